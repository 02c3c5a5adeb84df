"""What a résumé tells of a life, one table a kind. The rows are derived: see candidate.py.

`entry` is the stable key by which a correction finds its row again after a new reading.
"""

from collections.abc import Mapping
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from candidates.models.candidate import Candidate, DegreeLevel
from candidates.models.partial_date import PartialDateField, first_month, last_month


class History(models.Model):
    """One row of one kind. `by_person` marks a row that a person added or corrected."""

    candidate = models.ForeignKey(Candidate, models.CASCADE, related_name="%(class)s_set", verbose_name=_("candidate"))
    position_in_resume = models.PositiveSmallIntegerField(_("order"), default=0, editable=False)
    entry = models.CharField(_("entry"), max_length=64, editable=False)
    evidence = models.JSONField(_("evidence"), default=dict, blank=True, editable=False)
    by_person = models.BooleanField(_("by a person"), default=False, editable=False)

    class Meta:
        abstract = True
        ordering = ["position_in_resume", "pk"]

    @classmethod
    def related_name(cls) -> str:
        return f"{cls._meta.model_name}_set"


class DatedHistory(History):
    """A history with a beginning and an end. Reversed dates stay as written."""

    start_date = PartialDateField(_("from"))
    end_date = PartialDateField(_("until"))
    is_current = models.BooleanField(_("until now"), default=False)
    # months since year 0, for filters and sums
    start_month = models.IntegerField(_("first month"), null=True, editable=False)
    end_month = models.IntegerField(_("last month"), null=True, editable=False)

    class Meta(History.Meta):
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=models.Q(is_current=False) | models.Q(end_date=""), name="%(class)s_current_has_no_end"
            )
        ]
        indexes = [models.Index(fields=["candidate", "start_month"], name="%(class)s_months")]

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.set_months()
        super().save(*args, **kwargs)

    def set_months(self) -> None:
        """Fill `start_month` and `end_month` from the dates; bulk_create calls no save, so callers do this."""
        self.start_month = first_month(self.start_date)
        self.end_month = None if self.is_current else last_month(self.end_date)


class Education(DatedHistory):
    institution = models.CharField(_("school"), max_length=200, blank=True)
    department = models.CharField(_("department"), max_length=200, blank=True)
    area = models.CharField(_("major"), max_length=200, blank=True)
    study_type = models.CharField(_("degree as written"), max_length=100, blank=True)
    level = models.PositiveSmallIntegerField(_("degree"), choices=DegreeLevel.choices, default=DegreeLevel.NONE)
    mode = models.CharField(_("mode of study"), max_length=50, blank=True)  # 统招 自考 函授 …
    score = models.CharField(_("grade"), max_length=100, blank=True)
    rank = models.CharField(_("rank"), max_length=100, blank=True)
    courses = models.TextField(_("courses"), blank=True)
    description = models.TextField(_("description"), blank=True)
    is_985 = models.BooleanField("985", default=False, editable=False)
    is_211 = models.BooleanField("211", default=False, editable=False)
    is_double_first_class = models.BooleanField(_("Double First-Class"), default=False, editable=False)
    is_overseas = models.BooleanField(_("overseas"), default=False, editable=False)

    class Meta(DatedHistory.Meta):
        verbose_name = _("education")
        verbose_name_plural = _("education")
        indexes = [
            *DatedHistory.Meta.indexes,
            models.Index(fields=["institution", "candidate"], name="education_institution"),
            models.Index(fields=["area", "candidate"], name="education_area"),
            models.Index(fields=["mode", "study_type", "level", "candidate"], name="education_mode"),  # read whole
        ]

    def __str__(self) -> str:
        return self.institution

    @property
    def tiers(self) -> list[str]:
        return Candidate.tiers.fget(self)


class WorkExperience(DatedHistory):
    name = models.CharField(_("company"), max_length=200, blank=True)
    department = models.CharField(_("department"), max_length=200, blank=True)
    position = models.CharField(_("title"), max_length=200, blank=True)
    location = models.CharField(_("place"), max_length=200, blank=True)
    description = models.TextField(_("description"), blank=True)

    class Meta(DatedHistory.Meta):
        verbose_name = _("work")
        verbose_name_plural = _("work")
        indexes = [*DatedHistory.Meta.indexes, models.Index(fields=["name", "candidate"], name="work_name")]

    def __str__(self) -> str:
        return self.name or self.position


class Project(DatedHistory):
    name = models.CharField(_("project"), max_length=300, blank=True)
    role = models.CharField(_("role"), max_length=200, blank=True)
    description = models.TextField(_("description"), blank=True)

    class Meta(DatedHistory.Meta):
        verbose_name = _("project")
        verbose_name_plural = _("projects")

    def __str__(self) -> str:
        return self.name


class Activity(DatedHistory):
    name = models.CharField(_("activity"), max_length=300, blank=True)
    role = models.CharField(_("role"), max_length=200, blank=True)
    description = models.TextField(_("description"), blank=True)

    class Meta(DatedHistory.Meta):
        verbose_name = _("activity")
        verbose_name_plural = _("activities")

    def __str__(self) -> str:
        return self.name


class Publication(History):
    name = models.CharField(_("title"), max_length=500, blank=True)
    publisher = models.CharField(_("venue"), max_length=300, blank=True)
    release_date = PartialDateField(_("published"))
    authors = models.CharField(_("authors"), max_length=500, blank=True)

    class Meta(History.Meta):
        verbose_name = _("publication")
        verbose_name_plural = _("publications")

    def __str__(self) -> str:
        return self.name


class Patent(History):
    name = models.CharField(_("patent"), max_length=300, blank=True)
    number = models.CharField(_("number"), max_length=100, blank=True)
    date = PartialDateField(_("date"))

    class Meta(History.Meta):
        verbose_name = _("patent")
        verbose_name_plural = _("patents")

    def __str__(self) -> str:
        return self.name


class Award(History):
    title = models.CharField(_("award"), max_length=300, blank=True)
    date = PartialDateField(_("date"))

    class Meta(History.Meta):
        verbose_name = _("award")
        verbose_name_plural = _("awards")

    def __str__(self) -> str:
        return self.title


class Certificate(History):
    name = models.CharField(_("certificate"), max_length=300, blank=True)
    date = PartialDateField(_("date"))

    class Meta(History.Meta):
        verbose_name = _("certificate")
        verbose_name_plural = _("certificates")

    def __str__(self) -> str:
        return self.name


class LanguageSkill(History):
    language = models.CharField(_("language"), max_length=50, blank=True)
    fluency = models.CharField(_("fluency"), max_length=200, blank=True)

    class Meta(History.Meta):
        verbose_name = _("language")
        verbose_name_plural = _("languages")

    def __str__(self) -> str:
        return self.language


class OtherSection(History):
    """培训经历, 兴趣爱好 …: what stands under a heading of its own and in no other table."""

    title = models.CharField(_("heading"), max_length=100, blank=True)
    description = models.TextField(_("description"), blank=True)

    class Meta(History.Meta):
        verbose_name = _("other section")
        verbose_name_plural = _("other sections")

    def __str__(self) -> str:
        return self.title


# Section of a résumé, as the parser and JSON Resume name it → table, in the order of the page.
SECTIONS: Mapping[str, type[History]] = {
    "education": Education,
    "work": WorkExperience,
    "projects": Project,
    "activities": Activity,
    "publications": Publication,
    "patents": Patent,
    "awards": Award,
    "certificates": Certificate,
    "languages": LanguageSkill,
    "others": OtherSection,
}
HISTORIES = tuple(SECTIONS.values())
