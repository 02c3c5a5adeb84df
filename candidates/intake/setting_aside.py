"""Files that are no résumé: kept and counted apart, with no person; whoever may upload can say otherwise."""

from functools import reduce
from operator import or_

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from candidates.intake import claim
from candidates.models import Candidate, Correction, FileStatus, Note, ResumeFile, ShortlistMember

OUTCOMES = (FileStatus.FAILED, FileStatus.REVIEW, FileStatus.PARSED, FileStatus.NOT_RESUME)
WORK_OF_PEOPLE = (Correction, Note, ShortlistMember)


@transaction.atomic
def say_no_resume(files: QuerySet[ResumeFile]) -> tuple[list[int], int]:
    """Somebody says that `files` are no résumés: the people made of them leave, and are made again by `say_resume`.

    Gives the keys of the files, and how many were left because people have worked on who was read from them.
    """
    asked = files.filter(status__in=OUTCOMES)
    people = Candidate.objects.filter(files__in=asked.values("pk"))
    other_files = ResumeFile.objects.filter(candidate=OuterRef("pk")).exclude(pk__in=asked.values("pk"))
    work = (model.objects.filter(candidate=OuterRef("pk")) for model in WORK_OF_PEOPLE)
    held = people.filter(reduce(or_, map(Exists, (other_files, *work))))
    keys = list(asked.exclude(candidate__in=held.values("pk")).values_list("pk", flat=True))
    left = asked.count() - len(keys)
    leaving = list(people.filter(files__in=keys).values_list("pk", flat=True))
    ResumeFile.objects.filter(pk__in=keys).update(status=FileStatus.NOT_RESUME, is_resume=False, candidate=None)
    Candidate.objects.filter(pk__in=leaving).delete()
    return keys, left


def say_resume(files: QuerySet[ResumeFile]) -> list[int]:
    """Somebody says that `files` are résumés after all: they are read again; the keys to ring for."""
    keys = list(files.filter(status=FileStatus.NOT_RESUME).values_list("pk", flat=True))
    said = ResumeFile.objects.filter(pk__in=keys)
    said.update(is_resume=True)
    return claim.again(said)
