"""The page of a person: values with their sources, the document, the walk through a result, notes, page pictures."""

import io

import pypdfium2
import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from PIL import Image

from candidates import pictures
from candidates.models import Activity, Award, Certificate, LanguageSkill, Note, Patent, Publication, ResumeText
from tests.making import make_candidate, make_file, make_shortlist, make_user

pytestmark = pytest.mark.django_db


def place(line, start, end, *, page=1, boxes=((60, 60, 120, 74),)):
    return {"page": page, "line": line, "start": start, "end": end, "boxes": [list(box) for box in boxes]}


def read_person(**fields):
    """Somebody whose name and title are known to stand in the file."""
    person = make_candidate(
        "沈知遥",
        phone="13800138000",
        work=[{"name": "安克创新", "position": "计划经理", "start_date": "2022-05", "is_current": True}],
        lines=["沈知遥 138-0013-8000", "安克创新 供应链计划经理", "爱好：烘焙"],
        **fields,
    )
    person.evidence = {"name": {"confidence": 0.9, "places": [place(1, 0, 3)]}}
    person.save()
    job = person.workexperience_set.get()
    job.evidence = {"position": {"confidence": 0.5, "places": [place(2, 8, 12)]}}
    job.save()
    text = ResumeText.objects.get()
    text.lines[2]["placed"] = False
    text.save()
    return person


def get(client, person, query=""):
    response = client.get(f"{person.get_absolute_url()}{query}")
    assert response.status_code == 200
    return response.content.decode()


def test_every_value_links_to_where_it_was_read(client, recruiter):
    page = get(client, read_person())
    assert 'href="?field=work/0/position#lit" data-field="work/0/position"' in page
    assert "138 0013 8000" in page and 'data-copy="13800138000"' in page
    assert "2022.05" in page


def test_a_doubtful_value_is_marked_and_quotes_the_document(client, recruiter):
    page = get(client, read_person())
    assert page.count('class="value doubt"') == 1
    assert "把握50%" in page and "计划经理" in page


def test_the_address_lights_up_a_place_without_a_script(client, recruiter):
    person = read_person()
    assert 'class="lit"' not in get(client, person)
    page = get(client, person, "?field=work/0/position")
    assert '<rect class="lit" id="lit" x="58.5" y="58.5" width="63.0" height="17.0"' in page
    assert 'class="value doubt lit"' in page
    page = get(client, person, "?field=work/0/position&show=text")
    assert '<span id="lit"></span>安克创新 供应链<span class="lit">计划经理</span>' in page


def test_an_unknown_address_lights_nothing(client, recruiter):
    assert 'class="lit"' not in get(client, read_person(), "?field=work/99/<b>")


def test_lines_that_found_no_place_are_marked_counted_and_listed(client, recruiter):
    person = read_person()
    page = get(client, person)
    assert 'class="lost"' in page and "1行没有放" in page and "爱好：烘焙" in page
    assert 'class="file lost" data-line="3"' in get(client, person, "?show=text")


def test_formats_without_pages_show_their_lines(client, recruiter):
    person = make_candidate("何景行")
    file = make_file(person, lines=["何景行", "后端"], format="docx", name="简历.docx")
    ResumeText.objects.filter(file=file).update(pages=[])
    page = get(client, person)
    assert 'data-line="2"' in page and "<figure" not in page
    assert reverse("original", args=[file.pk]) in page


def test_an_older_file_is_shown_without_places(client, recruiter):
    person = read_person()
    old = person.files.get()
    make_file(person, lines=["新的一份"], name="新简历.pdf")
    page = get(client, person, f"?from=&file={old.pk}&field=name&show=text")
    assert "爱好：烘焙" in page and "这是旧版本" in page and 'class="lit"' not in page
    assert "新的一份" in get(client, person, "?show=text")


