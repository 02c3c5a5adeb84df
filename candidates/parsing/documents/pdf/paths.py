"""Paths of a page → thin lines across or down: what tables and underlined headings are drawn with."""

from pdfminer.utils import Matrix, apply_matrix_pt

from candidates.parsing.documents.pdf.content import Operand

THIN = 2.0  # points; thicker rectangles are backgrounds
SHORTEST = 6.0  # points
MOST_RULES = 4000  # on a page: drawings have more lines than any table
PAINTING = frozenset([b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"n"])
FILLING = frozenset([b"f", b"F", b"f*"])
OPERATORS = PAINTING | frozenset([b"m", b"l", b"c", b"v", b"y", b"h", b"re"])

Rule = tuple[float, float, float, float]  # left, bottom, right, top, y upwards


class Paths:
    """Follows the path operators of one content stream; painted lines go to `rules`."""

    def __init__(self, rules: list[Rule]) -> None:
        self.rules = rules
        self.shapes = 0
        self.rectangles: list[Rule] = []
        self.lines: list[Rule] = []
        self.point: tuple[float, float] | None = None

    def take(self, operator: bytes, operands: list[Operand], matrix: Matrix) -> None:
        """Follow one of OPERATORS under the current `matrix`."""
        if operator in PAINTING:
            self.paint(operator)
        elif not all(isinstance(value, int | float) for value in operands):
            return
        elif operator == b"re" and len(operands) == 4:
            x, y, width, height = operands
            self.rectangles.append(_box(matrix, (x, y), (x + width, y + height)))
        elif operator in (b"m", b"l") and len(operands) == 2:
            point = (operands[0], operands[1])
            if operator == b"l" and self.point is not None:
                self.lines.append(_box(matrix, self.point, point))
            self.point = point
        elif operator in (b"c", b"v", b"y") and len(operands) >= 2:
            self.point = (operands[-2], operands[-1])

    def paint(self, operator: bytes) -> None:
        self.shapes += operator in FILLING
        if operator != b"n" and len(self.rules) < MOST_RULES:
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
        self.rectangles, self.lines, self.point = [], [], None

    def add(self, rule: Rule) -> None:
        left, bottom, right, top = rule
        if min(right - left, top - bottom) <= THIN and max(right - left, top - bottom) >= SHORTEST:
            self.rules.append(rule)


def _box(matrix: Matrix, one: tuple[float, float], other: tuple[float, float]) -> Rule:
    x0, y0 = apply_matrix_pt(matrix, one)
    x1, y1 = apply_matrix_pt(matrix, other)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
