"""Doorbells: claimed once, read once, found again when a worker or a bell was lost."""

from datetime import timedelta
from pathlib import Path
from unittest.mock import Mock

import pytest
from django.db import OperationalError as DatabaseTrouble
from django.utils import timezone
from kombu.exceptions import OperationalError

from candidates.intake import claim, record, sandbox, tasks
from candidates.models import Candidate, FileStatus, ResumeFile
from candidates.parsing.errors import NeedsOcr, NoText, PasswordProtected
from tests.intake.making import make_claimed_file, make_resume, make_waiting_file
from tests.making import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def bells(monkeypatch):
    """What is rung for, as (key, queue)."""
    rung = []
    monkeypatch.setattr(
        tasks.parse_file, "apply_async", lambda arguments, *, queue, **limits: rung.append((arguments[0], queue))
    )
    return rung


def reading(monkeypatch, answer):
    """The sandbox says `answer`, or raises it; gives the limits that it was called with."""
    asked = []

    def read(data, filename, *, limits, meanwhile):
        asked.append(limits)
        meanwhile()
        if isinstance(answer, Exception):
            raise answer
        return answer

    monkeypatch.setattr(sandbox, "read", read)
    return asked


def test_a_file_is_read_and_saved(monkeypatch):
    reading(monkeypatch, make_resume())
    file = make_waiting_file()
    tasks.parse_file(file.pk)
    file.refresh_from_db()
    assert (file.status, file.candidate.name, file.attempts) == (FileStatus.PARSED, "骆嘉禾", 1)


def test_twice_is_harmless(monkeypatch):
    asked = reading(monkeypatch, make_resume())
    file = make_waiting_file()
    tasks.parse_file(file.pk)
    tasks.parse_file(file.pk)
    tasks.parse_file(file.pk + 1000)
    assert len(asked) == 1
    assert Candidate.objects.count() == 1


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (PasswordProtected(), "password"),
        (sandbox.TimedOut(), "timeout"),
        (sandbox.OutOfMemory(), "memory"),
        (sandbox.Crashed(), "crash"),
        (sandbox.ParserFault(), "internal"),
    ],
)
def test_trouble_becomes_a_reason(monkeypatch, error, code):
    reading(monkeypatch, error)
    file = make_waiting_file()
    tasks.parse_file(file.pk)
    file.refresh_from_db()
    assert (file.status, file.reasons) == (FileStatus.FAILED, [code])
    assert file.content.size and file.finished_at


def test_a_scan_goes_to_the_ocr_queue(monkeypatch, bells):
    asked = reading(monkeypatch, NeedsOcr())
    file = make_waiting_file()
    tasks.parse_file(file.pk)
    file.refresh_from_db()
    assert (file.status, file.route, file.attempts) == (FileStatus.QUEUED, "ocr", 0)
    assert bells == [(file.pk, tasks.OCR_QUEUE)]
    tasks.parse_file(file.pk)
    assert [limits.allow_ocr for limits in asked] == [False, True]
    assert asked[1].seconds > asked[0].seconds


def test_a_lost_original_is_a_reason(monkeypatch):
    file = make_waiting_file()
    file.content.storage.delete(file.content.name)
    tasks.parse_file(file.pk)
    file.refresh_from_db()
    assert file.reasons == ["original_gone"]


def test_a_file_over_the_limit_is_not_read_on_retry(monkeypatch, settings):
    asked = reading(monkeypatch, make_resume())
    file = make_waiting_file(data=b"x" * 20)
    settings.MAX_FILE_BYTES = 10
    tasks.parse_file(file.pk)
    file.refresh_from_db()
    assert (file.reasons, asked) == (["too_big"], [])


def test_a_broker_that_is_down_is_said_not_raised(monkeypatch):
    def refuse(*arguments, **options):
        raise OperationalError

    monkeypatch.setattr(tasks.parse_file, "apply_async", refuse)
    assert tasks.ring([make_waiting_file().pk]) is False


# ---------------------------------------------------------------- no résumé
NOTHING = {"basics": {}, "education": [], "work": [], "skills": []}


def read_as(monkeypatch, answer, **fields):
    reading(monkeypatch, answer)
    file = make_waiting_file()
    ResumeFile.objects.filter(pk=file.pk).update(**fields)
    tasks.parse_file(file.pk)
    file.refresh_from_db()
    return file


def test_an_invoice_is_put_aside_without_a_person(monkeypatch):
    file = read_as(monkeypatch, make_resume(**NOTHING))
    assert (file.status, file.reasons, file.candidate) == (FileStatus.NOT_RESUME, ["not_resume"], None)
    assert file.characters == 100 and file.content.size
    assert not Candidate.objects.exists()


