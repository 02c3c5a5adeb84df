"""Which values changed without being typed: read again, made two again, taken back. What is typed is a Correction."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from candidates.models.candidate import Candidate
from candidates.models.intake import ResumeFile


class Change(models.Model):
    """One value that another took the place of; `section`, `entry` and `field` are as in Correction."""

    class Why(models.TextChoices):
        READ = "read", pgettext_lazy("change", "Read again")
        PARTED = "parted", pgettext_lazy("change", "Made two people again")
        UNDONE = "undone", pgettext_lazy("change", "Undone")

    candidate = models.ForeignKey(Candidate, models.CASCADE, related_name="changes", verbose_name=_("candidate"))
    section = models.CharField(_("section"), max_length=30)
    entry = models.CharField(_("entry"), max_length=64, blank=True)
    field = models.CharField(_("field"), max_length=40, blank=True)
    before = models.JSONField(_("from"), null=True)
    after = models.JSONField(_("to"), null=True)
    why = models.CharField(_("why"), max_length=10, choices=Why.choices)
    file = models.ForeignKey(ResumeFile, models.SET_NULL, null=True, related_name="+", verbose_name=_("résumé file"))
    parser_version = models.CharField(_("version of the parser"), max_length=20, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("by whom")
    )
    created_at = models.DateTimeField(_("changed"), auto_now_add=True)

    class Meta:
        verbose_name = _("change of a value")
        verbose_name_plural = _("changes of values")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.section} {self.entry} {self.field}"
