"""What recruiters ask of a publication: the class of its venue, and which of the authors the person is."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from candidates.intake.names import name_pinyin
from candidates.models import Publication
from candidates.parsing.lexicon import venues
from candidates.parsing.lexicon.venues import Venue

BETWEEN_AUTHORS = re.compile(r"[,，、;；&]|\band\b|\bet al\b\.?|等")
WORD = re.compile(r"[A-Za-z][\w&/+-]*")
BETWEEN_PARTS = re.compile(r"[,，.。;；:：()（）《》「」\[\]]|\s-\s|\d{4}")
# what people write of their place among the authors; the names of the places stand in `_named`
WRITTEN_PLACES = (
    ("joint", re.compile(r"共同(?:第一作者|一作)|并列(?:第一作者|一作)|co-?first|equal contribution", re.IGNORECASE)),
    ("first", re.compile(r"第一作者|(?<!共)一作|first author", re.IGNORECASE)),
    ("second", re.compile(r"第二作者|二作|second author", re.IGNORECASE)),
    ("corresponding", re.compile(r"通讯作者|通信作者|corresponding author", re.IGNORECASE)),
)


@dataclass(frozen=True, slots=True)
class Standing:
    """`venue` is None where no list has it; `place` is in words, "" where nothing tells it."""

    venue: Venue | None
    place: str


def standing(publication: Publication, name: str) -> Standing:
    """Venue and place among the authors of somebody of this `name`."""
    return Standing(venue_of(publication), place_of(publication, name))


def venue_of(publication: Publication) -> Venue | None:
    """The listed journal or conference that the publisher names: whole, in a part, or by its abbreviation."""
    whole = publication.publisher.strip()
    words = (word for word in WORD.findall(whole) if word in venues.abbreviations())
    return next(filter(None, map(_venue, (whole, *BETWEEN_PARTS.split(whole), *words))), None)


def _venue(written: str) -> Venue | None:
    """A venue with a class; an abbreviation is one only as it is written (`CF`, but no `cf`)."""
    venue = venues.by_name().get(written.strip().casefold())
    if venue is None or not venue.rank:
        return None
    return (
        venue if written.strip() == venue.abbreviation or len(written.split()) > 1 or not written.isascii() else None
    )


def place_of(publication: Publication, name: str) -> str:
    """First, second, third of four …: as the résumé says it, else as its list of authors does; "" for neither."""
    text = f"{publication.name} {publication.publisher} {publication.authors}"
    written = next((key for key, pattern in WRITTEN_PLACES if pattern.search(text)), "")
    return _named(written) if written else _counted(publication.authors, name)


def _named(key: str) -> str:
    return {
        "joint": _("joint first author"),
        "first": _("first author"),
        "second": _("second author"),
        "corresponding": _("corresponding author"),
    }[key]


def _counted(authors: str, name: str) -> str:
    listed = [author.strip(" *†‡#0123456789") for author in BETWEEN_AUTHORS.split(authors)]
    listed = [author for author in listed if author]
    own = _spellings(name)
    place = next((at for at, author in enumerate(listed, start=1) if _plain(author) in own), 0)
    return _("author %(place)s of %(total)s") % {"place": place, "total": len(listed)} if place else ""


def _spellings(name: str) -> set[str]:
    """张伟: 张伟, zhangwei, weizhang, wzhang, zhangw."""
    if not name:
        return set()
    family, *given = name_pinyin(name).split() or [""]
    spelled = "".join(given)
    first = spelled[:1]
    return {_plain(name), family + spelled, spelled + family, first + family, family + first} - {"", family}


def _plain(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalpha())
