"""The batch page: how far, what wants hands, every file; live while it runs."""

import csv
from io import StringIO

import pytest
from django.urls import reverse
from django.utils import timezone

from candidates.intake import claim, tasks
from candidates.intake.reasons import REASONS, groups
from candidates.models import Candidate, FileStatus, ResumeFile
from candidates.views import batch_report
from tests.making import make_batch, make_candidate, make_file, make_user

pytestmark = pytest.mark.django_db
HTMX = {"hx-request": "true"}


@pytest.fixture
def rung(monkeypatch):
    keys = []
    monkeypatch.setattr(tasks, "ring", lambda some: keys.extend(some) or True)
    return keys


@pytest.fixture
def page(client):
    client.force_login(make_user(group="Admin"))
    return client


@pytest.fixture
def batch():
    return make_batch("春季社招")


def failed(batch, code="password", **fields):
    return make_file(batch=batch, **{"status": FileStatus.FAILED, "reasons": [code]} | fields)


def show(page, batch, query="", **headers):
    return page.get(f"{batch.get_absolute_url()}{query}", headers=headers).content.decode()


def table(content):
    """The part of the page that lists the files."""
    return content.partition("files-table")[2]


def test_it_counts_and_draws_the_bar(page, batch):
    for _ in range(3):
        make_file(make_candidate(), batch=batch)
    failed(batch)
    content = show(page, batch)
    assert "4 / 4" in content
    assert 'class="ok" data-part="75"' in content and 'class="fail" data-part="25"' in content


def test_it_asks_again_while_files_wait_and_then_stops(page, batch):
    waiting = make_file(batch=batch, status=FileStatus.QUEUED)
    content = show(page, batch)
    assert 'hx-trigger="every 2s"' in content and "http-equiv" in content
    fragment = show(page, batch, **HTMX)
    assert "<html" not in fragment and 'hx-trigger="every 2s"' in fragment
    ResumeFile.objects.filter(pk=waiting.pk).update(status=FileStatus.PARSED)
    assert "hx-trigger" not in show(page, batch, **HTMX)


def test_reasons_are_grouped_with_sentence_and_files(page, batch):
    for number in range(6):
        failed(batch, name=f"有密码{number}.pdf")
    make_file(make_candidate("骆嘉禾"), batch=batch, status=FileStatus.REVIEW, reasons=["no_contact", "doubtful"])
    content = show(page, batch)
    assert "6份有密码" in content and "请让候选人重发" in content and "还有2份" in content
    assert "1份没有联系方式" in content and "拿不准的值</b>" not in content
    assert content.index("6份有密码") < content.index("1份没有联系方式")


@pytest.mark.parametrize("code", REASONS)
def test_every_reason_is_said_in_chinese(page, batch, code):
    failed(batch, code)
    content = show(page, batch)
    assert f"<b>{REASONS[code].title % {'count': 1}}</b>" in content
    assert content.count("份") and "1 file" not in content


def test_retry_reads_only_what_failed(page, batch, rung):
    bad, fine = failed(batch), make_file(make_candidate(), batch=batch)
    other = failed(make_batch())
    response = page.post(reverse("batch_retry", args=[batch.pk]))
    assert response.url == batch.get_absolute_url()
    assert rung == [bad.pk]
    for file, status in ((bad, FileStatus.QUEUED), (fine, FileStatus.PARSED), (other, FileStatus.FAILED)):
        file.refresh_from_db()
        assert file.status == status


@pytest.mark.parametrize("chosen", ["file", "reason"])
def test_retry_of_one_file_or_one_reason(page, batch, rung, chosen):
    one, _other = failed(batch, "timeout"), failed(batch, "password")
    page.post(reverse("batch_retry", args=[batch.pk]), {"file": one.pk} if chosen == "file" else {"reason": "timeout"})
    assert rung == [one.pk]


@pytest.mark.parametrize("reason", ["internal", "nonsense", "\x00"])
def test_a_reason_that_no_page_of_ours_sends_chooses_nothing(page, batch, rung, reason):
    lost = failed(batch, reasons=[])
    page.post(reverse("batch_retry", args=[batch.pk]), {"reason": reason})
    assert rung == ([lost.pk] if reason == "internal" else [])


def test_what_is_fine_as_it_is(page, batch):
    looked = make_file(make_candidate(), batch=batch, status=FileStatus.REVIEW, reasons=["no_contact"])
    other = make_file(make_candidate(), batch=batch, status=FileStatus.REVIEW, reasons=["no_name"])
    page.post(reverse("batch_accept", args=[batch.pk]), {"reason": "no_contact"})
    looked.refresh_from_db()
    other.refresh_from_db()
    assert (looked.status, other.status) == (FileStatus.PARSED, FileStatus.REVIEW)


