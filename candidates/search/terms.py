"""A word or a phrase as it is typed → the terms that it asks for."""

from collections.abc import Iterator

from candidates.search import words
from candidates.search.tree import Node, Term

# A run of this many Han characters, typed without quotes, is taken apart into jieba's words
LONG_RUN = 5
ENDS_OF_NAMES = ("大学", "学院", "学校", "研究院", "研究所", "公司", "集团", "银行", "医院")  # a name stays whole
FILLERS = "的与和及或之在等了"  # say nothing in such a run


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
