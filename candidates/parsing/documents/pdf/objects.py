"""pdfminer's document with quick hands: objects are read by the regular expression that reads content streams.

What is not plain (a wrong length, a damaged object) is left to pdfminer's own, more patient parser.
"""

import re

from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFObjRef, PDFStream, int_value

from candidates.parsing.documents.pdf.content import CONSTANTS, LITERALS, TOKEN, close

HEAD = re.compile(rb"\s*(\d+)\s+\d+\s+obj(?![A-Za-z])")
STREAM_START = re.compile(rb"\r\n|\n|\r")
STREAM_END = re.compile(rb"\s*endstream")
FLAT_DICTIONARY = re.compile(rb"\s*<<[^<>]*>>")
DEEPEST = 100
# Entries of dictionaries that nobody reads: the drawings of a Type 3 font's glyphs, hundreds a font.
NEEDLESS = frozenset([b"CharProcs"])


class NotPlain(Exception):
    """An object that the quick reader leaves to the patient one."""


class QuickDocument(PDFDocument):
    """A PDF whose bytes are at hand."""

    def __init__(self, parser: PDFParser, data: bytes) -> None:
        self.data = data
        super().__init__(parser)

    def _getobj_parse(self, pos: int, objid: int) -> object:
        try:
            return self._quick(pos, objid)
        except NotPlain:
            return super()._getobj_parse(pos, objid)

    def _get_objects(self, stream: PDFStream) -> tuple[list[object], int]:
        try:
            return self._values(stream.get_data(), 0)[0], int_value(stream.get("N", 0))
        except NotPlain:
            return super()._get_objects(stream)

    def _quick(self, position: int, number: int) -> object:
        head = HEAD.match(self.data, position)
        if head is None or int(head.group(1)) != number:
            raise NotPlain
        values, word, end = self._values(self.data, head.end())
        if len(values) != 1:
            raise NotPlain
        return self._stream(values[0], end) if word == b"stream" else values[0]

    def _stream(self, attributes: object, position: int) -> PDFStream:
        start = STREAM_START.match(self.data, position)
        if not isinstance(attributes, dict) or start is None:
            raise NotPlain
        end = start.end() + int_value(attributes.get("Length", 0))
        if not STREAM_END.match(self.data, end):
            raise NotPlain
        return PDFStream(attributes, self.data[start.end() : end], self.decipher)

    def _values(self, data: bytes, position: int) -> tuple[list[object], bytes, int]:
        """The values from `position` on, the word that ended them (`stream`, `endobj`, none), and where it ends."""
        stack: list[list[object]] = [[]]
        while position < len(data):
            match = TOKEN.match(data, position)
            if match is None:
                raise NotPlain
            position, kind = match.end(), match.lastgroup
            if kind == "word" and len(stack) == 1 and match.group("word") in (b"stream", b"endobj"):
                return stack[0], match.group("word"), position
            if kind == "open" and len(stack) < DEEPEST:
                stack.append([])
            elif kind == "close" and len(stack) > 1:
                close(stack, match.group("close"))
            elif kind == "word":
                self._word(stack[-1], match.group("word"))
            elif kind == "name" and match.group("name") in NEEDLESS and len(stack) > 1:
                position = _after_dictionary(data, position)
            elif kind in LITERALS:
                stack[-1].append(LITERALS[kind](match))
            elif kind != "space":
                raise NotPlain
        return stack[0], b"", position

    def _word(self, values: list[object], word: bytes) -> None:
        number = values[-2] if len(values) > 1 else None
        if word == b"R" and isinstance(number, int):
            values[-2:] = [PDFObjRef(self, number)]
        elif word in CONSTANTS:
            values.append(CONSTANTS[word])
        else:
            raise NotPlain


def _after_dictionary(data: bytes, position: int) -> int:
    flat = FLAT_DICTIONARY.match(data, position)
    if flat is None:
        raise NotPlain
    return flat.end()
