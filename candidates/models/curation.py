"""What people add: tags, shortlists, notes, and corrections of what the parser read."""

from collections.abc import Iterable, Sequence
from typing import Self

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from candidates.models.candidate import Candidate
from candidates.models.keys import row_keys


class Tag(models.Model):
    class Color(models.TextChoices):
        BLUE = "blue", pgettext_lazy("colour", "Blue")
        GREEN = "green", pgettext_lazy("colour", "Green")
        AMBER = "amber", pgettext_lazy("colour", "Amber")
        VIOLET = "violet", pgettext_lazy("colour", "Violet")
        ROSE = "rose", pgettext_lazy("colour", "Rose")
        TEAL = "teal", pgettext_lazy("colour", "Teal")

    name = models.CharField(_("name"), max_length=50, unique=True)
    color = models.CharField(_("colour"), max_length=10, choices=Color.choices, default=Color.BLUE)

    class Meta:
        verbose_name = _("tag")
        verbose_name_plural = _("tags")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Tagging(models.Model):
    candidate = models.ForeignKey(Candidate, models.CASCADE, verbose_name=_("candidate"))
    tag = models.ForeignKey(Tag, models.CASCADE, verbose_name=_("tag"))
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("by whom")
    )
    created_at = models.DateTimeField(_("added"), auto_now_add=True)

    class Meta:
        verbose_name = _("tagging")
        verbose_name_plural = _("taggings")
        ordering = ["tag__name"]
        constraints = [models.UniqueConstraint(fields=["candidate", "tag"], name="tagging_once")]
        indexes = [models.Index(fields=["tag", "candidate"], name="tagging_tag")]

    def __str__(self) -> str:
        return f"{self.tag_id} {self.candidate_id}"


class Stage(models.Model):
    """How far somebody on a shortlist is. The stages are the same for all lists."""

    name = models.CharField(_("name"), max_length=30, unique=True)
    rank = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("stage")
        verbose_name_plural = _("stages")
        ordering = ["rank", "pk"]

    def __str__(self) -> str:
        return self.name


class ShortlistQuerySet(models.QuerySet):
    def for_index(self) -> Self:
        """The lists with how many people they hold, newest change first."""
        counted = self.select_related("created_by").annotate(member_count=models.Count("members"))
        return counted.order_by("-updated_at", "-pk")  # grouping drops the usual order

    def for_menu(self) -> Self:
        """The lists that somebody is offered to put a person on, those that changed last."""
        return self.filter(archived_at=None).only("name")[:100]


