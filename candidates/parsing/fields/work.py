"""Entries of jobs and internships → Work records."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from candidates.parsing.fields import roles
from candidates.parsing.fields.assigning import Scorer
from candidates.parsing.fields.heads import Head, describe, read_heads
from candidates.parsing.fields.pieces import Piece
from candidates.parsing.lexicon import places
from candidates.parsing.records import Entry, Line, Value, Work

SCORERS: dict[str, Scorer] = {
    "name": roles.company_score,
    "position": roles.position_score,
    "department": roles.department_score,
    "location": roles.place_score,
}
LABELS = {
    "company": "name",
    "organization": "name",
    "position": "position",
    "role": "position",
    "team": "department",
    "department": "department",
    "city": "location",
    "location": "location",
    "expected_city": "location",
}
FACTS_NOTE = re.compile(
    r"\s?[(（][^()（）]*(?:\d\s?[-~—–]\s?\d+\s?人|\d+\s?人(?:以[上下])?(?=[)）])|旗下|产品|上市|营收|行业|规模|亿|强|主营|股票|融资|轮|国企|央企|外企|民企|私企|外资|合资|事业单位|政府机关|政府機關|業(?=[)）]))[^()（）]*[)）]$"
)
LEADING_PLACE = re.compile(r"^[(（](?P<place>[^()（）]{2,10})[)）]\s?(?P<rest>.+)$")
REGION = re.compile(r"^(?:[A-Z]{2,3}|[A-Z][a-z]+(?: [A-Z][a-z]+)?)$")  # IL, USA, China
WESTERN_CITY = re.compile(r"[A-Z][A-Za-z.'’\-]+(?: [A-Z][A-Za-z.'’\-]+){0,2}")
DISTRICT = re.compile(r"[A-Z][a-z]+(?: [A-Z][a-z]+){1,2}")
STATE = re.compile(r"[A-Z]{2}|USA|UK|China|Canada|Singapore|Australia|Japan|Germany|France")
OFFICE = r"(?:总部|分部|办公室|办事处)$"
PLACE_NOTE = re.compile(r"^(?P<name>.+?)\s?[(（](?P<place>[^()（）]{2,10})[)）]$")
TOWN = range(2, 4)  # characters
NO_TOWN = re.compile(r"[厂店部院站所校局处区队司]$|公司|中心|工厂|基地|项目|客户")
UNIT_BETWEEN = re.compile(
    r"(?P<name>[^\s()（）]{4,})?[(（](?P<unit>[^()（）]{2,14})[)）]\s?(?P<post>[^\s()（）]{2,16})"
)
OFFICE_AHEAD = re.compile(r"办公室(?=[\u4e00-\u9fff]{2,6}[科室股处组]$)")
FORMER = re.compile(
    r"原|现|前身|曾用名|今|后更名|旧称|簡稱|简称|formerly|now"
)  # names of the employer, no departments
# `味道园（500强） 化验员`: a name of unknown words with a bracket of its own, and the post.
BRACKETED_EMPLOYER = re.compile(r"^(?P<name>[^\s()（）]{2,20}\s?[(（][^()（）]+[)）])\s+(?P<post>[^\s()（）]{2,20})$")
# `在某货运部跑长途`, `给某厂开叉车`: an employer between its preposition and what was done there.
DONE_FOR = re.compile(
    r"(?:我|本人)?(?:在(?:[\u4e00-\u9fff]{2,4}[给帮])?|于|给|帮)(?P<name>[^，,。；;\s]{3,30}?"
    r"(?:公司|集团|[厂店部馆院所社行局站队场铺]|中心|酒店|超市))里?(?=[跑开做干当搞管卖送修装打带教学站烧焊]|从事|负责|上班|工作|$)"
)
SURE_POST, LIKELY_EMPLOYER = 4, 1.5  # scores
SURE_UNIT, LIKELY_UNIT = 3, 2  # scores
SURE_EMPLOYER = 4  # score of a name that can hold another
FACULTY_DOUBT = 0.4  # a faculty is a department only where little else fits
FALLBACK_CONFIDENCE = 0.6
LONGEST_POST, UNKNOWN_POST = 12, 0.7  # characters of a post that only its place shows, and its confidence


def read_work(entries: Sequence[Entry], around: Sequence[Line] = ()) -> tuple[Work, ...]:
    """The jobs of one section, in its order. A post without an employer under another post takes that employer."""
    heads = read_heads(entries, SCORERS, labels=LABELS)
    records: list[Work] = []
    frame: Work | None = None
    for head in heads:
        record = _record(head, around)
        if record.position is None:
            frame = record
        elif frame is not None and _is_post_within(frame, record, head):
            record = replace(record, name=frame.name, department=record.department or record.name)
        if (
            record.name is None
            and (record.department is None or _is_labelled(head, "department"))
            and record.position is not None
            and records
            and _umbrella(records[-1], record)
        ):
            record = replace(record, name=records[-1].name, location=record.location or records[-1].location)
        records.append(record)
    kept = [record for index, record in enumerate(records) if not _only_frame(record, records[index + 1 :])]
    return tuple(record for record in kept if _tells_of_work(record))


def _tells_of_work(record: Work) -> bool:
    """Whether a record says where somebody worked or as what, not that she did not: 2019.07-2019.12 待业."""
    said = [value.text for value in (record.name, record.department, record.position) if value]
    return bool(said) and not all(map(roles.is_idle, said))


def _is_post_within(frame: Work, record: Work, head: Head) -> bool:
    """Whether a post with at most its department lies within the time of the employer that stands by itself above."""
    if not (frame.name and frame.start_date and frame.end_date and record.start_date and record.end_date):
        return False
    within = frame.start_date.text <= record.start_date.text and record.end_date.text <= frame.end_date.text
    name = head.roles.get("name")
    named = name is not None and roles.company_score(name.text) > max(
        roles.department_score(name.text), LIKELY_EMPLOYER
    )
    return within and not named


def _is_labelled(head: Head, role: str) -> bool:
    """Whether a label gives the role; what a bracket says has none."""
    piece = head.roles.get(role)
    return piece is not None and bool(piece.label)


def is_employment(entry: Entry) -> bool:
    """Whether an entry under a mixed heading names an employer or a post."""
    head = read_heads([entry], SCORERS, labels=LABELS)[0]
    name = head.roles.get("name")
    position = head.roles.get("position")
    if name is not None and roles.company_score(name.text) >= 3 and not re.search(r"项目$|系统$|平台$", name.text):
        return True
    return position is not None and roles.is_paid(position.text)


def is_job_among_activities(entry: Entry) -> bool:
    """Whether an entry among activities is a job: a firm, an intern's post or a chair, with its time."""
    head = read_heads([entry], SCORERS, labels=LABELS)[0]
    name, position = _employer(head)[0], head.roles.get("position")
    if name is None or position is None or head.end is None or roles.is_voluntary(f"{name.text} {position.text}"):
        return False
    if roles.company_score(name.text) < LIKELY_EMPLOYER or roles.position_score(position.text) < SURE_POST:
        return False
    return roles.is_firm(name.text) or roles.is_paid(position.text)


