"""manage.py load_samples: puts the invented résumés of samples/ through the real pipeline."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from candidates.intake.from_disk import owner
from candidates.intake.samples import sample_paths, take_in_samples
from candidates.intake.tasks import ring


class Command(BaseCommand):
    help = "Take in the sample résumés as a batch of their own."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--user", help="who the batch belongs to (default: the first superuser)")

    def handle(self, *, user: str | None, **options: Any) -> None:
        if not sample_paths():
            raise CommandError("samples/ holds no résumés.")
        whose = owner(user)
        if user and whose is None:
            raise CommandError(f"There is no user {user}.")
        batch, taken = take_in_samples(whose)
        if not ring(key for each in taken for key in each.bells):
            self.stderr.write("The queue cannot be reached; the files wait and are read when it is back.")
        self.stdout.write(f"{len(taken)} files in batch {batch.pk}, {batch.label}")
