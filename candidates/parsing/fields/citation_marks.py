"""Citations → citations without the classes, ranks and states that authors write around a title."""

import re

from candidates.parsing.fields.passages import Piece

# Classes, ranks and states around a title: [CCF-A], (IF=8.2), 一作, SCI二区, 已录用.
ASIDE = re.compile(
    r"[(（\[【]\s*(?:(?:CCF|THU|SCI|EI|JCR|中科院|IF|影响因子|一作|二作"
    r"|共[一同]|共作|第[一二三]作者|通讯|独作|oral|spotlight|poster|best|已录用|已发表|录用|在投"
    r"|accepted|under review|Q[1-4]|project|paper|code|github|pdf|link|链接)"
    r"[^()（）\[\]【】]*)[)）\]】]",
    re.IGNORECASE,
)
# Rank, class, state and kind before a title, each with a sign behind it: `一作 / CCF-B / …`, `SCI论文：…`.
MARKS = re.compile(
    r"^(?:(?:学生|导师)?(?:[一二共独]作|共同一作|第[一二三]作者|通讯作者?|共[一同])"
    r"|CCF[\s-]?[ABC]类?|(?:SCI|SSCI|EI|CSSCI|CSCD|JCR)(?:\s?(?:Q[1-4]|[一二三四1-4]区|源刊|检索|收录))?(?:期刊|会议)?(?:论文)?"
    r"|(?:中文|北大|南大)?核心(?:期刊)?(?:论文)?|(?:期刊|会议|学术|学位)?论文|(?:论文)?(?:题目|标题)|专著|著作|译著|编著|教材"
    r"|已发表|已录用|已投稿|在投|录用|发表|审稿中|accepted|published|under review)"
    r"(?:\s*[:：]\s*|\s*[|｜，]\s*|\s*[/／,]\s+|\s+/\s*)(?=\S)",
    re.IGNORECASE,
)
STATE = re.compile(
    r"^(?:已发表|已录用|在投|录用|发表|一作|二作|共同一作|accepted|published|under review)\s*[:：,，]?\s+",
    re.IGNORECASE,
)
STATE_AFTER = re.compile(
    r"\s*[.。,，;；]\s*(?:manuscript\s)?(?:under review|in preparation|submitted|in press|to appear|in revision"
    r"|投稿中|在投|审稿中|已录用|已投稿)\s*[.。]?$",
    re.IGNORECASE,
)
# Where a paper can be found.
ADDRESS = re.compile(r"\s*[.,，]?\s*(?:https?://|\bdoi\s?[:：]\s?)\S+$", re.IGNORECASE)


def without_marks(piece: Piece) -> Piece:
    """Without what authors write before a title, one mark after the other, and behind the citation."""
    while lead := MARKS.match(piece.text):
        piece = piece.part(lead.end(), len(piece.text))
    if state := STATE.match(piece.text):
        piece = piece.part(state.end(), len(piece.text))
    if address := ADDRESS.search(piece.text):
        piece = piece.part(0, address.start())
    if state := STATE_AFTER.search(piece.text):
        piece = piece.part(0, state.start())
    return piece


def cleaned(piece: Piece) -> Piece:
    """Without classes and states at both ends, and the trailing sections in brackets that name them."""
    while True:
        piece = piece.trimmed(" \t,，;；|｜.。")
        for match in ASIDE.finditer(piece.text):
            if match.start() == 0:
                piece = piece.part(match.end(), len(piece.text))
                break
            if match.end() == len(piece.text):
                piece = piece.part(0, match.start())
                break
        else:
            return piece
