"""How Word says that characters look: defaults, paragraph styles, character styles, the run itself."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from lxml import etree

from candidates.parsing.documents.flow import PLAIN, Style

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
OFF = ("0", "false", "off", "none")
DEEPEST_STYLE = 12
LEVELS = 9
STYLE_START, STYLE_END, OF_TABLES = b"<w:style ", b"</w:style>", b'w:type="table"'
HEADING_NAMES = ("heading", "标题", "標題")


def without_table_styles(data: bytes) -> bytes:
    """`styles.xml` without the looks of tables, in many files nine tenths of it: no text takes its look from them."""
    *styles, rest = data.split(STYLE_END)
    kept = []
    for before in styles:
        above, tag, own = before.rpartition(STYLE_START)
        kept.append(above if tag and OF_TABLES in own.partition(b">")[0] else before + STYLE_END)
    return b"".join((*kept, rest))


def qualified(names: Iterable[str]) -> list[str]:
    return [W + name for name in names]


def on(element: etree._Element | None, path: str) -> str:
    """`w:val` of the element at `path` (`tcPr/gridSpan`), "" where there is none."""
    for name in path.split("/"):
        element = child(element, name)
    return (element.get(W + "val") or "") if element is not None else ""


def switch(properties: etree._Element | None, name: str) -> bool | None:
    """True, False or, where the properties do not say, None."""
    found = child(properties, name)
    return None if found is None else (found.get(W + "val") or "1").lower() not in OFF


def child(element: etree._Element | None, name: str) -> etree._Element | None:
    """The first child of that name, None where there is none; several times as quick as `find`."""
    return next(element.iterchildren(W + name), None) if element is not None else None


@dataclass(frozen=True, slots=True)
class Look:
    """A style, and whether it hides its text."""

    style: Style = PLAIN
    hidden: bool = False


def changed(look: Look, properties: etree._Element | None) -> Look:
    """`look` with what run properties say."""
    if properties is None:
        return look
    bold, hidden = switch(properties, "b"), switch(properties, "vanish")
    size, color = on(properties, "sz"), on(properties, "color")
    style = replace(
        look.style,
        bold=look.style.bold if bold is None else bold,
        size=int(size) / 2 if size.isdigit() else look.style.size,
        color=look.style.color if not color else "" if color in ("auto", "000000") else f"#{color.lower()}",
    )
    return Look(style, look.hidden if hidden is None else hidden)


class Styles:
    """The part `styles.xml`."""

    def __init__(self, root: etree._Element | None) -> None:
        styles = list(root.iter(W + "style")) if root is not None else []
        self.by_id = {style.get(W + "styleId") or "": style for style in styles}
        defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr") if root is not None else None
        self.defaults = changed(Look(), defaults)
        self.default_paragraph = next(
            (
                style.get(W + "styleId") or ""
                for style in styles
                if style.get(W + "type") == "paragraph" and (style.get(W + "default") or "0") not in OFF
            ),
            "",
        )
        self.looks: dict[str, Look] = {}

    def chain(self, name: str) -> list[etree._Element]:
        """The style and those it is based on, the base first."""
        found: list[etree._Element] = []
        while name in self.by_id and len(found) < DEEPEST_STYLE:
            found.append(self.by_id[name])
            name = on(self.by_id[name], "basedOn")
        return found[::-1]

    def look_of(self, name: str) -> Look:
        if name not in self.looks:
            look = self.defaults
            for style in self.chain(name):
                look = changed(look, style.find(W + "rPr"))
            self.looks[name] = replace(look, style=replace(look.style, heading=self.heading_of(name)))
        return self.looks[name]

    def heading_of(self, name: str) -> int:
        """The level of a heading style, 0 for other styles."""
        for style in self.chain(name)[::-1]:
            level = on(style, "pPr/outlineLvl")
            if level.isdigit():
                return int(level) + 1 if int(level) < LEVELS else 0
            title = on(style, "name").lower()
            if title.startswith(HEADING_NAMES) and title[-1:].isdigit():
                return int(title[-1])
        return 0

    def of_paragraph(self, paragraph: etree._Element) -> Style:
        """How a paragraph's text looks where its runs say nothing."""
        look = self.look_of(on(paragraph, "pPr/pStyle") or self.default_paragraph)
        level = on(paragraph, "pPr/outlineLvl")
        if level.isdigit():
            return replace(look.style, heading=int(level) + 1 if int(level) < LEVELS else 0)
        return look.style

    def of_run(self, properties: etree._Element | None, paragraph_style: Style) -> Style | None:
        """How a run looks, None where it is hidden."""
        look = Look(paragraph_style)
        name = on(properties, "rStyle")
        if name:
            for style in self.chain(name):
                look = changed(look, style.find(W + "rPr"))
        look = changed(look, properties)
        return None if look.hidden else look.style
