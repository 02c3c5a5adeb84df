"""People as a row of marks, one for each key: who is in both, in either, in one alone is told in a moment. Pure."""

import numpy
from numpy.typing import NDArray

Marks = NDArray[numpy.bool_]  # whether the person with the key of this place is meant; beyond the end nobody is


def of(keys: str) -> Marks:
    """The marks of keys with commas between; so databases give a hundred thousand at once."""
    places = numpy.fromstring(keys, dtype=numpy.int64, sep=",")
    marks = numpy.zeros(places.max() + 1 if len(places) else 0, dtype=bool)
    marks[places] = True
    return marks


def both(one: Marks, other: Marks) -> Marks:
    size = min(len(one), len(other))
    return one[:size] & other[:size]


def either(one: Marks, other: Marks) -> Marks:
    longer, shorter = sorted((one, other), key=len, reverse=True)
    joined = longer.copy()
    joined[: len(shorter)] |= shorter
    return joined


def without(one: Marks, other: Marks) -> Marks:
    """Those of `one` who are not in `other`."""
    left = one.copy()
    size = min(len(one), len(other))
    left[:size] &= ~other[:size]
    return left


def count(marks: Marks) -> int:
    return int(numpy.count_nonzero(marks))


def keys(marks: Marks) -> list[int]:
    """The keys that are marked, in order."""
    return [int(key) for key in numpy.flatnonzero(marks)]


def marked(marks: Marks, keys: list[int]) -> list[int]:
    """Those of `keys` that are marked, in the order given."""
    asked = numpy.array([key for key in keys if key < len(marks)], dtype=numpy.int64)
    return [int(key) for key in asked[marks[asked]]]
