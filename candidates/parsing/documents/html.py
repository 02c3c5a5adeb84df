"""HTML and MHTML → Document: the text that a browser would show, one line for each that it would draw.

Blocks make lines, inline elements do not; table cells keep their place; boxes that stand side by side (flex,
grid) are one line with tabs where each holds a single line.
"""

import email
import email.policy
import re
from dataclasses import replace
from email.message import EmailMessage

from lxml import etree
from lxml import html as lxml_html

from candidates.parsing.documents.css import StyleSheet
from candidates.parsing.documents.flow import PLAIN, Pen, Style
from candidates.parsing.documents.plain import BYTE_ORDER_MARKS, decode
from candidates.parsing.errors import UnreadableFile
from candidates.parsing.records import Cell, Document

BLOCKS = frozenset(
    """address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer
    form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody tfoot
    thead tr td th ul caption""".split()  # noqa: SIM905 - one word a line would hide the list
)
NO_TEXT = frozenset(
    """script style head title meta link noscript template object embed iframe audio video canvas defs desc map
    base param source track datalist select""".split()  # noqa: SIM905
)
BOLD = frozenset(["b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"])
PRESERVED = ("pre", "pre-wrap", "pre-line", "break-spaces")
INLINE_DISPLAYS = ("inline", "inline-block", "contents", "inline-flex", "inline-table")
# Inline elements that pages set apart by margins alone; a run of letters in a style of its own is none.
BOXED = frozenset(["span", "a", "label", "button", "time", "small"])
OF_LINKS = frozenset(["href", "target", "rel", "title"])
# How pages name what heads a section, where its letters look like the text: `section-title`, `moduleHeading`.
SECTION_TITLE = re.compile(
    r"(?:^|\s)(?:[a-z]+[-_]+)?(?:section|module|category)(?:[-_]+)?(?:title|heading|header|name)(?:\s|$)",
    re.IGNORECASE,
)
LONGEST_TITLE = 20  # characters; more is a section's own text beside its title
TITLE_LEVEL = 2
NAME_OF_ROLE = re.compile(r"(?!mso)[a-z]{4,}(?:[-_][a-z]+)*(?:\s+[a-z][\w-]*)*", re.IGNORECASE)
COLLAPSIBLE = re.compile("[ \t\r\n\f]+")
CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
PIXELS = re.compile(r"([\d.]+)(px|pt)$")
POINTS_PER_PIXEL = 0.75
COLOR = re.compile(r"#[0-9a-f]{6}$")
FOLLOWED = ("http://", "https://", "mailto:", "tel:", "www.")


def decode_html(data: bytes) -> str:
    """`data` as text: byte order mark, then what the page declares, then a guess."""
    declared = CHARSET.search(data[:4096])
    if declared and not any(data.startswith(mark) for mark, _ in BYTE_ORDER_MARKS):
        encoding = declared.group(1).decode("ascii").lower()
        # Pages that declare GB2312 use all of GBK.
        encoding = "gb18030" if encoding in ("gb2312", "gbk", "gb_2312-80") else encoding
        try:
            return data.decode(encoding)
        except (LookupError, UnicodeDecodeError):
            return decode(data)
    return decode(data)


def read(data: bytes) -> Document:
    """A web page. Raises UnreadableFile where there is no element at all."""
    pen = Pen()
    write_html(decode_html(data), pen)
    return pen.document("html")


