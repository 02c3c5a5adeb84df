"""A life on a line: stints of study, work and projects → lanes, bars and gaps in percent of the axis.

Months are counted from year 0, as in `models.partial_date`. Positions are text that SVG takes ("12.5%").
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

GAP_MONTHS = 4  # months with nothing written before the page asks about them
MOST_LABELS = 8  # years that have room under the axis
LEAST_LABELLED = 0.045  # of the axis; a shorter bar has no room for a word
LAST_LABEL = 0.97  # of the axis; further right a year would stand outside of it
YEAR_STEPS = (1, 2, 5, 10, 20)
MOST_LANES = 3  # under one head; what overlaps more shares the last one


@dataclass(frozen=True, slots=True)
class Stint:
    """From the first month to the last, both included. `end` None: one month, unless `is_current`."""

    kind: str  # "education" "work" "project"
    label: str
    start: int
    end: int | None = None
    is_current: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    kind: str
    label: str
    left: str
    width: str
    first: int
    last: int
    is_current: bool = False
    has_room: bool = True  # for the label


@dataclass(frozen=True, slots=True)
class Gap:
    """Months `first` to `last`, both included, of which nothing is written."""

    first: int
    last: int
    left: str = ""
    width: str = ""

    @property
    def months(self) -> int:
        return self.last - self.first + 1


@dataclass(frozen=True, slots=True)
class Lane:
    head: str  # "" on the further lanes of one head
    bars: tuple[Bar, ...]
    gaps: tuple[Gap, ...] = ()


@dataclass(frozen=True, slots=True)
class Year:
    label: str
    left: str


@dataclass(frozen=True, slots=True)
class Axis:
    years: tuple[Year, ...]
    lanes: tuple[Lane, ...]
    gaps: tuple[Gap, ...]  # of all heads, in order of time


@dataclass(frozen=True, slots=True)
class Head:
    """What stands on the left of one or more lanes. Gaps are looked for between its stints and `also`."""

    name: str
    stints: tuple[Stint, ...]
    asks: bool = False  # whether gaps are shown here
    also: tuple[Stint, ...] = ()


@dataclass(frozen=True, slots=True)
class _Scale:
    first: int
    months: int

    def percent(self, months: float) -> str:
        return f"{months * 100 / self.months:.2f}%"

    def part(self, month: int) -> float:
        return (month - self.first) / self.months

    def left(self, month: int) -> str:
        return self.percent(month - self.first)

    def width(self, first: int, last: int) -> str:
        return self.percent(last - first + 1)


def draw(heads: Sequence[Head], today: int) -> Axis | None:
    """Lay the stints of all heads on one axis that ends at `today` where something still goes on.

    None when no stint has a date. Reversed dates are taken as one month at their beginning.
    """
    ends = [_last(stint, today) for head in heads for stint in head.stints]
    if not ends:
        return None
    first = min(stint.start for head in heads for stint in head.stints) // 12 * 12
    scale = _Scale(first, max(ends) + 2 - first)
    lanes = tuple(lane for head in heads for lane in _lanes(head, scale, today))
    gaps = sorted((gap for lane in lanes for gap in lane.gaps), key=lambda gap: gap.first)
    return Axis(_years(scale), lanes, tuple(gaps))


def find_gaps(stints: Iterable[Stint], today: int) -> list[Gap]:
    """The gaps of `GAP_MONTHS` or more between the stints, overlaps merged, oldest first."""
    gaps: list[Gap] = []
    covered: int | None = None
    for stint in sorted(stints, key=lambda stint: stint.start):
        if covered is not None and stint.start - covered > GAP_MONTHS:
            gaps.append(Gap(covered + 1, stint.start - 1))
        covered = max(covered or 0, _last(stint, today))
    return gaps


def _last(stint: Stint, today: int) -> int:
    end = today if stint.is_current else stint.end
    return stint.start if end is None else max(stint.start, end)


def _lanes(head: Head, scale: _Scale, today: int) -> list[Lane]:
    """As few lanes as keep overlapping stints apart; the gaps stand on the first."""
    rows: list[list[Bar]] = []
    for stint in sorted(head.stints, key=lambda stint: (stint.start, -_last(stint, today))):
        last = _last(stint, today)
        bar = Bar(
            stint.kind,
            stint.label,
            scale.left(stint.start),
            scale.width(stint.start, last),
            stint.start,
            last,
            stint.is_current,
            scale.part(scale.first + last - stint.start + 1) >= LEAST_LABELLED,
        )
        _row_with_room(rows, bar).append(bar)
    if not rows:
        return []
    asked = find_gaps((*head.stints, *head.also), today) if head.asks else []
    gaps = tuple(Gap(gap.first, gap.last, scale.left(gap.first), scale.width(gap.first, gap.last)) for gap in asked)
    return [Lane(head.name, tuple(rows[0]), gaps), *(Lane("", tuple(row)) for row in rows[1:])]


def _row_with_room(rows: list[list[Bar]], bar: Bar) -> list[Bar]:
    for row in rows:
        # a stint may begin in the month in which another ends
        if row[-1].last <= bar.first:
            return row
    if len(rows) < MOST_LANES:
        rows.append([])
    return rows[-1]


def _years(scale: _Scale) -> tuple[Year, ...]:
    first, last = scale.first // 12, (scale.first + scale.months - 1) // 12
    step = next((step for step in YEAR_STEPS if (last - first) // step < MOST_LABELS), YEAR_STEPS[-1])
    labels = range(first, last + 1, step)
    # a label needs room to the right of its line
    return tuple(Year(str(year), scale.left(year * 12)) for year in labels if scale.part(year * 12) < LAST_LABEL)
