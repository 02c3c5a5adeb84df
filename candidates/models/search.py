"""What is searched of a person. The index of tokens is the database's own, see `search.index`."""

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
