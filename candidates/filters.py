"""One FilterSet decides who is shown, counted, tagged and exported: the filters are the address of the page."""

import copy
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property, reduce
from typing import Any

import django_filters
from django import forms
from django.db.models import Exists, F, OuterRef, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from candidates.models import Batch, Candidate, CandidateSkill, DegreeLevel, FileStatus, ResumeFile, Tag
from candidates.models.keys import row_keys
from candidates.search import index, marks
from candidates.search.choices import CHOICES, TIERS, YEARS, any_of
from candidates.search.conditions import years_between
from candidates.search.found import RECENT, Found
from candidates.search.marks import Marks

RANKED = 2000  # of a question's newest finds, so many are put in order of closeness; the others follow by age

WITHOUT = "without_"
SORTS = {
    "recent": (pgettext_lazy("sort", "Newest"), RECENT),
    "relevance": (pgettext_lazy("sort", "Closest"), RECENT),
    "name": (pgettext_lazy("sort", "Name"), ("name_pinyin", "name", "pk")),
    "years": (pgettext_lazy("sort", "Years of work"), (F("experience_months").desc(nulls_last=True), "-pk")),
    "degree": (pgettext_lazy("sort", "Degree"), ("-highest_degree", "-pk")),
    "graduation": (pgettext_lazy("sort", "Graduation"), (F("graduation_year").desc(nulls_last=True), "-pk")),
}


class AnyValues(forms.MultipleChoiceField):
    """Several values that no list knows beforehand: names of schools, companies, cities."""

    def valid_value(self, value: str) -> bool:
        return len(value) <= 200 and "\x00" not in value  # which PostgreSQL takes in no text


class SeveralFilter(django_filters.Filter):
    field_class = AnyValues


class RowsField(django_filters.fields.ModelMultipleChoiceField):
    """Rows by their keys; a key that no table holds is passed over before the database sees it."""

    def clean(self, value: Iterable[str] | None) -> QuerySet:
        return super().clean(row_keys(value or []))


class RowsFilter(django_filters.ModelMultipleChoiceFilter):
    field_class = RowsField


class NumberInRange(django_filters.Filter):
    """A whole number that every column can hold."""

    field_class = forms.IntegerField

    def __init__(self, **settings: Any) -> None:
        super().__init__(min_value=0, max_value=9999, **settings)


def leaving_out(own: django_filters.Filter, name: str) -> django_filters.Filter:
    """A filter with the choices of `own` that excludes what `own` finds."""
    twin = copy.deepcopy(own)
    twin.field_name, twin.method = name, "without"
    return twin


class Shared(dict[str, django_filters.Filter]):
    """Filters of which every request copies none but the outsides: what is within them never changes."""

    def __deepcopy__(self, memo: dict) -> "Shared":
        copies = Shared({name: copy.copy(each) for name, each in self.items()})
        for each in copies.values():
            each.method = each.method  # which knows whose it is
        return copies


