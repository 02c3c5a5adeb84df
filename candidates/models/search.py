"""What is searched of a person, and admins' own aliases. The index of tokens is the database's, see `search.index`."""

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
