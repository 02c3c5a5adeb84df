"""What the dates of a life leave open is asked, once, and only where there is something to ask."""

import datetime

import pytest

from candidates.models import Candidate
from candidates.questions import questions
from tests.making import make_candidate

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2024, 6, 1)


def asked(*work, education=(), received=datetime.date(2024, 5, 1)):
    person = make_candidate(work=[dict(zip(("name", "start_date", "end_date"), row, strict=False)) for row in work])
    for name, start, end in education:
        person.education_set.create(institution=name, start_date=start, end_date=end, entry=name)
    person.workexperience_set.filter(end_date="now").update(is_current=True, end_date="", end_month=None)
    return [question.text for question in questions(Candidate.objects.get(pk=person.pk), (), received, TODAY)]


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [
        (("甲", "2019-01", "2020-06"), ("乙", "2020-04", "2021-01"), "2020.04到2020.06"),
        (("乙", "2020-04", "2021-01"), ("甲", "2019-01", "2020-06"), "2020.04到2020.06"),
        (("甲", "2019-01", "now"), ("乙", "2023-01", "now"), "2023.01到2024.05"),
        (("甲", "2019-01", "2020-06"), ("乙", "2020-05", "2021-01"), None),
        (("甲", "2019-01", "2020-06"), ("甲", "2019-03", "2021-01"), None),
        (("甲", "2019-01", "2020-06"), ("乙", "", "2020-01"), None),
    ],
)
def test_jobs_that_overlap(one, other, overlap):
    told = asked(one, other)
    assert [text[:15] for text in told] == ([overlap] if overlap else [])


@pytest.mark.parametrize(
    ("start", "end", "count"), [("2020-05", "2019-03", 1), ("2020", "2020-03", 0), ("2020-03", "2020", 0)]
)
def test_reversed_dates(start, end, count):
    told = asked(("甲", start, end), education=[("云岭大学", start, end)])
    assert len([text for text in told if "早于" in text]) == 2 * count


@pytest.mark.parametrize(
    ("received", "count"),
    [(datetime.date(2023, 5, 1), 1), (datetime.date(2023, 12, 31), 1), (datetime.date(2024, 1, 1), 0), (None, 0)],
)
def test_until_now_is_judged_by_when_the_file_came(received, count):
    assert len(asked(("甲", "2019-01", "now"), received=received)) == count
