"""The way in and out: log-in, its errors, the password, the language, idle sessions, and pages about trouble."""

import re
from datetime import timedelta

import pytest
from django.db.models import F
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from candidates.models import LogInFailures, logins
from recruit import idle
from tests.making import make_user

pytestmark = pytest.mark.django_db


def text_of(response):
    return response.content.decode()


def log_in(client, password="secret", **data):
    return client.post(reverse("login"), {"username": "lan", "password": password, **data})


def test_page_asks_for_name_and_password_and_shows_nothing_else(client):
    page = text_of(client.get(reverse("login")))
    assert 'autocomplete="username"' in page and 'autocomplete="current-password"' in page
    assert reverse("list") not in page


def test_log_in_leads_to_the_page_that_was_asked_for(client):
    make_user("lan")
    asked = client.get(reverse("shortlists"))
    assert asked.headers["Location"] == f"{reverse('login')}?next={reverse('shortlists')}"
    assert log_in(client, next=reverse("shortlists")).headers["Location"] == reverse("shortlists")


def test_log_in_never_leads_off_the_site(client):
    make_user("lan")
    assert log_in(client, next="https://evil.example.com/").headers["Location"] == reverse("home")


def test_wrong_password_says_what_to_do_and_keeps_the_name(client):
    make_user("lan")
    response = log_in(client, "wrong")
    assert 'value="lan"' in text_of(response) and 'role="alert"' in text_of(response)
    assert "wrong" not in text_of(response).replace('class="wrong"', "")


def test_who_left_cannot_log_in(client):
    make_user("lan", is_active=False)
    assert 'role="alert"' in text_of(log_in(client))


def test_log_out_is_a_post(client):
    client.force_login(make_user("lan"))
    assert client.get(reverse("logout")).status_code == 405
    assert client.post(reverse("logout")).headers["Location"] == reverse("login")
    assert client.get(reverse("list")).status_code == 302


def test_change_password_and_stay_logged_in(client):
    make_user("lan")
    log_in(client)
    elsewhere = Client()
    log_in(elsewhere)
    new = {"old_password": "secret", "new_password1": "yunwu-4711", "new_password2": "yunwu-4711"}
    assert client.post(reverse("password_change"), new, follow=True).status_code == 200
    assert client.get(reverse("shortlists")).status_code == 200
    assert elsewhere.get(reverse("shortlists")).status_code == 302


def test_poor_password_is_refused_beside_its_field(client):
    make_user("lan")
    log_in(client)
    poor = {"old_password": "secret", "new_password1": "12345678", "new_password2": "12345678"}
    response = client.post(reverse("password_change"), poor)
    assert 'id="id_new_password2-wrong"' in text_of(response)


def test_admin_site_changes_the_password_on_our_page(client):
    client.force_login(make_user("root", group="Admin", is_staff=True))
    assert 'class="topbar"' in text_of(client.get(reverse("admin:password_change")))


def test_language_is_switched_before_log_in_and_stays(client):
    assert '<html lang="zh-Hans"' in text_of(client.get(reverse("login")))
    client.post(reverse("set_language"), {"language": "en", "next": reverse("login")})
    assert '<html lang="en"' in text_of(client.get(reverse("login")))


# ------------------------------------------------------------ guessing is slow
def guess(client, times, name="lan"):
    """Wrong passwords, each after its wait."""
    for _ in range(times):
        answer = client.post(reverse("login"), {"username": name, "password": "wrong"})
        LogInFailures.objects.update(last_at=F("last_at") - logins.LONGEST_WAIT)
    return answer


def is_in(client):
    return client.get(reverse("password_change")).status_code == 200


def test_mistyping_costs_nothing(client):
    make_user("lan")
    guess(client, logins.FREE_FAILURES)
    log_in(client)
    assert is_in(client)
    assert not LogInFailures.objects.exists()


def test_after_many_failures_even_the_right_password_waits(client):
    make_user("lan")
    guess(client, logins.FREE_FAILURES + 2)
    log_in(client, "wrong")
    answer = text_of(log_in(client))
    assert not is_in(client)
    assert re.search(r'role="alert">[^<]*[78]秒', answer)
    LogInFailures.objects.update(last_at=timezone.now() - timedelta(seconds=9))
    log_in(client)
    assert is_in(client)


