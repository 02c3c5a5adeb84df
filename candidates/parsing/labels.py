"""Lines → label and value pairs: `姓名：张三  性别：男`, table rows, a label alone with its value on the next line.

A label is a known word (lexicon/labels.tsv) before a colon, a tab or a space, or any short word before a colon that
stands where a field can begin.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from candidates.parsing.lexicon.reading import groups
from candidates.parsing.lexicon.traditional import simplified
from candidates.parsing.records import Line

REMEMBERED = 1024  # lines; every reader asks for their labels
PICTURES = ("So", "Sk", "Cf", "Mn")  # symbols, and what colours and joins them
OPEN_LABEL_LENGTH = 10  # characters; longer words before a colon are sentences

# Fields whose value is one cell: what follows a tab or a bar is something else.
ONE_CELL_FIELDS = frozenset(
    (
        *("name", "gender", "birth", "age", "phone", "email", "wechat", "qq", "url", "location", "household"),
        *(
            "native_place",
            "ethnicity",
            "political_status",
            "marital_status",
            "years_of_experience",
            "degree",
            "expected_salary",
            "availability",
            "job_status",
        ),
    )
)
# What a form asks of a person in both languages; of an entry it asks more briefly.
PERSONAL_FIELDS = (ONE_CELL_FIELDS - {"url", "degree"}) | {"label", "expected_city", "english_name"}
# What stands glued in copied forms: `姓名:王芳性别:女学历:本科`.
FORM_FIELDS = PERSONAL_FIELDS | {"degree", "school", "area"}
# Fields whose value is short, so that an unknown label behind one space ends it: `所在地：广州 国籍：中国`.
SHORT_FIELDS = FORM_FIELDS | {"department", "position", "city", "team"}
LEAST_COLUMNS = 2  # labels side by side that can be a header row
GLUED_LABEL_LENGTHS = range(6, 1, -1)  # characters, the longest first
BILINGUAL = re.compile(r"(?P<han>[一-鿿]{2,8})[a-z.'/\-]{3,24}|[a-z.'/\-]{3,24}(?P<last>[一-鿿]{2,8})")
SEPARATORS = "\t|｜;；·•●◇◆♦❖■□▪/"
# Between fields of one line; commas divide only before a known label with a colon.
FIELD_START = re.compile(r"(?:^|[\t|｜;；·•●◇◆♦❖■□▪/]|(?<=\S) {2,}|[,，、。 (（])\s*")
COLON_LABEL = re.compile(
    r"(?P<label>(?:[一-鿿] ?){1,10}(?:[/／&和及与\-][一-鿿]{1,6})?(?:\s?[(（][^()（）:：]{1,8}[)）])?"
    r"|[A-Za-z][A-Za-z./\- ]{0,18}[A-Za-z]?(?:[一-鿿]{0,4})|(?:[一-鿿/]{0,4}[A-Za-z]{1,8}[一-鿿/]{0,4}))"
    r"\s*[:：]\s*"
)
JOINED = re.compile("[/／及和与、]")
CELL_END = re.compile(r"[\t|｜◆♦❖●■]")
SPACED_SLASH = re.compile(r"[\t|｜◆♦❖●■]| [/／] ")
FIELD = re.compile(r"[^\t|｜;；·•●◇◆♦❖]+")
SPACE = re.compile(r" +(?=\S)")
SPREAD = re.compile(r"(?<![^\t ])[一-鿿](?:[\t ]+[一-鿿](?=[\t :：]|$))+")
GLUED = re.compile(r"([一-鿿]{2,6})(?=[A-Za-z0-9+(])[\x20-\x7e]+$")
CONTACT_FIELDS = frozenset({"email", "wechat", "qq", "phone"})
BRACKET_LABEL = re.compile(r"【\s?(?P<label>[^【】\t]{2,8})\s?】\s*(?=[^\s【])")
COLON = re.compile(r"\s*[:：]\s*")
# Words over columns of dates, which are no labels elsewhere.
COLUMN_WORDS = {"自": "start", "起": "start", "开始": "start", "至": "end", "止": "end", "结束": "end"}
NOTE = re.compile(r"\(.*\)$")
HAN_LABEL = re.compile(r"[一-鿿]{2,6}")
SPACED_LABEL = re.compile(r"(?:[一-鿿] ?){2,6}|[A-Za-z\-]{1,8}")
GLUED_VALUES = {
    "phone": r"\d{7}|\d{3,4}[ -]\d{3,4}",
    "email": "@",
    "wechat": r"[\d_\-]",
    "qq": r"^\d{5}",
    "url": r"\.\w",
    "profile": r"\.\w",
    "birth": r"^\d{4}",
    "expected_salary": r"^\d",
}
OF = re.compile(r"(?:of|for)\b", re.IGNORECASE)  # `School of Materials` has no label
LATIN_VALUES = {"url": r"\.\w", "email": "@", "phone": r"\d{3}", "profile": r"^[\w@/.:\-]"}


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label and the place of its value in the line: `text[start:end]`, empty when nothing stands there.

    `label` is without spaces and in lower case; `field` is the lexicon's name for it, "" for an unknown label.
    `label_start` is where the label begins.
    """

    label: str
    field: str
    label_start: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class LabelledValue:
    """A label and where its value stands, perhaps on a later line than the label itself."""

    label: str
    field: str
    label_line: Line
    line: Line
    start: int
    end: int


