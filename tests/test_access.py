"""Every address and who may use it. An address that is not in the table fails."""

import pytest
from django.contrib import admin
from django.contrib.admin.models import ADDITION, CHANGE, DELETION, LogEntry
from django.contrib.auth.models import Group, Permission, User
from django.db import transaction
from django.urls import URLPattern, get_resolver, reverse

from candidates.models import Candidate, ResumeFile
from candidates.urls import urlpatterns as rooms
from recruit.urls import urlpatterns as everything
from tests.making import make_candidate, make_user

pytestmark = pytest.mark.django_db

ROLES = ("anybody", "user", "recruiter", "uploader", "admin")  # each may do all that those before it may

# name of the address: method, arguments, the first role that may use it
ACCESS = {
    "login": ("GET", [], "anybody"),
    "set_language": ("POST", [], "anybody"),
    "logout": ("POST", [], "user"),
    "password_change": ("GET", [], "user"),
    "password_change_done": ("GET", [], "user"),
    "home": ("GET", [], "user"),
    "upload": ("GET", [], "uploader"),
    "load_samples": ("POST", [], "uploader"),
    "batch": ("GET", ["batch"], "recruiter"),
    "batch_add": ("POST", ["batch"], "uploader"),
    "batch_pieces": ("POST", ["batch"], "uploader"),
    "batch_retry": ("POST", ["batch"], "uploader"),
    "batch_pause": ("POST", ["batch"], "uploader"),
    "batch_ocr": ("POST", ["batch"], "uploader"),
    "batch_resume": ("POST", ["batch"], "uploader"),
    "batch_no_resume": ("POST", ["batch"], "uploader"),
    "batch_report": ("GET", ["batch"], "recruiter"),
    "batch_accept": ("POST", ["batch"], "recruiter"),
    "original": ("GET", ["file"], "recruiter"),
    "file_page": ("GET", ["file", 1], "recruiter"),
    "list": ("GET", [], "recruiter"),
    "facet": ("GET", ["city"], "recruiter"),
    "searches": ("GET", [], "recruiter"),
    "search_save": ("POST", [], "recruiter"),
    "search": ("GET", ["search"], "recruiter"),
    "search_pin": ("POST", ["search"], "recruiter"),
    "search_change": ("POST", ["search"], "recruiter"),
    "search_delete": ("POST", ["search"], "recruiter"),
    "preview": ("GET", ["candidate"], "recruiter"),
    "candidate": ("GET", ["candidate"], "recruiter"),
    "value": ("GET", ["candidate"], "recruiter"),
    "value_remove": ("POST", ["candidate"], "recruiter"),
    "take": ("POST", ["candidate"], "recruiter"),
    "dismiss_question": ("POST", ["candidate"], "recruiter"),
    "dismiss_lines": ("POST", ["candidate"], "recruiter"),
    "take_up_again": ("POST", ["dismissal"], "recruiter"),
    "settle_difference": ("POST", ["candidate"], "recruiter"),
    "versions": ("GET", ["candidate"], "recruiter"),
    "read_again": ("POST", ["file"], "uploader"),
    "tag_add": ("POST", [], "recruiter"),
    "tag_remove": ("POST", [], "recruiter"),
    "note_add": ("POST", ["candidate"], "recruiter"),
    "note_delete": ("POST", ["note"], "recruiter"),
    "duplicates": ("GET", [], "recruiter"),
    "duplicate_search": ("POST", [], "admin"),
    "duplicate_merge": ("POST", ["suspicion"], "admin"),
    "duplicate_differ": ("POST", ["suspicion"], "admin"),
    "merge_undo": ("POST", ["merge"], "admin"),
    "compare": ("GET", [], "recruiter"),
    "compare_chosen": ("POST", [], "recruiter"),
    "shortlists": ("GET", [], "recruiter"),
    "shortlist_create": ("POST", [], "recruiter"),
    "shortlist_add": ("POST", [], "recruiter"),
    "shortlist": ("GET", ["shortlist"], "recruiter"),
    "shortlist_rename": ("POST", ["shortlist"], "recruiter"),
    "shortlist_delete": ("POST", ["shortlist"], "recruiter"),
    "shortlist_copy": ("POST", ["shortlist"], "recruiter"),
    "shortlist_merge": ("POST", ["shortlist"], "recruiter"),
    "shortlist_archive": ("POST", ["shortlist"], "recruiter"),
    "shortlist_order": ("POST", ["shortlist"], "recruiter"),
    "member_note": ("POST", ["member"], "recruiter"),
    "member_stage": ("POST", ["member"], "recruiter"),
    "member_remove": ("POST", ["member"], "recruiter"),
    "share": ("POST", ["shortlist"], "recruiter"),
    "share_revoke": ("POST", ["link"], "recruiter"),
    "shared": ("GET", ["token"], "anybody"),  # the signed address is the key
    "export": ("GET", [], "recruiter"),
    "export_progress": ("GET", [], "recruiter"),
    "exports": ("GET", [], "recruiter"),
    "profiles": ("GET", [], "recruiter"),
    "undo": ("POST", [], "user"),  # gives back only what its own session took, and asks for the right to do so
}


