"""The forms that correct what was read of a person: made for the fields of a target, and said as corrections."""

import re
from typing import Any

from django import forms
from django.contrib.auth.models import AbstractBaseUser
from django.db import models, transaction
from django.forms.models import modelform_factory
from django.utils.translation import gettext as _

from candidates.addresses import SHOWN_OF_SKILL, Target
from candidates.intake import corrections, record
from candidates.intake.pointing import Source, lines_of_newest_file, with_words
from candidates.intake.taking_back import State, only_changed, state_before
from candidates.models import Candidate, CandidateSkill, Correction
from candidates.models.partial_date import PartialDateField

WRITTEN_DATE = re.compile(r"(\d{4})\D{1,2}(\d{1,2})(?:\D{1,2}(\d{1,2}))?\D?|(\d{4})\D?")
LONGEST_TEXT = 20_000


class DateText(forms.CharField):
    """A partial date as people write it: 2022.5, 2022年5月, 2022/05/31."""

    def to_python(self, value: Any) -> str:
        text = super().to_python(value)
        match = WRITTEN_DATE.fullmatch(text)
        if not match:
            return text
        year, *rest = (part for part in match.groups() if part)
        return "-".join([year, *(part.zfill(2) for part in rest)])


class Lines(forms.CharField):
    """A list of texts, one a line."""

    widget = forms.Textarea

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> list[str]:
        return [line.strip() for line in super().to_python(value).splitlines() if line.strip()]

    def has_changed(self, initial: Any, data: Any) -> bool:
        return self.to_python(data) != (initial or [])


class CorrectionForm(forms.ModelForm):
    """A row's values as a person types them; `is_current` wins over an end."""

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        if values.get("is_current") and "end_date" in values:
            values["end_date"] = ""
        if not self.instance.pk and not any(values.values()):
            raise forms.ValidationError(_("Write something first."))
        return values


def form_for(target: Target, data: Any = None) -> CorrectionForm:
    """The form of a target, filled with what holds, or bound to `data`."""
    kind = type(target.row)
    names = {"written": kind._meta.verbose_name} if kind is CandidateSkill else None
    made = modelform_factory(
        kind, form=CorrectionForm, fields=list(target.fields), formfield_callback=_formfield, labels=names
    )
    # the form writes into its instance, and the row must still say what was there before
    return made(data, instance=_copy(target.row), auto_id="edit-%s")


def _formfield(column: models.Field, **options: Any) -> forms.Field:
    kind = forms.CharField
    if isinstance(column, PartialDateField):
        field = DateText(required=False, label=column.verbose_name, max_length=20)
    elif isinstance(column, models.JSONField):
        field = Lines(required=False, label=column.verbose_name, max_length=LONGEST_TEXT)
    elif isinstance(column, models.TextField):
        area = forms.Textarea(attrs={"rows": 4})
        field = kind(required=False, label=column.verbose_name, max_length=LONGEST_TEXT, widget=area)
    else:
        field = column.formfield(**options)
    is_box = isinstance(field, forms.BooleanField)
    look = (
        "form-check-input"
        if is_box
        else "form-select"
        if isinstance(field, forms.TypedChoiceField)
        else "form-control"
    )
    field.widget.attrs.update({"class": look, "autocomplete": "off"})
    return field


def _copy(row: models.Model) -> models.Model:
    return type(row)(**{field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields})


@transaction.atomic
def say(
    target: Target, form: CorrectionForm, user: AbstractBaseUser, *, source: Source | None = None
) -> tuple[list[Correction], State]:
    """Make the valid `form` hold; what was written down for it, and what there was before.

    `source` is where the file says it; without one a value keeps the place where it was read. A value that was asked
    for and left as it stands is confirmed: it is locked, and no longer in doubt.
    """
    person = target.row if isinstance(target.row, Candidate) else target.row.candidate
    before = state_before(person, target.section, target.entry)
    said = _say(target, form, user, source)
    if said:
        record.rebuild(Candidate.objects.get(pk=person.pk))
    after = state_before(Candidate.objects.get(pk=person.pk), target.section, target.entry)
    return said, only_changed(before, after)


def _say(target: Target, form: CorrectionForm, user: AbstractBaseUser, source: Source | None) -> list[Correction]:
    after = form.instance
    names = form.changed_data or [name for name in (target.asked,) if name in target.fields]
    if isinstance(target.row, CandidateSkill):
        return _say_skill(target, after, user, source) if names else []
    if target.is_new:
        return [corrections.add_row(after, user=user, source=source)]
    correct = corrections.correct_basic if isinstance(target.row, Candidate) else corrections.correct_column
    return [correct(target.row, after, name, user=user, source=source or source_of(target, name)) for name in names]


def _say_skill(
    target: Target, after: CandidateSkill, user: AbstractBaseUser, source: Source | None
) -> list[Correction]:
    before = None if target.is_new else target.row
    source = source or source_of(target, "written")
    return [corrections.correct_skill(target.row.candidate, before, after, user=user, source=source)]


def source_of(target: Target, name: str) -> Source | None:
    """Where a value was read: a corrected one still lights up there."""
    person = target.row if isinstance(target.row, Candidate) else target.row.candidate
    shown = {column: key for key, column in SHOWN_OF_SKILL.items()} if isinstance(target.row, CandidateSkill) else {}
    places = (target.row.evidence or {}).get(shown.get(name, name), {}).get("places")
    return with_words(places, lines_of_newest_file(person)) if places else None


@transaction.atomic
def remove(target: Target, user: AbstractBaseUser) -> tuple[list[Correction], State]:
    """Take a row away; what was written down for it, and what there was before."""
    person = target.row.candidate
    before = state_before(person, target.section, target.entry)
    if isinstance(target.row, CandidateSkill):
        said = corrections.correct_skill(person, target.row, None, user=user)
    else:
        said = corrections.remove_row(target.row, user=user)
    record.rebuild(Candidate.objects.get(pk=person.pk))
    return [said], before