def test_a_guess_that_comes_too_early_is_not_looked_at(client, monkeypatch):
    make_user("lan")
    guess(client, logins.FREE_FAILURES + 1)
    log_in(client, "wrong")
    monkeypatch.setattr("django.contrib.auth.backends.ModelBackend.authenticate", lambda *_a, **_k: 1 / 0)
    assert log_in(client).status_code == 200


def test_the_administration_s_own_log_in_is_slowed_too(client):
    make_user("root", group="Admin", is_staff=True)
    guess(client, logins.FREE_FAILURES + 1, "root")
    guess_now = {"username": "root", "password": "wrong"}
    client.post(reverse("login"), guess_now)
    client.post(reverse("admin:login"), {**guess_now, "password": "secret"})
    assert not is_in(client)


def test_nobody_waits_for_the_guesses_at_another_or_for_long(client):
    make_user("lan")
    guess(client, 50, "root")
    log_in(client)
    assert is_in(client)
    waits = [logins.wait_after(failures).total_seconds() for failures in (0, 5, 6, 7, 11, 12, 10_000)]
    assert waits == [0, 0, 2, 4, 60, 60, 60]


def test_writing_a_name_otherwise_is_no_way_round(client):
    make_user("lan")
    for name in ("lan", "LAN", " lan ") * 3:
        guess(client, 1, name)
    assert [row.count for row in LogInFailures.objects.all()] == [9]


def test_what_was_typed_as_a_name_is_not_kept_and_old_failures_are_forgotten(client):
    guess(client, 1, "my-secret-password")
    assert "secret" not in LogInFailures.objects.get().key
    LogInFailures.objects.update(last_at=timezone.now() - logins.FORGOTTEN_AFTER - timedelta(minutes=1))
    guess(client, 1, "lan")
    assert LogInFailures.objects.count() == 1


# ------------------------------------------------------------ sessions
def test_session_ends_twelve_hours_after_the_last_thing_done(client, settings):
    assert settings.SESSION_COOKIE_AGE == 12 * 60 * 60
    client.force_login(make_user("lan"))
    client.get(reverse("shortlists"))
    begun = client.session["seen"]
    client.get(reverse("shortlists"))
    assert client.session["seen"] == begun
    session = client.session
    session["seen"] = begun - idle.SECONDS_BETWEEN_SAVES
    session.save()
    answer = client.get(reverse("shortlists"))
    assert client.session["seen"] >= begun
    assert answer.cookies["sessionid"]["max-age"] == 12 * 60 * 60


def test_cookies_are_kept_from_scripts_and_other_sites(client):
    make_user("lan")
    cookie = log_in(client).cookies["sessionid"]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")


def test_https_makes_cookies_secure(client, settings):
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    make_user("lan")
    cookies = log_in(client).cookies
    assert cookies["sessionid"]["secure"] and cookies["csrftoken"]["secure"]


# ------------------------------------------------------------ trouble
def test_not_found_is_told_in_the_product_s_frame(client):
    client.force_login(make_user("lan"))
    response = client.get("/nothing/here/")
    assert response.status_code == 404
    assert reverse("home") in text_of(response) and 'class="topbar"' in text_of(response)


def test_not_found_shows_a_stranger_no_rooms(client):
    response = client.get("/nothing/here/")
    assert response.status_code == 404
    assert 'class="topbar"' not in text_of(response)


def test_not_allowed_says_whom_to_ask(client):
    client.force_login(make_user("lan", group=""))
    response = client.get(reverse("shortlists"))
    assert response.status_code == 403
    assert reverse("home") in text_of(response)


def test_a_page_that_was_open_too_long(client):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(make_user("lan"))
    response = strict.post(reverse("shortlist_create"), {"name": "算法校招"})
    assert response.status_code == 403
    assert 'class="sheet trouble"' in text_of(response)


def test_trouble_of_ours_is_told_without_details(client, monkeypatch):
    def break_down(*_args, **_keywords):
        raise RuntimeError("a secret detail")

    client.force_login(make_user("lan"))
    client.raise_request_exception = False
    monkeypatch.setattr("candidates.views.shortlists.Shortlist.objects.for_index", break_down)
    response = client.get(reverse("shortlists"))
    assert response.status_code == 500
    assert "a secret detail" not in text_of(response)
    assert reverse("home") in text_of(response)
