"""Archives as people and attackers make them."""

import io
import stat
import zipfile
from collections.abc import Iterable

import py7zr
import py7zr.py7zr

Files = Iterable[tuple[str, bytes]]
HEAD_BYTES = 30  # before the name of a ZIP's first file


class _Unflagged(zipfile.ZipInfo):
    """An entry whose name is written in the bytes of its `encoding` without a word about it, as Windows does."""

    __slots__ = ("encoding",)

    def _encodeFilenameFlags(self):
        return self.filename.encode(self.encoding), 0


def zipped(files: Files, *, encoding: str = "") -> bytes:
    """A ZIP; with `encoding` the names are in it and no flag says so."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            info = _named(name, encoding) if encoding else zipfile.ZipInfo(name)
            archive.writestr(info, data, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _named(name: str, encoding: str) -> zipfile.ZipInfo:
    info = _Unflagged(name)
    info.encoding = encoding
    return info


def zipped_link(name: str, target: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        info = zipfile.ZipInfo(name)
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(info, target)
    return packed.getvalue()


def zipped_with_password(files: Files) -> bytes:
    """As much of it as is needed: the flag that says so, which stands in both heads of the first file."""
    packed = bytearray(zipped(files))
    for head, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        packed[packed.index(head) + flags] |= 1
    return bytes(packed)


def zipped_damaged(files: Files, way: int, *, at: int = 0, damage: bytes = b"", **told: int) -> bytes:
    """Packed in one of `zipfile`'s ways, and the first file damaged: the list tells of it what is `told`.

    `damage` lies over its bytes, `at` so many behind where its name begins.
    """
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", way) as archive:
        for name, data in files:
            archive.writestr(name, data)
        for field, value in told.items():
            setattr(archive.infolist()[0], field, value)
    place = HEAD_BYTES + at
    return packed.getvalue()[:place] + damage + packed.getvalue()[place + len(damage) :]


def seven_zipped(files: Files, **options: str) -> bytes:
    packed = io.BytesIO()
    with py7zr.SevenZipFile(packed, "w", **options) as archive:
        for name, data in files:
            archive.writestr(data, name)
    return packed.getvalue()


def seven_zipped_slip(name: str, data: bytes, monkeypatch) -> bytes:
    """py7zr itself refuses to write a name that climbs."""
    monkeypatch.setattr(py7zr.py7zr, "check_archive_path", lambda name: True)
    monkeypatch.setattr(py7zr.SevenZipFile, "_sanitize_archive_arcname", staticmethod(str))
    return seven_zipped([(name, data)])


def seven_zipped_link(folder, name: str, target: str) -> bytes:
    (folder / name).symlink_to(target)
    packed = io.BytesIO()
    with py7zr.SevenZipFile(packed, "w") as archive:
        archive.write(folder / name, name)
    return packed.getvalue()
