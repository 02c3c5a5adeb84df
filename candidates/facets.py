"""What stands beside the list: every filter's choices with how many of the others' finds each would leave."""

import heapq
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from candidates.chips import labels_of, years_words
from candidates.filters import WITHOUT, CandidateFilter
from candidates.models import DegreeLevel, FacetValue, ResumeFile, Skill, Tagging
from candidates.models.skills import skill_key
from candidates.search.choices import TIERS, YEARS
from candidates.search.found import Found

SHOWN = 6  # choices before "more"
MOST = 200  # choices of one facet that are counted
SHOW_ALL_UP_TO = 9  # so few choices are shown all: "more 2" helps nobody

Counted = list[tuple[str, str, int]]  # value in the address, words for people, how many people


@dataclass(frozen=True, slots=True)
class Choice:
    value: str
    label: str
    count: int
    part: int  # percent of the largest count
    is_chosen: bool
    is_excluded: bool

    @property
    def without(self) -> str:
        """What the button says that leaves these people out."""
        return _("Without %(label)s") % {"label": self.label}


@dataclass(frozen=True, slots=True)
class Facet:
    """`choices` is empty while it is folded; `more` is how many choices are left out."""

    name: str
    label: str
    is_open: bool
    choices: tuple[Choice, ...] = ()
    more: int = 0
    total: int = 0
    find: str = ""
    can_find: bool = False
    bounds: tuple[str, str] | None = None  # names of the filters for "from" and "to"
    low: str = ""
    high: str = ""

    @property
    def is_used(self) -> bool:
        return any(choice.is_chosen for choice in self.choices)


@dataclass(frozen=True, slots=True)
class Kind:
    """How the choices of one facet are counted among people found."""

    label: str
    count: Callable[[Found, str], Counted]
    can_find: bool = False
    open_at_first: bool = False
    bounds: tuple[str, str] | None = None


def facets(asked: CandidateFilter, *, opened: Iterable[str], more: Iterable[str]) -> list[Facet]:
    """All facets in order; those in `opened`, those with a choice made and those in `more` are counted."""
    unfolded = {*opened, *more, *(name for name in KINDS if own_filters(name) & asked.chosen.keys())}
    return [
        facet(asked, name, with_all=name in more) if name in unfolded else Facet(name, str(kind.label), False)
        for name, kind in KINDS.items()
    ]


def own_filters(name: str) -> set[str]:
    """The filters that a facet sets; they are put aside while it is counted."""
    return {name, f"{WITHOUT}{name}", *(KINDS[name].bounds or ())}


def facet(asked: CandidateFilter, name: str, *, with_all: bool = False) -> Facet:
    """One facet, counted. `find_<name>` in the address narrows its choices."""
    kind = KINDS[name]
    find = asked.data.get(f"find_{name}", "").replace("\x00", "").strip() if kind.can_find else ""
    kept = {"skill"} if not asked.any_skill else set()
    counted = kind.count(asked.people(leaving_out=own_filters(name) - kept), find)
    chosen, excluded = asked.data.getlist(name), asked.data.getlist(f"{WITHOUT}{name}")
    known = {value for value, _label, _count in counted}
    set_ones = [*labels_of(asked, name), *labels_of(asked, f"{WITHOUT}{name}")]
    counted += [(value, label, 0) for value, label in set_ones if value not in known]
    limit = MOST if with_all or find or len(counted) <= SHOW_ALL_UP_TO else SHOWN
    shown = [each for place, each in enumerate(counted) if place < limit or each[0] in (*chosen, *excluded)]
    most = max((count for _value, _label, count in counted), default=0)
    return Facet(
        name,
        str(kind.label),
        True,
        tuple(Choice(value, label, n, part(n, most), value in chosen, value in excluded) for value, label, n in shown),
        more=len(counted) - len(shown),
        total=len(counted),
        find=find,
        can_find=kind.can_find and (len(counted) > SHOW_ALL_UP_TO or bool(find)),
        bounds=kind.bounds,
        low=asked.data.get(kind.bounds[0], "") if kind.bounds else "",
        high=asked.data.get(kind.bounds[1], "") if kind.bounds else "",
    )


