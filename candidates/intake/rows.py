"""Resume → rows of our tables, not yet saved: pure, in the parser's own words, nothing corrected, nothing derived."""

import json
import re
import unicodedata
from dataclasses import dataclass, field, fields
from decimal import Decimal, InvalidOperation
from typing import Any

from django.db import models

from candidates.models import (
    SECTIONS,
    Candidate,
    DegreeLevel,
    Education,
)
from candidates.models.candidate import LEVELS
from candidates.models.histories import DatedHistory, History
from candidates.models.partial_date import PARTIAL_DATE, PartialDateField
from candidates.parsing.lexicon import degrees, schools
from candidates.parsing.records import Resume, Value, values_in

NAME_FIELDS = ("institution", "name", "title", "language", "position", "role")
DATE_FIELDS = ("start_date", "release_date", "date")
PRESENT = "present"
MOST_KEY_CHARACTERS = 44  # of the name in an entry's key; the column has 64
MOST_YEARS = 80
UNSTORABLE = re.compile("[\x00\ud800-\udfff]")  # what PostgreSQL and UTF-8 cannot hold
UNSTORABLE_JSON = re.compile(r"\\u0000|[\ud800-\udfff]")  # the same as JSON writes it


@dataclass(slots=True)
class SkillRow:
    """A skill as written; the vocabulary settles which one it is."""

    name: str
    level: str = ""
    evidence: dict[str, Any] = field(default_factory=dict)
    by_person: bool = False


@dataclass(slots=True)
class Rows:
    """Everything that one file says of a person. Corrections are laid over it in place."""

    basics: dict[str, Any]  # Candidate's columns
    evidence: dict[str, Any]  # of the basics
    histories: dict[type[History], list[History]]
    skills: list[SkillRow]


def rows_of(resume: Resume) -> Rows:
    """The rows that `resume` gives, their texts cut to what the columns hold."""
    histories = {
        model: [history for record in getattr(resume, section) if (history := _history(model, record))]
        for section, model in SECTIONS.items()
    }
    for made in histories.values():
        number(made)
    return Rows(
        basics=_basics(resume),
        evidence=_evidence(resume.basics),
        histories=histories,
        skills=[
            SkillRow(fit(skill.name.text, 100), fit(skill.level.text if skill.level else "", 30), _evidence(skill))
            for skill in resume.skills
        ],
    )


def number(histories: list[History]) -> None:
    """Give rows of one kind their places, and keys that stay the same when the file is read again."""
    taken: set[str] = set()
    for position, history in enumerate(histories):
        history.position_in_resume = position
        if not history.entry:
            history.entry = _free(entry_key(history), taken)
        taken.add(history.entry)


def entry_key(history: History) -> str:
    """`name@start`, as the parser read them."""
    names = (getattr(history, name, "") for name in NAME_FIELDS)
    dates = (getattr(history, name, "") for name in DATE_FIELDS)
    folded = unicodedata.normalize("NFKC", next(filter(None, names), "")).casefold()
    plain = "".join(character for character in folded if character.isalnum())
    return f"{plain[:MOST_KEY_CHARACTERS]}@{next(filter(None, dates), '')}"


def _free(key: str, taken: set[str]) -> str:
    keys = (key if count == 1 else f"{key}#{count}" for count in range(1, len(taken) + 2))
    return next(each for each in keys if each not in taken)


def fit(text: str, length: int | None) -> str:
    """`text` as a column of `length` characters can hold it, an ellipsis where it is cut; None is no limit."""
    text = UNSTORABLE.sub("", text).strip()
    return text if length is None or len(text) <= length else text[: length - 1] + "…"


def fit_column(model: type[models.Model], name: str, text: str) -> str:
    """`text` as column `name` of `model` can hold it; a date that is none becomes ""."""
    column = model._meta.get_field(name)
    if isinstance(column, PartialDateField):
        return text if PARTIAL_DATE.fullmatch(text) else ""
    return fit(text, column.max_length if isinstance(column, models.CharField) else None)


def storable(value: Any) -> Any:
    """JSON data without characters that a database refuses."""
    # Nearly all data have none, which is told of the whole far sooner than of each text in it.
    return _without_unstorable(value) if UNSTORABLE_JSON.search(json.dumps(value, ensure_ascii=False)) else value


def _without_unstorable(value: Any) -> Any:
    if isinstance(value, str):
        return UNSTORABLE.sub("", value)
    if isinstance(value, dict):
        return {_without_unstorable(key): _without_unstorable(each) for key, each in value.items()}
    return [_without_unstorable(each) for each in value] if isinstance(value, list | tuple) else value


def as_number(text: str) -> Decimal | None:
    """Years as a number that the column holds; None for anything else."""
    try:
        years = Decimal(text).quantize(Decimal("0.1"))
    except InvalidOperation:
        return None
    return years if 0 <= years <= MOST_YEARS else None


def _basics(resume: Resume) -> dict[str, Any]:
    basics: dict[str, Any] = {}
    for name in (each.name for each in fields(resume.basics)):
        value = getattr(resume.basics, name)
        if name == "profiles":
            basics[name] = [fit(profile.text, 500) for profile in value]
        elif name == "years_of_experience":
            basics["stated_years"] = as_number(value.text) if value else None
        else:
            basics[name] = fit_column(Candidate, name, value.text if value else "")
    return basics


def _history(model: type[History], record: object) -> History | None:
    """None for a record that says nothing."""
    said = dict(values_in(record))
    if not any(said.values()):
        return None
    history = model(evidence=_evidence(record))
    for name, value in said.items():
        if name == "end_date" and value.text == PRESENT:
            history.is_current = True
        else:
            setattr(history, name, fit_column(model, name, value.text))
    settle(history)
    return history


def settle(history: History) -> None:
    """Fill what follows from a row's own values: months, the degree's level, the school's tier."""
    if isinstance(history, DatedHistory):
        history.set_months()
    if isinstance(history, Education):
        history.level = LEVELS.get(degrees.level(history.study_type), DegreeLevel.NONE)
        tiers = schools.tiers(history.institution)
        history.is_985, history.is_211 = tiers.is_985, tiers.is_211
        history.is_double_first_class, history.is_overseas = tiers.is_double_first_class, tiers.is_overseas


def _evidence(record: object) -> dict[str, Any]:
    """{column: {"confidence", "places"}} of all values of a record; of several in one column, all their places."""
    found: dict[str, Any] = {}
    for name, value in values_in(record):
        column = "stated_years" if name == "years_of_experience" else name
        read = source(value)
        if column in found:
            found[column]["places"] += read["places"]
            found[column]["confidence"] = min(found[column]["confidence"], read["confidence"])
        else:
            found[column] = read
    return found


def source(value: Value) -> dict[str, Any]:
    """Where a value was read, as it is stored; boxes in points."""
    return {
        "confidence": round(value.confidence, 3),
        "places": [
            {
                "page": place.page,
                "line": place.line,
                "start": place.start,
                "end": place.end,
                "boxes": [[box.left, box.top, box.right, box.bottom] for box in place.boxes],
            }
            for place in value.evidence
        ],
    }