def test_review_goes_from_person_to_person_and_each_is_done_by_itself(page, batch):
    older, newer = (make_candidate(name) for name in ("骆嘉禾", "纪南星"))
    for person in (older, newer):
        make_file(person, batch=batch, status=FileStatus.REVIEW, reasons=["no_contact"])
    make_file(make_candidate("路人"), batch=batch)
    begin = f"{newer.get_absolute_url()}?from=batch%3D{batch.pk}%26review%3Dno_contact"
    assert f'href="{begin}"' in show(page, batch)
    content = page.get(begin).content.decode()
    assert "骆嘉禾" in content and "路人" not in content and "核对完了" in content
    file = newer.files.get(status=FileStatus.REVIEW)
    answer = page.post(reverse("batch_accept", args=[batch.pk]), {"file": file.pk, "next": older.get_absolute_url()})
    assert answer.url == older.get_absolute_url()
    assert ResumeFile.objects.filter(status=FileStatus.REVIEW).get().candidate == older
    assert "核对完了" not in page.get(newer.get_absolute_url()).content.decode()


def test_fine_as_it_is_can_be_taken_back(page, batch):
    looked = make_file(make_candidate(), batch=batch, status=FileStatus.REVIEW, reasons=["no_contact"])
    since = make_file(make_candidate(), batch=batch, status=FileStatus.REVIEW, reasons=["no_contact"])
    page.post(reverse("batch_accept", args=[batch.pk]), {"reason": "no_contact"})
    ResumeFile.objects.filter(pk=since.pk).update(status=FileStatus.QUEUED)  # read again meanwhile
    [key] = page.session["undo"]
    page.post(reverse("undo"), {"key": key})
    looked.refresh_from_db()
    since.refresh_from_db()
    assert (looked.status, looked.reasons, since.status) == (FileStatus.REVIEW, ["no_contact"], FileStatus.QUEUED)


def test_the_way_back_asks_for_the_same_right(client, batch):
    user = make_user()
    client.force_login(user)
    file = make_file(make_candidate(), batch=batch, status=FileStatus.REVIEW, reasons=["no_name"])
    client.post(reverse("batch_accept", args=[batch.pk]))
    user.groups.clear()
    client.post(reverse("undo"), {"key": next(iter(client.session["undo"]))})
    file.refresh_from_db()
    assert file.status == FileStatus.PARSED


def test_a_browser_keeps_the_page_and_its_part_apart(page, batch):
    assert "HX-Request" in page.get(batch.get_absolute_url())["Vary"]


def test_tabs_show_one_state(page, batch):
    failed(batch, name="坏.pdf")
    make_file(make_candidate(), batch=batch, name="好.pdf")
    assert "坏.pdf</a>" in table(show(page, batch)) and "好.pdf</a>" in table(show(page, batch))
    content = table(show(page, batch, "?state=parsed"))
    assert "好.pdf</a>" in content and "坏.pdf</a>" not in content


def test_a_duplicate_leads_to_the_person(page, batch):
    person = make_candidate("骆嘉禾")
    first = make_file(person, batch=make_batch("老批次"))
    make_file(batch=batch, status=FileStatus.DUPLICATE, duplicate_of=first, sha256=first.sha256)
    assert person.get_absolute_url() in show(page, batch)


def test_a_copy_of_a_failed_file_says_what_was_wrong(page, batch):
    first = failed(make_batch("老批次"))
    make_file(batch=batch, status=FileStatus.DUPLICATE, duplicate_of=first, sha256=first.sha256)
    content = show(page, batch)
    assert "有密码，<a" in content and "见“老批次”" in content


def test_recruiters_see_it_without_buttons_to_upload(client, batch):
    client.force_login(make_user())
    failed(batch)
    content = show(client, batch)
    assert "1份有密码" in content
    assert "再加文件" not in content and "batch_retry" not in content
    assert client.post(reverse("batch_retry", args=[batch.pk])).status_code == 403


def test_the_time_left_is_told_from_the_last_ones(page, batch):
    now = timezone.now()
    for seconds in (60, 40, 20):
        times = {"claimed_at": now - timezone.timedelta(seconds=seconds), "finished_at": now}
        make_file(make_candidate(), batch=batch, **times)
    for _ in range(9):
        make_file(batch=batch, status=FileStatus.QUEUED)
    assert "大约还要3分钟" in show(page, batch)