def test_a_picture_of_a_cat_is_put_aside(monkeypatch):
    file = read_as(monkeypatch, NoText("no words in the picture"), format="image", route="ocr")
    assert (file.status, file.reasons) == (FileStatus.NOT_RESUME, ["picture"])


def test_a_scan_without_words_has_failed(monkeypatch):
    file = read_as(monkeypatch, NoText("no letter"), format="pdf", route="ocr")
    assert (file.status, file.reasons) == (FileStatus.FAILED, ["no_text"])


def test_what_a_person_calls_a_resume_is_one(monkeypatch):
    file = read_as(monkeypatch, make_resume(**NOTHING), is_resume=True)
    assert (file.status, file.reasons) == (FileStatus.REVIEW, ["not_resume"])
    assert file.candidate is not None


def test_what_a_person_calls_none_is_not_read_again(monkeypatch):
    file = read_as(monkeypatch, make_resume(**NOTHING))
    assert claim.again(ResumeFile.objects.all()) == [file.pk]
    ResumeFile.objects.update(status=FileStatus.NOT_RESUME, is_resume=False)
    assert claim.again(ResumeFile.objects.all()) == []


# ---------------------------------------------------------------- whose turn it is
def waiting_for(user, count, **fields):
    files = [make_waiting_file() for _ in range(count)]
    ResumeFile.objects.filter(pk__in=[file.pk for file in files]).update(uploaded_by=user, **fields)
    return [file.pk for file in files]


def test_uploads_of_one_person_do_not_starve_anothers():
    many = waiting_for(make_user(), 20)
    assert [claim.claim_next(many[0]).pk for _ in range(3)] == many[:3]
    few = waiting_for(make_user(), 2)
    nobodys = waiting_for(None, 1)  # from the command line
    turns = [claim.claim_next(many[0]).pk for _ in range(8)]
    assert set(turns[:2]) == {few[0], nobodys[0]}
    assert turns[2:5] == [many[3], few[1], many[4]]
    assert turns[5:] == many[5:8]


def test_scans_do_not_hold_up_text():
    user = make_user()
    scans, texts = waiting_for(user, 5, route="ocr"), waiting_for(user, 1)
    assert claim.claim_next(texts[0]).pk == texts[0]
    assert claim.claim_next(texts[0]) is None
    assert claim.claim_next(scans[0]).pk == scans[0]


def test_every_bell_reads_one_file_whosever_it_was(monkeypatch):
    reading(monkeypatch, make_resume())
    bells = [*waiting_for(make_user(), 3), *waiting_for(make_user(), 2)]
    for pk in bells:
        tasks.parse_file(pk)
    assert set(ResumeFile.objects.values_list("status", flat=True)) == {FileStatus.PARSED}


def test_turns_take_the_same_queries_however_many_wait(django_assert_num_queries):
    first = waiting_for(make_user(), 3)[0]
    waiting_for(make_user(), 30)
    with django_assert_num_queries(5):
        claim.claim_next(first)


# ---------------------------------------------------------------- lost workers, lost bells


def silent_file(attempts=1):
    file = make_claimed_file()
    unheard = timezone.now() - claim.SILENCE - timedelta(seconds=1)
    ResumeFile.objects.filter(pk=file.pk).update(heard_at=unheard, attempts=attempts)
    return file


def test_a_stuck_file_is_put_back(monkeypatch, bells):
    monkeypatch.setattr(tasks, "_is_empty", lambda queue: False)
    stuck, fresh = silent_file(), make_claimed_file()
    tasks.requeue_stuck()
    assert bells == [(stuck.pk, tasks.PARSE_QUEUE)]
    stuck.refresh_from_db()
    fresh.refresh_from_db()
    assert (stuck.status, fresh.status) == (FileStatus.QUEUED, FileStatus.PARSING)


def test_after_three_attempts_it_fails(monkeypatch, bells):
    monkeypatch.setattr(tasks, "_is_empty", lambda queue: False)
    file = silent_file(attempts=claim.MOST_ATTEMPTS)
    tasks.requeue_stuck()
    file.refresh_from_db()
    assert (file.status, file.reasons, bells) == (FileStatus.FAILED, ["stuck"], [])


class Worker:
    """As much of a worker as a signal brings."""

    def __init__(self, *queues):
        self.app = self.amqp = self.queues = self
        self.consume_from = dict.fromkeys(queues)


@pytest.mark.parametrize(("queue", "index"), [("parse", 0), ("ocr", 1)])
def test_a_starting_worker_takes_up_what_its_kind_left(bells, monkeypatch, queue, index):
    monkeypatch.setattr(tasks.connections, "close_all", lambda: None)
    files = make_claimed_file(), make_claimed_file()
    ResumeFile.objects.filter(pk=files[1].pk).update(route="ocr")
    tasks.take_up_orphans(Worker(queue))
    assert bells == [(files[index].pk, queue)]


