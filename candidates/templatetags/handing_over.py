"""What the menus for exporting and for shortlists offer, wherever they are included."""

from django import template
from django.contrib.auth.models import AbstractUser
from django.db.models import QuerySet
from django.template.context import RequestContext
from django.utils.translation import gettext as _

from candidates.columns import CHOICE_IN_SESSION, Column, chosen_columns, offered_columns
from candidates.models import Shortlist

register = template.Library()


@register.simple_tag(takes_context=True)
def export_columns(context: RequestContext, shortlist: Shortlist | None = None) -> list[tuple[Column, bool, int]]:
    """Every column that can be exported, the chosen ones first, each with whether it is chosen and its usual place."""
    for_shortlist = bool(shortlist)
    session = context["request"].session
    chosen = chosen_columns(session.get(CHOICE_IN_SESSION[for_shortlist], []), for_shortlist=for_shortlist)
    offered = offered_columns(for_shortlist=for_shortlist)
    in_order = chosen + [column for column in offered if column not in chosen]
    return [(column, column in chosen, offered.index(column)) for column in in_order]


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
