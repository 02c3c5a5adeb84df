"""Pieces of a head → which is the employer, which the post …: the reading in which the scores add up to most.

The entries of one section look alike: a second pass lets what most entries have in a place (first line, second
piece) speak for the entries in which the words alone say little.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from candidates.parsing.fields.cuts import opened, post_splits, spaced_halves, unit_splits, weak_splits
from candidates.parsing.fields.pieces import Piece

Scorer = Callable[[str], float]
CONSENSUS_WEIGHT = 0.6  # of the mean score of a role in the same place of the other entries
SPLIT_GAIN = 1.4  # a piece is cut in two only when that scores so much better
SURE_OTHER = 3  # score of what stands behind a value that is only likely itself
SURE, LIKELY = 4, 2.5  # scores of a labelled value and of what stands behind it in the same cell
LISTED = 6  # score of a name that a list holds as a whole: 某大学某学院
LONGEST_HALVED = 80  # characters; longer pieces are sentences
WITH_UNITS = frozenset({"department", "position"})  # roles of heads in which a post may stand behind its department
IN_BRACKETS = frozenset({"position", "role", "location", "study_type"})  # what a bracket behind a name can say
MOST_PIECES = 7  # of a head; further ones are left out of the search


def assign_roles(
    heads: Sequence[Sequence[Piece]], scorers: Mapping[str, Scorer], *, labels: Mapping[str, str]
) -> list[dict[str, Piece]]:
    """For each head of a section, role → piece.

    `scorers` gives a score for each role; `labels` maps the lexicon's name of a label to the role that it settles.
    """
    split = [_split_weak(head, scorers, labels) for head in heads]
    scores = [[_scores(piece, scorers, labels) for piece in head] for head in split]
    means = _means(split, scores)
    return [_best(head, own, means, tuple(scorers)) for head, own in zip(split, scores, strict=True)]


def _scores(piece: Piece, scorers: Mapping[str, Scorer], labels: Mapping[str, str]) -> dict[str, float]:
    if piece.label:
        settled = labels.get(piece.label, "")
        return {role: (9.0 if role == settled else -9.0) for role in scorers}
    return {role: scorer(piece.text) for role, scorer in scorers.items()}


def _split_weak(head: Sequence[Piece], scorers: Mapping[str, Scorer], labels: Mapping[str, str]) -> list[Piece]:
    """The pieces, those cut at a space or hyphen whose halves read as two different things."""
    found: list[Piece] = []
    for piece in (part for whole in head for part in (_opened(whole, scorers) if not whole.label else (whole,))):
        found.extend(_halves(piece, scorers) if not piece.label else _labelled_halves(piece, scorers, labels))
    return [Piece(p.line, p.start, p.end, (p.slot[0], i), p.label) for i, p in _numbered(found)]


def _numbered(pieces: Sequence[Piece]) -> list[tuple[int, Piece]]:
    numbers: dict[int, int] = defaultdict(int)
    numbered = []
    for piece in pieces:
        numbered.append((numbers[piece.slot[0]], piece))
        numbers[piece.slot[0]] += 1
    return numbered


def _labelled_halves(piece: Piece, scorers: Mapping[str, Scorer], labels: Mapping[str, str]) -> tuple[Piece, ...]:
    """A labelled cell with more beside its value: `某医院 内科` under 单位, `人事部 · 薪酬主管` under 职务."""
    own = scorers.get(labels.get(piece.label, ""))
    if own is None or len(piece.text) > LONGEST_HALVED:
        return (piece,)
    others = [scorer for scorer in scorers.values() if scorer is not own]
    for left, right in weak_splits(piece) if piece.label == "company" and "department" in scorers else ():
        if own(left.text) >= SURE and scorers["department"](right.text) >= SURE_OTHER and left.end == right.start:
            return (left, replace(right, label=""))
    for left, right in spaced_halves(piece):
        other = max(other(right.text) for other in others)
        if other >= LIKELY and own(left.text) >= (SURE if other < SURE_OTHER else LIKELY):
            return (left, replace(right, label=""))
        if own(right.text) >= SURE and max(other(left.text) for other in others) >= LIKELY > own(left.text):
            return (replace(left, label=""), right)
    return (piece,)


def _opened(piece: Piece, scorers: Mapping[str, Scorer]) -> tuple[Piece, ...]:
    """The piece, or the name and what its bracket says, when all of that reads like parts of a head."""
    name, *parts = opened(piece) or (piece,)
    sure = parts and scorers_best(name, scorers) >= SURE
    if sure and all(scorers_best(part, scorers) >= LIKELY for part in parts):
        return (name, *parts)
    return (piece,)


def _halves(piece: Piece, scorers: Mapping[str, Scorer], *, inner: bool = False) -> tuple[Piece, ...]:
    """`inner` says that the piece stood behind an employer without a mark, as its department and post do too."""
    if len(piece.text) > LONGEST_HALVED:
        return (piece,)
    whole = max(scorer(piece.text) for scorer in scorers.values())
    if whole >= LISTED:
        return (piece,)
    best: tuple[float, tuple[Piece, ...]] = (whole + SPLIT_GAIN, (piece,))
    units = unit_splits(piece) if inner and set(scorers) >= WITH_UNITS else ()
    for left, right in (*weak_splits(piece), *post_splits(piece), *units):
        gain = _sum_of_two(left, right, scorers)
        if "担任" in left.line.text[left.end : right.start]:
            gain += SPLIT_GAIN + scorers_best(right, scorers)
        if gain > best[0]:
            best = (gain, (left, right))
    if len(best[1]) == 1:
        return best[1]
    left, right = best[1]
    glued = left.end == right.start
    return (*_halves(left, scorers), *_halves(right, scorers, inner=glued))


def _sum_of_two(left: Piece, right: Piece, scorers: Mapping[str, Scorer]) -> float:
    """The score of two halves as two different things, 0 where one of them reads like nothing."""
    firsts = {role: score for role, scorer in scorers.items() if (score := scorer(left.text)) >= 2}
    if not firsts:
        return 0.0
    bracketed = right.line.text[right.start - 1] in "(（"
    allowed = {role: scorer for role, scorer in scorers.items() if role in IN_BRACKETS or not bracketed}
    seconds = {role: score for role, scorer in allowed.items() if (score := scorer(right.text)) >= 2}
    sums = (one + other for role, one in firsts.items() for second, other in seconds.items() if role != second)
    return max(sums, default=0.0)


def scorers_best(piece: Piece, scorers: Mapping[str, Scorer]) -> float:
    """The score of the role that the piece reads like most."""
    return max(scorer(piece.text) for scorer in scorers.values())


def _means(
    heads: Sequence[Sequence[Piece]], scores: Sequence[Sequence[dict[str, float]]]
) -> dict[tuple[int, int], dict[str, float]]:
    gathered: dict[tuple[int, int], list[dict[str, float]]] = defaultdict(list)
    for head, own in zip(heads, scores, strict=True):
        for piece, score in zip(head, own, strict=True):
            if not piece.label:
                gathered[piece.slot].append(score)
    return {
        slot: {role: sum(each[role] for each in found) / len(found) for role in found[0]}
        for slot, found in gathered.items()
        if len(found) > 1
    }


def _best(
    head: Sequence[Piece],
    scores: Sequence[dict[str, float]],
    means: Mapping[tuple[int, int], dict[str, float]],
    roles: tuple[str, ...],
) -> dict[str, Piece]:
    """The reading with the highest sum; a role without a piece that speaks for it stays open."""
    considered = list(range(min(len(head), MOST_PIECES)))
    weighed = {
        (index, role): scores[index][role] + CONSENSUS_WEIGHT * means.get(head[index].slot, {}).get(role, 0.0)
        for index in considered
        for role in roles
    }
    choices: list[int | None] = [*considered, *([None] * len(roles))]
    best: tuple[float, dict[str, int]] = (0.0, {})
    for chosen in _choices(choices, roles, weighed):
        total = sum(weighed[index, role] for role, index in chosen.items())
        if total > best[0]:
            best = (total, chosen)
    return _chosen_pieces(head, scores, best[1])


def _chosen_pieces(
    head: Sequence[Piece], scores: Sequence[dict[str, float]], chosen: Mapping[str, int]
) -> dict[str, Piece]:
    return {role: replace(head[index], likely=scores[index][role] >= LIKELY) for role, index in chosen.items()}


def _choices(
    choices: Sequence[int | None], roles: tuple[str, ...], weighed: Mapping[tuple[int, str], float]
) -> list[dict[str, int]]:
    """All ways to give roles to pieces that speak for them, each piece once."""
    ways: list[dict[str, int]] = [{}]
    for role in roles:
        grown = []
        for way in ways:
            taken = set(way.values())
            grown.append(way)
            grown.extend(
                {**way, role: index}
                for index in choices
                if index is not None and index not in taken and weighed[index, role] >= 1
            )
        ways = grown
    return ways
