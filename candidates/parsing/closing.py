"""What stands round a résumé and is none of it: footers of sites, thanks, declarations; and how a document ends.

The last lines of many résumés are a signature: the name, a date, a telephone. They tell of the person, not of the
section that happens to stand above them.
"""

import re
from collections.abc import Sequence

from candidates.parsing.fields.addresses import MAIL
from candidates.parsing.fields.contact import MOBILE
from candidates.parsing.fields.dates import find_dates
from candidates.parsing.headings import is_career, read_title
from candidates.parsing.labels import read_labels
from candidates.parsing.lexicon import surnames
from candidates.parsing.lexicon.site_furniture import CLOSING, is_site_furniture
from candidates.parsing.records import Line

LONGEST_FURNITURE = 60  # characters; longer lines are text
MOST_CLOSING = 6  # lines
MOST_NOTE = 12  # lines that somebody writes who passes a mail on
FORWARDED = re.compile(
    r"\s*[>\-—_=*]{2,}\s*(?:原始邮件|原邮件|原始郵件|转发的?邮件|轉寄的?郵件|Original Message|(?:Begin )?Forwarded)",
    re.IGNORECASE,
)
NAME_BESIDE = re.compile(
    r"\s*(?P<name>[\u4e00-\u9fff]{2,4})[\s(（|｜]+(?:.{0,12}\s)?(?:ID|简历编号|编号|更新)", re.IGNORECASE
)
NAME = re.compile(r"(?:(?:此致|敬礼|签名|简历人|求职人|应聘人)[:：\s]*)?(?P<name>[\u4e00-\u9fff]{2,4})")


def is_furniture_line(line: Line) -> bool:
    """Whether a line was printed by a site, a mail system or a typesetter."""
    if len(line.text) > LONGEST_FURNITURE or not is_site_furniture(line.text):
        return False
    if (line.cell is not None and is_career(line.text)) or _is_beside_name(line.text):
        return False
    # A page number may stand beside an address in a footer.
    return not _reaches(line.text) and not any(each.field not in ("", "remark") for each in read_labels(line))


def _is_beside_name(text: str) -> bool:
    """Whether a site printed its number and time beside the name: 韩梅 ID:3345 更新时间：2024-08-19."""
    match = NAME_BESIDE.match(text)
    return match is not None and _is_name(match["name"])


def names_person(line: Line) -> bool:
    """Whether the first cell of a line could be a name: 李雷 beside 学术简历 at the top of the first page."""
    return _is_name(re.split(r"[\t·・|｜]", line.text)[0].strip())


def is_closing(text: str) -> bool:
    """Whether a line thanks, greets or declares, as at the end of a letter or a form; or is a line of dashes."""
    return bool(CLOSING.search(text)) or not any(character.isalnum() for character in text)


def forwarded_start(lines: Sequence[Line]) -> int:
    """Where the mail begins that somebody passed on with words of her own above it; 0 for any other document."""
    return next((index for index, line in enumerate(lines[:MOST_NOTE]) if FORWARDED.match(line.text)), 0)


def signature_start(lines: Sequence[Line]) -> int:
    """Where the last lines begin that only close the document; the number of lines where it ends with its text."""
    start = len(lines)
    while start > 0 and len(lines) - start < MOST_CLOSING and _closes(lines[start - 1]):
        start -= 1
    # A short word alone could be anything's name: something else must show that the document ends.
    return start if any(not _is_name(line.text.strip()) for line in lines[start:]) else len(lines)


def closing_lines(lines: Sequence[Line]) -> list[Line]:
    """The thanks, wishes and declarations at the end of a document; the same words inside a text are text."""
    told = [line for line in lines if not is_furniture_line(line)]
    return [line for line in told[signature_start(told) :] if is_closing(line.text)]


def _closes(line: Line) -> bool:
    text = line.text.strip()
    if len(text) > LONGEST_FURNITURE or read_title(text):
        return False
    return is_closing(text) or _reaches(text) or _is_name(text) or _is_date(text)


def _reaches(text: str) -> bool:
    return bool(MAIL.search(text) or MOBILE.search(text))


def _is_name(text: str) -> bool:
    match = NAME.fullmatch(text)
    if match is None:
        return False
    name = match["name"]
    return (name[0] in surnames.weights() and len(name) < 4) or name[:2] in surnames.compound()


def _is_date(text: str) -> bool:
    spans = find_dates(text)
    rest = text[: spans[0].begin] + text[spans[0].finish :] if spans else text
    return bool(spans) and not spans[0].is_range and len(re.sub(r"\W|[于日]", "", rest)) <= 2
