"""Fonts of a PDF, built when a page first writes in them; ToUnicode maps are read by regular expressions.

Embedded font programs are opened only where the PDF itself does not say which characters its codes are.
"""

import re
from collections.abc import Mapping

from pdfminer.cmapdb import FileUnicodeMap
from pdfminer.pdffont import PDFCIDFont, PDFFont
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdftypes import PDFStream, dict_value, list_value, resolve1
from pdfminer.psparser import literal_name

MAP_BLOCK = re.compile(rb"beginbf(char|range)(.*?)endbf(?:char|range)", re.DOTALL)
CHARACTER_PAIR = re.compile(rb"<\s*([0-9A-Fa-f\s]*)>\s*<\s*([0-9A-Fa-f\s]*)>")
RANGE = re.compile(rb"<\s*([0-9A-Fa-f\s]*)>\s*<\s*([0-9A-Fa-f\s]*)>\s*(?:<\s*([0-9A-Fa-f\s]*)>|\[(.*?)\])", re.DOTALL)
HEXADECIMAL_STRING = re.compile(rb"<([0-9A-Fa-f\s]*)>")
BOLD_NAME = re.compile(
    r"bold|black|heavy|demi|semib|[-_,](?:sb|bd|b)$|simhei|heiti.*(?:medium|bold)|粗", re.IGNORECASE
)
FORCE_BOLD = 1 << 18  # flag of a font descriptor
BOLD_WEIGHT = 600
LARGEST_CODE = 0xFFFF
LARGEST_RANGE = 0x10000
MOST_WIDTHS = 4 * LARGEST_RANGE  # codes in ranges of widths; more of them say nothing new
NUMBERS_OF_RANGE = {"W": 3, "W2": 5}  # first code, last code, and what holds for them


class Fonts(PDFResourceManager):
    """pdfminer's resource manager, with a fast reader for ToUnicode maps."""

    def get_font(self, objid: object, spec: Mapping[str, object]) -> PDFFont:
        if objid and objid in self._cached_fonts:
            return self._cached_fonts[objid]
        spec = {**spec, **{key: possible_widths(spec[key], key) for key in NUMBERS_OF_RANGE if key in spec}}
        to_unicode = resolve1(spec.get("ToUnicode"))
        if isinstance(to_unicode, PDFStream):
            spec = _without_program({key: value for key, value in spec.items() if key not in _needless(spec)})
        font = super().get_font(None, spec)
        if isinstance(to_unicode, PDFStream):
            mapped = read_to_unicode(to_unicode.get_data())
            if mapped.cid2unichr or not isinstance(font, PDFCIDFont):
                font.unicode_map = mapped if mapped.cid2unichr else None  # type: ignore[attr-defined] # of subclasses
        if objid and self.caching:
            self._cached_fonts[objid] = font
        return font


def possible_widths(listed: object, key: str) -> list[object]:
    """The widths of a font without ranges of codes that no font has: pdfminer would go through them one by one."""
    kept: list[object] = []
    held: list[object] = []
    room = MOST_WIDTHS
    for item in map(resolve1, list_value(listed)):
        held.append(item)
        if isinstance(item, list):
            kept.extend(held)
            held = []
        elif len(held) == NUMBERS_OF_RANGE[key]:
            low, high = held[:2]
            codes = high - low + 1 if isinstance(low, int) and isinstance(high, int) else room + 1
            if codes <= room:
                kept.extend(held)
                room -= max(codes, 0)
            held = []
    return kept


def _needless(spec: Mapping[str, object]) -> tuple[str, ...]:
    """What a font with a ToUnicode map need not say: drawn fonts (Type 3) name their glyphs at length."""
    drawn = ("Encoding", "CharProcs") if literal_name(spec.get("Subtype")) == "Type3" else ()
    return ("ToUnicode", *drawn)


def _without_program(spec: Mapping[str, object]) -> dict[str, object]:
    """`spec` without the font's own file, which says nothing that a ToUnicode map does not say."""
    spec = dict(spec)
    if resolve1(spec.get("DescendantFonts")):
        descendants = list_value(spec["DescendantFonts"])
        spec["DescendantFonts"] = [_without_program(dict_value(descendants[0]))]
    if "FontDescriptor" in spec:
        descriptor = dict_value(spec["FontDescriptor"])
        spec["FontDescriptor"] = {key: value for key, value in descriptor.items() if not key.startswith("FontFile")}
    return spec


def read_to_unicode(data: bytes) -> FileUnicodeMap:
    """A ToUnicode stream as pdfminer's map from codes to characters."""
    mapped = FileUnicodeMap()
    for kind, block in MAP_BLOCK.findall(data):
        if kind == b"char":
            for code, characters in CHARACTER_PAIR.findall(block):
                mapped.cid2unichr[_code(code)] = _characters(_bytes(characters))
        else:
            for low, high, first, listed in RANGE.findall(block):
                _add_range(mapped.cid2unichr, _code(low), _code(high), first=_bytes(first), listed=listed)
    return mapped


def _add_range(table: dict[int, str], low: int, high: int, *, first: bytes, listed: bytes) -> None:
    if listed:
        for offset, characters in enumerate(HEXADECIMAL_STRING.findall(listed)):
            table[low + offset] = _characters(_bytes(characters))
        return
    head, last = first[:-2], int.from_bytes(first[-2:], "big")
    for offset in range(min(high - low + 1, LARGEST_RANGE)):
        table[low + offset] = _characters(head + ((last + offset) & LARGEST_CODE).to_bytes(2, "big"))


def _bytes(digits: bytes) -> bytes:
    digits = b"".join(digits.split())
    return bytes.fromhex(((b"0" + digits) if len(digits) % 2 else digits).decode("ascii"))


def _code(digits: bytes) -> int:
    return int.from_bytes(_bytes(digits), "big")


def _characters(raw: bytes) -> str:
    return raw.decode("utf-16-be", "ignore") if len(raw) > 1 else raw.decode("latin-1")


def is_bold(font: PDFFont) -> bool:
    """Whether a font draws heavy letters, by its name, flags or weight."""
    name = font.fontname.decode("latin-1") if isinstance(font.fontname, bytes) else str(font.fontname)
    base = getattr(font, "basefont", "") or ""
    weight = resolve1(font.descriptor.get("FontWeight", 0))
    heavy = isinstance(weight, int | float) and weight >= BOLD_WEIGHT
    return bool(heavy or font.flags & FORCE_BOLD or BOLD_NAME.search(name) or BOLD_NAME.search(base))
