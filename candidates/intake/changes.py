"""What changed of a person when her rows were written anew without anybody typing, told value by value."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AbstractBaseUser

from candidates.intake.corrections import BASICS, SKILLS, own_columns, plain, row_values
from candidates.intake.rows import Rows, SkillRow
from candidates.models import Candidate, Change, ResumeFile
from candidates.models.skills import skill_key
from candidates.parsing import PARSER_VERSION

Difference = tuple[str, str, str, Any, Any]  # section, entry, field, before, after


@dataclass(frozen=True, slots=True)
class Cause:
    """Why rows are written: somebody undid something, or `file` was read again."""

    why: Change.Why
    by: AbstractBaseUser | None = None
    file: ResumeFile | None = None


def write_down(candidate: Candidate, before: Rows, after: Rows, cause: Cause) -> None:
    """Keep every value in which `after` is not `before`."""
    version = PARSER_VERSION if cause.file else ""
    said = {"why": cause.why, "created_by": cause.by, "file": cause.file, "parser_version": version}
    Change.objects.bulk_create(
        [
            Change(candidate=candidate, section=section, entry=entry, field=field, before=old, after=new, **said)
            for section, entry, field, old, new in differences(before, after)
        ]
    )


def differences(before: Rows, after: Rows) -> Iterator[Difference]:
    """The values that are not the same; of a row that came or went, all of it with an empty field."""
    for name, value in before.basics.items():
        if value != after.basics[name]:
            yield BASICS, "", name, plain(value), plain(after.basics[name])
    for model, rows in before.histories.items():
        yield from _of_histories(model._meta.model_name, rows, after.histories[model])
    yield from _of_skills(before.skills, after.skills)


def _of_histories(section: str, before: list[Any], after: list[Any]) -> Iterator[Difference]:
    old, new = ({row.entry: row for row in rows} for rows in (before, after))
    for entry in old.keys() | new.keys():
        own, other = old.get(entry), new.get(entry)
        if own is None or other is None:
            yield section, entry, "", row_values(own) if own else None, row_values(other) if other else None
            continue
        for name in own_columns(type(own)):
            if getattr(own, name) != getattr(other, name):
                yield section, entry, name, getattr(own, name), getattr(other, name)


def _of_skills(before: list[SkillRow], after: list[SkillRow]) -> Iterator[Difference]:
    old, new = ({skill_key(each.name): each for each in skills} for skills in (before, after))
    for key in old.keys() | new.keys():
        own, other = (_skill(skills.get(key)) for skills in (old, new))
        if own != other:
            yield SKILLS, key, "", own, other


def _skill(skill: SkillRow | None) -> dict[str, str] | None:
    return {"name": skill.name, "level": skill.level} if skill else None