def _record(head: Head, around: Sequence[Line]) -> Work:
    head = _with_told_employer(_with_office(head))
    name, unit = _employer(head)
    title = head.roles.get("position")
    if name is None and title is not None and not title.label:
        name, title = _before_post(title)
    if title is not None and not title.label and unit is None:
        name, unit, title = _with_unit_between(name, title)
    name, unit = _unit_note(_without_facts(name), unit)
    title, unit = _unit_note(title, unit)
    name, unit = _with_its_office(name, _whole_unit(unit, title))
    location = _location(head)
    if unit is not None and location is None and (leading := LEADING_PLACE.match(unit.text)):
        place = re.sub(OFFICE, "", leading["place"])
        location = unit.part(leading.start("place"), leading.start("place") + len(place)).value(confidence=0.8)
        unit = unit.part(*leading.span("rest"))
    if name is not None and location is None:
        name, location = _place_note(name)
    employer = name.value() if name else _fallback_name(head)
    behind = None if unit else _english_unit(head)
    return Work(
        name=employer,
        department=unit.value() if unit else behind if behind != employer else None,
        position=title.value() if title else _line_for_post(head, name),
        location=location,
        start_date=head.start,
        end_date=head.end,
        description=describe(head, around),
    )


def _line_for_post(head: Head, employer: Piece | None) -> Value | None:
    """A post of unknown words: the only other line of a head whose first one names the employer and no post."""
    first, *others = head.entry.head
    if employer is None or employer.line is not first or len(others) != 1 or len(head.rest) != 1:
        return None
    (post,) = head.rest
    alone = post.line is others[0] and post.text == post.line.text.strip() and len(post.text) <= LONGEST_POST
    return post.value(confidence=UNKNOWN_POST) if alone else None