def normal_label(text: str) -> str:
    """`姓 名` → `姓名`, `E-Mail` → `e-mail`; brackets become ASCII."""
    folded = "".join(text.split()).casefold().strip(":：")
    return folded.replace("（", "(").replace("）", ")").strip("【】[]*•·")


@lru_cache(maxsize=REMEMBERED)
def field_of(label: str) -> str:
    """The lexicon's name for a label as it is written, "" for one that it does not know."""
    known = groups("labels.tsv")
    normal = normal_label(label)
    plain = simplified(normal)
    return known.get(normal) or known.get(plain) or known.get(NOTE.sub("", plain)) or _translated(normal)


def _translated(normal: str) -> str:
    """The field of a label in both languages (`Date of Birth 出生日期`), "" for other words (`Python项目`)."""
    halves = BILINGUAL.fullmatch(normal)
    field = field_of(halves["han"] or halves["last"]) if halves else ""
    return field if field in PERSONAL_FIELDS else ""


def read_labels(line: Line) -> tuple[Labelled, ...]:
    """All labels of one line with the places of their values, in order; empty for a line without labels."""
    return labels_in(line.text)


@lru_cache(maxsize=REMEMBERED)
def labels_in(text: str) -> tuple[Labelled, ...]:
    """The labels of the text of a line, as `read_labels` gives them."""
    written = _with_glued(text, _colon_labels(text)) + _cell_labels(text) + _bracket_labels(text)
    found = sorted(written, key=lambda each: each[1])
    kept: list[tuple[str, int, int]] = []
    for label, begin, value in found:
        if not kept or begin >= kept[-1][2]:
            kept.append((label, begin, value))
    ends = [*(begin for _, begin, _ in kept[1:]), len(text)][: len(kept)]
    return tuple(
        Labelled(normal_label(label), field_of(label), begin, *_value_place(text, value, end, field_of(label)))
        for (label, begin, value), end in zip(kept, ends, strict=True)
    )


def read_labelled(lines: Sequence[Line]) -> tuple[LabelledValue, ...]:
    """The labels of consecutive lines; a known label alone on its line takes the next line when that has no label."""
    found: list[LabelledValue] = []
    for index, line in enumerate(lines):
        following = lines[index + 1] if index + 1 < len(lines) else None
        if below := _cells_below(line, following):
            found.extend(below)
            continue
        labels = read_labels(line)
        for each in labels:
            place = (line, each.start, each.end)
            if each.start == each.end and each.end == len(line.text.rstrip()) and each.field:
                place = _beside(following) or place
            found.append(LabelledValue(each.label, each.field, line, *place))
        alone = "" if labels else field_of(line.text)
        if alone and (beside := _beside(following)):
            found.append(LabelledValue(normal_label(line.text), alone, line, *beside))
    return tuple(found)


