"""People side by side: for each aspect what everybody says, what all share, what differs, what only one has."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from candidates.evidence import Source, address, told
from candidates.models import Candidate
from candidates.schooling import schooling
from candidates.wording import bullets, duration, moment, month

MOST_PROJECTS = 3
MOST_COMPANIES = 5


@dataclass(frozen=True, slots=True)
class Person:
    """A candidate with all histories, notes and memberships loaded, and where the values were read."""

    candidate: Candidate
    sources: Mapping[str, Source] = field(default_factory=dict)

    def title(self, row: object, name: str) -> str:
        """Where the field of a row was read, in words; "" where that is not known."""
        source = self.sources.get(address(row, name))
        return told(source) if source else ""


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing in a cell. `key` is what makes two facts the same; the text where it is empty."""

    text: str
    detail: str = ""
    title: str = ""
    link: str = ""
    key: str = ""
    mark: str = ""  # "only" or "shared"

    @property
    def same_as(self) -> str:
        return self.key or self.text.casefold()


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


Facts = Callable[[Person], Iterable[Fact]]


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


def _rows(people: Sequence[Person], aspects: Iterable[tuple[Callable[[], str], Facts, bool]]) -> tuple[Row, ...]:
    made = ((label(), [list(facts(person)) for person in people], marks) for label, facts, marks in aspects)
    return tuple(compare_row(label, cells, marks=marks) for label, cells, marks in made if any(cells))


# ---------------------------------------------------------------- aspects


def _basic(name: str) -> Facts:
    def facts(person: Person) -> Iterable[Fact]:
        if text := getattr(person.candidate, name):
            yield Fact(text, title=person.title(person.candidate, name))

    return facts


def _home(person: Person) -> Iterable[Fact]:
    candidate = person.candidate
    if text := candidate.location or candidate.city:
        yield Fact(text, title=person.title(candidate, "location"), key=candidate.city)


def _languages(person: Person) -> Iterable[Fact]:
    for row in person.candidate.languageskill_set.all():
        text = f"{row.language} {row.fluency}".strip()
        yield Fact(text, title=person.title(row, "language"), key=row.language)


def _highest_degree(person: Person) -> Iterable[Fact]:
    if row := schooling(person.candidate.education_set.all()).highest:
        text = _listed(row.get_level_display(), row.area)
        title = person.title(row, "institution")
        yield Fact(text, _listed(row.institution, *row.tiers[:1]), title, key=str(row.level))


def _first_degree(person: Person) -> Iterable[Fact]:
    if row := schooling(person.candidate.education_set.all()).first:
        title = person.title(row, "institution")
        yield Fact(_listed(row.institution, row.area), title=title, key=row.institution)


def _modes(person: Person) -> Iterable[Fact]:
    for mode in schooling(person.candidate.education_set.all()).modes:
        yield Fact(mode)


def _graduation(person: Person) -> Iterable[Fact]:
    if person.candidate.graduation_year:
        yield Fact(str(person.candidate.graduation_year))


def _experience(person: Person) -> Iterable[Fact]:
    candidate = person.candidate
    stated = candidate.experience_years * 12 if candidate.experience_years else 0
    months = candidate.experience_months or stated
    companies = len({row.name for row in candidate.workexperience_set.all() if row.name})
    employers = ngettext("%(number)d employer", "%(number)d employers", companies) % {"number": companies}
    if months or companies:
        text = _listed(duration(months) if months else "", employers if companies else "")
        yield Fact(text, key=str(candidate.experience_years))


def _latest_work(person: Person) -> Iterable[Fact]:
    rows = person.candidate.workexperience_set.all()
    if rows:
        row = max(rows, key=lambda row: (row.is_current, row.end_month or 0, row.start_month or 0))
        lines = bullets(row.description)
        yield Fact(_listed(row.position, row.name), " ".join(lines[:2]), person.title(row, "name"))


def _companies(person: Person) -> Iterable[Fact]:
    rows = [row for row in person.candidate.workexperience_set.all() if row.name]
    for row in {row.name: row for row in rows[:MOST_COMPANIES]}.values():
        yield Fact(row.name, title=person.title(row, "name"))


def _projects(person: Person) -> Iterable[Fact]:
    for row in person.candidate.project_set.all()[:MOST_PROJECTS]:
        lines = bullets(row.description)
        yield Fact(row.name or row.role, lines[0] if lines else "", person.title(row, "name"))


def _publications(person: Person) -> Iterable[Fact]:
    for row in person.candidate.publication_set.all():
        yield Fact(row.name, _listed(row.publisher, month(row.release_date)), person.title(row, "name"))
    for row in person.candidate.patent_set.all():
        yield Fact(row.name, _listed(row.number, month(row.date)), person.title(row, "name"))


def _certificates(person: Person) -> Iterable[Fact]:
    for row in person.candidate.certificate_set.all():
        yield Fact(row.name, title=person.title(row, "name"))


def _awards(person: Person) -> Iterable[Fact]:
    for row in person.candidate.award_set.all():
        yield Fact(row.title, title=person.title(row, "title"))


def _tags(person: Person) -> Iterable[Fact]:
    for tag in person.candidate.tags.all():
        yield Fact(tag.name)


def _notes(person: Person) -> Iterable[Fact]:
    for note in person.candidate.notes.all()[:1]:
        author = note.created_by.get_full_name() or note.created_by.username if note.created_by else ""
        yield Fact(note.text, _listed(author, moment(note.created_at)))


def _shortlists(person: Person) -> Iterable[Fact]:
    for member in person.candidate.memberships.all():
        yield Fact(member.shortlist.name, link=member.shortlist.get_absolute_url())


def _listed(*parts: str) -> str:
    return pgettext("list", ", ").join(str(part) for part in parts if part)


# label, what a person says of it, whether what only one has is marked
BASICS = (
    (lambda: pgettext("aspect", "Lives in"), _home, True),
    (lambda: pgettext("aspect", "Seeks"), _basic("label"), False),
    (lambda: pgettext("aspect", "Wants to work in"), _basic("expected_city"), True),
    (lambda: pgettext("aspect", "Salary wanted"), _basic("expected_salary"), True),
    (lambda: pgettext("aspect", "Available"), _basic("availability"), True),
    (lambda: pgettext("aspect", "Languages"), _languages, True),
)
EDUCATION = (
    (lambda: pgettext("aspect", "Highest degree"), _highest_degree, True),
    (lambda: pgettext("aspect", "First degree"), _first_degree, True),
    (lambda: pgettext("aspect", "Mode of study"), _modes, True),
    (lambda: pgettext("aspect", "Graduated in"), _graduation, False),
)
WORK = (
    (lambda: pgettext("aspect", "Years of work"), _experience, True),
    (lambda: pgettext("aspect", "Latest post"), _latest_work, False),
    (lambda: pgettext("aspect", "Employers"), _companies, False),
)
RESULTS = (
    (lambda: pgettext("aspect", "Projects"), _projects, False),
    (lambda: pgettext("aspect", "Publications, patents"), _publications, True),
    (lambda: pgettext("aspect", "Certificates"), _certificates, True),
    (lambda: pgettext("aspect", "Awards"), _awards, True),
)
OURS = (
    (lambda: pgettext("aspect", "Tags"), _tags, True),
    (lambda: pgettext("aspect", "Notes"), _notes, False),
    (lambda: pgettext("aspect", "Shortlists"), _shortlists, False),
)


# ---------------------------------------------------------------- skills


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
