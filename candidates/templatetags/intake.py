"""How a file's state and the way it was read look in a table."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from candidates.intake.reasons import REASONS, WITH_REASONS, code_of
from candidates.models import FileStatus, ResumeFile
from candidates.templatetags.icons import icon

register = template.Library()

STATE_LOOKS = {
    FileStatus.QUEUED: ("wait quiet", "clock"),
    FileStatus.PARSING: ("wait", "loader-2"),
    FileStatus.PARSED: ("ok", "circle-check-filled"),
    FileStatus.REVIEW: ("look", "eye-exclamation"),
    FileStatus.DUPLICATE: ("ok", "link"),
    FileStatus.FAILED: ("fail", "alert-circle-filled"),
    FileStatus.NOT_RESUME: ("wait quiet", "eye-off"),
    FileStatus.UNPACKED: ("ok", "folder"),
}
FORMAT_WORDS = {
    "pdf": gettext_noop("Text layer"),
    "docx": gettext_noop("Body text"),
    "doc": gettext_noop("Body text"),
    "rtf": gettext_noop("Body text"),
    "html": gettext_noop("Web page"),
    "mhtml": gettext_noop("Web page"),
    "markdown": gettext_noop("Markdown"),
    "text": gettext_noop("Plain text"),
}


@register.simple_tag
def file_state(file: ResumeFile) -> SafeString:
    """Shape and word of a state; its reason as a title."""
    look, drawn = STATE_LOOKS[FileStatus(file.status)]
    why = str(REASONS[code_of(file)].sentence) if file.status in WITH_REASONS else ""
    return format_html(
        '<span class="state state-{}" title="{}">{}{}</span>', look, why, icon(drawn), file.get_status_display()
    )


@register.filter
def short_reason(file: ResumeFile) -> str:
    return str(REASONS[code_of(file)].short)


@register.simple_tag
def read_as(file: ResumeFile) -> SafeString:
    """The badge that says which way the characters came: OCR stands out, since it errs."""
    if not file.route:
        return SafeString("")
    if file.route != "text":
        words = _("OCR") if file.route == "ocr" else _("Partly OCR")
        return format_html('<span class="badge badge-look">{}</span>', words)
    return format_html('<span class="badge badge-line">{}</span>', _(FORMAT_WORDS.get(file.format, "Body text")))
