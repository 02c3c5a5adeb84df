"""Lines and sections made from plain text, for tests that need no document, and what holds for every reading."""

import json

from candidates.parsing import parse_resume
from candidates.parsing.errors import ParseError
from candidates.parsing.jsonresume import to_json_resume
from candidates.parsing.placed import all_values
from candidates.parsing.records import Box, Line, Section, Span


def make_lines(text: str, *, first: int = 1, size: float = 10.0) -> tuple[Line, ...]:
    """Give one Line for each line of `text` that is not blank; `\\t` is a wide space, `# ` makes a heading."""
    lines: list[Line] = []
    for row in text.strip("\n").split("\n"):
        words = row.strip(" ")
        if words:
            lines.append(make_line(words, number=first + len(lines), size=size))
    return tuple(lines)


def make_line(text: str, *, number: int = 1, size: float = 10.0, bold: bool = False, link: str = "") -> Line:
    """Give one Line with one span and a box; `# ` at its start makes it a heading, larger and bold."""
    heading = text.startswith("# ")
    text = text.removeprefix("# ")
    size = size * 1.5 if heading else size
    top = number * 20.0
    box = Box(50.0, top, 50.0 + size * len(text), top + size)
    span = Span(text, box, size, bold or heading, link=link, heading=1 if heading else 0)
    return Line(
        number,
        1,
        text,
        spans=(span,),
        starts=(0,),
        box=box,
        size=size,
        bold=bold or heading,
        heading=span.heading,
    )


def make_section(kind: str, text: str, *, title: str = "", also: tuple[str, ...] = ()) -> Section:
    """Give a section of `kind` whose lines are those of `text`, under the heading `title`."""
    head = make_line(title, number=1, size=15.0, bold=True) if title else None
    return Section(kind, head, make_lines(text, first=2 if head else 1), also)


def check_reading(data: bytes, filename: str) -> None:
    """Read bytes without OCR: a ParseError is an answer; a value must know lines that exist, counts must add up."""
    try:
        resume = parse_resume(data, filename, allow_ocr=False)
    except ParseError:
        return
    lengths = {line.number: len(line.text) for line in resume.lines}
    for path, value in all_values(resume):
        assert value.text, path
        assert 0 < value.confidence <= 1, path
        assert all(0 <= place.start <= place.end <= lengths[place.line] for place in value.evidence), path
    assert 0 <= resume.placed_characters <= resume.characters
    assert set(resume.unplaced) <= set(lengths)
    json.dumps(to_json_resume(resume), ensure_ascii=False).encode("utf-8")
