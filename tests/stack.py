"""The whole of Recruit as a person starts it, on a free port and in a folder of its own."""

import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PASSWORD = re.compile(r"password: (\S+)")


@dataclass
class Stack:
    process: subprocess.Popen
    address: str
    log: list[str] = field(default_factory=list)

    def wait_for(self, words: str, seconds: float = 60) -> str:
        """The first line of the log with `words`; fails with the whole log when it does not come."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            for line in list(self.log):
                if words in line:
                    return line
            if self.process.poll() is not None:
                break
            time.sleep(0.05)
        raise AssertionError(f"{words!r} did not come:\n" + "\n".join(self.log))

    def password(self) -> str:
        """What the first start printed for `admin`."""
        return PASSWORD.search(self.wait_for("password: ", 180))[1]

    def stop(self, seconds: float = 20) -> int:
        """Ctrl-C, and the exit code."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(seconds)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def start(folder: Path, *arguments: str, port: int | None = None, **environment: str) -> Stack:
    """Start `manage.py serve`; its output gathers in `log`."""
    port = port or free_port()
    process = subprocess.Popen(
        [sys.executable, "manage.py", "serve", "--port", str(port), *arguments],
        cwd=ROOT,
        env={**os.environ, "RECRUIT_VAR": str(folder), **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    stack = Stack(process, f"http://127.0.0.1:{port}")
    threading.Thread(target=_gather, args=(process, stack.log), daemon=True).start()
    return stack


def _gather(process: subprocess.Popen, log: list[str]) -> None:
    for line in process.stdout:
        log.append(line.rstrip())


@contextmanager
def running(folder: Path, *arguments: str, **environment: str) -> Iterator[Stack]:
    """A stack for the length of a `with`, stopped whatever happens."""
    stack = start(folder, *arguments, **environment)
    try:
        yield stack
    finally:
        if stack.process.poll() is None:
            stack.process.send_signal(signal.SIGTERM)
            try:
                stack.process.wait(20)
            except subprocess.TimeoutExpired:
                stack.process.kill()
