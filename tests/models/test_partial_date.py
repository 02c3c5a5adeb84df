"""Partial dates keep what was written, sort by themselves and know their months."""

import pytest
from django.core.exceptions import ValidationError

from candidates.models.partial_date import first_month, last_month, validate_partial_date


@pytest.mark.parametrize("text", ["2014", "2014-06", "2014-06-30", "1998-12-01"])
def test_honest_dates_are_taken(text):
    validate_partial_date(text)


@pytest.mark.parametrize("text", ["14", "2014-6", "2014-13", "2014-00", "2014-06-32", "2014/06", "至今", "2014-06-"])
def test_anything_else_is_refused(text):
    with pytest.raises(ValidationError):
        validate_partial_date(text)


def test_text_order_is_time_order():
    written = ["2014-06-30", "2013-12", "2014", "2014-07", "2014-06"]
    assert sorted(written) == ["2013-12", "2014", "2014-06", "2014-06-30", "2014-07"]


def test_a_year_spans_its_months():
    assert first_month("2014") == 2014 * 12
    assert last_month("2014") == 2014 * 12 + 11
    assert first_month("2014-06-30") == last_month("2014-06") == 2014 * 12 + 5
    assert first_month("") is None and last_month("") is None
