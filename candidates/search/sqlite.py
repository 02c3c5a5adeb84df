"""The index on SQLite: one FTS5 table with our own tokens, its rowid the candidate's key."""

from collections.abc import Sequence

from django.db import connection
from django.db.models import BinaryField, BooleanField, F, Func, Q, Value
from django.db.models.expressions import RawSQL

from candidates.search import marks
from candidates.search.documents import Document
from candidates.search.marks import Marks
from candidates.search.tree import And, Node, Not, Or, Term, token_in

# `ascii` splits at spaces and folds nothing else: the tokens are in normal form already.
CREATE = (
    "CREATE VIRTUAL TABLE candidates_search USING fts5("
    "name, head, body, loose, tokenize=\"ascii tokenchars '+#.@&''_'\")",
    # a deleted person is gone from the index however she was deleted
    "CREATE TRIGGER candidates_search_delete AFTER DELETE ON candidates_searchdocument"
    " BEGIN DELETE FROM candidates_search WHERE rowid = old.candidate_id; END",
)
DROP = ("DROP TRIGGER candidates_search_delete", "DROP TABLE candidates_search")
FEW = 5000  # keys that a join looks up one by one
WEIGHTS = (10.0, 4.0, 1.0, 1.0)  # of a hit in name, head, body, loose


def write(documents: Sequence[Document]) -> None:
    """Put `documents` into the index in the place of what it held of them."""
    rows = [
        (document.pk, *(" ".join(tokens) for tokens in (document.name, document.head, document.body, document.loose)))
        for document in documents
    ]
    with connection.cursor() as cursor:
        cursor.executemany("DELETE FROM candidates_search WHERE rowid = %s", [(row[0],) for row in rows])
        cursor.executemany(
            "INSERT INTO candidates_search (rowid, name, head, body, loose) VALUES (%s, %s, %s, %s, %s)", rows
        )


def found(node: Node) -> RawSQL | None:
    """The keys of all that match, as a subquery; None for what one FTS5 expression cannot say."""
    asked = expression(node)
    if asked is None:
        return None
    return RawSQL("SELECT rowid FROM candidates_search WHERE candidates_search MATCH %s", (asked,))


def marks_of(node: Node) -> Marks | None:
    """The marks of all that match; None as of `found`."""
    asked = expression(node)
    if asked is None:
        return None
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT GROUP_CONCAT(rowid, ',') FROM candidates_search WHERE candidates_search MATCH %s", (asked,)
        )
        return marks.of(cursor.fetchone()[0] or "")


class Marked(Func):
    """Whether the byte of a key is 1 in a row of bytes: for many keys, of which a join would look up each."""

    template = "(SUBSTR(%(expressions)s, 1) = X'01')"
    output_field = BooleanField()


def among(column: str, people: Marks) -> Q:
    """The rows whose `column` is the key of one of `people`."""
    if marks.count(people) < FEW:
        return Q(**{f"{column}__in": RawSQL("SELECT value FROM json_each(%s)", (str(marks.keys(people)),))})
    flags = people[1:].tobytes()  # a byte for each key from 1 on
    return Q(Marked(Value(flags, output_field=BinaryField()), F(column)))


def scores(node: Node, pks: Sequence[int]) -> dict[int, float]:
    """How close each of `pks` is, more is closer. `node` must be expressible."""
    wanted = ",".join(str(int(pk)) for pk in pks)
    weights = ", ".join(map(str, WEIGHTS))
    with connection.cursor() as cursor:
        cursor.execute(
            # a unary plus keeps the list of keys out of the index's hands: it would ask once for each key
            f"SELECT rowid, bm25(candidates_search, {weights}) FROM candidates_search"
            f" WHERE candidates_search MATCH %s AND rowid BETWEEN %s AND %s AND +rowid IN ({wanted})",
            [expression(node), min(pks), max(pks)],
        )
        return {pk: -score for pk, score in cursor.fetchall()}


def expression(node: Node) -> str | None:
    """The FTS5 expression of a tree, or None: its NOT wants something positive on its left."""
    match node:
        case Term():
            return term(node)
        case Or(parts):
            return joined(" OR ", parts)
        case And(parts):
            positive = joined(" AND ", [part for part in parts if not isinstance(part, Not)])
            negative = [expression(part.part) for part in parts if isinstance(part, Not)]
            if positive is None or None in negative:
                return None
            return " NOT ".join([positive, *(f"({each})" for each in negative)])
    return None


def joined(operator: str, parts: Sequence[Node]) -> str | None:
    said = [expression(part) for part in parts]
    return f"({operator.join(said)})" if said and None not in said else None


def term(asked: Term) -> str:
    tokens = [token_in(asked.field, token) for token in asked.tokens]
    stream = quoted(" ".join(tokens)) + (" *" if asked.one_character else "")
    if len(tokens) == 1:
        return stream
    phrase = f"{{name head body}} : {stream}"  # words in no order make no phrase
    # jieba's word says that these characters are a word here: it finds nobody else, and weighs
    return f"({phrase} OR loose : {quoted(asked.run)})" if asked.run and not asked.field else f"({phrase})"


def quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
