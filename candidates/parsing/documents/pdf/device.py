"""pdfminer's page interpreter with a fast lexer, and a device that collects the strings that a page draws."""

from collections.abc import Callable, Sequence
from math import hypot
from unicodedata import category

from pdfminer.pdfcolor import PDFColorSpace
from pdfminer.pdfdevice import PDFTextDevice, PDFTextSeq
from pdfminer.pdfexceptions import PDFException
from pdfminer.pdffont import PDFFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFGraphicState, PDFPageInterpreter, PDFResourceManager, PDFTextState
from pdfminer.pdftypes import PDFObjRef, PDFStream, dict_value, resolve1, stream_value
from pdfminer.psparser import PSLiteral
from pdfminer.utils import MATRIX_IDENTITY, decode_text, mult_matrix

from candidates.parsing.documents.pdf.content import Operand, operators
from candidates.parsing.documents.pdf.fonts import Fonts, is_bold
from candidates.parsing.documents.pdf.judging import lost_glyph
from candidates.parsing.documents.pdf.paths import OPERATORS as PATH_OPERATORS
from candidates.parsing.documents.pdf.paths import PAINTING, Paths
from candidates.parsing.documents.pdf.runs import Drawn, Run, color_of, replace_text

# Operators that change neither text nor the state that text is drawn in.
IGNORED = frozenset(b"W W* J j M d ri i w sh MP DP BX EX CS SCN SC G RG K gs d0 d1 ET EI".split())
METHODS = {b"'": "do__q", b'"': "do__w", b"T*": "do_T_a"}
INVISIBLE = (3, 7)  # text render modes
STROKED_TOO = (2, 6)
DEEPEST_FORM = 12
WITH_WIDTH = str.maketrans("\u00ad\u200b", "- ")  # fonts call their hyphen and space so
MOST_GLYPHS = 200_000  # on one page: a dense page of a résumé has 5,000


class LazyFonts(dict[object, PDFFont]):
    """Font name → font, built when first asked for."""

    def __init__(self, specs: dict[object, object], fonts: PDFResourceManager) -> None:
        super().__init__()
        self.specs = specs
        self.fonts = fonts

    def __missing__(self, name: object) -> PDFFont:
        spec = self.specs[name]
        objid = spec.objid if isinstance(spec, PDFObjRef) else None
        self[name] = font = self.fonts.get_font(objid, dict_value(spec))
        return font


class Interpreter(PDFPageInterpreter):
    """Runs the operators that matter to text."""

    def init_resources(self, resources: dict[object, object]) -> None:
        given = dict(dict_value(resources)) if resources else {}
        fonts = given.get("Font")
        self.properties = dict_value(given.get("Properties", {}))
        self.marks = 0
        super().init_resources({name: value for name, value in given.items() if name != "Font"})
        self.resources = given  # a form without resources of its own draws with these
        self.fontmap = LazyFonts(dict_value(fonts) if fonts else {}, self.rsrcmgr)

    device: "Device"

    def execute(self, streams: Sequence[object]) -> None:
        data = b"\n".join(self.data_of(streams))
        paths = Paths(self.device.drawn.shapes)
        methods: dict[bytes, tuple[Callable[..., None] | None, int]] = {}
        for operator, operands in operators(data):
            if operator in IGNORED:
                continue
            if operator in PATH_OPERATORS:
                if operator in PAINTING:
                    paths.paint(operator, color_of(self.graphicstate.ncolor))
                else:
                    paths.take(operator, operands, self.ctm)
                continue
            if operator not in methods:
                methods[operator] = self.method_of(operator)
            method, count = methods[operator]
            if method is None or len(operands) < count:
                continue
            if operator in (b"scn", b"sc"):
                self.argstack = operands
                method()
            elif count:
                method(*operands[-count:])
            else:
                method()
            if self.device.is_full:
                break

    def data_of(self, streams: Sequence[object]) -> list[bytes]:
        """The bytes of content streams, those left out that are being drawn already."""
        data = []
        self.stream_ids.clear()
        for each in streams:
            stream = stream_value(each)
            if stream.objid is None or stream.objid not in self.parent_stream_ids:
                self.stream_ids.add(stream.objid or -1)
                data.append(stream.get_data())
        return data

    def method_of(self, operator: bytes) -> tuple[Callable[..., None] | None, int]:
        name = METHODS.get(operator) or "do_" + operator.decode("latin-1")
        method = getattr(self, name, None)
        return method, method.__code__.co_argcount - 1 if method else 0

    def do_Do(self, name: Operand) -> None:
        """Draw a form or count a picture; the matrix of the page is as before afterwards."""
        xobject = resolve1(self.xobjmap.get(name.name)) if isinstance(name, PSLiteral) else None
        if not isinstance(xobject, PDFStream):
            return
        if len(self.parent_stream_ids) < DEEPEST_FORM:
            super().do_Do(name)
        self.device.set_ctm(self.ctm)

    def do_BDC(self, tag: Operand, properties: Operand) -> None:
        """Begin marked content; a name stands for an entry of the resources."""
        if isinstance(properties, PSLiteral):
            properties = resolve1(self.properties.get(properties.name))
        self.device.begin_tag(tag, properties if isinstance(properties, dict) else None)