def read_mhtml(data: bytes) -> Document:
    """A web archive: the first HTML part, or the first plain one."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    parts = [part for part in message.walk() if isinstance(part, EmailMessage)]
    for kind in ("text/html", "text/plain"):
        for part in parts:
            if part.get_content_type() == kind:
                return _mhtml_part(part, kind)
    raise UnreadableFile("no HTML part in the web archive")


def _mhtml_part(part: EmailMessage, kind: str) -> Document:
    body = part.get_payload(decode=True)
    if not isinstance(body, bytes):
        raise UnreadableFile("a part of the web archive has no body")
    charset = part.get_content_charset() or ""
    try:
        text = body.decode(charset) if charset else decode_html(body)
    except (LookupError, UnicodeDecodeError):
        text = decode_html(body)
    pen = Pen()
    if kind == "text/html":
        write_html(text, pen)
    else:
        pen.write(text)
    return pen.document("mhtml")


def write_html(text: str, pen: Pen) -> None:
    """Write what a browser would show of the page or fragment `text`."""
    # An encoding declaration inside a str is refused by lxml.
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text).replace("\x00", "")
    if not text.strip():
        return
    try:
        root = lxml_html.document_fromstring(text, parser=lxml_html.HTMLParser(no_network=True, huge_tree=False))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableFile(f"not readable as HTML: {error}") from error
    sheet = StyleSheet("\n".join(style.text or "" for style in root.iter("style")))
    _Walker(pen, sheet).element(root, PLAIN, False)


class _Walker:
    def __init__(self, pen: Pen, sheet: StyleSheet) -> None:
        self.pen = pen
        self.sheet = sheet

    def element(self, node: etree._Element, style: Style, preserve: bool) -> None:
        tag = node.tag.lower() if isinstance(node.tag, str) else ""
        if not tag or tag in NO_TEXT:
            return
        properties = self.sheet.properties(node)
        display = properties.get("display", "")
        if display == "none" or properties.get("visibility") == "hidden" or node.get("hidden") is not None:
            return
        style = _restyle(style, node, tag, properties)
        white_space = properties.get("white-space", "pre" if tag in ("pre", "textarea") else "")
        preserve = white_space in PRESERVED if white_space else preserve
        if tag in ("br", "hr"):
            self.pen.end_line()
        elif tag == "input":
            self.text(_shown_value(node), style, False)
        elif tag == "table":
            self.table(node, style, preserve)
        elif self.side_by_side(node, display, properties):
            self.row(node, style, preserve, columns=_grid_columns(properties))
        elif (tag in BLOCKS and display not in INLINE_DISPLAYS) or display in ("block", "flex", "grid", "list-item"):
            self.pen.end_line()
            self.content(node, style, preserve)
            self.pen.end_line()
        else:
            self.inline(node, style, preserve, apart=_apart(tag, display, properties))

    def content(self, node: etree._Element, style: Style, preserve: bool) -> None:
        self.text(node.text, style, preserve)
        before = None
        for child in node:
            if before is not None and _set_apart(before, child) and not self.pen.at_line_start():
                self.pen.write("\t", style)
            self.element(child, style, preserve)
            self.text(child.tail, style, preserve)
            before = child

    def inline(self, node: etree._Element, style: Style, preserve: bool, *, apart: str) -> None:
        if apart and not self.pen.at_line_start():
            self.pen.write(apart, style)
        self.content(node, style, preserve)
        if apart == " " and not self.pen.ends_with_space():
            self.pen.write(" ", style)

    def text(self, text: str | None, style: Style, preserve: bool) -> None:
        if not text:
            return
        if preserve:
            self.pen.write(text, style)
            return
        text = COLLAPSIBLE.sub(" ", text)
        if self.pen.ends_with_space():
            text = text.lstrip(" ")
        self.pen.write(text, style)

    def side_by_side(self, node: etree._Element, display: str, properties: dict[str, str]) -> bool:
        if display not in ("flex", "grid") or "column" in properties.get("flex-direction", ""):
            return False
        return len(node) > 1

    def row(self, node: etree._Element, style: Style, preserve: bool, *, columns: int) -> None:
        """The children of a flex or grid box: `columns` of them to a row, all of them for 0."""
        self.pen.end_line()
        self.text(node.text, style, preserve)
        for start in range(0, len(node), columns or len(node)):
            with self.pen.side_by_side() as next_box:
                for child in node[start : start + (columns or len(node))]:
                    next_box()
                    self.element(child, style, preserve)
                    self.text(child.tail, style, preserve)
        self.pen.end_line()

    def table(self, node: etree._Element, style: Style, preserve: bool) -> None:
        outer = self.pen.cell
        self.pen.end_line()
        number = self.pen.new_table()
        taken: set[tuple[int, int]] = set()
        for row, line in enumerate(_rows(node)):
            column = 0
            for child in line:
                if child.tag in ("td", "th"):
                    while (row, column) in taken:
                        column += 1
                    self.pen.cell = Cell(number, row, column)
                    self.element(child, style, preserve)
                    self.pen.end_line()
                    width, height = _span(child, "colspan"), _span(child, "rowspan")
                    taken.update((row + down, column + right) for down in range(height) for right in range(width))
        self.pen.cell = outer
        for caption in node.iterchildren("caption"):
            self.element(caption, style, preserve)


def _rows(table: etree._Element) -> list[etree._Element]:
    """The rows of a table, not those of tables inside it."""
    groups = [table, *table.iterchildren("thead", "tbody", "tfoot")]
    rows = [row for group in groups for row in group.iterchildren("tr")]
    return rows


def _span(cell: etree._Element, name: str) -> int:
    value = cell.get(name) or "1"
    return max(1, min(int(value), 100)) if value.isascii() and value.isdigit() else 1


def _apart(tag: str, display: str, properties: dict[str, str]) -> str:
    """What parts an inline element from the text before it."""
    if properties.get("float") == "right":
        return "\t"
    return " " if display == "inline-block" or tag in BLOCKS else ""


def _set_apart(one: etree._Element, other: etree._Element) -> bool:
    """Whether elements side by side are boxes of their own: `<span>本科</span><span>会计</span>`, chips of code."""
    if one.tag == other.tag == "code":
        return bool(one.tail) and not one.tail.strip()
    return not one.tail and _is_box(one) and _is_box(other)


def _is_box(node: etree._Element) -> bool:
    """Whether an inline element has no attributes or is named for what it holds; one without text is drawn."""
    role = NAME_OF_ROLE.fullmatch((node.get("class") or "").strip())
    is_drawn = not len(node) and not node.text
    return (node.tag in BOXED or is_drawn) and (role is not None or set(node.attrib) <= OF_LINKS)


def _heads_section(node: etree._Element) -> bool:
    """Whether an element is named for the title of a section, or said to be a heading, and holds no more than that."""
    if node.get("role") != "heading" and not SECTION_TITLE.search(node.get("class") or ""):
        return False
    return len("".join(node.itertext()).strip()) <= LONGEST_TITLE


def _grid_columns(properties: dict[str, str]) -> int:
    columns = properties.get("grid-template-columns", "")
    repeated = re.match(r"repeat\((\d+)", columns)
    return int(repeated.group(1)) if repeated else len(columns.split())


def _shown_value(node: etree._Element) -> str:
    return "" if node.get("type") in ("hidden", "password", "submit", "button", "reset") else node.get("value") or ""


def _restyle(style: Style, node: etree._Element, tag: str, properties: dict[str, str]) -> Style:
    weight = properties.get("font-weight", "")
    bold = tag in BOLD or style.bold
    if weight:
        bold = weight in ("bold", "bolder") or (weight.isdigit() and int(weight) >= 600)
    changed = replace(style, bold=bold) if bold != style.bold else style
    if len(tag) == 2 and tag[0] == "h" and tag[1] in "123456":
        changed = replace(changed, heading=int(tag[1]))
    elif _heads_section(node):
        changed = replace(changed, heading=style.heading or TITLE_LEVEL)
    if tag == "a" and (node.get("href") or "").strip().lower().startswith(FOLLOWED):
        changed = replace(changed, link=node.get("href").strip())
    size = PIXELS.match(properties.get("font-size", ""))
    if size:
        points = float(size.group(1)) * (POINTS_PER_PIXEL if size.group(2) == "px" else 1)
        changed = replace(changed, size=round(points, 1))
    if COLOR.match(properties.get("color", "")):
        changed = replace(changed, color=properties["color"])
    return changed