def test_a_starting_worker_leaves_others_files_alone(bells, settings):
    settings.REDIS_URL = "redis://elsewhere"
    make_claimed_file()
    tasks.take_up_orphans(Worker("parse"))
    assert bells == []


def test_a_reading_that_says_it_lives_is_left_alone(monkeypatch, bells):
    monkeypatch.setattr(tasks, "_is_empty", lambda queue: False)
    file = silent_file()
    claim.hear(file)
    tasks.requeue_stuck()
    file.refresh_from_db()
    assert (file.status, bells) == (FileStatus.PARSING, [])


def test_a_reading_hears_that_it_was_taken_over(monkeypatch, bells):
    monkeypatch.setattr(tasks, "_is_empty", lambda queue: False)
    file = silent_file()
    tasks.requeue_stuck()
    with pytest.raises(claim.ClaimLost):
        claim.hear(file)


@pytest.mark.parametrize("empty", ["", "parse", "ocr"])
def test_lost_bells_are_rung_when_their_queue_is_empty(monkeypatch, bells, empty):
    monkeypatch.setattr(tasks, "_is_empty", lambda queue: queue == empty)
    files = {"parse": make_waiting_file(), "ocr": make_waiting_file()}
    new = make_waiting_file()
    ago = timezone.now() - claim.UNHEARD - timedelta(seconds=1)
    ResumeFile.objects.exclude(pk=new.pk).update(created_at=ago)
    ResumeFile.objects.filter(pk=files["ocr"].pk).update(route="ocr")
    tasks.requeue_stuck()
    assert bells == ([(files[empty].pk, empty)] if empty else [])


# ---------------------------------------------------------------- a database that is locked, full or away


@pytest.fixture
def pauses(monkeypatch):
    """How long is waited; nobody does."""
    waited = []
    monkeypatch.setattr(tasks.time, "sleep", waited.append)
    monkeypatch.setattr(tasks.connections, "close_all", lambda: None)
    return waited


def refusing(monkeypatch, module, name, times):
    """The function fails `times` times before it does its work."""
    real, refusals = getattr(module, name), iter(range(times))

    def call(*arguments, **keywords):
        if next(refusals, None) is not None:
            raise DatabaseTrouble("database is locked")
        return real(*arguments, **keywords)

    monkeypatch.setattr(module, name, call)


@pytest.mark.parametrize(("module", "name"), [(claim, "claim"), (record, "save")])
def test_what_the_database_refuses_is_tried_again(monkeypatch, pauses, module, name):
    reading(monkeypatch, make_resume())
    refusing(monkeypatch, module, name, 2)
    file = make_waiting_file()
    tasks.parse_file(file.pk)
    file.refresh_from_db()
    assert (file.status, file.attempts, pauses) == (FileStatus.PARSED, 1, list(tasks.PAUSES[:2]))


def test_a_failure_too_is_written_again(monkeypatch, pauses):
    reading(monkeypatch, PasswordProtected())
    refusing(monkeypatch, claim, "finish", 1)
    file = make_waiting_file()
    tasks.parse_file(file.pk)
    file.refresh_from_db()
    assert file.reasons == ["password"]


def test_a_database_that_stays_away_is_no_secret(monkeypatch, pauses):
    refusing(monkeypatch, claim, "claim", len(tasks.PAUSES) + 1)
    with pytest.raises(DatabaseTrouble):
        tasks.parse_file(make_waiting_file().pk)


def test_a_reading_goes_on_where_its_word_cannot_be_written(monkeypatch):
    reading(monkeypatch, make_resume())
    refusing(monkeypatch, claim, "hear", 1)
    file = make_waiting_file()
    tasks.parse_file(file.pk)
    file.refresh_from_db()
    assert file.status == FileStatus.PARSED


def test_only_one_claims(django_assert_num_queries):
    file = make_waiting_file()
    assert claim.claim(file.pk).pk == file.pk
    with django_assert_num_queries(1):
        assert claim.claim(file.pk) is None


def test_a_worker_reads_a_sample_of_each_format_before_it_forks(monkeypatch):
    """What is loaded and remembered then, no child has to load again; OCR is another worker's."""
    read = {}
    monkeypatch.setattr(tasks, "gc", Mock())  # that of the tests stays as it is
    monkeypatch.setattr(
        tasks,
        "parse_resume",
        lambda data, name, *, allow_ocr: read.update({Path(name).suffix: allow_ocr}) or make_resume(),
    )
    tasks.preload()
    assert read.keys() >= {".doc", ".docx", ".html", ".md", ".mhtml", ".pdf", ".rtf", ".txt"}
    assert set(read.values()) == {False}
