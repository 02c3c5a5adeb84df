"""Programs → running children: started in order, their lines gathered, restarted when they die, stopped cleanly.

One thread and one loop. Children have sessions of their own, so that Ctrl-C reaches the supervisor alone, and ask
the kernel for a SIGTERM should it die without a word.
"""

import ctypes
import os
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from recruit.serving.log import LineBuffer, Log
from recruit.serving.programs import Program

TICK = 0.2  # seconds between looks at the children
LONGEST_PAUSE = 30.0  # seconds before a child that keeps dying is tried again
GOOD_LIFE = 60.0  # seconds after which earlier deaths are forgotten
HURRY_AFTER = 6.0  # seconds from the polite signal to SIGQUIT, with which Celery gives its tasks back
KILL_AFTER = 9.0  # seconds from the polite signal to SIGKILL
PR_SET_PDEATHSIG = 1


@dataclass(slots=True)
class Child:
    program: Program
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    deaths: int = 0
    start_again_at: float | None = None
    buffer: LineBuffer = field(default_factory=lambda: LineBuffer(lambda line: None))

    def alive(self) -> bool:
        return self.process is not None and self.process.poll() is None


class Supervisor:
    """Runs programs until `stop`; the second `stop` kills."""

    def __init__(self, log: Log) -> None:
        self.log = log
        self.children: list[Child] = []
        self.selector = selectors.DefaultSelector()
        self.stops = 0

    def stop(self, *_signal: object) -> None:
        """Also a signal handler: the loop sees it within a tick."""
        self.stops += 1

    def start(self, program: Program) -> Child:
        child = Child(program)
        self.children.append(child)
        self._launch(child)
        return child

    def watch(self, seconds: float | None = None, until: Callable[[], bool] | None = None) -> bool:
        """Gather lines and revive children till `stop`, `seconds` or `until`; True when `until` came true."""
        end = time.monotonic() + seconds if seconds is not None else None
        while not self.stops and (end is None or time.monotonic() < end):
            if until is not None and until():
                return True
            self._gather()
            self._revive()
        return False

    def run_once(self, program: Program) -> int | None:
        """Run a program to its end beside the others; its exit code, None when stopped before."""
        child = Child(program)
        self._launch(child)
        try:
            self.watch(until=lambda: not child.alive())
            return child.process.poll() if child.process else None
        finally:
            self._end([child])

    def stop_all(self) -> None:
        """Ask everybody to stop, then those whom the others need; kill who does not within seconds."""
        self._end([child for child in self.children if not child.program.last])
        self._end([child for child in self.children if child.program.last])

    def _launch(self, child: Child) -> None:
        child.started, child.start_again_at = time.monotonic(), None
        child.process = subprocess.Popen(
            child.program.command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            preexec_fn=_die_with(os.getpid()) if sys.platform == "linux" else None,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
        )
        assert child.process.stdout is not None
        os.set_blocking(child.process.stdout.fileno(), False)
        child.buffer = LineBuffer(lambda line: self._tell(child.program, line))
        self.selector.register(child.process.stdout, selectors.EVENT_READ, child)

    def _tell(self, program: Program, line: str) -> None:
        if not any(word in line for word in program.unsaid):
            self.log.write(program.name, line)

    def _gather(self, timeout: float = TICK) -> None:
        if not self.selector.get_map():
            time.sleep(timeout)
            return
        for key, _events in self.selector.select(timeout):
            data = os.read(key.fd, 65536)
            if data:
                key.data.buffer.feed(data)
            else:
                key.data.buffer.close()
                self.selector.unregister(key.fileobj)
                key.fileobj.close()

    def _revive(self) -> None:
        now = time.monotonic()
        for child in self.children:
            if child.alive():
                continue
            if child.start_again_at is None:
                self._mourn(child, now)
            elif now >= child.start_again_at:
                self._launch(child)

    def _mourn(self, child: Child, now: float) -> None:
        child.deaths = 1 if now - child.started > GOOD_LIFE else child.deaths + 1
        pause = min(2.0 ** (child.deaths - 1), LONGEST_PAUSE)
        child.start_again_at = now + pause
        code = child.process.returncode if child.process else None
        self.log.say(f"{child.program.name} ended ({_reason(code)}); starting it again in {pause:.0f} s")

    def _end(self, children: list[Child]) -> None:
        began, hurried = time.monotonic(), False
        _signal_all(children, signal.SIGTERM)
        while any(child.alive() for child in children):
            self._gather()
            waited = time.monotonic() - began
            if waited > HURRY_AFTER and not hurried:
                hurried = True
                _signal_all(children, signal.SIGQUIT)
            if waited > KILL_AFTER or self.stops > 1:
                _kill_groups(children)
        self._gather(0)
        _kill_groups(children)  # what a child left behind


def _signal_all(children: list[Child], number: signal.Signals) -> None:
    for child in children:
        if child.process is not None and child.alive():
            child.process.send_signal(number)


def _kill_groups(children: list[Child]) -> None:
    for child in children:
        if child.process is None:
            continue
        try:
            os.killpg(child.process.pid, signal.SIGKILL)
        except ProcessLookupError:
            continue  # nobody left: what we wanted


def _die_with(parent: int) -> Callable[[], None]:
    """For the child, between fork and exec: SIGTERM when the parent dies, also when it is dead already."""
    prctl = ctypes.CDLL(None).prctl

    def ask() -> None:
        prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != parent:
            os._exit(1)

    return ask


def _reason(code: int | None) -> str:
    if code is not None and code < 0:
        return signal.Signals(-code).name
    return f"exit code {code}"
