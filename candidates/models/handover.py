"""What leaves the house: who took which people out, in which form; and the columns that she likes to take."""

from collections.abc import Sequence
from typing import Self

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.db import models
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from candidates.models.candidate import Candidate


class ExportFormat(models.TextChoices):
    XLSX = "xlsx", "Excel"
    CSV = "csv", "CSV"
    JSON = "json", "JSON Resume"
    PROFILE = "profile", pgettext_lazy("export", "Printed profiles")


class ExportQuerySet(models.QuerySet):
    def seen_by(self, user: AbstractBaseUser) -> Self:
        """Her own, or everybody's for one who may see the exports."""
        return self if user.has_perm("candidates.view_export") else self.filter(created_by=user)

    def for_log(self) -> Self:
        return self.select_related("created_by")


class Export(models.Model):
    """One export. `count` people of `total` have left so far; `people` are those, as long as they are known here."""

    class Scope(models.TextChoices):
        PERSON = "person", pgettext_lazy("export", "A candidate")
        SHORTLIST = "shortlist", pgettext_lazy("export", "A shortlist")
        SELECTION = "selection", pgettext_lazy("export", "Chosen in the list")
        RESULT = "result", pgettext_lazy("export", "A result of the list")

    format = models.CharField(_("format"), max_length=10, choices=ExportFormat.choices)
    scope = models.CharField(_("what"), max_length=10, choices=Scope.choices)
    # the name of a shortlist, the query string of a result
    about = models.TextField(_("which"), blank=True)
    columns = models.JSONField(_("columns"), default=list, blank=True)  # keys in `candidates.columns`
    is_blind = models.BooleanField(_("without names and contacts"), default=False)
    total = models.PositiveIntegerField(_("people asked for"), default=0)
    count = models.PositiveIntegerField(_("people handed over"), default=0)
    people = models.ManyToManyField(Candidate, related_name="exports", blank=True, verbose_name=_("candidates"))
    # by which the page that asked for it asks how far it is
    ticket = models.CharField(_("ticket"), max_length=32, blank=True, db_index=True, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("by whom")
    )
    created_at = models.DateTimeField(_("begun"), auto_now_add=True, db_index=True)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)
    stopped_at = models.DateTimeField(_("cut off"), null=True, blank=True)

    objects = ExportQuerySet.as_manager()

    class Meta:
        verbose_name = _("export")
        verbose_name_plural = _("exports")
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_format_display()} {self.count}/{self.total}"

    @property
    def percent(self) -> int:
        """How far it is, 0 to 100."""
        return self.count * 100 // self.total if self.total else 100

    def handed(self, candidate_ids: Sequence[int]) -> None:
        """These people leave now."""
        through = Export.people.through
        through.objects.bulk_create(
            [through(export_id=self.pk, candidate_id=pk) for pk in candidate_ids], ignore_conflicts=True
        )
        Export.objects.filter(pk=self.pk).update(count=F("count") + len(candidate_ids))

    def finish(self) -> None:
        """The last byte is out."""
        self.finished_at = timezone.now()
        self.save(update_fields=["finished_at"])

    def stop(self) -> None:
        """Whoever took it went away, or something broke: not all of it left."""
        self.stopped_at = timezone.now()
        self.save(update_fields=["stopped_at"])


class ExportChoice(models.Model):
    """What a user chose the last time, for shortlists and for all else: the columns in her order, and the format."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("user"))
    of_shortlists = models.BooleanField(_("of shortlists"), default=False)
    columns = models.JSONField(_("columns"), default=list)
    format = models.CharField(_("format"), max_length=10, choices=ExportFormat.choices, default=ExportFormat.XLSX)

    class Meta:
        verbose_name = _("choice for exports")
        verbose_name_plural = _("choices for exports")
        constraints = [models.UniqueConstraint(fields=["user", "of_shortlists"], name="export_choice_once")]

    def __str__(self) -> str:
        return f"{self.user_id} {self.format}"
