"""How values look: months, durations, phone numbers, moments, lines; and values that know where they were read."""

import datetime
import re
from urllib.parse import quote

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from candidates.evidence import Source, address
from candidates.models.histories import DatedHistory
from candidates.phones import grouped_phone

register = template.Library()
register.filter("phone", grouped_phone)

BULLET = re.compile(r"^[\s•·●○■□◆◇▪▫➢➤►▶✓✔※★☆\-–—*+]+(?=\S)")
CHARACTERS_A_LINE = 46  # of a description, in full-width characters
CLAMPED_LINES = 4


@register.filter
def month(date: str) -> str:
    """`2022-05-01` → `2022.05`, `2022` → `2022`."""
    return date[:7].replace("-", ".")


@register.filter
def month_of(number: int) -> str:
    """Months since year 0 → `2022.05`."""
    return f"{number // 12}.{number % 12 + 1:02}"


@register.filter
def duration(months: int | None) -> str:
    """Months as years and months; "" for None."""
    if months is None:
        return ""
    years, rest = divmod(months, 12)
    parts = []
    if years:
        parts.append(ngettext("%(years)d year", "%(years)d years", years) % {"years": years})
    if rest or not years:
        parts.append(ngettext("%(months)d month", "%(months)d months", rest) % {"months": rest})
    return pgettext("between years and months", " ").join(parts)


@register.filter
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


@register.filter
def bullets(text: str) -> list[str]:
    """The lines of a description without the signs that stood before them."""
    return [line for line in (BULLET.sub("", line).strip() for line in text.splitlines()) if line]


@register.filter
def is_long(lines: list[str]) -> bool:
    """Whether lines want more room than a clamped description gives."""
    return sum(-(-_width(line) // CHARACTERS_A_LINE) for line in lines) > CLAMPED_LINES


def _width(text: str) -> float:
    return sum(1 if ord(character) > 0x2E7F else 0.55 for character in text)


@register.simple_tag(takes_context=True)
def value(context: template.Context, row: object, field: str, text: str | None = None) -> str:
    """The value of a field, as a link that lights up where it was read; "" where there is none.

    Takes `sources` (by address), `lit` (an address) and `place_link` (all of the link before the address) from the page.
    """
    words = str(getattr(row, field) or "") if text is None else text
    if not words:
        return ""
    where = address(row, field)
    source = context["sources"].get(where)
    if source is None or not source.places:
        return format_html('<span class="known">{}</span>', words)
    return format_html(
        '<a class="value{}{}" href="{}{}#lit" data-field="{}" title="{}" draggable="false">{}</a>',
        " doubt" if source.is_doubtful else "",
        " lit" if context.get("lit") == where else "",
        context["place_link"],
        quote(where, safe="/"),
        where,
        told(source),
        words,
    )


def told(source: Source) -> str:
    """A source in words: how sure, which page, what the document says."""
    parts = {"percent": source.percent, "quote": source.quote, "page": source.first.page if source.first else 0}
    if source.is_doubtful:
        return _("%(percent)s%% sure. The document says “%(quote)s”, page %(page)s") % parts
    return _("Read on page %(page)s: “%(quote)s”") % parts


@register.simple_tag(takes_context=True)
def period(context: template.Context, row: DatedHistory) -> SafeString | str:
    """From when until when, each end with its own source."""
    start = value(context, row, "start_date", month(row.start_date))
    end = value(context, row, "end_date", _("now") if row.is_current else month(row.end_date))
    return format_html("{}–{}", start, end) if start and end else start or end


@register.inclusion_tag("candidates/_words.html", takes_context=True)
def words(context: template.Context, row: object, field: str) -> dict[str, object]:
    """A long text as lines, four of them shown until asked for more."""
    kept = {name: context[name] for name in ("sources", "place_link")}
    lines = bullets(getattr(row, field))
    return {
        **kept,
        "lit": context.get("lit"),
        "row": row,
        "field": field,
        "lines": lines,
        "where": address(row, field),
    }
