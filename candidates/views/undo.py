"""Undo instead of "are you sure": what was just taken away, added or changed can be put back from the message.

The newest few steps wait in the session; restored rows keep their keys, authors and times. The index follows by
itself: notes are indexed as they are written, tags are looked up when somebody searches.
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
from django.db import IntegrityError, models, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from candidates.intake.moments import ExactTimes
from candidates.intake.taking_back import State, take_back
from candidates.models import Candidate, Correction
from candidates.views.back import way_back

STEPS_KEPT = 10

Step = dict[str, Any]  # JSON: what is to be restored, deleted, changed or corrected back


def delete_with_undo(request: HttpRequest, text: str, rows: Sequence[models.Model]) -> None:
    """Delete `rows`, parents first in the sequence, and say `text` with a button that brings them back."""
    kept = serializers.serialize("json", rows, cls=ExactTimes)
    with transaction.atomic():
        for model, group in groupby(reversed(rows), key=type):
            model.objects.filter(pk__in=[row.pk for row in group]).delete()
    offer_undo(request, text, {"restore": kept})


def added_with_undo(request: HttpRequest, text: str, rows: Iterable[models.Model]) -> None:
    """Say `text` with a button that deletes the `rows`, all of one model, which were just made."""
    offer_undo(request, text, addition(rows))


def addition(rows: Iterable[models.Model]) -> Step:
    """The step back from having made `rows`, all of one model."""
    made = list(rows)
    return {"model": made[0]._meta.label_lower, "delete": [row.pk for row in made]}


def changed_with_undo(
    request: HttpRequest, text: str, rows: models.QuerySet, *, permission: str, **changed: tuple[Any, Any]
) -> None:
    """Say `text` with a button that changes `rows` back: see `change`."""
    offer_undo(request, text, change(rows, permission, **changed))


def change(rows: models.QuerySet, permission: str, **changed: tuple[Any, Any]) -> Step:
    """The step back from having changed `rows`, which asks for `permission`.

    `changed` says which column was changed from what to what; a row that has another value by then is left alone.
    """
    model, keys = rows.model._meta.label_lower, list(rows.values_list("pk", flat=True))
    ends = {column: [_plain(each) for each in pair] for column, pair in changed.items()}
    return {"model": model, "change": ends, "rows": keys, "permission": permission}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime.datetime) else value


def corrected_with_undo(request: HttpRequest, text: str, said: Iterable[Correction], before: State) -> None:
    """Say `text` with a button that takes the corrections of one person back; `before` is what there was."""
    made = list(said)
    offer_undo(
        request, text, {"person": made[0].candidate_id, "corrections": [row.pk for row in made], "before": before}
    )


def offer_undo(request: HttpRequest, text: str, *back: Step) -> None:
    """Say `text` with a button that goes the steps `back`, all of them or none."""
    key = secrets.token_urlsafe(6)
    steps = {**request.session.get("undo", {}), key: back}
    request.session["undo"] = dict(list(steps.items())[-STEPS_KEPT:])
    messages.success(request, render_to_string("_undo.html", {"text": text, "key": key}, request))


@require_POST
def undo(request: HttpRequest) -> HttpResponse:
    steps = request.session.get("undo", {})
    back = steps.pop(request.POST.get("key", ""), None)
    request.session["undo"] = steps
    if back is None:
        messages.warning(request, _("This was undone already, or too much has happened since."))
    else:
        _take_back(request, back)
    return redirect(way_back(request, "home"))


def _take_back(request: HttpRequest, back: Sequence[Step]) -> None:
    try:
        with transaction.atomic():
            for step in back:
                _go_back(request.user, step)
        messages.success(request, _("Undone."))
    except PermissionDenied:
        messages.error(request, _("You may not do this."))
    except IntegrityError:
        messages.error(request, _("It cannot come back: something of the same name has taken its place."))


def _go_back(user: AbstractBaseUser, step: Step) -> None:
    if "restore" in step:
        _restore(user, step["restore"])
    elif "corrections" in step:
        _correct_back(user, step)
    elif "change" in step:
        _change_back(user, step)
    else:
        _delete(user, step)


def _restore(user: AbstractBaseUser, kept: str) -> None:
    rows = list(serializers.deserialize("json", kept))
    _require(user, *_permissions("add", {type(row.object) for row in rows}))
    for row in rows:
        _save_again(row)


def _delete(user: AbstractBaseUser, step: Step) -> None:
    model = apps.get_model(step["model"])
    _require(user, *_permissions("delete", {model}))
    model.objects.filter(pk__in=step["delete"]).delete()


def _change_back(user: AbstractBaseUser, step: Step) -> None:
    _require(user, step["permission"])
    rows = apps.get_model(step["model"]).objects.filter(pk__in=step["rows"])
    for column, (before, after) in step["change"].items():
        rows.filter(**{column: after}).update(**{column: before})


def _correct_back(user: AbstractBaseUser, step: Step) -> None:
    _require(user, "candidates.add_correction")
    if person := Candidate.objects.filter(pk=step["person"]).first():
        take_back(person, step["corrections"], step["before"], user=user)


def _permissions(action: str, models_changed: set[type[models.Model]]) -> set[str]:
    return {f"{model._meta.app_label}.{action}_{model._meta.model_name}" for model in models_changed}


def _require(user: AbstractBaseUser, *permissions: str) -> None:
    if not user.has_perms(permissions):
        raise PermissionDenied


def _save_again(row: DeserializedObject) -> None:
    """Save a row unless one that it must belong to is gone: a person may have been deleted meanwhile."""
    owners = [field for field in row.object._meta.fields if field.many_to_one and not field.null]
    keys = [(field.related_model, getattr(row.object, field.attname)) for field in owners]
    if all(model.objects.filter(pk=key).exists() for model, key in keys):
        row.save()
