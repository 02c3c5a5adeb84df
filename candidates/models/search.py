"""What is searched and counted of a person, and admins' own aliases.

All but the aliases are derived rows that `search.index` writes; the index of tokens is the database's own.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from candidates.models.candidate import Candidate


class SearchDocument(models.Model):
    """The texts of a person in the order in which a hit is shown; a derived row, `search.index` writes it."""

    candidate = models.OneToOneField(
        Candidate, models.CASCADE, primary_key=True, related_name="search_document", verbose_name=_("candidate")
    )
    parts = models.JSONField(_("texts"), default=list)  # [[section, text], …]

    class Meta:
        verbose_name = _("search document")
        verbose_name_plural = _("search documents")

    def __str__(self) -> str:
        return str(self.candidate_id)


class FacetValue(models.Model):
    """A value that a facet offers; its key is the number by which people are counted, see `search.counts`."""

    class Kind(models.TextChoices):
        DEGREE = "degree"
        TIER = "tier"
        YEARS = "years"
        CITY = "city"
        GRADUATION = "graduation"
        SCHOOL = "school"
        COMPANY = "company"

    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    value = models.CharField(_("value"), max_length=200)

    class Meta:
        verbose_name = _("facet value")
        verbose_name_plural = _("facet values")
        constraints = [models.UniqueConstraint(fields=["value", "kind"], name="facet_value_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.value}"


class FacetCodes(models.Model):
    """The values of a person, one character each: of `skills` the key of the skill, else of the FacetValue."""

    candidate = models.OneToOneField(
        Candidate, models.CASCADE, primary_key=True, related_name="facet_codes", verbose_name=_("candidate")
    )
    facts = models.TextField(_("facts"), blank=True)
    skills = models.TextField(_("skills"), blank=True)
    schools = models.TextField(_("schools"), blank=True)
    companies = models.TextField(_("companies"), blank=True)

    class Meta:
        verbose_name = _("facet codes")
        verbose_name_plural = _("facet codes")

    def __str__(self) -> str:
        return str(self.candidate_id)


class SearchAlias(models.Model):
    """Names that mean the same in a search; they go before what the lexicon says of any of them."""

    names = models.CharField(
        _("names"),
        max_length=500,
        help_text=_(
            "Names that mean the same, with commas between: whoever searches one of them finds the others."
            " A name by itself loses the aliases that the system knows."
        ),
    )

    class Meta:
        verbose_name = _("search alias")
        verbose_name_plural = _("search aliases")
        ordering = ["names"]

    def __str__(self) -> str:
        return self.names
