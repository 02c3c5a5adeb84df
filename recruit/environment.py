"""Reads of the environment that fail loudly at start, for settings.py alone."""

import os
import secrets
from pathlib import Path
from typing import Any

import dj_database_url
from django.core.exceptions import ImproperlyConfigured


def env_bool(name: str, default: bool) -> bool:
    """`1 true yes on` / `0 false no off`; raises ImproperlyConfigured for anything else."""
    written = os.environ.get(name, "").strip().lower()
    if not written:
        return default
    if written in {"1", "true", "yes", "on"}:
        return True
    if written in {"0", "false", "no", "off"}:
        return False
    raise ImproperlyConfigured(f"{name} is {written!r}: write true or false.")


def env_int(name: str, default: int) -> int:
    """A whole number; raises ImproperlyConfigured for anything else."""
    written = os.environ.get(name, "").strip()
    if not written:
        return default
    try:
        return int(written)
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} is {written!r}: write a whole number.") from error


def env_list(name: str, default: list[str]) -> list[str]:
    """Words separated by commas."""
    written = os.environ.get(name, "")
    return [word.strip() for word in written.split(",") if word.strip()] or default


def env_database(default: str) -> dict[str, Any]:
    """Django's settings for the database of `DATABASE_URL`; raises ImproperlyConfigured for what we do not run on."""
    mistake = "DATABASE_URL is not understood: write postgresql://user:password@host/name, or leave it out for SQLite."
    try:
        found = dj_database_url.parse(os.environ.get("DATABASE_URL") or default, conn_max_age=600)
    except ValueError as error:
        raise ImproperlyConfigured(mistake) from error
    if found.get("ENGINE", "").rpartition(".")[2] not in {"sqlite3", "postgresql"}:
        raise ImproperlyConfigured(mistake)
    return {**found}


def env_folder(name: str, default: Path) -> Path:
    """A folder, made when it is not there; raises ImproperlyConfigured when it can not be."""
    folder = Path(os.environ.get(name) or default).resolve()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        remedy = f"Set {name} or RECRUIT_VAR to a folder that can be written."
        raise ImproperlyConfigured(f"{folder} can not be made ({error.strerror}). {remedy}") from error
    return folder


def secret_key(path: Path) -> str:
    """`SECRET_KEY` of the environment, else the one kept in `path`, made at the first start.

    Raises ImproperlyConfigured when that folder can not be written.
    """
    if written := os.environ.get("SECRET_KEY"):
        return written
    try:
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch(mode=0o600)
            path.write_text(secrets.token_urlsafe(50), "ascii")
        return path.read_text("ascii").strip()
    except OSError as error:
        remedy = "Set RECRUIT_VAR to a folder that can be written."
        raise ImproperlyConfigured(f"{path} can not be kept ({error.strerror}). {remedy}") from error
