"""What people say against the parser: laid over its rows each time these are made, so that no reading undoes it."""

import re
import secrets
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django.contrib.auth.models import AbstractBaseUser

from candidates.intake.pointing import Evidence, Source, evidence_of
from candidates.intake.rows import Rows, SkillRow, as_number, entry_key, fit, fit_column, number, settle
from candidates.models import HISTORIES, Candidate, CandidateSkill, Correction, Merge
from candidates.models.histories import History
from candidates.models.skills import skill_key

BASICS, SKILLS = "basics", "skills"
MODELS: Mapping[str, type[History]] = {model._meta.model_name: model for model in HISTORIES}
NOT_SAID = ("id", "candidate")
FLAGS = ("is_current",)
NUMBERS = ("level",)
REPEAT = re.compile(r"#\d+$")


def correct(
    candidate: Candidate, section: str, entry: str, field: str, value: Any, *, user: AbstractBaseUser | None,
    parsed_value: Any = None, source: Source | None = None, merge: Merge | None = None,
) -> Correction:  # fmt: skip
    """Write down what `user` says of one value; `record.rebuild` makes it hold. For the arguments see `Correction`.

    `parsed_value` is what stood there; of a value that was corrected before, what the parser said then is kept.
    """
    place = {"candidate": candidate, "section": section, "entry": entry, "field": field}
    earlier = Correction.objects.filter(**place).order_by("pk").last()
    said = earlier.parsed_value if earlier else parsed_value
    return Correction.objects.create(
        **place, value=value, parsed_value=said, source=source, merge=merge, created_by=user
    )


def settle_difference(correction: Correction, value: Any, *, user: AbstractBaseUser | None) -> Correction:
    """Write down that `value` holds now that a later reading says something else; the difference is told no more."""
    place = {name: getattr(correction, name) for name in ("candidate", "section", "entry", "field")}
    source = correction.source if value == correction.value else None
    read = correction.reread["value"]
    said = {"value": value, "parsed_value": read, "source": source, "settles": True, "created_by": user}
    return Correction.objects.create(**place, **said)


def correct_basics(
    before: Candidate, after: Candidate, names: Iterable[str], *, user: AbstractBaseUser | None
) -> None:
    """Write down that of the columns `names` those that differ are as in `after`."""
    for name in names:
        if plain(getattr(before, name)) != plain(getattr(after, name)):
            correct_basic(before, after, name, user=user)


def correct_basic(
    before: Candidate, after: Candidate, name: str, *, user: AbstractBaseUser | None, source: Source | None = None
) -> Correction:
    """Write down that the column `name` is as in `after`, which may say the same: then it is confirmed."""
    said, value = plain(getattr(before, name)), plain(getattr(after, name))
    return correct(before, BASICS, "", name, value, user=user, parsed_value=said, source=source)


def plain(value: Any) -> Any:
    """A value of a column as a correction keeps it."""
    return str(value) if isinstance(value, Decimal) else value


def own_columns(model: type[History]) -> tuple[str, ...]:
    """The columns of a history that a person may set; all others follow from these."""
    return tuple(field.name for field in model._meta.fields if field.editable and field.name not in NOT_SAID)


def correct_row(before: History, after: History, names: Iterable[str], *, user: AbstractBaseUser | None) -> None:
    """Write down that the columns `names` of the row `before` are as in `after`."""
    for name in names:
        correct_column(before, after, name, user=user)


def correct_column(
    before: History, after: History, name: str, *, user: AbstractBaseUser | None, source: Source | None = None
) -> Correction:
    """Write down that the column `name` of the row `before` is as in `after`."""
    said, value = getattr(before, name), getattr(after, name)
    section = before._meta.model_name
    return correct(before.candidate, section, before.entry, name, value, user=user, parsed_value=said, source=source)


def add_row(row: History, *, user: AbstractBaseUser | None, source: Source | None = None) -> Correction:
    """Write down a row that a person adds; `row` itself is not saved."""
    return correct(row.candidate, row._meta.model_name, new_entry(), "", row_values(row), user=user, source=source)


def new_entry() -> str:
    """The key of a row that a person adds."""
    return f"person-{secrets.token_hex(8)}"


def remove_row(row: History, *, user: AbstractBaseUser | None) -> Correction:
    """Write down that `row` is not to be."""
    return correct(row.candidate, row._meta.model_name, row.entry, "", None, user=user, parsed_value=row_values(row))


def correct_skill(
    candidate: Candidate, before: CandidateSkill | None, after: CandidateSkill | None, *,
    user: AbstractBaseUser | None, source: Source | None = None,
) -> Correction:  # fmt: skip
    """Write down that skill `before` is `after`; None before adds one, None after takes it away."""
    values = [None if row is None else {"name": row.written, "level": row.level} for row in (before, after)]
    key = skill_key((before or after).written)
    return correct(candidate, SKILLS, key, "", values[1], user=user, parsed_value=values[0], source=source)


def row_values(row: History) -> dict[str, Any]:
    """What a person may set of a row, as far as it says something."""
    return {name: value for name in own_columns(type(row)) if (value := getattr(row, name))}


