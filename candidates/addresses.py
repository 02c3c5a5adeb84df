"""An address of the page (`phone`, `work/0/position`, `work/new`, `basics`) → the row and the fields it speaks of."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from candidates.evidence import address, label
from candidates.intake.corrections import BASICS, SKILLS, own_columns
from candidates.intake.record import BASIC_COLUMNS
from candidates.models import SECTIONS, Candidate, CandidateSkill
from candidates.models.histories import History
from candidates.models.skills import skill_key

Row = Candidate | History | CandidateSkill
KINDS: Mapping[str, type[History] | type[CandidateSkill]] = {**SECTIONS, "skills": CandidateSkill}
NEW = "new"
MOST_TOGETHER = 4  # fields of a row that are corrected in one form, whichever was asked for
PERSONAL = ("native_place", "ethnicity", "political_status", "marital_status", "stated_years")
SKILL_FIELDS = ("written", "level")
# what is shown of a skill goes by other names than its columns
SHOWN_OF_SKILL = {"name": "written"}


@dataclass(frozen=True, slots=True)
class Target:
    """What one form corrects: `fields` of `row`, which is not saved yet where it `is_new`.

    `asked` is the field of the address, "" for a whole row; `slot` says where on the page the form stands.
    """

    address: str
    row: Row
    fields: tuple[str, ...]
    asked: str = ""
    slot: str = BASICS
    is_new: bool = False

    @property
    def section(self) -> str:
        """As in `Correction`."""
        if isinstance(self.row, Candidate):
            return BASICS
        return SKILLS if isinstance(self.row, CandidateSkill) else self.row._meta.model_name

    @property
    def entry(self) -> str:
        """By which the row is found again when others have moved meanwhile."""
        return "" if isinstance(self.row, Candidate) else entry_of(self.row)

    @property
    def can_be_removed(self) -> bool:
        return not isinstance(self.row, Candidate) and not self.is_new

    @property
    def title(self) -> str:
        if self.asked and not isinstance(self.row, CandidateSkill):
            return label(self.row, self.asked)
        return _("Basics") if isinstance(self.row, Candidate) else str(self.row._meta.verbose_name)


def find(person: Candidate, where: str, entry: str | None = None) -> Target | None:
    """The target of an address; `entry` finds the row, rather than its number, when given. None where nothing is.

    Wants the histories and skills prefetched (`for_compare`).
    """
    path, _slash, rest = where.partition("/")
    if where == BASICS:
        return Target(where, person, tuple(name for name in BASIC_COLUMNS if name != "summary"))
    if path in BASIC_COLUMNS:
        return None if rest else Target(where, person, (where,), where, _slot_of_basic(where))
    number, _slash, field = rest.partition("/")
    if path not in KINDS:
        return None
    if number == NEW:
        return Target(where, KINDS[path](candidate=person), fields_of(KINDS[path]), "", f"{path}/{NEW}", is_new=True)
    row = next((row for row in rows_of(person, path) if _is_meant(row, number, entry)), None)
    return None if row is None else _target_of_row(where, path, row, field)


def rows_of(person: Candidate, path: str) -> list[Row]:
    kind = KINDS[path]
    return list((person.candidate_skills if kind is CandidateSkill else getattr(person, kind.related_name())).all())


def fields_of(kind: type[History] | type[CandidateSkill]) -> tuple[str, ...]:
    """The columns that a person may set, those that name the row first."""
    if kind is CandidateSkill:
        return SKILL_FIELDS
    dates = {"start_date", "end_date", "is_current"}
    columns = own_columns(kind)
    long = {"courses", "description"}
    named = [name for name in columns if name not in dates | long]
    return (*named, *(name for name in columns if name in dates), *(name for name in columns if name in long))


def entry_of(row: History | CandidateSkill) -> str:
    return skill_key(row.written) if isinstance(row, CandidateSkill) else row.entry


def _target_of_row(where: str, path: str, row: Row, field: str) -> Target | None:
    whole = fields_of(type(row))
    asked = SHOWN_OF_SKILL.get(field, field) if isinstance(row, CandidateSkill) else field
    if asked and asked not in whole:
        return None
    if not asked or len(whole) <= MOST_TOGETHER:
        fields = whole
    else:
        fields = ("end_date", "is_current") if asked == "end_date" else (asked,)
    own_slot = len(whole) > MOST_TOGETHER or "description" in whole
    slot = address(row, "").rstrip("/") if own_slot else path
    return Target(where, row, fields, asked, slot)


def _is_meant(row: History | CandidateSkill, number: str, entry: str | None) -> bool:
    return address(row, "").split("/")[1] == number if entry is None else entry_of(row) == entry


def _slot_of_basic(name: str) -> str:
    if name == "summary":
        return name
    return "personal" if name in PERSONAL else BASICS
