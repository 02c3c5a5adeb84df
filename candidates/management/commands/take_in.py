"""manage.py take_in PATH…: files, folders and archives of this machine become a batch; --watch waits for more."""

import os
import signal
import threading
from pathlib import Path
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import close_old_connections
from django.utils import timezone
from tqdm import tqdm

from candidates.intake.from_disk import DONE_FOLDER, NoRoom, Watch, found_below, owner, take
from candidates.intake.tasks import ring
from candidates.models import Batch, Tag

SECONDS_BETWEEN_LOOKS = 5


class Command(BaseCommand):
    help = "Take in files, folders and archives as a batch."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="files and folders")
        parser.add_argument("--label", help="what the batch is called (default: the first path, and the day)")
        parser.add_argument("--source", default="", help="where the résumés come from")
        parser.add_argument("--tag", action="append", default=[], help="a tag for all; may be given several times")
        parser.add_argument("--user", help="who the batch belongs to (default: the first superuser)")
        parser.add_argument(
            "--watch", type=Path, metavar="FOLDER", help="take whatever comes to lie there, until Ctrl-C"
        )

    def handle(self, *, paths: list[Path], watch: Path | None, user: str | None, **options: Any) -> None:
        if bool(paths) == bool(watch):
            raise CommandError("Say which: paths, or --watch FOLDER.")
        if missing := [str(path) for path in paths if not path.exists()]:
            raise CommandError(f"Not there: {', '.join(missing)}")
        whose = owner(user)
        if user and whose is None:
            raise CommandError(f"There is no user {user}.")
        if watch:
            self._watch(watch, whose)
        else:
            self._take(paths, whose, options)

    def _take(self, paths: list[Path], user: AbstractBaseUser | None, options: dict[str, Any]) -> None:
        found, left_out = found_below(paths)
        batch = self._batch(paths, user, options)
        is_heard = True
        try:
            for each in tqdm(found, unit="file", disable=None):
                is_heard = ring(take(each, batch=batch, user=user).bells) and is_heard
        except NoRoom as trouble:
            raise CommandError(
                f"{trouble} ({batch.files.count()} of {len(found)} are in batch {batch.pk})"
            ) from trouble
        if not is_heard:
            self.stderr.write("The queue cannot be reached; the files wait and are read when it is back.")
        self.stdout.write(f"{len(found)} files in batch {batch.pk}, {batch.label}; {left_out} left out")

    def _batch(self, paths: list[Path], user: AbstractBaseUser | None, options: dict[str, Any]) -> Batch:
        label = options["label"] or f"{paths[0].resolve().name} {timezone.localdate():%Y-%m-%d}"
        batch = Batch.objects.create(label=label[:100], source=options["source"][:50], created_by=user)
        Tag.objects.bulk_create([Tag(name=name) for name in options["tag"]], ignore_conflicts=True)
        batch.tags.set(Tag.objects.filter(name__in=options["tag"]))
        return batch

    def _watch(self, folder: Path, user: AbstractBaseUser | None) -> None:
        if not (folder.is_dir() and os.access(folder, os.W_OK)):
            raise CommandError(
                f"{folder} is no folder that can be written: what was taken is moved to {DONE_FOLDER}/."
            )
        stopped = threading.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: stopped.set())
        self.stdout.write(f"watching {folder}")
        watch, said = Watch(folder.resolve(), user), ""
        while not stopped.wait(SECONDS_BETWEEN_LOOKS):
            close_old_connections()
            said = self._look(watch, said)

    def _look(self, watch: Watch, said: str) -> str:
        """One look; the trouble that was told, which is told once."""
        try:
            if bells := watch.look():
                ring(bells)
                self.stdout.write(f"{len(bells)} files taken")
        except (NoRoom, OSError) as trouble:
            if str(trouble) != said:
                self.stderr.write(str(trouble))
            return str(trouble)
        return ""
