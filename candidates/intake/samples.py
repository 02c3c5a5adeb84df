"""The invented résumés that come along, so that a newcomer sees people within a minute."""

from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.core.files.base import File
from django.utils.translation import gettext as _

from candidates.intake.uploads import Taken, store
from candidates.models import Batch

NO_SAMPLES = {".py", ".tsv", ".json"}


def sample_paths() -> list[Path]:
    """The files of `samples/`, without what explains or makes them."""
    folder = settings.BASE_DIR / "samples"
    found = sorted(path for path in folder.glob("*") if path.is_file()) if folder.is_dir() else []
    return [path for path in found if not path.stem.startswith(("README", ".")) and path.suffix not in NO_SAMPLES]


def take_in_samples(user: AbstractBaseUser | None) -> tuple[Batch, list[Taken]]:
    """A batch of all samples; the caller rings for them."""
    batch = Batch.objects.create(label=_("Samples"), source=_("Samples"), created_by=user)
    taken = []
    for path in sample_paths():
        with path.open("rb") as content:
            taken.append(store(File(content, name=path.name), batch=batch, user=user))
    return batch, taken