class CandidateFilter(django_filters.FilterSet):
    """`CandidateFilter(request.GET).qs`: the people whom the page's address asks for, in its order.

    What the address says wrongly is passed over: a page is always shown.
    """

    q = django_filters.CharFilter(method="ask", label=_("Words"))
    degree = django_filters.MultipleChoiceFilter(choices=DegreeLevel.choices, method="choose", label=_("Degree"))
    tier = django_filters.MultipleChoiceFilter(
        choices=[(key, label) for key, (label, _q) in TIERS.items()], method="choose", label=_("School tier")
    )
    city = SeveralFilter(method="choose", label=_("City"))
    years = django_filters.MultipleChoiceFilter(
        choices=[(key, key) for key in YEARS], method="choose", label=_("Years of work")
    )
    years_min = NumberInRange(method="at_least_years", label=_("Years of work"))
    years_max = NumberInRange(method="below_years", label=_("Years of work"))
    skill = SeveralFilter(method="with_skills", label=_("Skills"))
    skill_mode = django_filters.ChoiceFilter(choices=[("all", "all"), ("any", "any")], method="unchanged")
    company = SeveralFilter(method="choose", label=_("Company"))
    school = SeveralFilter(method="choose", label=_("School"))
    graduation_min = NumberInRange(field_name="graduation_year", lookup_expr="gte", label=_("Graduation year"))
    graduation_max = NumberInRange(field_name="graduation_year", lookup_expr="lte", label=_("Graduation year"))
    graduation = SeveralFilter(method="choose", label=_("Graduation year"))
    tag = RowsFilter(queryset=Tag.objects.all(), method="choose", label=_("Tags"))
    source = SeveralFilter(method="choose", label=_("Source"))
    batch = RowsFilter(queryset=Batch.objects.all(), method="choose", label=_("Batch"))
    review = django_filters.CharFilter(method="wanting_review", label=_("State"))
    added_after = django_filters.DateFilter(field_name="created_at", lookup_expr="date__gte", label=_("Added"))
    added_before = django_filters.DateFilter(field_name="created_at", lookup_expr="date__lte", label=_("Added"))
    since = django_filters.IsoDateTimeFilter(field_name="created_at", lookup_expr="gt", label=_("New since"))
    sort = django_filters.ChoiceFilter(
        choices=[(key, label) for key, (label, _o) in SORTS.items()], method="unchanged"
    )

    class Meta:
        model = Candidate
        fields = []

    @classmethod
    def get_filters(cls) -> dict[str, django_filters.Filter]:
        """Beside each filter of several values the one that leaves those people out: `city`, `without_city`."""
        filters = super().get_filters()
        twins = {f"{WITHOUT}{name}": leaving_out(filters[name], f"{WITHOUT}{name}") for name in CHOICES}
        return Shared({**filters, **twins})

    @cached_property
    def question(self) -> index.Question:
        """What the words typed ask for."""
        return index.question(self.data.get("q", ""))

    @cached_property
    def chosen(self) -> dict[str, Any]:
        """The filters of the address that are understood and set, by name."""
        self.form.is_valid()
        return {
            name: value
            for name, value in self.form.cleaned_data.items()
            if name not in ("sort", "skill_mode") and value not in (None, "") and not _is_empty(value)
        }

    @property
    def order(self) -> str:
        """The key of SORTS that holds: as asked, else by closeness where there are words."""
        self.form.is_valid()
        asked = self.form.cleaned_data.get("sort")
        if asked == "relevance" and not self.question.marks:
            asked = ""
        return asked or ("relevance" if self.question.marks else "recent")

    @property
    def qs(self) -> QuerySet[Candidate]:
        """Everybody found, ordered. By closeness only the page is (`keys`): all of the found are never scored."""
        return self._ordered(self.narrowed())

    def _ordered(self, people: QuerySet[Candidate]) -> QuerySet[Candidate]:
        return people.order_by(*SORTS[self.order][1])

    def narrowed(self, *, leaving_out: Collection[str] = ()) -> QuerySet[Candidate]:
        """Everybody whom the filters find, the filters named in `leaving_out` put aside; in no order."""
        found = self.queryset.order_by()
        for name, value in self.chosen.items():
            if name not in leaving_out:
                found = self.filters[name].filter(found, value)
        return found

    def people(self, *, leaving_out: Collection[str] = ()) -> Found:
        """As `narrowed`, for a page that asks several times with several sets of filters."""
        kept = frozenset(self.chosen).difference(leaving_out, () if self.question.tree else ("q",))
        if kept not in self._found:
            everybody = self.queryset.order_by()
            self._found[kept] = Found(everybody, everybody=not kept, read=lambda: self._marks(kept))
        return self._found[kept]

    def _marks(self, kept: Collection[str]) -> Marks:
        """Those whom all filters `kept` find: each is asked by itself, and once for all sets that it is in."""
        held = [each for name in kept if not name.startswith(WITHOUT) for each in self._marks_of(name)]
        if self.queryset.query.where or not held:
            held.append(index.marks_of_rows(self.queryset))
        left_out = (each for name in kept if name.startswith(WITHOUT) for each in self._marks_of(name))
        return reduce(marks.without, left_out, reduce(marks.both, held))

    def _marks_of(self, name: str) -> list[Marks]:
        """Whom a filter finds, or leaves out; of several values that must all be there each by itself."""
        if name not in self._read:
            self._read[name] = list(self._read_marks(name.removeprefix(WITHOUT), self.chosen[name]))
        return self._read[name]

    def _read_marks(self, name: str, value: Any) -> Iterator[Marks]:
        everybody = Candidate.objects.order_by()
        if name == "q":
            yield index.marks_of(self.question.tree)
        elif name == "skill":
            rows = CandidateSkill.objects.order_by()
            for keys in [value] if self.any_skill else [[key] for key in value]:
                yield index.marks_of_rows(rows.filter(skill__key__in=keys), "candidate_id")
        elif name in CHOICES:
            yield index.marks_of_rows(everybody.filter(any_of(name, value)))
        else:
            yield index.marks_of_rows(self.filters[name].filter(everybody, value))

    @cached_property
    def _read(self) -> dict[str, list[Marks]]:
        return {}

    @cached_property
    def _found(self) -> dict[frozenset[str], Found]:
        return {}

    def keys(self, start: int, stop: int) -> list[int]:
        """Primary keys of the people `start` to `stop` in the order that is shown."""
        people, order = self.people(), SORTS[self.order][1]
        if self.order != "relevance" or start >= RANKED:
            return people.keys(order, start, stop)
        further = people.keys(order, RANKED, stop) if stop > RANKED else []
        return [*self._ranked, *further][start:stop]

    def neighbours(self, pk: int) -> tuple[int, int | None, int | None] | None:
        """Place of a person (from 1), key of the one before, of the one after; None past the first `RANKED`."""
        keys = self.keys(0, RANKED)
        if pk not in keys:
            return None
        place = keys.index(pk)
        following = keys[place + 1] if place + 1 < len(keys) else None
        return place + 1, keys[place - 1] if place else None, following

    @cached_property
    def _ranked(self) -> list[int]:
        return index.ranked(self.question.tree, self.people().keys(RECENT, 0, RANKED))

    # ------------------------------------------------------------ one method a filter that is more than a column

    def choose(self, found: QuerySet, name: str, value: Collection[Any]) -> QuerySet:
        return found.filter(any_of(name, value)) if value else found

    def without(self, found: QuerySet, name: str, value: Collection[Any]) -> QuerySet:
        return found.exclude(any_of(name.removeprefix(WITHOUT), value)) if value else found

    def unchanged(self, found: QuerySet, name: str, value: Any) -> QuerySet:
        return found

    def ask(self, found: QuerySet, name: str, value: str) -> QuerySet:
        tree = self.question.tree
        if tree is None:
            return found
        if len(self.chosen) == 1:
            return found.filter(index.matching(tree))
        return found.filter(index.among("pk", self._marks_of("q")[0]))

    def at_least_years(self, found: QuerySet, name: str, value: int) -> QuerySet:
        return found.filter(years_between(int(value), None))

    def below_years(self, found: QuerySet, name: str, value: int) -> QuerySet:
        return found.filter(years_between(None, int(value) + 1))

    def with_skills(self, found: QuerySet, name: str, value: list[str]) -> QuerySet:
        rows = CandidateSkill.objects.filter(candidate=OuterRef("pk"))  # looked up for few people, not listed for all
        for keys in [value] if self.any_skill else [[key] for key in value]:
            found = found.filter(Exists(rows.filter(skill__key__in=keys)))
        return found

    @property
    def any_skill(self) -> bool:
        return self.data.get("skill_mode") == "any"

    def wanting_review(self, found: QuerySet, name: str, value: str) -> QuerySet:
        """People with a file that wants a look, for the reason whose code is `value` before all."""
        files = ResumeFile.objects.filter(status=FileStatus.REVIEW, reasons__0=value, candidate__isnull=False)
        return found.filter(pk__in=files.values("candidate"))


def chosen_candidates(data: QueryDict) -> QuerySet[Candidate]:
    """The people whom a form speaks of: `candidate` several times, or `all=1` with the address's `query`."""
    if data.get("all"):
        return CandidateFilter(QueryDict(data.get("query", ""))).qs
    keys = row_keys(data.getlist("candidate"))
    return Candidate.objects.filter(pk__in=keys)


def _is_empty(value: Any) -> bool:
    return hasattr(value, "__len__") and len(value) == 0