def _cells_below(line: Line, following: Line | None) -> tuple[LabelledValue, ...]:
    """The values of a row of cells, one under each label of the row above; () where not all of that are labels."""
    if following is None or "\t" not in line.text or "\t" not in following.text:
        return ()
    labels, cells = _cells(line.text), _cells(following.text)
    if len(labels) < LEAST_COLUMNS or len(labels) != len(cells):
        return ()
    fields = [field_of(text) for text, _, _ in labels]
    if not all(fields) or any(field_of(text) for text, _, _ in cells):
        return ()
    return tuple(
        LabelledValue(normal_label(label), field, line, following, start, end)
        for (label, _, _), field, (_, start, end) in zip(labels, fields, cells, strict=True)
    )


def _cells(text: str) -> list[tuple[str, int, int]]:
    return [(cell[0].strip(), *_trim(text, *cell.span())) for cell in re.finditer(r"[^\t]+", text) if cell[0].strip()]


def table_columns(line: Line) -> tuple[str, ...]:
    """The fields of a table's header row (时间段 | 院校 | 专业), () for any other line."""
    cells = [cell.strip() for cell in re.split(r"[\t|｜]", line.text) if cell.strip()]
    fields = [_column_field(cell) for cell in cells]
    known = sum(bool(field) or names_fields(cell) for field, cell in zip(fields, cells, strict=True))
    return tuple(fields) if known >= max(len(fields) - 1, 2) and sum(map(bool, fields)) > 1 else ()


def names_fields(cell: str) -> bool:
    """Whether a column or a label is for several things of which most are known: 工作单位及部门."""
    parts = JOINED.split(cell)
    return len(parts) > 1 and 2 * sum(bool(field_of(part)) for part in parts) >= len(parts)


def _column_field(cell: str) -> str:
    """The field of a column, named for one thing or for two of a kind (职务/职称)."""
    parts = {field_of(part) for part in JOINED.split(cell)}
    return field_of(cell) or COLUMN_WORDS.get(cell, "") or (parts.pop() if len(parts) == 1 else "")


def _beside(line: Line | None) -> tuple[Line, int, int] | None:
    if line is None or not line.text.strip() or field_of(line.text):
        return None
    end = min((each.label_start for each in read_labels(line)), default=len(line.text))
    return (line, *_trim(line.text, 0, end)) if line.text[:end].strip() else None


def _colon_labels(text: str) -> list[tuple[str, int, int]]:
    found: list[tuple[str, int, int]] = []
    for start in FIELD_START.finditer(text) if ":" in text or "：" in text else ():
        match = COLON_LABEL.match(text, start.end())
        if match is None or _is_clock_or_address(text, match):
            continue
        label = match["label"].strip()
        divided = start[0] == "" or any(mark in start[0] for mark in SEPARATORS) or len(start[0]) > 1
        short = len(normal_label(label)) <= OPEN_LABEL_LENGTH
        follows = bool(found) and start[0] == " " and field_of(found[-1][0]) in SHORT_FIELDS
        if field_of(label) or (short and (divided or (follows and HAN_LABEL.fullmatch(label)))):
            found.append((label, match.start(), match.end()))
    return found


def _bracket_labels(text: str) -> list[tuple[str, int, int]]:
    """What a form asks of a person in brackets before its value: `【求职目标】会计`."""
    marks = BRACKET_LABEL.finditer(text) if "【" in text else ()
    return [(mark["label"], mark.start(), mark.end()) for mark in marks if field_of(mark["label"]) in PERSONAL_FIELDS]


