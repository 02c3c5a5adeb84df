"""Doorbells. A primary key comes over the queue, the row is claimed, one function is called; twice is harmless."""

import errno
import gc
import logging
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any, TypeVar

from celery import shared_task
from celery.signals import worker_init, worker_ready
from django.conf import settings
from django.db import OperationalError as DatabaseTrouble
from django.db import connections
from django.utils import timezone
from kombu.exceptions import OperationalError

from candidates.intake import archives, claim, confinement, duplicates, receiving, record, sandbox
from candidates.intake.experience import refresh_experience
from candidates.intake.samples import sample_paths
from candidates.models import Candidate, DuplicateSearch, FileStatus, ResumeFile
from candidates.parsing import parse_resume
from candidates.parsing.documents.image import text_ignored
from candidates.parsing.errors import NeedsOcr, ParseError
from candidates.search import words

logger = logging.getLogger(__name__)

PARSE_QUEUE, OCR_QUEUE = "parse", "ocr"
# Beyond the wall time of the reading itself: for the save on a busy machine, then the hard stop.
SOFT_SECONDS, HARD_SECONDS = 30, 45
PAUSES = (1, 5, 10, 20)  # seconds, before what the database could not take is tried again

# Objects made before garbage is looked for, then rounds: a reading is over soon, and its memory with it.
SELDOM = (50_000, 20, 20)

CONFINED = {"privileges": "from its privileges", "calls": "from the network", "files": "from other files"}

Outcome = TypeVar("Outcome")


@shared_task
def parse_file(pk: int) -> None:
    """A bell for the file `pk`: read whose turn it is in its queue and save what it says, or why it cannot be read."""
    file = _patiently(lambda: claim.claim_next(pk))
    if file is None:
        return
    try:
        if file.is_archive:
            _unpack(file)
        else:
            _read_and_save(file)
    except claim.ClaimLost:
        logger.warning("file %s was taken over while it was being read", file.pk)


def _unpack(file: ResumeFile) -> None:
    started = time.monotonic()
    try:
        bells = archives.take_apart(file, meanwhile=lambda: _say_still_here(file))
    except (archives.ArchiveRefused, sandbox.SandboxError) as error:
        logger.info("file %s: %s: %s", file.pk, error.code, error)
        _fail(file, error.code, started)
    except FileNotFoundError:
        logger.exception("file %s: its original is gone", file.pk)
        _fail(file, "original_gone", started)
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        logger.exception("file %s: no room to unpack it", file.pk)
        _fail(file, "disk_full", started)
    else:
        logger.info("file %s: unpacked in %.1f s", file.pk, time.monotonic() - started)
        ring(bells)


def _read_and_save(file: ResumeFile) -> None:
    started = time.monotonic()
    if file.size > settings.MAX_FILE_BYTES:
        _fail(file, "too_big", started)
        return
    try:
        data = _bytes(file)
        with text_ignored(file.only_ocr):  # the child is a fork, and holds to it
            resume = sandbox.read(data, file.name, limits=_limits(file), meanwhile=lambda: _say_still_here(file))
    except NeedsOcr:
        _patiently(lambda: claim.hand_to_ocr(file))
        ring([file.pk])
    except (ParseError, sandbox.SandboxError) as error:
        logger.info("file %s: %s: %s", file.pk, error.code, error)
        if error.code == "no_text" and file.format == "image" and not file.is_resume:
            _end(file, FileStatus.NOT_RESUME, "picture", started)
        else:
            _fail(file, error.code, started)
    except FileNotFoundError:
        logger.exception("file %s: its original is gone", file.pk)
        _fail(file, "original_gone", started)
    else:
        seconds = time.monotonic() - started
        _patiently(lambda: record.save(file, resume, seconds=seconds))
        logger.info("file %s: read in %.1f s", file.pk, seconds)


def _bytes(file: ResumeFile) -> bytes:
    with file.content.open("rb") as content:
        return content.read()


def _limits(file: ResumeFile) -> sandbox.Limits:
    is_scan = file.route == "ocr"
    seconds = settings.OCR_SECONDS if is_scan else settings.PARSE_SECONDS
    return sandbox.Limits(seconds=seconds, memory_bytes=settings.PARSE_MEMORY_BYTES, allow_ocr=is_scan)


def _fail(file: ResumeFile, code: str, started: float) -> None:
    _end(file, FileStatus.FAILED, code, started)


def _end(file: ResumeFile, status: FileStatus, code: str, started: float) -> None:
    seconds = round(time.monotonic() - started, 3)
    _patiently(lambda: claim.finish(file, status, reasons=[code], parse_seconds=seconds))