class Device(PDFTextDevice):
    """Collects what one page draws in `drawn`."""

    def __init__(self, fonts: Fonts) -> None:
        super().__init__(fonts)
        self.glyphs: dict[int, dict[int, tuple[str, float]]] = {}
        self.bold: dict[int, bool] = {}
        self.used: dict[int, PDFFont] = {}
        self.start(1.0)

    def start(self, area: float) -> None:
        """Forget the page before; `area` of the next page in square points."""
        self.drawn = Drawn()
        self.area = area
        self.marked: list[tuple[str | None, int]] = []
        self.is_full = False

    def begin_tag(self, tag: Operand, props: Operand = None) -> None:
        actual = props.get("ActualText") if isinstance(props, dict) else None
        actual = resolve1(actual)
        text = decode_text(actual) if isinstance(actual, bytes) else None
        self.marked.append((text, len(self.drawn.runs)))

    def end_tag(self) -> None:
        if self.marked:
            text, first = self.marked.pop()
            if text is not None:
                replace_text(self.drawn.runs[first:], text)

    def render_image(self, name: str, stream: PDFStream) -> None:
        a, b, c, d, _, _ = self.ctm or MATRIX_IDENTITY
        self.drawn.picture_share = max(self.drawn.picture_share, abs(a * d - b * c) / self.area)

    def render_string(
        self, textstate: PDFTextState, seq: PDFTextSeq, ncs: PDFColorSpace, graphicstate: PDFGraphicState
    ) -> None:
        font = textstate.font
        if font is None or not isinstance(seq, list):
            return
        place = self.place_vertically if font.is_vertical() else self.place
        characters, starts, ends = place(font, textstate, seq)
        if not characters:
            return
        a, b, c, d, e, f = mult_matrix(textstate.matrix, self.ctm or MATRIX_IDENTITY)
        along, across = hypot(a, b), hypot(c, d)
        if not along or not across:
            return
        unit = (1.0, 0.0) if b == 0 and a > 0 else (a / along, b / along)
        if font.is_vertical():
            unit, along = (c / across, d / across), across
        # A string starts at (e, f), its letters stand `starts` text units further along `unit`.
        origin = e * unit[0] + f * unit[1]
        lift = textstate.rise * (1 if d * a - b * c > 0 else -1) * across
        self.drawn.runs.append(
            Run(
                characters,
                [origin + start * along for start in starts],
                [origin + end * along for end in ends],
                f * unit[0] - e * unit[1] + lift,
                abs(textstate.fontsize) * across,
                unit,
                self.is_bold(font) or textstate.render in STROKED_TOO,
                color_of(graphicstate.ncolor),
                textstate.render not in INVISIBLE,
            )
        )
        self.is_full = len(self.drawn.runs) > MOST_GLYPHS

    def is_bold(self, font: PDFFont) -> bool:
        key = id(font)
        if key not in self.bold:
            self.bold[key] = is_bold(font)
            self.used[key] = font  # kept, so that no other font gets its id
        return self.bold[key]

    def place(
        self, font: PDFFont, state: PDFTextState, sequence: list[Operand]
    ) -> tuple[list[str], list[float], list[float]]:
        """Characters of a string, and where each starts and ends, in text units from the origin of the string."""
        scaling = state.scaling * 0.01
        unit = state.fontsize * scaling
        character_space = state.charspace * scaling
        word_space = 0 if font.is_multibyte() else state.wordspace * scaling
        x, y = state.linematrix
        known = self.glyphs.setdefault(id(font), {})
        self.is_bold(font)
        characters: list[str] = []
        starts: list[float] = []
        ends: list[float] = []
        for item in sequence:
            if isinstance(item, bytes):
                codes = list(font.decode(item))
                if item and not codes:
                    self.drawn.lost += max(1, len(item) // 2)
                for code in codes:
                    glyph = known.get(code)
                    if glyph is None:
                        glyph = known[code] = glyph_of(font, code)
                    text, width = glyph
                    end = x + width * unit
                    for index, character in enumerate(text):
                        step = (end - x) / len(text)
                        characters.append(character)
                        starts.append(x + index * step)
                        ends.append(x + (index + 1) * step)
                    x = end + character_space + (word_space if code == 32 else 0)
            elif isinstance(item, int | float):
                x -= item * 0.001 * unit
        state.linematrix = (x, y)
        return characters, starts, ends

    def place_vertically(
        self, font: PDFFont, state: PDFTextState, sequence: list[Operand]
    ) -> tuple[list[str], list[float], list[float]]:
        """The same for fonts that write downwards."""
        x, y = state.linematrix
        characters: list[str] = []
        starts: list[float] = []
        ends: list[float] = []
        self.is_bold(font)
        for item in sequence:
            if isinstance(item, bytes):
                for code in font.decode(item):
                    text, width = glyph_of(font, code)
                    end = y + width * state.fontsize
                    characters.append(text)
                    starts.append(y)
                    ends.append(end)
                    y = end - state.charspace
            elif isinstance(item, int | float):
                y -= item * 0.001 * state.fontsize
        state.linematrix = (x, y)
        return characters, starts, ends


def glyph_of(font: PDFFont, code: int) -> tuple[str, float]:
    """The characters that a code stands for, and its width in text units of size 1."""
    try:
        width = float(font.char_width(code))
    except (PDFException, TypeError, ValueError):
        width = 0.0
    try:
        text = font.to_unichr(code)
    except PDFUnicodeNotDefined:
        text = None
    return _seen(text, width) if isinstance(text, str) and _is_said(text, width) else lost_glyph(code), width


def _is_said(text: str, width: float) -> bool:
    """Whether a map that gives `text` for a glyph says what it means: nothing is a character only without width."""
    return text.strip("\0\ufffd") != "" if text else width == 0


def _seen(text: str, width: float) -> str:
    """What of a glyph's `text` is seen: characters that only format are not, unless they take room as others do."""
    if text.isprintable():
        return text
    text = text.translate(WITH_WIDTH) if width else text
    return "".join(character for character in text if category(character) != "Cf")
