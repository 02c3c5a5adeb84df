"""The upload page: the plain form, the script's requests, and what both say."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from candidates.intake import samples, tasks
from candidates.models import Batch, FileStatus, ResumeFile
from candidates.views import upload
from tests.making import make_batch, make_candidate, make_user

pytestmark = pytest.mark.django_db
JSON = {"accept": "application/json"}


@pytest.fixture(autouse=True)
def originals(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


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


def test_a_duplicate_says_where_it_is(page):
    make = {"files": text_file(), "label": "第一批"}
    page.post(reverse("upload"), make)
    ResumeFile.objects.update(status=FileStatus.PARSED, candidate=make_candidate())
    add = reverse("batch_add", args=[make_batch("第二批").pk])
    said = page.post(add, {"files": text_file("b.txt")}, headers=JSON).json()["files"][0]
    assert said["state"] == "look"
    assert said["words"] == "库里已有：“第一批”里的a.txt"


def test_a_file_over_the_limit_says_so(page, settings):
    settings.MAX_FILE_BYTES = 3
    made = page.post(reverse("upload"), {}, headers=JSON).json()
    said = page.post(made["add"], {"files": text_file(text="12345")}, headers=JSON).json()["files"][0]
    assert (said["state"], said["words"]) == ("fail", "太大")
    assert ResumeFile.objects.get().status == FileStatus.FAILED


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
