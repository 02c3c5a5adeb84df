"""What stops a start, each in one line: the folder, another Recruit, the port."""

import fcntl
import http.client
import os
import socket
from pathlib import Path
from typing import TextIO


class CannotStart(Exception):
    """The one line for the person at the terminal."""


def make_folder(folder: Path) -> None:
    """Make `folder`, private to us; raises CannotStart when it can not be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / f".writable-{os.getpid()}"
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise CannotStart(
            f"{folder} can not be written ({error.strerror}). Set RECRUIT_VAR to a folder that can."
        ) from error


def only_one(folder: Path) -> TextIO:
    """The lock on `folder`, held as long as the file is open; raises CannotStart when another holds it."""
    lock = (folder / "serve.lock").open("a+")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        lock.seek(0)
        holder = lock.read().strip() or "unknown"
        raise CannotStart(f"Recruit already runs on {folder} (process {holder}). Stop it first.") from error
    lock.seek(0)
    lock.truncate()
    lock.write(f"{os.getpid()}\n")
    lock.flush()
    return lock


def free_port(host: str, port: int) -> None:
    """Raises CannotStart when nobody could listen on this address."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except (OSError, OverflowError) as error:
            remedy = "Choose another: make run PORT=8080, or manage.py serve --port 8080."
            raise CannotStart(f"Port {port} of {host} is not to be had ({error}). {remedy}") from error


def answers(host: str, port: int) -> bool:
    """Whether the site is served there, whatever it says; 0.0.0.0 and :: are asked on the loopback."""
    address = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    connection = http.client.HTTPConnection(address, port, timeout=5)
    try:
        connection.request("GET", "/login/")
        return connection.getresponse().status > 0
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
