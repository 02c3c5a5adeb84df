"""Citations → without the classes, ranks and states that authors write around a title."""

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
STATE = re.compile(
    r"^(?:已发表|已录用|在投|录用|发表|一作|二作|共同一作|accepted|published|under review)\s*[:：,，]?\s+",
    re.IGNORECASE,
)
STATE_AFTER = re.compile(
    r"\s*[.。,，;；]\s*(?:manuscript\s)?(?:under review|in preparation|submitted|in press|to appear"
    r"|投稿中|在投|审稿中|已录用|已投稿)\s*[.。]?$",
    re.IGNORECASE,
)


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