def make(role):
    if role == "anybody":
        return None
    groups = {"user": "", "admin": "Admin"}
    user = make_user(role, group=groups.get(role, "Recruiter"), is_staff=role == "admin")
    if role == "uploader":
        user.user_permissions.add(Permission.objects.get(codename="add_resumefile"))
    return user


def test_every_address_is_in_the_table():
    names = [pattern.name for pattern in [*everything, *rooms] if isinstance(pattern, URLPattern)]
    assert None not in names
    assert sorted(names) == sorted(ACCESS)


@pytest.mark.parametrize("role", ROLES)
def test_who_may(client, things, role):
    user = make(role)
    answers = {}
    for name, (method, arguments, _first) in ACCESS.items():
        if user:
            client.force_login(user)
        with transaction.atomic():  # what one address changes is there again for the next
            response = client.generic(method, reverse(name, args=[things.get(each, each) for each in arguments]))
            transaction.set_rollback(True)
        answers[name] = answer(response)
    expected = {
        name: "let in" if ROLES.index(role) >= ROLES.index(first) else "refused" if user else "sent to log in"
        for name, (_method, _arguments, first) in ACCESS.items()
    }
    assert answers == expected


def answer(response):
    ways_in = (f"{reverse('login')}?", f"{reverse('admin:login')}?")
    if response.status_code == 302 and response.headers["Location"].startswith(ways_in):
        return "sent to log in"
    assert response.status_code < 500
    assert response.status_code != 405
    return "refused" if response.status_code == 403 else "let in"


# ------------------------------------------------------------ the admin site
# what an admin may there: see, add, change, delete; nobody else may anything
ADMIN_SITE = {
    **dict.fromkeys(("auth.user", "auth.group"), "see add change delete"),
    **dict.fromkeys(("candidate", "batch", "note", "shortlist", "stage", "tag"), "see add change delete"),
    **dict.fromkeys(("skill", "searchalias"), "see add change delete"),
    "resumefile": "see change delete",  # files come by the upload page
    **dict.fromkeys(("correction", "look", "export", "suspicion", "merge", "admin.logentry"), "see"),  # logs
}
# addresses of the admin site that are no model's: the first role that is let in
ADMIN_PAGES = {
    "index": "admin",
    "app_list": "admin",
    "login": "anybody",
    "logout": "user",
    "password_change": "admin",
    "password_change_done": "admin",
    "autocomplete": "admin",
    "jsi18n": "admin",
    "view_on_site": "admin",
    "": "admin",  # an address without a page
}
VERBS = {"see": "changelist", "add": "add", "change": "change", "delete": "delete"}


def admin_names():
    """The names of all addresses of the admin site; "" for its last resort."""
    [resolver] = [each for each in get_resolver().url_patterns if getattr(each, "app_name", "") == "admin"]
    return [name or "" for name in names_below(resolver)]


def names_below(resolver):
    for each in resolver.url_patterns:
        if isinstance(each, URLPattern):
            yield each.name
        else:
            yield from names_below(each)


def label(model):
    return model._meta.label_lower.removeprefix("candidates.")


def test_every_address_of_the_admin_site_is_in_a_table():
    assert sorted(ADMIN_SITE) == sorted(label(model) for model in admin.site._registry)
    of_models = {f"{model._meta.app_label}_{model._meta.model_name}" for model in admin.site._registry}
    kinds = {*VERBS.values(), "history"}
    ours = {f"{model}_{kind}" for model in of_models for kind in kinds} | {"auth_user_password_change", *ADMIN_PAGES}
    assert {name for name in admin_names() if name not in ours} == set()


def admin_address(model, verb, pk):
    arguments = [pk] if verb in ("change", "delete") else []
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{VERBS[verb]}", args=arguments)


@pytest.mark.parametrize("role", ROLES)
def test_who_may_what_on_the_admin_site(client, things, role):
    if user := make(role):
        client.force_login(user)
    answers, expected = {}, {}
    for model in admin.site._registry:
        pk = getattr(model.objects.first(), "pk", 0)
        for verb in ("see", "add", *(("change", "delete") if pk else ())):
            got = answer(client.get(admin_address(model, verb, pk)))
            allowed = ADMIN_SITE[label(model)].split()
            seen = verb in allowed or (verb == "change" and "see" in allowed)  # to see one row is to open its page
            right = "let in" if seen else "refused"
            answers[label(model), verb] = got
            expected[label(model), verb] = right if role == "admin" else "sent to log in"
    assert answers == expected


@pytest.mark.parametrize("role", ROLES)
def test_who_may_open_its_other_pages(client, role):
    if user := make(role):
        client.force_login(user)
    pages = {name: first for name, first in ADMIN_PAGES.items() if name not in ("app_list", "view_on_site", "")}
    posted = {"logout"}
    got = {
        name: answer((client.post if name in posted else client.get)(reverse(f"admin:{name}")))
        for name in sorted(pages, key=lambda name: name in posted)  # logging out comes last
    }
    expected = {
        name: "let in" if ROLES.index(role) >= ROLES.index(first) else "sent to log in"
        for name, first in pages.items()
    }
    if role == "admin":
        expected["autocomplete"] = "refused"  # as it names no field
    assert got == expected


