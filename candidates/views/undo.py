"""Undo instead of "are you sure": what was just taken away or added can be put back from the message about it.

The rows of the newest few steps wait in the session; restored rows keep their keys, authors and times.
"""

import datetime
import secrets
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from django.apps import apps
from django.contrib import messages
from django.contrib.auth.models import AbstractBaseUser
from django.core import serializers
from django.core.exceptions import PermissionDenied
from django.core.serializers.base import DeserializedObject
from django.core.serializers.json import DjangoJSONEncoder
from django.db import IntegrityError, models, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from candidates.models import Note, Tagging
from candidates.search.index import index_candidates
from candidates.views.back import way_back

STEPS_KEPT = 10
SEARCHED = (Note, Tagging)  # whose words stand in the search text of their candidate


class ExactTimes(DjangoJSONEncoder):
    """Django's own encoder cuts times to milliseconds, and what came back would not be what was there."""

    def default(self, o: Any) -> Any:
        return o.isoformat() if isinstance(o, datetime.datetime) else super().default(o)


def delete_with_undo(request: HttpRequest, text: str, rows: Sequence[models.Model]) -> None:
    """Delete `rows`, parents first in the sequence, and say `text` with a button that brings them back."""
    kept = serializers.serialize("json", rows, cls=ExactTimes)
    with transaction.atomic():
        for model, group in groupby(reversed(rows), key=type):
            model.objects.filter(pk__in=[row.pk for row in group]).delete()
    _offer(request, text, {"restore": kept})


def added_with_undo(request: HttpRequest, text: str, rows: Iterable[models.Model]) -> None:
    """Say `text` with a button that deletes the `rows`, all of one model, which were just made."""
    made = list(rows)
    _offer(request, text, {"model": made[0]._meta.label_lower, "delete": [row.pk for row in made]})


def _offer(request: HttpRequest, text: str, step: dict[str, Any]) -> None:
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
    else:
        _take_back(request, step)
    return redirect(way_back(request, "home"))


def _take_back(request: HttpRequest, step: dict[str, Any]) -> None:
    try:
        with transaction.atomic():
            people = _restore(request.user, step["restore"]) if "restore" in step else _delete(request.user, step)
            index_candidates(people)
        messages.success(request, _("Undone."))
    except PermissionDenied:
        messages.error(request, _("You may not do this."))
    except IntegrityError:
        messages.error(request, _("It cannot come back: something of the same name has taken its place."))


def _restore(user: AbstractBaseUser, kept: str) -> set[int]:
    """Bring the rows back; returns the people whose search text holds them."""
    rows = list(serializers.deserialize("json", kept))
    _require(user, "add", {type(row.object) for row in rows})
    back = [row for row in rows if _save_again(row)]
    return {row.object.candidate_id for row in back if isinstance(row.object, SEARCHED)}


def _delete(user: AbstractBaseUser, step: dict[str, Any]) -> set[int]:
    """Delete the rows that were made; returns the people whose search text held them."""
    model = apps.get_model(step["model"])
    _require(user, "delete", {model})
    rows = model.objects.filter(pk__in=step["delete"])
    people = set(rows.values_list("candidate_id", flat=True)) if issubclass(model, SEARCHED) else set()
    rows.delete()
    return people


def _require(user: AbstractBaseUser, action: str, models_changed: set[type[models.Model]]) -> None:
    wanted = {f"{model._meta.app_label}.{action}_{model._meta.model_name}" for model in models_changed}
    if not user.has_perms(wanted):
        raise PermissionDenied


def _save_again(row: DeserializedObject) -> bool:
    """Save a row unless one that it must belong to is gone: a person may have been deleted meanwhile."""
    owners = [field for field in row.object._meta.fields if field.many_to_one and not field.null]
    keys = [(field.related_model, getattr(row.object, field.attname)) for field in owners]
    exists = all(model.objects.filter(pk=key).exists() for model, key in keys)
    if exists:
        row.save()
    return exists
