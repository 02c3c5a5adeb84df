"""Two people become one: what somebody chose holds as corrections, all else of both is kept, and nothing is lost.

The survivor is the one with the newer file, from which values go on to be read; what was chosen of the other is said
against it like any correction, so no new reading undoes it. `parting` makes two of them again.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.core import serializers
from django.db import models, transaction

from candidates.intake import record
from candidates.intake.corrections import BASICS, SKILLS, correct, new_entry, own_columns, row_values
from candidates.intake.moments import ExactTimes
from candidates.intake.taking_back import whole_state
from candidates.models import (
    HISTORIES,
    Candidate,
    CandidateSkill,
    Correction,
    Dismissal,
    Export,
    Look,
    Merge,
    Note,
    ResumeFile,
    ShortlistMember,
    Suspicion,
    Tagging,
)
from candidates.models.histories import History
from candidates.models.skills import skill_key

# What a person has beside her values, with the columns that say what she may have once
BELONGINGS: Mapping[type[models.Model], tuple[str, ...]] = {
    ResumeFile: (),
    Note: (),
    Tagging: ("tag_id",),
    ShortlistMember: ("shortlist_id",),
    Look: ("user_id", "day"),
    Dismissal: ("kind", "key"),
    Export.people.through: ("export_id",),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """What holds of the two; whatever is not named is as the survivor has it.

    `basics` are values by column. `taken` are rows of the other's that come along, `replaced` pairs of which the
    other's row gives the values, `confirmed` pairs of which the survivor's does, `dropped` rows of the survivor's that
    go. `skills_taken` and `skills_dropped` are skills of the other's and of the survivor's.
    """

    basics: Mapping[str, Any] = field(default_factory=dict)
    taken: tuple[History, ...] = ()
    replaced: tuple[tuple[History, History], ...] = ()
    confirmed: tuple[tuple[History, History], ...] = ()
    dropped: tuple[History, ...] = ()
    skills_taken: tuple[CandidateSkill, ...] = ()
    skills_dropped: tuple[CandidateSkill, ...] = ()


@transaction.atomic
def merge(survivor: Candidate, gone: Candidate, choice: Choice, *, user: AbstractBaseUser | None) -> Merge:
    """Make `gone` one with `survivor`, as `choice` says."""
    for pk in sorted((survivor.pk, gone.pk)):
        record.alone_with(pk)
    made = Merge.objects.create(
        survivor=survivor, gone_pk=gone.pk, gone_name=gone.name, before=whole_state(survivor), created_by=user
    )
    made.entries = _say(made, choice, user)
    made.moved = _move(gone, survivor)
    _carry_suspicions(gone, survivor)
    made.snapshot = serializers.serialize("json", _left_of(gone), cls=ExactTimes)
    made.save()
    Candidate.objects.get(pk=gone.pk).delete()
    record.rebuild(Candidate.objects.get(pk=survivor.pk))
    return made


# ---------------------------------------------------------------- what was chosen


def _say(made: Merge, choice: Choice, user: AbstractBaseUser | None) -> list[list[str]]:
    """Write the choice down as corrections of the survivor; which row of the other's became which of hers."""
    person = made.survivor
    said = {"user": user, "merge": made}
    for name, value in choice.basics.items():
        before = made.before["basics"][name]
        correct(person, BASICS, "", name, value, parsed_value=before, **said)
    for own, other in choice.replaced:
        _say_columns(own, {name: getattr(other, name) for name in _differing(own, other)}, said)
    for own, other in choice.confirmed:
        _say_columns(own, {name: getattr(own, name) for name in _differing(own, other)}, said)
    for own in choice.dropped:
        correct(person, _section(own), own.entry, "", None, parsed_value=row_values(own), **said)
    for skill in choice.skills_taken:
        value = {"name": skill.written, "level": skill.level}
        correct(person, SKILLS, skill_key(skill.written), "", value, **said)
    for skill in choice.skills_dropped:
        value = {"name": skill.written, "level": skill.level}
        correct(person, SKILLS, skill_key(skill.written), "", None, parsed_value=value, **said)
    return [_take(person, row, said) for row in choice.taken]


def _say_columns(own: History, values: Mapping[str, Any], said: Mapping[str, Any]) -> None:
    for name, value in values.items():
        before = getattr(own, name)
        correct(own.candidate, _section(own), own.entry, name, value, parsed_value=before, **said)


def _take(person: Candidate, row: History, said: Mapping[str, Any]) -> list[str]:
    entry = new_entry()
    correct(person, _section(row), entry, "", row_values(row), **said)
    return [_section(row), entry, row.entry]


def _differing(own: History, other: History) -> list[str]:
    """`is_current` comes last: a date of the end takes it away, and it takes the date away."""
    names = [name for name in own_columns(type(own)) if getattr(own, name) != getattr(other, name)]
    return sorted(names, key=lambda name: name == "is_current")


def _section(row: History) -> str:
    return row._meta.model_name


# ---------------------------------------------------------------- what goes along


def _move(gone: Candidate, survivor: Candidate) -> dict[str, list[int]]:
    """Give the survivor what the other has and she has not; the keys of the rows that changed hands."""
    moved = {}
    for model, once in BELONGINGS.items():
        has = {tuple(getattr(row, name) for name in once) for row in model.objects.filter(candidate=survivor)}
        rows = model.objects.filter(candidate=gone)
        keys = [row.pk for row in rows if not once or tuple(getattr(row, name) for name in once) not in has]
        model.objects.filter(pk__in=keys).update(candidate=survivor)
        moved[model._meta.label_lower] = keys
    earlier = list(Merge.objects.filter(survivor=gone).values_list("pk", flat=True))
    Merge.objects.filter(pk__in=earlier).update(survivor=survivor)
    return {**moved, Merge._meta.label_lower: earlier}


def _carry_suspicions(gone: Candidate, survivor: Candidate) -> None:
    """Whoever is not the other is not the survivor either; open suspicions are found anew."""
    decided = Suspicion.objects.of([gone.pk]).filter(state=Suspicion.State.DIFFERENT)
    for each in decided:
        others = ({each.first_id, each.second_id} - {gone.pk}) - {survivor.pk}
        for other in others:
            pair = dict(zip(("first_id", "second_id"), sorted((survivor.pk, other)), strict=True))
            values = {name: getattr(each, name) for name in ("score", "signs", "state", "decided_by", "decided_at")}
            Suspicion.objects.update_or_create(**pair, defaults=values)


def _left_of(gone: Candidate) -> list[models.Model]:
    """All rows of the other's that did not go along, herself first."""
    models_of = (*HISTORIES, CandidateSkill, Correction, *BELONGINGS)
    rows = [row for model in models_of for row in model.objects.filter(candidate=gone)]
    return [Candidate.objects.get(pk=gone.pk), *rows, *Suspicion.objects.of([gone.pk])]
