"""Rows of marks that are met, joined and left out, whichever is longer."""

import pytest

from candidates.search import marks

SETS = ("", "1", "3,1", "2,3,9", "1,2,3,4,5,6,7,8,9")


@pytest.mark.parametrize("one", SETS)
@pytest.mark.parametrize("other", SETS)
def test_as_sets(one, other):
    first, second = marks.of(one), marks.of(other)
    own, others = ({int(key) for key in text.split(",") if key} for text in (one, other))
    assert marks.keys(first) == sorted(own) and marks.count(first) == len(own)
    assert marks.keys(marks.both(first, second)) == sorted(own & others)
    assert marks.keys(marks.either(first, second)) == sorted(own | others)
    assert marks.keys(marks.without(first, second)) == sorted(own - others)
    assert marks.keys(first) == sorted(own)  # nothing was changed


def test_the_order_asked_for_stays():
    assert marks.marked(marks.of("2,5,9"), [100, 9, 3, 2, 0]) == [9, 2]
    assert marks.marked(marks.of(""), [1]) == [] and marks.marked(marks.of("1"), []) == []
