"""Every column that can be shown or handed over: its label, its value for a person, and what must be loaded for it.

One ordered tuple, `COLUMNS`. A value is text as a person would write it; "" where nothing is known.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Prefetch
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from candidates.models import Candidate, CandidateSkill, DegreeLevel, Education, Note, Tagging
from candidates.models.candidate import CandidateQuerySet
from candidates.phones import grouped_phone
from candidates.schooling import schooling

LIST_SEPARATOR = "、"
NAMES = "names_of_columns"  # of a person: what `Column.names` found, by key


Names = dict[int, list[str]]  # by person


@dataclass(frozen=True)
class Column:
    """`value` gives the text for a person of `with_columns`; `is_address` marks a path within this site.

    What it needs is `prefetch`ed, or, of things that are many and wanted by name alone, found by `names`.
    """

    key: str
    label: str | Promise
    value: Callable[[Candidate], str]
    prefetch: tuple[str | Prefetch, ...] = ()
    names: Callable[[Sequence[int]], Names] | None = None
    is_default: bool = False
    is_number: bool = False
    is_address: bool = False
    in_shortlists: bool = False


def _field(name: str) -> Callable[[Candidate], str]:
    def value(candidate: Candidate) -> str:
        held = getattr(candidate, name, None)
        return "" if held is None else str(held)

    return value


def _listed(key: str) -> Callable[[Candidate], str]:
    def value(candidate: Candidate) -> str:
        return LIST_SEPARATOR.join(vars(candidate)[NAMES][key])

    return value


def _skill_names(people: Sequence[int]) -> Names:
    held = CandidateSkill.objects.filter(candidate__in=people).order_by("position", "pk")
    return _by_person(held.values_list("candidate", "skill__name"))


def _tag_names(people: Sequence[int]) -> Names:
    return _by_person(Tagging.objects.filter(candidate__in=people).values_list("candidate", "tag__name"))


def _by_person(pairs: Iterable[tuple[int, str]]) -> Names:
    found: Names = defaultdict(list)
    for person, name in pairs:
        found[person].append(name)
    return found


def _highest_degree(candidate: Candidate) -> str:
    return str(DegreeLevel(candidate.highest_degree).label) if candidate.highest_degree else ""


def _major(candidate: Candidate) -> str:
    highest = [row for row in candidate.education_set.all() if row.level == candidate.highest_degree]
    return next((row.area for row in highest if row.area), "")


def _first_degree(candidate: Candidate) -> str:
    first = schooling(candidate.education_set.all()).first
    return str(DegreeLevel(first.level).label) if first else ""


def _first_school(candidate: Candidate) -> str:
    first = schooling(candidate.education_set.all()).first
    return first.institution if first else ""


def _last_note(candidate: Candidate) -> str:
    return candidate.last_notes[0].text if candidate.last_notes else ""


def _added(candidate: Candidate) -> str:
    return timezone.localtime(candidate.created_at).strftime("%Y-%m-%d")


# Evidence and long texts are most of a row and stand in no column.
_EDUCATION = Prefetch("education_set", queryset=Education.objects.defer("evidence", "courses", "description"))
_LAST_NOTE = Prefetch("notes", queryset=Note.objects.order_by("-created_at", "-pk")[:1], to_attr="last_notes")

COLUMNS: tuple[Column, ...] = (
    Column("name", _("Name"), _field("name"), is_default=True),
    Column("phone", _("Phone"), lambda candidate: grouped_phone(candidate.phone), is_default=True),
    Column("email", _("E-mail"), _field("email"), is_default=True),
    Column("current_company", _("Current company"), _field("current_company"), is_default=True),
    Column("current_title", _("Current title"), _field("current_title"), is_default=True),
    Column("years", _("Years of work"), _field("experience_years"), is_default=True, is_number=True),
    Column("city", _("City"), _field("city"), is_default=True),
    Column("highest_degree", _("Highest degree"), _highest_degree, is_default=True),
    Column("school", _("School"), _field("school"), is_default=True),
    Column("tier", _("School tier"), lambda candidate: LIST_SEPARATOR.join(candidate.tiers), is_default=True),
    Column("skills", _("Skills"), _listed("skills"), names=_skill_names, is_default=True),
    Column("tags", _("Tags"), _listed("tags"), names=_tag_names, is_default=True),
    Column("shortlist_stage", _("Stage"), _field("shortlist_stage"), is_default=True, in_shortlists=True),
    Column(
        "shortlist_note",
        _("Note in the shortlist"),
        _field("shortlist_note"),
        is_default=True,
        in_shortlists=True,
    ),
    Column("last_note", _("Last note"), _last_note, prefetch=(_LAST_NOTE,)),
    Column("major", _("Major"), _major, prefetch=(_EDUCATION,)),
    Column("graduation_year", _("Graduated in"), _field("graduation_year"), is_number=True),
    Column("first_degree", _("First degree"), _first_degree, prefetch=(_EDUCATION,)),
    Column("first_school", _("School of the first degree"), _first_school, prefetch=(_EDUCATION,)),
    Column("label", _("Post sought"), _field("label")),
    Column("expected_city", _("City wanted"), _field("expected_city")),
    Column("expected_salary", _("Salary wanted"), _field("expected_salary")),
    Column("availability", _("Available"), _field("availability")),
    Column("wechat", _("WeChat"), _field("wechat")),
    Column("gender", _("Gender"), _field("gender")),
    Column("birth", _("Born"), _field("birth")),
    Column("added", pgettext_lazy("column", "Added on"), _added),
    Column("link", _("Link"), lambda candidate: candidate.get_absolute_url(), is_address=True),
)

# of the list: what its rows do not show by themselves
FACTS = (
    *("phone", "email", "label", "expected_city", "expected_salary", "availability", "graduation_year", "major"),
    *("first_degree", "first_school", "last_note", "wechat", "gender", "birth"),
)


def facts(keys: Iterable[str]) -> list[Column]:
    """The columns that can be shown in the list beside what stands there anyway, those named by `keys`, in order."""
    named = set(keys)
    return [column for column in COLUMNS if column.key in FACTS and column.key in named]


def offered_columns(*, for_shortlist: bool) -> list[Column]:
    """The columns that can be chosen, in order."""
    return [column for column in COLUMNS if for_shortlist or not column.in_shortlists]


def chosen_columns(keys: Iterable[str], *, for_shortlist: bool) -> list[Column]:
    """The columns named by `keys`, in the order of the keys, unknown ones left out; the default ones for no keys."""
    offered = {column.key: column for column in offered_columns(for_shortlist=for_shortlist)}
    named = [offered[key] for key in dict.fromkeys(keys) if key in offered]
    return named or [column for column in offered.values() if column.is_default]


def with_columns(candidates: CandidateQuerySet, keys: Sequence[int], columns: Sequence[Column]) -> list[Candidate]:
    """Those of `candidates` with these primary keys, in the order of the keys, with all that the `columns` need."""
    needs = dict.fromkeys(need for column in columns for need in column.prefetch)
    rows = candidates.defer("evidence", "profiles", "summary").prefetch_related(*needs).in_bulk(keys)
    people = [rows[key] for key in keys if key in rows]
    names = {column.key: column.names(list(rows)) for column in columns if column.names}
    for person in people:
        vars(person)[NAMES] = {key: found.get(person.pk, ()) for key, found in names.items()}
    return people