def _say_still_here(file: ResumeFile) -> None:
    try:
        claim.hear(file)
    except DatabaseTrouble as trouble:  # the reading goes on; who takes it for dead meanwhile does no harm
        logger.warning("file %s: is still being read, which could not be written down: %s", file.pk, trouble)


def _patiently(write: Callable[[], Outcome]) -> Outcome:
    """Do `write`, and again after pauses where the database is locked, full or away. Raises what the last try did."""
    for pause in PAUSES:
        try:
            return write()
        except DatabaseTrouble as trouble:
            logger.warning("the database cannot take it now, tried again in %d s: %s", pause, trouble)
            connections.close_all()
            time.sleep(pause)
    return write()


def ring(keys: Iterable[int]) -> bool:
    """Ring for waiting files. False when the queue cannot be reached: they wait, and `requeue_stuck` finds them."""
    for pk, route in ResumeFile.objects.filter(pk__in=keys).order_by("pk").values_list("pk", "route"):
        # of the slowest kind in the queue: who hears a bell reads another file than the one that it was rung for
        seconds = settings.OCR_SECONDS if route == "ocr" else max(settings.PARSE_SECONDS, settings.UNPACK_SECONDS)
        try:
            parse_file.apply_async(
                (pk,),
                queue=OCR_QUEUE if route == "ocr" else PARSE_QUEUE,
                soft_time_limit=seconds + SOFT_SECONDS,
                time_limit=seconds + HARD_SECONDS,
            )
        except OperationalError:
            logger.warning("the queue cannot be reached; files wait", exc_info=True)
            return False
    return True


@shared_task
def requeue_stuck() -> None:
    """Put back files whose worker died, and ring again for files whose bell was lost."""
    now = timezone.now()
    ring(claim.put_back_stuck(now))
    for queue in (PARSE_QUEUE, OCR_QUEUE):
        if _is_empty(queue):
            ring(claim.waiting_unheard(now, scans=queue == OCR_QUEUE))


@shared_task
def let_experience_grow() -> None:
    """Once a day: years of work of people whose job goes on."""
    changed = refresh_experience(record.this_month())
    logger.info("years of work: %d people have another month", changed)


@shared_task
def clear_left_behind() -> None:
    """Once a day: what came in halfway and was given up."""
    logger.info("uploads: %d that were given up are removed", receiving.clear_left_behind())


@shared_task
def find_duplicates(pk: int) -> None:
    """Look through the whole library for the search `pk`; one that was cut off is gone through again."""
    search = DuplicateSearch.objects.filter(pk=pk, finished_at=None)
    people = list(Candidate.objects.values_list("pk", flat=True))
    if not search.update(total=len(people), done=0):
        return
    duplicates.find_all(people, lambda done: search.update(done=done))
    search.update(finished_at=timezone.now())


def ring_for_search(pk: int) -> bool:
    """Ring for a search of the whole library. False when the queue cannot be reached."""
    try:
        find_duplicates.apply_async((pk,), queue="upkeep")
    except OperationalError:
        logger.warning("the queue cannot be reached; the search does not begin", exc_info=True)
        return False
    return True


def _is_empty(queue: str) -> bool:
    with parse_file.app.connection_for_read() as connection, connection.channel() as channel:
        return not channel.queue_declare(queue=queue).message_count


@worker_ready.connect
def take_up_orphans(sender: Any, **_: Any) -> None:
    """After a crash or a restart, go on at once with what was being read.

    Only where the workers of this machine are the only ones, which the embedded queue tells.
    """
    if settings.REDIS_URL:
        return
    scans = OCR_QUEUE in sender.app.amqp.queues.consume_from
    ring(claim.put_back_orphans(timezone.now(), scans=scans))
    connections.close_all()  # children made later must not share them


@worker_init.connect
def preload(**_: Any) -> None:
    """Read a sample of each format in the worker's parent: its children share whatever that loads and remembers."""
    words.load()
    for path in {path.suffix: path for path in sample_paths()}.values():
        with suppress(ParseError):  # a scan, which is another worker's
            record.rows_of(parse_resume(path.read_bytes(), path.name, allow_ocr=False))
    logger.info("%s", _told_of_confinement(confinement.what_holds()))
    gc.collect()
    gc.freeze()
    gc.set_threshold(*SELDOM)


def _told_of_confinement(held: frozenset[str]) -> str:
    missing = [words for name, words in CONFINED.items() if name not in held]
    return f"this system does not keep a reading {' or '.join(missing)}" if missing else "readings are confined"