def part(count: int, most: int) -> int:
    """Percent of the largest, at least 1 for anybody at all."""
    return max(count * 100 // most, 1) if count else 0


# ---------------------------------------------------------------- counting


def by_degree(people: Found, find: str) -> Counted:
    counts = people.facts["degree"]
    return [(str(level), str(level.label), n) for level in reversed(DegreeLevel) if (n := counts.get(str(level), 0))]


def by_tier(people: Found, find: str) -> Counted:
    counts = people.facts["tier"]
    return [(key, str(label), counts[key]) for key, (label, _condition) in TIERS.items() if key in counts]


def by_years(people: Found, find: str) -> Counted:
    sums = dict.fromkeys(YEARS, 0)
    for years, count in people.facts["years"].items():
        for key, (low, high) in YEARS.items():
            sums[key] += count if low <= int(years) and (high is None or int(years) < high) else 0
    return [(key, years_words([key]), count) for key, count in sums.items() if count]


def by_city(people: Found, find: str) -> Counted:
    counts = {value: n for value, n in people.facts["city"].items() if find.casefold() in value.casefold()}
    return [(value, value, n) for value, n in most_frequent(counts)]


def by_graduation(people: Found, find: str) -> Counted:
    counts = people.facts["graduation"]
    return [(year, year, counts[year]) for year in sorted(counts, key=int, reverse=True)[:MOST]]


def by_company(people: Found, find: str) -> Counted:
    return by_name(people.codes("companies"), FacetValue.Kind.COMPANY, find)


def by_school(people: Found, find: str) -> Counted:
    return by_name(people.codes("schools"), FacetValue.Kind.SCHOOL, find)


def by_name(counts: Counter[int], kind: FacetValue.Kind, find: str) -> Counted:
    """The values with these numbers that contain `find`."""
    if find:
        known = FacetValue.objects.filter(kind=kind, value__icontains=find).values_list("pk", flat=True)
        counts = Counter({pk: counts[pk] for pk in known if pk in counts})
    frequent = most_frequent(counts)
    names = FacetValue.objects.in_bulk([pk for pk, _n in frequent])
    return [(names[pk].value, names[pk].value, n) for pk, n in frequent if pk in names]


def by_skill(people: Found, find: str) -> Counted:
    counts = people.facts_and_skills["skills"]
    if find:
        known = Skill.objects.filter(Q(name__icontains=find) | Q(key__contains=skill_key(find) or find))
        counts = Counter({pk: counts[pk] for pk in known.values_list("pk", flat=True) if pk in counts})
    frequent = most_frequent(counts)
    found = Skill.objects.in_bulk([pk for pk, _n in frequent])
    return [(found[pk].key, found[pk].name, n) for pk, n in frequent if pk in found]


def by_tag(people: Found, find: str) -> Counted:
    rows = people.rows(Tagging.objects.order_by()).filter(tag__name__icontains=find)
    found = rows.values_list("tag", "tag__name").annotate(n=Count("pk"))
    return [(str(pk), name, n) for pk, name, n in found.order_by("-n", "tag__name")[:MOST]]


def by_source(people: Found, find: str) -> Counted:
    files = people.rows(ResumeFile.objects.order_by().exclude(batch__source="").filter(candidate__isnull=False))
    found = files.values_list("batch__source").annotate(n=Count("candidate", distinct=True))
    return [(source, source, n) for source, n in found.order_by("-n", "batch__source")[:MOST]]


def by_batch(people: Found, find: str) -> Counted:
    rows = ResumeFile.objects.order_by().annotate(person_id=Coalesce("candidate", "duplicate_of__candidate"))
    rows = people.rows(rows.filter(person_id__isnull=False, batch__label__icontains=find), "person_id")
    found = rows.values_list("batch", "batch__label").annotate(n=Count("person_id", distinct=True))
    return [(str(pk), label, n) for pk, label, n in found.order_by("-batch")[:MOST]]


def most_frequent(counts: Mapping[Any, int]) -> list[tuple[Any, int]]:
    return heapq.nsmallest(MOST, counts.items(), key=lambda item: (-item[1], item[0]))


KINDS: dict[str, Kind] = {
    "degree": Kind(gettext_lazy("Degree"), by_degree, open_at_first=True),
    "tier": Kind(gettext_lazy("School tier"), by_tier, open_at_first=True),
    "city": Kind(gettext_lazy("City"), by_city, can_find=True, open_at_first=True),
    "years": Kind(
        gettext_lazy("Years worked"),
        by_years,
        open_at_first=True,
        bounds=("years_min", "years_max"),
    ),
    "skill": Kind(gettext_lazy("Skills"), by_skill, can_find=True, open_at_first=True),
    "company": Kind(gettext_lazy("Company"), by_company, can_find=True),
    "school": Kind(gettext_lazy("School"), by_school, can_find=True),
    "graduation": Kind(
        gettext_lazy("Graduation year"),
        by_graduation,
        bounds=("graduation_min", "graduation_max"),
    ),
    "tag": Kind(gettext_lazy("Tags"), by_tag, can_find=True),
    "source": Kind(gettext_lazy("Source"), by_source),
    "batch": Kind(gettext_lazy("Batch"), by_batch, can_find=True),
}
OPEN_AT_FIRST = tuple(name for name, kind in KINDS.items() if kind.open_at_first)
