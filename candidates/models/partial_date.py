"""Dates as honest as résumés are: `2014`, `2014-06` or `2014-06-30`, kept as text that sorts by itself."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

PARTIAL_DATE = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?")


def validate_partial_date(text: str) -> None:
    """Raise ValidationError unless `text` is `YYYY`, `YYYY-MM` or `YYYY-MM-DD`."""
    if not PARTIAL_DATE.fullmatch(text):
        raise ValidationError(_("Write a date as 2014, 2014-06 or 2014-06-30."), code="partial_date")


class PartialDateField(models.CharField):
    """Text of a partial ISO date; "" where nothing is known."""

    default_validators = [validate_partial_date]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 10)
        kwargs.setdefault("blank", True)
        kwargs.setdefault("default", "")
        super().__init__(*args, **kwargs)


def first_month(text: str) -> int | None:
    """Months since year 0 of the earliest month that a partial date can mean; None for no date."""
    match = PARTIAL_DATE.fullmatch(text)
    return int(match[1]) * 12 + int(match[2] or 1) - 1 if match else None


def last_month(text: str) -> int | None:
    """Months since year 0 of the latest month that a partial date can mean; None for no date."""
    match = PARTIAL_DATE.fullmatch(text)
    return int(match[1]) * 12 + int(match[2] or 12) - 1 if match else None
