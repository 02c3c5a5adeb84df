"""Who may be the same person twice: the keys by which two meet, the suspicions, and searches of the whole library."""

from collections.abc import Sequence
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from candidates.models.candidate import Candidate


class IdentityKey(models.Model):
    """A derived row: what a person shares with those whom she is compared with; `intake.duplicates` writes it."""

    candidate = models.ForeignKey(
        Candidate, models.CASCADE, related_name="identity_keys", verbose_name=_("candidate"), db_index=False
    )
    key = models.BigIntegerField(_("key"))  # the hash of a key of `intake.identity`

    class Meta:
        verbose_name = _("key of identity")
        verbose_name_plural = _("keys of identity")
        constraints = [models.UniqueConstraint(fields=["candidate", "key"], name="identity_key_once")]
        indexes = [models.Index(fields=["key", "candidate"], name="identity_key_candidate")]

    def __str__(self) -> str:
        return f"{self.candidate_id} {self.key}"


class SuspicionQuerySet(models.QuerySet):
    def waiting(self) -> Self:
        """Those on which nobody has decided, the surest first."""
        return self.filter(state=Suspicion.State.OPEN).order_by("-score", "-pk")

    def by_person(self, keys: Sequence[int]) -> dict[int, int]:
        """For each of the people `keys` who is in any that waits: the key of the surest."""
        found: dict[int, int] = {}
        for pk, *pair in self.waiting().of(keys).values_list("pk", "first", "second"):
            for person in pair:
                found.setdefault(person, pk)
        return found

    def of(self, keys: Any) -> Self:
        """Those of which one of the two is among the people `keys`."""
        return self.filter(models.Q(first__in=keys) | models.Q(second__in=keys))


class Suspicion(models.Model):
    """Two people who may be one; `first` came before `second`. What was decided is never asked again."""

    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("suspicion", "Waiting")
        DIFFERENT = "different", pgettext_lazy("suspicion", "Not the same person")

    first = models.ForeignKey(Candidate, models.CASCADE, related_name="+", verbose_name=_("one"))
    second = models.ForeignKey(Candidate, models.CASCADE, related_name="+", verbose_name=_("the other"))
    score = models.FloatField(_("score"))
    signs = models.JSONField(_("signs"), default=list)  # [[code, weight, facts]], see `intake.likeness`
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.OPEN)
    created_at = models.DateTimeField(_("found"), auto_now_add=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("by whom")
    )
    decided_at = models.DateTimeField(_("decided"), null=True)

    objects = SuspicionQuerySet.as_manager()

    class Meta:
        verbose_name = _("suspicion")
        verbose_name_plural = _("suspicions")
        ordering = ["-score", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="suspicion_once"),
            models.CheckConstraint(condition=models.Q(first__lt=models.F("second")), name="suspicion_in_order"),
        ]
        indexes = [models.Index(fields=["state", "-score"], name="suspicion_waiting")]

    def __str__(self) -> str:
        return f"{self.first_id} {self.second_id}"


class DuplicateSearch(models.Model):
    """A search of the whole library, how far it is, and who asked for it."""

    total = models.PositiveIntegerField(_("people"), default=0)
    done = models.PositiveIntegerField(_("people searched"), default=0)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("by whom")
    )
    created_at = models.DateTimeField(_("begun"), auto_now_add=True)
    finished_at = models.DateTimeField(_("finished"), null=True)

    class Meta:
        verbose_name = _("search for duplicates")
        verbose_name_plural = _("searches for duplicates")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.done} / {self.total}"

    @property
    def percent(self) -> int:
        """How far it is, 0 to 100."""
        return self.done * 100 // self.total if self.total else 0


class MergeQuerySet(models.QuerySet):
    def in_force(self) -> Self:
        """Those that were not undone, the newest first."""
        return self.filter(undone_at=None).select_related("created_by").order_by("-pk")


class Merge(models.Model):
    """Two people who were made one, with all that is needed to make them two again. Leaves with the survivor."""

    survivor = models.ForeignKey(Candidate, models.CASCADE, related_name="merges", verbose_name=_("candidate"))
    gone_pk = models.BigIntegerField(_("number of the other"), db_index=True)
    gone_name = models.CharField(_("name of the other"), max_length=100, blank=True)
    before = models.JSONField(_("the candidate before"), default=dict)  # `intake.taking_back.whole_state`
    snapshot = models.TextField(_("the other before"), blank=True)  # her rows, serialized, those apart that went along
    moved = models.JSONField(_("what went along"), default=dict)  # {model: [keys of rows that changed their person]}
    entries = models.JSONField(_("rows taken over"), default=list)  # [[section, entry here, entry of the other]]
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("by whom")
    )
    created_at = models.DateTimeField(_("merged"), auto_now_add=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("undone by")
    )
    undone_at = models.DateTimeField(_("undone"), null=True)

    objects = MergeQuerySet.as_manager()

    class Meta:
        verbose_name = _("merge")
        verbose_name_plural = _("merges")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.survivor_id} {self.gone_pk}"

    @property
    def is_last(self) -> bool:
        """Whether it can be undone: merges of one person are undone in the order back."""
        newest = Merge.objects.filter(survivor=self.survivor_id).in_force().first()
        return newest is not None and newest.pk == self.pk