def admin_pages(pk):
    return {
        "see": reverse("admin:candidates_candidate_changelist"),
        "delete": reverse("admin:candidates_candidate_delete", args=[pk]),
        "users": reverse("admin:auth_user_changelist"),
        "files": reverse("admin:candidates_resumefile_changelist"),
    }


def test_admins_administer(client):
    client.force_login(make("admin"))
    pages = admin_pages(make_candidate().pk)
    assert {page: client.get(address).status_code for page, address in pages.items()} == dict.fromkeys(pages, 200)


def test_a_recruiter_does_not_enter_the_admin_site(client):
    client.force_login(make("recruiter"))
    answers = {client.get(address).status_code for address in admin_pages(make_candidate().pk).values()}
    assert answers == {302}


def test_a_recruiter_let_into_the_admin_site_still_deletes_nobody(client):
    user = make("recruiter")
    user.is_staff = True
    user.save()
    client.force_login(user)
    pages = admin_pages(make_candidate().pk)
    assert client.get(pages["delete"]).status_code == 403
    assert client.post(pages["delete"], {"post": "yes"}).status_code == 403
    assert client.get(pages["users"]).status_code == 403
    assert Candidate.objects.count() == 1


def test_what_a_recruiter_may_not_without_a_grant():
    recruiter = make("recruiter")
    for right in ("add_resumefile", "delete_resumefile", "delete_candidate", "add_candidate", "delete_batch"):
        assert not recruiter.has_perm(f"candidates.{right}"), right
    rights = Group.objects.get(name="Recruiter").permissions
    assert not rights.exclude(content_type__app_label="candidates").exists()


def test_an_admin_s_grant_lets_a_recruiter_upload(client):
    client.force_login(make("uploader"))
    assert client.get(reverse("upload")).status_code == 200
    assert reverse("upload") in client.get(reverse("shortlists")).content.decode()
    client.force_login(make("recruiter"))
    assert reverse("upload") not in client.get(reverse("shortlists")).content.decode()
    assert not ResumeFile.objects.exists()


# ------------------------------------------------------------ what admins do with people and users is recorded
def recorded():
    """Who did what with which kind of thing; its name, which outlives it."""
    deeds = {ADDITION: "added", CHANGE: "changed", DELETION: "deleted"}
    rows = LogEntry.objects.order_by("pk").select_related("user", "content_type")
    return [(row.user.username, deeds[row.action_flag], row.content_type.model, row.object_repr) for row in rows]


def test_a_person_deleted_leaves_a_record(client):
    client.force_login(make("admin"))
    one, two, three = make_candidate("甲"), make_candidate("乙"), make_candidate("丙")
    client.post(reverse("admin:candidates_candidate_delete", args=[one.pk]), {"post": "yes"})
    chosen = {"action": "delete_selected", "_selected_action": [two.pk, three.pk], "post": "yes"}
    client.post(reverse("admin:candidates_candidate_changelist"), chosen)
    assert not Candidate.objects.exists()
    assert sorted(recorded()) == sorted(("admin", "deleted", "candidate", name) for name in "甲乙丙")


def test_users_made_and_their_rights_changed_leave_a_record(client):
    client.force_login(make("admin"))
    passwords = {"password1": "yunwu-4711", "password2": "yunwu-4711", "usable_password": "true"}
    client.post(reverse("admin:auth_user_add"), {"username": "lan", **passwords})
    user = make_user("zhou")
    client.post(reverse("admin:auth_user_password_change", args=[user.pk]), passwords)
    client.post(reverse("admin:auth_user_delete", args=[user.pk]), {"post": "yes"})
    assert [(what, kind, name) for _who, what, kind, name in recorded()] == [
        ("added", "user", "lan"),
        ("changed", "user", "zhou"),
        ("deleted", "user", "zhou"),
    ]


def test_poor_passwords_are_refused_there_too(client):
    client.force_login(make("admin"))
    poor = {"password1": "12345678", "password2": "12345678", "usable_password": "true"}
    assert client.post(reverse("admin:auth_user_add"), {"username": "lan", **poor}).status_code == 200
    assert not User.objects.filter(username="lan").exists()


def test_admins_see_the_record_and_change_nothing_in_it(client):
    client.force_login(make("admin"))
    client.post(reverse("admin:candidates_candidate_delete", args=[make_candidate("甲").pk]), {"post": "yes"})
    entry = LogEntry.objects.get()
    assert "甲" in client.get(reverse("admin:admin_logentry_changelist")).content.decode()
    assert client.post(reverse("admin:admin_logentry_delete", args=[entry.pk]), {"post": "yes"}).status_code == 403
    assert (
        client.post(reverse("admin:admin_logentry_change", args=[entry.pk]), {"object_repr": "乙"}).status_code == 403
    )
    assert LogEntry.objects.get().object_repr == "甲"
