"""On a person's page: what a later reading says against a correction, and two versions side by side."""

import pytest
from django.urls import reverse

from candidates.intake import claim, corrections, merging, record
from candidates.models import Candidate, FileStatus, ResumeFile
from tests.intake.making import make_claimed_file, make_resume
from tests.making import make_candidate, make_file, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    made = record.save(make_claimed_file(), make_resume(), seconds=1.0)
    corrections.correct(made, "basics", "", "phone", "13900139000", user=make_user(), parsed_value="138-0013-8000")
    claim.again(made.files.all())
    resume = make_resume(basics={"name": "骆嘉禾", "phone": "13700137000"})
    return record.save(claim.claim(made.files.get().pk), resume, seconds=1.0)


def page(client, person):
    return client.get(reverse("candidate", args=[person.pk])).content.decode()


def test_the_three_stand_on_the_page_until_one_is_chosen(client, recruiter, person):
    shown = page(client, person)
    assert all(words in shown for words in ("138-0013-8000", "13900139000", "13700137000", "新读出来的和改过的不同"))
    assert "新读出来的" not in client.get(f"{reverse('candidate', args=[person.pk])}?blind=1").content.decode()
    sent = {"correction": person.corrections.get().pk, "which": "now"}
    client.post(reverse("settle_difference", args=[person.pk]), sent)
    assert Candidate.objects.get().phone == "13700137000"
    assert "新读出来的" not in page(client, person)
    client.post(reverse("undo"), {"key": next(iter(client.session["undo"]))})
    assert Candidate.objects.get().phone == "13900139000"
    assert "新读出来的" in page(client, person)


def test_what_is_settled_already(client, recruiter, person):
    for sent in ({}, {"correction": person.corrections.get().pk, "which": "other"}):
        said = client.post(reverse("settle_difference", args=[person.pk]), sent, follow=True)
        assert "已经处理过了" in said.content.decode()


def test_the_history_says_who_from_what_to_what_and_why(client, recruiter, person):
    record.save(_again(person), make_resume(basics={"name": "骆佳禾", "phone": "13700137000"}), seconds=1.0)
    shown = page(client, person)
    assert "把电话改成“13900139000”，原来是“138-0013-8000”" in shown
    assert "姓名“骆嘉禾”→“骆佳禾”" in shown


def _again(person):
    claim.again(person.files.all())
    return claim.claim(person.files.get().pk)


def test_two_versions_of_a_merged_person(client, recruiter, person):
    newer = record.save(make_claimed_file(), make_resume(work=[{"name": "云岭食品"}]), seconds=1.0)
    merging.merge(newer, person, merging.Choice(), user=recruiter)
    older = newer.files.order_by("pk").first()
    address = f"{reverse('versions', args=[newer.pk])}?older={older.pk}"
    assert address in page(client, newer).replace("&amp;", "&")
    shown = client.get(address).content.decode()
    assert "云岭食品" in shown and "某某餐饮" in shown
    assert client.get(f"{reverse('versions', args=[newer.pk])}?older=999").status_code == 404


def test_one_file_is_read_again(client, monkeypatch):
    rung = []
    monkeypatch.setattr("candidates.intake.tasks.ring", lambda keys: rung.extend(keys) or True)
    client.force_login(make_user(group="Admin"))
    file = make_file(make_candidate())
    assert reverse("read_again", args=[file.pk]) in page(client, file.candidate)
    client.post(reverse("read_again", args=[file.pk]))
    assert rung == [file.pk]
    assert ResumeFile.objects.get().status == FileStatus.QUEUED
