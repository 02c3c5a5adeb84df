"""What a question asks for, as a tree of values."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Term:
    """Words that must stand together, in this order; anywhere, or in one field (a name of `fields.SECTIONS`)."""

    text: str
    tokens: tuple[str, ...]
    one_character: bool = False  # the last token is a single Han character, to be found as a prefix
    run: str = ""  # all of it, where it is one run of Han characters: it may be one of jieba's words
    field: str = ""


@dataclass(frozen=True, slots=True)
class Range:
    """From `low` to below `high` of a measure (a name of `fields.MEASURES`); None is no limit."""

    field: str
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Study:
    """A degree taken in all of the `ways`, each the words that say so; from the level `low` to below `high`."""

    ways: tuple[tuple[Term, ...], ...]
    low: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True)
class And:
    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Or:
    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Not:
    part: "Node"


Leaf = Term | Range | Study
Node = Leaf | And | Or | Not


def together(parts: list[Node]) -> Node | None:
    """All of `parts`, or the only one, or None."""
    return And(tuple(parts)) if len(parts) > 1 else parts[0] if parts else None


def either(parts: list[Node]) -> Node | None:
    """Any of `parts`, or the only one, or None."""
    return Or(tuple(parts)) if len(parts) > 1 else parts[0] if parts else None


def leaves(node: Node) -> list[Leaf]:
    """Every leaf of the tree, those behind a "not" as well."""
    match node:
        case And(parts) | Or(parts):
            return [leaf for part in parts for leaf in leaves(part)]
        case Not(part):
            return leaves(part)
    return [node]


def positive_terms(node: Node | None) -> list[Term]:
    """The terms that a person found may have, in order: what is to be highlighted."""
    match node:
        case Term():
            return [node]
        case Study(ways):
            return [term for way in ways for term in way]
        case And(parts) | Or(parts):
            return list(dict.fromkeys(term for part in parts for term in positive_terms(part)))
    return []


def in_field(node: Node, field: str) -> Node:
    """The tree with each of its terms asked for in `field` alone."""
    match node:
        case Term():
            return replace(node, field=field)
        case And(parts):
            return And(tuple(in_field(part, field) for part in parts))
        case Or(parts):
            return Or(tuple(in_field(part, field) for part in parts))
        case Not(part):
            return Not(in_field(part, field))
    return node


def token_in(field: str, token: str) -> str:
    """The token by which a word is found in one field alone; no word of a text has the sign in it."""
    return f"{field}_{token}" if field else token
