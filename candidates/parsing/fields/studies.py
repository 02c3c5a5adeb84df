"""A head of schooling → the field of study and the degree, which may stand in one piece."""

import re
from collections.abc import Sequence

from candidates.parsing.fields import roles
from candidates.parsing.fields.assigning import Scorer
from candidates.parsing.fields.heads import Head, read_heads
from candidates.parsing.fields.pieces import Piece
from candidates.parsing.labels import read_labels
from candidates.parsing.lexicon import degrees
from candidates.parsing.lexicon.traditional import simplified
from candidates.parsing.records import Entry, Line, Value

DEGREE_IN_AREA = re.compile(
    r"^(?P<area>.{2,}?)(?:专业)?\s?[(（,，·]?\s?(?P<degree>(?:大学)?本科|学士|硕士|博士|大专|专科|硕士研究生|博士研究生|研究生|(?:社會科學)?(?:學士|碩士)|專科|副學士)[)）]?$"
)
# Two to twelve characters without figures that could be what somebody studied.
AREA_SHAPE = re.compile(
    r"[\u4e00-\u9fff]{2,12}(?:[(（][\u4e00-\u9fff]{2,10}[)）])?|[A-Z][A-Za-z&]+(?: [A-Za-z&]+){0,4}"
)
NO_AREA = re.compile(
    r"大[學学]|高[中職职]|(?:最高|次高|第[一二]|全日制|非全日制)(?:[學学][歷历])?|[畢毕]业|畢業|肄[業业]|在[讀读學学]|[統统]招"
)
# The degree before the field without a space: 工学学士自动化, 在读硕士研究生电气工程.
DEGREE_AHEAD = re.compile(
    r"^(?P<degree>(?:在读)?(?:[\u4e00-\u9fff]{1,2}学)?(?:硕士研究生|博士研究生|硕士|博士|学士|本科|专科|大专)(?:学位)?)[，,]?(?P<area>[\u4e00-\u9fff]{2,14}?)(?:专业)?$"
)
AREA_SUFFIX = re.compile(r"(?<=.{2})专业$")
DEGREE_FRAME = re.compile(r"^(?:并?(?:获得?|取得|授予))?(?P<degree>.{2,}?)(?:毕业|学习|学历)?$")
OPENED = re.compile(r"(?<=.)\s?[(（][^()（）]*$")
GRADE = re.compile(r"(?:19|20)\d\d\s?级\s*")
NOTE = re.compile(r"(?<=.{2})\s?[(（](?P<note>[^()（）]+)[)）]$")
ENGLISH_DEGREE = re.compile(
    r"^(?P<degree>(?:(?:Higher|Advanced|Associate|Postgraduate|Graduate|National)\s)?[A-Z][A-Za-z.]*(?:\s(?:[Cc]andidate|[Ss]tudent))?"
    r"(?:\s(?:of|in)\s(?:Arts|Science|Engineering|Education|Laws?|Business Administration"
    r"|Philosophy|[A-Z][a-z]+(?=\sin\s)))?(?:\s\([A-Z][a-z]+\))?)(?:\s(?:in|of)\s|,\s)(?P<area>.+)$"
)
# `BSc Computer Science`: only a short name of a degree needs no word behind it.
SHORT_DEGREE = re.compile(
    r"^(?P<degree>(?:[BM]BA|[BM]Com|[BM]FA|LL\.?[BM]|[BM]\.?Ed|[BM]\.?Sc|[BM]\.?Eng|[BM]\.?A|[BM]\.?S|Ph\.?D|M\.?Phil)\.?"
    r"(?: \(Hons\))?)"
    r" (?P<area>[A-Z][A-Za-z&, ]+)$"
)
# The classes that degrees are given in: 工学硕士 is a degree, 材料学硕士 one in a field.
DEGREE_CLASS = re.compile(r"哲学|经济学|法学|教育学|文学|历史学|理学|工学|农学|医学|军事学|管理学|艺术学")
LISTED_AREAS = re.compile(r"[、，,；;]")
FALLBACK_CONFIDENCE = 0.6
# The words of a head of schooling: how each role is told, and the labels that name it.
SCORERS: dict[str, Scorer] = {
    "institution": roles.school_score,
    "department": roles.faculty_score,
    "area": roles.area_score,
    "study_type": roles.degree_score,
    "location": roles.place_score,
}
LABELS = {
    "school": "institution",
    "department": "department",
    "team": "department",
    "area": "area",
    "degree": "study_type",
    "city": "location",
}


