"""What a page draws, before it becomes spans: strings with the places of their characters, rules, pictures."""

from dataclasses import dataclass, field
from typing import Any

from candidates.parsing.documents.pdf.paths import Shapes

Color = Any  # pdfminer's: gray, RGB, CMYK, or a pattern's name


@dataclass(slots=True)
class Run:
    """One string as a page draws it, in points of a page whose y grows upwards.

    `direction` is the unit vector along which the letters stand; `starts` and `ends` bound each character
    along it, `baseline` is the distance across it.
    """

    characters: list[str]
    starts: list[float]
    ends: list[float]
    baseline: float
    size: float
    direction: tuple[float, float] = (1.0, 0.0)
    bold: bool = False
    color: str = ""
    visible: bool = True


@dataclass(slots=True)
class Drawn:
    """What a page draws: its strings, its largest picture's share of the page, the shapes it paints.

    `lost` counts codes of which the PDF does not say which glyphs they are.
    """

    runs: list[Run] = field(default_factory=list)
    picture_share: float = 0.0
    shapes: Shapes = field(default_factory=Shapes)
    lost: int = 0


def replace_text(runs: list[Run], text: str) -> None:
    """Put `text` in the place of what `runs` say: letter for letter where the counts agree."""
    count = sum(len(run.characters) for run in runs)
    if not count:
        return
    if count == len(text):
        letters = iter(text)
        for run in runs:
            run.characters = [next(letters) for _ in run.characters]
        return
    first, last = runs[0], runs[-1]
    start, end = first.starts[0], last.ends[-1]
    step = (end - start) / max(len(text), 1)
    first.characters = list(text)
    first.starts = [start + index * step for index in range(len(text))]
    first.ends = [start + (index + 1) * step for index in range(len(text))]
    for run in runs[1:]:
        run.characters, run.starts, run.ends = [], [], []


def color_of(color: Color) -> str:
    """`#rrggbb` of a gray, RGB or CMYK colour, "" for black or a pattern."""
    if isinstance(color, int | float):
        parts: tuple[float, ...] = (float(color),) * 3
    elif isinstance(color, tuple) and len(color) == 3:
        parts = color
    elif isinstance(color, tuple) and len(color) == 4:
        cyan, magenta, yellow, black = color
        parts = tuple((1 - ink) * (1 - black) for ink in (cyan, magenta, yellow))
    else:
        return ""
    if not all(isinstance(part, int | float) for part in parts):
        return ""
    code = "".join(f"{round(255 * min(max(part, 0.0), 1.0)):02x}" for part in parts)
    return "" if code == "000000" else f"#{code}"
