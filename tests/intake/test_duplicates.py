"""Suspicions, as people are written and in the whole library."""

import io
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Event

import pytest
from django.core.management import call_command
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext

from bench.duplicates import measure
from candidates.intake import claim, corrections, duplicates, record, tasks
from candidates.models import Candidate, DuplicateSearch, ResumeFile, Suspicion
from tests.intake.making import make_claimed_file, make_resume
from tests.making import make_candidate, make_user

pytestmark = pytest.mark.django_db

OTHER = {"name": "贺思源", "phone": "13900139000"}
SCHOOL = {"institution": "苏州大学", "study_type": "本科", "start_date": "2015-09", "end_date": "2019-06"}


def save(file=None, **fields):
    return record.save(file or make_claimed_file(), make_resume(**fields), seconds=1.0)


@pytest.fixture
def patience(monkeypatch):
    monkeypatch.setattr(tasks, "PAUSES", (0.1,) * 200)


def save_again(person, **fields):
    claim.again(person.files.all())
    return save(claim.claim(person.files.get().pk), **fields)


def suspected():
    return set(Suspicion.objects.waiting().values_list("first_id", "second_id"))


def test_a_second_resume_of_somebody_is_suspected_as_it_comes_in():
    one = save(basics={"name": "骆嘉禾", "phone": "138-0013-8000"})
    other = save(basics={"name": "Luo Jiahe", "phone": "+86 13800138000"})
    save(basics={"name": "贺思源", "phone": "13900139000"}, work=[])
    assert suspected() == {(one.pk, other.pk)}
    code, _weight, facts = Suspicion.objects.get().signs[0]
    assert (code, facts) == ("same_phone", {"phone": "13800138000"})
    assert Candidate.objects.count() == 3


def test_a_second_reading_finds_its_suspicion_before_it_ends():
    """A worker that is killed right after the commit leaves nothing undone."""
    one, other = save(basics={"name": "骆嘉禾", "phone": "13800138000"}), save(work=[], education=[], basics=OTHER)
    assert not suspected()
    save_again(other, basics={"name": "骆嘉禾", "phone": "13800138000"})
    assert suspected() == {(one.pk, other.pk)}


def at_once(*deeds):
    """Do them in threads of their own, patiently as a worker does; raises what one of them raised."""

    def alone(deed):
        try:
            return tasks._patiently(deed)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(deeds)) as pool:
        return [future.result() for future in [pool.submit(alone, deed) for deed in deeds]]


@pytest.mark.django_db(transaction=True)
def test_of_two_who_come_in_at_once_the_later_sees_the_earlier(patience, monkeypatch):
    save(basics=OTHER, work=[], education=[])  # of two who bring the same new skill one waits anyway
    looked, files = Event(), [make_claimed_file(), make_claimed_file()]
    index = record.index_told

    def slowly(people):
        looked.set()
        time.sleep(0.5)  # long enough for the other to look, if she does not wait
        index(people)

    def second():
        looked.wait(20)
        return save(files[1])

    monkeypatch.setattr(record, "index_told", slowly)
    people = at_once(lambda: save(files[0]), second)
    assert suspected() == {tuple(sorted(person.pk for person in people))}


@pytest.mark.django_db(transaction=True)
def test_two_who_are_read_again_at_once_do_not_wait_for_each_other(patience):
    people = [save(), save()]
    Suspicion.objects.all().delete()
    claim.again(ResumeFile.objects.all())
    files = [claim.claim(person.files.get().pk) for person in people]
    at_once(*(partial(save, file) for file in files))
    assert suspected() == {tuple(person.pk for person in people)}


def test_a_suspicion_goes_when_its_reason_goes():
    one = save(basics={"name": "骆嘉禾", "phone": "13800138000"}, work=[], education=[])
    save(basics={"name": "骆嘉禾", "phone": "13800138000"}, work=[], education=[])
    assert suspected()
    corrections.correct(one, "basics", "", "phone", "13900139000", user=None)
    record.rebuild(one)
    assert not suspected()


def test_what_was_decided_is_not_asked_again():
    one, other = save(), save()
    Suspicion.objects.update(state=Suspicion.State.DIFFERENT, decided_by=make_user())
    save_again(other)
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
