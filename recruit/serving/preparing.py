"""Before the programs run: tables, static files, and at the very first start an administrator."""

import hashlib
import secrets
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import connections

FIRST_USER = "admin"
PASSWORD_LETTERS = "abcdefghjkmnpqrstuvwxyzACDEFGHJKLMNPQRTUVWXYZ234679"  # none that look alike
PASSWORD_LENGTH = 14


def prepare_tables() -> None:
    call_command("migrate", verbosity=0, interactive=False)
    connections.close_all()  # what we fork next must not share them


def people_to_index() -> int:
    """How many people an upgrade left out of the search index."""
    from candidates.models import Candidate  # once Django is ready

    try:
        return Candidate.objects.unindexed().count()
    finally:
        connections.close_all()


def index_people() -> None:
    call_command("reindex", missing=True)
    connections.close_all()


def prepare_static_files() -> bool:
    """Collect the static files when one of them changed; True when it did."""
    stamp = settings.VAR_DIR / "static.stamp"
    now = _fingerprint([Path(folder) for folder in settings.STATICFILES_DIRS])
    if stamp.exists() and stamp.read_text("ascii") == now and settings.STATIC_ROOT.is_dir():
        return False
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    stamp.write_text(now, "ascii")
    return True


def _fingerprint(folders: list[Path]) -> str:
    digest = hashlib.sha256()
    for path in sorted(path for folder in folders for path in folder.rglob("*") if path.is_file()):
        digest.update(f"{path}\0{path.stat().st_size}\0{path.stat().st_mtime_ns}\n".encode())
    return digest.hexdigest()


def create_first_user() -> str | None:
    """Nobody there yet: makes `admin` in the group Admin and gives the password, else None."""
    users = get_user_model().objects
    try:
        if users.exists():
            return None
        password = "".join(secrets.choice(PASSWORD_LETTERS) for _ in range(PASSWORD_LENGTH))
        user = users.create_superuser(FIRST_USER, password=password)
        user.groups.add(*Group.objects.filter(name="Admin"))
        return password
    finally:
        connections.close_all()
