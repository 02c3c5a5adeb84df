"""Tags put on people and taken off, one or many at a time, with a way back."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from django.views.decorators.http import require_POST

from candidates.filters import chosen_candidates
from candidates.models import Tag, Tagging
from candidates.models.keys import row_keys
from candidates.views.back import way_back
from candidates.views.typed import typed_name
from candidates.views.undo import added_with_undo, delete_with_undo


@permission_required("candidates.add_tagging", raise_exception=True)
@require_POST
def tag_add(request: HttpRequest) -> HttpResponse:
    """Put the `tag`s (keys, several) and `new_tag` (a name, made if need be) on the people of the form."""
    people = list(chosen_candidates(request.POST).order_by().values_list("pk", flat=True))
    tags = _tags(request)
    if not people:
        messages.warning(request, _("Choose somebody first."))
    elif not tags:
        messages.warning(request, _("Choose a tag, or name a new one."))
    else:
        _tell_added(request, _put(people, tags, request), tags)
    return redirect(way_back(request, "list"))


def _tags(request: HttpRequest) -> list[Tag]:
    """The tags of the form. A new one takes the colour that fewest tags have."""
    keys = row_keys(request.POST.getlist("tag"))
    tags = list(Tag.objects.filter(pk__in=keys))
    name = typed_name(request.POST, "new_tag", Tag)
    if name and (known := Tag.objects.filter(name__iexact=name).first()):
        tags.append(known)
    elif name and request.user.has_perm("candidates.add_tag"):
        tags.append(Tag.objects.get_or_create(name=name, defaults={"color": _fresh_color()})[0])
    return tags


def _fresh_color() -> str:
    used = list(Tag.objects.values_list("color", flat=True))
    return min(Tag.Color.values, key=used.count)


def _put(people: list[int], tags: list[Tag], request: HttpRequest) -> list[Tagging]:
    """The taggings that were missing, now made."""
    with transaction.atomic():
        held = set(Tagging.objects.filter(tag__in=tags).values_list("candidate", "tag"))
        wanted = [(candidate, tag.pk) for candidate in people for tag in tags]
        missing = dict.fromkeys(pair for pair in wanted if pair not in held)
        Tagging.objects.bulk_create(
            [Tagging(candidate_id=candidate, tag_id=tag, created_by=request.user) for candidate, tag in missing],
            batch_size=1000,
            ignore_conflicts=True,  # a colleague may be putting the same tag
        )
        touched = Tagging.objects.filter(tag__in=tags, created_by=request.user)
        return [row for row in touched if (row.candidate_id, row.tag_id) in missing]


def _tell_added(request: HttpRequest, added: list[Tagging], tags: list[Tag]) -> None:
    names = pgettext("between values", ", ").join(tag.name for tag in tags)
    if not added:
        messages.info(request, _("All of them have “%(tags)s” already.") % {"tags": names})
        return
    count = len({row.candidate_id for row in added})
    text = ngettext("Tagged %(count)d person “%(tags)s”.", "Tagged %(count)d people “%(tags)s”.", count)
    added_with_undo(request, text % {"count": count, "tags": names}, added)


@permission_required("candidates.delete_tagging", raise_exception=True)
@require_POST
def tag_remove(request: HttpRequest) -> HttpResponse:
    """Take the `tag`s off the people of the form."""
    keys = row_keys(request.POST.getlist("tag"))
    people = chosen_candidates(request.POST).order_by().values("pk")
    rows = list(Tagging.objects.filter(tag__in=keys, candidate__in=people).select_related("tag"))
    if rows:
        names = pgettext("between values", ", ").join(sorted({row.tag.name for row in rows}))
        count = len({row.candidate_id for row in rows})
        text = ngettext("Took “%(tags)s” off %(count)d person.", "Took “%(tags)s” off %(count)d people.", count)
        delete_with_undo(request, text % {"count": count, "tags": names}, rows)
    else:
        messages.info(request, _("None of them has this tag."))
    return redirect(way_back(request, "list"))
