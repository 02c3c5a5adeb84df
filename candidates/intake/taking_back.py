"""A correction that is taken back at once leaves everything as it was: value, source and doubt."""

import json
from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.core import serializers
from django.db import transaction

from candidates.intake import record
from candidates.intake.changes import Cause
from candidates.intake.corrections import BASICS, MODELS, SKILLS
from candidates.intake.rows import Rows, SkillRow, as_number
from candidates.models import HISTORIES, Candidate, Change, Correction
from candidates.models.histories import History

State = dict[str, Any]  # JSON: what a person's rows of one kind said, as far as a correction can change it


def state_before(candidate: Candidate, section: str, entry: str) -> State:
    """What there is now of the basics, of the skills, or of the history row `entry` (there may be none yet)."""
    if section == BASICS:
        rows = record.rows_in_tables(candidate)
        values = {name: None if value is None else _plain(value) for name, value in rows.basics.items()}
        return {"basics": values, "evidence": rows.evidence}
    if section == SKILLS:
        skills = record.rows_in_tables(candidate).skills
        return {"skills": [[each.name, each.level, each.evidence, each.by_person] for each in skills]}
    row = MODELS[section].objects.filter(candidate=candidate, entry=entry)
    return {"section": section, "entry": entry, "row": json.loads(serializers.serialize("json", row))}


def whole_state(candidate: Candidate) -> State:
    """All rows of a person as they are now."""
    rows = [row for model in HISTORIES for row in model.objects.filter(candidate=candidate)]
    basics, skills = state_before(candidate, BASICS, ""), state_before(candidate, SKILLS, "")
    return {**basics, **skills, "rows": json.loads(serializers.serialize("json", rows))}


def rows_before(state: State) -> Rows:
    """The rows of which `state` was taken by `whole_state`."""
    histories: dict[type[History], list[History]] = {model: [] for model in HISTORIES}
    for found in serializers.deserialize("python", state["rows"]):
        histories[type(found.object)].append(found.object)
    skills = [SkillRow(*skill) for skill in state["skills"]]
    return Rows(_basics(state), state["evidence"], histories, skills)


def only_changed(before: State, after: State) -> State:
    """Of what there was `before`, what a correction changed: the rest may be read anew meanwhile."""
    if "basics" not in before:
        return before
    return {
        part: {
            name: before[part].get(name) for name in before[part] | after[part] if _differ(before, after, part, name)
        }
        for part in ("basics", "evidence")
    }


def _differ(before: State, after: State, part: str, name: str) -> bool:
    return before[part].get(name) != after[part].get(name)


@transaction.atomic
def take_back(
    candidate: Candidate, said: Iterable[int], before: State, *, user: AbstractBaseUser | None = None
) -> None:
    """Forget the corrections `said` (their keys); what they spoke of is as `before` again, others still hold."""
    record.alone_with(candidate.pk)
    forgotten = Correction.objects.filter(candidate=candidate, pk__in=list(said))
    added = [each for each in forgotten if not each.field and each.parsed_value is None and each.section in MODELS]
    forgotten.delete()
    rows = record.rows_in_tables(candidate)
    for each in added:
        _without_row(rows.histories[MODELS[each.section]], each.entry)
    if "basics" in before:
        rows.basics.update(_basics(before))
        kept = {name: read for name, read in rows.evidence.items() if name not in before["evidence"]}
        rows.evidence = kept | {name: read for name, read in before["evidence"].items() if read is not None}
    elif "skills" in before:
        rows.skills[:] = [SkillRow(*skill) for skill in before["skills"]]
    else:
        _put_row_back(rows, before)
    record.hold(candidate, rows, Cause(Change.Why.UNDONE, by=user))


def _basics(state: State) -> dict[str, Any]:
    values = dict(state["basics"])
    if values.get("stated_years") is not None:
        values["stated_years"] = as_number(values["stated_years"])
    return values


def _put_row_back(rows: Rows, before: State) -> None:
    histories: list[History] = rows.histories[MODELS[before["section"]]]
    _without_row(histories, before["entry"])
    for found in serializers.deserialize("python", before["row"]):
        histories.insert(found.object.position_in_resume, found.object)


def _without_row(histories: list[History], entry: str) -> None:
    histories[:] = [row for row in histories if row.entry != entry]


def _plain(value: Any) -> Any:
    return value if isinstance(value, str | list | bool | int) else str(value)
