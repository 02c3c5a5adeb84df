"""Searches that are asked again: kept under a name, for oneself or for everybody, pinned by whoever likes."""

from typing import Self

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class SavedSearchQuerySet(models.QuerySet):
    def open_to(self, user: AbstractBaseUser) -> Self:
        """Her own and the shared ones, pinned ones first, each with `is_pinned` and `looked_at` as she left it.

        Who never looked at one looks from when it was saved.
        """
        hers = Follow.objects.filter(search=OuterRef("pk"), user=user)
        looked_at = Coalesce(Subquery(hers.values("looked_at")[:1]), F("created_at"))
        found = self.filter(Q(created_by=user) | Q(is_shared=True)).select_related("created_by")
        followed = found.annotate(is_pinned=Exists(hers.filter(is_pinned=True)), looked_at=looked_at)
        return followed.order_by("-is_pinned", "name", "pk")


class SavedSearch(models.Model):
    name = models.CharField(_("name"), max_length=100)
    query = models.TextField(_("filters"), blank=True)  # of the list's address, as `candidates.searches.kept` has it
    is_shared = models.BooleanField(_("for everybody"), default=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("by whom")
    )
    created_at = models.DateTimeField(_("made"), auto_now_add=True)

    objects = SavedSearchQuerySet.as_manager()

    class Meta:
        verbose_name = _("saved search")
        verbose_name_plural = _("saved searches")
        ordering = ["name", "pk"]
        constraints = [models.UniqueConstraint(fields=["created_by", "name"], name="saved_search_once")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("search", args=[self.pk])


class FollowQuerySet(models.QuerySet):
    def note(self, user: AbstractBaseUser, search: SavedSearch, **said: object) -> None:
        """Write down how `user` keeps `search`: `is_pinned`, `looked_at`, or both."""
        self.update_or_create(user=user, search=search, defaults=said)


class Follow(models.Model):
    """How one user keeps a saved search: on her start page or not, and when she looked at it last."""

    search = models.ForeignKey(SavedSearch, models.CASCADE, related_name="follows", verbose_name=_("saved search"))
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("by whom"))
    is_pinned = models.BooleanField(_("on the start page"), default=False)
    looked_at = models.DateTimeField(_("last look"), null=True, blank=True)

    objects = FollowQuerySet.as_manager()

    class Meta:
        verbose_name = _("followed search")
        verbose_name_plural = _("followed searches")
        constraints = [models.UniqueConstraint(fields=["search", "user"], name="follow_once")]

    def __str__(self) -> str:
        return f"{self.user_id} {self.search_id}"
