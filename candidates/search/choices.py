"""The values that one may choose several of, each as a condition on Candidate."""

from collections.abc import Callable, Collection, Iterable
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from candidates.models import Batch, CandidateSkill, Education, ResumeFile, Tag, Tagging, WorkExperience
from candidates.search.conditions import came_from, years_between

TIERS = {
    "985": ("985", Q(is_985=True)),
    "211": ("211", Q(is_211=True)),
    "double": (_("Double First-Class"), Q(is_double_first_class=True)),
    "overseas": (_("overseas"), Q(is_overseas=True)),
    "other": (
        pgettext_lazy("school", "Other"),
        Q(is_985=False, is_211=False, is_double_first_class=False, is_overseas=False) & ~Q(school=""),
    ),
}
# Whole years of work, from and below; None is no limit.
YEARS: dict[str, tuple[int, int | None]] = {
    "0-1": (0, 1),
    "1-3": (1, 3),
    "3-5": (3, 5),
    "5-8": (5, 8),
    "8-10": (8, 10),
    "10-": (10, None),
}


def any_of(name: str, values: Collection[Any]) -> Q:
    """The people with any of the values of a choice."""
    return CHOICES[name](values)


def _with(rows: QuerySet, person: str = "candidate") -> Q:
    return Q(pk__in=rows.filter(**{f"{person}__isnull": False}).values(person))


def _either(conditions: Iterable[Q]) -> Q:
    found = Q()
    for condition in conditions:
        found |= condition
    return found


def _graduated(values: Collection[str]) -> Q:
    return Q(graduation_year__in=[int(year) for year in values if year.isdecimal() and len(year) <= len("2026")])


def _from_batches(batches: Collection[Batch]) -> Q:
    files = ResumeFile.objects.filter(batch__in=list(batches))
    return _with(files) | _with(files, "duplicate_of__candidate")


def _tagged(tags: Collection[Tag]) -> Q:
    return _with(Tagging.objects.filter(tag__in=list(tags)))


CHOICES: dict[str, Callable[[Collection[Any]], Q]] = {
    "degree": lambda values: Q(highest_degree__in=values),
    "tier": lambda values: _either(TIERS[key][1] for key in values),
    "city": lambda values: Q(city__in=values),
    "years": lambda values: _either(years_between(*YEARS[key]) for key in values),
    "skill": lambda values: _with(CandidateSkill.objects.filter(skill__key__in=values)),
    "company": lambda values: _with(WorkExperience.objects.filter(name__in=values)),
    "school": lambda values: _with(Education.objects.filter(institution__in=values)),
    "graduation": _graduated,
    "tag": _tagged,
    "source": came_from,
    "batch": _from_batches,
}
