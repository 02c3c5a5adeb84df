"""Doorbells. A primary key comes over the queue, the row is claimed, one function is called; twice is harmless."""

import gc
import logging
import time
from collections.abc import Iterable
from typing import Any

from celery import shared_task
from celery.signals import worker_init, worker_ready
from django.conf import settings
from django.db import connections
from django.utils import timezone
from kombu.exceptions import OperationalError

from candidates.intake import claim, duplicates, record, sandbox
from candidates.intake.experience import refresh_experience
from candidates.models import Candidate, DuplicateSearch, FileStatus, ResumeFile
from candidates.parsing import parse_resume
from candidates.parsing.errors import NeedsOcr, ParseError
from candidates.search import words

logger = logging.getLogger(__name__)

PARSE_QUEUE, OCR_QUEUE = "parse", "ocr"
# Beyond the wall time of the reading itself: for the save on a busy machine, then the hard stop.
SOFT_SECONDS, HARD_SECONDS = 30, 45


@shared_task
def parse_file(pk: int) -> None:
    """Read a waiting file and save what it says, or why it could not be read."""
    file = claim.claim(pk)
    if file is None:
        return
    try:
        _read_and_save(file)
    except claim.ClaimLost:
        logger.warning("file %s was taken over while it was being read", pk)


def _read_and_save(file: ResumeFile) -> None:
    started = time.monotonic()
    if file.size > settings.MAX_FILE_BYTES:
        _fail(file, "too_big", started)
        return
    try:
        data = _bytes(file)
        resume = sandbox.read(data, file.name, limits=_limits(file))
    except NeedsOcr:
        claim.hand_to_ocr(file)
        ring([file.pk])
    except (ParseError, sandbox.SandboxError) as error:
        logger.info("file %s: %s: %s", file.pk, error.code, error)
        _fail(file, error.code, started)
    except FileNotFoundError:
        logger.exception("file %s: its original is gone", file.pk)
        _fail(file, "original_gone", started)
    else:
        seconds = time.monotonic() - started
        record.save(file, resume, seconds=seconds)
        logger.info("file %s: read in %.1f s", file.pk, seconds)


def _bytes(file: ResumeFile) -> bytes:
    with file.content.open("rb") as content:
        return content.read()


def _limits(file: ResumeFile) -> sandbox.Limits:
    is_scan = file.route == "ocr"
    return sandbox.Limits(seconds=_wall_seconds(is_scan), memory_bytes=settings.PARSE_MEMORY_BYTES, allow_ocr=is_scan)


def _wall_seconds(is_scan: bool) -> int:
    return settings.OCR_SECONDS if is_scan else settings.PARSE_SECONDS


def _fail(file: ResumeFile, code: str, started: float) -> None:
    seconds = round(time.monotonic() - started, 3)
    claim.finish(file, FileStatus.FAILED, reasons=[code], parse_seconds=seconds)


def ring(keys: Iterable[int]) -> bool:
    """Ring for waiting files. False when the queue cannot be reached: they wait, and `requeue_stuck` finds them."""
    routes = ResumeFile.objects.filter(pk__in=keys).order_by("pk").values_list("pk", "route")
    for pk, route in routes:
        is_scan = route == "ocr"
        seconds = _wall_seconds(is_scan)
        try:
            parse_file.apply_async(
                (pk,),
                queue=OCR_QUEUE if is_scan else PARSE_QUEUE,
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
    if _queues_are_empty():
        ring(claim.waiting_unheard(now))


@shared_task
def let_experience_grow() -> None:
    """Once a day: years of work of people whose job goes on."""
    changed = refresh_experience(record.this_month())
    logger.info("years of work: %d people have another month", changed)


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


def _queues_are_empty() -> bool:
    with parse_file.app.connection_for_read() as connection, connection.channel() as channel:
        return not any(channel.queue_declare(queue=queue).message_count for queue in (PARSE_QUEUE, OCR_QUEUE))


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
    """Load parser, lexicon and dictionary in the worker's parent, so that its children share them."""
    words.load()
    record.rows_of(parse_resume("姓名：张三\n教育经历\n2015.09-2019.06 北京大学 计算机 本科".encode(), "a.txt"))
    gc.collect()
    gc.freeze()
