"""An archive in a batch becomes the files that it holds, once, whatever is cut off on the way."""

import errno
import os
import signal
import time
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from candidates.intake import archives, claim, room, sandbox, tasks, unpacking, uploads
from candidates.models import Batch, FileStatus, ResumeFile
from tests.intake.making import make_waiting_file
from tests.intake.packing import seven_zipped, zipped, zipped_link
from tests.making import make_user

pytestmark = pytest.mark.django_db

TWO = [("校招/骆嘉禾.txt", "骆嘉禾".encode()), ("纪南星.png", b"\x89PNG\r\n\x1a\n" + b"x" * 100)]


@pytest.fixture(autouse=True)
def own_folders(settings, tmp_path):
    settings.INCOMING_DIR = tmp_path / "incoming"


@pytest.fixture(autouse=True)
def bells(monkeypatch):
    rung = []
    monkeypatch.setattr(tasks.parse_file, "apply_async", lambda arguments, **options: rung.append(arguments[0]))
    return rung


@pytest.fixture
def batch():
    return Batch.objects.create(label="春招")


def come_in(batch, packed, name="简历.zip", user=None):
    return uploads.store(ContentFile(packed, name=name), batch=batch, user=user).file


def states(batch):
    return dict(batch.files.exclude(status=FileStatus.UNPACKED).values_list("name", "status"))


@pytest.mark.parametrize(("pack", "name"), [(zipped, "简历.zip"), (seven_zipped, "简历.7z"), (zipped, "简历.rar")])
def test_its_files_wait_with_their_folders_as_names(batch, bells, pack, name, settings):
    user = make_user()
    archive = come_in(batch, pack([*TWO, (".DS_Store", b"x")]), name, user)
    tasks.parse_file(archive.pk)
    archive.refresh_from_db()
    assert (archive.status, archive.left_out) == (FileStatus.UNPACKED, 1)
    text, picture = batch.files.exclude(pk=archive.pk).order_by("name")
    assert (text.name, text.status) == (f"{name}/校招/骆嘉禾.txt", FileStatus.QUEUED)
    assert (picture.name, picture.route, picture.uploaded_by) == (f"{name}/纪南星.png", "ocr", user)
    assert text.content.read().decode() == "骆嘉禾"
    assert sorted(bells) == sorted([text.pk, picture.pk])
    assert not archive.content and list(settings.INCOMING_DIR.iterdir()) == []


def hear_until_read(file):
    """A bell reads whose turn it is, which other files may be first."""
    while ResumeFile.objects.filter(pk=file.pk, status=FileStatus.QUEUED).exists():
        tasks.parse_file(file.pk)


def test_what_an_archive_said_is_kept_until_all_of_it_is(batch):
    archive = come_in(batch, zipped_link("密.txt", "/etc/passwd"))
    tasks.parse_file(archive.pk)
    archive.refresh_from_db()
    refused = batch.files.exclude(pk=archive.pk).get()
    assert (refused.name, refused.status, refused.reasons) == ("简历.zip/密.txt", FileStatus.FAILED, ["link"])
    assert default_storage.exists(archive.content.name)


def test_unpacking_twice_makes_no_doubles(batch, bells):
    archive = come_in(batch, zipped([*TWO, ("空.txt", b"")]))
    archives.take_apart(claim.claim(archive.pk), meanwhile=lambda: None)
    ResumeFile.objects.filter(pk=archive.pk).update(status=FileStatus.QUEUED)
    come_in(batch, zipped([*TWO, ("空.txt", b"")]))  # sent again, and its bytes are back
    archive.refresh_from_db()
    archive.content.save("again.zip", ContentFile(zipped([*TWO, ("空.txt", b"")])))
    tasks.parse_file(archive.pk)
    assert len(states(batch)) == batch.files.exclude(pk=archive.pk).count() == 3


def test_a_worker_that_was_cut_off_leaves_nothing_twice(batch, monkeypatch):
    archive = come_in(batch, zipped(TWO))
    stored = []

    def cut_off_at_the_second(upload, **arguments):
        if stored:
            raise ConnectionError
        stored.append(uploads.store(upload, **arguments))
        return stored[0]

    monkeypatch.setattr(archives, "store", cut_off_at_the_second)
    with pytest.raises(ConnectionError):
        tasks.parse_file(archive.pk)
    monkeypatch.setattr(archives, "store", uploads.store)
    ResumeFile.objects.filter(pk=archive.pk).update(status=FileStatus.QUEUED)
    tasks.parse_file(archive.pk)
    assert len(states(batch)) == batch.files.exclude(pk=archive.pk).count() == 2
    archive.refresh_from_db()
    assert archive.status == FileStatus.UNPACKED


def test_the_same_archive_in_another_batch_tells_each_file(batch):
    tasks.parse_file(come_in(batch, zipped(TWO)).pk)
    other = Batch.objects.create(label="再来一次")
    hear_until_read(come_in(other, zipped(TWO), "另一个名字.zip"))
    assert set(states(other).values()) == {FileStatus.DUPLICATE} and len(states(other)) == 2