def lay_over(
    rows: Rows, corrections: Iterable[Correction], *, lines: Mapping[int, str], earlier: Rows | None = None
) -> int:
    """Make `corrections` (oldest first, of one person) hold in `rows`; how many found no row to stand in.

    `lines` are those of the file by number: what a person pointed at is a value's source while it stands there.
    `earlier` is what stood in the tables, when `rows` are a new reading: in that, a correction of a row that is now
    read otherwise goes to the row with the same name or the same dates, if there is exactly one, and where there is
    none the earlier row stays. Rows from the tables have their keys already.
    """
    homeless = 0
    for correction in corrections:
        evidence = evidence_of(correction, lines)
        if correction.section == BASICS:
            _correct_basics(rows, correction, evidence)
        elif correction.section == SKILLS:
            _correct_skill(rows, correction, evidence)
        else:
            histories = rows.histories[MODELS[correction.section]]
            stood = earlier.histories[MODELS[correction.section]] if earlier else None
            homeless += not _correct_history(histories, correction, evidence, stood)
    for histories in rows.histories.values():
        number(histories)
    return homeless


def _correct_basics(rows: Rows, correction: Correction, evidence: Evidence | None) -> None:
    name, value = correction.field, correction.value
    if name == "profiles":
        rows.basics[name] = [fit(str(each), 500) for each in value or []]
    elif name == "stated_years":
        rows.basics[name] = None if value is None else as_number(str(value))
    else:
        rows.basics[name] = fit_column(Candidate, name, str(value or ""))
    rows.evidence = _with(rows.evidence, name, evidence)


def _with(sources: Mapping[str, Evidence], name: str, evidence: Evidence | None) -> dict[str, Evidence]:
    """`sources` with that of the value `name` in place of what was known of it."""
    others = {key: source for key, source in sources.items() if key != name}
    return {**others, name: evidence} if evidence else others


def _correct_skill(rows: Rows, correction: Correction, evidence: Evidence | None) -> None:
    said = correction.value
    kept = []
    if said is not None:
        sources = {"name": evidence} if evidence else {}
        kept = [SkillRow(fit(said["name"], 100), fit(said.get("level", ""), 30), sources, by_person=True)]
    places = [at for at, skill in enumerate(rows.skills) if skill_key(skill.name) == correction.entry]
    first = places[0] if places else len(rows.skills)
    rest = [skill for at, skill in enumerate(rows.skills) if at not in places]
    rows.skills[:] = [*rest[:first], *kept, *rest[first:]]


def _correct_history(
    histories: list[History], correction: Correction, evidence: Evidence | None, stood: list[History] | None
) -> bool:
    """Whether the correction found its row, made one, or had none left to remove; `stood` as `lay_over` has it."""
    row = _row_of(histories, correction, by_likeness=stood is not None)
    if correction.field:
        is_read = row is not None
        row = row or _kept(histories, stood or (), correction.entry)
        if row is not None:
            row.entry = correction.entry
            set_value(row, correction.field, correction.value, evidence)
        return is_read
    if correction.value is None:
        if row is not None:
            histories.remove(row)
    else:
        if row is None:
            row = MODELS[correction.section]()
            histories.append(row)
        row.entry = correction.entry
        for name, value in correction.value.items():
            set_value(row, name, value, evidence)
    return True


def _row_of(histories: list[History], correction: Correction, *, by_likeness: bool) -> History | None:
    row = next((row for row in histories if row.entry == correction.entry), None)
    if row or not by_likeness:
        return row
    if correction.field:
        return _alike(histories, correction.entry)
    return _read_as_well(histories, correction) if correction.value else None


def _read_as_well(histories: list[History], correction: Correction) -> History | None:
    """The row that is now read, which a person had to add before."""
    model = MODELS[correction.section]
    key = entry_key(model(**{name: value for name, value in correction.value.items() if value}))
    alike = [row for row in histories if not row.by_person and REPEAT.sub("", row.entry) == key]
    return alike[0] if len(alike) == 1 else None


def _kept(histories: list[History], stood: Iterable[History], entry: str) -> History | None:
    """The row of which somebody said something, though it is read no longer."""
    row = next((row for row in stood if row.entry == entry), None)
    if row is not None:
        row.evidence = {}  # lines of another reading
        histories.append(row)
    return row


def rereading(rows: Rows, correction: Correction) -> dict[str, Any] | None:
    """`Correction.reread` for a new reading, over which nothing is laid yet; None where it says nothing new."""
    if correction.section == BASICS:
        found = plain(rows.basics[correction.field])
    elif correction.section == SKILLS:
        skill = next((each for each in rows.skills if skill_key(each.name) == correction.entry), None)
        found = {"name": skill.name, "level": skill.level} if skill else None
    else:
        row = _row_of(rows.histories[MODELS[correction.section]], correction, by_likeness=True)
        if row is None or (not correction.field and correction.value is None):
            return None
        found = getattr(row, correction.field) if correction.field else row_values(row)
    known = (correction.value or "", correction.parsed_value or "")
    return None if (found or "") in known else {"value": found}


def set_value(row: History, name: str, value: Any, evidence: Evidence | None = None) -> None:
    """Give a row a person's value with its source, and all that follows from it."""
    if name in FLAGS:
        setattr(row, name, bool(value))
        if row.is_current:
            row.end_date = ""
        settle(row)
    elif name in NUMBERS:
        row.level = int(value)
    else:
        level = getattr(row, "level", None)
        setattr(row, name, fit_column(type(row), name, str(value or "")))
        if name == "end_date" and row.end_date:
            row.is_current = False
        settle(row)
        if level is not None and name != "study_type":
            row.level = level
    row.by_person = True
    row.evidence = _with(row.evidence, name, evidence)


def _alike(histories: list[History], entry: str) -> History | None:
    """The only row that shares the name of this key, or else its date; none that a person spoke of already."""
    name, _, date = REPEAT.sub("", entry).partition("@")
    for part, position in ((name, 0), (date, 2)):
        alike = [row for row in histories if part and REPEAT.sub("", row.entry).partition("@")[position] == part]
        if len(alike) == 1 and not alike[0].by_person:
            return alike[0]
    return None
