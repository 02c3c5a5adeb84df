"""Write the search index anew: after an upgrade that reads words in another way, or that keeps more of them."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from tqdm import tqdm

from candidates.models import Candidate
from candidates.search import index


class Command(BaseCommand):
    help = "Write what is searched of every candidate anew."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--missing", action="store_true", help="only those whom an upgrade left without a part")

    def handle(self, *args: Any, missing: bool = False, **options: Any) -> None:
        people = Candidate.objects.unindexed() if missing else Candidate.objects.all()
        keys = list(people.order_by("pk").values_list("pk", flat=True))
        with tqdm(total=len(keys), disable=None) as bar:
            for start in range(0, len(keys), index.CHUNK):
                chunk = keys[start : start + index.CHUNK]
                index.index_candidates(chunk)
                bar.update(len(chunk))
        self.stdout.write(f"{len(keys)} candidates indexed")
