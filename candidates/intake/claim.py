"""Who may work on a file now: conditional UPDATEs that are right whatever runs at the same time."""

from datetime import datetime, timedelta

from django.db.models import F, Max, Min, Q, QuerySet
from django.utils import timezone

from candidates.models import Batch, FileStatus, ResumeFile

MOST_ATTEMPTS = 3
SILENCE = timedelta(seconds=60)  # a reading of which nothing was heard for so long has lost its worker
UNHEARD = timedelta(seconds=10)  # a file waiting longer than this, with no bell in the queue, lost its bell
LATELY = timedelta(minutes=10)  # who had no turn for so long is as good as one who had none
IS_SCAN = Q(route="ocr")


class ClaimLost(Exception):
    """Somebody else took the file over while it was being read."""


def claim(pk: int) -> ResumeFile | None:
    """Take a waiting file; None when it is taken, done or gone."""
    now = timezone.now()
    taken = ResumeFile.objects.filter(pk=pk, status=FileStatus.QUEUED).update(
        status=FileStatus.PARSING, claimed_at=now, heard_at=now, attempts=F("attempts") + 1
    )
    return ResumeFile.objects.select_related("batch").get(pk=pk) if taken else None


def claim_next(pk: int) -> ResumeFile | None:
    """Take whose turn it is in the queue of the file `pk`: the users who have files waiting take turns.

    None when nothing waits there; of two who hear a bell at once, each takes another file.
    """
    scans = ResumeFile.objects.filter(pk=pk).values_list("route", flat=True).first() == "ocr"
    while (turn := _whose_turn(scans)) is not None:
        if file := claim(turn):
            return file
    return None


def _whose_turn(scans: bool) -> int | None:
    """The oldest file in turn of the user who has been waited for the longest; None when nobody waits."""
    waiting = _of_queue(scans).in_turn().order_by()
    firsts = dict(waiting.values_list("uploaded_by").annotate(first=Min("pk")))
    if len(firsts) < 2:
        return next(iter(firsts.values()), None)
    lately = ResumeFile.objects.filter(claimed_at__gt=timezone.now() - LATELY).order_by()
    last = dict(lately.values_list("uploaded_by").annotate(last=Max("claimed_at")))
    turns = sorted((last[user].timestamp() if user in last else 0.0, first) for user, first in firsts.items())
    return turns[0][1]


def hear(file: ResumeFile) -> None:
    """Say that a claimed file is still being read. Raises ClaimLost when the claim is no longer ours."""
    if not _held(file).update(heard_at=timezone.now()):
        raise ClaimLost(f"file {file.pk}")


def finish(file: ResumeFile, status: FileStatus, **values: object) -> None:
    """Write the outcome of a claimed file. Raises ClaimLost when the claim is no longer ours."""
    if not _held(file).update(status=status, finished_at=timezone.now(), **values):
        raise ClaimLost(f"file {file.pk}")


def hand_to_ocr(file: ResumeFile) -> None:
    """Put a claimed file back for the OCR queue; the look at it does not count as an attempt."""
    _held(file).update(status=FileStatus.QUEUED, route="ocr", claimed_at=None, attempts=F("attempts") - 1)


def _held(file: ResumeFile) -> QuerySet[ResumeFile]:
    """The row of a claimed file; none when somebody else has taken it over."""
    return ResumeFile.objects.filter(pk=file.pk, status=FileStatus.PARSING, claimed_at=file.claimed_at)


def again(files: QuerySet[ResumeFile]) -> list[int]:
    """Put those of `files` that have an outcome back into the queue, with a new count of attempts; their keys."""
    done = [FileStatus.FAILED, FileStatus.PARSED, FileStatus.REVIEW, FileStatus.NOT_RESUME]
    ended = files.filter(status__in=done).exclude(is_resume=False)  # whatever the parser says, a person has said no
    keys = list(ended.order_by("pk").values_list("pk", flat=True))
    ResumeFile.objects.filter(pk__in=keys, status__in=done).update(
        status=FileStatus.QUEUED, reasons=[], attempts=0, claimed_at=None, finished_at=None
    )
    return keys


def again_by_ocr(files: QuerySet[ResumeFile], *, only_ocr: bool) -> list[int]:
    """Read those of `files` that are PDFs again, by the pictures of their pages or by their text; the keys."""
    keys = again(files.filter(format="pdf").exclude(only_ocr=only_ocr))
    ResumeFile.objects.filter(pk__in=keys).update(only_ocr=only_ocr, route="ocr" if only_ocr else "")
    return keys


def pause(batch: Batch) -> bool:
    """Let the files of `batch` that wait go on waiting, which those being read do not. False where none waits."""
    if not batch.files.filter(status=FileStatus.QUEUED).exists():
        return False
    return bool(Batch.objects.filter(pk=batch.pk, paused_at=None).update(paused_at=timezone.now()))


def go_on(batch: Batch) -> list[int]:
    """The files of a paused batch are read after all; the keys to ring for."""
    Batch.objects.filter(pk=batch.pk).update(paused_at=None)
    waiting = batch.files.filter(status=FileStatus.QUEUED)
    return list(waiting.order_by("pk").values_list("pk", flat=True))


def put_back_stuck(now: datetime) -> list[int]:
    """Free files whose worker is gone: to the queue, or to failed after `MOST_ATTEMPTS`; the keys put back."""
    return _put_back(ResumeFile.objects.filter(heard_at__lt=now - SILENCE), now)


def put_back_orphans(now: datetime, *, scans: bool) -> list[int]:
    """Free all scans, or all other files, that are being read: for a worker that starts and is the only one there."""
    return _put_back(_of_queue(scans), now)


def _put_back(files: QuerySet[ResumeFile], now: datetime) -> list[int]:
    parsing = files.filter(status=FileStatus.PARSING)
    parsing.filter(attempts__gte=MOST_ATTEMPTS).update(
        status=FileStatus.FAILED, reasons=["stuck"], finished_at=now, claimed_at=None
    )
    keys = list(parsing.values_list("pk", flat=True))
    parsing.filter(pk__in=keys).update(status=FileStatus.QUEUED, claimed_at=None)
    return keys


def waiting_unheard(now: datetime, *, scans: bool) -> list[int]:
    """Keys of scans, or of other files, that have waited a while; ring for them when no bell is in their queue."""
    waiting = _of_queue(scans).in_turn().filter(created_at__lt=now - UNHEARD)
    return list(waiting.order_by("pk").values_list("pk", flat=True))


def _of_queue(scans: bool) -> QuerySet[ResumeFile]:
    return ResumeFile.objects.filter(IS_SCAN if scans else ~IS_SCAN)
