"""Strings of a page → spans: letters that stand next to each other in one style, with boxes from the top left."""

from dataclasses import dataclass

from candidates.parsing.documents.pdf.runs import Run
from candidates.parsing.records import Box, Span
from candidates.parsing.text import HAN_CHARACTER, is_private

# Gaps between letters, in font sizes.
WORD_GAP = 0.17  # between letters of alphabets: a space
HAN_GAP = 0.45  # where a Chinese character stands on a side: typesetters part those by up to a quarter
WIDE_GAP = 0.5  # another span begins; step 2 judges how wide
BACKWARD = 0.5  # letters further back than this belong to no word
BASELINE = 0.15
TOP_OF_LETTERS = 0.88  # above and below the baseline, in font sizes: what Chinese fonts take
BOTTOM_OF_LETTERS = 0.16
# Strings drawn twice within this distance (in font sizes) are one bold string.
DOUBLE_STRIKE = 0.12
SMALLEST_TYPE = 1.5  # points: smaller is not to be seen


@dataclass(slots=True)
class Open:
    """A span while it grows."""

    run: Run
    text: list[str]
    start: float
    end: float


def spans_of(runs: list[Run], width: float, height: float) -> list[Span]:
    """The spans of a page of `width` and `height` points, in the order in which it draws them."""
    spans: list[Open] = []
    for run in without_doubles(seen(runs)):
        _grow(spans, run)
    made = [_span(each, height) for each in spans if each.text]
    return [span for span in made if span.box and _on_page(span.box, width, height)]


def seen(runs: list[Run]) -> list[Run]:
    """Strings that a reader sees; where all are invisible, the layer that a scanner put under its picture."""
    runs = [run for run in runs if run.size >= SMALLEST_TYPE and run.characters]
    visible = [run for run in runs if run.visible]
    return visible if any(not character.isspace() for run in visible for character in run.characters) else runs


def without_doubles(runs: list[Run]) -> list[Run]:
    """Strings drawn a second time in the same place (shadows, faked weight) are left out, the first made bold."""
    kept: list[Run] = []
    places: dict[tuple[str, ...], list[Run]] = {}
    for run in runs:
        text = tuple(run.characters)
        if all(character.isspace() for character in text):
            kept.append(run)
            continue
        twin = next((other for other in places.get(text, ()) if _is_double(run, other)), None)
        if twin:
            twin.bold = True
        else:
            places.setdefault(text, []).append(run)
            kept.append(run)
    return kept


def _is_double(run: Run, other: Run) -> bool:
    reach = DOUBLE_STRIKE * run.size
    return abs(run.starts[0] - other.starts[0]) < reach and abs(run.baseline - other.baseline) < reach


def _grow(spans: list[Open], run: Run) -> None:
    """Add a string to the last span, or begin spans with it."""
    last = spans[-1] if spans else None
    current = last if last and _same_style(last.run, run) else None
    spaced = False
    for character, start, end in zip(run.characters, run.starts, run.ends):
        if character.isspace():
            spaced = True
            continue
        if current is not None:
            gap = (start - current.end) / run.size
            if gap < -BACKWARD or gap > WIDE_GAP or is_private(character) != is_private(current.text[-1]):
                if spaced and gap > 0 and current.text[-1] != " ":
                    current.text.append(" ")
                current = None
            elif current.text[-1] != " " and (spaced or gap > _word_gap(current.text[-1], character)):
                current.text.append(" ")
        if current is None:
            current = Open(run, [], start, end)
            spans.append(current)
        current.text.append(character)
        current.end = max(current.end, end)
        spaced = False
    # A space at the end of a string parts it from the next one, which may go on in another style.
    if spaced and current is not None and current.text[-1] != " ":
        current.text.append(" ")


def _same_style(one: Run, other: Run) -> bool:
    return (
        abs(one.baseline - other.baseline) < BASELINE * other.size
        and abs(one.size - other.size) < 0.05 * other.size
        and one.direction == other.direction
        and (one.bold, one.color) == (other.bold, other.color)
    )


def _word_gap(before: str, after: str) -> float:
    return HAN_GAP if HAN_CHARACTER.match(before) or HAN_CHARACTER.match(after) else WORD_GAP


def _span(each: Open, height: float) -> Span:
    run = each.run
    low, high = run.baseline - BOTTOM_OF_LETTERS * run.size, run.baseline + TOP_OF_LETTERS * run.size
    along, across = run.direction
    # Back from the frame of the writing direction to the page.
    corners = [
        (start * along - level * across, start * across + level * along)
        for start in (each.start, each.end)
        for level in (low, high)
    ]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    box = Box(round(min(xs), 2), round(height - max(ys), 2), round(max(xs), 2), round(height - min(ys), 2))
    return Span("".join(each.text), box, round(run.size, 2), run.bold, run.color)


def _on_page(box: Box, width: float, height: float) -> bool:
    return box.right > 0 and box.left < width and box.bottom > 0 and box.top < height
