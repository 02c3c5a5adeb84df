"""A blind review: a person without photo, name, gender, age, birth, native place and the tier of her schools.

Contacts go as well, for most of them spell the name. The document is shown as text, with these words blacked out.
"""

import re
from collections.abc import Iterator, Mapping

from candidates.models import Candidate, ResumeText

HIDDEN = frozenset(("name", "gender", "birth", "native_place"))
CONTACTS = frozenset(("phone", "email", "wechat", "qq", "url", "profiles"))
BLACK = "█"
SHORTEST_WORD = 2  # of a value that is blacked out wherever it stands, not only where it was read
TELLING = re.compile(
    r"(?<!\d)(?:985|211)(?!\d)|双一流|雙一流|C9|(?<!\d)\d{2}\s*(?:周岁|歲|岁)|先生|女士|小姐|[男女](?=\s*(?:$|[|/，,、]))"
)


def is_hidden(row: object, field: str) -> bool:
    """Whether a blind review hides this field of a row."""
    return isinstance(row, Candidate) and field in HIDDEN | CONTACTS


def blacked_out(text: ResumeText, person: Candidate) -> ResumeText:
    """The text of a file, not saved, without pictures and with what is hidden blacked out, letter for letter."""
    places = [place for name in HIDDEN | CONTACTS for place in (person.evidence or {}).get(name, {}).get("places", ())]
    telling = telling_of(person)
    lines = [{**line, "text": _without(line, places, telling)} for line in text.lines]
    return ResumeText(file_id=text.file_id, lines=lines, pages=[])


def told_blind(text: str, person: Candidate) -> str:
    """`text` with what tells who `person` is blacked out, letter for letter."""
    return _blackened(text, telling_of(person))


def telling_of(person: Candidate) -> re.Pattern[str]:
    """What a blind review blacks out wherever it stands: her name and contacts, ages, forms of address, tiers."""
    return re.compile("|".join([*map(re.escape, _words(person)), TELLING.pattern]), re.IGNORECASE)


def _blackened(text: str, telling: re.Pattern[str]) -> str:
    return telling.sub(lambda match: BLACK * len(match[0]), text)


def _words(person: Candidate) -> Iterator[str]:
    contacts = (person.phone, person.email, person.wechat, person.qq, person.url, *person.profiles)
    words = (person.name, person.name_pinyin.replace(" ", ""), person.native_place, *contacts)
    yield from sorted((word for word in words if len(word) >= SHORTEST_WORD), key=len, reverse=True)


def _without(line: Mapping, places: list[Mapping], telling: re.Pattern[str]) -> str:
    text = _blackened(line["text"], telling)
    for place in places:
        if place["line"] == line["number"]:
            start, end = place["start"], min(place["end"], len(text))
            text = text[:start] + BLACK * (end - start) + text[end:]
    return text
