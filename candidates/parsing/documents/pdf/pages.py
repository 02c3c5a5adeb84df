"""The tree of a PDF → its pages in their order; what should be a page and is none keeps its place."""

import struct
import zlib
from collections.abc import Iterator, Mapping
from itertools import islice

from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfexceptions import PDFException
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFObjRef, resolve1
from pdfminer.psexceptions import PSException
from pdfminer.psparser import LIT

# What broken objects raise inside pdfminer, which checks few of their types.
BROKEN = (
    PDFException,
    PSException,
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)
PAGE_TYPES = (LIT("Page"), None)

Node = dict[str, object]


def pages_of(document: PDFDocument, *, most: int) -> Iterator[PDFPage | None]:
    """The pages, `most` at most, None for each that is missing or broken; without a tree, what looks like a page."""
    found = [_page(document, leaf) for leaf in islice(_leaves(document), most)]
    yield from found if any(found) else islice(PDFPage.create_pages(document), most)


def _leaves(document: PDFDocument) -> Iterator[Node | None]:
    """The ends of the tree, with what they inherit; None for what is no page."""
    pending: list[tuple[object, Node]] = [(document.catalog.get("Pages"), {})]
    seen: set[int] = set()
    while pending:
        link, inherited = pending.pop()
        if isinstance(link, PDFObjRef):
            if link.objid in seen:
                continue
            seen.add(link.objid)
        node = _resolved(link)
        if not isinstance(node, dict):
            yield None
            continue
        node = {**inherited, **node}
        kids = _resolved(node.get("Kids"))
        if isinstance(kids, list):
            passed_on = {name: node[name] for name in PDFPage.INHERITABLE_ATTRS if name in node}
            pending.extend((kid, passed_on) for kid in reversed(kids))
        else:
            yield node if node.get("Type", node.get("type")) in PAGE_TYPES else None


def _resolved(link: object) -> object:
    try:
        return resolve1(link)
    except BROKEN:
        return None


def _page(document: PDFDocument, leaf: Mapping[str, object] | None) -> PDFPage | None:
    try:
        return PDFPage(document, None, leaf, None) if leaf else None
    except BROKEN:
        return None