class Shortlist(models.Model):
    name = models.CharField(_("name"), max_length=100, unique=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("by whom")
    )
    created_at = models.DateTimeField(_("made"), auto_now_add=True)
    updated_at = models.DateTimeField(_("changed"), auto_now=True)
    archived_at = models.DateTimeField(_("archived"), null=True, blank=True)

    objects = ShortlistQuerySet.as_manager()

    class Meta:
        verbose_name = _("shortlist")
        verbose_name_plural = _("shortlists")
        ordering = ["-updated_at", "-pk"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("shortlist", args=[self.pk])

    @transaction.atomic
    def add(self, candidate_ids: Iterable[int], *, by: AbstractBaseUser | None) -> list["ShortlistMember"]:
        """Put people at the end in the order given, and return their new places; who is here already stays put."""
        Shortlist.objects.select_for_update().get(pk=self.pk)  # two who add at once come one after the other
        here = set(self.members.values_list("candidate_id", flat=True))
        new = [pk for pk in dict.fromkeys(candidate_ids) if pk not in here]
        last = self.members.aggregate(last=models.Max("rank"))["last"] or 0
        members = ShortlistMember.objects.bulk_create(
            [
                ShortlistMember(shortlist=self, candidate_id=pk, rank=rank, created_by=by)
                for rank, pk in enumerate(new, start=last + 1)
            ],
            batch_size=1000,
        )
        self.save(update_fields=["updated_at"])
        return members

    @transaction.atomic
    def put_in_order(self, member_ids: Sequence[int]) -> None:
        """Let the members named stand in this order, in the places that they hold among all; the others stay."""
        Shortlist.objects.select_for_update().get(pk=self.pk)
        members = list(self.members.order_by("rank", "pk"))
        place_of = {member.pk: place for place, member in enumerate(members)}
        moved = [pk for pk in dict.fromkeys(member_ids) if pk in place_of]
        by_id = {member.pk: member for member in members}
        for place, pk in zip(sorted(place_of[pk] for pk in moved), moved, strict=True):
            members[place] = by_id[pk]
        out_of_place = [(rank, member) for rank, member in enumerate(members, start=1) if member.rank != rank]
        for rank, member in out_of_place:
            member.rank = rank
        ShortlistMember.objects.bulk_update([member for _, member in out_of_place], ["rank"], batch_size=500)
        self.save(update_fields=["updated_at"])

    @transaction.atomic
    def copy(self, name: str, *, by: AbstractBaseUser | None) -> "Shortlist":
        """A new list called `name` with the same people in the same order, with their stages and notes."""
        made = Shortlist.objects.create(name=name, created_by=by)
        ShortlistMember.objects.bulk_create(
            [
                ShortlistMember(
                    shortlist=made,
                    candidate_id=member.candidate_id,
                    rank=rank,
                    note=member.note,
                    stage_id=member.stage_id,
                    created_by=by,
                )
                for rank, member in enumerate(self.members.order_by("rank", "pk"), start=1)
            ],
            batch_size=1000,
        )
        return made

    @transaction.atomic
    @transaction.atomic
    def merge_into(self, other: "Shortlist", *, by: AbstractBaseUser | None) -> list["ShortlistMember"]:
        """Put the people of this list behind those of `other` with their stages and notes; return the new places.

        Who is there already stays as she is there; this list goes into the archive.
        """
        here = {member.candidate_id: member for member in self.members.order_by("rank", "pk")}
        added = other.add(here, by=by)
        for member in added:
            member.note, member.stage_id = here[member.candidate_id].note, here[member.candidate_id].stage_id
        ShortlistMember.objects.bulk_update(added, ["note", "stage"], batch_size=500)
        self.archived_at = timezone.now()
        self.save(update_fields=["archived_at"])
        return added

    def move(self, member_id: int, by: int) -> None:
        """Let a member change places with the one `by` places further down; nothing beyond either end."""
        order = list(self.members.order_by("rank", "pk").values_list("pk", flat=True))
        place = order.index(member_id) if member_id in order else -1
        if place >= 0 and 0 <= place + by < len(order):
            neighbours = [order[place], order[place + by]]
            self.put_in_order(neighbours if by < 0 else neighbours[::-1])


class ShortlistMemberQuerySet(models.QuerySet):
    def for_page(self) -> Self:
        """What a row of a shortlist shows."""
        return self.select_related("candidate", "created_by", "stage")

    def at(self, stage: str) -> Self:
        """Those at the stage of this key, with "none" those at no stage; all for anything else."""
        if stage == "none":
            return self.filter(stage=None)
        return self.filter(stage__in=row_keys([stage])) if row_keys([stage]) else self


class ShortlistMember(models.Model):
    shortlist = models.ForeignKey(Shortlist, models.CASCADE, related_name="members", verbose_name=_("shortlist"))
    candidate = models.ForeignKey(Candidate, models.CASCADE, related_name="memberships", verbose_name=_("candidate"))
    rank = models.PositiveIntegerField(_("order"), default=0)  # 1 stands first; ties by pk
    note = models.CharField(_("note"), max_length=500, blank=True)
    stage = models.ForeignKey(
        Stage, models.SET_NULL, null=True, blank=True, related_name="members", verbose_name=_("stage")
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("by whom")
    )
    created_at = models.DateTimeField(_("added"), auto_now_add=True)

    objects = ShortlistMemberQuerySet.as_manager()

    class Meta:
        verbose_name = _("member")
        verbose_name_plural = _("members")
        ordering = ["rank", "pk"]
        constraints = [models.UniqueConstraint(fields=["shortlist", "candidate"], name="shortlist_member_once")]

    def __str__(self) -> str:
        return f"{self.shortlist_id} {self.candidate_id}"


class Note(models.Model):
    candidate = models.ForeignKey(Candidate, models.CASCADE, related_name="notes", verbose_name=_("candidate"))
    text = models.TextField(_("note"), max_length=5000)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("by whom")
    )
    created_at = models.DateTimeField(_("written"), auto_now_add=True)

    class Meta:
        verbose_name = _("note")
        verbose_name_plural = _("notes")
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.text[:40]


class CorrectionQuerySet(models.QuerySet):
    def in_force(self) -> Self:
        """The last word on each value, oldest first."""
        newer = CorrectionQuerySet(self.model).filter(
            candidate=models.OuterRef("candidate"),
            section=models.OuterRef("section"),
            entry=models.OuterRef("entry"),
            field=models.OuterRef("field"),
            pk__gt=models.OuterRef("pk"),
        )
        return self.filter(~models.Exists(newer)).order_by("pk")


class Correction(models.Model):
    """What a person says against, or besides, the parser. An append-only log: the newest row of a value holds.

    `section` is "basics", "skills" or a history's model name, `entry` the history row's key ("" in basics). An empty
    `field` speaks of the whole row: `value` null removes it, an object of fields is a row that a person added.
    """

    candidate = models.ForeignKey(Candidate, models.CASCADE, related_name="corrections", verbose_name=_("candidate"))
    section = models.CharField(_("section"), max_length=30)
    entry = models.CharField(_("entry"), max_length=64, blank=True)
    field = models.CharField(_("field"), max_length=40, blank=True)
    value = models.JSONField(_("value"), null=True)
    parsed_value = models.JSONField(_("parsed value"), null=True)  # what the parser said when the person spoke
    # the places of the file that the value stands in: [{"page", "line", "start", "end", "boxes", "text"}]
    source = models.JSONField(_("evidence"), null=True, blank=True)
    # by which it was decided, rather than typed
    merge = models.ForeignKey(
        "Merge", models.SET_NULL, null=True, blank=True, related_name="corrections", verbose_name=_("merge")
    )
    # {"value": …}: what a later reading says there, when it is neither this nor what the parser said then
    reread = models.JSONField(_("read later"), null=True, blank=True)
    # whether it settles such a difference, rather than says something new
    settles = models.BooleanField(_("settles a difference"), default=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("by whom")
    )
    created_at = models.DateTimeField(_("added"), auto_now_add=True)

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["candidate", "section", "entry", "field"], name="correction_value")]

    def __str__(self) -> str:
        return f"{self.section} {self.entry} {self.field}"
