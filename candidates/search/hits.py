"""Where the words of a question stand in a text, as runs of text that a template marks."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from candidates.search import words
from candidates.search.fields import standing_in
from candidates.search.tree import Term

BEFORE = 14  # characters shown before a first hit that stands far inside its line
FAR = 26
LONGEST = 90  # characters of a line shown


@dataclass(frozen=True, slots=True)
class Run:
    """A run of characters, found or not."""

    text: str
    hit: bool = False


def places(text: str, terms: Sequence[Term]) -> dict[Term, list[tuple[int, int]]]:
    """For every term that `text` holds, where: (start, end) in characters."""
    folded = words.normal(text)
    terms = [term for term in terms if may_stand_in(folded, term)]
    if not terms:
        return {}
    found = {term: spans_of(text, folded, term) for term in terms}
    return {term: spans for term, spans in found.items() if spans}


def spans_of(text: str, folded: str, term: Term) -> list[tuple[int, int]]:
    """Where one term stands; only as much of the text is taken apart as must be."""
    if term.run:
        return list(run_spans(text, folded, term.run))
    if len(term.tokens) == 1 and not term.tokens[0].isdecimal() and len(folded) == len(text):
        return list(word_spans(text, folded, term.tokens[0]))
    tokens = words.tokens(text)
    return [span for first in range(len(tokens)) if (span := span_at(tokens, first, term))]


def stands_in(text: str, folded: str, term: Term) -> bool:
    """Whether a text holds a term: a run of Han characters stands wherever its characters do."""
    return may_stand_in(folded, term) and (bool(term.run) or bool(spans_of(text, folded, term)))


def may_stand_in(folded: str, term: Term) -> bool:
    """Whether to look closer: what every text that holds the term has, digits of a phone number apart."""
    if term.run:
        return term.run in folded
    return all(token in folded or token.isdecimal() for token in term.tokens)


def run_spans(text: str, folded: str, run: str) -> Iterator[tuple[int, int]]:
    """Where a run of Han characters stands: its pairs stand in a text exactly where it does."""
    origins = range(len(text) + 1) if len(folded) == len(text) else words.origins(text)
    place = folded.find(run)
    while place >= 0:
        yield origins[place], origins[place + len(run)]
        place = folded.find(run, place + 1)


def word_spans(text: str, folded: str, word: str) -> Iterator[tuple[int, int]]:
    """Where a Latin word stands: it never reaches over a space or a Han character."""
    for chunk in words.CHUNK.finditer(folded):
        if word in chunk[0]:
            for token in words.tokens(text[chunk.start() : chunk.end()]):
                if word == token.text or word in token.also:
                    yield chunk.start() + token.start, chunk.start() + token.end


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
    if not terms:
        return (Run(text),) if text else ()
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
    first = min(starts, default=0)
    begin = first - BEFORE if first > FAR else 0
    while begin and begin < first and not text[begin].isalnum():
        begin += 1
    shown = text[begin : begin + LONGEST]
    runs = marked(shown, terms)
    before = (Run("…"),) if begin else ()
    after = (Run("…"),) if begin + LONGEST < len(text) else ()
    return (*before, *runs, *after)


@dataclass(frozen=True, slots=True)
class HitLine:
    """The line of a section that holds most of the words; `lines` of the section hold any, 0 if nobody counted."""

    section: str
    runs: tuple[Run, ...]
    lines: int = 0


def hit_lines(parts: Sequence[Sequence[str]], terms: Sequence[Term]) -> list[HitLine]:
    """One line a section, of (section, text) `parts` that hold any of `terms`; those that hold most come first."""
    fullest: dict[str, tuple[int, str]] = {}
    lines = Counter[str]()
    for section, text, held in _holding(parts, terms):
        lines[section] += 1
        if held > fullest.get(section, (0, ""))[0]:
            fullest[section] = held, text
    in_order = sorted(fullest, key=lambda section: -fullest[section][0])
    return [HitLine(each, _shown(each, fullest[each][1], terms), lines[each]) for each in in_order]


def best_line(parts: Sequence[Sequence[str]], terms: Sequence[Term]) -> HitLine | None:
    """The first of `hit_lines`, its lines not counted, or None: it looks no further than it must."""
    fullest: dict[str, tuple[int, str]] = {}
    for section, text, held in _holding(parts, terms):
        if held > fullest.get(section, (0, ""))[0]:
            fullest[section] = held, text
        if fullest[next(iter(fullest))][0] == len(terms):  # no later line holds more, no other section comes before
            break
    if not fullest:
        return None
    section = max(fullest, key=lambda section: fullest[section][0])
    return HitLine(section, _shown(section, fullest[section][1], terms))


def _holding(parts: Sequence[Sequence[str]], terms: Sequence[Term]) -> Iterator[tuple[str, str, int]]:
    """(section, text, how many terms it holds) of the parts that hold any."""
    by_section = {section: standing_in(section, terms) for section in {section for section, _text in parts}}
    for section, text in parts:
        folded = words.normal(text)
        if held := sum(stands_in(text, folded, term) for term in by_section[section]):
            yield section, text, held


def _shown(section: str, line: str, terms: Sequence[Term]) -> tuple[Run, ...]:
    return excerpt(line, standing_in(section, terms))
