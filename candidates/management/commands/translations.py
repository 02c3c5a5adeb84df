"""`manage.py translations`: bring the catalogues up to the code and compile them; `--check` only looks."""

import argparse
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from candidates.management import catalogues

FOLDERS = ("candidates", "recruit", "templates")


class Command(BaseCommand):
    help = "Collect the texts of code and templates into the catalogues, and compile them."
    requires_system_checks = ()

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="change nothing; fail when a text is untranslated")
        parser.add_argument("--compile", action="store_true", help="only compile what the catalogues say")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["compile"]:
            self._compile()
            return
        try:
            messages = catalogues.messages_in(settings.BASE_DIR, FOLDERS)
        except catalogues.MessageError as error:
            raise CommandError(str(error)) from error
        if options["check"]:
            self._check(messages)
            return
        for language, path in _catalogue_paths():
            path.parent.mkdir(parents=True, exist_ok=True)
            catalogues.updated(catalogues.opened(path, language), messages, language).save(str(path))
        self._compile()
        self.stdout.write(f"{len(messages)} messages")

    def _check(self, messages: set[catalogues.Message]) -> None:
        lines = []
        for language, path in _catalogue_paths():
            lines += catalogues.faults(catalogues.opened(path, language), messages, language)
        if lines:
            raise CommandError("\n".join([*lines, f"{len(lines)} to mend; `make translations` collects new texts"]))
        self.stdout.write(f"{len(messages)} messages, all translated")

    def _compile(self) -> None:
        for language, path in _catalogue_paths():
            catalogues.opened(path, language).save_as_mofile(str(path.with_suffix(".mo")))


def _catalogue_paths() -> list[tuple[str, Path]]:
    root = settings.LOCALE_PATHS[0]
    return [(language, root / language / "LC_MESSAGES" / "django.po") for language in catalogues.PLURALS]
