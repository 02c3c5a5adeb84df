"""Content streams → operators, by one regular expression: several times faster than lexing byte by byte."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

from pdfminer.psparser import LIT, PSLiteral

TOKEN = re.compile(
    rb"""[\x00\t\n\x0c\r ]*(?:
    (?P<number>[+-]*(?:\d+\.?\d*|\.\d+)(?:-\d*)?)(?=[\x00\t\n\x0c\r \[\]<>()/%A-Za-z'"+.-]|\Z)
    |(?P<string>\((?:[^()\\]|\\.)*\))
    |(?P<hexadecimal><(?!<)[^>]*>)
    |/(?P<name>[^\x00\t\n\x0c\r \[\]<>()/%{}]*)
    |(?P<open>\[|<<)
    |(?P<close>\]|>>)
    |(?P<word>[^\x00\t\n\x0c\r \[\]<>()/%{}]+)
    |(?P<space>%[^\r\n]*|\Z)
    |(?P<other>.))""",
    re.VERBOSE | re.DOTALL,
)
ESCAPE = re.compile(rb"\\(?:([0-7]{1,3})|(\r\n|\r|\n)|(.))", re.DOTALL)
ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
NAME_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
NO_HEXADECIMAL = re.compile(rb"[^0-9A-Fa-f]")
INLINE_IMAGE_END = re.compile(rb"[\x00\t\n\x0c\r ]EI(?=[\x00\t\n\x0c\r ]|\Z)")
CONSTANTS = {b"true": True, b"false": False, b"null": None}
# Deeper nesting is no content stream of a page, and would only fill memory.
MOST_OPERANDS = 100_000

# What stands before an operator: a number, string, name, list, dictionary; broken files put anything anywhere.
Operand = Any


def operators(data: bytes) -> Iterator[tuple[bytes, list[Operand]]]:
    """Yield each operator of a content stream with its operands; broken tokens are passed over."""
    stack: list[list[Operand]] = [[]]
    position, end = 0, len(data)
    while position < end:
        match = TOKEN.match(data, position)
        if match is None:
            return
        position = match.end()
        kind = match.lastgroup
        if kind == "space":
            continue
        if kind == "word":
            word = match.group("word")
            if word in CONSTANTS:
                stack[-1].append(CONSTANTS[word])
                continue
            if word == b"ID":
                position = _after_image(data, position)
                stack = [[]]
                continue
            yield word, stack[0]
            stack = [[]]
        elif kind in LITERALS:
            stack[-1].append(LITERALS[kind](match))
        elif kind == "open":
            stack.append([])
        elif kind == "close":
            close(stack, match.group("close"))
        elif match.group("other") == b"(":
            text, position = _nested_string(data, position)
            stack[-1].append(text)
        if len(stack[-1]) > MOST_OPERANDS:
            stack = [[]]


def close(stack: list[list[Any]], mark: bytes) -> None:
    """Put what stands between brackets, as a list or a dictionary, into what is around it."""
    if len(stack) < 2:
        return
    items = stack.pop()
    if mark == b"]":
        stack[-1].append(items)
        return
    pairs = zip(items[::2], items[1::2])
    stack[-1].append(
        {str(key.name): value for key, value in pairs if isinstance(key, PSLiteral) and value is not None}
    )


def _number(token: bytes) -> float | int:
    try:
        return float(token) if b"." in token else int(token)
    except ValueError:
        # `--5` and `12-34` are written by broken producers; readers take the first number.
        digits = re.search(rb"-?\d+\.?\d*|-?\.\d+", token)
        return float(digits.group()) if digits else 0


def _string(body: bytes) -> bytes:
    return ESCAPE.sub(_unescape, body) if b"\\" in body else body


def _unescape(match: re.Match[bytes]) -> bytes:
    octal, new_line, other = match.groups()
    if octal:
        return bytes([int(octal, 8) & 255])
    return b"" if new_line else ESCAPED.get(other, other)


def _nested_string(data: bytes, start: int) -> tuple[bytes, int]:
    """A string with brackets inside, from after its first bracket."""
    depth, position = 1, start
    while depth and position < len(data):
        byte = data[position]
        if byte == 0x5C:
            position += 1
        elif byte == 0x28:
            depth += 1
        elif byte == 0x29:
            depth -= 1
        position += 1
    return _string(data[start : position - 1]), position


def _hexadecimal(token: bytes) -> bytes:
    digits = NO_HEXADECIMAL.sub(b"", token)
    return bytes.fromhex((digits + b"0" if len(digits) % 2 else digits).decode("ascii"))


@lru_cache(maxsize=4096)
def _name(token: bytes) -> PSLiteral:
    if b"#" in token:
        token = NAME_ESCAPE.sub(lambda match: bytes([int(match.group(1), 16)]), token)
    try:
        return LIT(token.decode("utf-8"))
    except UnicodeDecodeError:
        return LIT(token.decode("latin-1"))


def _after_image(data: bytes, position: int) -> int:
    match = INLINE_IMAGE_END.search(data, position)
    return match.end() if match else len(data)


LITERALS: dict[str | None, Callable[[re.Match[bytes]], Operand]] = {
    "number": lambda match: _number(match.group("number")),
    "string": lambda match: _string(match.group("string")[1:-1]),
    "hexadecimal": lambda match: _hexadecimal(match.group("hexadecimal")),
    "name": lambda match: _name(match.group("name")),
}
