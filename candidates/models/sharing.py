"""Read-only links to a shortlist for people without an account."""

import datetime
from typing import Self

from django.conf import settings
from django.core import signing
from django.db import models
from django.db.models import F
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from candidates.models.curation import Shortlist

SIGNER = signing.Signer(sep=".", salt="candidates.share")


class ShareLinkQuerySet(models.QuerySet):
    def open(self) -> Self:
        """Those that still lead somewhere."""
        return self.filter(revoked_at=None, expires_at__gt=timezone.now())

    def named(self, token: str) -> Self:
        """The link of an address that still leads somewhere; none for a forged, revoked or expired one."""
        try:
            key = SIGNER.unsign(token)
        except signing.BadSignature:
            return self.none()
        return self.open().filter(pk=int(key))


class ShareLink(models.Model):
    """The address is signed, not stored: whoever reads the database cannot make it."""

    shortlist = models.ForeignKey(Shortlist, models.CASCADE, related_name="links", verbose_name=_("shortlist"))
    label = models.CharField(_("for whom"), max_length=100, blank=True)
    shows_contacts = models.BooleanField(_("with contacts"), default=False)
    expires_at = models.DateTimeField(_("expires"))
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True)
    opened = models.PositiveIntegerField(_("times opened"), default=0)
    opened_at = models.DateTimeField(_("last opened"), null=True, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("by whom")
    )
    created_at = models.DateTimeField(_("made"), auto_now_add=True)

    objects = ShareLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("share link")
        verbose_name_plural = _("share links")
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.label or str(self.shortlist)

    def get_absolute_url(self) -> str:
        return reverse("shared", args=[self.token])

    @property
    def token(self) -> str:
        return SIGNER.sign(str(self.pk))

    def count_opening(self, when: datetime.datetime) -> None:
        ShareLink.objects.filter(pk=self.pk).update(opened=F("opened") + 1, opened_at=when)