def test_a_batch_that_is_done_says_how_fast_it_was(page, batch):
    now = timezone.now()
    for seconds in (360, 240, 120):
        times = {"claimed_at": now - timezone.timedelta(seconds=seconds), "finished_at": now}
        make_file(make_candidate(), batch=batch, **times)
    content = show(page, batch)
    assert "用时6分钟" in content and "每分钟0.5份" in content


def test_a_reason_shows_its_files_alone(page, batch):
    failed(batch, name="锁.pdf")
    failed(batch, "empty", name="空.pdf")
    content = show(page, batch, "?state=failed&reason=password")
    assert "锁.pdf</a>" in table(content) and "空.pdf</a>" not in table(content) and "显示全部" in content
    assert 'href="?state=failed&amp;reason=empty"' in content


def test_archives_are_counted_by_what_is_in_them(page, batch):
    make_file(batch=batch, status=FileStatus.UNPACKED, format="zip", name="简历.zip", left_out=3)
    make_file(make_candidate(), batch=batch, name="简历.zip/骆嘉禾.pdf")
    content = show(page, batch)
    assert "1 / 1" in content and "略过3个系统文件" in content and "简历.zip</a>" not in content
    assert "简历.zip</a>" in show(page, batch, "?state=unpacked")


# ---------------------------------------------------------------- no résumé
def test_what_looks_like_no_resume_waits_for_a_word(page, batch, rung):
    file = make_file(batch=batch, status=FileStatus.NOT_RESUME, reasons=["not_resume"], name="发票.pdf")
    content = show(page, batch)
    assert "1份不像简历" in content and "仍然导入" in content
    page.post(reverse("batch_no_resume", args=[batch.pk]), {"reason": "not_resume"})
    assert "要你处理" not in show(page, batch)
    failed(batch)
    assert "失败1份" in show(page, batch) and "不是简历1份" not in show(page, batch)
    assert "发票.pdf</a>" in show(page, batch, "?state=not_resume")
    page.post(reverse("batch_resume", args=[batch.pk]), {"file": file.pk})
    file.refresh_from_db()
    assert (file.status, file.is_resume, rung) == (FileStatus.QUEUED, True, [file.pk])


def test_none_indeed_can_be_undone_and_touches_nobody_who_was_taken_in(page, batch):
    aside = make_file(batch=batch, status=FileStatus.NOT_RESUME, reasons=["not_resume"], name="发票.pdf")
    taken_in = make_file(make_candidate(), batch=batch, status=FileStatus.PARSED, reasons=["not_resume"])
    assert '<input type="hidden" name="state" value="not_resume">' in show(page, batch)
    page.post(reverse("batch_no_resume", args=[batch.pk]), {"state": "not_resume", "reason": "not_resume"})
    taken_in.refresh_from_db()
    assert (taken_in.status, taken_in.is_resume) == (FileStatus.PARSED, None) and taken_in.candidate
    assert "要你处理" not in show(page, batch)
    page.post(reverse("undo"), {"key": next(iter(page.session["undo"]))})
    aside.refresh_from_db()
    assert aside.is_resume is None and "1份不像简历" in show(page, batch)


def test_people_on_whom_somebody_has_worked_stay(page, batch):
    worked_on, untouched = make_candidate(notes=["聊过"]), make_candidate()
    for person in (worked_on, untouched):
        make_file(person, batch=batch, status=FileStatus.REVIEW, reasons=["no_contact"])
    answer = page.post(reverse("batch_no_resume", args=[batch.pk]), {"reason": "no_contact"}, follow=True)
    assert "1份已标为不是简历" in answer.content.decode() and "1份没有动" in answer.content.decode()
    assert [file.candidate for file in batch.files.order_by("pk")] == [worked_on, None]
    assert not Candidate.objects.filter(pk=untouched.pk).exists()


def test_a_pdf_is_read_again_by_ocr_and_back(page, batch, rung):
    person = make_candidate()
    pdf = make_file(person, batch=batch, status=FileStatus.REVIEW, reasons=["text_loss"], route="text")
    word = make_file(make_candidate(), batch=batch, status=FileStatus.REVIEW, reasons=["text_loss"], format="docx")
    done = make_file(make_candidate(), batch=batch, status=FileStatus.PARSED, reasons=["text_loss"], route="text")
    address = reverse("batch_ocr", args=[batch.pk])
    assert "用OCR重读1份PDF" in show(page, batch)
    page.post(address, {"state": "review", "reason": "text_loss"})
    done.refresh_from_db()
    assert done.status == FileStatus.PARSED
    pdf.refresh_from_db()
    assert (pdf.status, pdf.route, pdf.only_ocr, rung) == (FileStatus.QUEUED, "ocr", True, [pdf.pk])
    ResumeFile.objects.filter(pk=pdf.pk).update(status=FileStatus.PARSED)
    page.post(address, {"file": pdf.pk, "text": "1"})
    pdf.refresh_from_db()
    assert (pdf.status, pdf.route, pdf.only_ocr, pdf.candidate) == (FileStatus.QUEUED, "", False, person)
    assert "用OCR重读" not in show(page, batch)
    assert "都不是" in page.post(address, {"file": word.pk}, follow=True).content.decode()


