"""Keeps years of work true while time passes: a job that goes on grows by a month each month."""

from collections.abc import Iterator, Sequence

from django.db.models import Prefetch

from candidates.intake.derive import experience_months
from candidates.models import Candidate, Education, WorkExperience

CHUNK = 500  # people in memory at once


def refresh_experience(today_month: int) -> int:
    """Count the months of everybody whose job goes on until `today_month` (months since year 0); how many changed.

    Twice is harmless. `updated_at` stays: nobody changed the person.
    """
    open_jobs = WorkExperience.objects.filter(is_current=True)
    keys = list(open_jobs.order_by("candidate").values_list("candidate", flat=True).distinct())
    changed = 0
    for start in range(0, len(keys), CHUNK):
        grown = list(_grown(keys[start : start + CHUNK], today_month))
        Candidate.objects.bulk_update(grown, ["experience_months"])
        changed += len(grown)
    return changed


def _grown(keys: Sequence[int], today_month: int) -> Iterator[Candidate]:
    """Those of the people with these keys whose months are others now, set but not saved."""
    people = (
        Candidate.objects.filter(pk__in=keys)
        .only("experience_months")
        .prefetch_related(
            Prefetch("workexperience_set", WorkExperience.objects.defer("evidence", "description")),
            Prefetch("education_set", Education.objects.defer("evidence", "description", "courses")),
        )
    )
    for person in people:
        jobs, studies = person.workexperience_set.all(), person.education_set.all()
        months = experience_months(jobs, studies, today_month=today_month)
        if months != person.experience_months:
            person.experience_months = months
            yield person
