"""What a section is about when its heading is no set phrase: by hints in its words, and by what stands in it.

`读书的地方` over a school, a degree and dates is education; the same over a list of programs would be something else.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache
from itertools import takewhile

from candidates.parsing.fields import roles
from candidates.parsing.fields.dates import find_dates
from candidates.parsing.fields.language_tests import find_tests
from candidates.parsing.fields.pieces import BULLET, split_line
from candidates.parsing.labels import read_labels
from candidates.parsing.lexicon import skills, spoken
from candidates.parsing.lexicon.listed import AWARD_END, CERTIFICATE, PATENT_NUMBER, PUBLICATION
from candidates.parsing.lexicon.reading import rows
from candidates.parsing.lexicon.traditional import simplified
from candidates.parsing.records import Line
from candidates.parsing.text import HAN_CHARACTER

MOST_LINES = 24  # of a section that are looked at
HINTED = 1.0  # points of a hint of two characters; each further character adds half of it
MOSTLY = 0.75  # share of the letters of a heading
SURE = 0.45  # share of lines that speak for a kind from which the content alone decides
MOST_HEAD = 2  # lines of a head before or after dates that stand alone
SCHOOL = 4.0  # score from which a piece is the name of a school
PROSE = 30  # characters of a line that can be a paragraph about the person
MOST_PROSE = 6  # lines of a paragraph or two
SENTENCE_ENDS = ("。", "！", ".", "”")
PERSONAL = re.compile(r"本人|我|性格|热爱|希望|吃苦|责任心|善于|踏实|认真|乐观|开朗|细心|团队精神|抗压|沟通能力")
LABELS = {
    "identity": frozenset(("name", "gender", "birth", "phone", "email", "wechat", "qq", "location", "native_place")),
    "intention": frozenset(("label", "expected_city", "expected_salary", "availability", "job_nature")),
}
PERSONAL_FIELDS = LABELS["identity"] | LABELS["intention"] | {"years_of_experience", "url", "profile"}
SEPARATORS = re.compile(r"[、,，;；/|｜\t]|\s{2,}")


def hinted_kinds(title: str) -> tuple[str, ...]:
    """The kinds that the words of a heading speak for, those of most points first."""
    points = _hints(title)
    return tuple(sorted(points, key=lambda kind: -points[kind]))


def is_hint(title: str) -> bool:
    """Whether hints of kinds are nearly all that a heading says: 做过的公司."""
    return 2 * sum(_hints(title).values()) / HINTED >= MOSTLY * sum(character.isalnum() for character in title)


def kind_of(title: str, lines: Sequence[Line]) -> str:
    """What a section under `title` is about; "unknown" when neither its words nor its lines say so."""
    points = _hints(title)
    lines = [line for line in lines if line.text.strip()][:MOST_LINES]
    dated = [line for line in lines if any(span.is_range for span in find_dates(line.text))]
    _count(points, [_dated_kind(_head_texts(lines, index)) for index, line in enumerate(lines) if line in dated])
    _count(points, [_undated_kind(line) for line in lines if line not in dated])
    kind, value = max(points.items(), key=lambda each: each[1], default=("unknown", 0.0))
    if value >= HINTED:
        return kind
    return "projects" if dated else "unknown"  # things done in their time, for no employer


def states_facts(lines: Sequence[Line]) -> bool:
    """Whether most lines are labels with facts about the person, as in a list, and no text."""
    labelled = [line for line in lines if {each.field for each in read_labels(line)} & PERSONAL_FIELDS]
    return len(labelled) > 1 and 2 * len(labelled) >= len(lines)


def is_prose(lines: Sequence[Line]) -> bool:
    """Whether lines are a paragraph or two that name no time, no employer with a post, and no facts by labels."""
    text = "".join(line.text.strip() for line in lines)
    if not (lines and len(lines) <= MOST_PROSE and len(text) >= PROSE and text.endswith(SENTENCE_ENDS)):
        return False
    return not any(find_dates(line.text) or read_labels(line) or BULLET.match(line.text) for line in lines)


def _count(points: dict[str, float], kinds: Sequence[str]) -> None:
    """Add what lines speak for: much where most of them agree, else their share."""
    for kind, count in Counter(filter(None, kinds)).items():
        share = count / len(kinds)
        points[kind] += share + (2 * HINTED if share >= SURE else 0.0)


def _hints(title: str) -> dict[str, float]:
    """Points for each kind whose hint stands in `title`; a hint inside a longer one does not count."""
    title = simplified(title)
    points: dict[str, float] = defaultdict(float)
    taken: set[int] = set()
    for word, kind in _vocabulary():
        if word not in title:
            continue
        at = title.find(word)
        if not taken & set(range(at, at + len(word))):
            taken |= set(range(at, at + len(word)))
            points[kind] += HINTED * len(word) / 2
    return points


@cache
def _vocabulary() -> tuple[tuple[str, str], ...]:
    pairs = [(simplified(word), kind) for kind, listed in rows("heading_hints.tsv") for word in listed.split()]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


def _undated_kind(line: Line) -> str:
    """What a line without a range of dates speaks for by itself, "" for nothing."""
    fields = {each.field for each in read_labels(line)}
    labelled = next((kind for kind, names in LABELS.items() if fields & names), "")
    text = line.text.strip()
    if _is_sentence(text):
        return labelled or _listed_kind(text) or _prose_kind(text)
    if not labelled and any(roles.school_score(piece.text) >= SCHOOL for piece in split_line(line)[0]):
        return "education"
    return labelled or _listed_kind(text) or _prose_kind(text)


def _is_sentence(text: str) -> bool:
    return len(text) >= PROSE and text.endswith(SENTENCE_ENDS)


def _head_texts(lines: Sequence[Line], index: int) -> list[str]:
    """The pieces of a line with dates; where it has no others, those of the head lines round it."""
    own = _texts(lines[index])
    if own:
        return own
    above = takewhile(_can_be_head, reversed(lines[max(index - MOST_HEAD, 0) : index]))
    below = takewhile(_can_be_head, lines[index + 1 : index + 1 + MOST_HEAD])
    return [text for line in (*above, *below) for text in _texts(line)]


def _texts(line: Line) -> list[str]:
    return [word for piece in split_line(line)[0] for word in {piece.text, *piece.text.split(" ")}]


def _can_be_head(line: Line) -> bool:
    text = line.text.strip()
    return len(text) <= PROSE and not (BULLET.match(text) or find_dates(text) or text.endswith(SENTENCE_ENDS))


def _dated_kind(texts: Sequence[str]) -> str:
    """The words with a range of dates are the head of a school or of a job."""
    school = max((roles.school_score(text) for text in texts), default=0)
    employer = max((max(roles.company_score(text), roles.position_score(text)) for text in texts), default=0)
    studied = any(max(roles.degree_score(text), roles.area_score(text)) >= 2 for text in texts)
    if school >= 3 and (studied or employer <= school):
        return "education"
    return "work" if employer >= 3 else ""


def _listed_kind(text: str) -> str:
    """A line of a list: a paper, a patent, an honour, a certificate, a language, known skills."""
    if PATENT_NUMBER.search(text):
        return "patents"
    if len(text) > PROSE and PUBLICATION.search(text):
        return "publications"
    bare = text.rstrip("。；; )）0123456789.年月/-")
    if len(text) <= 2 * PROSE and AWARD_END.search(bare):
        return "awards"
    if len(text) <= PROSE and (CERTIFICATE.search(bare) or find_tests(text)):
        return "certificates"
    if (
        len(text) <= PROSE
        and (language := spoken.pattern().match(text))
        and not HAN_CHARACTER.match(text[language.end() :])
    ):
        return "languages"
    parts = [part for part in SEPARATORS.split(re.sub(r"^[^:：]{2,8}[:：]", "", text)) if part.strip()]
    known = sum(skills.fold(part.strip(" 。.")) in skills.canonical() for part in parts)
    return "skills" if known and known * 2 >= len(parts) else ""


def _prose_kind(text: str) -> str:
    if len(text) >= PROSE and not find_dates(text) and PERSONAL.search(text) and not roles.VERB_START.match(text):
        return "summary"
    return ""
