"""Pieces of a head → which is the employer, which the post …: the reading in which the scores add up to most.

The entries of one section look alike: a second pass lets what most entries have in a place (first line, second
piece) speak for the entries in which the words alone say little.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from candidates.parsing.fields.pieces import Piece, weak_splits

Scorer = Callable[[str], float]
CONSENSUS_WEIGHT = 0.6  # of the mean score of a role in the same place of the other entries
SPLIT_GAIN = 1.4  # a piece is cut in two only when that scores so much better
LONGEST_HALVED = 80  # characters; longer pieces are sentences
IN_BRACKETS = frozenset({"position", "role", "location", "study_type"})  # what a bracket behind a name can say
MOST_PIECES = 7  # of a head; further ones are left out of the search


def assign_roles(
    heads: Sequence[Sequence[Piece]], scorers: Mapping[str, Scorer], *, labels: Mapping[str, str]
) -> list[dict[str, Piece]]:
    """For each head of a section, role → piece.

    `scorers` gives a score for each role; `labels` maps the lexicon's name of a label to the role that it settles.
    """
    split = [_split_weak(head, scorers) for head in heads]
    scores = [[_scores(piece, scorers, labels) for piece in head] for head in split]
    means = _means(split, scores)
    return [_best(head, own, means, tuple(scorers)) for head, own in zip(split, scores, strict=True)]


def _scores(piece: Piece, scorers: Mapping[str, Scorer], labels: Mapping[str, str]) -> dict[str, float]:
    if piece.label:
        settled = labels.get(piece.label, "")
        return {role: (9.0 if role == settled else -9.0) for role in scorers}
    return {role: scorer(piece.text) for role, scorer in scorers.items()}


def _split_weak(head: Sequence[Piece], scorers: Mapping[str, Scorer]) -> list[Piece]:
    """The pieces, those cut at a space or hyphen whose halves read as two different things."""
    found: list[Piece] = []
    for piece in head:
        found.extend(_halves(piece, scorers) if not piece.label else (piece,))
    return [Piece(p.line, p.start, p.end, (p.slot[0], i), p.label) for i, p in _numbered(found)]


def _numbered(pieces: Sequence[Piece]) -> list[tuple[int, Piece]]:
    numbers: dict[int, int] = defaultdict(int)
    numbered = []
    for piece in pieces:
        numbered.append((numbers[piece.slot[0]], piece))
        numbers[piece.slot[0]] += 1
    return numbered


def _halves(piece: Piece, scorers: Mapping[str, Scorer]) -> tuple[Piece, ...]:
    if len(piece.text) > LONGEST_HALVED:
        return (piece,)
    whole = max(scorer(piece.text) for scorer in scorers.values())
    best: tuple[float, tuple[Piece, ...]] = (whole + SPLIT_GAIN, (piece,))
    for left, right in weak_splits(piece):
        gain = max(
            (
                one(left.text) + other(right.text)
                for role, one in scorers.items()
                for second, other in scorers.items()
                if role != second and one(left.text) >= 2 and other(right.text) >= 2
                if second in IN_BRACKETS or right.line.text[right.start - 1] not in "(（"
            ),
            default=0.0,
        )
        if "担任" in left.line.text[left.end : right.start]:
            gain += SPLIT_GAIN + scorers_best(right, scorers)
        if gain > best[0]:
            best = (gain, (left, right))
    if len(best[1]) == 1:
        return best[1]
    return tuple(part for half in best[1] for part in _halves(half, scorers))


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
    best: tuple[float, dict[str, Piece]] = (0.0, {})
    for chosen in _choices(choices, roles, weighed):
        total = sum(weighed[index, role] for role, index in chosen.items())
        if total > best[0]:
            best = (total, {role: head[index] for role, index in chosen.items()})
    return best[1]


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
