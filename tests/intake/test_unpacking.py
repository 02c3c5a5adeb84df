"""Archives, friendly and hostile, become files in one folder and nowhere else."""

import io
import zipfile

import pytest

from candidates.intake import unpacking
from candidates.intake.archive_names import is_litter
from candidates.intake.unpacking import Entry, Limits, Refused, archive_kind, unpack
from tests.intake.packing import (
    seven_zipped,
    seven_zipped_link,
    seven_zipped_slip,
    zipped,
    zipped_damaged,
    zipped_link,
    zipped_with_password,
)
from tests.stack import ROOT

LIMITS = Limits(files=100, bytes=1 << 30, file_bytes=1 << 20)
TWO = [("校招/骆嘉禾.txt", "骆嘉禾".encode()), ("纪南星.txt", "纪南星".encode())]
LITTER = [("__MACOSX/._骆嘉禾.txt", b"x"), (".DS_Store", b"x"), ("校招/~$骆嘉禾.docx", b"x"), ("Thumbs.db", b"x")]


@pytest.fixture
def unpacked(tmp_path):
    """Unpacks bytes; gives what was found by name, the bytes of each or why it was refused, and what was left out."""

    def run(packed, limits=LIMITS):
        archive, folder = tmp_path / "archive", tmp_path / "folder"
        archive.write_bytes(packed)
        folder.mkdir()
        with archive.open("rb") as stream:
            entries, left_out = unpack(stream, folder, limits)
        numbers = {str(entry.number) for entry in entries if entry.number is not None}
        assert {path.name for path in folder.iterdir()} == numbers
        return {entry.name: _found(entry, folder) for entry in entries}, left_out

    return run


def _found(entry: Entry, folder):
    return entry.refused or (folder / str(entry.number)).read_bytes()


@pytest.mark.parametrize("pack", [zipped, seven_zipped])
def test_files_come_out_with_their_folders_and_without_litter(unpacked, pack):
    found, left_out = unpacked(pack([*LITTER[:2], *TWO, *LITTER[2:]]))
    assert (found, left_out) == (dict(TWO), len(LITTER))


@pytest.mark.parametrize(
    ("encoding", "names"),
    [
        ("gbk", ["简历/骆嘉禾 产品经理.txt", "俓.txt", "张伟-简历(1).txt"]),
        ("utf-8", ["简历/骆嘉禾 产品经理.txt", "俓.txt"]),
        ("big5", ["簡歷/陳建國的履歷.txt"]),
    ],
)
def test_names_without_a_word_on_their_encoding_are_right(unpacked, encoding, names):
    found, _left_out = unpacked(zipped([(name, b"x") for name in names], encoding=encoding))
    assert list(found) == names


@pytest.mark.parametrize("pack", [zipped, seven_zipped])
def test_archives_in_archives_are_opened_to_a_depth(unpacked, pack):
    packed = pack(TWO)
    for number in range(3):
        packed = pack([(f"{number}.zip", packed)])
    found, _left_out = unpacked(pack([("外.zip", packed), ("同层.txt", b"x")]))
    assert found == {"外.zip/2.zip/1.zip": "too_deep", "同层.txt": b"x"}


@pytest.mark.parametrize("pack", [zipped, seven_zipped])
def test_names_tell_the_way_through_the_archives(unpacked, pack):
    found, _left_out = unpacked(pack([("外.zip", pack([("内.7z", seven_zipped(TWO))]))]))
    assert found == {f"外.zip/内.7z/{name}": data for name, data in TWO}


@pytest.mark.parametrize("pack", [zipped, seven_zipped])
def test_a_broken_archive_in_a_good_one_costs_only_itself(unpacked, pack):
    found, _left_out = unpacked(pack([("坏.zip", zipped(TWO)[:-40]), ("好.zip", zipped(TWO[1:])), *TWO[:1]]))
    assert found == {"坏.zip": "archive_broken", "好.zip/纪南星.txt": TWO[1][1], TWO[0][0]: TWO[0][1]}


# ---------------------------------------------------------------- hostile
@pytest.mark.parametrize(
    "name", ["../evil.txt", "/etc/evil.txt", "C:\\evil.txt", "a/../../evil.txt", "\x00.txt", ".."]
)
def test_whatever_a_zip_calls_a_file_it_lies_in_the_folder(unpacked, name):
    found, _left_out = unpacked(zipped([(name, b"x")]))
    assert list(found.values()) == [b"x"]


@pytest.mark.parametrize("name", ["../../evil.txt", "/etc/evil.txt", "C:/evil.txt"])
def test_whatever_a_7z_calls_a_file_it_lies_in_the_folder(unpacked, monkeypatch, name):
    found, _left_out = unpacked(seven_zipped_slip(name, b"x", monkeypatch))
    assert found == {name: b"x"}


def test_links_are_refused(unpacked):
    assert unpacked(zipped_link("密.txt", "/etc/passwd"))[0] == {"密.txt": "link"}


def test_links_in_7z_are_refused(unpacked, tmp_path):
    assert unpacked(seven_zipped_link(tmp_path, "密.txt", "/etc/passwd"))[0] == {"密.txt": "link"}


@pytest.mark.parametrize("pack", [zipped, seven_zipped])
def test_a_bomb_is_not_opened_further(unpacked, pack, monkeypatch):
    monkeypatch.setattr(unpacking, "SMALL_BYTES", 1 << 20)
    with pytest.raises(Refused, match="archive_bomb"):
        unpacked(pack([(f"{number}.txt", b"0" * (1 << 20)) for number in range(5)]))


