"""Files come in: what is kept, what is said of duplicates, which names are shown."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from candidates.intake import uploads
from candidates.models import Batch, FileStatus, ResumeFile
from tests.intake.packing import zipped

pytestmark = pytest.mark.django_db


@pytest.fixture
def batch():
    return Batch.objects.create(label="春招")


def store(batch, data=b"\xe5\xa7\x93\xe5\x90\x8d", name="a.txt"):
    return uploads.store(ContentFile(data, name=name), batch=batch, user=None)


def test_a_new_file_waits_and_rings(batch):
    taken = store(batch)
    assert taken.file.status == FileStatus.QUEUED
    assert taken.bells == (taken.file.pk,)
    assert taken.file.format == ""  # the worker tells
    assert taken.file.content.read() == "姓名".encode()


def test_pictures_wait_for_ocr(batch):
    taken = store(batch, b"\x89PNG\r\n\x1a\n" + b"x" * 100, "scan.pdf")
    assert (taken.file.format, taken.file.route) == ("image", "ocr")


def test_the_same_bytes_are_kept_once(batch):
    first = store(batch).file
    again = store(batch, name="copy.txt")
    assert again.file.status == FileStatus.DUPLICATE
    assert again.file.duplicate_of == first
    assert not again.file.content
    assert again.bells == ()
    assert again.file.name == "copy.txt"


def test_sending_it_again_makes_no_second_row(batch):
    first = store(batch).file
    again = store(batch)
    assert (again.file.pk, again.bells, ResumeFile.objects.count()) == (first.pk, (), 1)
    ResumeFile.objects.filter(pk=first.pk).update(status=FileStatus.FAILED, reasons=["timeout"])
    assert store(batch).bells == (first.pk,)


def test_a_duplicate_sent_again_makes_no_second_row(batch):
    store(Batch.objects.create(label="老批次"))
    first, again = store(batch), store(batch)
    assert (first.file.status, again.file.pk) == (FileStatus.DUPLICATE, first.file.pk)
    assert again.file.duplicate_of.batch.label == "老批次"


def test_archives_wait_to_be_unpacked_whatever_they_are_called(batch, settings):
    settings.MAX_FILE_BYTES = 10
    taken = store(batch, zipped([("骆嘉禾.txt", b"x" * 100)]), "简历.pdf")
    assert (taken.file.status, taken.file.format) == (FileStatus.QUEUED, "zip")


def test_a_failed_file_is_tried_again_when_it_comes_again(batch):
    first = store(batch).file
    ResumeFile.objects.filter(pk=first.pk).update(status=FileStatus.FAILED, reasons=["crash"], attempts=3)
    again = store(batch, name="copy.txt")
    assert again.bells == (first.pk,)
    first.refresh_from_db()
    assert (first.status, first.reasons, first.attempts) == (FileStatus.QUEUED, [], 0)


def test_a_race_for_the_same_bytes_leaves_one_copy(batch, monkeypatch):
    look = uploads._point_to_earlier
    looks = []

    def blind_once(file):
        looks.append(file)
        return None if len(looks) == 1 else look(file)

    first = store(batch).file
    monkeypatch.setattr(uploads, "_point_to_earlier", blind_once)
    second = store(Batch.objects.create(label="秋招"))
    assert second.file.status == FileStatus.DUPLICATE
    assert second.file.duplicate_of == first
    folder = first.content.name.rpartition("/")[0]
    kept = [name for name in default_storage.listdir(folder)[1] if name.startswith(first.sha256)]
    assert len(kept) == 1


def test_a_file_over_the_limit_is_kept_and_says_so(batch, settings):
    settings.MAX_FILE_BYTES = 10
    taken = store(batch, b"x" * 11)
    assert (taken.file.status, taken.file.reasons) == (FileStatus.FAILED, ["too_big"])
    assert taken.file.content.size == 11
    assert taken.bells == ()


def test_two_empty_files_are_no_copies_of_each_other(batch):
    for name in ("空.txt", "零字节.pdf"):
        taken = store(batch, b"", name)
        assert (taken.file.status, taken.file.reasons, taken.bells) == (FileStatus.FAILED, ["empty"], ())


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("简历.pdf", "简历.pdf"),
        ("校招/纪南星.docx", "校招/纪南星.docx"),
        ("..\\..\\etc\\passwd", "etc/passwd"),
        ("../../x.pdf", "x.pdf"),
        ("a\u202efdp.exe", "afdp.exe"),
        ("a\x00b\nc.txt", "ab c.txt"),
        ("\u200b", "resume"),
        ("", "resume"),
        ("é.pdf", "é.pdf"),
    ],
)
def test_names_are_safe_to_show(written, shown):
    assert uploads.display_name(written) == shown


def test_long_names_keep_their_ends():
    shown = uploads.display_name("长" * 300 + ".pdf")
    assert len(shown) <= uploads.MOST_NAME_CHARACTERS
    assert shown.startswith("长") and shown.endswith(".pdf")


def test_the_disk_never_sees_the_name(batch):
    taken = store(batch, name="../../evil name.PDF")
    assert taken.file.content.name.endswith(f"{taken.file.sha256}.pdf")
