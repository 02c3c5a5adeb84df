"""What recruiters ask of somebody's education: the first degree, the highest, how it was studied."""

from collections.abc import Sequence
from dataclasses import dataclass

from candidates.models import DegreeLevel, Education
from candidates.parsing.lexicon.schools import LIST_YEAR

UPGRADE = "专升本"


@dataclass(frozen=True, slots=True)
class Schooling:
    first: Education | None  # the first degree from 专科 up, 第一学历
    highest: Education | None
    modes: tuple[str, ...]  # as written, each once; () where nothing is written
    is_upgraded: bool | None  # from 专科 to 本科; None where no degree is known
    list_year: int | None  # of the lists that give the schools' tiers; None where no school is on one


def schooling(educations: Sequence[Education]) -> Schooling:
    """The facts of somebody's `educations`, given in the order of the résumé."""
    known = [education for education in educations if education.level > DegreeLevel.NONE]
    degrees = [education for education in known if education.level >= DegreeLevel.ASSOCIATE]
    by_time = sorted(degrees, key=lambda row: (row.level, row.start_month or row.end_month or 0))
    modes = tuple(dict.fromkeys(education.mode for education in educations if education.mode))
    levels = {education.level for education in degrees}
    upgraded = {DegreeLevel.ASSOCIATE, DegreeLevel.BACHELOR} <= levels or any(
        UPGRADE in f"{education.mode}{education.study_type}" for education in educations
    )
    return Schooling(
        first=by_time[0] if by_time else None,
        highest=max(known, key=lambda row: row.level, default=None),
        modes=modes,
        is_upgraded=upgraded if levels else None,
        list_year=LIST_YEAR if any(education.is_double_first_class for education in educations) else None,
    )
