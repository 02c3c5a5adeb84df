"""Undo instead of "are you sure": what was just taken away or added can be put back from the message about it.

The rows of the newest few steps wait in the session; restored rows keep their keys, authors and times.
"""

import secrets
from collections.abc import Iterable, Sequence
from itertools import groupby

from django.apps import apps
from django.contrib import messages
from django.core import serializers
from django.core.serializers.base import DeserializedObject
from django.db import IntegrityError, models, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from candidates.views.back import way_back

STEPS_KEPT = 10


def delete_with_undo(request: HttpRequest, text: str, rows: Sequence[models.Model]) -> None:
    """Delete `rows`, parents first in the sequence, and say `text` with a button that brings them back."""
    kept = serializers.serialize("json", rows)
    with transaction.atomic():
        for model, group in groupby(reversed(rows), key=type):
            model.objects.filter(pk__in=[row.pk for row in group]).delete()
    _offer(request, text, {"restore": kept})


def added_with_undo(request: HttpRequest, text: str, rows: Iterable[models.Model]) -> None:
    """Say `text` with a button that deletes the `rows`, all of one model, which were just made."""
    made = list(rows)
    _offer(request, text, {"model": made[0]._meta.label_lower, "delete": [row.pk for row in made]})


def _offer(request: HttpRequest, text: str, step: dict[str, object]) -> None:
    key = secrets.token_urlsafe(6)
    steps = {**request.session.get("undo", {}), key: step}
    request.session["undo"] = dict(list(steps.items())[-STEPS_KEPT:])
    messages.success(request, render_to_string("_undo.html", {"text": text, "key": key}, request))


@require_POST
def undo(request: HttpRequest) -> HttpResponse:
    steps = request.session.get("undo", {})
    step = steps.pop(request.POST.get("key", ""), None)
    request.session["undo"] = steps
    if step is None:
        messages.warning(request, _("This was undone already, or too much has happened since."))
    elif "restore" in step:
        _restore(request, step["restore"])
    else:
        rows = apps.get_model(step["model"]).objects.filter(pk__in=step["delete"])
        if request.user.has_perm(_permission("delete", rows.model)):
            rows.delete()
            messages.success(request, _("Undone."))
        else:
            messages.error(request, _("You may not do this."))
    return redirect(way_back(request, "home"))


def _restore(request: HttpRequest, kept: str) -> None:
    rows = list(serializers.deserialize("json", kept))
    if not all(request.user.has_perm(_permission("add", type(row.object))) for row in rows):
        messages.error(request, _("You may not do this."))
        return
    try:
        with transaction.atomic():
            for row in rows:
                if _owners_exist(row):
                    row.save()
        messages.success(request, _("Undone."))
    except IntegrityError:
        messages.error(request, _("It cannot come back: something of the same name has taken its place."))


def _owners_exist(row: DeserializedObject) -> bool:
    """Whether every row that this one must belong to is still there: a person may have been deleted meanwhile."""
    owners = [field for field in row.object._meta.fields if field.many_to_one and not field.null]
    return all(field.related_model.objects.filter(pk=getattr(row.object, field.attname)).exists() for field in owners)


def _permission(action: str, model: type[models.Model]) -> str:
    return f"{model._meta.app_label}.{action}_{model._meta.model_name}"
