"""Which questions and lines of a person stand open, and which somebody has put aside.

A question goes by what it asks about, a line by its words: both are known again after another reading.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Prefetch, prefetch_related_objects

from candidates.models import Candidate, Dismissal, ResumeText
from candidates.questions import Question

Said = Mapping[tuple[str, str], Dismissal]  # by kind and key
Thing = tuple[str, str]  # its key, and its words


@dataclass(frozen=True, slots=True)
class Asked:
    """The questions of a page: those that stand, and those put aside, each with who did it."""

    open: tuple[Question, ...]
    aside: tuple[tuple[Question, Dismissal], ...]


def said_of(person: Candidate) -> Said:
    """All that was put aside of a person, who has it loaded from then on."""
    prefetch_related_objects([person], Prefetch("dismissals", Dismissal.objects.select_related("created_by")))
    return {(each.kind, each.key): each for each in person.dismissals.all()}


def asked_still(questions: Iterable[Question], said: Said) -> Asked:
    found = [(question, said.get((Dismissal.Kind.QUESTION, key_of(question.about)))) for question in questions]
    return Asked(
        tuple(question for question, dismissal in found if dismissal is None),
        tuple((question, dismissal) for question, dismissal in found if dismissal),
    )


def lines_aside(text: ResumeText, said: Said) -> dict[int, Dismissal]:
    """The lines in no field that were put aside, by their numbers."""
    loose = [line for line in text.lines if not line.get("placed", True)]
    found = {line["number"]: said.get((Dismissal.Kind.LINE, line_key(line["text"]))) for line in loose}
    return {number: dismissal for number, dismissal in found.items() if dismissal}


def without(text: ResumeText, numbers: Iterable[int]) -> ResumeText:
    """The text, not saved, with these lines no longer among those that wait for a place."""
    settled = set(numbers)
    lines = [{**line, "placed": True} if line["number"] in settled else line for line in text.lines]
    return ResumeText(file_id=text.file_id, lines=lines, pages=text.pages)


def loose_lines(text: ResumeText, said: Said) -> dict[int, Thing]:
    """The lines in no field that nobody has put aside, by their numbers."""
    aside = lines_aside(text, said)
    loose = [line for line in text.lines if not line.get("placed", True) and line["number"] not in aside]
    return {line["number"]: (line_key(line["text"]), line["text"]) for line in loose}


def put_aside(person: Candidate, kind: str, things: Sequence[Thing], user: AbstractBaseUser) -> list[Dismissal]:
    """Write down what was put aside now; what somebody else has put aside meanwhile stays theirs."""
    made = []
    for key, words in dict(things).items():
        row, is_new = Dismissal.objects.get_or_create(
            candidate=person, kind=kind, key=key, defaults={"words": words, "created_by": user}
        )
        made += [row] if is_new else []
    return made


def line_key(text: str) -> str:
    return key_of("".join(text.split()))


def key_of(about: str) -> str:
    return hashlib.sha256(about.encode()).hexdigest()
