"""People's histories as stints on a time axis: one person by kinds, or several people one under the other."""

import datetime
from collections.abc import Iterable, Sequence

from django.utils.translation import pgettext

from candidates.axis import Axis, Head, Stint, draw
from candidates.models import Candidate
from candidates.models.histories import DatedHistory


def person_axis(person: Candidate, today: datetime.date) -> Axis | None:
    """Education, work and projects of one person, each under its own head; gaps stand on the work."""
    education, work = _education(person), _work(person)
    heads = (
        Head(pgettext("section", "Education"), education),
        Head(pgettext("section", "Work"), work, asks=True, also=education),
        Head(
            pgettext("section", "Projects"), _stints("project", ((row, row.name) for row in person.project_set.all()))
        ),
    )
    return draw(heads, _month(today))


def shared_axis(people: Sequence[Candidate], today: datetime.date) -> Axis | None:
    """One head a person with education and work together."""
    heads = [Head(str(person), (*_education(person), *_work(person)), asks=True) for person in people]
    return draw(heads, _month(today))


def _month(day: datetime.date) -> int:
    return day.year * 12 + day.month - 1


def _education(person: Candidate) -> tuple[Stint, ...]:
    rows = person.education_set.all()
    named = ((row, f"{row.institution} {row.get_level_display() if row.level else row.study_type}") for row in rows)
    return _stints("education", named)


def _work(person: Candidate) -> tuple[Stint, ...]:
    rows = person.workexperience_set.all()
    comma = pgettext("between company and title", ", ")
    return _stints("work", ((row, comma.join(filter(None, (row.name, row.position)))) for row in rows))


def _stints(kind: str, named: Iterable[tuple[DatedHistory, str]]) -> tuple[Stint, ...]:
    """Rows with at least one date; one with only an end is that month."""
    return tuple(
        Stint(kind, label.strip(), start, row.end_month, row.is_current)
        for row, label in named
        if (start := row.end_month if row.start_month is None else row.start_month) is not None
    )
