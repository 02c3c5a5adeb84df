"""Who looked at whom: one row for each person, user and day."""

import datetime

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from candidates.models.candidate import Candidate

A_MOMENT = datetime.timedelta(minutes=5)  # spares a write for every click on the page


class LookQuerySet(models.QuerySet):
    def write_down(self, candidate: Candidate, user: AbstractBaseUser) -> None:
        """Say that `user` looks at `candidate` now; who has looked a moment ago is not written down again."""
        now = timezone.now()
        today = {"candidate": candidate, "user": user, "day": timezone.localdate(now)}
        if self.filter(**today, last_at__gt=now - A_MOMENT).exists():
            return
        if not self.filter(**today).update(last_at=now):
            self.bulk_create([Look(**today, first_at=now, last_at=now)], ignore_conflicts=True)


class Look(models.Model):
    candidate = models.ForeignKey(Candidate, models.CASCADE, related_name="looks", verbose_name=_("candidate"))
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("by whom")
    )
    day = models.DateField(_("day"))
    first_at = models.DateTimeField(_("first look"))
    last_at = models.DateTimeField(_("last look"))

    objects = LookQuerySet.as_manager()

    class Meta:
        verbose_name = _("look")
        verbose_name_plural = _("looks")
        ordering = ["-last_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["candidate", "user", "day"], name="look_once_a_day")]

    def __str__(self) -> str:
        return f"{self.candidate_id} {self.user_id} {self.day}"
