"""How close texts are to what was asked, by the measure BM25: of few sooner told than by an index of all. Pure."""

import math
from collections.abc import Mapping, Sequence

SATURATION, LENGTH_COUNTS = 1.2, 0.75  # as the measure has them

Column = tuple[
    str, ...
]  # of a word: how it stands in a column, each with spaces around; () where it is not looked for


def scores(
    texts: Mapping[int, Sequence[str]], words: Sequence[Sequence[Column]], weights: Sequence[float]
) -> dict[int, float]:
    """Key → closeness, more is closer. A text is given in columns; a hit counts by the weight of its column."""
    sizes = {key: sum(map(len, columns)) for key, columns in texts.items()}
    usual = sum(sizes.values()) / max(len(sizes), 1) or 1.0
    found = dict.fromkeys(texts, 0.0)
    for word in words:
        hits = {key: count for key, columns in texts.items() if (count := _hits(columns, word, weights))}
        rarity = math.log(1 + (len(texts) - len(hits) + 0.5) / (len(hits) + 0.5))
        for key, count in hits.items():
            against = SATURATION * (1 - LENGTH_COUNTS + LENGTH_COUNTS * sizes[key] / usual)
            found[key] += rarity * count * (SATURATION + 1) / (count + against)
    return found


def _hits(columns: Sequence[str], word: Sequence[Column], weights: Sequence[float]) -> float:
    return sum(
        weight * text.count(form) for text, forms, weight in zip(columns, word, weights, strict=True) for form in forms
    )
