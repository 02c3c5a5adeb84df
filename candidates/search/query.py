"""What a recruiter types → a tree of terms.

Words stand side by side for "all of them"; quotes of any kind make a phrase; 与 或 非, AND OR NOT, `|` and a leading
`-` combine, brackets group, half or full width; `学校:清华` asks one field. What cannot be read so is taken as plain
words, and says so.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from candidates.search import fields, words
from candidates.search.terms import phrase, terms
from candidates.search.tree import Node, Not, either, together

LONGEST = 300  # characters; more is a pasted page, not a question
DEEPEST = 12  # brackets within brackets
DOUBLE = '“”„‟〝〞＂"'  # any of these closes what any of them opened: so people type
SINGLE = "'‘’＇"  # at the ends of a word; within one it is an apostrophe
CORNERS = ("「」", "『』", "«»", "《》", "〈〉", "‹›")
OPERATORS = {
    "与": "and",
    "且": "and",
    "and": "and",
    "&&": "and",
    "或": "or",
    "或者": "or",
    "or": "or",
    "非": "not",
    "not": "not",
}
SIGNS = {"(": "open", "（": "open", ")": "close", "）": "close", "|": "or", "｜": "or"}
SEPARATORS = " \t\r\n\u3000,，、;；。"


@dataclass(frozen=True, slots=True)
class Query:
    """`tree` is None when nothing findable was typed. `notice`: "" or "plain" (not readable), "cut" (too long)."""

    text: str
    tree: Node | None
    notice: str = ""


@dataclass(frozen=True, slots=True)
class Symbol:
    kind: str  # "word" "phrase" "field" "open" "close" "and" "or" "not"
    text: str = ""
    value: str = ""  # of a field; "" where a phrase or a group follows


class Unreadable(Exception):
    """Brackets, quotes, operators or a field's value that do not go together."""


def parse(text: str) -> Query:
    """Read what was typed. Never raises."""
    typed = text.strip()
    cut = typed[:LONGEST]
    notice = "cut" if cut != typed else ""
    try:
        return Query(typed, Reader(list(symbols(cut))).tree(), notice)
    except Unreadable:
        return Query(typed, plain_words(cut), "plain")


def plain_words(text: str) -> Node | None:
    """All words of `text` side by side, signs and operators left out."""
    typed = re.split(rf"[{re.escape(STOPS)}:：<>=≥≤＜＞＝\-]+", text)
    return together([term for word in typed if word.casefold() not in OPERATORS for term in terms(word)])


# ---------------------------------------------------------------- characters → symbols


STOPS = "".join((SEPARATORS, *SIGNS, DOUBLE, *CORNERS))
PHRASE = re.compile(
    rf"[{DOUBLE}](?P<double>[^{DOUBLE}]*)[{DOUBLE}]"
    rf"|[{SINGLE}](?P<single>[^{SINGLE}]+)[{SINGLE}](?=[{re.escape(STOPS)}]|$)"
    + "".join(f"|{left}(?P<corner{n}>[^{right}]*){right}" for n, (left, right) in enumerate(CORNERS))
)
# the groups of a phone number belong together though spaces stand between them; 或 ends a word: `Java或Python`
WORD = re.compile(
    rf"(?:\+?86[- ]?)?1[3-9]\d[- ]\d{{4}}[- ]\d{{4}}(?!\d)|或者?(?!许)|(?:(?!或(?!许))[^{re.escape(STOPS)}])+"
)
FIELD = re.compile(r"(?P<name>[^\W\d_]{1,12})\s*(?:(?P<colon>[:：])\s*|(?=[<>=≥≤＜＞＝]))")
# A range or a unit with spaces before it: `年限: 3 - 5`, `年限:3 年`, `学历:硕士 以上`.
# A sign right before a word says "not": `年限:3 -外包`.
SPACED = re.compile(
    r"(?:[<>=≥≤＜＞＝]+\s*)?"
    r"\w+(?:(?:\s+[-－]\s+|[-－]\s*|\s*[~–—～至到]\s*)\w+|\s+(?:年|届|及?以[上下内])(?!\w))+"
)
VALUE = re.compile(rf"(?:[<>=≥≤＜＞＝]+\s*)?[^{re.escape(STOPS)}]+")


