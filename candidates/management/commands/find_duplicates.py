"""manage.py find_duplicates: looks through the whole library for people who may be in it twice. Nothing is merged."""

from typing import Any

from django.core.management.base import BaseCommand
from tqdm import tqdm

from candidates.intake.duplicates import find_all
from candidates.models import Candidate, Suspicion


class Command(BaseCommand):
    help = "Find people who may be in the library twice; somebody decides on the page."

    def handle(self, **options: Any) -> None:
        keys = list(Candidate.objects.values_list("pk", flat=True))
        with tqdm(total=len(keys), disable=None) as bar:
            find_all(keys, lambda done: bar.update(done - bar.n))
        self.stdout.write(f"{len(keys)} people searched, {Suspicion.objects.waiting().count()} suspicions wait")
