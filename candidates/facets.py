"""What stands beside the list: every filter's choices with how many of the others' finds each would leave."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy

from candidates.chips import labels_of, years_words
from candidates.filters import TIERS, YEARS, CandidateFilter
from candidates.models import CandidateSkill, DegreeLevel, Education, ResumeFile, Skill, Tagging, WorkExperience
from candidates.models.skills import skill_key
from candidates.search.conditions import years_between

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
    """How one facet is counted. `own` are the filters put aside while counting."""

    label: str
    count: Callable[[CandidateFilter, QuerySet, str], Counted]
    own: frozenset[str]
    can_find: bool = False
    open_at_first: bool = False
    bounds: tuple[str, str] | None = None


def facets(asked: CandidateFilter, *, opened: Iterable[str], more: Iterable[str]) -> list[Facet]:
    """All facets in order; those in `opened`, those with a choice made and those in `more` are counted."""
    unfolded = {*opened, *more, *(name for name, kind in KINDS.items() if kind.own & asked.chosen.keys())}
    return [
        facet(asked, name, with_all=name in more) if name in unfolded else Facet(name, str(kind.label), False)
        for name, kind in KINDS.items()
    ]


def facet(asked: CandidateFilter, name: str, *, with_all: bool = False) -> Facet:
    """One facet, counted. `find_<name>` in the address narrows its choices."""
    kind = KINDS[name]
    find = asked.data.get(f"find_{name}", "").replace("\x00", "").strip() if kind.can_find else ""
    kept = frozenset({"skill"}) if not asked.any_skill else frozenset()
    counted = kind.count(asked, asked.people(leaving_out=kind.own - kept), find)
    chosen = asked.data.getlist(name)
    known = {value for value, _label, _count in counted}
    counted += [(value, label, 0) for value, label in labels_of(asked, name) if value not in known]
    limit = MOST if with_all or find or len(counted) <= SHOW_ALL_UP_TO else SHOWN
    shown = [each for place, each in enumerate(counted) if place < limit or each[0] in chosen]
    most = max((count for _value, _label, count in counted), default=0)
    return Facet(
        name,
        str(kind.label),
        True,
        tuple(Choice(value, label, n, part(n, most), value in chosen) for value, label, n in shown),
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


def by_degree(asked: CandidateFilter, people: QuerySet, find: str) -> Counted:
    rows = people.exclude(highest_degree=DegreeLevel.NONE).values_list("highest_degree").annotate(n=Count("pk"))
    return [(str(level), str(DegreeLevel(level).label), n) for level, n in rows.order_by("-highest_degree")]


def by_tier(asked: CandidateFilter, people: QuerySet, find: str) -> Counted:
    return by_condition(people, {key: (str(label), condition) for key, (label, condition) in TIERS.items()})


def by_years(asked: CandidateFilter, people: QuerySet, find: str) -> Counted:
    return by_condition(people, {key: (years_words([key]), years_between(*YEARS[key])) for key in YEARS})


def by_condition(people: QuerySet, conditions: dict[str, tuple[str, Q]]) -> Counted:
    numbers = {f"n{place}": Count("pk", filter=condition) for place, (_l, condition) in enumerate(conditions.values())}
    counts = people.aggregate(**numbers)
    return [
        (key, label, counts[f"n{place}"])
        for place, (key, (label, _condition)) in enumerate(conditions.items())
        if counts[f"n{place}"]
    ]


def by_city(asked: CandidateFilter, people: QuerySet, find: str) -> Counted:
    return most_frequent(people.exclude(city=""), "city", find)


def by_graduation(asked: CandidateFilter, people: QuerySet, find: str) -> Counted:
    rows = people.filter(graduation_year__isnull=False).values_list("graduation_year").annotate(n=Count("pk"))
    return [(str(year), str(year), n) for year, n in rows.order_by("-graduation_year")[:MOST]]


def by_company(asked: CandidateFilter, people: QuerySet, find: str) -> Counted:
    return most_frequent(of_people(WorkExperience.objects.exclude(name=""), asked, people), "name", find)


def by_school(asked: CandidateFilter, people: QuerySet, find: str) -> Counted:
    return most_frequent(of_people(Education.objects.exclude(institution=""), asked, people), "institution", find)


def by_skill(asked: CandidateFilter, people: QuerySet, find: str) -> Counted:
    rows = of_people(CandidateSkill.objects.all(), asked, people)
    if find:
        known = Skill.objects.filter(Q(name__icontains=find) | Q(key__contains=skill_key(find) or find))
        rows = rows.filter(skill__in=known)
    # counted by key alone, which an index does; the names come after
    counts = dict(rows.values_list("skill").annotate(n=Count("*")).order_by("-n", "skill")[:MOST])
    found = Skill.objects.in_bulk(list(counts))
    return [(found[pk].key, found[pk].name, n) for pk, n in counts.items()]


def by_tag(asked: CandidateFilter, people: QuerySet, find: str) -> Counted:
    rows = of_people(Tagging.objects.all(), asked, people).filter(tag__name__icontains=find)
    found = rows.values_list("tag", "tag__name").annotate(n=Count("pk"))
    return [(str(pk), name, n) for pk, name, n in found.order_by("-n", "tag__name")[:MOST]]


def by_source(asked: CandidateFilter, people: QuerySet, find: str) -> Counted:
    files = of_people(ResumeFile.objects.exclude(batch__source=""), asked, people)
    return most_frequent(files.annotate(source=F("batch__source")), "source", find)


def by_batch(asked: CandidateFilter, people: QuerySet, find: str) -> Counted:
    rows = ResumeFile.objects.order_by().annotate(person_id=Coalesce("candidate", "duplicate_of__candidate"))
    rows = rows.filter(person_id__isnull=False, batch__label__icontains=find)
    rows = rows.filter(person_id__in=people.values("pk")) if asked.chosen else rows
    found = rows.values_list("batch", "batch__label").annotate(n=Count("person_id", distinct=True))
    return [(str(pk), label, n) for pk, label, n in found.order_by("-batch")[:MOST]]


def of_people(rows: QuerySet, asked: CandidateFilter, people: QuerySet) -> QuerySet:
    """The rows that belong to `people`; with no filter set those are all, and asking would only take time."""
    rows = rows.order_by().filter(candidate__isnull=False)
    return rows.filter(candidate__in=people.values("pk")) if asked.chosen else rows


def most_frequent(rows: QuerySet, column: str, find: str) -> Counted:
    """Values of a text column that contain `find`, the most frequent first; a person counts once."""
    person = Count("pk") if rows.model._meta.model_name == "candidate" else Count("candidate", distinct=True)
    if find:
        rows = rows.filter(**{f"{column}__icontains": find})
    found = rows.values_list(column).annotate(n=person).order_by("-n", column)[:MOST]
    return [(value, value, n) for value, n in found]


KINDS: dict[str, Kind] = {
    "degree": Kind(gettext_lazy("Degree"), by_degree, frozenset({"degree"}), open_at_first=True),
    "tier": Kind(gettext_lazy("School tier"), by_tier, frozenset({"tier"}), open_at_first=True),
    "city": Kind(gettext_lazy("City"), by_city, frozenset({"city"}), can_find=True, open_at_first=True),
    "years": Kind(
        gettext_lazy("Years worked"),
        by_years,
        frozenset({"years", "years_min", "years_max"}),
        open_at_first=True,
        bounds=("years_min", "years_max"),
    ),
    "skill": Kind(gettext_lazy("Skills"), by_skill, frozenset({"skill"}), can_find=True, open_at_first=True),
    "company": Kind(gettext_lazy("Company"), by_company, frozenset({"company"}), can_find=True),
    "school": Kind(gettext_lazy("School"), by_school, frozenset({"school"}), can_find=True),
    "graduation": Kind(
        gettext_lazy("Graduation year"),
        by_graduation,
        frozenset({"graduation", "graduation_min", "graduation_max"}),
        bounds=("graduation_min", "graduation_max"),
    ),
    "tag": Kind(gettext_lazy("Tags"), by_tag, frozenset({"tag", "without_tag"}), can_find=True),
    "source": Kind(gettext_lazy("Source"), by_source, frozenset({"source"})),
    "batch": Kind(gettext_lazy("Batch"), by_batch, frozenset({"batch"}), can_find=True),
}
OPEN_AT_FIRST = tuple(name for name, kind in KINDS.items() if kind.open_at_first)
