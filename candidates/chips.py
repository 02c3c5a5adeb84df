"""The filters that are set, in words: chips above the list, and what each costs when nobody is found."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from candidates.filters import WITHOUT, CandidateFilter
from candidates.models import DegreeLevel, Skill
from candidates.search.choices import TIERS, YEARS
from candidates.wording import moment


@dataclass(frozen=True, slots=True)
class Chip:
    """One filter that is set, in words; `address` is the page without it."""

    label: str
    words: str
    names: tuple[str, ...]
    address: str
    excludes: bool = False


def chips(asked: CandidateFilter) -> list[Chip]:
    """Every filter that is set but the words, which stand in the search box."""
    made = []
    ranges = {"years_min": "years_max", "graduation_min": "graduation_max", "added_after": "added_before"}
    done: set[str] = {"q"}
    for name, filter_ in asked.filters.items():
        if name in done or not {name, ranges.get(name, name)} & asked.chosen.keys():
            continue
        names = (name, ranges[name]) if name in ranges else (name,)
        done |= set(names)
        words = range_words(asked, *names) if len(names) > 1 else words_of(asked, name)
        excludes = name.startswith(WITHOUT)
        label = _("Not %(label)s") % {"label": filter_.label} if excludes else str(filter_.label)
        made.append(Chip(label, words, names, address(asked.data, *names), excludes))
    return made


def words_of(asked: CandidateFilter, name: str) -> str:
    if name.removeprefix(WITHOUT) == "years":
        return years_words(asked.chosen[name])
    if name == "review":
        return pgettext("file", "Needs review")
    if name == "since":
        return moment(asked.chosen[name])
    return pgettext("between values", ", ").join(label for _value, label in labels_of(asked, name))


def range_words(asked: CandidateFilter, low: str, high: str) -> str:
    first, last = (asked.chosen.get(name) for name in (low, high))
    unit = "{}–{}" if low != "years_min" else _("{}–{} years")
    return unit.format("" if first is None else first, "" if last is None else last)


def years_words(keys: Iterable[str]) -> str:
    """`["3-5", "5-8"]` → 3–8 years; with a hole between them each by itself."""
    chosen = [YEARS[key] for key in YEARS if key in keys]
    joined: list[tuple[int, int | None]] = []
    for low, high in chosen:
        if joined and joined[-1][1] == low:
            joined[-1] = (joined[-1][0], high)
        else:
            joined.append((low, high))
    return pgettext("between values", ", ").join(_years_range(low, high) for low, high in joined)


def _years_range(low: int, high: int | None) -> str:
    if high is None:
        return _("%(low)d years and more") % {"low": low}
    if low == 0:
        return _("under %(high)d years") % {"high": high} if high > 1 else _("under a year")
    return _("%(low)d–%(high)d years") % {"low": low, "high": high}


def labels_of(asked: CandidateFilter, name: str) -> list[tuple[str, str]]:
    """The chosen values of a filter of several values, with their words."""
    values, name = asked.chosen.get(name, ()), name.removeprefix(WITHOUT)
    if name == "degree":
        return [(value, str(DegreeLevel(int(value)).label)) for value in values]
    if name == "tier":
        return [(value, str(TIERS[value][0])) for value in values]
    if name == "years":
        return [(value, years_words([value])) for value in values]
    if name in ("tag", "batch"):
        return [(str(row.pk), str(row)) for row in values]
    if name == "skill":
        names = dict(Skill.objects.filter(key__in=values).values_list("key", "name"))
        return [(value, names.get(value, value)) for value in values]
    return [(value, value) for value in values]


def address(data: QueryDict, *without: str, **changed: str) -> str:
    """The query string of the page, "?" included, without some names and its place in the result, others changed."""
    query = data.copy()
    for name in (*without, "page", "preview", "all", *changed):
        query.pop(name, None)
    for name, value in changed.items():
        query[name] = value
    for name in [name for name in query if not any(query.getlist(name))]:
        del query[name]
    return f"?{query.urlencode()}"


@dataclass(frozen=True, slots=True)
class Cost:
    """A filter without which `count` people would be found."""

    label: str
    words: str
    address: str
    count: int


def costs(asked: CandidateFilter) -> list[Cost]:
    """For a result of nobody: what each filter costs, the dearest first, without those that would help nothing."""
    set_ones = chips(asked)
    if asked.question.tree:
        set_ones.append(Chip(_("Words"), asked.question.text, ("q",), address(asked.data, "q")))
    found = [
        Cost(chip.label, chip.words, chip.address, asked.narrowed(leaving_out=chip.names).count()) for chip in set_ones
    ]
    return sorted((cost for cost in found if cost.count), key=lambda cost: -cost.count)
