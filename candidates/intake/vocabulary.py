"""Skills as written → the one vocabulary, safe when many workers meet the same new word at once."""

from collections.abc import Collection

from candidates.models import Skill, SkillAlias
from candidates.models.skills import skill_key
from candidates.parsing.lexicon import skills as lexicon

MOST_CHARACTERS = 100


def resolve(names: Collection[str]) -> dict[str, Skill]:
    """Each of `names` → its skill, made where it is new; names without a letter or digit are left out.

    What admins wrote (skills and aliases in the tables) goes before the lexicon's spellings. Two queries, five when
    there are new words.
    """
    keys = {name: key for name in names if (key := skill_key(name)[:MOST_CHARACTERS])}
    known = _known(set(keys.values()))
    unknown = {name: key for name, key in keys.items() if key not in known}
    if unknown:
        canonical = {name: _usual_name(name) for name in unknown}
        known |= _make(set(canonical.values()))
        known |= {key: known[skill_key(canonical[name])[:MOST_CHARACTERS]] for name, key in unknown.items()}
    return {name: known[key] for name, key in keys.items()}


def _usual_name(name: str) -> str:
    return lexicon.canonical().get(lexicon.fold(name), name)[:MOST_CHARACTERS]


def _known(keys: set[str]) -> dict[str, Skill]:
    aliases = SkillAlias.objects.filter(key__in=keys).select_related("skill")
    known = {alias.key: alias.skill for alias in aliases}
    known |= {skill.key: skill for skill in Skill.objects.filter(key__in=keys)}
    return known


def _make(names: set[str]) -> dict[str, Skill]:
    """The skills of these canonical names by key, existing or new."""
    keys = {skill_key(name)[:MOST_CHARACTERS]: name for name in sorted(names, reverse=True)}
    # In one order everywhere, so that two workers never wait for each other's words.
    new = [Skill(name=keys[key], key=key) for key in sorted(keys)]
    Skill.objects.bulk_create(new, ignore_conflicts=True)
    return _known(set(keys))
