"""Suspicions, as people are written and in the whole library."""

import io

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bench.duplicates import measure
from candidates.intake import claim, corrections, duplicates, record, tasks
from candidates.models import Candidate, DuplicateSearch, Suspicion
from tests.intake.making import make_claimed_file, make_resume
from tests.making import make_candidate, make_user

pytestmark = pytest.mark.django_db

SCHOOL = {"institution": "苏州大学", "study_type": "本科", "start_date": "2015-09", "end_date": "2019-06"}


@pytest.fixture
def save(django_capture_on_commit_callbacks):
    def saved(file=None, **fields):
        with django_capture_on_commit_callbacks(execute=True):
            return record.save(file or make_claimed_file(), make_resume(**fields), seconds=1.0)

    return saved


def suspected():
    return set(Suspicion.objects.waiting().values_list("first_id", "second_id"))


def test_a_second_resume_of_somebody_is_suspected_as_it_comes_in(save):
    one = save(basics={"name": "骆嘉禾", "phone": "138-0013-8000"})
    other = save(basics={"name": "Luo Jiahe", "phone": "+86 13800138000"})
    save(basics={"name": "贺思源", "phone": "13900139000"}, work=[])
    assert suspected() == {(one.pk, other.pk)}
    code, _weight, facts = Suspicion.objects.get().signs[0]
    assert (code, facts) == ("same_phone", {"phone": "13800138000"})
    assert Candidate.objects.count() == 3


def test_a_suspicion_of_a_new_person_needs_no_worker_after_the_save():
    one, other = (record.save(make_claimed_file(), make_resume(), seconds=1) for _ in range(2))  # nothing on commit
    assert suspected() == {(one.pk, other.pk)}


def test_a_suspicion_goes_when_its_reason_goes(save, django_capture_on_commit_callbacks):
    one = save(basics={"name": "骆嘉禾", "phone": "13800138000"}, work=[], education=[])
    save(basics={"name": "骆嘉禾", "phone": "13800138000"}, work=[], education=[])
    assert suspected()
    with django_capture_on_commit_callbacks(execute=True):
        corrections.correct(one, "basics", "", "phone", "13900139000", user=None)
        record.rebuild(one)
    assert not suspected()


def test_what_was_decided_is_not_asked_again(save):
    one, other = save(), save()
    Suspicion.objects.update(state=Suspicion.State.DIFFERENT, decided_by=make_user())
    claim.again(other.files.all())
    save(file=claim.claim(other.files.get().pk))
    duplicates.find_all([one.pk, other.pk], lambda _done: None)
    assert Suspicion.objects.get().state == Suspicion.State.DIFFERENT and not suspected()


def test_the_whole_library_is_searched_by_a_command():
    people = [make_candidate("戚文若", education=[dict(SCHOOL, study_type="")], birth="1997-03") for _ in range(2)]
    make_candidate("戚文若", birth="1980")
    said = io.StringIO()
    call_command("find_duplicates", stdout=said)
    assert suspected() == {tuple(person.pk for person in people)}
    assert "3 people searched, 1 suspicions wait" in said.getvalue()


def test_a_telephone_of_a_crowd_is_an_agent_s():
    for number in range(duplicates.MOST_SHARING + 1):
        make_candidate(f"甲{chr(0x4E00 + number)}", phone="13800138000")
    duplicates.find_all(list(Candidate.objects.values_list("pk", flat=True)), lambda _done: None)
    assert not suspected()


def test_the_number_of_queries_does_not_grow_with_the_likes():
    def queries(count):
        people = [make_candidate("戚文若", phone=f"1380013800{count}").pk for _ in range(count)]
        duplicates.find_all(people, lambda _done: None)
        with CaptureQueriesContext(connection) as captured:
            duplicates.suspect(people[:1])
        return len(captured)

    assert queries(2) == queries(5)


def test_a_library_with_copies_and_namesakes():
    """A small run of bench/duplicates.py; the floors only rise."""
    score = measure(500, seed=3)
    assert score.right + len(score.missed) >= 75
    assert score.precision >= 0.98, score.wrong
    assert score.recall >= 0.95, score.missed


def test_a_search_that_was_asked_for_says_how_far_it_is():
    person = make_candidate("戚文若")
    search = DuplicateSearch.objects.create()
    tasks.find_duplicates(search.pk)
    search.refresh_from_db()
    assert (search.total, search.done, search.percent) == (1, 1, 100) and search.finished_at
    ended = search.finished_at
    person.delete()
    tasks.find_duplicates(search.pk)
    search.refresh_from_db()
    assert (search.total, search.finished_at) == (1, ended)
