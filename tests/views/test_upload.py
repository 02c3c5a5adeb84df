"""The upload page: the plain form, the script's requests, and what both say."""

import errno
import hashlib
import os

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.urls import reverse

from candidates.intake import receiving, room, samples, tasks, uploads
from candidates.models import Batch, FileStatus, ResumeFile
from candidates.views import upload
from tests.intake.packing import zipped
from tests.making import make_batch, make_candidate, make_user

pytestmark = pytest.mark.django_db
JSON = {"accept": "application/json"}


@pytest.fixture(autouse=True)
def originals(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.INCOMING_DIR = tmp_path / "incoming"
    settings.FILE_UPLOAD_TEMP_DIR = settings.INCOMING_DIR
    settings.INCOMING_DIR.mkdir()


@pytest.fixture
def rung(monkeypatch):
    keys = []
    monkeypatch.setattr(tasks, "ring", lambda some: keys.extend(some) or True)
    return keys


@pytest.fixture
def page(client):
    client.force_login(make_user(group="Admin"))
    return client


def text_file(name="a.txt", text="姓名"):
    return SimpleUploadedFile(name, text.encode())


def test_recruiters_may_not_unless_granted(client):
    client.force_login(make_user())
    assert client.get(reverse("upload")).status_code == 403
    assert client.post(reverse("upload"), {"files": text_file()}).status_code == 403
    assert not ResumeFile.objects.exists()


def test_an_empty_library_gets_the_large_zone(page):
    content = page.get(reverse("upload")).content.decode()
    assert "库里还没有人" in content
    assert "drop-strip" not in content


def test_a_library_with_people_gets_the_strip_and_its_batches(page):
    make_candidate(batch=make_batch("春季社招"))
    content = page.get(reverse("upload")).content.decode()
    assert "drop-strip" in content
    assert "春季社招" in content


def test_the_plain_form_makes_a_batch(page, rung, django_capture_on_commit_callbacks):
    files = [text_file("一.txt", "甲"), text_file("二.txt", "乙")]
    form = {"label": "春招", "source": "内推", "tags": "供应链、#深圳, 供应链", "files": files}
    with django_capture_on_commit_callbacks(execute=True):
        response = page.post(reverse("upload"), form)
    batch = Batch.objects.get()
    assert response.url == batch.get_absolute_url()
    assert (batch.label, batch.source) == ("春招", "内推")
    assert {tag.name for tag in batch.tags.all()} == {"供应链", "深圳"}
    assert [file.name for file in batch.files.order_by("pk")] == ["一.txt", "二.txt"]
    assert sorted(rung) == sorted(batch.files.values_list("pk", flat=True))


def test_batches_of_one_day_can_be_told_apart(page, rung):
    for number in range(3):
        page.post(reverse("upload"), {"files": text_file(text=f"姓名{number}")})
    first, *others = Batch.objects.order_by("pk").values_list("label", flat=True)
    assert others == [f"{first} 2", f"{first} 3"]


def test_without_a_file_the_form_keeps_what_was_typed(page):
    response = page.post(reverse("upload"), {"label": "我的批次", "tags": "a"})
    assert response.status_code == 400
    content = response.content.decode()
    assert "还没有选文件" in content and "我的批次" in content
    assert not Batch.objects.exists()


def test_a_tag_that_is_too_long_is_said_beside_the_field(page):
    response = page.post(reverse("upload"), {"tags": "长" * 60, "files": text_file()})
    assert response.status_code == 400
    assert "一个标签最多50个字" in response.content.decode()


def test_pasted_text_becomes_a_file(page):
    page.post(reverse("upload"), {"text": "骆嘉禾\n电话：13800138000"})
    file = ResumeFile.objects.get()
    assert file.name == "粘贴的文字 骆嘉禾.txt"
    assert file.content.read().decode().startswith("骆嘉禾")


def test_the_script_makes_a_batch_then_sends_file_by_file(page):
    made = page.post(reverse("upload"), {"label": "春招"}, headers=JSON).json()
    assert made["files"] == []
    sent = page.post(made["add"], {"files": text_file("纪南星.txt"), "path": "校招/纪南星.txt"}, headers=JSON).json()
    assert sent["files"][0]["state"] == "ok"
    file = ResumeFile.objects.get()
    assert (file.name, file.batch.get_absolute_url()) == ("校招/纪南星.txt", made["batch"])


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (FileStatus.PARSED, "库里已有：“第一批”里的a.txt"),
        (FileStatus.QUEUED, "已在排队：“第一批”里的a.txt"),
        (FileStatus.NOT_RESUME, "不是简历，之前传过：“第一批”里的a.txt"),
    ],
)
def test_a_duplicate_says_where_it_is_and_what_became_of_it(page, status, words):
    page.post(reverse("upload"), {"files": text_file(), "label": "第一批"})
    ResumeFile.objects.update(status=status)
    add = reverse("batch_add", args=[make_batch("第二批").pk])
    said = page.post(add, {"files": text_file("b.txt")}, headers=JSON).json()["files"][0]
    assert said["state"] == "look"
    assert said["words"] == words


