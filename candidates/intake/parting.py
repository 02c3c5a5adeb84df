"""A merge undone: both people as they were, and whatever was done since stays where it still has a place."""

from collections.abc import Mapping

from django.apps import apps
from django.contrib.auth.models import AbstractBaseUser
from django.core import serializers
from django.core.serializers.base import DeserializedObject
from django.db import models, transaction
from django.utils import timezone

from candidates.intake import claim, record
from candidates.intake.changes import Cause
from candidates.intake.taking_back import rows_before
from candidates.models import Candidate, Change, Correction, Merge, ResumeFile, Suspicion


class NotTheLast(Exception):
    """Another merge of the same person has to be undone first."""


@transaction.atomic
def part(merge: Merge, *, user: AbstractBaseUser | None) -> list[int]:
    """Undo `merge`; the keys of files to ring for, which were read since and are read again for their own person.

    Raises NotTheLast. What was said of the survivor since stays with her; what was said of a row that she had from
    the other goes back with it.
    """
    record.alone_with(merge.survivor_id)
    if not merge.is_last:
        raise NotTheLast
    survivor = merge.survivor
    files = _read_since(merge)
    _restore(merge.snapshot)
    gone = Candidate.objects.get(pk=merge.gone_pk)
    _forget_carried(merge)
    _give_back(merge.moved, survivor, gone)
    _give_corrections_back(merge, gone)
    record.hold(survivor, rows_before(merge.before), Cause(Change.Why.PARTED, by=user))
    record.hold(gone, record.rows_in_tables(gone))
    merge.undone_by, merge.undone_at = user, timezone.now()
    merge.save()
    return claim.again(ResumeFile.objects.filter(pk__in=files))


def _read_since(merge: Merge) -> list[int]:
    files = merge.survivor.files.filter(finished_at__gt=merge.created_at)
    return list(files.values_list("pk", flat=True))


def _restore(snapshot: str) -> None:
    for row in serializers.deserialize("json", snapshot):
        _save(row)


def _save(row: DeserializedObject) -> None:
    """Save a row unless what it must belong to is gone; what it may belong to is left out then."""
    for column in (field for field in row.object._meta.fields if field.many_to_one):
        key = getattr(row.object, column.attname)
        if key is None or column.related_model.objects.filter(pk=key).exists():
            continue
        if not column.null:
            return
        setattr(row.object, column.attname, None)
    row.save()


def _forget_carried(merge: Merge) -> None:
    """What was decided of the other before the merge is hers alone again."""
    theirs = Suspicion.objects.of([merge.gone_pk]).filter(state=Suspicion.State.DIFFERENT)
    for each in theirs:
        other = ({each.first_id, each.second_id} - {merge.gone_pk}).pop()
        pair = sorted((merge.survivor_id, other))
        carried = Suspicion.objects.filter(first=pair[0], second=pair[1], decided_at=each.decided_at)
        carried.delete()


def _give_back(moved: Mapping[str, list[int]], survivor: Candidate, gone: Candidate) -> None:
    """The rows that went along, as far as they are still there and still the survivor's."""
    for label, keys in moved.items():
        model: type[models.Model] = apps.get_model(label)
        owner = "survivor" if model is Merge else "candidate"
        model.objects.filter(pk__in=keys, **{owner: survivor}).update(**{owner: gone})


def _give_corrections_back(merge: Merge, gone: Candidate) -> None:
    merge.corrections.all().delete()
    for section, entry, own in merge.entries:
        later = Correction.objects.filter(candidate=merge.survivor_id, section=section, entry=entry)
        later.update(candidate=gone, entry=own)
