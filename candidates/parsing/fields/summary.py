"""Sections → what the person says of herself (自我评价, 个人优势 …), all of its paragraphs."""

import re
from collections.abc import Sequence

from candidates.parsing.fields.dates import find_dates
from candidates.parsing.fields.passages import Passage, read_passages
from candidates.parsing.labels import read_labels
from candidates.parsing.lexicon import people
from candidates.parsing.records import Basics, Evidence, Section, Value

PROSE = 18  # characters from which a line of the head can be a sentence about the person
LATIN_PROSE = 60
# What a letter says of itself, not of the person.
LETTER = re.compile(
    r"^(?:[您你]好|尊敬的)[^。]*(?:应聘|招聘|简历|附件|打扰)|(?:简历|附件)(?:[^，。]{0,8}(?:如下|见下|在下面|打不开|请查收|直接写))|请见谅"
)
SENTENCE_ENDS = "。.!！；;”"


def read_summary(sections: Sequence[Section]) -> Basics:
    """The text of the summary sections; where there is none, sentences that stand in the head."""
    passages = [
        passage
        for section in sections
        if section.kind == "summary"
        for passage in read_passages(section.lines)
        if not section.also or _is_prose(passage)
    ]
    if passages:
        return Basics(summary=_joined(passages, confidence=0.93))
    for kind in ("header", "identity"):
        prose = [
            passage
            for section in sections
            if section.kind == kind
            for passage in read_passages(section.lines)
            if _is_prose(passage)
        ]
        if prose:
            return Basics(summary=_joined(_without_history(prose), confidence=0.7))
    return Basics()


def _without_history(prose: Sequence[Passage]) -> Sequence[Passage]:
    """Of the paragraphs of a letter, most of which tell when something was, those that do not: of the person."""
    timeless = [passage for passage in prose if not find_dates(passage.text)]
    return timeless if 0 < len(timeless) * 2 < len(prose) else prose


def _states_facts(text: str) -> bool:
    """Whether a sentence lists who the person is: `女，1990年生，汉族，现居苏州`."""
    parts = [part.strip() for part in re.split(r"[，,；;。]", text)]
    return any(map(people.is_status, parts))


def _joined(passages: Sequence[Passage], *, confidence: float) -> Value:
    evidence: list[Evidence] = []
    for passage in passages:
        evidence.extend(passage.value().evidence)
    return Value("\n".join(passage.text for passage in passages), confidence, tuple(evidence))


def _is_prose(passage: Passage) -> bool:
    """A sentence, not a row of contacts or facts."""
    text = passage.text
    if text[0] in "（(" and text[-1] in "）)":
        return False  # advice of a template
    if len(text) < PROSE or "\t" in text or "|" in text or "@" in text or LETTER.search(text):
        return False
    if any(read_labels(line) for line in passage.lines[:1]) or _states_facts(text):
        return False
    if text.isascii() or not any("\u4e00" <= character <= "\u9fff" for character in text):
        return text[-1] == "." and len(text) >= LATIN_PROSE
    return text[-1] in SENTENCE_ENDS or sum(text.count(mark) for mark in "，,。") >= 2
