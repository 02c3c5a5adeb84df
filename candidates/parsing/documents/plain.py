"""Plain text in whatever encoding Chinese files come in → Document.

Order of belief: byte order mark, UTF-16 by its zero bytes, strict UTF-8, then GB18030 against Big5 by score.
"""

import codecs
import re
from itertools import zip_longest

from candidates.parsing.documents.flow import PLAIN, Pen, Style
from candidates.parsing.records import Document

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
LONGEST_TITLE = 14  # characters of a line that a row of signs below it underlines
RULE = re.compile(r"\s*([-=_~*—─━‾])\1{2,}\s*")
UNDERLINED = Style(heading=2)
SAMPLE_BYTES = 65536  # enough to judge an encoding, and quick for a file of megabytes
# Characters of the level-1 sets that make up most of running Chinese text, simplified and traditional.
COMMON_HAN = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经"
    "十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形"
    "相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展"
    "五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先"
    "回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速"
    "花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越"
    "姓名性别男女电话邮箱职位公司项目经历经验技能负责教育背景专业硕士毕业大学简历"
    "這個為們來時對會動學說產種過後發經進電裡現實體機當點從業開還應無與關間樣數條沒結變問題員設圖統組見計別運強處門規熱領東導壓濟術極"
    "聯認權證轉單風帶場車務萬達議聲報類離華確張馬節話傳許廣記歷職負責專畢簡業項辦資聯絡駕寫臺灣畢業學歷經驗"
)


def decode(data: bytes) -> str:
    """`data` as text. Never fails: bytes that mean nothing become U+FFFD."""
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    return data.decode(guess_encoding(data), "replace")


def guess_encoding(data: bytes) -> str:
    """The encoding of `data`, which has no byte order mark."""
    wide = _guess_utf16(data)
    if wide:
        return wide
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        sample = data[:SAMPLE_BYTES]
        # A stray byte in a long UTF-8 text makes it no other encoding.
        if error.start > 2 and _score(sample, "utf-8") > max(_score(sample, "gb18030"), _score(sample, "big5hkscs")):
            return "utf-8"
        return "big5hkscs" if _score(sample, "big5hkscs") > _score(sample, "gb18030") else "gb18030"
    return "utf-8"


def _guess_utf16(data: bytes) -> str:
    """`utf-16-le` or `utf-16-be` where every second byte is zero or of a Han page, else ""."""
    sample = data[: SAMPLE_BYTES // 8]
    if len(sample) < 4 or len(data) % 2:
        return ""
    for encoding, low, high in (("utf-16-le", 0, 1), ("utf-16-be", 1, 0)):
        # Line ends, spaces and digits have a zero byte here, and zero bytes stand in no other text.
        zeros = sample[high::2].count(0)
        if zeros > sample[low::2].count(0) and _score(sample, encoding) > 0:
            return encoding
    return ""


def _score(sample: bytes, encoding: str) -> float:
    """How much `sample` reads like Chinese or English in `encoding`: common characters, less the odd ones."""
    text = sample.decode(encoding, "replace")
    score = 0.0
    for character in text:
        if character in COMMON_HAN:
            score += 2
        elif character == "\ufffd" or "\ue000" <= character <= "\uf8ff":
            score -= 10
        elif (
            "\u4e00" <= character <= "\u9fff" or "\u3000" <= character <= "\u3002" or "\uff01" <= character <= "\uff5e"
        ):
            score += 0.5
        elif character > "\u00ff":
            score -= 1
    return score


def _is_title(line: str, below: str) -> bool:
    """Whether a short line is underlined by a row of signs."""
    return 0 < len(line.strip()) <= LONGEST_TITLE and RULE.fullmatch(below) is not None and not RULE.fullmatch(line)


def read(data: bytes) -> Document:
    """A text file: one line of text, one line. No sizes, no weight."""
    pen = Pen()
    text = decode(data).replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n")
    written = text.split("\n")
    for line, below in zip_longest(written, written[1:], fillvalue=""):
        pen.write(line, UNDERLINED if _is_title(line, below) else PLAIN)
        pen.end_line()
        if not line.strip():
            pen.skip_line()
    return pen.document("text")