def _with_glued(text: str, found: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """The labels of a form, and those glued to the value before them: `性别:女年龄:27`."""
    if not any(field_of(label) in FORM_FIELDS for label, _, _ in found):
        return found
    first = min(value for label, _, value in found if field_of(label) in FORM_FIELDS)
    taken = [range(begin, value) for _, begin, value in found]
    glued = []
    for colon in COLON.finditer(text, first):
        if any(colon.start() in place for place in taken):
            continue
        ends = (colon.start() - length for length in GLUED_LABEL_LENGTHS)
        known = (low for low in ends if low > first and field_of(text[low : colon.start()]) in FORM_FIELDS)
        begin = next(known, 0)
        if begin:
            glued.append((text[begin : colon.start()], begin, colon.end()))
    return sorted(found + glued, key=lambda each: each[1])


def _is_clock_or_address(text: str, match: re.Match[str]) -> bool:
    return text[match.end() :].startswith("//") or match["label"].casefold() in ("http", "https", "ftp", "mailto")


def _cell_labels(text: str) -> list[tuple[str, int, int]]:
    """Known labels that are a whole cell, or stand at the beginning of a field: `性别 男`, `微信zhang_3`."""
    found = _spread_labels(text)
    for cell in FIELD.finditer(text):
        stripped = _without_picture(cell[0])
        begin = cell.end() - len(stripped)
        stripped = stripped.rstrip()
        if "\t" in text and field_of(stripped):
            found.append((stripped, begin, begin + len(stripped)))
            continue
        length = _spaced_label(stripped) or _glued_label(stripped)
        if length and not field_of(stripped):
            value = begin + length + len(stripped[length:]) - len(stripped[length:].lstrip())
            found.append((stripped[:length], begin, value))
    return found


def _without_picture(cell: str) -> str:
    """A cell without the space and the picture that stand before its words: `🙋 姓名`."""
    return next((cell[at:] for at, character in enumerate(cell) if not _is_picture(character)), "")


def _is_picture(character: str) -> bool:
    return character.isspace() or unicodedata.category(character) in PICTURES


def _spread_labels(text: str) -> list[tuple[str, int, int]]:
    """Labels whose characters stand apart in a form: `民\t族\t汉`."""
    found = []
    for run in SPREAD.finditer(text) if "\t" in text else ():
        for end in (match.end() for match in re.finditer(r"[一-鿿]", run[0])):
            if "\t" in run[0][:end] and field_of(run[0][:end]):
                found.append((run[0][:end], run.start(), run.start() + end))
                break
    return found


def _glued_label(text: str) -> int:
    """The length of a label right before a Latin value of its kind: `微信zhang_3`, `薪资15-20K`; 0 for none."""
    match = GLUED.match(text)
    if match is None or not (field := field_of(match[1])):
        return 0
    kind = GLUED_VALUES.get(field)
    return len(match[1]) if kind and re.search(kind, text[len(match[1]) :]) else 0


def _value_place(text: str, start: int, end: int, field: str) -> tuple[int, int]:
    start, end = _trim(text, start, end)
    if field in ONE_CELL_FIELDS:
        cut = (SPACED_SLASH if field in CONTACT_FIELDS else CELL_END).search(text[start:end])
        end = start + cut.start() if cut else end
    return _trim(text, start, end)


def _spaced_label(text: str) -> int:
    """The length of the known label before the first space that ends one: `性 别 男`, `Web x.cn`; 0 for none.

    A Latin word or the name of a site is a label only before a value of its kind: `Web 前端` names a trade.
    """
    for space in SPACE.finditer(text[:16]):
        label, value = text[: space.start()], text[space.end() :]
        field = field_of(label) if SPACED_LABEL.fullmatch(label) else ""
        named = label.isascii() or field == "profile"
        is_value = not OF.match(value) and re.search(LATIN_VALUES.get(field, r"."), value)
        if field and (is_value or not named):
            return space.start()
    return 0


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start].isspace() or text[start] in SEPARATORS + ",，、:："):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in SEPARATORS + ",，、(（"):
        end -= 1
    return start, end
