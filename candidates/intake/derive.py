"""The columns that lists filter and sort by, from what a person's rows say: pure.

Months of work count calendar months in which at least one job was held, so that overlaps count once. Internships do
not count, as is usual where years of work are asked for: entries that say so (实习, intern), and jobs that lie
wholly within a full-time course of study. An open end counts until `today_month`, the month of reading.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from candidates.intake.names import name_pinyin
from candidates.models import DegreeLevel, Education, WorkExperience
from candidates.parsing.lexicon import places

DOUBTFUL = 0.7  # a value of less confidence is shown as doubtful
INTERNSHIP = re.compile(r"实习|實習|\bintern(?:ship)?\b", re.IGNORECASE)
PART_TIME = re.compile(
    r"非全日制|在职|自考|自学考试|函授|成人|成教|夜大|网络|远程|电大|开放|业余|part-?time", re.IGNORECASE
)
CHINESE_PREFIX = re.compile(r"^(?:00)?86(?=1[3-9]\d{9}$)")
MOST_PHONE_DIGITS = 20


@dataclass(frozen=True, slots=True)
class Derived:
    """The derived columns of Candidate, by their names."""

    name_pinyin: str
    phone_digits: str
    highest_degree: int
    school: str
    is_985: bool
    is_211: bool
    is_double_first_class: bool
    is_overseas: bool
    graduation_year: int | None
    experience_months: int | None
    current_company: str
    current_title: str
    city: str


def derive(
    basics: Mapping[str, Any], educations: Sequence[Education], jobs: Sequence[WorkExperience], *, today_month: int
) -> Derived:
    """What follows from a person's basics, studies and jobs; `today_month` counts months since year 0."""
    top = highest(educations)
    job = current(jobs)
    return Derived(
        name_pinyin=name_pinyin(basics.get("name", ""))[:200],
        phone_digits=phone_digits(basics.get("phone", "")),
        highest_degree=top.level if top else DegreeLevel.NONE,
        school=top.institution if top else "",
        is_985=bool(top and top.is_985),
        is_211=bool(top and top.is_211),
        is_double_first_class=bool(top and top.is_double_first_class),
        is_overseas=bool(top and top.is_overseas),
        graduation_year=_year(top.end_date) if top else None,
        experience_months=experience_months(jobs, educations, today_month=today_month),
        current_company=job.name if job else "",
        current_title=job.position if job else "",
        city=city(basics, jobs),
    )


def highest(educations: Sequence[Education]) -> Education | None:
    """The study of the highest degree, of several the latest; without any degree the latest study."""
    return max(educations, key=lambda row: (row.level, _latest(row)), default=None)


def current(jobs: Sequence[WorkExperience]) -> WorkExperience | None:
    """The job that goes on, of several the one begun last; else the latest. A job without dates comes last."""
    named = [job for job in jobs if job.name or job.position]
    return max(named, key=_recency, default=None)


def _recency(job: WorkExperience) -> tuple[bool, int, int, int]:
    return job.is_current, _latest(job), job.start_month or 0, -job.position_in_resume


def _latest(row: Education | WorkExperience) -> int:
    return row.end_month or row.start_month or 0


def experience_months(
    jobs: Sequence[WorkExperience], educations: Sequence[Education], *, today_month: int
) -> int | None:
    """Months of work, overlaps merged; None where no job has dates."""
    dated = [(job, stint) for job in jobs if (stint := _stint(job, today_month))]
    if not dated:
        return None
    studies = list(_full_time(educations))
    counted = [stint for job, stint in dated if not is_internship(job) and not _lies_within(stint, studies)]
    return sum(end - start for start, end in merged(counted))


def is_internship(job: WorkExperience) -> bool:
    """Whether a job says of itself that it is an internship."""
    return bool(INTERNSHIP.search(f"{job.position} {job.name} {job.department}"))


def merged(stints: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Half-open stints of months in order, those that touch or overlap joined."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(stints):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _stint(job: WorkExperience, today_month: int) -> tuple[int, int] | None:
    """The months of a job, the last one not included: 2019-09 to 2020-09 is a year. None when reversed or unknown.

    Years without months are counted from January to January: 2019 to 2020 is one year, which is the least it can be
    taken for.
    """
    start = job.start_month
    end = today_month if job.is_current else job.end_month
    if start is None or end is None:
        return None
    if not job.is_current and len(job.end_date) == 4:
        end -= 11
    end = min(end, today_month)
    if start > end:
        return None
    return start, max(end, start + 1)


def _full_time(educations: Sequence[Education]) -> Iterator[tuple[int, int]]:
    for study in educations:
        part_time = PART_TIME.search(f"{study.mode} {study.study_type}") or study.level == DegreeLevel.MBA
        if not part_time and study.start_month is not None and study.end_month is not None:
            yield study.start_month, study.end_month


def _lies_within(stint: tuple[int, int], studies: Iterable[tuple[int, int]]) -> bool:
    return any(start <= stint[0] and stint[1] <= end for start, end in studies)


def city(basics: Mapping[str, Any], jobs: Sequence[WorkExperience]) -> str:
    """Where the person lives; else where she wants to work; else where she worked last. Short name or ""."""
    job = current(jobs)
    written = (basics.get("location", ""), basics.get("expected_city", ""), job.location if job else "")
    return next((found for text in written if text and (found := places.city_of(text))), "")


def phone_digits(phone: str) -> str:
    """The digits of a phone number, a Chinese mobile's without the country's: `+86 138-0013-8000` → `13800138000`."""
    digits = re.sub(r"[^0-9]", "", unicodedata.normalize("NFKC", phone))
    return CHINESE_PREFIX.sub("", digits)[:MOST_PHONE_DIGITS]


def doubtful_count(*evidences: Mapping[str, Mapping[str, Any]]) -> int:
    """How many values were read with little confidence."""
    return sum(source["confidence"] < DOUBTFUL for evidence in evidences for source in evidence.values())


def _year(date: str) -> int | None:
    return int(date[:4]) if date else None
