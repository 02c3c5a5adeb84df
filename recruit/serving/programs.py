"""Settings → the programs that make up Recruit, in the order in which they start."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from recruit.serving.valkey import valkey_command

WEB_THREADS = 4
UNSAID = ("overcommit",)  # advice on a kernel setting for servers with large memory: ours holds a few kilobytes


@dataclass(frozen=True, slots=True)
class Program:
    """One child of `serve`. `last` ones stop after all others have gone: they serve the others.

    Lines with one of the `unsaid` words do not enter the log.
    """

    name: str
    command: tuple[str, ...]
    last: bool = False
    unsaid: tuple[str, ...] = ()


def programs(host: str, port: int) -> list[Program]:
    """What has to run for this configuration: no Valkey of our own where REDIS_URL names a server."""
    found = [] if settings.REDIS_URL else [Program("valkey", valkey_command(), last=True, unsaid=UNSAID)]
    watch = (sys.executable, str(settings.BASE_DIR / "manage.py"), "take_in", "--watch", settings.WATCH_FOLDER)
    return [
        *found,
        Program("web", _web(host, port)),
        Program("parse", _worker("parse", settings.PARSE_WORKERS, also=("upkeep",))),
        Program("ocr", _worker("ocr", 1)),
        Program("beat", _celery("beat", "--schedule", str(settings.VAR_DIR / "beat-schedule"), "--pidfile=")),
        *([Program("watch", watch)] if settings.WATCH_FOLDER else []),
    ]


def _web(host: str, port: int) -> tuple[str, ...]:
    address = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    command = [sys.executable, "-m", "gunicorn", "recruit.wsgi", "--bind", address]
    command += ["--worker-class", "gthread", "--workers", str(settings.WEB_WORKERS), "--threads", str(WEB_THREADS)]
    command += ["--preload", "--timeout", "120", "--graceful-timeout", "5", "--log-level", "warning"]
    command += ["--no-control-socket"]
    if Path("/dev/shm").is_dir():  # the heartbeat file of a worker should not wait for a disk
        command += ["--worker-tmp-dir", "/dev/shm"]
    if settings.LOGGING["root"]["level"] == "DEBUG":
        command += ["--access-logfile", "-"]
    return tuple(command)


def _worker(queue: str, processes: int, *, also: tuple[str, ...] = ()) -> tuple[str, ...]:
    return _celery(
        "worker", "--queues", ",".join((queue, *also)), "--concurrency", str(processes),
        "--hostname", f"{queue}-{os.getpid()}@%h",
        "--without-gossip", "--without-mingle", "--without-heartbeat",
    )  # fmt: skip


def _celery(*arguments: str) -> tuple[str, ...]:
    level = settings.LOGGING["root"]["level"]
    return (sys.executable, "-m", "celery", "--app", "recruit", "--quiet", *arguments, "--loglevel", level)
