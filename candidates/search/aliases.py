"""Names that mean the same: 北邮 → 北京邮电大学, 阿里 → 阿里巴巴, k8s → Kubernetes.

The lexicon says so, and admins in the site's own words, which go first. A short name that is found inside longer ones
(北大 in 河北大学) is never asked for in the place of a long one; it is only marked where it stands.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from candidates.parsing.lexicon import schools, skills
from candidates.parsing.lexicon.reading import rows
from candidates.search import words
from candidates.search.terms import phrase
from candidates.search.tree import And, Node, Not, Or, Term, either, positive_terms

SAFE_LATIN = 3  # letters of a name that is asked for beside another: fewer are many things (CV, ES, GA)
SAFE_HAN = 4

Own = Mapping[str, tuple[str, ...]]  # `key` of a name → all names of its group, as admins wrote them


@dataclass(frozen=True, slots=True)
class Known:
    """One thing, the field in which it stands, its usual name and the others."""

    field: str
    name: str
    others: tuple[str, ...]


def key(name: str) -> str:
    """One form for one name, however it is spaced and cased."""
    return "".join(words.normal(name).split())


@cache
def lexicon() -> dict[str, tuple[Known, ...]]:
    """Every name of the lexicon by its key → what goes by it."""
    found: dict[str, tuple[Known, ...]] = {}
    for known in _listed():
        for each in dict.fromkeys(map(key, (known.name, *known.others))):
            found[each] = (*found.get(each, ()), known)
    return found


def _listed() -> Iterator[Known]:
    for school in dict.fromkeys(schools.by_name().values()):
        if others := tuple(filter(None, (*school.aliases, school.english))):
            yield Known("school", school.name, others)
    for name, listed in rows("company_names.tsv"):
        yield Known("company", name, tuple(listed.split("|")))
    for name, others in skills.aliases().items():
        if others:
            yield Known("skill", name, others)


def usual_company(name: str) -> str:
    """The usual name of an employer who is called `name`; "" for one that the lexicon does not know."""
    return next((known.name for known in lexicon().get(key(name), ()) if known.field == "company"), "")


def grouped(lines: Iterator[str]) -> dict[str, tuple[str, ...]]:
    """What admins wrote, a group a line with commas between its names → the groups by each name's key."""
    groups = (tuple(filter(None, map(str.strip, words.COMMAS.split(line)))) for line in lines)
    return {key(name): group for group in groups for name in group}


def widened(node: Node, own: Own) -> Node:
    """The tree with the other names of each term as alternatives to it."""
    match node:
        case Term():
            return either([node, *others_of(node, own)]) or node
        case And(parts):
            return And(tuple(widened(part, own) for part in parts))
        case Or(parts):
            return Or(tuple(widened(part, own) for part in parts))
        case Not(part):
            return Not(widened(part, own))
    return node


def marks(node: Node | None, own: Own) -> tuple[Term, ...]:
    """The terms that may be marked in who is found: those asked for, and the short names of what they mean."""
    asked = positive_terms(node)
    short = (each for term in asked for known in _known(term, own) for each in _called(known.others, known.field))
    return tuple(dict.fromkeys((*asked, *short)))


def others_of(term: Term, own: Own) -> list[Term]:
    """Terms for the other names of what `term` says, those left out that hold it anyway."""
    if (group := own.get(key(term.text))) is not None:
        found = list(_called(group, term.field))
    else:
        found = [
            each
            for known in _known(term, own)
            for each in _called((known.name, *filter(is_safe, known.others)), term.field)
            if len(each.text) > 1
        ]
    return [each for each in dict.fromkeys(found) if not holds(each, term)]


def _known(term: Term, own: Own) -> Iterator[Known]:
    """What the lexicon knows by the words of a term, unless admins have their own say."""
    if key(term.text) not in own:
        yield from (known for known in lexicon().get(key(term.text), ()) if term.field in ("", known.field))


def _called(names: tuple[str, ...], field: str) -> Iterator[Term]:
    for name in names:
        yield from (replace(term, field=field) for term in phrase(name))


def is_safe(name: str) -> bool:
    """Whether a name is long enough to mean nothing else."""
    return len(name) >= (SAFE_LATIN if name.isascii() else SAFE_HAN)


def holds(longer: Term, term: Term) -> bool:
    """Whether every text with `longer` has `term` too."""
    size = len(term.tokens)
    return any(longer.tokens[i : i + size] == term.tokens for i in range(len(longer.tokens) - size + 1))