def test_a_broken_one_says_so_and_can_be_tried_again(batch, bells):
    archive = come_in(batch, zipped(TWO)[:-30])
    tasks.parse_file(archive.pk)
    archive.refresh_from_db()
    assert (archive.status, archive.reasons) == (FileStatus.FAILED, ["archive_broken"])
    assert claim.again(ResumeFile.objects.filter(pk=archive.pk)) == [archive.pk]


def test_more_files_than_a_batch_may_hold(batch, settings):
    settings.MAX_BATCH_FILES = 2
    make_waiting_file(batch=batch)
    archive = come_in(batch, zipped(TWO))
    hear_until_read(archive)
    archive.refresh_from_db()
    assert archive.reasons == ["archive_too_many"]


def test_a_full_disk_is_told_as_such(batch, monkeypatch):
    archive = come_in(batch, zipped(TWO))
    monkeypatch.setattr(room, "bytes_left", lambda: 20)
    tasks.parse_file(archive.pk)
    archive.refresh_from_db()
    assert (archive.status, archive.reasons) == (FileStatus.FAILED, ["disk_full"])
    assert default_storage.exists(archive.content.name)


def test_one_that_was_taken_over_is_left(batch, monkeypatch):
    monkeypatch.setattr(sandbox, "SECONDS_BETWEEN", 0.01)
    monkeypatch.setattr(archives, "unpack", lambda *arguments: time.sleep(20))
    archive = claim.claim(come_in(batch, zipped(TWO)).pk)
    ResumeFile.objects.filter(pk=archive.pk).update(claimed_at=None)
    with pytest.raises(claim.ClaimLost):
        archives.take_apart(archive, meanwhile=lambda: claim.hear(archive))
    assert states(batch) == {archive.name: FileStatus.PARSING}


def test_a_disk_that_is_full_meanwhile_is_told_as_such(batch, monkeypatch):
    def no_room_left(*arguments):
        raise unpacking.Refused("disk_full")

    monkeypatch.setattr(archives, "unpack", no_room_left)
    archive = come_in(batch, zipped(TWO))
    tasks.parse_file(archive.pk)
    archive.refresh_from_db()
    assert (archive.status, archive.reasons) == (FileStatus.FAILED, ["disk_full"])


def test_so_is_one_that_has_no_room_for_the_folder(batch, monkeypatch):
    def no_room_left(**arguments):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(archives.tempfile, "TemporaryDirectory", no_room_left)
    archive = come_in(batch, zipped(TWO))
    tasks.parse_file(archive.pk)
    archive.refresh_from_db()
    assert (archive.status, archive.reasons) == (FileStatus.FAILED, ["disk_full"])


def test_the_child_reads_its_archive_and_nothing_else(batch, monkeypatch):
    """The folder with all archives and files is not its to open."""

    def opens_another(stream, folder, limits):
        other = Path(stream.name)
        return ([unpacking.Entry("密.txt", refused="link")], len(other.read_bytes()))

    monkeypatch.setattr(archives, "unpack", opens_another)
    archive = come_in(batch, zipped(TWO))
    tasks.parse_file(archive.pk)
    archive.refresh_from_db()
    assert (archive.status, archive.reasons) == (FileStatus.FAILED, ["internal"])


@pytest.mark.parametrize("pack", [zipped, seven_zipped])
def test_it_may_hold_more_files_than_a_child_may_have_open(batch, pack):
    many = [(f"{number}.txt", str(number).encode()) for number in range(sandbox.MOST_OPEN_FILES + 10)]
    archive = come_in(batch, pack(many))
    tasks.parse_file(archive.pk)
    assert len(states(batch)) == len(many)


def die(number):
    os.kill(os.getpid(), number)


@pytest.mark.parametrize(
    ("work", "reason"),
    [
        (lambda: die(signal.SIGKILL), "memory"),
        (lambda: die(signal.SIGXCPU), "timeout"),
        (lambda: os._exit(0), "crash"),
        (lambda: bytes(1 << 32), "memory"),
        (lambda: time.sleep(20), "timeout"),
        (lambda: 1 / 0, "internal"),
        (lambda: ([unpacking.Entry("骆嘉禾.txt", 1)], 0), "crash"),
        (lambda: ([unpacking.Entry("骆嘉禾.txt")], 0), "crash"),
    ],
    ids=["killed", "processor", "silent", "greedy", "hanging", "faulty", "a file that is not there", "no number"],
)
def test_whatever_becomes_of_the_child_is_a_reason(batch, monkeypatch, settings, work, reason):
    settings.UNPACK_SECONDS = 3
    settings.PARSE_MEMORY_BYTES = 3 << 30
    monkeypatch.setattr(archives, "unpack", lambda *arguments: work())
    archive = come_in(batch, zipped(TWO))
    tasks.parse_file(archive.pk)
    archive.refresh_from_db()
    assert (archive.status, archive.reasons) == (FileStatus.FAILED, [reason])
    assert states(batch) == {archive.name: FileStatus.FAILED}


def test_a_link_that_the_child_made_is_no_file(batch, monkeypatch):
    def link(stream, folder, limits):
        (folder / "1").symlink_to("/etc/passwd")
        return [unpacking.Entry("骆嘉禾.txt", 1)], 0

    monkeypatch.setattr(archives, "unpack", link)
    archive = come_in(batch, zipped(TWO))
    tasks.parse_file(archive.pk)
    archive.refresh_from_db()
    assert archive.reasons == ["crash"]
