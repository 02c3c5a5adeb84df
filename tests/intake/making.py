"""Résumés as the parser gives them, and files in the state in which workers meet them."""

import itertools
from collections.abc import Sequence
from typing import Any

from django.core.files.base import ContentFile

from candidates.intake import claim, uploads
from candidates.models import Batch, ResumeFile
from candidates.parsing.records import (
    Basics,
    Box,
    Education,
    Evidence,
    Line,
    Page,
    Resume,
    Skill,
    Value,
    Work,
)

counter = itertools.count(1)


def value(text: str, confidence: float = 0.9) -> Value:
    return Value(text, confidence, (Evidence(1, 1, 0, len(text), (Box(10, 20, 30, 40),)),))


def values(confidence: float = 0.9, **texts: str) -> dict[str, Value]:
    return {name: value(text, confidence) for name, text in texts.items()}


def make_resume(
    *,
    basics: dict[str, str] | None = None,
    education: list[dict[str, str]] | None = None,
    work: list[dict[str, str]] | None = None,
    skills: Sequence[str] = ("Python", "python", "C++"),
    confidence: float = 0.9,
    **fields: Any,
) -> Resume:
    """A whole résumé of one line; each argument replaces its section."""
    basics = {"name": "骆嘉禾", "phone": "138-0013-8000"} if basics is None else basics
    education = (
        [{"institution": "湖南师范大学", "study_type": "本科", "start_date": "2017-09", "end_date": "2021-06"}]
        if education is None
        else education
    )
    work = [{"name": "某某餐饮", "position": "运营", "start_date": "2021-07"}] if work is None else work
    defaults = {
        "format": "pdf",
        "pages": (Page(1, 595.0, 842.0),),
        "lines": (Line(1, 1, "骆嘉禾 运营", box=Box(10, 20, 30, 40)),),
        "characters": 100,
        "placed_characters": 100,
    }
    return Resume(
        basics=Basics(**values(confidence, **basics)),
        education=tuple(Education(**values(confidence, **each)) for each in education),
        work=tuple(Work(**values(confidence, **each)) for each in work),
        skills=tuple(
            Skill(value(name, confidence)) for name in (["Python", "python", "C++"] if skills is None else skills)
        ),
        **{**defaults, **fields},
    )


def make_waiting_file(data: bytes | None = None, *, name: str = "a.txt", batch: Batch | None = None) -> ResumeFile:
    data = f"简历{next(counter)}".encode() if data is None else data
    batch = batch or Batch.objects.create(label="春招")
    return uploads.store(ContentFile(data, name=name), batch=batch, user=None).file


def make_claimed_file(**arguments: Any) -> ResumeFile:
    return claim.claim(make_waiting_file(**arguments).pk)
