"""Text → the tokens by which it is found.

Latin words stay whole (`c++`, `.net`, `node.js`). Of Han text every character begins one token: a pair with its
successor, or itself at the end of a run. So a phrase of pairs finds two and more characters exactly, and a prefix
finds one. jieba's words are for ranking, and for taking long questions apart.
"""

import logging
import re
import threading
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import jieba
import opencc

HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
LATIN = rf"[^\W_{HAN}]"
PIECE = re.compile(
    # a mobile number is one word however it is grouped
    rf"(?P<phone>(?<!\d)(?:\+?86[- ]?)?(?P<number>1[3-9]\d[- ]?\d{{4}}[- ]?\d{{4}})(?!\d))"
    rf"|(?P<latin>\.?{LATIN}+(?:[._@&'’]{LATIN}+)*(?:(?<=[^\W\d_])(?:\+\+|\#|\+))?)"
    rf"|(?P<han>[{HAN}]+)"
)
CHUNK = re.compile(rf"[^\s{HAN}]+")  # what no word but a phone number reaches over the ends of
JOINERS = re.compile(r"[._@&'’]")
COMMAS = re.compile("[,，、;；|]")  # between names that somebody lists
# `python3.8` and `html5` are found as `python` and `html`
VERSIONED = re.compile(r"([^\W\d_]{2,}[+#]*)\d[\d.]*")
ENOUGH_FOR_A_WORD = 2
LONGEST = 64  # characters of a Latin word that count


@dataclass(frozen=True, slots=True)
class Token:
    """`text` is in normal form, `start` and `end` count characters of the text as written.

    `also` are further words that find it: pieces of a compound, the last digits of a phone number.
    """

    text: str
    start: int
    end: int
    also: tuple[str, ...] = ()


class Folding(dict[int, str]):
    """One character → its normal form: half width, lower case, simplified. Filled as characters are met."""

    def __missing__(self, code: int) -> str:
        folded = unicodedata.normalize("NFKC", chr(code)).casefold()
        if not folded.isascii():
            folded = simplifier().convert(folded)
        self[code] = folded
        return folded


@cache
def simplifier() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


FOLDING = Folding()


def normal(text: str) -> str:
    """The form in which two ways of writing are one: never shorter than `text`."""
    return text.translate(FOLDING)


def origins(text: str) -> list[int]:
    """For every character of `normal(text)`, and for its end, the place in `text` where it comes from."""
    places = [place for place, character in enumerate(text) for _ in FOLDING[ord(character)]]
    return [*places, len(text)]


def pieces(text: str) -> Iterator[tuple[str, str, int, int]]:
    """Yield (kind, text in normal form, start, end): kind is "phone", "latin" or "han"."""
    folded = normal(text)
    places = None if len(folded) == len(text) else origins(text)
    for match in PIECE.finditer(folded):
        start, end = match.span()
        if places:
            start, end = places[start], places[end]
        kind = match.lastgroup if match["phone"] is None else "phone"
        if kind == "phone":
            yield kind, re.sub(r"[- ]", "", match["number"]), start, end
        else:
            yield kind or "", match[0][:LONGEST] if kind == "latin" else match[0], start, end


def tokens(text: str) -> list[Token]:
    """The tokens of a text, in order."""
    found = []
    for kind, piece, start, end in pieces(text):
        if kind == "han":
            found += [Token(piece[i : i + 2], start + i, min(start + i + 2, end)) for i in range(len(piece))]
        elif kind == "phone":
            found.append(Token(piece, start, end, (piece[-4:], piece[-8:])))
        else:
            found.append(Token(piece, start, end, compounds(piece)))
    return found


def compounds(word: str) -> tuple[str, ...]:
    """The words inside a Latin word: `node.js` → node, js, .js; `python3` → python; never `c` of `c++`."""
    inside = []
    if word.endswith("+") and not word.endswith("++"):
        inside.append(word.rstrip("+"))
    if match := VERSIONED.fullmatch(word):
        inside.append(match[1])
    parts = JOINERS.split(word)
    if len(parts) > 1:
        inside += [part for part in parts if part]
        inside += [word[place.start() :] for place in re.finditer(r"\.", word) if place.start()]
    return tuple(dict.fromkeys(inside))


# ---------------------------------------------------------------- jieba

_lock = threading.Lock()
_dictionary = jieba.Tokenizer()
logging.getLogger("jieba").setLevel(logging.WARNING)


def keep_dictionary_in(folder: Path) -> None:
    """Have jieba keep its compiled dictionary in `folder`, which only we may write."""
    _dictionary.tmp_dir = str(folder)


def load() -> None:
    """Load the dictionary now (about a second), rather than at the first word."""
    with _lock:
        if not _dictionary.initialized:
            if _dictionary.tmp_dir:
                Path(_dictionary.tmp_dir).mkdir(parents=True, exist_ok=True)
            _dictionary.initialize()


def cut(han: str) -> list[str]:
    """jieba's words of a run of Han characters."""
    load()
    return _dictionary.lcut(han)


def whole_words(text: str) -> list[str]:
    """jieba's words of two and more characters in a text, in normal form, in order."""
    runs = (piece for kind, piece, _, _ in pieces(text) if kind == "han")
    return [word for run in runs for word in cut(run) if len(word) >= ENOUGH_FOR_A_WORD]
