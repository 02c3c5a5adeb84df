"""What the menus for exporting and for shortlists offer, wherever they are included."""

from dataclasses import dataclass

from django import template
from django.contrib.auth.models import AbstractUser
from django.db.models import QuerySet
from django.template.context import RequestContext
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from candidates.columns import COLUMNS, Column, chosen_columns, offered_columns
from candidates.models import Export, ExportChoice, ExportFormat, Shortlist

register = template.Library()


@dataclass(frozen=True, slots=True)
class Menu:
    """What a menu for exporting offers: each column with whether it is chosen and its usual place, and the formats."""

    columns: list[tuple[Column, bool, int]]
    format: str
    formats: list[tuple[str, str, str]]  # value, name, what it is


@register.simple_tag(takes_context=True)
def export_menu(context: RequestContext, shortlist: Shortlist | None = None) -> Menu:
    """The columns and formats, as this user chose them the last time; her columns come first."""
    for_shortlist = bool(shortlist)
    choice = ExportChoice.objects.filter(user=context["request"].user, of_shortlists=for_shortlist).first()
    chosen = chosen_columns(choice.columns if choice else [], for_shortlist=for_shortlist)
    offered = offered_columns(for_shortlist=for_shortlist)
    in_order = chosen + [column for column in offered if column not in chosen]
    return Menu(
        [(column, column in chosen, offered.index(column)) for column in in_order],
        choice.format if choice else ExportFormat.XLSX,
        [
            (ExportFormat.XLSX, "Excel", ".xlsx"),
            (ExportFormat.CSV, "CSV", ".csv"),
            (ExportFormat.JSON, "JSON", "Resume"),
            (ExportFormat.PROFILE, pgettext("export", "Print"), _("a page each")),
        ],
    )


@register.filter
def column_labels(export: Export) -> str:
    """The names of the columns of an export that was written down."""
    labels = {column.key: str(column.label) for column in COLUMNS}
    return pgettext("list", ", ").join(labels.get(key, key) for key in export.columns)


@register.simple_tag
def default_column_keys() -> str:
    """The keys of the columns that stand for "as it was at first", parted by spaces."""
    return " ".join(column.key for column in offered_columns(for_shortlist=True) if column.is_default)


@register.filter
def called(user: AbstractUser | None) -> str:
    """Who did it, as colleagues know her."""
    return user.get_full_name() or user.get_username() if user else _("somebody who left")


@register.simple_tag
def shortlists_on_offer() -> QuerySet[Shortlist]:
    return Shortlist.objects.for_menu()
