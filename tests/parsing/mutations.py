"""Real documents → documents that nobody made: bits, blocks and halves, and what each format has inside."""

import io
import random
import re
import zipfile
import zlib
from collections.abc import Callable

Mutation = Callable[[bytes, bytes, random.Random], bytes]  # a document, another one, chance → bytes
STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
NUMBER = re.compile(rb"\d+")
TAG = re.compile(rb"<[^<>]{1,200}>")
ODD_NUMBERS = (b"0", b"1", b"65536", b"99999999999", b"4294967295")
MOST_FLIPS = 40
BIGGEST_BLOCK = 4096
MOST_REPEATS = 50
MOST_REPEATED = 400_000  # bytes


def flip_bits(data: bytes, other: bytes, chance: random.Random) -> bytes:
    mutated = bytearray(data)
    for _ in range(chance.randint(1, MOST_FLIPS) if data else 0):
        mutated[chance.randrange(len(mutated))] ^= 1 << chance.randrange(8)
    return bytes(mutated)


def overwrite(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """Some bytes of one value, as a bad disk leaves them: lengths and offsets become zero or huge."""
    start = chance.randrange(len(data) + 1)
    length = min(chance.choice((1, 2, 4, 64, 512)), len(data) - start)
    return data[:start] + bytes([chance.choice((0, 1, 0x20, 0x7F, 0xFF))]) * length + data[start + length :]


def cut(data: bytes, other: bytes, chance: random.Random) -> bytes:
    start, end = sorted(chance.randrange(len(data) + 1) for _ in range(2))
    return chance.choice((data[:end], data[:start] + data[end:], data[start:]))


def repeat(data: bytes, other: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data) + 1)
    block = data[start : start + chance.randint(1, BIGGEST_BLOCK)]
    # Time grows with length, as it may: what takes long here should be a short document.
    most = min(MOST_REPEATS, max(2, MOST_REPEATED // max(len(block), 1)))
    return data[:start] + block * chance.randint(2, most) + data[start + len(block) :]


def splice(data: bytes, other: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)] + other[chance.randrange(len(other) + 1) :]


def mix_lines(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """Lines in another order, some left out, some twice; for a binary format only damage."""
    lines = data.split(b"\n")
    return b"\n".join(chance.choices(lines, k=chance.randint(1, len(lines) + 5)))


def odd_numbers(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """Other numbers in the text of a document: sizes, offsets, references, columns, dates."""
    share = chance.choice((0.001, 0.02, 0.3))
    return NUMBER.sub(lambda match: chance.choice(ODD_NUMBERS) if chance.random() < share else match[0], data)


def mix_tags(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """XML and HTML with some tags left out, doubled or put for others."""
    tags = TAG.findall(data)
    share = chance.choice((0.005, 0.05, 0.5))

    def mixed(match: re.Match[bytes]) -> bytes:
        if chance.random() >= share:
            return match[0]
        return chance.choice((b"", match[0] * 2, chance.choice(tags), chance.choice(tags) * 30))

    return TAG.sub(mixed, data)


OF_BYTES: tuple[Mutation, ...] = (flip_bits, overwrite, cut, repeat, splice, mix_lines, odd_numbers, mix_tags)


def inside_streams(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """The streams of a PDF that unpack, some of them mutated and packed again."""
    chosen = chance.choice((0.05, 0.3, 1.0))

    def mutated(match: re.Match[bytes]) -> bytes:
        try:
            content = zlib.decompress(match[1])
        except zlib.error:
            return match[0]
        if chance.random() >= chosen:
            return match[0]
        return b"stream\n" + zlib.compress(chance.choice(OF_BYTES)(content, other, chance)) + b"\nendstream"

    return STREAM.sub(mutated, data)


def inside_package(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """The parts of a DOCX, some mutated, some put for others."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = {name: package.read(name) for name in package.namelist()}
    except (zipfile.BadZipFile, zlib.error, ValueError, OSError, RuntimeError, NotImplementedError):
        return data
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for name, content in parts.items():
            way = chance.random()
            if way < 0.3:
                content = chance.choice((*OF_BYTES, mix_tags, odd_numbers))(content, other, chance)
            elif way < 0.35:
                content = chance.choice(list(parts.values()))
            if way < 0.95:
                package.writestr(name, content)
    return made.getvalue()


def mutate(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """`data` mutated once, in a way that its format has or in any."""
    own: tuple[Mutation, ...] = ()
    if data.startswith(b"PK"):
        own = (inside_package,) * len(OF_BYTES) * 2
    elif b"%PDF" in data[:1024]:
        own = (inside_streams,) * len(OF_BYTES)
    return chance.choice((*OF_BYTES, *own))(data, other, chance)
