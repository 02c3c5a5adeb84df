"""What a recruiter types → a tree of terms.

Words stand side by side for "all of them"; quotes of any kind make a phrase; 与 或 非, AND OR NOT, `|` and a leading
`-` combine, brackets group, half or full width. What cannot be read so is taken as plain words, and says so.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from candidates.search import words

LONGEST = 300  # characters; more is a pasted page, not a question
DEEPEST = 12  # brackets within brackets
QUOTES = {"“": "”", "”": "“", "「": "」", "『": "』", '"': '"', "＂": "＂", "«": "»", "《": "》"}
OPERATORS = {
    "与": "and",
    "且": "and",
    "and": "and",
    "&&": "and",
    "或": "or",
    "or": "or",
    "|": "or",
    "||": "or",
    "非": "not",
    "not": "not",
}
SIGNS = {"(": "open", "（": "open", ")": "close", "）": "close", "|": "or", "｜": "or"}
SEPARATORS = " \t\r\n\u3000,，、;；。"
# A run of this many Han characters, typed without quotes, is taken apart into jieba's words
LONG_RUN = 5
ENDS_OF_NAMES = ("大学", "学院", "学校", "研究院", "研究所", "公司", "集团", "银行", "医院")  # a name stays whole
FILLERS = "的与和及或之在等了"  # say nothing in such a run


@dataclass(frozen=True, slots=True)
class Term:
    """Words that must stand together, in this order."""

    text: str
    tokens: tuple[str, ...]
    one_character: bool = False  # the last token is a single Han character, to be found as a prefix
    run: str = ""  # all of it, where it is one run of Han characters: it may be one of jieba's words


@dataclass(frozen=True, slots=True)
class And:
    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Or:
    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Not:
    part: "Node"


Node = Term | And | Or | Not


@dataclass(frozen=True, slots=True)
class Query:
    """`tree` is None when nothing findable was typed. `notice`: "" or "plain" (not readable), "cut" (too long)."""

    text: str
    tree: Node | None
    notice: str = ""


@dataclass(frozen=True, slots=True)
class Symbol:
    kind: str  # "word" "phrase" "open" "close" "and" "or" "not"
    text: str = ""


class Unreadable(Exception):
    """Brackets, quotes or operators that do not go together."""


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
    signs = "".join({*QUOTES, *QUOTES.values(), *SIGNS, "-", *SEPARATORS})
    typed = re.split(f"[{re.escape(signs)}]+", text)
    return together([term for word in typed if word.casefold() not in OPERATORS for term in terms(word)])


def positive_terms(node: Node | None) -> list[Term]:
    """The terms that a person found may have, in order: what is to be highlighted."""
    match node:
        case Term():
            return [node]
        case And(parts) | Or(parts):
            return list(dict.fromkeys(term for part in parts for term in positive_terms(part)))
    return []


# ---------------------------------------------------------------- characters → symbols


def symbols(text: str) -> Iterator[Symbol]:
    place = 0
    while place < len(text):
        character = text[place]
        if character in SEPARATORS:
            place += 1
        elif character in SIGNS:
            yield Symbol(SIGNS[character])
            place += 1
        elif character in QUOTES:
            end = text.find(QUOTES[character], place + 1)
            if end < 0:
                raise Unreadable
            yield Symbol("phrase", text[place + 1 : end])
            place = end + 1
        elif character in "-－" and text[place + 1 : place + 2].strip(SEPARATORS + "-－"):
            yield Symbol("not")
            place += 1
        else:
            word = word_at(text, place)
            yield Symbol(OPERATORS.get(words.normal(word), "word"), word)
            place += len(word)


@cache
def word_pattern() -> re.Pattern[str]:
    stops = re.escape("".join({*SEPARATORS, *SIGNS, *QUOTES, *QUOTES.values()}))
    # the groups of a phone number belong together though spaces stand between them
    return re.compile(rf"(?:\+?86[- ]?)?1[3-9]\d[- ]\d{{4}}[- ]\d{{4}}(?!\d)|[^{stops}]+")


def word_at(text: str, place: int) -> str:
    match = word_pattern().match(text, place)
    if match is None:  # a closing quote that nothing opened
        raise Unreadable
    return match[0]


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
        known = [part for part in parts if part is not None]
        return Or(tuple(known)) if len(known) > 1 else known[0] if known else None

    def conjunction(self, depth: int) -> Node | None:
        parts = self.one(depth)
        while self.next_kind() not in ("or", "close", "end"):
            if self.next_kind() == "and":
                self.place += 1
            parts += self.one(depth)
        return together(parts)

    def one(self, depth: int) -> list[Node]:
        kind = self.next_kind()
        if depth > DEEPEST or kind not in ("word", "phrase", "open", "not"):
            raise Unreadable
        symbol = self.symbols[self.place]
        self.place += 1
        if kind == "not":
            part = together(self.one(depth + 1))
            return [Not(part)] if part is not None else []
        if kind == "open":
            return self.group(depth)
        return terms(symbol.text) if kind == "word" else phrase(symbol.text)

    def group(self, depth: int) -> list[Node]:
        node = self.alternatives(depth + 1)
        if self.next_kind() != "close":
            raise Unreadable
        self.place += 1
        return [node] if node is not None else []


def together(parts: list[Node]) -> Node | None:
    """All of `parts`, or the only one, or None."""
    return And(tuple(parts)) if len(parts) > 1 else parts[0] if parts else None


# ---------------------------------------------------------------- words → terms


def phrase(text: str) -> list[Node]:
    """The characters of `text` as they stand: one term, or none where there is nothing to find."""
    tokens: list[str] = []
    pieces = list(words.pieces(text))
    one_character = False
    for number, (kind, piece, _, _) in enumerate(pieces, start=1):
        last = number == len(pieces)
        if kind != "han":
            tokens.append(piece)
            continue
        pairs = [piece[i : i + 2] for i in range(len(piece) - 1)]
        # the last character of a run is a token of its own, unless the run may go on
        tokens += pairs if last and pairs else [*pairs, piece[-1]]
        one_character = last and not pairs
    run = pieces[0][1] if len(pieces) == 1 and pieces[0][0] == "han" else ""
    return [Term(text, tuple(tokens), one_character, run)] if tokens else []


def terms(word: str) -> list[Node]:
    """A word typed without quotes: apart where scripts meet (`Python工程师`, not `C端`) and as jieba cuts."""
    runs = list(words.pieces(word))
    han = [piece for kind, piece, _, _ in runs if kind == "han"]
    latin = [piece for kind, piece, _, _ in runs if kind == "latin"]
    if han and not latin and len(runs) == 1:
        return long_run(word, han[0])
    if han and latin and all(len(piece) > 1 for piece in han) and all(is_name(piece) for piece in latin):
        return [term for _, _, start, end in runs for term in terms(word[start:end])]
    return phrase(word)


def is_name(piece: str) -> bool:
    return len(piece) > 1 and not piece[0].isdigit()


def long_run(word: str, run: str) -> list[Node]:
    """`数据分析` and `北京邮电大学` stay as they are; `机器学习算法工程师` asks for each of its words."""
    if len(run) < LONG_RUN or run.endswith(ENDS_OF_NAMES):
        return phrase(word)
    asked = [each for each in dict.fromkeys(joined_singles(words.cut(run))) if each not in FILLERS]
    return [term for each in asked for term in phrase(each)] if len(asked) > 1 else phrase(word)


def joined_singles(cut: list[str]) -> Iterator[str]:
    """Single characters side by side are a word that jieba does not know."""
    singles = ""
    for each in cut:
        if len(each) == 1 and each not in FILLERS:
            singles += each
            continue
        if singles:
            yield singles
        singles = ""
        yield each
    if singles:
        yield singles
