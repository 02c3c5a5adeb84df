"""Patterns of many words look first whether a character can open one: the characters named are all that can."""

import re
from re import _constants as code
from re import _parser as parser

import pytest

from candidates.parsing.fields import dates, language_tests
from candidates.parsing.lexicon import listed

ZERO_WIDTH = (code.AT, code.ASSERT, code.ASSERT_NOT)


def openings(items):
    """The first characters of what a parsed pattern matches, and whether it can match nothing."""
    found = set()
    for operation, value in items:
        if operation in ZERO_WIDTH:
            continue
        first, empty = _openings_of(operation, value)
        found |= first
        if not empty:
            return found, False
    return found, True


def _openings_of(operation, value):
    if operation is code.LITERAL:
        return {chr(value).casefold()}, False
    if operation is code.IN:
        return set().union(*map(_members, value)), False
    if operation is code.BRANCH:
        firsts, empties = zip(*map(openings, value[1]), strict=True)
        return set().union(*firsts), any(empties)
    if operation is code.SUBPATTERN:
        return openings(value[3])
    if operation in (code.MAX_REPEAT, code.MIN_REPEAT):
        first, empty = openings(value[2])
        return first, empty or not value[0]
    raise ValueError(f"no openings known for {operation}")


def _members(member):
    kind, value = member
    if kind is code.CATEGORY:
        return set({code.CATEGORY_DIGIT: "0123456789", code.CATEGORY_SPACE: " "}[value])
    low, high = value if kind is code.RANGE else (value, value)
    return {chr(number).casefold() for number in range(low, high + 1)}


@pytest.mark.parametrize(
    ("pattern", "named"),
    [
        (dates.TOKENS, dates.OPENINGS),
        (language_tests.TESTS, language_tests.OPENINGS),
        (listed.CERTIFICATE, listed.CERTIFICATE_OPENINGS),
    ],
    ids=["dates", "language tests", "certificates"],
)
def test_every_opening_is_named(pattern, named):
    found, empty = openings(parser.parse(pattern.pattern, pattern.flags))
    assert not empty
    assert {each for each in found if not re.match(f"[{named}]", each, re.IGNORECASE)} == set()


def without_sign(items, has_sign, said=frozenset({""})):
    """The last characters of what a parsed pattern matches after `said` without a sign; none where all has one."""
    for operation, value in items:
        if operation not in ZERO_WIDTH:
            grown = {each[-2:] + more for each in said for more in _without_sign(operation, value, has_sign)}
            said = frozenset(each for each in grown if not has_sign(each))
    return said


def _without_sign(operation, value, has_sign):
    if operation is code.LITERAL:
        return {chr(value)}
    if operation is code.IN:
        return set().union(*map(_members, value))
    if operation is code.BRANCH:
        return set().union(*(without_sign(branch, has_sign) for branch in value[1]))
    if operation is code.SUBPATTERN:
        return without_sign(value[3], has_sign)
    if operation in (code.MAX_REPEAT, code.MIN_REPEAT):
        return without_sign(value[2], has_sign) | (set() if value[0] else {""})
    raise ValueError(f"no signs known for {operation}")


@pytest.mark.parametrize(
    ("pattern", "has_sign"),
    [
        (language_tests.TESTS, language_tests.may_name_test),
        (language_tests.SHORTENED, language_tests.may_name_test),
        (listed.DRIVING, listed.DRIVING_SIGN.search),
    ],
    ids=["language tests", "two levels in one word", "driving licences"],
)
def test_nothing_is_named_without_a_sign(pattern, has_sign):
    assert without_sign(parser.parse(pattern.pattern, pattern.flags), has_sign) == frozenset()
