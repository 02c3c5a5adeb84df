"""The index and the database's part in it: write a person's document, find by a tree of terms, rank what was found."""

import functools
import operator
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from types import ModuleType

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast

from candidates.models import Candidate, SearchAlias, SearchDocument
from candidates.search import aliases, counts, marks, postgres, query, sqlite, words
from candidates.search.conditions import ELSEWHERE, elsewhere
from candidates.search.documents import Told, document_of, told_in_tables
from candidates.search.marks import Marks
from candidates.search.tree import And, Leaf, Node, Not, Or, Range, Study, Term, leaves, positive_terms

CHUNK = 200  # candidates whose texts are in memory at once

words.keep_dictionary_in(settings.VAR_DIR / "jieba")


def database() -> ModuleType:
    return postgres if connection.vendor == "postgresql" else sqlite


# ---------------------------------------------------------------- writing


def index_candidate(candidate: Candidate | int) -> None:
    """Write what is searched of one person, after any of it changed. Belongs into the change's transaction."""
    index_candidates([candidate if isinstance(candidate, int) else candidate.pk])


def index_candidates(pks: Iterable[int]) -> None:
    """The same for many. Keys of people who are gone are passed over."""
    ordered = list(pks)
    for start in range(0, len(ordered), CHUNK):
        chunk = ordered[start : start + CHUNK]
        index_told(told_in_tables(Candidate.objects.filter(pk__in=chunk)))


def index_told(people: Sequence[Told]) -> None:
    """The same for those of whom all that is told is at hand."""
    documents = [document_of(each) for each in people]
    with transaction.atomic(savepoint=False):
        SearchDocument.objects.bulk_create(
            [SearchDocument(candidate_id=document.pk, parts=document.parts) for document in documents],
            update_conflicts=True,
            update_fields=["parts"],
            unique_fields=["candidate"],
        )
        database().write(documents)
        counts.write(people)


# ---------------------------------------------------------------- finding


@dataclass(frozen=True, slots=True)
class Question:
    """What was typed as a tree that knows other names, and the terms to be marked. `notice` as in `query.Query`."""

    text: str
    tree: Node | None
    marks: tuple[Term, ...]
    notice: str = ""


def question(text: str) -> Question:
    """What was typed, with the other names of what it names. Never raises."""
    asked = query.parse(text)
    if asked.tree is None:
        return Question(asked.text, None, (), asked.notice)
    own = aliases.grouped(SearchAlias.objects.values_list("names", flat=True))
    tree = aliases.widened(asked.tree, own)
    return Question(asked.text, tree, aliases.marks(tree, own), asked.notice)


def matching(tree: Node) -> Q:
    """The candidates that `tree` asks for, as a condition on Candidate."""
    return condition(tree, elsewhere(tree))


def condition(node: Node, outside: dict[Leaf, Q]) -> Q:
    """One question to the index as long as it can say all of `node`; `outside` says what it cannot."""
    if not outside.keys() & set(leaves(node)) and (found := database().found(node)) is not None:
        return Q(pk__in=found)
    match node:
        case And() | Or():
            joined = operator.and_ if isinstance(node, And) else operator.or_
            return functools.reduce(joined, (condition(part, outside) for part in gathered(node, outside)))
        case Not(part):
            return ~condition(part, outside)
    return outside[node] if is_outside(node) else outside[node] | condition(node, {})


def is_outside(leaf: Leaf) -> bool:
    """Whether the index holds nothing of what a leaf asks."""
    return isinstance(leaf, Range | Study) or leaf.field in ELSEWHERE


def gathered(node: And | Or, outside: dict[Leaf, Q]) -> Sequence[Node]:
    """The parts of `node`, all that the index can say put together: it answers sooner than it would answer each."""
    others = [part for part in node.parts if outside.keys() & set(leaves(part))]
    said = tuple(part for part in node.parts if part not in others)
    return [type(node)(said), *others] if others and len(said) > 1 else node.parts


def marks_of(tree: Node) -> Marks:
    """All whom `tree` finds. The index is asked as in `condition`, what it cannot say by itself for each leaf."""
    return _marks(tree, elsewhere(tree))


def _marks(node: Node, outside: dict[Leaf, Q]) -> Marks:
    if not outside.keys() & set(leaves(node)) and (found := database().marks_of(node)) is not None:
        return found
    match node:
        case Or():
            return functools.reduce(marks.either, (_marks(part, outside) for part in gathered(node, outside)))
        case And():
            parts = gathered(node, outside)
            held = [_marks(part, outside) for part in parts if not isinstance(part, Not)] or [everybody()]
            left_out = (_marks(part.part, outside) for part in parts if isinstance(part, Not))
            return functools.reduce(marks.without, left_out, functools.reduce(marks.both, held))
        case Not(part):
            return marks.without(everybody(), _marks(part, outside))
    found = marks_of_rows(Candidate.objects.filter(outside[node]))
    return found if is_outside(node) else marks.either(found, _marks(node, {}))


def everybody() -> Marks:
    return marks_of_rows(Candidate.objects.all())


def marks_of_rows(rows: QuerySet, column: str = "pk") -> Marks:
    """The people whose keys stand in a column of `rows`."""
    keys = counts.Joined(Cast(column, TextField()), separator=",")
    return marks.of(rows.order_by().aggregate(keys=keys)["keys"] or "")


def among(column: str, people: Marks) -> Q:
    """The rows whose `column` is the key of one of `people`, however many they are."""
    return database().among(column, people)


def ranked(tree: Node, pks: Sequence[int]) -> list[int]:
    """`pks` with the closest first; of equals the order stays. Meant for a limited set: every one is scored."""
    terms = positive_terms(tree)
    if not terms or not pks:
        return list(pks)
    scores = database().scores(Or(tuple(terms)), pks)
    return sorted(pks, key=lambda pk: -scores.get(pk, 0.0))
