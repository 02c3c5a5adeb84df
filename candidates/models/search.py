"""What is searched of a person. The index of tokens is the database's own, see `search.index`."""

from django.db import models

from candidates.models.candidate import Candidate


class SearchDocument(models.Model):
    """The texts of a person in the order in which a hit is shown; a derived row, `search.index` writes it."""

    candidate = models.OneToOneField(Candidate, models.CASCADE, primary_key=True, related_name="search_document")
    parts = models.JSONField(default=list)  # [[section, text], …]

    class Meta:
        verbose_name = "search document"

    def __str__(self) -> str:
        return str(self.candidate_id)
