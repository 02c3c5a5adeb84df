"""The page of those who may be the same person."""

import pytest
from django.urls import reverse

from candidates.intake import corrections, record
from candidates.models import Candidate, DuplicateSearch, Merge, Suspicion
from candidates.pairing import pair_of
from tests.intake.making import make_claimed_file, make_resume
from tests.making import make_candidate, make_user

pytestmark = pytest.mark.django_db

OLD = {
    "basics": {"name": "骆嘉禾", "phone": "13800138000", "email": "old@example.com", "expected_salary": "25k"},
    "work": [
        {"name": "某某餐饮", "position": "专员", "start_date": "2021-05"},
        {"name": "永辉超市", "position": "品类助理", "start_date": "2020-07", "end_date": "2021-04"},
    ],
    "skills": ["Excel", "Python"],
}
NEW = {
    "basics": {"name": "骆嘉禾", "phone": "+86 138-0013-8000", "email": "new@example.com", "expected_salary": "22–28k"}
}


@pytest.fixture(autouse=True)
def own_originals(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"


@pytest.fixture
def admin(client):
    user = make_user(group="Admin", first_name="周岚")
    client.force_login(user)
    return user


@pytest.fixture
def suspicion(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        older = record.save(make_claimed_file(), make_resume(**OLD), seconds=1.0)
        record.save(make_claimed_file(), make_resume(**NEW), seconds=1.0)
        corrections.correct(older, "basics", "", "expected_salary", "25k", user=make_user(first_name="程屿"))
        record.rebuild(older)
    return Suspicion.objects.get()


def form(suspicion, **changed):
    """What the browser sends: everything that is proposed, with some names changed."""
    pair = pair_of(list(Candidate.objects.for_page()))
    sent = {
        line.name: [option.side for option in line.options if option.is_chosen and (line.is_radio or option.words)]
        for line in pair.lines
    }
    names = {line.name.replace(".", "_"): line.name for line in pair.lines}
    return {"state": pair.state, **sent, **{names.get(name, name): value for name, value in changed.items()}}


def test_the_page_of_either_leads_to_the_pair_but_not_the_blind_one(client, admin, suspicion):
    link = f'href="{reverse("duplicates")}?pair={suspicion.pk}"'
    for person in (suspicion.first, suspicion.second):
        assert link in client.get(person.get_absolute_url()).content.decode()
        assert link not in client.get(person.get_absolute_url(), {"blind": "1"}).content.decode()
    Suspicion.objects.update(state=Suspicion.State.DIFFERENT)
    assert link not in client.get(suspicion.first.get_absolute_url()).content.decode()


def merge(client, suspicion, **changed):
    return client.post(reverse("duplicate_merge", args=[suspicion.pk]), form(suspicion, **changed), follow=True)


def test_the_page_lays_them_side_by_side(client, recruiter, suspicion):
    page = client.get(reverse("duplicates")).content.decode()
    assert "手机号相同：13800138000" in page and "邮箱不同" in page
    assert [line.name for line in pair_of(list(Candidate.objects.for_page())).lines if line.kind == "contact"] == [
        "contact.email"  # the phone is the same, however it is written
    ]
    skills = client.get(reverse("duplicates")).context["pair"].lines[-1]
    assert skills.result == [("Python，C++，Excel", "")]  # of both, each once
    assert '<th scope="row">标签' not in page and '<th scope="row">备注' not in page  # of which there are none
    assert "还有1组" in page and "old@example.com" in page and "程屿改过" in page
    assert "合并为一人" not in page  # admins decide


def test_every_page_says_how_many_wait(client, recruiter, suspicion):
    assert "1组疑似同一人" in client.get(reverse("shortlists")).content.decode()


def test_what_is_proposed(client, admin, suspicion):
    merge(client, suspicion)
    person = Candidate.objects.get()
    assert (person.email, person.profiles) == ("new@example.com", ["old@example.com"])
    assert person.expected_salary == "25k"  # corrected goes before newer
    assert [job.name for job in person.workexperience_set.all()] == ["某某餐饮", "永辉超市"]
    assert person.workexperience_set.first().position == "运营"
    assert [each.written for each in person.candidate_skills.all()] == ["Python", "C++", "Excel"]
    assert not Suspicion.objects.exists()


def test_each_is_chosen_by_itself(client, admin, suspicion):
    pair = pair_of(list(Candidate.objects.for_page()))
    [matched, further] = [line.name for line in pair.lines if line.kind == "row"]
    sides = {"contact_email": ["other"], "value_expected_salary": ["one"], "skills": ["other"]}
    merge(client, suspicion, **sides, **{matched.replace(".", "_"): ["other"], further.replace(".", "_"): []})
    person = Candidate.objects.get()
    assert (person.email, person.profiles, person.expected_salary) == ("old@example.com", [], "22–28k")
    [job] = person.workexperience_set.all()
    assert (job.name, job.position, job.start_date) == ("某某餐饮", "专员", "2021-05")
    assert [each.written for each in person.candidate_skills.all()] == ["Python", "Excel"]


def test_a_merge_is_undone_from_the_message_and_from_the_person(client, admin, suspicion):
    said = merge(client, suspicion).content.decode()
    made = Merge.objects.get()
    address = reverse("merge_undo", args=[made.pk])
    assert address in said
    assert address in client.get(reverse("candidate", args=[made.survivor_id])).content.decode()
    assert (
        client.get(reverse("candidate", args=[made.gone_pk])).headers["Location"] == made.survivor.get_absolute_url()
    )
    client.post(address)
    assert Candidate.objects.count() == 2
    assert client.get(reverse("candidate", args=[made.gone_pk])).status_code == 200


def test_not_the_same_person_is_remembered_and_can_be_undone(client, admin, suspicion):
    said = client.post(reverse("duplicate_differ", args=[suspicion.pk]), follow=True)
    suspicion.refresh_from_db()
    assert (suspicion.state, suspicion.decided_by) == (Suspicion.State.DIFFERENT, admin)
    assert "没有要看的" in said.content.decode()
    client.post(reverse("undo"), {"key": next(iter(client.session["undo"]))})
    suspicion.refresh_from_db()
    assert (suspicion.state, suspicion.decided_by, suspicion.decided_at) == (Suspicion.State.OPEN, None, None)


def test_nothing_is_merged_that_changed_since_it_was_shown(client, admin, suspicion):
    sent = form(suspicion)
    record.rebuild(Candidate.objects.last())
    said = client.post(reverse("duplicate_merge", args=[suspicion.pk]), sent, follow=True).content.decode()
    assert "请再看一遍" in said and Candidate.objects.count() == 2


@pytest.mark.parametrize("name", ["duplicate_merge", "duplicate_differ"])
def test_what_is_decided_already(client, admin, name):
    assert "已经有人处理过了" in client.post(reverse(name, args=[999]), follow=True).content.decode()


def test_a_search_of_the_library_tells_how_far_it_is(client, admin, monkeypatch):
    rung = []
    monkeypatch.setattr("candidates.intake.tasks.ring_for_search", lambda pk: rung.append(pk) or True)
    make_candidate()
    for _ in range(2):
        page = client.post(reverse("duplicate_search"), follow=True).content.decode()
    search = DuplicateSearch.objects.get()
    assert rung == [search.pk] and "正在查重：0 / 1" in page
    part = client.get(reverse("duplicates"), headers={"HX-Request": "true"}).content.decode()
    assert "every 2s" in part
    DuplicateSearch.objects.update(finished_at=search.created_at)
    assert "查重完成" in client.get(reverse("duplicates"), headers={"HX-Request": "true"}).content.decode()


def test_without_a_queue_no_search_begins(client, admin, monkeypatch):
    monkeypatch.setattr("candidates.intake.tasks.ring_for_search", lambda _pk: False)
    assert "任务队列没有运行" in client.post(reverse("duplicate_search"), follow=True).content.decode()
    assert not DuplicateSearch.objects.exists()


def test_the_number_of_queries_does_not_grow_with_the_queue(client, admin, suspicion, django_assert_max_num_queries):
    client.get(reverse("duplicates"))
    with django_assert_max_num_queries(70) as few:
        client.get(reverse("duplicates"))
    for _ in range(5):
        people = [make_candidate() for _ in range(2)]
        Suspicion.objects.create(first=people[0], second=people[1], score=6)
    with django_assert_max_num_queries(70) as many:
        client.get(reverse("duplicates"))
    assert len(many) <= len(few)
