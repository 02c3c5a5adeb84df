"""Doorbells: claimed once, read once, found again when a worker or a bell was lost."""

from datetime import timedelta

import pytest
from django.utils import timezone
from kombu.exceptions import OperationalError

from candidates.intake import claim, sandbox, tasks
from candidates.models import Candidate, FileStatus, ResumeFile
from candidates.parsing.errors import NeedsOcr, PasswordProtected
from tests.intake.making import make_claimed_file, make_resume, make_waiting_file

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

    def read(data, filename, *, limits):
        asked.append(limits)
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


# ---------------------------------------------------------------- lost workers, lost bells


def claimed_long_ago(attempts=1):
    file = make_claimed_file()
    ResumeFile.objects.filter(pk=file.pk).update(claimed_at=timezone.now() - timedelta(hours=1), attempts=attempts)
    return file


def test_a_stuck_file_is_put_back(monkeypatch, bells):
    monkeypatch.setattr(tasks, "_queues_are_empty", lambda: False)
    stuck, fresh = claimed_long_ago(), make_claimed_file()
    tasks.requeue_stuck()
    assert bells == [(stuck.pk, tasks.PARSE_QUEUE)]
    stuck.refresh_from_db()
    fresh.refresh_from_db()
    assert (stuck.status, fresh.status) == (FileStatus.QUEUED, FileStatus.PARSING)


def test_after_three_attempts_it_fails(monkeypatch, bells):
    monkeypatch.setattr(tasks, "_queues_are_empty", lambda: False)
    file = claimed_long_ago(attempts=claim.MOST_ATTEMPTS)
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


def test_scans_may_take_longer(monkeypatch, bells, settings):
    monkeypatch.setattr(tasks, "_queues_are_empty", lambda: False)
    file = make_claimed_file()
    ago = timezone.now() - timedelta(seconds=settings.PARSE_SECONDS) - claim.GRACE - timedelta(seconds=5)
    ResumeFile.objects.filter(pk=file.pk).update(claimed_at=ago, route="ocr")
    tasks.requeue_stuck()
    file.refresh_from_db()
    assert file.status == FileStatus.PARSING


@pytest.mark.parametrize(("empty", "rings"), [(True, 1), (False, 0)])
def test_lost_bells_are_rung_when_the_queue_is_empty(monkeypatch, bells, empty, rings):
    monkeypatch.setattr(tasks, "_queues_are_empty", lambda: empty)
    old, new = make_waiting_file(), make_waiting_file()
    ResumeFile.objects.filter(pk=old.pk).update(created_at=timezone.now() - timedelta(minutes=5))
    tasks.requeue_stuck()
    assert bells == [(old.pk, tasks.PARSE_QUEUE)] * rings
    assert new.status == FileStatus.QUEUED


def test_only_one_claims(django_assert_num_queries):
    file = make_waiting_file()
    assert claim.claim(file.pk).pk == file.pk
    with django_assert_num_queries(1):
        assert claim.claim(file.pk) is None
