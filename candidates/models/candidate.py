"""A person, with the columns that lists filter and sort by.

The values here are what holds now: the parser's reading with people's corrections laid over it. What the parser read
stays in `ResumeFile.parsed`, what people said in `Correction`; `intake.record` makes these columns from the two.
"""

from typing import Self

from django.db import models
from django.db.models import Prefetch
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from candidates.models.partial_date import PartialDateField


class DegreeLevel(models.IntegerChoices):
    """Levels of a degree, higher is more; exchange terms have none."""

    NONE = 0, _("Unknown")
    HIGH_SCHOOL = 10, pgettext_lazy("degree", "High school")
    VOCATIONAL = 15, pgettext_lazy("degree", "Vocational school")
    ASSOCIATE = 20, pgettext_lazy("degree", "Associate")
    BACHELOR = 30, pgettext_lazy("degree", "Bachelor")
    MASTER = 40, pgettext_lazy("degree", "Master")
    MBA = 41, pgettext_lazy("degree", "MBA")
    DOCTOR = 50, pgettext_lazy("degree", "Doctor")
    POSTDOCTOR = 60, pgettext_lazy("degree", "Postdoctor")


LEVELS = {  # as the lexicon names them
    "博士后": DegreeLevel.POSTDOCTOR,
    "博士": DegreeLevel.DOCTOR,
    "MBA": DegreeLevel.MBA,
    "硕士": DegreeLevel.MASTER,
    "本科": DegreeLevel.BACHELOR,
    "大专": DegreeLevel.ASSOCIATE,
    "中专": DegreeLevel.VOCATIONAL,
    "高中": DegreeLevel.HIGH_SCHOOL,
}


class CandidateQuerySet(models.QuerySet):
    def for_rows(self) -> Self:
        """What a row of the list shows, skills apart, and no more: where values were read is told elsewhere."""
        return self.defer("evidence", "profiles", "summary").prefetch_related("tags")

    def unindexed(self) -> Self:
        """Those whom an upgrade left without a part of what is searched and counted."""
        return self.filter(facet_codes=None)

    def on_shortlist(self, shortlist: models.Model) -> Self:
        """The people of a shortlist in its order, each with `shortlist_note` and `shortlist_stage`."""
        return (
            self.filter(memberships__shortlist=shortlist)
            .annotate(
                shortlist_note=models.F("memberships__note"), shortlist_stage=models.F("memberships__stage__name")
            )
            .order_by("memberships__rank", "memberships__pk")
        )

    def for_page(self) -> Self:
        """All of a person: every history, skills, tags, notes, shortlists, files."""
        from candidates.models.curation import Correction, Note, ShortlistMember
        from candidates.models.intake import ResumeFile

        # joined to their batches, SQLite begins with these, and reads the files of everybody
        files = ResumeFile.objects.select_related("uploaded_by").prefetch_related("batch").defer("parsed")
        return self.for_compare().prefetch_related(
            Prefetch("corrections", queryset=Correction.objects.select_related("created_by")),
            Prefetch("notes", queryset=Note.objects.select_related("created_by")),
            Prefetch("memberships", queryset=ShortlistMember.objects.select_related("shortlist")),
            Prefetch("files", queryset=files),
        )

    def for_compare(self) -> Self:
        """What stands in a column of the comparison, in a fixed number of queries."""
        from candidates.models.histories import HISTORIES
        from candidates.models.skills import CandidateSkill

        skills = CandidateSkill.objects.select_related("skill").order_by("position")
        histories = (history.related_name() for history in HISTORIES)
        return self.prefetch_related("tags", Prefetch("candidate_skills", queryset=skills), *histories)


