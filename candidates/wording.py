"""How values are worded: months, durations, moments, the lines of a description."""

import datetime
import re

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

# a hyphen before a digit is a minus
BULLET = re.compile(r"^(?:[\s•·●○■□◆◇▪▫➢➤►▶✓✔※★☆]|[\-–—*+](?!\d))+(?=\S)")


def month(date: str) -> str:
    """`2022-05-01` → `2022.05`, `2022` → `2022`."""
    return date[:7].replace("-", ".")


def month_of(number: int) -> str:
    """Months since year 0 → `2022.05`."""
    return f"{number // 12}.{number % 12 + 1:02}"


def duration(months: int | None) -> str:
    """Months as years and months; "" for None."""
    if months is None:
        return ""
    years, rest = divmod(months, 12)
    in_years = ngettext("%(years)d year", "%(years)d years", years) % {"years": years}
    in_months = ngettext("%(months)d month", "%(months)d months", rest) % {"months": rest}
    if years and rest:
        return _("%(in_years)s %(in_months)s") % {"in_years": in_years, "in_months": in_months}
    return in_years if years else in_months


def whole_years(years: int | None) -> str:
    """Years of work as a row says them; the first one is not over with 0. "" for None."""
    if years is None:
        return ""
    return ngettext("%(years)d year", "%(years)d years", years) % {"years": years} if years else _("under a year")


def moment(when: datetime.datetime | None) -> str:
    """A time as people say it: today 10:20, yesterday 16:05, 9 March, 2 March 2025."""
    if when is None:
        return ""
    local, now = timezone.localtime(when), timezone.localtime()
    days = (now.date() - local.date()).days
    words = {"year": local.year, "month": local.month, "day": local.day, "time": f"{local:%H:%M}"}
    if days == 0:
        return _("today %(time)s") % words
    if days == 1:
        return _("yesterday %(time)s") % words
    if local.year == now.year:
        return _("%(month)s/%(day)s %(time)s") % words
    return _("%(year)s/%(month)s/%(day)s") % words


def bullets(text: str) -> list[str]:
    """The lines of a description without the signs that stood before them."""
    return [line for line in (BULLET.sub("", line).strip() for line in text.splitlines()) if line]
