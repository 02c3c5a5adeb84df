"""Where the words of a question stand in a text, as runs of text that a template marks."""

from collections.abc import Sequence
from dataclasses import dataclass

from candidates.search import words
from candidates.search.query import Term

BEFORE = 14  # characters shown before the first hit of a long line
LONGEST = 90  # characters of a line shown


@dataclass(frozen=True, slots=True)
class Run:
    """A run of characters, found or not."""

    text: str
    hit: bool = False


def places(text: str, terms: Sequence[Term]) -> dict[Term, list[tuple[int, int]]]:
    """For every term that `text` holds, where: (start, end) in characters."""
    tokens = words.tokens(text)
    found = {term: [span for i in range(len(tokens)) if (span := span_at(tokens, i, term))] for term in terms}
    return {term: spans for term, spans in found.items() if spans}


def span_at(tokens: Sequence[words.Token], first: int, term: Term) -> tuple[int, int] | None:
    """The characters of `term` if it begins at token `first`."""
    stand = tokens[first : first + len(term.tokens)]
    if len(stand) < len(term.tokens):
        return None
    for number, (token, wanted) in enumerate(zip(stand, term.tokens), start=1):
        if term.one_character and number == len(stand):
            if not token.text.startswith(wanted):
                return None
        elif token.text != wanted and not (len(term.tokens) == 1 and wanted in token.also):
            return None
    end = stand[-1].start + 1 if term.one_character else stand[-1].end
    return stand[0].start, end


def marked(text: str, terms: Sequence[Term]) -> tuple[Run, ...]:
    """All of `text` in runs, the places of `terms` as hits."""
    spans = sorted(span for spans in places(text, terms).values() for span in spans)
    runs: list[Run] = []
    done = 0
    for start, end in spans:
        if end <= done:
            continue
        if start > done:
            runs.append(Run(text[done:start]))
        start = max(start, done)
        if runs and runs[-1].hit and start == done:
            runs[-1] = Run(runs[-1].text + text[start:end], True)
        else:
            runs.append(Run(text[start:end], True))
        done = end
    if done < len(text):
        runs.append(Run(text[done:]))
    return tuple(runs)


def excerpt(text: str, terms: Sequence[Term]) -> tuple[Run, ...]:
    """The part of a line around its first hit, in runs, with … where something is left out."""
    starts = [start for spans in places(text, terms).values() for start, _ in spans]
    begin = max(0, min(starts, default=0) - BEFORE)
    begin = begin if begin > BEFORE // 2 else 0  # no … for a few characters
    shown = text[begin : begin + LONGEST]
    runs = marked(shown, terms)
    before = (Run("…"),) if begin else ()
    after = (Run("…"),) if begin + LONGEST < len(text) else ()
    return (*before, *runs, *after)


@dataclass(frozen=True, slots=True)
class HitLine:
    """A line of a person with words of the question: which section, which words, how many lines more."""

    section: str
    runs: tuple[Run, ...]


def best_lines(parts: Sequence[Sequence[str]], terms: Sequence[Term], *, limit: int = 1) -> list[HitLine]:
    """The (section, text) `parts` that hold most of `terms`, those that come first before others, as hit lines."""
    counted = [(len(places(text, terms)), section, text) for section, text in parts]
    chosen = sorted((part for part in counted if part[0]), key=lambda part: -part[0])[:limit]
    return [HitLine(section, excerpt(text, terms)) for _, section, text in chosen]
