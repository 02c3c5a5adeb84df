"""Careers told in sentences → Work and Education: `2013年8月至2018年7月，我在某中学任英语教师，分管备课`.

What is told counts where a résumé has no sections for it, and where the words name an employer and a post, or a
school. Dates stand before the verb; nothing is inferred from the sentence before.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from candidates.parsing.fields import roles
from candidates.parsing.fields.dates import PRESENT, DateSpan, find_dates
from candidates.parsing.fields.education import RANK, SCORE
from candidates.parsing.fields.passages import Passage, read_passages
from candidates.parsing.fields.pieces import body_start, split_line
from candidates.parsing.labels import read_labels
from candidates.parsing.lexicon import degrees
from candidates.parsing.lexicon.traditional import simplified
from candidates.parsing.records import Education, Line, Section, Value, Work
from candidates.parsing.text import width

TOLD_KINDS = ("header", "identity", "intention", "summary", "other", "unknown", "work", "education")
UNTITLED_KINDS = ("header", "identity", "unknown")
PERSONAL = frozenset({"phone", "email", "wechat", "location", "label", "expected_city", "expected_salary"})
SURE_EMPLOYER, SURE_POST = 3, 2  # scores
LEAST_STAYS, WIDEST_STAY = 2, 160  # lines that begin with dates, and the columns of their words
CONFIDENCE = 0.8  # of what a sentence says
# A name of an employer or a school, not one that could be any (贵公司, 某医院, 多家企业).
NAME = r"(?!\d|现在|今|贵|貴|某|一家|多家|几家|各|本|我|这|该|其他|大学|学校|公司)[^，。；,;！!：:《》“”]"
EMPLOYED = re.compile(
    r"(?:就职于|供职于|任职于|受聘于|受雇于|分配[到至]|跳槽[到至]|[调转][入到至往]|进入|加入|入职|来到|在|于|进(?!入)|[去到]了?)"
    rf"(?P<name>{NAME}{{3,30}}?)[，,]?(?:先后|开始|一直)?"
    r"(?P<verb>担任过?|出任|历任|任职?|做过?|当[过了]?|从事)"
    r"(?P<post>[^，。；,;！!：:]{2,16}?)(?P<still>一?直?(?:至今|到现在))?(?:一职|职务|岗位|的?工作)?(?=[，。；,;！!（(]|$)"
)
NAME_TAIL = re.compile(r"(?:公司)?(?:里|那边)?(?:工作|上班|实习|就职)$")
STUDIED = re.compile(
    rf"(?P<verb>毕业[于自]|考[入取]|入读|就读于?|保送至?|进入|在"
    rf"|(?:取得|获得?|拿到)了?(?=[^，。；,;]{{4,30}}(?:学历|学位|文凭|毕业证)))(?P<school>{NAME}{{3,30}}?)"
    r"(?=[，。；,;！!（(的读攻]|学习|就读|主修|修读|毕业|$)"
)
SCHOOL_END = re.compile(r"大学|学院|学校|中学|中专|技校|高中")
FACULTY = re.compile(r"^[\u4e00-\u9fff]{1,10}?(?:学院|系|研究所|研究院|学部)")
AREA = re.compile(
    r"(?:攻读|就读|修读|学习|主修|读)(?:的是|了)?(?P<read>[\u4e00-\u9fff]{2,14}?)(?=专业|[，。；（(的]|$)|(?P<named>[\u4e00-\u9fff]{2,12})专业"
)
# What may stand between the dates and the verb: `，我还`, `起`, `毕业后`.
BETWEEN = re.compile(
    r"(?:[起后]|开始|毕业后|以来|期间)?[，,]?(?:我|本人)?(?:毕业后)?(?:[还又也曾便就即则]|一直|随后|先后){0,2}(?:通过[\u4e00-\u9fff]{2,6})?"
)
LEFT = re.compile(r"[\u4e00-\u9fff]{0,4}(?:离职|离开|辞职|离任|离岗)")
FINISHED = re.compile(r"(?:[\u4e00-\u9fff]{0,4})(?:毕业(?![于自后])|取得|获)")


@dataclass(frozen=True, slots=True)
class _Clause:
    """A clause that says where the person was: from its dates or its verb to what follows."""

    passage: Passage
    match: re.Match[str]
    span: DateSpan | None

    @property
    def begin(self) -> int:
        return self.span.begin if self.span else self.match.start()

    def value(self, start: int, end: int, text: str | None = None) -> Value:
        return self.passage.value(start, end, text=text, confidence=CONFIDENCE)

    def date(self, iso: str, place: tuple[int, int]) -> Value | None:
        return self.value(*place, text=iso) if iso else None


def with_untitled_career(sections: Sequence[Section]) -> tuple[Section, ...]:
    """The sections, and the dated lines below the personal data as one more where nothing has a heading for them."""
    told = {kind for section in sections for kind in (section.kind, *section.also)}
    if "work" in told:
        return tuple(sections)
    opens, least = (_opens_job, 1) if "education" in told else (_opens_stay, LEAST_STAYS)
    for index, section in enumerate(sections):
        starts = [at for at, line in enumerate(section.lines) if section.kind in UNTITLED_KINDS and opens(line)]
        if len(starts) >= least:
            last = next((at for at in range(starts[-1], len(section.lines)) if _is_personal(section.lines[at])), None)
            first = _first_stay(section.lines, starts[0])
            person = replace(section, lines=section.lines[:first] + (section.lines[last:] if last else ()))
            kinds = ("work",) if "education" in told else ("education", "work")
            career = Section(kinds[0], None, section.lines[first:last], kinds[1:])
            return (*sections[:index], person, career, *sections[index + 1 :])
    return tuple(sections)


def _first_stay(lines: Sequence[Line], start: int) -> int:
    """The first of the lines up to `start` that all begin with ranges of dates: 1984年9月至1988年7月，在某学院学习."""
    while start and _is_dated(lines[start - 1]):
        start -= 1
    return start


def _is_dated(line: Line) -> bool:
    span = next((span for span in find_dates(line.text) if span.is_range), None)
    return span is not None and not line.text[body_start(line.text) : span.begin].strip("(（ ")


def _is_personal(line: Line) -> bool:
    return any(each.field in PERSONAL for each in read_labels(line))


def _opens_stay(line: Line) -> bool:
    """Whether a line begins with a range of dates and goes on with a few words: `2002.07—2006.03 某厂技术员`."""
    span = next((span for span in find_dates(line.text) if span.is_range), None)
    if span is None or line.text[body_start(line.text) : span.begin].strip("(（ "):
        return False
    words = line.text[span.finish :].strip(" \t，,)）").removesuffix("。")
    return 0 < width(words) <= WIDEST_STAY and not re.search("[。！]|^[我在于]", words)


def _opens_job(line: Line) -> bool:
    """Whether a line begins with a range of dates and names an employer and a post."""
    texts = [piece.text for piece in split_line(line)[0]] if _opens_stay(line) else []
    employer = max((roles.company_score(text) for text in texts), default=0.0)
    post = max((roles.position_score(text) for text in texts), default=0.0)
    return employer >= SURE_EMPLOYER and post >= SURE_POST


def tells_work(section: Section) -> bool:
    """Whether every paragraph of a section of jobs is a sentence that names an employer and a post."""
    if section.kind != "work" or section.also:
        return False
    passages = read_passages(section.lines)
    return bool(passages) and all(any(map(_is_job, _clauses(each, EMPLOYED))) for each in passages)


def read_told_work(sections: Sequence[Section]) -> tuple[Work, ...]:
    """The jobs that sentences tell of, in their order."""
    found = []
    for passage in read_passages(_lines(sections)):
        clauses = [clause for clause in _clauses(passage, EMPLOYED) if _is_job(clause)]
        ends = [clause.begin for clause in (*clauses, *_schooling(passage))]
        for clause in clauses:
            until = min((end for end in ends if end > clause.match.end()), default=len(passage.text))
            found.append(_job(clause, until))
    return tuple(found)


def read_told_education(sections: Sequence[Section]) -> tuple[Education, ...]:
    """The schools that sentences tell of, in their order."""
    found = []
    for passage in read_passages(_lines(sections)):
        clauses = list(_schooling(passage))
        ends = [*(clause.begin for clause in clauses), len(passage.text)][1:]
        for clause, until in zip(clauses, ends, strict=False):
            found.append(_school(clause, _segment_end(clause, until)))
    return tuple(found)


def _lines(sections: Sequence[Section]) -> list[Line]:
    return [line for section in sections if section.kind in TOLD_KINDS for line in section.lines]


def _clauses(passage: Passage, pattern: re.Pattern[str]) -> Iterator[_Clause]:
    """The matches of `pattern`, each with the dates right before its verb."""
    spans = find_dates(passage.text)
    for match in pattern.finditer(passage.text):
        near = (span for span in reversed(spans) if span.finish <= match.start())
        span = next(near, None)
        belongs = span is not None and BETWEEN.fullmatch(passage.text[span.finish : match.start()])
        yield _Clause(passage, match, span if belongs else None)


# ---------------------------------------------------------------- jobs


def _is_job(clause: _Clause) -> bool:
    name, _ = _employer(clause)
    sure = max(roles.company_score(name), roles.school_score(name))
    post = roles.position_score(clause.match["post"])
    return sure >= 3 and post >= (2 if clause.span else 3)


def _employer(clause: _Clause) -> tuple[str, str]:
    """The employer and the department behind it: 海石机械厂|财务科."""
    text = NAME_TAIL.sub("", clause.match["name"])
    for cut in range(len(text) - 2, 3, -1):
        if roles.company_score(text[:cut]) >= 3 and roles.department_score(text[cut:]) >= 3:
            return text[:cut], text[cut:]
    return text, ""


def _job(clause: _Clause, until: int) -> Work:
    match, span = clause.match, clause.span
    name, unit = _employer(clause)
    begin, post = match.start("name"), match.start("post")
    within = 0 if unit else _unit_length(match["post"])
    place = (post, post + within) if within else (begin + len(name), begin + len(name) + len(unit))
    end = clause.date(span.end, span.end_place) if span else None
    if end is None and match["still"]:
        end = clause.value(*match.span("still"), text=PRESENT)
    end = end or _leaving(clause, until)
    return Work(
        name=clause.value(begin, begin + len(name)),
        department=clause.value(*place) if place[0] < place[1] else None,
        position=clause.value(post + within, match.end("post")),
        start_date=clause.date(span.start, span.start_place) if span else None,
        end_date=end,
        description=_rest(clause, until),
    )


def _unit_length(post: str) -> int:
    """How many characters of a post are the department before it: 秩序部|主管; 0 when none are."""
    cuts = (cut for cut in range(len(post) - 2, 2, -1) if "、" not in post[:cut])
    return next(
        (cut for cut in cuts if roles.department_score(post[:cut]) >= 3 and roles.position_score(post[cut:]) >= 3), 0
    )


def _leaving(clause: _Clause, until: int) -> Value | None:
    """The date behind which the job was left: 2018年6月离职."""
    for span in find_dates(clause.passage.text):
        if clause.match.end() <= span.begin < until and LEFT.match(clause.passage.text, span.finish):
            return clause.date(span.start or span.end, (span.begin, span.finish))
    return None


def _rest(clause: _Clause, until: int) -> Value | None:
    """What the passage says behind the post, up to the next clause."""
    text = clause.passage.text[:until]
    begin = clause.match.end() + len(text[clause.match.end() :]) - len(text[clause.match.end() :].lstrip("，,。；; "))
    finish = len(text.rstrip("，,；; "))
    return clause.value(begin, finish) if any(map(str.isalnum, text[begin:finish])) else None


# ---------------------------------------------------------------- schools


def _schooling(passage: Passage) -> Iterable[_Clause]:
    """The clauses that name a school at which the person studied, and not one that employed her."""
    jobs = [clause.match for clause in _clauses(passage, EMPLOYED) if _is_job(clause)]
    for clause in _clauses(passage, STUDIED):
        employed = any(job.start() <= clause.match.start() < job.end() for job in jobs)
        learns = clause.match["verb"] not in ("在", "进入") or AREA.match(passage.text, clause.match.end("school"))
        if learns and not employed and _name_length(clause.match["school"]):
            yield clause


def _name_length(text: str) -> int:
    """How many characters of `text` are the name of a school; 0 when none are."""
    for end in (match.end() for match in SCHOOL_END.finditer(text)):
        if roles.school_score(text[:end]) >= 3:
            return end
    return 0


def _segment_end(clause: _Clause, until: int) -> int:
    stop = clause.passage.text.find("。", clause.match.end())
    return until if stop < 0 else min(stop, until)


def _school(clause: _Clause, until: int) -> Education:
    begin = clause.match.start("school")
    behind = begin + _name_length(clause.match["school"])
    faculty = FACULTY.match(clause.passage.text[behind : clause.match.end("school")])
    follows = behind + (faculty.end() if faculty else 0)
    start, end = _school_dates(clause, until)
    return Education(
        institution=clause.value(begin, behind),
        department=clause.value(behind, follows) if faculty else None,
        area=_area(clause, follows, until),
        study_type=_degree(clause, follows, until),
        start_date=start,
        end_date=end,
        score=_found(clause, SCORE, follows, until),
        rank=_found(clause, RANK, follows, until),
    )


def _area(clause: _Clause, begin: int, until: int) -> Value | None:
    for match in AREA.finditer(clause.passage.text, begin, until):
        group = match.lastgroup or "named"
        if roles.area_score(match[group]) >= 2:
            return clause.value(*match.span(group))
    return None


def _degree(clause: _Clause, begin: int, until: int) -> Value | None:
    match = degrees.pattern().search(simplified(clause.passage.text[:until]), begin)
    return clause.value(*match.span()) if match else None


def _found(clause: _Clause, pattern: re.Pattern[str], begin: int, until: int) -> Value | None:
    match = pattern.search(clause.passage.text, begin, until)
    return clause.value(*match.span(match.lastgroup or 0)) if match else None


def _school_dates(clause: _Clause, until: int) -> tuple[Value | None, Value | None]:
    """Start and end: a lone date before 毕业于 is the end, before another verb the start; `…月毕业` is an end."""
    span, text = clause.span, clause.passage.text
    start = end = None
    if span is not None:
        only_end = not span.is_range and clause.match["verb"].startswith("毕业")
        end = clause.date(
            span.end or (span.start if only_end else ""), span.end_place if span.end else span.start_place
        )
        start = None if only_end else clause.date(span.start, span.start_place)
    for other in find_dates(text):
        finished = (other.end and not other.is_range) or FINISHED.match(text, other.finish)
        if end is None and clause.match.end() <= other.begin < until and finished:
            end = clause.date(other.end or other.start, (other.begin, other.finish))
    return start, end
