"""More hits, in heavier columns, in shorter texts, of rarer words: each brings a text closer."""

import pytest

from candidates.search.closeness import scores

SQL, JAVA = ((" sql ",), (" sql ",)), ((" java ",), (" java ",))


@pytest.mark.parametrize(
    ("closer", "farther"),
    [
        ((" sql ", " x "), (" x ", " sql ")),
        ((" a ", " sql x sql "), (" a ", " sql x x ")),
        ((" a ", " sql "), (" a ", " sql " + "x " * 50)),
        ((" java ", " x "), (" sql ", " x ")),  # which all others have too
    ],
)
def test_what_brings_closer(closer, farther):
    texts = {1: farther, 2: closer, **dict.fromkeys(range(3, 9), (" a ", " sql "))}
    found = scores(texts, [SQL, JAVA], (4.0, 1.0))
    assert found[2] > found[1] > 0


def test_a_column_may_be_left_out_and_nobody_may_be_there():
    assert scores({1: (" sql ", "")}, [((), (" sql ",))], (4.0, 1.0)) == {1: 0.0}
    assert scores({}, [SQL], (4.0, 1.0)) == {}
