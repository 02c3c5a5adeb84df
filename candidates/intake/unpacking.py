"""A ZIP or 7z archive → its files in a folder, each named by a number, and what they were called. Pure.

`archives` runs it in a child with limits. No name of the archive ever becomes a path of ours.
"""

import lzma
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from os import SEEK_END
from pathlib import Path
from types import SimpleNamespace
from typing import BinaryIO, Self

from candidates.intake.archive_names import is_litter, zip_names

SEVEN_ZIP = b"7z\xbc\xaf\x27\x1c"
ZIP = (b"PK\x03\x04", b"PK\x05\x06")  # the second is one without files
BLOCK_BYTES = 1 << 18
MOST_DEPTH = 3  # archives in archives
# What people write shrinks to a tenth, a page of one letter to a thousandth; small archives may be odd.
MOST_RATIO, SMALL_BYTES = 100, 100 * 1024 * 1024
ENCRYPTED = 0x1  # flag of a ZIP's entry
LITTER = "litter"
OF_ONE_ARCHIVE = {"archive_broken", "archive_password", "too_deep"}
TAIL_BYTES = (1 << 16) + 22  # where the end of a ZIP must stand
LISTED_BYTES = 1 << 20  # enough of the list of names to tell a document, which has a few dozen
OFFICE_PART = re.compile(rb"\[Content_Types\]\.xml|word/document\.xml")
OFFICE_PARTS = {b"[Content_Types].xml", b"word/document.xml"}
# What `zipfile` raises over broken bytes; whatever else comes up is a fault of ours.
DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    OSError,  # of bz2, and of a place that no file has
    EOFError,
    ValueError,  # a place before the beginning or of more than 63 bits, a name that is no UTF-8
    NotImplementedError,  # a way of packing that it does not know
)


