"""What nobody need be asked about again: a question of somebody's dates, a line that belongs in no field."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from candidates.models.candidate import Candidate


class Dismissal(models.Model):
    """`key` says which question or line, however a file is read again (`candidates.dismissals`)."""

    class Kind(models.TextChoices):
        QUESTION = "question", pgettext_lazy("dismissal", "Question")
        LINE = "line", pgettext_lazy("dismissal", "Line of a résumé")

    candidate = models.ForeignKey(Candidate, models.CASCADE, related_name="dismissals", verbose_name=_("candidate"))
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    key = models.CharField(_("key"), max_length=64, editable=False)
    words = models.TextField(_("words"))  # as they stood there
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("by whom")
    )
    created_at = models.DateTimeField(_("put aside"), auto_now_add=True)

    class Meta:
        verbose_name = _("thing put aside")
        verbose_name_plural = _("things put aside")
        ordering = ["-pk"]
        constraints = [models.UniqueConstraint(fields=["candidate", "kind", "key"], name="dismissal_once")]

    def __str__(self) -> str:
        return self.words[:40]
