"""How values look, and values that know where they were read."""

import re
from collections.abc import Sequence
from urllib.parse import quote

from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from candidates.blind import is_hidden, told_blind
from candidates.evidence import address, label, told
from candidates.locks import Step
from candidates.models import Candidate, Publication
from candidates.models.histories import DatedHistory
from candidates.parsing.text import width
from candidates.phones import grouped_phone
from candidates.publishing import Standing, standing
from candidates.search.hits import marked
from candidates.search.tree import Term
from candidates.templatetags.finding import marked as with_marks
from candidates.wording import bullets, duration, moment, month, month_of, whole_years

register = template.Library()
for wording in (bullets, duration, moment, month, month_of, whole_years):
    register.filter(wording)

WEB_ADDRESS = re.compile(r"https?://[^\s<>\"']+", re.IGNORECASE)
WEB_DOMAIN = re.compile(
    r"(?:[\w-]+\.)+(?:com|cn|net|org|io|me|dev|top|site|info)(?:/[^\s<>\"']*)?", re.IGNORECASE | re.ASCII
)
COLUMNS_A_LINE = 92  # of a description; a full-width character takes two
CLAMPED_LINES = 4


@register.filter
def phone(number: str) -> str:
    """`13800138000` → `138 0013 8000`."""
    return grouped_phone(number).replace("-", " ")


@register.filter
def web_address(text: str) -> str:
    """What a link may lead to: the text if it is an address of the web, else ""."""
    if WEB_ADDRESS.fullmatch(text):
        return text
    return f"https://{text}" if WEB_DOMAIN.fullmatch(text) else ""


@register.filter
def is_long(lines: list[str]) -> bool:
    """Whether lines want more room than a clamped description gives."""
    return sum(-(-width(line) // COLUMNS_A_LINE) for line in lines) > CLAMPED_LINES


@register.simple_tag(takes_context=True)
def value(context: template.Context, row: object, field: str, text: str | None = None) -> str:
    """The value of a field, as a link that lights up where it was read, with its lock and its pen; "" for none.

    Takes from the page: `terms` (of the search), `sources` and `locks` (by address), `lit` (an address), `place_link`
    and `edit_link` (links up to the address), `may_edit`.
    """
    words = str(getattr(row, field) or "") if text is None else text
    if not words or (context.get("is_blind") and is_hidden(row, field)):
        return ""
    where = address(row, field)
    return format_html("{}{}", _read_words(context, where, words), marks(context, row, field))


def _read_words(context: template.Context, where: str, words: str) -> SafeString:
    if context.get("is_blind"):
        words = told_blind(words, context["person"])
    source = context["sources"].get(where)
    if source is None or not source.places:
        return format_html('<span class="known">{}</span>', with_hits(words, context.get("terms", ())))
    return format_html(
        '<a class="value{}{}" href="{}{}#lit" data-field="{}" title="{}" draggable="false">{}</a>',
        " doubt" if source.is_doubtful else "",
        " lit" if context.get("lit") == where else "",
        context["place_link"],
        quote(where, safe="/"),
        where,
        told(source),
        with_hits(words, context.get("terms", ())),
    )


@register.simple_tag(takes_context=True)
def marks(context: template.Context, row: object, field: str) -> SafeString:
    """The pen that corrects a value, and the lock of one that was corrected."""
    where = address(row, field)
    return format_html("{}{}", _pen(context, where, label(row, field)), _lock(context["locks"].get(where, ())))


def _lock(steps: Sequence[Step]) -> SafeString:
    if not steps:
        return SafeString()
    told_steps = "\n".join([_("Locked: reading the résumé again does not change it."), *(step.told for step in steps)])
    return format_html(
        '<span class="lock" title="{0}"><span class="hidden-words">{1}</span></span>', told_steps, _("locked")
    )


def _pen(context: template.Context, where: str, name: str, kind: str = "") -> SafeString:
    if not context.get("may_edit"):
        return SafeString()
    words = _("Correct: %(label)s") % {"label": name}
    return format_html(
        '<a class="pen{}" href="{}{}#edit" data-edit="{}" title="{}" aria-label="{}"></a>',
        kind,
        context["edit_link"],
        quote(where, safe="/"),
        where,
        words,
        words,
    )


@register.simple_tag(takes_context=True)
def row_pen(context: template.Context, row: object) -> SafeString:
    """The pen that corrects a whole row, fields that say nothing yet among them."""
    return _pen(context, address(row, "").rstrip("/"), str(row._meta.verbose_name), " row-pen")


@register.simple_tag(takes_context=True)
def slot(context: template.Context, name: object) -> SafeString:
    """Where on the page the form of an address stands: of a row, a section or a group of the basics."""
    where = name if isinstance(name, str) else address(name, "").rstrip("/")
    editor = context.get("editor")
    is_here = editor is not None and editor.target.slot == where
    form = render_to_string("candidates/_editor.html", context.flatten()) if is_here else ""
    return format_html('<div class="edit-slot" data-slot="{}">{}</div>', where, form)


@register.simple_tag(name="standing")
def standing_of(publication: Publication, person: Candidate) -> Standing:
    return standing(publication, person.name)


@register.simple_tag(takes_context=True)
def note_words(context: template.Context, text: str) -> SafeString | str:
    """A note with the words of the search marked; in a blind review without what tells who the person is."""
    return with_hits(
        told_blind(text, context["person"]) if context.get("is_blind") else text, context.get("terms", ())
    )


@register.filter
def with_hits(text: str, terms: Sequence[Term]) -> SafeString | str:
    """`text`, escaped, with the words of the search marked."""
    return with_marks(marked(text, terms)) if terms else text


@register.simple_tag(takes_context=True)
def period(context: template.Context, row: DatedHistory) -> SafeString | str:
    """From when until when, each end with its own source."""
    start = value(context, row, "start_date", month(row.start_date))
    end = value(context, row, "end_date", _("now") if row.is_current else month(row.end_date))
    return format_html("{}–{}", start, end) if start and end else start or end


@register.inclusion_tag("candidates/_words.html", takes_context=True)
def words(context: template.Context, row: object, field: str) -> dict[str, object]:
    """A long text as lines, four of them shown until asked for more."""
    kept = {name: context[name] for name in ("sources", "place_link", "edit_link")}
    kept |= {name: context.get(name) for name in ("is_blind", "person")}
    lines = bullets(getattr(row, field))
    where = address(row, field)
    return {
        **kept,
        "locks": {},  # the lock and the pen stand once, behind the last line
        "marks": marks(context, row, field),
        "lit": context.get("lit"),
        "terms": context.get("terms", ()),
        "row": row,
        "field": field,
        "lines": lines,
        "where": where,
    }
