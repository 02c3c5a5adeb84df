"""What a recruiter would ask about somebody's dates. Questions, never verdicts: the answer is the person's."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from candidates.axis import Gap
from candidates.models import Candidate, WorkExperience
from candidates.models.histories import DatedHistory
from candidates.models.partial_date import first_month
from candidates.wording import duration, month, month_of

LEAST_OVERLAP = 3  # months that two jobs share before the page asks; less is a handing over
STALE_MONTHS = 6  # since the file came, after which "until now" may be over


@dataclass(frozen=True, slots=True)
class Question:
    """What the page says, the note that it can become, and the facts that it asks `about`, in no language.

    With other facts it is another question, which is asked anew where this one was put aside.
    """

    text: str
    note: str
    about: str


def questions(
    person: Candidate, gaps: Sequence[Gap], received: datetime.date | None, today: datetime.date
) -> list[Question]:
    """All that the dates leave open. `received` is when the newest file came. Wants the histories prefetched."""
    jobs = list(person.workexperience_set.all())
    dated = [*jobs, *person.education_set.all(), *person.project_set.all()]
    return [*map(_of_gap, gaps), *_reversed(dated), *_overlaps(jobs, received), *_stale(jobs, received, today)]


def _of_gap(gap: Gap) -> Question:
    parts = {"first": month_of(gap.first), "last": month_of(gap.last), "duration": duration(gap.months)}
    return Question(
        _("Nothing is written about %(first)s to %(last)s, %(duration)s. Ask about it?") % parts,
        _("To ask: what happened from %(first)s to %(last)s?") % parts,
        f"gap {gap.first} {gap.last}",
    )


def _reversed(rows: Sequence[DatedHistory]) -> Iterator[Question]:
    for row in rows:
        start, end = first_month(row.start_date), row.end_month
        if start is not None and end is not None and end < start:
            parts = {"what": str(row), "first": month(row.start_date), "last": month(row.end_date)}
            text = _("%(what)s ends in %(last)s, before it begins in %(first)s. Ask which is right?") % parts
            yield Question(text, _("To ask: when was %(what)s?") % parts, f"reversed {_facts(row)}")


def _overlaps(jobs: Sequence[WorkExperience], received: datetime.date | None) -> Iterator[Question]:
    last = received.year * 12 + received.month - 1 if received else None
    stints = [(row, row.start_month, last if row.is_current else row.end_month) for row in jobs]
    known = [(row, start, end) for row, start, end in stints if start is not None and end is not None]
    for (one, start, end), (other, other_start, other_end) in combinations(known, 2):
        first, until = max(start, other_start), min(end, other_end)
        if until - first + 1 < LEAST_OVERLAP or _employer(one) == _employer(other):
            continue
        parts = {"first": month_of(first), "last": month_of(until), "one": str(one), "other": str(other)}
        text = _("%(one)s and %(other)s overlap from %(first)s to %(last)s. Ask how?") % parts
        note = _("To ask: %(one)s and %(other)s at the same time, %(first)s to %(last)s?") % parts
        yield Question(text, note, " ".join(["overlap", *sorted((_facts(one), _facts(other)))]))


def _employer(job: WorkExperience) -> str:
    """By which two posts with one employer are no overlap; without a name every job is its own."""
    return job.name.casefold() or f"#{job.pk}"


def _stale(jobs: Sequence[WorkExperience], received: datetime.date | None, today: datetime.date) -> Iterator[Question]:
    if received is None:
        return
    months = (today.year - received.year) * 12 + today.month - received.month
    if months < STALE_MONTHS:
        return
    comma = pgettext("between company and title", ", ")
    for job in jobs:
        if job.is_current:
            what = comma.join(filter(None, (job.name, job.position)))
            parts = {"what": what, "month": f"{received:%Y.%m}", "duration": duration(months)}
            text = _("“Until now” is from %(month)s, %(duration)s ago: %(what)s. Ask whether it still is so?") % parts
            about = f"until now {received:%Y-%m} {_facts(job)}"
            yield Question(text, _("To ask: still there? %(what)s") % parts, about)


def _facts(row: DatedHistory) -> str:
    return f"{row._meta.model_name} {row} {row.start_date}/{row.end_date}"
