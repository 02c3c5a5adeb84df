"""Words of the document put into a field: the fields that they can go to, and what becomes of these."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from candidates.addresses import KINDS, NEW, Target, fields_of, find, rows_of
from candidates.editing import CorrectionForm, form_for, say, source_of
from candidates.evidence import label
from candidates.intake.corrections import BASICS, SKILLS
from candidates.intake.pointing import Place, Source, pointed
from candidates.intake.record import BASIC_COLUMNS
from candidates.intake.taking_back import State
from candidates.models import Candidate, Correction, ResumeText

GROWING = ("summary", "profiles", "courses", "description")  # what is put here comes after what stands there
NOT_WRITTEN = ("level", "is_current")  # follow from other fields, or are no words
BETWEEN_SKILLS = re.compile(r"[、，,;；\n]+")
BULLETS = " \t•·●○■□◆◇▪➢➤►▶✓✔※★☆-–—*"
WRITTEN_PLACE = re.compile(r"(\d{1,6})(?::(\d{1,6}):(\d{1,6}))?", re.ASCII)
MOST_LINES = 60
PART = "|"


@dataclass(frozen=True, slots=True)
class Group:
    """Fields of one row, of the basics, or of rows that are yet to be made; a field goes by `path|entry|field`."""

    name: str
    address: str  # of the row, as in `evidence.address`
    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Taking:
    """What is being put where: places as `line:start:end`, the words, the field's key, and why it was refused."""

    places: tuple[str, ...] = ()
    text: str = ""
    to: str = ""
    errors: tuple[str, ...] = ()


def groups(person: Candidate) -> list[Group]:
    """Every field that words can be put into, in the order of the page."""
    basics = tuple((f"{BASICS}||{name}", label(person, name)) for name in BASIC_COLUMNS)
    found = [Group(_("Basics"), BASICS, basics)]
    for path in KINDS:
        if path != SKILLS:
            found += [_group(path, row) for row in rows_of(person, path)]
    return [*found, Group(pgettext("of a history", "A new entry"), NEW, tuple(_new_rows()))]


def _group(path: str, row: Any) -> Group:
    names = [name for name in fields_of(type(row)) if name not in NOT_WRITTEN]
    keys = tuple((PART.join((path, row.entry, name)), label(row, name)) for name in names)
    kind, what = str(row._meta.verbose_name), str(row)
    return Group(f"{kind} {what}".strip(), f"{path}/{row.position_in_resume}", keys)


def _new_rows() -> Iterable[tuple[str, str]]:
    for path, kind in KINDS.items():
        name = "description" if path == "others" else fields_of(kind)[0]
        yield PART.join((path, NEW, name)), str(kind._meta.verbose_name)


def places_in(text: ResumeText, asked: Sequence[str]) -> Source:
    """The places that `line:start:end` (or a line alone) name in a file; what names none is left out."""
    lines = {line["number"]: line for line in text.lines}
    found = (_place(lines, each) for each in asked[:MOST_LINES])
    return [place for place in found if place and place["text"].strip()]


def _place(lines: Mapping[int, Mapping[str, Any]], asked: str) -> Place | None:
    match = WRITTEN_PLACE.fullmatch(asked)
    line = lines.get(int(match[1])) if match else None
    if match is None or line is None:
        return None
    whole = len(line["text"])
    return pointed(line, min(int(match[2] or 0), whole), min(int(match[3] or whole), whole))


def words_of(places: Source) -> str:
    """What stands in the places, a line each, without the signs of a list."""
    return "\n".join(place["text"].strip(BULLETS) for place in places)


@transaction.atomic
def take(
    person: Candidate, taking: Taking, places: Source, user: AbstractBaseUser
) -> tuple[list[Correction], State | None, tuple[str, ...]]:
    """Put the words into their field: what was written down, what there was before, and why it was refused."""
    target = _target(person, taking.to)
    if target is None:
        return [], None, (_("Choose a field."),)
    forms = [_form(target, text) for text in _texts(target, taking.text)]
    if errors := tuple(error for form in forms for told in form.errors.values() for error in told):
        return [], None, errors
    source = _sources(target, places)
    is_a_line_each = target.section != SKILLS and len(forms) == len(places)
    own = [[place] for place in places] if is_a_line_each and target.is_new else [source] * len(forms)
    made = [say(target, form, user, source=places) for form, places in zip(forms, own, strict=True)]
    return [correction for said, _before in made for correction in said], made[0][1], ()


def _target(person: Candidate, key: str) -> Target | None:
    path, entry, field = key.split(PART) if key.count(PART) == 2 else ("", "", "")
    if path == BASICS:
        return find(person, field)
    if path in KINDS and (field not in fields_of(KINDS[path]) or field in NOT_WRITTEN):
        return None
    where = f"{path}/{NEW}" if entry == NEW else f"{path}//{field}"
    target = find(person, where, entry)
    return replace(target, fields=(field,), asked=field) if target else None


def _texts(target: Target, text: str) -> list[str]:
    """A list of skills is as many skills; so are lines that become new rows, one each."""
    if target.section == SKILLS:
        parts = BETWEEN_SKILLS.split(text)
    else:
        parts = text.split("\n") if target.is_new and target.asked not in GROWING else [text]
    return [part.strip() for part in parts if part.strip()] or [text]


def _form(target: Target, text: str) -> CorrectionForm:
    held = getattr(target.row, target.asked) if target.asked in GROWING else ""
    held = "\n".join(held) if isinstance(held, list) else held
    return form_for(target, {target.asked: f"{held}\n{text}" if held else text})


def _sources(target: Target, places: Source) -> Source:
    held = source_of(target, target.asked) if target.asked in GROWING else None
    return [*(held or []), *places]