def test_a_file_over_the_limit_says_so(page, settings):
    settings.MAX_FILE_BYTES = 3
    made = page.post(reverse("upload"), {}, headers=JSON).json()
    said = page.post(made["add"], {"files": text_file(text="12345")}, headers=JSON).json()["files"][0]
    assert (said["state"], said["words"]) == ("fail", "太大")
    assert ResumeFile.objects.get().status == FileStatus.FAILED


def pieces_of(data, *, offset, count=None, **other):
    fields = {"path": "校招/简历.zip", "sha256": hashlib.sha256(data).hexdigest(), "size": len(data), "offset": offset}
    piece = {} if count is None else {"files": SimpleUploadedFile("a", data[offset : offset + count])}
    return {**fields, **piece, **other}


@pytest.fixture
def send(page):
    address = reverse("batch_pieces", args=[make_batch("春招").pk])
    return lambda data, **where: page.post(address, pieces_of(data, **where), headers=JSON)


def test_pieces_make_one_file(send, rung, settings, django_capture_on_commit_callbacks):
    data = zipped([("a.txt", b"a")])
    assert send(data, offset=0).json() == {"have": 0}
    assert send(data, offset=0, count=50).json() == {"have": 50}
    assert send(data, offset=0, count=50).json() == {"have": 50}  # twice, since the answer was lost
    assert send(data, offset=80, count=20).json() == {"have": 50}  # not the next one
    with django_capture_on_commit_callbacks(execute=True):
        assert send(data, offset=50, count=1000).json()["files"][0]["state"] == "ok"
    file = ResumeFile.objects.get()
    assert (file.name, file.format, file.content.read()) == ("校招/简历.zip", "zip", data)
    assert rung == [file.pk] and list(settings.INCOMING_DIR.glob("pieces-*")) == []
    assert send(data, offset=0).json()["files"][0]["state"] == "ok"  # a later question
    assert ResumeFile.objects.count() == 1


def test_pieces_that_are_not_what_was_announced_are_asked_for_again(send):
    data = zipped([("a.txt", b"a")])
    assert send(data, offset=0, count=1000, sha256="0" * 64).json() == {"have": 0}
    assert not ResumeFile.objects.exists()


def test_what_was_given_up_is_removed_after_a_week(send, settings):
    data = zipped([("a.txt", b"a")])
    send(data, offset=0, count=50)
    (settings.INCOMING_DIR / "unpacked-x").mkdir()
    receiving.clear_left_behind()
    assert send(data, offset=0).json() == {"have": 50}
    for path in settings.INCOMING_DIR.iterdir():
        os.utime(path, (0, 0))
    tasks.clear_left_behind()
    assert list(settings.INCOMING_DIR.iterdir()) == []


@pytest.mark.parametrize("wrong", [{"sha256": "../../x"}, {"size": "-1"}, {"offset": "x"}, {"path": ""}])
def test_pieces_without_sense_are_refused(send, wrong):
    assert send(b"data", **{"offset": 0, **wrong}).status_code == 400


