"""Lines of many programs → one log: time, who, what; in colour only for a person at a terminal."""

import sys
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TextIO

COLOURS = {"valkey": 35, "web": 32, "parse": 36, "ocr": 34, "beat": 33, "watch": 34, "samples": 35}
OWN_NAME = "recruit"


class Log:
    """Writes whole lines; `names` sets the width of the column of names."""

    def __init__(self, names: Iterable[str], stream: TextIO = sys.stdout) -> None:
        self.stream = stream
        self.width = max(len(name) for name in [*names, OWN_NAME])
        self.coloured = stream.isatty()

    def say(self, text: str) -> None:
        """A line of the supervisor itself."""
        self.write(OWN_NAME, text)

    def write(self, name: str, text: str) -> None:
        head = f"{datetime.now():%H:%M:%S} {name:<{self.width}} │"
        if self.coloured:
            head = f"\033[{COLOURS.get(name, 2)}m{head}\033[0m"
        print(head, text, file=self.stream, flush=True)

    def box(self, lines: list[str]) -> None:
        """A few lines that nobody should miss."""
        rule = "─" * (max(_columns(line) for line in lines) + 4)
        body = [f"│  {line}{' ' * (len(rule) - 4 - _columns(line))}  │" for line in lines]
        print("", f"┌{rule}┐", *body, f"└{rule}┘", "", sep="\n", file=self.stream, flush=True)


def _columns(text: str) -> int:
    """Columns of a terminal: a Chinese character fills two."""
    return sum(2 if character >= "\u1100" else 1 for character in text)


class LineBuffer:
    """Bytes as they arrive → whole lines, passed to `take`."""

    def __init__(self, take: Callable[[str], None]) -> None:
        self.take = take
        self.rest = b""

    def feed(self, data: bytes) -> None:
        *lines, self.rest = (self.rest + data).split(b"\n")
        for line in lines:
            self._give(line)

    def close(self) -> None:
        """What came without an end of line."""
        self._give(self.rest)
        self.rest = b""

    def _give(self, line: bytes) -> None:
        if text := line.decode("utf-8", "replace").rstrip():
            self.take(text)
