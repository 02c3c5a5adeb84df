"""What files in archives are called, and which of them nobody wrote: the litter of Mac, Windows and Office."""

import struct
import zipfile
from collections.abc import Iterator, Sequence

from candidates.parsing.documents.plain import guess_encoding

LITTER_NAMES = {"thumbs.db", "ehthumbs.db", "desktop.ini", "__macosx", "icon\r", "$recycle.bin", "@eadir"}
LITTER_STARTS = (".", "~$", "._")
UTF_8_FLAG = 0x800
UNICODE_PATH = 0x7075  # extra field of Info-ZIP: version, checksum of the plain name, the name in UTF-8


def is_litter(name: str) -> bool:
    """Whether a file, by itself or its folder, belongs to a system and not to a person: `.DS_Store`, `~$简历.docx`."""
    parts = [part for part in name.replace("\\", "/").lower().split("/") if part.strip(".")]
    return any(part in LITTER_NAMES or part.startswith(LITTER_STARTS) for part in parts)


def zip_names(infos: Sequence[zipfile.ZipInfo]) -> list[str]:
    """The names of a ZIP's files; where no flag says UTF-8, in which of UTF-8, GBK and Big5 suits them together."""
    written = [b"" if info.flag_bits & UTF_8_FLAG else info.orig_filename.encode("cp437") for info in infos]
    encoding = _encoding(b"\n".join(written))
    return [
        _unicode_path(info) or name.decode(encoding, "replace") or info.orig_filename
        for info, name in zip(infos, written)
    ]


def _encoding(written: bytes) -> str:
    try:
        written.decode("utf-8")
    except UnicodeDecodeError:
        return "big5hkscs" if guess_encoding(written) == "big5hkscs" else "gb18030"
    return "utf-8"


def _unicode_path(info: zipfile.ZipInfo) -> str:
    """The name that Info-ZIP and WinRAR put beside the plain one; "" where there is none."""
    return next((data[5:].decode("utf-8", "replace") for kind, data in _extras(info) if kind == UNICODE_PATH), "")


def _extras(info: zipfile.ZipInfo) -> Iterator[tuple[int, bytes]]:
    rest = info.extra
    while len(rest) >= 4:
        kind, length = struct.unpack_from("<HH", rest)
        yield kind, rest[4 : 4 + length]
        rest = rest[4 + length :]
