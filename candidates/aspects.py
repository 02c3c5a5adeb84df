"""What is compared: for each aspect, what a person says of it, in the order of the page."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import ngettext, pgettext, pgettext_lazy

from candidates.evidence import Source, address, told
from candidates.intake.derive import current
from candidates.models import Candidate
from candidates.schooling import schooling
from candidates.wording import bullets, duration, moment, month, whole_years

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


Facts = Callable[[Person], Iterable[Fact]]


@dataclass(frozen=True, slots=True)
class Aspect:
    """`marks`: whether what one person alone says is worth a mark; free text always differs."""

    label: str | Promise
    facts: Facts
    marks: bool = True


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
    months = candidate.experience_months
    time = duration(months) if months else whole_years(candidate.experience_years)
    companies = len({row.name for row in candidate.workexperience_set.all() if row.name})
    employers = ngettext("%(number)d employer", "%(number)d employers", companies) % {"number": companies}
    if time or companies:
        text = _listed(time, employers if companies else "")
        yield Fact(text, key=str(candidate.experience_years))


def _latest_work(person: Person) -> Iterable[Fact]:
    if row := current(person.candidate.workexperience_set.all()):
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


BASICS = (
    Aspect(pgettext_lazy("aspect", "Lives in"), _home),
    Aspect(pgettext_lazy("aspect", "Seeks"), _basic("label"), marks=False),
    Aspect(pgettext_lazy("aspect", "Wants to work in"), _basic("expected_city")),
    Aspect(pgettext_lazy("aspect", "Salary wanted"), _basic("expected_salary")),
    Aspect(pgettext_lazy("aspect", "Available"), _basic("availability")),
    Aspect(pgettext_lazy("aspect", "Languages"), _languages),
)
EDUCATION = (
    Aspect(pgettext_lazy("aspect", "Highest degree"), _highest_degree),
    Aspect(pgettext_lazy("aspect", "First degree"), _first_degree),
    Aspect(pgettext_lazy("aspect", "Mode of study"), _modes),
    Aspect(pgettext_lazy("aspect", "Graduated in"), _graduation, marks=False),
)
WORK = (
    Aspect(pgettext_lazy("aspect", "Years of work"), _experience),
    Aspect(pgettext_lazy("aspect", "Latest post"), _latest_work, marks=False),
    Aspect(pgettext_lazy("aspect", "Employers"), _companies, marks=False),
)
RESULTS = (
    Aspect(pgettext_lazy("aspect", "Projects"), _projects, marks=False),
    Aspect(pgettext_lazy("aspect", "Publications, patents"), _publications),
    Aspect(pgettext_lazy("aspect", "Certificates"), _certificates),
    Aspect(pgettext_lazy("aspect", "Awards"), _awards),
)
OURS = (
    Aspect(pgettext_lazy("aspect", "Tags"), _tags),
    Aspect(pgettext_lazy("aspect", "Notes"), _notes, marks=False),
    Aspect(pgettext_lazy("aspect", "Shortlists"), _shortlists, marks=False),
)