def _whole_unit(unit: Piece | None, title: Piece | None) -> Piece | None:
    """A department with the one in it that stands between it and the post: 办公室|综合科|科长."""
    if unit is None or title is None or unit.label or title.line is not unit.line:
        return unit
    inner = unit.line.text[unit.end : title.start]
    return replace(unit, end=title.start) if roles.department_score(inner) >= SURE_UNIT else unit


def _with_its_office(name: Piece | None, unit: Piece | None) -> tuple[Piece | None, Piece | None]:
    """某县人民政府办公室|综合科: an office with departments of its own is the employer."""
    if name and unit and name.line is unit.line and name.end == unit.start and OFFICE_AHEAD.match(unit.text):
        end = unit.start + len("办公室")
        return replace(name, end=end), replace(unit, start=end)
    if name and unit and name.line is unit.line and name.line.text[name.end : unit.start] == "办公室":
        return replace(name, end=unit.start), unit
    return name, unit


def _with_office(head: Head) -> Head:
    """A head whose place is glued to a post, so that it is its office: 某某街道|办事处副主任."""
    place, post = head.roles.get("location"), head.roles.get("position")
    if place is None or post is None or place.line is not post.line or place.end != post.start or "name" in head.roles:
        return head
    others = {role: piece for role, piece in head.roles.items() if role != "location"}
    return replace(head, roles={**others, "name": place})


def _with_told_employer(head: Head) -> Head:
    """A head whose first words say for whom something was done: 在某货运部|跑长途."""
    if _employer(head)[0] is not None or not head.rest:
        return head
    piece, *others = head.rest
    told = DONE_FOR.match(piece.text)
    if told is None or roles.company_score(told["name"]) < 1:
        return head
    name, rest = piece.part(*told.span("name")), piece.part(told.end(), len(piece.text))
    return replace(head, roles={**head.roles, "name": name}, rest=((rest,) if rest.text else ()) + tuple(others))


def _with_unit_between(name: Piece | None, title: Piece) -> tuple[Piece | None, Piece | None, Piece]:
    """Employer, department in a bracket and post, glued: 某集团（新闻中心）记者, or the last two of them."""
    match = UNIT_BETWEEN.fullmatch(title.text)
    if match is None or roles.department_score(match["unit"]) < LIKELY_UNIT:
        return name, None, title
    told = match["name"]
    if roles.position_score(match["post"]) < SURE_POST or bool(told) == (name is not None):
        return name, None, title
    if told and roles.company_score(told) < SURE_UNIT:
        return name, None, title
    employer = title.part(*match.span("name")) if told else name
    return employer, title.part(*match.span("unit")), title.part(*match.span("post"))


def _before_post(title: Piece) -> tuple[Piece | None, Piece]:
    """The employer with its bracket that stands before the post in one piece, and the post."""
    match = BRACKETED_EMPLOYER.match(title.text)
    if match is None or roles.position_score(match["post"]) < SURE_POST:
        return None, title
    return title.part(*match.span("name")), title.part(*match.span("post"))


def _location(head: Head) -> Value | None:
    """The place with what it lies in or what lies in it: `Lemont, IL, USA`, `湖南，株洲`."""
    piece = head.roles.get("location") or _before_region(head) or _behind_firm(head)
    if piece is None:
        return None
    while (places.is_abroad(piece.text) or STATE.match(piece.text)) and (before := _right_before(piece, head)):
        piece = replace(piece, start=before.start)
    for other in head.rest:
        between = piece.line.text[piece.end : other.start]
        joined = other.line is piece.line and re.fullmatch(r"\s?[,，·/]\s?", between)
        if joined and (REGION.match(other.text) or roles.place_score(other.text) >= 3):
            piece = replace(piece, end=other.end)
    return piece.value()


def _right_before(piece: Piece, head: Head) -> Piece | None:
    """What lies in a country or a state, right before its name: `Harbin, China`."""
    for other in head.rest:
        between = piece.line.text[other.end : piece.start]
        if other.line is piece.line and re.fullmatch(r",\s?", between) and WESTERN_CITY.fullmatch(other.text):
            return other
    return None


def _behind_firm(head: Head) -> Piece | None:
    """A district in Latin letters behind a comma that ends the line of a firm: `Merry Retail Ltd., Kwun Tong`."""
    name = head.roles.get("name")
    for other in head.rest:
        between = name.line.text[name.end : other.start] if name and other.line is name.line else ""
        ends = other.end == len(other.line.text.rstrip())
        if re.fullmatch(r"\.?,\s?", between) and ends and DISTRICT.fullmatch(other.text):
            return other
    return None


