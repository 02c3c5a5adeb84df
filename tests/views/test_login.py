"""The way in and out: log-in, its errors, the password, the language, idle sessions, and pages about trouble."""

import pytest
from django.test import Client
from django.urls import reverse

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
