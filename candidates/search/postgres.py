"""The index on PostgreSQL: a tsvector of our own tokens beside the texts, with a GIN index."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy
from django.db import connection, transaction
from django.db.models import BooleanField, F, Func, Q
from django.db.models.expressions import RawSQL

from candidates.search import marks
from candidates.search.documents import BREAK, Document
from candidates.search.marks import Marks
from candidates.search.tree import And, Node, Not, Or, Term, token_in

CREATE = (
    "ALTER TABLE candidates_searchdocument ADD COLUMN vector tsvector",
    "CREATE INDEX candidates_search_vector ON candidates_searchdocument USING gin (vector)",
)
DROP = ("ALTER TABLE candidates_searchdocument DROP COLUMN vector",)
FEW = 2000  # keys that a join looks up one by one
LAST_POSITION = 16_383  # PostgreSQL's limits
MOST_POSITIONS = 255
MOST_BYTES = 1_000_000  # of a document, a little below; what is over is left out, words in no order first


def write(documents: Sequence[Document]) -> None:
    """Put `documents` into the index in the place of what it held of them; their rows are there."""
    with connection.cursor() as cursor:
        cursor.executemany(
            "UPDATE candidates_searchdocument SET vector = %s::tsvector WHERE candidate_id = %s",
            [(vector(document), document.pk) for document in documents],
        )


def vector(document: Document) -> str:
    """The tsvector of a document as PostgreSQL reads it: every token with its places and its weight."""
    places: dict[str, list[str]] = {}
    position = 0
    for weight, tokens in (("A", document.name), ("B", document.head), ("", document.body)):
        for token in (*tokens, BREAK):
            position = min(position + 1, LAST_POSITION)
            if token != BREAK:
                places.setdefault(token, []).append(f"{position}{weight}")
    for token in document.loose:
        places.setdefault(token, []).append(f"{LAST_POSITION}C")
    return " ".join(within_limits(places))


def within_limits(places: Mapping[str, Sequence[str]]) -> Iterator[str]:
    room = MOST_BYTES
    for token, where in places.items():
        kept = where[:MOST_POSITIONS]
        room -= len(token.encode()) + 2 * len(kept) + 4  # two bytes a place; its count, and what alignment takes
        if room < 0:
            return
        yield f"{quoted(token)}:{','.join(kept)}"


def found(node: Node) -> RawSQL:
    """The keys of all that match, as a subquery."""
    return RawSQL(
        "SELECT candidate_id FROM candidates_searchdocument WHERE vector @@ %s::tsquery", (expression(node),)
    )


def marks_of(node: Node) -> Marks:
    """The marks of all that match."""
    with transaction.atomic(), connection.cursor() as cursor:
        # or every vector is read for a common word: the planner does not know that they lie apart from their rows
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(
            "SELECT STRING_AGG(candidate_id::text, ',') FROM candidates_searchdocument WHERE vector @@ %s::tsquery",
            [expression(node)],
        )
        keys = cursor.fetchone()[0] or ""
        cursor.execute("SET LOCAL enable_seqscan TO DEFAULT")
        return marks.of(keys)


class Marked(Func):
    """Whether the bit of a key is set in a row of bits: for many keys, of which a join would look up each."""

    template = (
        "(CASE WHEN %(expressions)s < %(size)s THEN GET_BIT('\\x%(bits)s'::bytea, %(expressions)s) = 1 ELSE FALSE END)"
    )
    output_field = BooleanField()


def among(column: str, people: Marks) -> Q:
    """The rows whose `column` is the key of one of `people`."""
    if marks.count(people) < FEW:
        return Q(**{f"{column}__in": RawSQL("SELECT unnest(%s::bigint[])", (marks.keys(people),))})
    bits = numpy.packbits(people, bitorder="little").tobytes()
    return Q(Marked(F(column), size=len(bits) * 8, bits=bits.hex()))


def scores(node: Node, pks: Sequence[int]) -> dict[int, float]:
    """How close each of `pks` is, more is closer."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT candidate_id, ts_rank(vector, %s::tsquery, 1) FROM candidates_searchdocument"
            " WHERE candidate_id = ANY(%s)",
            [expression(node), list(pks)],
        )
        return dict(cursor.fetchall())


def expression(node: Node) -> str:
    """The tsquery of a tree."""
    match node:
        case Term():
            return term(node)
        case And(parts):
            return joined(" & ", parts)
        case Or(parts):
            return joined(" | ", parts)
        case Not(part):
            return f"!({expression(part)})"


def joined(operator: str, parts: Iterable[Node]) -> str:
    return f"({operator.join(expression(part) for part in parts)})"


def term(asked: Term) -> str:
    tokens = [quoted(token_in(asked.field, token)) for token in asked.tokens]
    stream = " <-> ".join(tokens) + (":*" if asked.one_character else "")
    if len(tokens) == 1:
        return stream
    # jieba's word says that these characters are a word here: it finds nobody else, and weighs
    return f"(({stream}) | {quoted(asked.run)})" if asked.run and not asked.field else f"({stream})"


def quoted(token: str) -> str:
    return "'" + token.replace("\\", "\\\\").replace("'", "''") + "'"