def _before_region(head: Head) -> Piece | None:
    """A Western city that only the abbreviation after it shows: `Hartford, CT`."""
    for piece, other in pairwise(head.rest):
        between = piece.line.text[piece.end : other.start]
        if other.line is piece.line and re.fullmatch(r",\s?", between) and STATE.fullmatch(other.text):
            return piece
    return None


def _english_unit(head: Head) -> Value | None:
    """What follows an English title behind a comma: `Senior Analyst, Equity Research`."""
    title = head.roles.get("position")
    if title is None:
        return None
    for piece in head.rest:
        between = title.line.text[title.end : piece.start] if piece.line is title.line else ""
        if re.fullmatch(r",\s?", between) and piece.text.isascii() and len(piece.text) > 3:
            return piece.value(confidence=FALLBACK_CONFIDENCE)
    return None


def _employer(head: Head) -> tuple[Piece | None, Piece | None]:
    """The employer's piece and the department; what reads like either is the employer when no other piece is."""
    piece, department = head.roles.get("name"), head.roles.get("department")
    if piece is None and department is not None and not department.label and roles.company_score(department.text) > 1:
        return department, None
    if piece and department and _contains(department, piece):
        return department, piece
    return piece, department


def _contains(one: Piece, other: Piece) -> bool:
    """Whether `one` stands before `other` as the larger body does: 某研究院，结构研究所."""
    unlabelled = not one.label and not other.label and one.line is other.line
    return unlabelled and one.end < other.start and roles.company_score(one.text) >= SURE_EMPLOYER


def _unit_note(piece: Piece | None, unit: Piece | None) -> tuple[Piece | None, Piece | None]:
    """A department in brackets at the end of an employer or a title, where none stands by itself: 主任（技术科）."""
    match = PLACE_NOTE.match(piece.text) if piece else None
    if piece is None or unit is not None or match is None:
        return piece, unit
    note = match["place"]
    if max(roles.department_score(note), roles.faculty_score(note) - FACULTY_DOUBT) < 3 or FORMER.match(note):
        return piece, unit
    return piece.part(*match.span("name")), piece.part(*match.span("place"))


def _without_facts(piece: Piece | None) -> Piece | None:
    """An employer without the bracket that tells facts about it: 上市公司, 500-1000人."""
    facts = FACTS_NOTE.search(piece.text) if piece else None
    return piece.part(0, facts.start()) if piece and facts else piece


def _place_note(piece: Piece) -> tuple[Piece, Value | None]:
    """A place in brackets at the end of a name: `公司（北京总部）`; a bracket inside the name stays."""
    match = PLACE_NOTE.match(piece.text)
    if match is None:
        return piece, None
    note = re.sub(OFFICE, "", match["place"])
    if roles.place_score(note) < 3 and not _is_town(note):
        return piece, None
    start = match.start("place")
    return piece.part(*match.span("name")), piece.part(start, start + len(note)).value(confidence=0.8)


def _is_town(note: str) -> bool:
    """Whether a bracket names a part of a known city that we do not know: 东莞横沥."""
    rest = next((note[length:] for length in (3, 2) if note[:length] in places.cities()), "")
    return len(rest) in TOWN and not NO_TOWN.search(rest)


def _fallback_name(head: Head) -> Value | None:
    """The first piece that nothing claims, when the head names no employer that we recognise."""
    for piece in head.rest:
        if roles.VERB_START.match(piece.text) or len(piece.text) < 2 or len(piece.text) > 40:
            continue
        return piece.value(confidence=FALLBACK_CONFIDENCE)
    return None


def _umbrella(before: Work, record: Work) -> bool:
    return before.name is not None and record.start_date is not None


def jobs_once(records: Sequence[Work]) -> tuple[Work, ...]:
    """The jobs without those that a site shows a second time, without their dates, above all others (最近工作)."""
    dated = {_held(each) for each in records if each.start_date}
    return tuple(each for each in records if each.start_date or each.end_date or _held(each) not in dated)


def _held(record: Work) -> tuple[str, str]:
    """The employer and the post."""
    return _text(record.name), _text(record.position)


def _text(value: Value | None) -> str:
    return value.text if value else ""


def _only_frame(record: Work, following: Sequence[Work]) -> bool:
    """An employer with the dates of the whole stay, whose posts follow with dates of their own."""
    if record.position or record.description or not following or record.name is None:
        return False
    return following[0].name is record.name
