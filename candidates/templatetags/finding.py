"""Words of a question, marked where they stand."""

from collections.abc import Sequence

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from candidates.search.hits import Run

register = template.Library()


@register.filter
def marked(runs: Sequence[Run]) -> SafeString | str:
    """Runs of text as one, those found in <mark>. The text itself is escaped, always."""
    if not any(run.hit for run in runs):
        return "".join(run.text for run in runs)
    return format_html_join(
        "", "{}", ((format_html("<mark>{}</mark>", run.text) if run.hit else run.text,) for run in runs)
    )
