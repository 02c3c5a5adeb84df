"""The index and the database's part in it: write a person's document, find by a tree of terms, rank what was found."""

import functools
import operator
from collections.abc import Iterable, Sequence
from types import ModuleType

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Q

from candidates.models import Candidate, SearchDocument, Tag, Tagging
from candidates.search import hits, postgres, sqlite, words
from candidates.search.documents import document_of, with_texts
from candidates.search.query import And, Node, Not, Or, Term, positive_terms

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
        documents = [document_of(each) for each in with_texts(Candidate.objects.filter(pk__in=chunk))]
        with transaction.atomic():
            SearchDocument.objects.bulk_create(
                [SearchDocument(candidate_id=document.pk, parts=document.parts) for document in documents],
                update_conflicts=True,
                update_fields=["parts"],
                unique_fields=["candidate"],
            )
            database().write(documents)


# ---------------------------------------------------------------- finding


def matching(tree: Node) -> Q:
    """The candidates that `tree` asks for, as a condition on Candidate."""
    tags = list(Tag.objects.values_list("pk", "name"))
    tagged = {term: ids for term in all_terms(tree) if (ids := [pk for pk, name in tags if hits.places(name, [term])])}
    return condition(tree, tagged)


def condition(node: Node, tagged: dict[Term, list[int]]) -> Q:
    """One question to the index as long as it can say all of `node`; a word may also be the name of a tag."""
    if not tagged.keys() & set(all_terms(node)) and (found := database().found(node)) is not None:
        return Q(pk__in=found)
    match node:
        case And(parts):
            return functools.reduce(operator.and_, (condition(part, tagged) for part in parts))
        case Or(parts):
            return functools.reduce(operator.or_, (condition(part, tagged) for part in parts))
        case Not(part):
            return ~condition(part, tagged)
    return condition(node, {}) | Q(pk__in=Tagging.objects.filter(tag__in=tagged[node]).values("candidate"))


def among(keys: Sequence[int]) -> Q:
    """The candidates with these keys, as a condition; for more keys than an IN list should have."""
    return Q(pk__in=database().listed(keys))


def all_terms(node: Node) -> list[Term]:
    match node:
        case Term():
            return [node]
        case And(parts) | Or(parts):
            return [term for part in parts for term in all_terms(part)]
        case Not(part):
            return all_terms(part)


def ranked(tree: Node, pks: Sequence[int]) -> list[int]:
    """`pks` with the closest first; of equals the order stays. Meant for a limited set: every one is scored."""
    terms = positive_terms(tree)
    if not terms or not pks:
        return list(pks)
    scores = database().scores(Or(tuple(terms)), pks)
    return sorted(pks, key=lambda pk: -scores.get(pk, 0.0))