def test_a_nested_bomb_is_one(unpacked, monkeypatch):
    monkeypatch.setattr(unpacking, "SMALL_BYTES", 1 << 20)
    inner = zipped([(f"{number}.txt", b"0" * (1 << 19)) for number in range(4)])
    with pytest.raises(Refused, match="archive_bomb"):
        unpacked(zipped([(f"{number}.zip", inner) for number in range(4)]))


def test_litter_can_be_a_bomb_too(unpacked, monkeypatch):
    monkeypatch.setattr(unpacking, "SMALL_BYTES", 1 << 20)
    with pytest.raises(Refused, match="archive_bomb"):
        unpacked(seven_zipped([(".DS_Store", b"0" * (1 << 22))]))


@pytest.mark.parametrize("pack", [zipped, seven_zipped])
def test_a_file_that_is_too_big_is_told_and_the_rest_is_taken(unpacked, pack):
    found, _left_out = unpacked(pack([("大.txt", b"ab" * (1 << 20)), *TWO]))
    assert found == {"大.txt": "too_big", **dict(TWO)}


@pytest.mark.parametrize(
    ("limits", "code"),
    [(Limits(1, 1 << 30, 1 << 20), "archive_too_many"), (Limits(100, 10, 1 << 20), "archive_too_big")],
)
def test_too_much_is_refused_as_a_whole(unpacked, limits, code):
    with pytest.raises(Refused, match=code):
        unpacked(zipped(TWO), limits)


@pytest.mark.parametrize("packed", [zipped_with_password(TWO), seven_zipped(TWO, password="x")])
def test_a_password_is_told(unpacked, packed):
    with pytest.raises(Refused, match="archive_password"):
        unpacked(packed)


@pytest.mark.parametrize("pack", [zipped, seven_zipped])
@pytest.mark.parametrize("kept", [8, 40, -30, -1])
def test_an_archive_cut_short_is_told(unpacked, pack, kept):
    with pytest.raises(Refused, match="archive_broken"):
        unpacked(pack(TWO)[:kept])


WRITTEN = ("坏.txt", bytes(range(256)) * 9)
BEFORE_DATA = len("坏.txt".encode())


@pytest.mark.parametrize(
    ("way", "damage"),
    [
        (zipfile.ZIP_STORED, {"CRC": 1}),
        (zipfile.ZIP_STORED, {"file_size": 1 << 19, "compress_size": 1 << 19}),  # more than there is
        (zipfile.ZIP_STORED, {"header_offset": 1 << 63}),
        (zipfile.ZIP_STORED, {"header_offset": (1 << 63) - 1}),
        (zipfile.ZIP_STORED, {"compress_type": 99}),
        (zipfile.ZIP_STORED, {"damage": b"\xff"}),  # a name that is no UTF-8
        (zipfile.ZIP_DEFLATED, {"at": BEFORE_DATA, "damage": b"\xff" * 9}),
        (zipfile.ZIP_BZIP2, {"at": BEFORE_DATA, "damage": b"\xff" * 9}),
        (zipfile.ZIP_LZMA, {"at": BEFORE_DATA + 9, "damage": b"\xff" * 9}),
    ],
    ids=["sum", "cut", "far", "beyond", "unknown way", "name", "deflate", "bzip2", "lzma"],
)
def test_a_damaged_file_is_told_and_the_rest_is_taken(unpacked, way, damage):
    found, _left_out = unpacked(zipped_damaged([WRITTEN, *TWO], way, **damage))
    assert found == {WRITTEN[0]: "unreadable", **dict(TWO)}


def test_a_fault_of_ours_is_not_called_damage(tmp_path, monkeypatch):
    def fail(*_args):
        raise ValueError

    monkeypatch.setattr(unpacking._Written, "_keep", fail)
    with pytest.raises(ValueError):
        unpack(io.BytesIO(zipped(TWO)), tmp_path, LIMITS)


@pytest.mark.parametrize("pack", [zipped, seven_zipped])
@pytest.mark.parametrize("data", [b"x", bytes(range(256)) * 4096], ids=["told at the end", "told on the way"])
def test_a_full_disk_is_told(tmp_path, pack, data):
    (tmp_path / "1").symlink_to("/dev/full")  # where the first file of an archive is written to
    with pytest.raises(Refused, match="disk_full"):
        unpack(io.BytesIO(pack([("骆嘉禾.txt", data)])), tmp_path, LIMITS)


# ---------------------------------------------------------------- which it is
@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (zipped(TWO), "zip"),
        (zipped([]), "zip"),
        (zipped([("Word/张三.doc", b"x")]), "zip"),
        (seven_zipped(TWO), "7z"),
        (zipped([("[Content_Types].xml", b"x"), ("word/document.xml", b"x")]), ""),
        (zipped([("mimetype", b"application/epub+zip")]), ""),
        (zipped([("word/document.xml", bytes(range(256)))])[:200], ""),
        (b"PK", ""),
        (b"", ""),
        (b"%PDF-1.7", ""),
    ],
)
def test_archives_are_told_from_documents(data, kind):
    assert archive_kind(io.BytesIO(data)) == kind


def test_no_sample_is_an_archive():
    for path in (ROOT / "samples").glob("*.*"):
        with path.open("rb") as stream:
            assert archive_kind(stream) == "", path


@pytest.mark.parametrize(
    "name", ["简历.pdf", "../简历.pdf", "校招.2026/a.pdf", "~简历.docx", "icon.png", "desktop.ini.pdf"]
)
def test_what_a_person_wrote_is_no_litter(name):
    assert not is_litter(name)