def test_values_whose_file_is_gone_still_stand_there(client, recruiter):
    person = read_person()
    person.files.all().delete()
    page = get(client, person, "?field=name")
    assert "计划经理" in page and "还没有读过的简历文件" in page


def test_nothing_of_a_resume_is_html(client, recruiter):
    bad = "<script>alert(1)</script>"
    person = make_candidate(
        bad,
        label=bad,
        summary=bad,
        url="javascript:alert(1)",
        profiles=[bad],
        lines=[bad],
        notes=[bad],
        skills=[bad],
        work=[{"name": bad, "description": f"{bad}\n{bad}", "start_date": "2020"}],
    )
    person.evidence = {"label": {"confidence": 0.2, "places": [place(1, 0, 9)]}}
    person.save()
    for query in ("", "?show=text", "?field=label", "?note=" + bad, "?from=q%3Dalert"):
        page = get(client, person, query)
        assert "<script>alert" not in page and 'href="javascript' not in page


def test_all_histories_stand_on_the_page(client, recruiter):
    person = make_candidate("沈知遥", projects=[{"name": "欧洲仓网络"}], education=[{"institution": "同济大学"}])
    for model, field in (
        (Activity, "name"),
        (Award, "title"),
        (Certificate, "name"),
        (LanguageSkill, "language"),
        (Patent, "name"),
        (Publication, "name"),
    ):
        model.objects.create(candidate=person, **{field: f"一条{model.__name__}"})
    page = get(client, person)
    for words in (
        "欧洲仓网络",
        "同济大学",
        *(f"一条{name}" for name in ("Activity", "Award", "Patent", "Publication")),
    ):
        assert words in page


def test_a_gap_is_a_question_that_can_become_a_note(client, recruiter):
    person = make_candidate(
        work=[
            {"name": "甲", "start_date": "2022-05", "is_current": True},
            {"name": "乙", "start_date": "2019-04", "end_date": "2021-10"},
        ]
    )
    page = get(client, person)
    assert "2021.11到2022.04有6个月没有写。要问一下吗？" in page
    assert "note=%E8%A6%81%E9%97%AE" in page
    assert ">要问：什么</textarea>" in get(client, person, "?note=要问：什么")


def test_the_number_of_queries_does_not_grow_with_the_person(client, recruiter, django_assert_max_num_queries):
    def person_of(size):
        person = make_candidate(
            skills=[f"技能{number}" for number in range(size)],
            work=[{"name": f"公司{number}", "start_date": f"20{10 + number}"} for number in range(size)],
            education=[{"institution": "某大学"}] * size,
            projects=[{"name": "某项目"}] * size,
            notes=["一条"] * size,
            tags=[f"标签{number}" for number in range(size)],
        )
        for number in range(size):
            make_file(person, lines=["一行"] * size)
            make_shortlist(f"名单{person.pk}-{number}", candidates=[person])
        return person

    def queries(person):
        get(client, person)
        with django_assert_max_num_queries(60) as captured:
            get(client, person)
        return len(captured)

    assert queries(person_of(1)) == queries(person_of(9))


class TestWalk:
    @pytest.fixture
    def people(self, recruiter):
        return [make_candidate(f"候选{number}", city="上海") for number in range(4)] + [make_candidate("别处")]

    def test_previous_and_next_of_the_result(self, client, people):
        page = get(client, people[2], "?from=city%3D%E4%B8%8A%E6%B5%B7")  # newest first: 3 2 1 0
        assert "第2个，还有2个" in page
        assert 'rel="prev"' in page and "候选3" in page
        assert 'rel="next"' in page and "候选1" in page

    def test_a_right_hint_and_a_wrong_one_give_the_same(self, client, people):
        pages = [get(client, people[0], f"?from=city%3D%E4%B8%8A%E6%B5%B7&at={at}") for at in (4, 1, "x", 99)]
        assert all("第4个，还有0个" in page and 'rel="next"' not in page for page in pages)

    def test_who_stands_no_longer_in_the_result_still_has_the_way_back(self, client, people):
        page = get(client, people[4], "?from=city%3D%E4%B8%8A%E6%B5%B7")
        assert "回到结果" in page and 'rel="next"' not in page
        assert "全部候选人" in get(client, people[4])

    def test_words_of_the_search_are_marked(self, client, recruiter):
        person = make_candidate("沈知遥", label="供应链计划经理")
        assert "<mark>供应链</mark>计划经理" in get(client, person, "?from=q%3D供应链")