# ---------------------------------------------------------------- limits
def refused(page, address, **form):
    answer = page.post(address, form, headers=JSON)
    assert answer.status_code == 413
    return answer.json()["trouble"]


def test_a_full_disk_is_said_before_anything_is_received(page, monkeypatch, settings):
    monkeypatch.setattr(room, "bytes_left", lambda: 10)
    trouble = refused(page, reverse("batch_add", args=[make_batch().pk]), files=text_file())
    assert trouble.startswith("服务器磁盘快满了")
    assert not ResumeFile.objects.exists()
    response = page.post(reverse("upload"), {"label": "我的批次", "files": text_file()})
    content = response.content.decode()
    assert response.status_code == 400 and "服务器磁盘快满了" in content and "我的批次" in content
    assert not list(settings.INCOMING_DIR.iterdir())


def test_a_disk_that_fills_up_meanwhile_is_said_too(page, monkeypatch):
    def no_room(self, data, start):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(TemporaryFileUploadHandler, "receive_data_chunk", no_room)
    assert "磁盘" in refused(page, reverse("batch_add", args=[make_batch().pk]), files=text_file())
    assert not ResumeFile.objects.exists()


def test_a_batch_holds_no_more_than_it_may(page, settings):
    settings.MAX_BATCH_FILES = 1
    batch = make_batch()
    add = reverse("batch_add", args=[batch.pk])
    assert page.post(add, {"files": text_file()}, headers=JSON).status_code == 200
    assert "最多1份" in refused(page, add, files=text_file("b.txt", "另一人"))
    settings.MAX_BATCH_FILES, settings.MAX_BATCH_BYTES = 10, 7
    assert "最多0 MB" in refused(page, add, files=text_file("b.txt", "另一人"))
    assert batch.files.count() == 1
    assert "最多0 MB" in page.post(add, {"files": text_file("c.txt", "丙")}, follow=True).content.decode()


def test_a_user_has_no_more_waiting_than_she_may(page, settings):
    settings.MAX_USER_WAITING = 1
    add = reverse("batch_add", args=[make_batch().pk])
    page.post(add, {"files": text_file()}, headers=JSON)
    assert "最多排1份" in refused(page, add, files=text_file("b.txt", "另一人"))
    ResumeFile.objects.update(status=FileStatus.PARSED)
    assert page.post(add, {"files": text_file("b.txt", "另一人")}, headers=JSON).status_code == 200


def test_uploads_go_to_the_disk_at_once(page, settings, monkeypatch):
    kinds = []
    monkeypatch.setattr(uploads, "store", lambda file, **_: kinds.append(type(file)))
    page.raise_request_exception = False
    page.post(reverse("batch_add", args=[make_batch().pk]), {"files": text_file()}, headers=JSON)
    assert kinds == [TemporaryUploadedFile]


def test_a_queue_that_is_down_loses_nothing(page, monkeypatch):
    monkeypatch.setattr(tasks, "ring", lambda keys: False)
    monkeypatch.setattr(upload.transaction, "on_commit", lambda call: call())
    response = page.post(reverse("upload"), {"files": text_file()}, follow=True)
    assert "文件都在" in response.content.decode()
    assert ResumeFile.objects.get().status == FileStatus.QUEUED


def test_the_samples_come_in_by_one_button(page, rung):
    response = page.post(reverse("load_samples"))
    batch = Batch.objects.get()
    assert response.url == batch.get_absolute_url()
    assert batch.files.count() == len(samples.sample_paths()) >= 10


def test_queries_do_not_grow_with_batches(page, django_assert_max_num_queries):
    def queries():
        with django_assert_max_num_queries(100) as captured:
            page.get(reverse("upload"))
        return len(captured)

    make_candidate(batch=make_batch())
    queries()  # fills what is looked up once a process
    few = queries()
    for _ in range(5):
        make_candidate(batch=make_batch())
    assert queries() == few