def fallback_area(head: Head) -> Value | None:
    """A piece that nothing claims between school and degree, in a head that names both."""
    if "institution" not in head.roles:
        return None
    for piece in head.rest:
        spoken_for = roles.role_score(piece.text) >= 3 or roles.place_score(piece.text) >= 3
        if AREA_SHAPE.fullmatch(piece.text) and not spoken_for and not NO_AREA.fullmatch(piece.text):
            return piece.value(confidence=FALLBACK_CONFIDENCE)
    return None


def labelled_area(lines: Sequence[Line]) -> Value | None:
    """A field of study that stands behind its label below the head; several of them are courses."""
    area = labelled(lines, "area")
    return area if area and not LISTED_AREAS.search(area.text) else None


def _unlisted(area: Piece | None, head: Head) -> Piece | None:
    """The field beside the school where the labelled one lists subjects: 日语 over 主修：口译、日本文化."""
    if area is None or not area.label or not LISTED_AREAS.search(area.text):
        return area
    others = tuple(line for line in head.entry.head if line.number != area.line.number)
    beside = read_heads([Entry(others, ())], SCORERS, labels=LABELS)[0] if others else head
    return beside.roles.get("area", area)


def read_area_and_degree(head: Head, lines: Sequence[Line]) -> tuple[Value | None, Value | None]:
    """Field and degree; one piece may hold both (临床医学学士, Ph.D. in Physics)."""
    area, degree = _unlisted(head.roles.get("area"), head), head.roles.get("study_type")
    for piece, beside in ((area, degree), (degree, area)):
        if piece is None or (beside is not None and not _is_guessed(beside)):
            continue
        both = DEGREE_IN_AREA.match(piece.text) or ENGLISH_DEGREE.match(piece.text) or SHORT_DEGREE.match(piece.text)
        if both and (degrees.level(both["area"]) or roles.WHOLE_DEGREE.fullmatch(piece.text)):
            continue  # 博士研究生, Master of Science
        if both and degrees.level(both["degree"]) and not DEGREE_CLASS.fullmatch(both["area"]):
            return _area(piece.part(*both.span("area"))), piece.part(*both.span("degree")).value()
        if both and roles.area_score(both["area"]) >= 4 and (piece is area or piece.text[-1] in ")）"):
            return _area(piece.part(*both.span("area"))), piece.part(*both.span("degree")).value()
    ahead = next(
        ((piece, match) for piece in (area, degree) if piece and (match := DEGREE_AHEAD.match(piece.text))), None
    )
    apart = ahead is not None and ahead[1].end("degree") < ahead[1].start("area")
    if ahead and (area is None or degree is None) and (apart or roles.area_score(ahead[1]["area"]) >= 2):
        piece, match = ahead
        return piece.part(*match.span("area")).value(), piece.part(*match.span("degree")).value()
    return _area(area), _degree(degree) if degree else _degree_in(lines)


def _is_guessed(piece: Piece) -> bool:
    """Whether a role is only that of what stands in the same place of other entries."""
    return not piece.likely and not piece.label


def _degree(piece: Piece) -> Value:
    """获工学学士学位, 本科毕业: the degree without the words round it."""
    note = NOTE.search(piece.text)
    if note and degrees.modes().fullmatch(note["note"]):
        piece = piece.part(0, note.start())
    if opened := OPENED.search(piece.text):
        piece = piece.part(0, opened.start())  # 硕士（在读，预计…
    frame = DEGREE_FRAME.match(piece.text)
    return (piece.part(*frame.span("degree")) if frame else piece).value()


def _area(piece: Piece | None) -> Value | None:
    if piece is None:
        return None
    grade = GRADE.match(piece.text)
    piece = piece.part(grade.end(), len(piece.text)) if grade else piece
    note = NOTE.search(piece.text)
    if note and degrees.modes().fullmatch(note["note"]):
        piece = piece.part(0, note.start())
    for suffix in (roles.STUDIES, AREA_SUFFIX):
        if match := suffix.search(piece.text):
            piece = piece.part(0, match.start())
    return piece.value()


def _degree_in(lines: Sequence[Line]) -> Value | None:
    """A degree named in the lines under the head: 在读硕士研究生, GPA …; 学历：本科."""
    for line in lines[:3]:
        match = degrees.pattern().search(simplified(line.text))
        if match and len(match[0]) > 1 and not re.match(r"生?(?:导师|会|毕业论文|期间)", line.text[match.end() :]):
            return line.value(match.start(), match.end(), confidence=0.75)
    return None


def labelled(lines: Sequence[Line], field: str) -> Value | None:
    """The first value behind a label of a field in lines of an entry."""
    for line in lines:
        for each in read_labels(line):
            if each.field == field and each.start < each.end:
                return line.value(each.start, each.end, confidence=0.85)
    return None
