"""Text boxes of a Word document in the order in which an eye reads them.

Each box has a place (from DrawingML or VML, as far as it is said); boxes side by side are read as columns where
a white gap runs between them, else from top to bottom.
"""

import re
from dataclasses import dataclass, replace

from lxml import etree

from candidates.parsing.documents.docx_styles import W

WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
WPG = "{http://schemas.microsoft.com/office/word/2010/wordprocessingGroup}"
WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
VML = "{urn:schemas-microsoft-com:vml}"
UNITS_PER_POINT = 12700  # of DrawingML
# A paragraph takes this many points: places relative to paragraphs become places on the page.
PARAGRAPH = 16.0
# Times the type of every other column: names are set so, headings are not.
LARGER = 1.4
PAGE = 2000.0  # points; higher than pages are
# Boxes overlap by design (frames, shadows); columns part where they overlap by no more than this.
OVERLAP = 8.0
LENGTH = re.compile(r"(-?[\d.]+)(pt|in|cm|mm|px)?")
POINTS = {"pt": 1.0, "in": 72.0, "cm": 28.35, "mm": 2.835, "px": 0.75, None: 1.0, "": 1.0}


@dataclass(frozen=True, slots=True)
class Placed:
    """A text box and its rectangle in points; all zero where nothing is said."""

    content: etree._Element
    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0


def place_of(content: etree._Element, drawing: etree._Element, *, paragraph: int, page: int) -> Placed:
    """Where the text box `content` of a drawing in the given paragraph stands, pages below each other."""
    anchor = next(drawing.iter(WP + "anchor", WP + "inline"), None)
    if anchor is not None:
        box = _placed_by_drawing(content, anchor, paragraph)
    else:
        box = _placed_by_vml(content, drawing, paragraph)
    return replace(box, top=box.top + page * PAGE, bottom=box.bottom + page * PAGE)


def _placed_by_drawing(content: etree._Element, anchor: etree._Element, paragraph: int) -> Placed:
    left = _offset(anchor.find(WP + "positionH"))
    vertical = anchor.find(WP + "positionV")
    top = _offset(vertical)
    if vertical is None or vertical.get("relativeFrom") in ("paragraph", "line"):
        top += paragraph * PARAGRAPH
    extent = anchor.find(WP + "extent")
    width, height = _pair(extent, "cx", "cy")
    # Inside groups each level has its own measure.
    ancestors = [each for each in content.iterancestors() if each.tag in (WPS + "wsp", WPG + "grpSp", WPG + "wgp")]
    inner_left, inner_top, inner_width, inner_height = 0.0, 0.0, width, height
    for element in ancestors:
        transform = next((each.find(A + "xfrm") for each in element if each.find(A + "xfrm") is not None), None)
        if transform is None:
            continue
        if element.tag == WPS + "wsp":
            inner_left, inner_top = _pair(transform.find(A + "off"), "x", "y")
            inner_width, inner_height = _pair(transform.find(A + "ext"), "cx", "cy")
            continue
        child_left, child_top = _pair(transform.find(A + "chOff"), "x", "y")
        child_width, child_height = _pair(transform.find(A + "chExt"), "cx", "cy")
        own_left, own_top = _pair(transform.find(A + "off"), "x", "y")
        own_width, own_height = _pair(transform.find(A + "ext"), "cx", "cy")
        across, down = _ratio(own_width, child_width), _ratio(own_height, child_height)
        if element.tag == WPG + "wgp":
            own_left, own_top = 0.0, 0.0
        inner_left = own_left + (inner_left - child_left) * across
        inner_top = own_top + (inner_top - child_top) * down
        inner_width, inner_height = inner_width * across, inner_height * down
    if not any(each.tag == WPG + "wgp" for each in ancestors):
        inner_left, inner_top = 0.0, 0.0
    left, top = left + inner_left, top + inner_top
    return Placed(content, left, top, left + inner_width, top + inner_height)


def _offset(position: etree._Element | None) -> float:
    offset = position.find(WP + "posOffset") if position is not None else None
    try:
        return int(offset.text or 0) / UNITS_PER_POINT if offset is not None else 0.0
    except ValueError:
        return 0.0


def _pair(element: etree._Element | None, first: str, second: str) -> tuple[float, float]:
    if element is None:
        return 0.0, 0.0
    try:
        return int(element.get(first) or 0) / UNITS_PER_POINT, int(element.get(second) or 0) / UNITS_PER_POINT
    except ValueError:
        return 0.0, 0.0


def _ratio(own: float, child: float) -> float:
    return own / child if own and child else 1.0


def _placed_by_vml(content: etree._Element, drawing: etree._Element, paragraph: int) -> Placed:
    shape = next((each for each in content.iterancestors() if each.get("style") and each.tag.startswith(VML)), None)
    if shape is None:
        return Placed(content, top=paragraph * PARAGRAPH, bottom=paragraph * PARAGRAPH)
    style = {}
    for part in (shape.get("style") or "").split(";"):
        name, _, value = part.partition(":")
        style[name.strip()] = value.strip()
    left = _length(style.get("margin-left") or style.get("left") or "")
    top = _length(style.get("margin-top") or style.get("top") or "")
    if style.get("mso-position-vertical-relative", "text") in ("text", "line"):
        top += paragraph * PARAGRAPH
    return Placed(content, left, top, left + _length(style.get("width", "")), top + _length(style.get("height", "")))


def _length(text: str) -> float:
    match = LENGTH.match(text)
    return float(match.group(1)) * POINTS.get(match.group(2), 1.0) if match else 0.0


def in_reading_order(boxes: list[Placed]) -> list[Placed]:
    """`boxes` as they are read: rows that a horizontal gap parts from the rest, in them columns, and so on.

    Of columns, a box at the top whose type is much larger comes first: a name stands above all, not after a sidebar.
    """
    if len(boxes) < 2:
        return boxes
    for low, high in (("top", "bottom"), ("left", "right")):
        groups = _parted(boxes, low, high)
        if len(groups) > 1:
            ordered = [box for group in groups for box in in_reading_order(group)]
            return _name_first(ordered, groups) if low == "left" else ordered
    return sorted(boxes, key=lambda box: (box.top, box.left))


def _parted(boxes: list[Placed], low: str, high: str) -> list[list[Placed]]:
    groups: list[list[Placed]] = []
    reach = 0.0
    for box in sorted(boxes, key=lambda box: getattr(box, low)):
        if groups and getattr(box, low) < reach - OVERLAP:
            groups[-1].append(box)
        else:
            groups.append([box])
        reach = max(reach, getattr(box, high)) if len(groups[-1]) > 1 else getattr(box, high)
    return groups


def _name_first(ordered: list[Placed], columns: list[list[Placed]]) -> list[Placed]:
    """`ordered`, before them the box at the top of a column that is set much larger than all others."""
    heads = [min(column, key=lambda box: box.top) for column in columns]
    largest = max(heads, key=_type_size)
    others = max(_type_size(box) for box in ordered if box is not largest)
    if not 0 < LARGER * others < _type_size(largest):
        return ordered
    return [largest, *(box for box in ordered if box is not largest)]


def _type_size(box: Placed) -> float:
    """The largest size that the text box sets its own letters in, 0 where it leaves that to styles."""
    sizes = (size.get(W + "val") or "" for size in box.content.iter(W + "sz"))
    return max((float(size) for size in sizes if size.isascii() and size.isdigit()), default=0.0)
