"""Files of this machine come in by a command, or from a folder that is watched."""

import io
import os
import time

import pytest
from django.core.management import CommandError, call_command

from candidates.intake import from_disk
from candidates.intake.from_disk import Watch
from candidates.management.commands import take_in
from candidates.models import Batch, FileStatus
from recruit.serving.programs import programs
from tests.intake.packing import zipped
from tests.making import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def rung(monkeypatch):
    keys = []
    monkeypatch.setattr(take_in, "ring", lambda some: keys.extend(some) or True)
    return keys


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "简历"
    for name, text in {
        "骆嘉禾.txt": "甲",
        "校招/纪南星.txt": "乙",
        ".DS_Store": "x",
        "校招/~$纪南星.docx": "x",
    }.items():
        (made / name).parent.mkdir(parents=True, exist_ok=True)
        (made / name).write_text(text)
    (made / "链接.txt").symlink_to("/etc/passwd")
    return made


def call(*arguments):
    said = io.StringIO()
    call_command("take_in", *map(str, arguments), stdout=said)
    return said.getvalue()


def test_a_folder_becomes_a_batch(folder, rung):
    boss = make_user(is_superuser=True)
    said = call(folder, "--label", "春招", "--source", "内推", "--tag", "应届", "--tag", "深圳")
    batch = Batch.objects.get()
    assert (batch.label, batch.source, batch.created_by) == ("春招", "内推", boss)
    assert {tag.name for tag in batch.tags.all()} == {"应届", "深圳"}
    assert sorted(batch.files.values_list("name", flat=True)) == ["简历/校招/纪南星.txt", "简历/骆嘉禾.txt"]
    assert sorted(rung) == sorted(batch.files.values_list("pk", flat=True))
    assert "2 files" in said and "3 left out" in said
    assert (folder / "骆嘉禾.txt").read_text() == "甲"  # copied, not taken away


def test_archives_wait_to_be_unpacked(tmp_path):
    (tmp_path / "a.zip").write_bytes(zipped([("甲.txt", b"x")]))
    call(tmp_path / "a.zip")
    assert Batch.objects.get().files.get().format == "zip"


def test_what_there_is_no_room_for_is_said(folder, settings):
    settings.MAX_BATCH_FILES = 1
    with pytest.raises(CommandError, match="1 of 2"):
        call(folder)
    assert Batch.objects.get().files.count() == 1


@pytest.mark.parametrize("arguments", [[], ["/no/such/file"], [".", "--watch", "."], [".", "--user", "nobody"]])
def test_it_wants_to_know_which(arguments):
    with pytest.raises(CommandError):
        call(*arguments)
    assert not Batch.objects.exists()


# ---------------------------------------------------------------- watched
@pytest.fixture
def watch(tmp_path):
    watched = tmp_path / "收件"
    watched.mkdir()
    return Watch(watched, None)


def lay(watch, name, text="甲", *, seconds_ago=60.0):
    path = watch.folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    then = time.time() - seconds_ago
    os.utime(path, (then, then))
    return path


def test_a_file_that_lies_still_is_taken_and_moved_away(watch):
    path = lay(watch, "校招/骆嘉禾.txt")
    assert watch.look() == []  # seen for the first time
    [key] = watch.look()
    batch = Batch.objects.get()
    file = batch.files.get(pk=key)
    assert (file.name, file.status) == ("校招/骆嘉禾.txt", FileStatus.QUEUED)
    assert batch.label.startswith("收件 ") and batch.source == "监视的文件夹"
    assert not path.exists() and len(list(watch.folder.glob(f"{from_disk.DONE_FOLDER}/*/校招/骆嘉禾.txt"))) == 1
    assert watch.look() == watch.look() == []


def test_a_file_half_written_is_not_taken(watch):
    path = lay(watch, "大.pdf", "一半")
    watch.look()
    lay(watch, "大.pdf", "一半又一点")
    assert watch.look() == []  # grown since
    lay(watch, "大.pdf", "一半又一点", seconds_ago=1)
    assert watch.look() == watch.look() == []  # written to just now
    lay(watch, "下载.pdf.crdownload")
    lay(watch, ".~lock.docx")
    assert watch.look() == watch.look() == []
    lay(watch, "大.pdf", "全部")
    watch.look()
    assert len(watch.look()) == 1 and not path.exists()


def test_the_same_name_comes_again(watch):
    for text in ("第一版", "第二版"):
        lay(watch, "骆嘉禾.txt", text)
        watch.look()
        assert len(watch.look()) == 1
    assert sorted(path.name for path in watch.folder.glob("*/*/*")) == ["骆嘉禾 (2).txt", "骆嘉禾.txt"]
    assert Batch.objects.get().files.count() == 2


def test_without_room_all_stays_where_it_lies(watch, settings):
    path = lay(watch, "骆嘉禾.txt")
    watch.look()
    settings.MAX_BATCH_FILES = 0
    with pytest.raises(from_disk.NoRoom):
        watch.look()
    assert path.exists()
    settings.MAX_BATCH_FILES = 10
    assert len(watch.look()) == 1


def test_a_watched_folder_is_a_program_of_its_own(settings):
    assert "watch" not in [program.name for program in programs("127.0.0.1", 8000)]
    settings.WATCH_FOLDER = "/srv/简历"
    [program] = [program for program in programs("127.0.0.1", 8000) if program.name == "watch"]
    assert program.command[-3:] == ("take_in", "--watch", "/srv/简历")
