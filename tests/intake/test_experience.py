"""Years of work go on while a job does."""

import pytest
from django.conf import settings

from candidates.intake import experience, record, tasks
from candidates.models import Candidate
from tests.intake.making import make_claimed_file, make_resume
from tests.making import make_candidate

pytestmark = pytest.mark.django_db
MAY_2024 = 2024 * 12 + 4
OPEN = {"name": "甲", "start_date": "2022-05", "is_current": True}
PAST = {"name": "乙", "start_date": "2020-05", "end_date": "2022-05"}


def months(person):
    return Candidate.objects.get(pk=person.pk).experience_months


def test_open_jobs_grow_and_others_stay():
    works, left = make_candidate(work=[OPEN, PAST]), make_candidate(work=[PAST], experience_months=7)
    assert experience.refresh_experience(MAY_2024) == 1
    assert (months(works), months(left)) == (48, 7)
    assert experience.refresh_experience(MAY_2024 + 1) == 1
    assert months(works) == 49


def test_twice_is_harmless_and_changes_no_date():
    person = make_candidate(work=[OPEN])
    experience.refresh_experience(MAY_2024)
    assert experience.refresh_experience(MAY_2024) == 0
    assert Candidate.objects.get(pk=person.pk).updated_at == person.updated_at


def test_it_counts_as_a_reading_does():
    work = [{"name": "甲", "start_date": "2021-07", "end_date": "present"}]
    person = record.save(make_claimed_file(), make_resume(work=work), seconds=1)
    Candidate.objects.filter(pk=person.pk).update(experience_months=1)
    tasks.let_experience_grow()
    assert months(person) == person.experience_months > 1


def test_queries_grow_with_chunks_alone(monkeypatch, django_assert_max_num_queries):
    def queries():
        Candidate.objects.update(experience_months=0)
        with django_assert_max_num_queries(50) as captured:
            experience.refresh_experience(MAY_2024)
        return len(captured)

    make_candidate(work=[OPEN])
    few = queries()
    for _ in range(4):
        make_candidate(work=[OPEN])
    assert queries() == few
    monkeypatch.setattr(experience, "CHUNK", 2)
    assert queries() > few


def test_it_is_called_every_day():
    asked = settings.CELERY_BEAT_SCHEDULE["let-experience-grow"]
    assert (asked["task"], asked["schedule"]) == (tasks.let_experience_grow.name, 24 * 3600)
