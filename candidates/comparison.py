"""People side by side: for each aspect what everybody says, what all share, what differs, what only one has."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from candidates.aspects import BASICS, EDUCATION, OURS, RESULTS, WORK, Aspect, Fact, Person


@dataclass(frozen=True, slots=True)
class Row:
    """One aspect; `cells` stand in the order of the people, an empty one where nothing is written."""

    label: str
    cells: tuple[tuple[Fact, ...], ...]
    is_same: bool = False

    @property
    def is_listed(self) -> bool:
        """Whether the facts are short enough to stand one after the other on a line."""
        return not any(fact.detail for cell in self.cells for fact in cell)


@dataclass(frozen=True, slots=True)
class Group:
    title: str
    rows: tuple[Row, ...]
    absent: str = ""  # what an empty cell says

    @property
    def same(self) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.is_same)

    @property
    def different(self) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if not row.is_same)


def compare(people: Sequence[Person]) -> tuple[Group, ...]:
    """The groups in their fixed order; rows and groups of which nobody says anything are left out."""
    silent = _("not written")
    groups = (
        Group(_("Basics"), _rows(people, BASICS), silent),
        Group(pgettext("section", "Education"), _rows(people, EDUCATION), silent),
        Group(pgettext("section", "Work"), _rows(people, WORK), silent),
        Group(pgettext("section", "Skills"), _skill_rows(people), pgettext("nobody or nothing", "none")),
        Group(_("Projects and results"), _rows(people, RESULTS), silent),
        Group(_("Our words"), _rows(people, OURS), pgettext("nobody or nothing", "none")),
    )
    return tuple(group for group in groups if group.rows)


def compare_row(label: str, cells: Sequence[Sequence[Fact]], *, marks: bool = True) -> Row:
    """A row with its facts marked. Between two people everything differs, so only absence makes a fact unique."""
    told_by_all = {tuple((fact.text, fact.detail) for fact in cell) for cell in cells}
    if len(cells) > 1 and len(told_by_all) == 1 and cells[0]:
        return Row(label, tuple(map(tuple, cells)), is_same=True)
    holders = Counter(key for cell in cells for key in {fact.same_as for fact in cell})
    fits = marks and _stands_out(cells, holders)
    return Row(label, tuple(tuple(_marked(fact, holders, len(cells), fits) for fact in cell) for cell in cells))


def _stands_out(cells: Sequence[Sequence[Fact]], holders: Mapping[str, int]) -> bool:
    """Whether what one person alone has is worth a mark: not where everybody has something of her own."""
    if len(cells) < 2:
        return False
    if all(len(cell) < 2 for cell in cells):
        return sum(count == 1 for count in holders.values()) == 1
    return sum(map(bool, cells)) == 1 or any(count > 1 for count in holders.values())


def _marked(fact: Fact, holders: Mapping[str, int], people: int, fits: bool) -> Fact:
    count = holders[fact.same_as]
    if count == people > 1:
        return replace(fact, mark="shared")
    return replace(fact, mark="only") if fits and count == 1 else fact


def _rows(people: Sequence[Person], aspects: Iterable[Aspect]) -> tuple[Row, ...]:
    made = ((aspect, [[fact for fact in aspect.facts(each) if fact.text] for each in people]) for aspect in aspects)
    return tuple(compare_row(str(aspect.label), cells, marks=aspect.marks) for aspect, cells in made if any(cells))


def _skill_rows(people: Sequence[Person]) -> tuple[Row, ...]:
    """Three rows: what all have, what some have, what only one has."""
    held = [{row.skill_id: row for row in person.candidate.candidate_skills.all()} for person in people]
    holders = Counter(skill for skills in held for skill in skills)

    def row(label: str, wanted: Callable[[int], bool], mark: str = "") -> Row:
        cells = tuple(
            tuple(
                Fact(each.skill.name, title=person.title(each, "name"), mark=mark)
                for skill, each in skills.items()
                if wanted(holders[skill])
            )
            for person, skills in zip(people, held, strict=True)
        )
        return Row(label, cells)

    everybody, several = len(people), len(people) > 1
    rows = (
        replace(row(_("All have"), lambda count: count == everybody and several), is_same=True),
        row(_("Some have"), lambda count: 1 < count < everybody),
        row(_("Only one has"), lambda count: count == 1, "only" if several else ""),
    )
    return tuple(row for row in rows if any(row.cells))