class TestNotes:
    def test_written_and_shown_with_who_wrote_it(self, client, recruiter):
        person = make_candidate()
        answer = client.post(reverse("note_add", args=[person.pk]), {"text": " 聊过 "}, follow=True)
        assert Note.objects.get().text == "聊过" and Note.objects.get().created_by == recruiter
        assert "周岚，今天" in answer.content.decode()

    @pytest.mark.parametrize("text", ["", "   ", "长" * 5001])
    def test_nothing_and_too_much_are_refused_in_words(self, client, recruiter, text):
        answer = client.post(reverse("note_add", args=[make_candidate().pk]), {"text": text}, follow=True)
        assert not Note.objects.exists() and 'class="message' in answer.content.decode()

    def test_ones_own_can_be_deleted_and_brought_back(self, client, recruiter):
        note = Note.objects.create(candidate=make_candidate(), text="聊过", created_by=recruiter)
        client.post(reverse("note_delete", args=[note.pk]))
        assert not Note.objects.exists()
        key = next(iter(client.session["undo"]))
        client.post(reverse("undo"), {"key": key})
        assert Note.objects.get().text == "聊过"

    def test_other_peoples_stay(self, client, recruiter):
        note = Note.objects.create(candidate=make_candidate(), text="聊过", created_by=make_user())
        assert client.post(reverse("note_delete", args=[note.pk])).status_code == 404
        assert Note.objects.exists()


def pdf(pages=1):
    document = pypdfium2.PdfDocument.new()
    for _ in range(pages):
        document.new_page(595, 842)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def photo():
    out = io.BytesIO()
    Image.new("RGB", (1600, 800), "white").save(out, "JPEG", exif=b"Exif\x00\x00secret")
    return out.getvalue()


class TestPagePictures:
    @pytest.fixture(autouse=True)
    def var(self, settings, tmp_path):
        settings.VAR_DIR = tmp_path
        settings.MEDIA_ROOT = tmp_path / "files"

    def file_of(self, content, **fields):
        file = make_file(**fields)
        file.content.save("original", ContentFile(content))
        return file

    def ask(self, client, file, number=1):
        return client.get(reverse("file_page", args=[file.pk, number]))

    def test_a_page_is_drawn_once_and_kept(self, client, recruiter, monkeypatch):
        file = self.file_of(pdf(2))
        answer = self.ask(client, file, 2)
        assert (answer.status_code, answer["Content-Type"]) == (200, "image/png")
        assert Image.open(io.BytesIO(answer.content)).width == pictures.WIDTH
        assert "private" in answer["Cache-Control"] and answer["X-Content-Type-Options"] == "nosniff"
        monkeypatch.setattr(pictures, "draw", lambda *_: pytest.fail("drawn twice"))
        assert self.ask(client, file, 2).content == (file.pictures / "2.png").read_bytes() == answer.content

    def test_a_picture_file_is_drawn_anew_and_smaller(self, client, recruiter):
        answer = self.ask(client, self.file_of(photo(), format="image"))
        assert Image.open(io.BytesIO(answer.content)).size == (1200, 600)
        assert b"secret" not in answer.content

    def test_a_page_too_many_is_not_found(self, client, recruiter):
        file = self.file_of(pdf())
        assert [self.ask(client, file, number).status_code for number in (0, 2, 10**300)] == [404, 404, 404]

    @pytest.mark.parametrize("content", [b"", b"%PDF-1.7 cut short", b"\x00" * 100], ids=["empty", "cut", "zeros"])
    def test_what_cannot_be_drawn_says_so_in_a_picture(self, client, recruiter, content):
        answer = self.ask(client, self.file_of(content))
        assert (answer.status_code, answer["Content-Type"]) == (422, "image/svg+xml")
        assert "没能画出来" in answer.content.decode() and "no-store" in answer["Cache-Control"]

    def test_drawing_has_a_time_limit(self, client, recruiter, monkeypatch):
        monkeypatch.setattr(pictures, "SECONDS", 0.01)
        assert self.ask(client, self.file_of(pdf())).status_code == 422

    def test_a_lost_original_is_no_crash(self, client, recruiter):
        assert self.ask(client, make_file()).status_code == 422

    def test_other_formats_have_no_pictures(self, client, recruiter):
        assert self.ask(client, self.file_of(b"<html>", format="html")).status_code == 404

    def test_only_for_who_may_see_files(self, client):
        file = self.file_of(pdf())
        assert self.ask(client, file).status_code == 302
        client.force_login(make_user(group=""))
        assert self.ask(client, file).status_code == 403


