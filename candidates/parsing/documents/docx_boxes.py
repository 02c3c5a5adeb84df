"""Which text boxes the paragraphs of a Word document hold, and which of them an eye reads before the text."""

from lxml import etree

from candidates.parsing.documents.boxes import PARAGRAPH, A, Placed, place_of
from candidates.parsing.documents.docx_styles import W

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
TEXT_BOX = W + "txbxContent"
TOP = 72.0  # points below the edge of a page or the first paragraph: what begins above is read first


def late_at_top(body: etree._Element) -> list[Placed]:
    """The text boxes that stand above the text of the first page and are anchored in a later paragraph of it."""
    found: list[Placed] = []
    told = False
    for number, paragraph in enumerate(body.iterchildren(W + "p", W + "tbl"), 1):
        drawings = paragraph.iter(W + "drawing", W + "pict", W + "object") if paragraph.tag == W + "p" else ()
        if any(each.get(W + "type") == "page" for each in paragraph.iter(W + "br")):
            break
        for drawing in filter(_is_read, drawings if told else ()):
            boxes = [place_of(box, drawing, paragraph=number, page=0) for box in outermost_boxes(drawing)]
            above = min(TOP, (number - 1) * PARAGRAPH)
            found += [box for box in boxes if box.top < above and box.bottom > box.top]
        told = told or paragraph.tag == W + "tbl" or has_own_text(paragraph)
    return found


def _is_read(drawing: etree._Element) -> bool:
    """False in the version of a drawing that is not read."""
    around = list(drawing.iterancestors())
    return all(alternative(each) in around for each in around if each.tag == MC + "AlternateContent")


def outermost_boxes(drawing: etree._Element) -> list[etree._Element]:
    """Text boxes of a drawing, each once: not those inside another, not the second version of one."""
    found = []
    pending = list(drawing)[::-1]
    while pending:
        element = pending.pop()
        if element.tag == TEXT_BOX:
            found.append(element)
        elif element.tag == MC + "AlternateContent":
            pending.append(alternative(element))
        else:
            pending.extend(list(element)[::-1])
    return found


def has_own_text(paragraph: etree._Element) -> bool:
    """True where a paragraph says something outside its text boxes."""
    return any(
        text.text and not text.text.isspace() and next(text.iterancestors(TEXT_BOX, paragraph.tag)) is paragraph
        for text in paragraph.iter(W + "t")
    )


def alternative(alternate: etree._Element) -> etree._Element:
    """The one version to read of a drawing that is written twice."""
    choice, fallback = alternate.find(MC + "Choice"), alternate.find(MC + "Fallback")
    readable = choice is not None and (next(choice.iter(W + "t", A + "t", DIAGRAM + "relIds"), None) is not None)
    if choice is not None and (readable or fallback is None):
        return choice
    return fallback if fallback is not None else alternate.makeelement("none")