class Candidate(models.Model):
    # who
    name = models.CharField(_("name"), max_length=100, blank=True)
    gender = models.CharField(_("gender"), max_length=2, blank=True)
    birth = PartialDateField(_("born"))
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    email = models.CharField(_("e-mail"), max_length=200, blank=True)
    wechat = models.CharField(_("WeChat"), max_length=100, blank=True)
    qq = models.CharField("QQ", max_length=30, blank=True)
    url = models.CharField(_("homepage"), max_length=500, blank=True)
    profiles = models.JSONField(_("profiles"), default=list, blank=True)  # further addresses
    location = models.CharField(_("address"), max_length=200, blank=True)
    ethnicity = models.CharField(_("ethnicity"), max_length=30, blank=True)
    political_status = models.CharField(_("political status"), max_length=50, blank=True)
    native_place = models.CharField(_("native place"), max_length=100, blank=True)
    marital_status = models.CharField(_("marital status"), max_length=30, blank=True)
    # what for
    label = models.CharField(_("post sought"), max_length=200, blank=True)
    expected_city = models.CharField(_("wants to work in"), max_length=200, blank=True)
    expected_salary = models.CharField(_("expected salary"), max_length=100, blank=True)
    availability = models.CharField(_("available"), max_length=100, blank=True)
    stated_years = models.DecimalField(_("years stated"), max_digits=4, decimal_places=1, null=True, blank=True)
    summary = models.TextField(_("summary"), blank=True)

    # derived, for finding; `intake.derive` fills them
    name_pinyin = models.CharField(_("pinyin"), max_length=200, blank=True, editable=False)  # "zhang wei"
    phone_digits = models.CharField(_("phone, digits alone"), max_length=20, blank=True, editable=False, db_index=True)
    highest_degree = models.PositiveSmallIntegerField(
        _("highest degree"), choices=DegreeLevel.choices, default=DegreeLevel.NONE, editable=False
    )
    school = models.CharField(_("school of the highest degree"), max_length=200, blank=True, editable=False)
    is_985 = models.BooleanField("985", default=False, editable=False)
    is_211 = models.BooleanField("211", default=False, editable=False)
    is_double_first_class = models.BooleanField(_("Double First-Class"), default=False, editable=False)
    is_overseas = models.BooleanField(_("overseas"), default=False, editable=False)
    graduation_year = models.PositiveSmallIntegerField(_("graduated"), null=True, editable=False)
    experience_months = models.PositiveSmallIntegerField(
        _("months of work, overlaps merged"), null=True, editable=False
    )
    current_company = models.CharField(_("current company"), max_length=200, blank=True, editable=False)
    current_title = models.CharField(_("current title"), max_length=200, blank=True, editable=False)
    city = models.CharField(_("city"), max_length=50, blank=True, editable=False)

    # {field: {"confidence": 0.9, "places": [{"page", "line", "start", "end", "boxes"}]}}
    evidence = models.JSONField(_("evidence"), default=dict, blank=True, editable=False)
    doubtful_count = models.PositiveSmallIntegerField(_("doubtful values"), default=0, editable=False)

    tags = models.ManyToManyField("Tag", through="Tagging", related_name="candidates", verbose_name=_("tags"))
    created_at = models.DateTimeField(_("added"), auto_now_add=True)
    updated_at = models.DateTimeField(_("changed"), auto_now=True)

    objects = CandidateQuerySet.as_manager()

    class Meta:
        verbose_name = _("candidate")
        verbose_name_plural = _("candidates")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(highest_degree__in=DegreeLevel.values), name="candidate_degree_known"
            ),
            models.CheckConstraint(
                condition=models.Q(stated_years__isnull=True) | models.Q(stated_years__range=(0, 80)),
                name="candidate_years_sane",
            ),
        ]
        indexes = [
            models.Index("created_at", "id", name="candidate_created"),
            models.Index("updated_at", "id", name="candidate_updated"),
            models.Index("name", "id", name="candidate_name"),
            models.Index("name_pinyin", "id", name="candidate_pinyin"),
            models.Index("highest_degree", "id", name="candidate_degree"),
            models.Index("school", "id", name="candidate_school"),
            models.Index("experience_months", "id", name="candidate_experience"),
            models.Index("experience_months", "stated_years", "id", name="candidate_years"),
            models.Index("graduation_year", "id", name="candidate_graduation"),
            models.Index("city", "id", name="candidate_city"),
            models.Index("current_company", "id", name="candidate_company"),
            models.Index("current_title", "id", name="candidate_title"),
            models.Index("is_985", "id", name="candidate_985"),
            models.Index("is_211", "id", name="candidate_211"),
            models.Index("is_double_first_class", "id", name="candidate_double_first"),
            models.Index("is_overseas", "id", name="candidate_overseas"),
            models.Index(
                "is_985", "is_211", "is_double_first_class", "is_overseas", "school", "id", name="candidate_tiers"
            ),
            models.Index("email", name="candidate_email"),
        ]

    def __str__(self) -> str:
        return self.name or str(_("no name"))

    def get_absolute_url(self) -> str:
        return reverse("candidate", args=[self.pk])

    @property
    def experience_years(self) -> int | None:
        """Whole years of work: from the dates where there are any, else as stated."""
        if self.experience_months is not None:
            return self.experience_months // 12
        return int(self.stated_years) if self.stated_years is not None else None

    @property
    def tiers(self) -> list[str]:
        """Names of the lists that hold the school of the highest degree, the closest list first."""
        held = [(self.is_985, "985"), (self.is_211, "211"), (self.is_double_first_class, _("Double First-Class"))]
        named = [str(name) for holds, name in held if holds]
        return named or ([str(_("overseas"))] if self.is_overseas else [])
