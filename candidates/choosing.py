"""What somebody ticked of two who are one person → what holds of them."""

from collections.abc import Mapping, Sequence
from typing import Any

from candidates.intake.merging import Choice
from candidates.pairing import ONE, OTHER, Line, Pair

Values = dict[str, Any]


def choice(pair: Pair, ticked: Mapping[str, Sequence[str]]) -> Choice:
    """What holds, from the sides that were `ticked` by the names of the lines."""
    basics: Values = {}
    rows: dict[str, list[Any]] = {kind: [] for kind in ("taken", "replaced", "confirmed", "dropped")}
    skills: dict[str, tuple[Any, ...]] = {}
    further = [each for each in pair.other.profiles if each not in pair.one.profiles]
    for line in pair.lines:
        sides = frozenset(ticked.get(line.name, ()))
        if line.kind == "value":
            basics |= _value(pair, line, sides)
        elif line.kind == "contact":
            basics |= _contact(pair, line, sides, further)
        elif line.kind == "row":
            _row(line, sides, rows)
        else:
            skills = _skill_choice(pair, sides)
    if further:
        basics["profiles"] = [*pair.one.profiles, *further]
    return Choice(basics=basics, **{kind: tuple(each) for kind, each in rows.items()}, **skills)


def _value(pair: Pair, line: Line, sides: frozenset[str]) -> Values:
    """The value that holds; what only the survivor says needs no word."""
    name = line.name.partition(".")[2]
    if OTHER in sides:
        return {name: _plain(getattr(pair.other, name))}
    return {name: _plain(getattr(pair.one, name))} if getattr(pair.other, name) else {}


def _contact(pair: Pair, line: Line, sides: frozenset[str], further: list[str]) -> Values:
    """Of two contacts that are both kept the newer stands first, the other among the further addresses."""
    name = line.name.partition(".")[2]
    own, other = getattr(pair.one, name), getattr(pair.other, name)
    if ONE in sides and own:
        if OTHER in sides and other:
            further.append(other)
        return {name: own} if other else {}
    return {name: other if OTHER in sides else ""}


def _row(line: Line, sides: frozenset[str], rows: Mapping[str, list[Any]]) -> None:
    own, other = line.rows
    if own and ONE not in sides:
        if other and OTHER in sides:
            rows["replaced"].append((own, other))
            return
        rows["dropped"].append(own)
    elif own and other and OTHER not in sides:
        rows["confirmed"].append((own, other))
    if other and OTHER in sides:
        rows["taken"].append(other)


def _skill_choice(pair: Pair, sides: frozenset[str]) -> dict[str, tuple[Any, ...]]:
    own, theirs = ({row.skill_id: row for row in each.candidate_skills.all()} for each in (pair.one, pair.other))
    taken = [row for skill, row in theirs.items() if OTHER in sides and skill not in own]
    dropped = [row for skill, row in own.items() if ONE not in sides and not (OTHER in sides and skill in theirs)]
    return {"skills_taken": tuple(taken), "skills_dropped": tuple(dropped)}


def _plain(value: Any) -> Any:
    return value if value is None or isinstance(value, str | list) else str(value)
