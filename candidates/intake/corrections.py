"""What people say against the parser: laid over its rows each time these are made, so that no reading undoes it."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib.auth.models import AbstractBaseUser

from candidates.intake.rows import TABLES, Rows, SkillRow, as_number, fit, fit_column, number, settle
from candidates.models import Candidate, Correction
from candidates.models.histories import History
from candidates.models.skills import skill_key

BASICS, SKILLS = "basics", "skills"
MODELS: Mapping[str, type[History]] = {model._meta.model_name: model for model in TABLES.values()}
# Columns of a history row that a person may set; all others follow from these.
FLAGS = ("is_current",)
NUMBERS = ("level",)
REPEAT = re.compile(r"#\d+$")


def correct(
    candidate: Candidate, section: str, entry: str, field: str, value: Any, *, user: AbstractBaseUser | None,
    parsed_value: Any = None,
) -> Correction:  # fmt: skip
    """Write down what `user` says of one value; `rebuild` makes it hold. For the arguments see `Correction`."""
    return Correction.objects.create(
        candidate=candidate,
        section=section,
        entry=entry,
        field=field,
        value=value,
        parsed_value=parsed_value,
        created_by=user,
    )


def lay_over(rows: Rows, corrections: Iterable[Correction]) -> int:
    """Make `corrections` (oldest first, of one person) hold in `rows`; how many found no row to stand in.

    A correction of a row that the parser now reads otherwise goes to the row with the same name or the same dates,
    if there is exactly one.
    """
    homeless = 0
    for correction in corrections:
        if correction.section == BASICS:
            _correct_basics(rows, correction)
        elif correction.section == SKILLS:
            _correct_skill(rows, correction)
        else:
            homeless += not _correct_history(rows.histories[MODELS[correction.section]], correction)
    for histories in rows.histories.values():
        number(histories)
    return homeless


def _correct_basics(rows: Rows, correction: Correction) -> None:
    name, value = correction.field, correction.value
    if name == "profiles":
        rows.basics[name] = [fit(str(each), 500) for each in value or []]
    elif name == "stated_years":
        rows.basics[name] = None if value is None else as_number(str(value))
    else:
        rows.basics[name] = fit_column(Candidate, name, str(value or ""))
    rows.evidence.pop(name, None)


def _correct_skill(rows: Rows, correction: Correction) -> None:
    rows.skills[:] = [skill for skill in rows.skills if skill_key(skill.name) != correction.entry]
    if correction.value is not None:
        said = correction.value
        rows.skills.append(SkillRow(fit(said["name"], 100), fit(said.get("level", ""), 30), by_person=True))


def _correct_history(histories: list[History], correction: Correction) -> bool:
    """Whether the correction found its row, made one, or had none left to remove."""
    row = _find(histories, correction.entry)
    if correction.field:
        if row is None:
            return False
        row.entry = correction.entry
        set_value(row, correction.field, correction.value)
    elif correction.value is None:
        if row is not None:
            histories.remove(row)
    else:
        if row is None:
            row = MODELS[correction.section](entry=correction.entry)
            histories.append(row)
        for name, value in correction.value.items():
            set_value(row, name, value)
    return True


def set_value(row: History, name: str, value: Any) -> None:
    """Give a row a person's value, and all that follows from it."""
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
    row.evidence = {key: source for key, source in row.evidence.items() if key != name}


def _find(histories: list[History], entry: str) -> History | None:
    """The row of this key; else the only one that shares its name or its date."""
    exact = [row for row in histories if row.entry == entry]
    if exact:
        return exact[0]
    name, _, date = REPEAT.sub("", entry).partition("@")
    for part, position in ((name, 0), (date, 2)):
        alike = [row for row in histories if part and REPEAT.sub("", row.entry).partition("@")[position] == part]
        if len(alike) == 1 and not alike[0].by_person:
            return alike[0]
    return None