@dataclass(frozen=True, slots=True)
class Limits:
    """What one archive may hold, with all archives in it: files, bytes unpacked, bytes of one document."""

    files: int
    bytes: int
    file_bytes: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of the archive: its name with its folders, and the number it has on the disk, or why it has none."""

    name: str
    number: int | None = None
    refused: str = ""  # a code of `reasons`


class Refused(Exception):
    """The whole archive is not taken; the message is the code of the reason."""


def unpack(archive: BinaryIO, folder: Path, limits: Limits) -> tuple[list[Entry], int]:
    """The files of `archive`, written into `folder`, and how many of the system were left out. Raises Refused."""
    unpacking = _Unpacking(folder, limits, archive.seek(0, SEEK_END))
    unpacking.take(archive, "", 1)
    return unpacking.entries, unpacking.left_out


@dataclass(slots=True)
class _Unpacking:
    folder: Path
    limits: Limits
    archive_bytes: int
    entries: list[Entry] = field(default_factory=list)
    left_out: int = 0
    files: int = 0
    bytes: int = 0

    def take(self, archive: BinaryIO, prefix: str, depth: int) -> None:
        """All of `archive`, then what the archives in it hold; `prefix` goes before the names."""
        read = _read_zip if archive_kind(archive) == "zip" else _read_seven_zip
        archive.seek(0)
        nested: list[tuple[str, Path]] = []
        for written in read(archive, lambda name: self._begin(prefix + name)):
            if written.refused == LITTER:
                self.left_out += 1
            elif written.kind:
                nested.append((written.name, written.path))
            else:
                self.entries.append(written.entry)
        for name, path in nested:
            self._take_nested(name, path, depth + 1)

    def _take_nested(self, name: str, path: Path, depth: int) -> None:
        """A fault of the inner archive is its own, and the rest goes on; what is too much is too much for all."""
        try:
            if depth > MOST_DEPTH:
                raise Refused("too_deep")
            with path.open("rb") as archive:
                self.take(archive, f"{name}/", depth)
        except Refused as trouble:
            if str(trouble) not in OF_ONE_ARCHIVE:
                raise
            self.entries.append(Entry(name, refused=str(trouble)))
        path.unlink()

    def _begin(self, name: str) -> "_Written":
        """A place for the file of this name. Raises Refused when there are too many."""
        litter = is_litter(name)
        self.files += not litter
        if self.files > self.limits.files:
            raise Refused("archive_too_many")
        return _Written(self, name, self.folder / str(self.files), LITTER if litter else "")

    def spend(self, count: int) -> None:
        """Count bytes that were unpacked, kept or not. Raises Refused when they are too many."""
        self.bytes += count
        if self.bytes > max(self.archive_bytes * MOST_RATIO, SMALL_BYTES):
            raise Refused("archive_bomb")
        if self.bytes > self.limits.bytes:
            raise Refused("archive_too_big")


@contextmanager
def _disk_full() -> Iterator[None]:
    """Whatever keeps us from writing in a folder of our own is the disk."""
    try:
        yield
    except OSError as error:
        raise Refused("disk_full") from error


class _Written:
    """One file on its way to the disk, unless it is refused; py7zr writes to it as to a file."""

    def __init__(self, unpacking: _Unpacking, name: str, path: Path, refused: str) -> None:
        self.unpacking, self.name, self.path, self.refused = unpacking, name, path, refused
        self.kind = ""  # of an archive in the archive
        self.count = 0
        self.most = unpacking.limits.file_bytes
        self.stream: BinaryIO | None = None

    def write(self, data: bytes) -> int:
        self.unpacking.spend(len(data))
        if not self.count and data.startswith((SEVEN_ZIP, *ZIP)):
            self.most = self.unpacking.limits.bytes
        self.count += len(data)
        if self.count > self.most:
            self.refused = self.refused or "too_big"
        if not self.refused:
            self._keep(data)
        return len(data)

    def _keep(self, data: bytes) -> None:
        with _disk_full():
            self.stream = self.stream or self.path.open("wb")
            self.stream.write(data)

    def close(self) -> None:
        with _disk_full():  # what was written last reaches the disk only now
            if self.stream:
                self.stream.close()

    def seekable(self) -> bool:
        return False

    def end(self, refused: str = "") -> Self:
        """All is written, or it is refused: what is on the disk is now what `kind` and `entry` say."""
        self.refused = self.refused or refused
        self.close()
        if not self.refused:
            with _disk_full(), self.path.open("ab+") as stream:  # makes those in which there is nothing
                self.kind = archive_kind(stream)
            if not self.kind and self.count > self.unpacking.limits.file_bytes:
                self.refused = "too_big"
        if self.refused and self.stream:
            self.path.unlink()
        return self

    @property
    def entry(self) -> Entry:
        return Entry(self.name, None if self.refused else int(self.path.name), self.refused)


Begin = Callable[[str], _Written]


# ------------------------------------------------------------ ZIP
def _read_zip(archive: BinaryIO, begin: Begin) -> Iterator[_Written]:
    try:
        opened = zipfile.ZipFile(archive)
    except DAMAGE as error:
        raise Refused("archive_broken") from error
    with opened:
        infos = [info for info in opened.infolist() if not info.orig_filename.endswith("/")]
        if any(info.flag_bits & ENCRYPTED for info in infos):
            raise Refused("archive_password")
        for info, name in zip(infos, zip_names(infos)):
            yield _copy(opened, info, begin(name))


def _copy(opened: zipfile.ZipFile, info: zipfile.ZipInfo, written: _Written) -> _Written:
    if stat.S_ISLNK(info.external_attr >> 16):
        return written.end("link")
    try:
        for data in _blocks(opened, info):
            written.write(data)
            if written.refused:
                break
    except _Damaged:
        return written.end("unreadable")
    return written.end()


class _Damaged(Exception):
    """A file of the archive cannot be read."""


def _blocks(opened: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[bytes]:
    """What the file holds, block by block; what goes wrong where they are written is not its damage."""
    try:
        with opened.open(info) as stream:
            while data := stream.read(BLOCK_BYTES):
                yield data
    except DAMAGE as error:
        raise _Damaged from error


# ------------------------------------------------------------ 7z
def _read_seven_zip(archive: BinaryIO, begin: Begin) -> Iterator[_Written]:
    from py7zr import SevenZipFile  # loads every method of packing: only for those who have one
    from py7zr.exceptions import PasswordRequired

    places: dict[str, _Written] = {}
    try:
        with SevenZipFile(archive) as opened:
            if opened.needs_password():
                raise Refused("archive_password")
            for file in opened.files:
                if file.is_symlink:
                    yield begin(file.filename).end("link")
                elif not file.is_directory:
                    # Inside py7zr each is called by a number: names may climb, or stand there twice.
                    number = str(len(places))
                    places[number] = begin(file.filename)
                    file.file_properties()["filename"] = number
            opened.extract(targets=list(places), factory=SimpleNamespace(create=places.__getitem__))
    except PasswordRequired as error:
        raise Refused("archive_password") from error
    except (Refused, MemoryError):
        raise
    except Exception as error:
        # The library checks few of the bytes that it follows; what it trips over is a broken archive.
        raise Refused("archive_broken") from error
    for written in places.values():
        yield written.end()


# ------------------------------------------------------------ which it is
def archive_kind(stream: BinaryIO) -> str:
    """ "zip", "7z", or "" for anything else, Office documents among it. Reads the head and the list of names alone."""
    stream.seek(0)
    head = stream.read(64)
    if head.startswith(SEVEN_ZIP):
        return "7z"
    # OpenDocument and EPUB are ZIPs that begin with a file of this name
    if not head.startswith(ZIP) or head[30:38] == b"mimetype":
        return ""
    return "" if OFFICE_PARTS & set(_names_listed(stream)) else "zip"


def _names_listed(stream: BinaryIO) -> Iterator[bytes]:
    """The first names of the list at the end of a ZIP; of one that was cut short, those at the heads of its files."""
    size = stream.seek(0, SEEK_END)
    stream.seek(max(size - TAIL_BYTES, 0))
    tail = stream.read(TAIL_BYTES)
    place = tail.rfind(b"PK\x05\x06")
    if place < 0:
        stream.seek(0)
        yield from OFFICE_PART.findall(stream.read(TAIL_BYTES))
        return
    list_bytes, list_start = struct.unpack_from("<LL", tail.ljust(place + 22), place + 12)
    stream.seek(min(list_start, size))
    listed, at = stream.read(min(list_bytes, LISTED_BYTES)), 0
    while listed[at : at + 4] == b"PK\x01\x02" and at + 46 <= len(listed):
        lengths = struct.unpack_from("<HHH", listed, at + 28)  # of name, extra field and comment
        yield listed[at + 46 : at + 46 + lengths[0]]
        at += 46 + sum(lengths)