def symbols(text: str) -> Iterator[Symbol]:
    place = 0
    while place < len(text):
        if text[place] in SEPARATORS:
            place += 1
            continue
        symbol, place = symbol_at(text, place)
        yield symbol


def symbol_at(text: str, place: int) -> tuple[Symbol, int]:
    """The symbol that begins at `place`, and where it ends."""
    if text[place] in SIGNS:
        return Symbol(SIGNS[text[place]]), place + (2 if text[place : place + 2] == "||" else 1)
    if match := PHRASE.match(text, place):
        return Symbol("phrase", match[match.lastgroup or 0]), match.end()
    if text[place] in "-－" and text[place + 1 : place + 2].strip(SEPARATORS + "-－"):
        return Symbol("not"), place + 1
    if named := field_at(text, place):
        return named
    match = WORD.match(text, place)
    if match is None:  # a quote without its other half
        raise Unreadable
    return Symbol(OPERATORS.get(words.normal(match[0]), "word"), match[0]), match.end()


def field_at(text: str, place: int) -> tuple[Symbol, int] | None:
    """`学校:清华,北大` or `年限>=5` at `place`; commas without spaces go on with the value."""
    match = FIELD.match(text, place)
    field = fields.field_of(match["name"]) if match else None
    if match is None or field is None or not (match["colon"] or field in fields.MEASURES):
        return None
    begin = match.end()
    is_negated = field not in fields.MEASURES and text[begin : begin + 1] in ("-", "－")
    if is_negated or PHRASE.match(text, begin) or SIGNS.get(text[begin : begin + 1]) == "open":
        return Symbol("field", field), begin
    value = (SPACED.match(text, begin) if field in fields.MEASURES else None) or VALUE.match(text, begin)
    if value is None:
        raise Unreadable
    end = value.end()
    while text[end : end + 1] in (*fields.COMMAS,) and (more := VALUE.match(text, end + 1)):
        if FIELD.match(text, end + 1) and field_at(text, end + 1):
            break
        end = more.end()
    return Symbol("field", field, text[begin:end]), end


# ---------------------------------------------------------------- symbols → tree


class Reader:
    """Recursive descent: alternatives of conjunctions of (negated) terms and groups."""

    def __init__(self, symbols: list[Symbol]) -> None:
        self.symbols = symbols
        self.place = 0

    def tree(self) -> Node | None:
        if not self.symbols:
            return None
        node = self.alternatives(0)
        if self.place < len(self.symbols):
            raise Unreadable
        return node

    def next_kind(self) -> str:
        return self.symbols[self.place].kind if self.place < len(self.symbols) else "end"

    def alternatives(self, depth: int) -> Node | None:
        parts = [self.conjunction(depth)]
        while self.next_kind() == "or":
            self.place += 1
            parts.append(self.conjunction(depth))
        return either([part for part in parts if part is not None])

    def conjunction(self, depth: int) -> Node | None:
        parts = self.one(depth)
        while self.next_kind() not in ("or", "close", "end"):
            if self.next_kind() == "and":
                self.place += 1
            parts += self.one(depth)
        return together(parts)

    def one(self, depth: int) -> list[Node]:
        kind = self.next_kind()
        if depth > DEEPEST or kind not in ("word", "phrase", "field", "open", "not"):
            raise Unreadable
        symbol = self.symbols[self.place]
        self.place += 1
        if kind == "not":
            part = together(self.one(depth + 1))
            return [Not(part)] if part is not None else []
        if kind == "open":
            return self.group(depth)
        if kind == "field":
            return self.field(symbol, depth)
        return terms(symbol.text) if kind == "word" else phrase(symbol.text)

    def group(self, depth: int) -> list[Node]:
        node = self.alternatives(depth + 1)
        if self.next_kind() != "close":
            raise Unreadable
        self.place += 1
        return [node] if node is not None else []

    def field(self, symbol: Symbol, depth: int) -> list[Node]:
        try:
            if symbol.value:
                node = fields.asked(symbol.text, symbol.value)
            else:
                inside = together(self.one(depth))
                node = fields.within(symbol.text, inside) if inside is not None else None
        except fields.NoValue as error:
            raise Unreadable from error
        if node is None:  # nothing that could be found: `学校:*`
            raise Unreadable
        return [node]
