"""The upload form: how a batch is called, where it came from, which tags its people get. Its files come beside it."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from candidates.models import Batch, Tag

BETWEEN_TAGS = re.compile(r"[、，,;；\n]+")
MOST_TEXT_CHARACTERS = 200_000


class PiecesForm(forms.Form):
    """A file that the script of the page sends in pieces, or asks about."""

    path = forms.CharField(max_length=4096)
    sha256 = forms.RegexField(r"\A[0-9a-f]{64}\Z")
    size = forms.IntegerField(min_value=1)
    offset = forms.IntegerField(min_value=0)


class UploadForm(forms.Form):
    label = forms.CharField(label=_("Batch"), max_length=100, required=False)
    source = forms.CharField(label=_("Source"), max_length=50, required=False)
    tags = forms.CharField(label=_("Tags for all"), max_length=500, required=False)
    text = forms.CharField(label=_("Text of a résumé"), max_length=MOST_TEXT_CHARACTERS, required=False)

    def clean_tags(self) -> list[str]:
        """The names, each once. Raises ValidationError for one that is too long."""
        names = [name.strip().lstrip("#") for name in BETWEEN_TAGS.split(self.cleaned_data["tags"])]
        names = list(dict.fromkeys(filter(None, names)))
        longest = Tag._meta.get_field("name").max_length
        if any(len(name) > longest for name in names):
            raise ValidationError(_("A tag has at most %(longest)d characters."), params={"longest": longest})
        return names

    def make_batch(self, user: object, *, label: str) -> Batch:
        """A batch of the valid form; `label` where none was written."""
        batch = Batch.objects.create(
            label=self.cleaned_data["label"] or label, source=self.cleaned_data["source"], created_by=user
        )
        names = self.cleaned_data["tags"]
        Tag.objects.bulk_create([Tag(name=name) for name in names], ignore_conflicts=True)
        batch.tags.set(Tag.objects.filter(name__in=names))
        return batch
