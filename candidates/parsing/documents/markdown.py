"""Markdown → Document, by way of the HTML that it stands for.

Front matter, comments, Liquid and kramdown tags, images and emoji short codes are no text. A new line in the
source is a new line here: résumés are written that way, whatever the standard says.
"""

import re

from markdown_it import MarkdownIt

from candidates.parsing.documents.flow import Pen
from candidates.parsing.documents.html import write_html
from candidates.parsing.documents.plain import decode
from candidates.parsing.records import Document

FRONT_MATTER = re.compile(r"\A\s*(---|\+\+\+)[ \t]*\n.*?\n(\1|\.\.\.)[ \t]*(\n|\Z)", re.DOTALL)
FRONT_MATTER_KEY = re.compile(r"^[\w-]+[ \t]*[:=]", re.MULTILINE)
HTML_COMMENT = re.compile(r"<!--.*?(-->|\Z)", re.DOTALL)
# `[//]: # (note)`, `[comment]: <> (note)`: link definitions that people use as comments.
LINK_COMMENT = re.compile(r"^[ \t]{0,3}\[[^\]\n]*\]:[ \t]*(#|<>)([ \t].*)?$", re.MULTILINE)
TEMPLATE_TAG = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{:[^}\n]*\}|\{#[\w-]+\}", re.DOTALL)
CONTAINER = re.compile(r"^[ \t]*:::+.*$", re.MULTILINE)
SHORT_CODE = re.compile(r"(?<![\w:]):[a-z][a-z0-9_+-]*:(?![\w:])")
# `icon:phone 138…`, as some résumé editors write their icons.
ICON_CODE = re.compile(r"(?<![\w:])icon:[a-z][\w-]*[ \t]*")
# A line of HTML that ends its block, with Markdown below it and no blank line between.
HTML_THEN_TEXT = re.compile(
    r"^([ \t]*</?(?:div|p|center|details|summary|section|table|h[1-6]|img|br)\b[^\n]*>[ \t]*)\n(?=[ \t]*[^\s<])",
    re.MULTILINE | re.IGNORECASE,
)
# CommonMark sees no emphasis in `**标题：**正文`, where Chinese stands without spaces; people mean it.
STRONG = re.compile(r"\*\*(?=[^\s*])([^*\n]*?[^\s*])\*\*")
PARSER = MarkdownIt("commonmark", {"html": True, "breaks": True}).enable(["table", "strikethrough"]).disable("code")


def read(data: bytes) -> Document:
    """A Markdown file, with HTML inside where it has any."""
    pen = Pen()
    write_html(PARSER.render(prepare(decode(data))), pen)
    return pen.document("markdown")


def prepare(text: str) -> str:
    """`text` without what a reader of the rendered page never sees."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    front_matter = FRONT_MATTER.match(text)
    if front_matter and FRONT_MATTER_KEY.search(front_matter.group()):
        text = text[front_matter.end() :]
    for pattern in (HTML_COMMENT, LINK_COMMENT, TEMPLATE_TAG, CONTAINER):
        text = pattern.sub("", text)
    text = STRONG.sub(r"<strong>\1</strong>", SHORT_CODE.sub("", ICON_CODE.sub("", text)))
    return HTML_THEN_TEXT.sub(r"\1\n\n", text)
