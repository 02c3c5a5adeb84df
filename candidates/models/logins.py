"""How often a log-in failed lately: who has guessed often waits longer and longer before the next guess counts."""

import datetime
import hashlib

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

FREE_FAILURES = 5  # wrong passwords that cost nothing: people mistype
LONGEST_WAIT = datetime.timedelta(seconds=60)  # short enough that nobody is locked out by a stranger's guesses
FORGOTTEN_AFTER = datetime.timedelta(days=1)


def wait_after(failures: int) -> datetime.timedelta:
    """2, 4, 8 … seconds, from the first failure that is not free."""
    paid = failures - FREE_FAILURES
    return min(datetime.timedelta(seconds=2 ** min(paid, 10)), LONGEST_WAIT) if paid > 0 else datetime.timedelta()


class LogInFailuresQuerySet(models.QuerySet):
    def begin(self, name: str) -> bool:
        """Count a guess at the password of `name` before it is checked; False where it comes too early to be."""
        now = timezone.now()
        with transaction.atomic():
            self.filter(last_at__lt=now - FORGOTTEN_AFTER).delete()
            row, _is_new = self.select_for_update().get_or_create(key=key_of(name), defaults={"last_at": now})
            if now < row.last_at + wait_after(row.count):
                return False
            row.count, row.last_at = row.count + 1, now
            row.save()
        return True

    def forget(self, name: str) -> None:
        """The password was right."""
        self.filter(key=key_of(name)).delete()

    def seconds_to_wait(self, name: str) -> int:
        """Whole seconds until the next guess is looked at; 0 when it is now."""
        row = self.filter(key=key_of(name)).first()
        left = row.last_at + wait_after(row.count) - timezone.now() if row else datetime.timedelta()
        return max(0, -(-left // datetime.timedelta(seconds=1)))


class LogInFailures(models.Model):
    # a hash: what is typed as a name may be a password
    key = models.CharField(_("hash of the name"), max_length=64, primary_key=True)
    count = models.PositiveIntegerField(_("failures"), default=0)
    last_at = models.DateTimeField(_("last failure"))

    objects = LogInFailuresQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = _("failed log-ins")
        indexes = [models.Index(fields=["last_at"], name="log_in_failures_last")]

    def __str__(self) -> str:
        return f"{self.key[:8]} {self.count}"


def key_of(name: str) -> str:
    return hashlib.sha256(name.strip().casefold().encode()).hexdigest()
