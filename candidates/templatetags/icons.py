"""The icons of the pages. Drawn by a tag and kept: a page has a hundred, and an included template would be dear."""

from functools import cache

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
@cache
def icon(name: str, look: str = "") -> SafeString:
    """The icon of a name of static/vendor/tabler-icons, with further classes in `look`."""
    classes = f"icon {look}".strip()
    address = static("vendor/tabler-icons/icons.svg")
    return format_html('<svg class="{}" aria-hidden="true"><use href="{}#i-{}"/></svg>', classes, address, name)
