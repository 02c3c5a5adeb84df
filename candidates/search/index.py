"""The index and the database's part in it: write a person's document, find by a tree of terms, rank what was found."""

import functools
import operator
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from types import ModuleType

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Q

from candidates.models import Candidate, SearchAlias, SearchDocument
from candidates.search import aliases, counts, postgres, query, sqlite, words
from candidates.search.conditions import ELSEWHERE, elsewhere
from candidates.search.documents import Told, document_of, told_in_tables
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
    is_outside = isinstance(node, Range | Study) or node.field in ELSEWHERE
    return outside[node] if is_outside else outside[node] | condition(node, {})


def gathered(node: And | Or, outside: dict[Leaf, Q]) -> Sequence[Node]:
    """The parts of `node`, all that the index can say put together: it answers sooner than it would answer each."""
    others = [part for part in node.parts if outside.keys() & set(leaves(part))]
    said = tuple(part for part in node.parts if part not in others)
    return [type(node)(said), *others] if others and len(said) > 1 else node.parts


def keys_of(tree: Node) -> str | None:
    """The keys of all whom `tree` finds, with commas between; None where the index alone cannot tell."""
    return None if elsewhere(tree) else database().keys_of(tree)


def among(column: str, keys: str) -> Q:
    """The rows whose `column` is one of `keys`, which have commas between, however many they are."""
    return database().among(column, keys)


def ranked(tree: Node, pks: Sequence[int]) -> list[int]:
    """`pks` with the closest first; of equals the order stays. Meant for a limited set: every one is scored."""
    terms = positive_terms(tree)
    if not terms or not pks:
        return list(pks)
    scores = database().scores(Or(tuple(terms)), pks)
    return sorted(pks, key=lambda pk: -scores.get(pk, 0.0))
