"""Files of this machine: those below some paths, or whatever comes to lie in a watched folder."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from time import time

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser
from django.utils import timezone
from django.utils.translation import gettext as _

from candidates.intake import room
from candidates.intake.archive_names import is_litter
from candidates.intake.uploads import Taken, Upload, store
from candidates.models import Batch

DONE_FOLDER = "已导入"  # in the watched folder: what was taken
UNFINISHED_NAMES = (".part", ".partial", ".crdownload", ".download", ".tmp")
STILL_SECONDS = 10  # a file that nobody has written to for so long, between two looks, is whole


class NoRoom(Exception):
    """Nothing further may come in; the message is a sentence."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file, and its name with the folders below the path that was named."""

    path: Path
    name: str


def found_below(paths: Iterable[Path]) -> tuple[list[Found], int]:
    """The files at and below `paths`, and how many were left out: litter, and links, which may lead anywhere."""
    found = [each for path in paths for each in _walk(path)]
    kept = [each for each in found if not is_litter(each.name) and not each.path.is_symlink()]
    return kept, len(found) - len(kept)


def _walk(path: Path) -> Iterator[Found]:
    if not path.is_dir():
        yield Found(path, path.name)
        return
    for folder, _folders, names in sorted(os.walk(path)):
        for name in sorted(names):
            inside = Path(folder, name)
            yield Found(inside, str(inside.relative_to(path.parent)))


def take(found: Found, *, batch: Batch, user: AbstractBaseUser | None) -> Taken:
    """Copy a file in; the caller rings. Raises NoRoom, or OSError when it cannot be read."""
    if trouble := room.trouble(batch, user, files=1, size=found.path.stat().st_size):
        raise NoRoom(trouble)
    with found.path.open("rb") as stream:
        return store(Upload(stream, found.name), batch=batch, user=user)


def owner(username: str | None) -> AbstractBaseUser | None:
    """The user of this name, or the first superuser where none is named; None when there is nobody."""
    users = get_user_model().objects
    if username:
        return users.filter(username=username).first()
    return users.filter(is_superuser=True).order_by("pk").first()


# ------------------------------------------------------------ a watched folder
@dataclass(slots=True)
class Watch:
    """Takes what comes to lie in `folder` into a batch of the day, once it is whole, and moves it out of the way."""

    folder: Path
    user: AbstractBaseUser | None
    looks: dict[Path, tuple[int, int]] = field(default_factory=dict)

    def look(self) -> list[int]:
        """One look; the keys to ring for. Raises NoRoom with all that waits left where it lies."""
        bells: list[int] = []
        for found in self._whole():
            bells += take(found, batch=self._batch(), user=self.user).bells
            self._move_away(found)
        return bells

    def _whole(self) -> list[Found]:
        """What has not changed since the last look, nor for a while."""
        before, self.looks = self.looks, {}
        whole = []
        for found in self._lying():
            status = found.path.stat()
            self.looks[found.path] = (status.st_size, status.st_mtime_ns)
            if before.get(found.path) == self.looks[found.path] and time() - status.st_mtime > STILL_SECONDS:
                whole.append(found)
        return whole

    def _lying(self) -> list[Found]:
        found, _left_out = found_below([self.folder])
        named = [Found(each.path, str(each.path.relative_to(self.folder))) for each in found]
        return [
            each
            for each in named
            if not each.name.startswith(f"{DONE_FOLDER}{os.sep}") and not each.name.lower().endswith(UNFINISHED_NAMES)
        ]

    def _batch(self) -> Batch:
        label, source = f"{self.folder.name} {timezone.localdate():%Y-%m-%d}", _("Watched folder")
        found = Batch.objects.filter(label=label, source=source).first()
        return found or Batch.objects.create(label=label, source=source, created_by=self.user)

    def _move_away(self, found: Found) -> None:
        target = self.folder / DONE_FOLDER / f"{timezone.localdate():%Y-%m-%d}" / found.name
        number = 1
        while target.exists():
            number += 1
            target = target.with_name(f"{found.path.stem} ({number}){found.path.suffix}")
        target.parent.mkdir(parents=True, exist_ok=True)
        found.path.rename(target)
