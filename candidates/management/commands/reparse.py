"""manage.py reparse: reads files again with the parser of today; what people corrected stays."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.models import QuerySet

from candidates.intake.claim import again, again_by_ocr
from candidates.intake.tasks import ring
from candidates.models import Batch, ResumeFile
from candidates.parsing import PARSER_VERSION


class Command(BaseCommand):
    help = "Read résumé files again."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="*", type=int, metavar="FILE", help="numbers of résumé files")
        parser.add_argument("--batch", type=int, help="all files of the batch of this number")
        parser.add_argument("--all", action="store_true", help="all files")
        parser.add_argument("--outdated", action="store_true", help="only those read by another parser version")
        ways = parser.add_mutually_exclusive_group()
        ways.add_argument("--ocr", action="store_true", help="PDFs alone, by the pictures of their pages from now on")
        ways.add_argument("--text", action="store_true", help="those alone that were read so, by their text again")

    def handle(self, **options: Any) -> None:
        chosen = self._chosen(options)
        if options["outdated"]:
            chosen = chosen.exclude(parser_version=PARSER_VERSION)
        by_ocr = options["ocr"] or options["text"]
        keys = again_by_ocr(chosen, only_ocr=options["ocr"]) if by_ocr else again(chosen)
        if not ring(keys):
            self.stderr.write("The queue cannot be reached; the files wait and are read when it is back.")
        self.stdout.write(f"{len(keys)} files are read again")

    def _chosen(self, options: dict[str, Any]) -> QuerySet[ResumeFile]:
        if bool(options["files"]) + (options["batch"] is not None) + options["all"] != 1:
            raise CommandError("Say which: numbers of files, --batch NUMBER, or --all.")
        if options["all"]:
            return ResumeFile.objects.all()
        if options["batch"] is not None:
            if not Batch.objects.filter(pk=options["batch"]).exists():
                raise CommandError(f"There is no batch {options['batch']}.")
            return ResumeFile.objects.filter(batch=options["batch"])
        return ResumeFile.objects.filter(pk__in=options["files"])
