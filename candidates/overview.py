"""The start page: what wants somebody, and who is in the library, drawn from the filters of the list."""

import datetime
import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Count, Q
from django.db.models.functions import TruncDate
from django.http import QueryDict
from django.utils import timezone

from candidates.facets import Facet, facet
from candidates.filters import CandidateFilter
from candidates.intake.reasons import REASONS, Act
from candidates.models import Candidate, FileStatus, ResumeFile

PICTURED = ("years", "degree", "city", "skill")
ICONS = {"ocr_unclear": "scan", **dict.fromkeys(("not_resume", "no_name", "two_names", "no_contact"), "user-question")}
WEEKS = 12
A_DAY, A_WEEK = datetime.timedelta(days=1), datetime.timedelta(days=7)
# the chart of arrivals, in pixels from its upper edge
TOP, BASE = 24, 144
STEPS = (1, 2, 4, 6, 8)  # times a power of ten: what the scale may end with


@dataclass(frozen=True, slots=True)
class Todo:
    """People with a file that wants a look for the reason `code`."""

    code: str
    words: str
    count: int

    @property
    def icon(self) -> str:
        return ICONS.get(self.code, "eye-exclamation")


@dataclass(frozen=True, slots=True)
class Week:
    """Who came from `first` to `last`; `left` and `middle` in percent of the width, `top` and `height` in pixels."""

    first: datetime.date
    last: datetime.date
    count: int
    left: float
    middle: float
    top: int
    height: int


@dataclass(frozen=True, slots=True)
class Arrivals:
    """The last weeks, this one last; `scale` says how many people stand at which height."""

    weeks: tuple[Week, ...]
    scale: tuple[tuple[int, int], ...]

    @property
    def this_week(self) -> Week:
        return self.weeks[-1]


def todos() -> list[Todo]:
    """What wants eyes, most first, by the weightiest reason of each file."""
    codes = [code for code, reason in REASONS.items() if reason.act is Act.LOOK]
    files = ResumeFile.objects.filter(status=FileStatus.REVIEW, candidate__isnull=False)
    people = {code: Count("candidate", distinct=True, filter=Q(reasons__0=code)) for code in codes}
    counts = files.aggregate(**people)
    found = [Todo(code, str(REASONS[code].short), counts[code]) for code in codes if counts[code]]
    return sorted(found, key=lambda todo: -todo.count)


def pictures() -> list[Facet]:
    """The library by years of work, degree, city and skill, in this order."""
    everybody = CandidateFilter(QueryDict(), Candidate.objects.all())
    return [facet(everybody, name) for name in PICTURED]


def came_today() -> int:
    return Candidate.objects.filter(created_at__gte=_midnight(timezone.localdate())).count()


def arrivals() -> Arrivals:
    """How many people came in each of the last weeks, which begin on Mondays."""
    today = timezone.localdate()
    first = today - today.weekday() * A_DAY - (WEEKS - 1) * A_WEEK
    new = Candidate.objects.order_by().filter(created_at__gte=_midnight(first))
    days = new.values_list(TruncDate("created_at")).annotate(n=Count("pk"))
    counts = [0] * WEEKS
    for day, count in days:
        counts[min((day - first) // A_WEEK, WEEKS - 1)] += count
    highest = rounded_up(max(counts))
    return Arrivals(tuple(_weeks(first, counts, highest)), _scale(highest))


def rounded_up(count: int) -> int:
    """The next round even number."""
    powers = (10**exponent for exponent in itertools.count())
    rounds = (step * power for power in powers for step in STEPS)
    return next(number for number in rounds if number >= count and number % 2 == 0)


def _weeks(first: datetime.date, counts: Iterable[int], highest: int) -> Iterator[Week]:
    slot = 100 / WEEKS
    for place, count in enumerate(counts):
        monday = first + place * A_WEEK
        height = -(-count * (BASE - TOP) // highest)
        left = round((place + 0.16) * slot, 2)
        yield Week(monday, monday + 6 * A_DAY, count, left, round((place + 0.5) * slot, 2), BASE - height, height)


def _scale(highest: int) -> tuple[tuple[int, int], ...]:
    return ((highest, TOP), (highest // 2, (TOP + BASE) // 2), (0, BASE))


def _midnight(day: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time.min))
