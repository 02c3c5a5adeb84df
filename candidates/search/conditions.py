"""What the index does not hold, as conditions on Candidate: measures, the names of tags, where people came from."""

from collections.abc import Iterable
from functools import reduce
from operator import and_, or_

from django.db.models import F, IntegerField, Q
from django.db.models.functions import Coalesce
from django.db.models.lookups import GreaterThanOrEqual, LessThan

from candidates.models import Batch, DegreeLevel, Education, ResumeFile, Tag, Tagging
from candidates.models.candidate import LEVELS
from candidates.parsing.lexicon import degrees
from candidates.search import hits
from candidates.search.fields import way_words
from candidates.search.tree import Leaf, Node, Range, Study, Term, leaves

UPGRADE = "专升本"
ELSEWHERE = ("tag", "source")  # text fields that the index does not hold


def elsewhere(tree: Node) -> dict[Leaf, Q]:
    """A condition for every leaf that the index cannot answer, or not alone: a word may be the name of a tag."""
    asked = leaves(tree)
    ranges = {leaf: measured(leaf) for leaf in asked if isinstance(leaf, Range)}
    studies = {leaf: studied(leaf) for leaf in asked if isinstance(leaf, Study)}
    terms = [leaf for leaf in asked if isinstance(leaf, Term)]
    return {**ranges, **studies, **tagged(terms), **from_source([term for term in terms if term.field == "source"])}


def tagged(terms: Iterable[Term]) -> dict[Leaf, Q]:
    """The terms that are words in the names of tags, and those asked for as tags."""
    tags = list(Tag.objects.values_list("pk", "name"))
    found: dict[Leaf, Q] = {}
    for term in terms:
        keys = [pk for pk, name in tags if hits.places(name, [term])] if term.field in ("", "tag") else []
        if keys or term.field == "tag":
            found[term] = Q(pk__in=Tagging.objects.filter(tag__in=keys).values("candidate"))
    return found


def from_source(terms: list[Term]) -> dict[Leaf, Q]:
    sources = set(Batch.objects.exclude(source="").values_list("source", flat=True)) if terms else set()
    return {
        term: came_from([source for source in sources if hits.places(source, [term])]) for term in dict.fromkeys(terms)
    }


def came_from(sources: Iterable[str]) -> Q:
    """People with a file of a batch from one of `sources`."""
    files = ResumeFile.objects.filter(batch__source__in=list(sources), candidate__isnull=False)
    return Q(pk__in=files.values("candidate"))


def measured(asked: Range) -> Q:
    """The people within a range."""
    match asked.field:
        case "years":
            return years_between(asked.low, asked.high)
        case "graduation":
            return within("graduation_year", asked.low, asked.high)
    return Q(highest_degree__in=levels_between(asked.low, asked.high))


def studied(asked: Study) -> Q:
    """The people with a degree of such a level, taken in such ways; 专升本 is also who has 大专 and 本科."""
    rows = Education.objects.order_by()
    if (asked.low, asked.high) != (None, None):
        rows = rows.filter(level__in=levels_between(asked.low, asked.high))
    for way in asked.ways:
        rows = rows.filter(reduce(or_, map(_written, way)))
    found = Q(pk__in=rows.values("candidate"))
    if asked == Study((way_words()[UPGRADE],)):
        levels = (DegreeLevel.ASSOCIATE, DegreeLevel.BACHELOR)
        found |= reduce(and_, (Q(pk__in=Education.objects.filter(level=each).values("candidate")) for each in levels))
    return found


def _written(word: Term) -> Q:
    """The rows that say a word, and not in a longer one that means something else: 全日制 in 非全日制."""
    others = [each.text for way in way_words().values() if word not in way for each in way if word.text in each.text]
    found = Q()
    for column in ("mode", "study_type"):
        not_so = (~Q(**{f"{column}__icontains": other}) for other in others)
        found |= reduce(and_, not_so, Q(**{f"{column}__icontains": word.text}))
    return found


def levels_between(low: int | None, high: int | None) -> list[DegreeLevel]:
    """Levels by their places in the lexicon's order, which knows more of them than the column."""
    places = {level: degrees.ORDER[word] for word, level in LEVELS.items()}
    return [
        level for level, place in places.items() if (low is None or place >= low) and (high is None or place < high)
    ]


def years_between(low: int | None, high: int | None) -> Q:
    """People with at least `low` and less than `high` years of work, by their dates or else as they say."""
    # one expression, which an index holds whole: of two that are joined by "or" each row would be looked up
    months = Coalesce("experience_months", F("stated_years") * 12, output_field=IntegerField())
    limits = [(GreaterThanOrEqual, low), (LessThan, high)]
    return reduce(and_, (Q(sign(months, years * 12)) for sign, years in limits if years is not None), Q())


def within(column: str, low: int | None, high: int | None) -> Q:
    """The column from `low` to below `high`."""
    limits = {f"{column}__gte": low, f"{column}__lt": high}
    return Q(**{name: limit for name, limit in limits.items() if limit is not None})
