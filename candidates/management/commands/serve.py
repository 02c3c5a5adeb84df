"""`manage.py serve`: everything that Recruit needs, in the foreground, until Ctrl-C."""

import argparse
import signal
import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection

from recruit.serving.checks import CannotStart, answers, free_port, make_folder, only_one
from recruit.serving.log import Log
from recruit.serving.preparing import (
    create_first_user,
    index_people,
    people_to_index,
    prepare_static_files,
    prepare_tables,
)
from recruit.serving.programs import Program, programs
from recruit.serving.supervisor import Supervisor
from recruit.serving.valkey import valkey_answers

SECONDS_TO_START = 120.0
PEOPLE_A_MINUTE = 4_000  # indexed anew on two cores


class Command(BaseCommand):
    help = "Start web server, queue and workers in the foreground; Ctrl-C stops them."
    requires_system_checks = ()

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--host", default=settings.HOST, help="address to listen on (default: %(default)s)")
        parser.add_argument("--port", type=int, default=settings.PORT, help="port (default: %(default)s)")
        parser.add_argument("--no-samples", action="store_true", help="leave the library empty at the first start")

    def handle(self, *args: Any, host: str, port: int, no_samples: bool, **options: Any) -> None:
        try:
            make_folder(settings.VAR_DIR)
            free_port(host, port)
            with only_one(settings.VAR_DIR):
                self._serve(host, port, with_samples=not no_samples)
        except CannotStart as trouble:
            raise CommandError(str(trouble)) from trouble

    def _serve(self, host: str, port: int, *, with_samples: bool) -> None:
        supervisor = Supervisor(Log(["samples", "valkey"]))
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, supervisor.stop)
        supervisor.log.say(f"Recruit · {connection.display_name} · {settings.VAR_DIR}")
        self._prepare(supervisor.log)
        try:
            self._start(supervisor, host, port)
            if not supervisor.stops:
                self._welcome(supervisor, host, port, with_samples=with_samples)
                supervisor.watch()
        finally:
            supervisor.log.say("stopping")
            supervisor.stop_all()
            supervisor.log.say("stopped")

    def _prepare(self, log: Log) -> None:
        try:
            prepare_tables()
        except DatabaseError as error:
            raise CannotStart(f"The database can not be used ({_first_line(error)}). Check DATABASE_URL.") from error
        if number := people_to_index():
            minutes = number // PEOPLE_A_MINUTE + 1
            log.say(f"{number} people are indexed anew for this version: about {minutes} min")
            index_people()
        if prepare_static_files():
            log.say("static files collected")

    def _start(self, supervisor: Supervisor, host: str, port: int) -> None:
        """Start the programs in order, the queue's server ready before those that need it; raises CannotStart."""
        for program in programs(host, port):
            if supervisor.stops:
                return
            supervisor.start(program)
            if program.last and not supervisor.watch(SECONDS_TO_START, valkey_answers) and not supervisor.stops:
                raise CannotStart("The queue's server does not answer: see the lines above.")
        if not supervisor.watch(SECONDS_TO_START, lambda: answers(host, port)) and not supervisor.stops:
            raise CannotStart("The web server does not answer: see the lines above.")

    def _welcome(self, supervisor: Supervisor, host: str, port: int, *, with_samples: bool) -> None:
        address = f"http://{'127.0.0.1' if host in {'0.0.0.0', '::'} else host}:{port}/"
        password = create_first_user()
        if password is None:
            supervisor.log.say(f"ready: {address}  (Ctrl-C stops)")
            return
        supervisor.log.box(
            [
                f"简历工作台 Recruit    {address}",
                f"用户 user: admin    密码 password: {password}",
                "这个密码只显示一次 · shown only this once",
            ]
        )
        if with_samples:
            command = (sys.executable, str(Path(settings.BASE_DIR) / "manage.py"), "load_samples")
            supervisor.run_once(Program("samples", command))


def _first_line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0]
