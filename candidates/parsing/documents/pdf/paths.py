"""Paths of a page → thin lines across or down (borders of tables, underlines), boxes that set text apart, bullets."""

from dataclasses import dataclass, field

from pdfminer.utils import Matrix, apply_matrix_pt

from candidates.parsing.documents.pdf.content import Operand

THIN = 2.0  # points; thicker rectangles are backgrounds
SHORTEST = 6.0  # points
MOST_RULES = 4000  # on a page: drawings have more lines than any table
# Boxes of columns and cards hold at least a few words over a line.
LEAST_WIDTH, LEAST_HEIGHT = 40.0, 14.0
MOST_PANELS = 150
# Bullets as large as letters of any size may be; step 1 compares them to the letters beside them.
SMALLEST_DOT, LARGEST_DOT = 0.8, 8.0
ROUND = 0.75  # shorter by longer side
MOST_DOTS = 500
CORNERS = 3  # lines of a stroked path that closes a box
PAINTING = frozenset([b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"n"])
FILLING = frozenset([b"f", b"F", b"f*"])
STROKING = frozenset([b"S", b"s"])
CURVES = frozenset([b"c", b"v", b"y"])
OPERATORS = PAINTING | CURVES | frozenset([b"m", b"l", b"h", b"re"])
WHITE = "#ffffff"

Rule = tuple[float, float, float, float]  # left, bottom, right, top, y upwards


@dataclass(slots=True)
class Shapes:
    """What a page paints besides letters: thin `rules`, `panels` with room for text, `dots` like bullets.

    `filled` counts the filled paths.
    """

    rules: list[Rule] = field(default_factory=list)
    panels: list[Rule] = field(default_factory=list)
    dots: list[Rule] = field(default_factory=list)
    filled: int = 0


class Paths:
    """Follows the path operators of one content stream; what they paint goes to `shapes`."""

    def __init__(self, shapes: Shapes) -> None:
        self.shapes = shapes
        self.rectangles: list[Rule] = []
        self.lines: list[Rule] = []
        self.outlines: list[Rule] = []  # around each path that began with a point
        self.sides: list[int] = []  # how many lines and curves each of them has
        self.point: tuple[float, float] | None = None

    def take(self, operator: bytes, operands: list[Operand], matrix: Matrix) -> None:
        """Follow an operator that adds to the path, under the current `matrix`."""
        if not all(isinstance(value, int | float) for value in operands):
            return
        elif operator == b"re" and len(operands) == 4:
            x, y, width, height = operands
            self.rectangles.append(_box(matrix, (x, y), (x + width, y + height)))
        elif operator == b"m" and len(operands) == 2:
            self.point = (operands[0], operands[1])
            self.outlines.append(_box(matrix, self.point, self.point))
            self.sides.append(0)
        elif operator == b"l" and len(operands) == 2 and self.point is not None:
            line = _box(matrix, self.point, (operands[0], operands[1]))
            self.lines.append(line)
            self.reach(line, (operands[0], operands[1]))
        elif operator in CURVES and len(operands) >= 2 and self.point is not None:
            end = (operands[-2], operands[-1])
            self.reach(_box(matrix, self.point, end), end)

    def reach(self, side: Rule, end: tuple[float, float]) -> None:
        """Widen the outline of the open path by one of its sides, which leads to `end`."""
        self.outlines[-1] = _around(self.outlines[-1], side)
        self.sides[-1] += 1
        self.point = end

    def paint(self, operator: bytes, color: str) -> None:
        """Paint the path with one of PAINTING and the fill `color` (as `color_of` writes it), and forget it."""
        self.shapes.filled += operator in FILLING
        if operator != b"n":
            self.add_rules(operator)
            closed = [box for box, sides in zip(self.outlines, self.sides, strict=True) if sides >= CORNERS]
            for box in (*self.rectangles, *closed):
                self.add_shape(box, is_seen=operator in STROKING or color != WHITE)
        self.rectangles, self.lines, self.outlines, self.sides, self.point = [], [], [], [], None

    def add_rules(self, operator: bytes) -> None:
        if len(self.shapes.rules) >= MOST_RULES:
            return
        for left, bottom, right, top in self.rectangles:
            if min(right - left, top - bottom) <= THIN:
                self.add((left, bottom, right, top))
            elif operator not in FILLING:
                self.add((left, bottom, right, bottom))
                self.add((left, top, right, top))
                self.add((left, bottom, left, top))
                self.add((right, bottom, right, top))
        for line in self.lines if operator not in FILLING else ():
            self.add(line)

    def add(self, rule: Rule) -> None:
        left, bottom, right, top = rule
        if min(right - left, top - bottom) <= THIN and max(right - left, top - bottom) >= SHORTEST:
            self.shapes.rules.append(rule)

    def add_shape(self, box: Rule, *, is_seen: bool) -> None:
        width, height = box[2] - box[0], box[3] - box[1]
        if not is_seen:
            return
        if width >= LEAST_WIDTH and height >= LEAST_HEIGHT:
            if len(self.shapes.panels) < MOST_PANELS:
                self.shapes.panels.append(box)
        elif min(width, height) >= SMALLEST_DOT and max(width, height) <= LARGEST_DOT:
            is_round = min(width, height) > ROUND * max(width, height)
            if is_round and len(self.shapes.dots) < MOST_DOTS:
                self.shapes.dots.append(box)


def _box(matrix: Matrix, one: tuple[float, float], other: tuple[float, float]) -> Rule:
    x0, y0 = apply_matrix_pt(matrix, one)
    x1, y1 = apply_matrix_pt(matrix, other)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _around(one: Rule, other: Rule) -> Rule:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])