class TestBlindReview:
    SAID = ("沈知遥", "138", "zhiyao", "1993", "贵州", "985", "shen")

    @pytest.fixture
    def person(self, recruiter):
        return make_candidate(
            "沈知遥",
            name_pinyin="shen zhi yao",
            gender="女",
            birth="1993-05",
            native_place="贵州",
            phone="13800138000",
            email="zhiyao@example.com",
            education=[{"institution": "云岭大学", "is_985": True, "is_double_first_class": True}],
            work=[{"name": "青松食品", "position": "计划员", "start_date": "2019"}],
            lines=[
                "沈知遥 女 30岁",
                "138-0013-8000 ZHIYAO@example.com 籍贯贵州",
                "青松食品 计划员",
                "云岭大学（985）",
            ],
        )

    def test_what_tells_who_it_is_is_hidden_everywhere(self, client, person):
        person.evidence = {
            "gender": {"confidence": 0.9, "places": [place(1, 4, 5)]},
            "phone": {"confidence": 0.9, "places": [place(2, 0, 13)]},
        }
        person.save()
        page = get(client, person, "?blind=1")
        assert not [word for word in (*self.SAID, "30岁", " 女", "双一流") if word in page.replace("data-part", "")]
        assert "青松食品" in page and "云岭大学（███）" in page and "号候选人" in page

    @pytest.mark.parametrize(
        "telling", ["沈知遥", "Shen Zhiyao", "Zhiyao Shen", "Shen Z.", "微信 abcd1234", "13900001111", "28岁"]
    )
    def test_texts_and_notes_tell_nothing_either(self, client, person, telling):
        person.summary = f"本人{telling}，做事踏实"
        person.save()
        person.notes.create(text=f"和{telling}谈过")
        seen, blind = get(client, person), get(client, person, "?blind=1")
        assert seen.count(telling) > blind.count(telling) == 0
        assert "做事踏实" in blind and "谈过" in blind

    def test_nothing_is_corrected_or_downloaded_in_it(self, client, person):
        page = get(client, person, "?blind=1&edit=name")
        assert 'class="pen"' not in page and 'id="edit"' not in page and "original/" not in page

    def test_it_goes_along_and_ends(self, client, person):
        make_candidate("别人")
        page = get(client, person, "?blind=1&from=")
        assert "at=1&amp;blind=1" in page and "别人" not in page
        assert "退出盲审" in page and "blind=&amp;from=" in page
        assert "沈知遥" in get(client, person, "?blind=")


def test_publications_say_class_and_place(client, recruiter):
    person = make_candidate("陆晓川")
    Publication.objects.create(candidate=person, name="论江河", publisher="CIKM 2020", authors="何一，陆晓川")
    page = get(client, person)
    assert "CCF B" in page and "第2作者，共2位" in page