# ---------------------------------------------------------------- the report
def test_a_paused_batch_waits_and_goes_on(page, batch, rung):
    waiting = make_file(batch=batch, status=FileStatus.QUEUED)
    address = reverse("batch_pause", args=[batch.pk])
    assert "暂停" in show(page, batch)
    page.post(address)
    assert claim.claim_next(waiting.pk) is None
    assert claim.waiting_unheard(timezone.now() + claim.UNHEARD * 2, scans=False) == []
    shown = show(page, batch)
    assert "继续" in shown and "已暂停" in shown
    page.post(address, {"go_on": "1"})
    assert rung == [waiting.pk]
    assert claim.claim_next(waiting.pk) == waiting


def test_other_batches_come_first_while_one_is_paused(batch):
    waiting = make_file(batch=batch, status=FileStatus.QUEUED)
    other = make_file(batch=make_batch("秋季校招"), status=FileStatus.QUEUED)
    assert claim.pause(batch)
    assert claim.claim_next(waiting.pk) == other and claim.claim_next(waiting.pk) is None


def test_where_nothing_waits_there_is_nothing_to_pause(page, batch):
    make_file(make_candidate(), batch=batch)
    assert "暂停" not in show(page, batch)
    answer = page.post(reverse("batch_pause", args=[batch.pk]), follow=True)
    batch.refresh_from_db()
    assert "不用暂停" in answer.content.decode() and batch.paused_at is None


def report(page, batch):
    answer = page.get(reverse("batch_report", args=[batch.pk]))
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    return [dict(zip(head, row)) for head, *rows in [list(csv.reader(StringIO(text, newline="")))] for row in rows]


def test_the_report_has_every_file_with_reason_and_remedy(page, batch):
    failed(batch, name="=HYPERLINK(1).pdf")
    make_file(
        make_candidate("骆嘉禾"), batch=batch, route="ocr", characters=100, placed_characters=64, parse_seconds=2.25
    )
    bad, good = report(page, batch)
    assert (bad["文件"], bad["状态"], bad["原因"]) == ("'=HYPERLINK(1).pdf", "失败", "有密码")
    assert "请让候选人重发" in bad["怎么办"]
    assert (good["候选人"], good["读法"], good["文字放入"], good["原因"]) == ("骆嘉禾", "OCR", "64%", "")


def test_a_report_of_many_files_takes_few_queries(page, batch, django_assert_max_num_queries, monkeypatch):
    monkeypatch.setattr(batch_report, "CHUNK_ROWS", 5)
    for _ in range(11):
        make_file(make_candidate(), batch=batch)
    with django_assert_max_num_queries(12):
        assert len(report(page, batch)) == 11


def test_the_running_batch_stands_on_every_page(page, batch):
    make_file(batch=batch, status=FileStatus.PARSING)
    make_file(make_candidate(), batch=batch)
    content = page.get(reverse("list")).content.decode()
    assert "1 / 2" in content and batch.get_absolute_url() in content


def test_queries_do_not_grow_with_files(page, batch, django_assert_max_num_queries):
    def queries():
        with django_assert_max_num_queries(100) as captured:
            show(page, batch)
        return len(captured)

    def fill(count):
        for _ in range(count):
            failed(batch)
            make_file(make_candidate(), batch=batch, status=FileStatus.REVIEW, reasons=["no_name"])
            make_file(batch=batch, status=FileStatus.QUEUED)

    def fill_reasons():
        for code in ("password", "empty", "timeout"):
            failed(batch, code)

    fill(2)
    fill_reasons()
    queries()  # fills what is looked up once a process
    few = queries()
    fill(6)
    assert queries() == few
    assert few <= 25


def test_only_a_few_files_of_a_reason_are_loaded(batch):
    for _ in range(9):
        failed(batch)
    failed(batch, "unheard-of")
    made = {group.code: group for group in groups(batch.files.all())}
    assert (made["password"].count, len(made["password"].named), made["password"].unnamed) == (9, 4, 5)
    assert made["internal"].count == 1
