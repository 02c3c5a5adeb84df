"""Sentences about research → projects: `主持市级课题《分层作业的设计》，2018年立项，2020年结题`.

Teachers and researchers list them among honours and papers, the title in marks behind the kind of project.
"""

import re
from collections.abc import Iterator, Sequence

from candidates.parsing.fields.dates import DateSpan, find_dates
from candidates.parsing.fields.listings import read_groups
from candidates.parsing.fields.passages import Piece, split_piece
from candidates.parsing.records import Line, Project, Section, Value

LISTS = frozenset(("awards", "publications", "certificates"))
SENTENCES = re.compile(r"\s*[。；;]\s*")
RESEARCH = re.compile(
    r"^(?P<role>主持人?|负责|主研|参研|参与|参加|承担)(?:过|了|完成)?(?:并完成)?[^《》。]{0,24}(?:课题|项目|研究|基金|计划)[^《》。]{0,8}"
    r"[《“](?P<name>[^》”]{4,60})[》”]"
)
CONFIDENCE = 0.8


def read_told_projects(sections: Sequence[Section]) -> tuple[Project, ...]:
    """The projects that passages in lists of honours, papers and certificates name."""
    chosen = (section for section in sections if section.kind in LISTS)
    return tuple(project for section in chosen for project in _projects(section.lines, section))


def _projects(around: Sequence[Line], section: Section) -> Iterator[Project]:
    for group in read_groups(section, around=around):
        for sentence in split_piece(group.labelled, SENTENCES):
            if match := RESEARCH.match(sentence.text):
                start, end = _dates(sentence, match.end())
                yield Project(
                    name=sentence.part(*match.span("name")).value(confidence=CONFIDENCE),
                    role=sentence.part(*match.span("role")).value(confidence=CONFIDENCE),
                    start_date=start,
                    end_date=end,
                )


def _dates(sentence: Piece, begin: int) -> tuple[Value | None, Value | None]:
    """When it began and ended: a range, or a date of each."""
    spans = [span for span in find_dates(sentence.text) if span.begin >= begin or span.is_range]
    if not spans:
        return None, None
    first, last = spans[0], spans[-1]
    end = _value(sentence, last.end, last.end_place) if last.end else _last(sentence, spans)
    return _value(sentence, first.start, first.start_place), end


def _last(sentence: Piece, spans: Sequence[DateSpan]) -> Value | None:
    return _value(sentence, spans[-1].start, spans[-1].start_place) if len(spans) > 1 else None


def _value(sentence: Piece, iso: str, place: tuple[int, int]) -> Value | None:
    return sentence.part(*place).value(iso, confidence=CONFIDENCE) if iso else None
