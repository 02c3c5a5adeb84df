"""The export as it is downloaded: who, which columns, under which name; and what is written down of it."""

import csv
import io
import json
from urllib.parse import unquote

import openpyxl
import pytest
from django.urls import reverse

from candidates import exports
from candidates.models import DegreeLevel, Export, ExportChoice
from tests.making import make_candidate, make_shortlist, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(client):
    client.force_login(make_user("lan"))
    return client


def rows(response):
    assert response.status_code == 200
    assert response.streaming
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))


def asked(page, **data):
    return page.get(reverse("export"), {"column": "name", "format": "csv", **data})


def whole(response):
    data = b"".join(response.streaming_content)
    response.close()
    return data


def export(page, **data):
    return rows(asked(page, **data))


def test_ticked_people_in_the_order_of_the_screen(page):
    first, _second, third = (make_candidate(name) for name in ("甲", "乙", "丙"))
    assert export(page, candidate=[third.pk, first.pk])[1:] == [["丙"], ["甲"]]


def test_a_long_selection_comes_by_post(page):
    people = [make_candidate() for _ in range(3)]
    response = page.post(reverse("export"), {"format": "csv", "candidate": [person.pk for person in people]})
    assert len(rows(response)) == 1 + 3


def test_a_form_with_nobody_ticked_is_not_everybody(page):
    make_candidate()
    response = page.post(reverse("export"), {"query": "", "column": "name"}, follow=True)
    assert not response.streaming
    assert [message.level_tag for message in response.context["messages"]] == ["warning"]


def test_all_that_the_filter_finds_in_its_order(page):
    make_candidate("少", city="上海", experience_months=12)
    make_candidate("多", city="上海", experience_months=90)
    make_candidate("别处", city="苏州")
    by_query = export(page, all="1", query="city=上海&sort=years")
    assert by_query[1:] == [["多"], ["少"]]
    assert export(page, city="上海", sort="years") == by_query


def test_a_search_comes_closest_first_and_whole(page, monkeypatch):
    monkeypatch.setattr("candidates.filters.RANKED", 2)
    for number in range(5):
        make_candidate(f"候选{number}", lines=["做过供应链"])
    found = export(page, all="1", query="q=供应链")
    assert {row[0] for row in found[1:]} == {f"候选{number}" for number in range(5)}
    assert len(found) == 1 + 5


def test_shortlist_in_its_order_with_its_notes(page):
    shortlist = make_shortlist(candidates=[make_candidate("乙"), make_candidate("甲")])
    shortlist.members.filter(candidate__name="甲").update(note="先聊薪资")
    found = export(page, shortlist=shortlist.pk, column=["name", "shortlist_note"])
    assert found[1:] == [["乙", ""], ["甲", "先聊薪资"]]


@pytest.mark.parametrize("nonsense", ["abc", "9" * 30, "9" * 5000, "-1", ""])
def test_nonsense_is_nobody(page, nonsense):
    make_candidate()
    for name in ("candidate", "shortlist"):
        assert len(export(page, **{name: nonsense})) == 1


def test_unknown_shortlist_is_not_everybody(page):
    make_candidate()
    assert page.get(reverse("export"), {"shortlist": 4711}).status_code == 404


def test_choice_of_columns_and_format_is_remembered_beyond_the_session(page, client):
    make_candidate("甲", email="jia@example.com")
    assert export(page, column=["email", "name"])[1] == ["jia@example.com", "甲"]
    client.logout()
    client.force_login(Export.objects.get().created_by)
    assert rows(page.get(reverse("export")))[1] == ["jia@example.com", "甲"]
    shortlist = make_shortlist(candidates=[make_candidate()])
    menu = page.get(shortlist.get_absolute_url()).content.decode()
    assert menu.index('value="name"') < menu.index('value="email"')  # the choice for shortlists is another one


def test_what_one_user_chose_is_not_what_another_gets(page):
    make_candidate("甲")
    export(page, column=["email"])
    page.force_login(make_user("zhou"))
    assert len(export(page, column=[])[0]) > 1


def test_file_is_named_for_what_is_in_it(page):
    shortlist = make_shortlist('安克 供应链/计划:"经理"', candidates=[make_candidate("欧阳雪"), make_candidate()])
    for data, begins in (
        ({"shortlist": shortlist.pk}, "安克 供应链 计划"),
        ({"candidate": shortlist.members.first().candidate_id}, "欧阳雪-"),
        ({"all": "1"}, "候选人-"),
    ):
        disposition = asked(page, **data).headers["Content-Disposition"]
        assert disposition.startswith("attachment; filename*=utf-8''")
        name = unquote(disposition.partition("''")[2])
        assert name.startswith(begins) and name.endswith(".csv")
        assert not set(name) & set('/\\:"*?<>|')


@pytest.mark.parametrize(
    ("form", "kind", "ending"),
    [
        ("csv", "text/csv; charset=utf-8", ".csv"),
        ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx"),
        ("json", "application/json", ".json"),
    ],
)
def test_file_says_what_it_is_and_is_kept_nowhere(page, form, kind, ending):
    make_candidate()
    headers = asked(page, format=form).headers
    assert (headers["Content-Type"], headers["X-Content-Type-Options"]) == (kind, "nosniff")
    assert headers["Content-Disposition"].endswith(ending)
    assert "no-store" in headers["Cache-Control"]


def test_excel_gets_the_columns_of_the_shortlist(page):
    shortlist = make_shortlist(candidates=[make_candidate("乙"), make_candidate("甲")])
    shortlist.members.filter(candidate__name="甲").update(note="=先聊薪资")
    data = whole(asked(page, shortlist=shortlist.pk, column=["name", "shortlist_note"], format="xlsx"))
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    assert list(sheet.values) == [("姓名", "名单备注"), ("乙", None), ("甲", "=先聊薪资")]


def test_a_sheet_too_small_is_not_begun(page, monkeypatch):
    monkeypatch.setitem(exports.MOST_PEOPLE, "xlsx", 1)
    make_candidate(), make_candidate()
    response = page.post(reverse("export"), {"all": "1", "query": "", "format": "xlsx"}, follow=True)
    assert [message.level_tag for message in response.context["messages"]] == ["warning"]
    assert not Export.objects.exists()


def test_one_person_is_one_document(page):
    person = make_candidate("甲")
    make_candidate("乙")
    assert json.loads(whole(asked(page, candidate=person.pk, format="json")))["basics"] == {"name": "甲"}
    assert len(json.loads(whole(asked(page, all="1", format="json")))) == 2


def test_print_leads_to_the_pages_of_the_same_people(page):
    person = make_candidate("甲")
    response = page.post(reverse("export"), {"candidate": person.pk, "format": "profile", "blind": "1", "ticket": "x"})
    assert response.headers["Location"] == f"{reverse('profiles')}?candidate={person.pk}&blind=1"


def test_print_of_a_result_takes_its_filters_along(page):
    make_candidate("甲", city="宁波"), make_candidate("乙", city="绍兴")
    response = page.get(reverse("export"), {"q": "宁波", "format": "profile"}, follow=True)
    assert [each.person.name for each in response.context["profiles"]] == ["甲"]


def test_columns_that_nobody_knows_are_not_remembered(page):
    make_candidate("甲")
    asked(page, column=["name", "nonsense"])
    assert ExportChoice.objects.get().columns == ["name"]


@pytest.mark.parametrize(
    ("language", "label", "degree"), [("zh-hans", "最高学历", "硕士"), ("en", "Highest degree", "Master")]
)
def test_words_are_in_the_language_of_the_page(page, language, label, degree):
    make_candidate(highest_degree=DegreeLevel.MASTER)
    page.cookies["django_language"] = language
    assert export(page, column="highest_degree") == [[label], [degree]]


def test_file_is_sent_piece_by_piece(page, monkeypatch):
    monkeypatch.setattr(exports, "PIECE_CHARACTERS", 20)
    for _ in range(20):
        make_candidate()
    assert len(list(asked(page).streaming_content)) > 3


# ------------------------------------------------------------ what is written down
def test_who_took_whom_is_written_down(page):
    shanghai = [make_candidate(city="上海") for _ in range(2)]
    make_candidate(city="苏州")
    export(page, all="1", query="city=上海&page=2", column=["name", "phone"])
    record = Export.objects.get()
    assert (record.created_by.username, record.format, record.scope) == ("lan", "csv", "result")
    assert (record.about, record.columns) == ("city=%E4%B8%8A%E6%B5%B7", ["name", "phone"])
    assert (record.total, record.count, set(record.people.all())) == (2, 2, set(shanghai))
    assert record.finished_at


@pytest.mark.parametrize(("ticked", "scope"), [(1, "person"), (2, "selection")])
def test_it_says_what_they_were_together(page, ticked, scope):
    people = [make_candidate() for _ in range(ticked)]
    export(page, candidate=[person.pk for person in people])
    assert Export.objects.get().scope == scope


def test_a_download_that_stops_says_how_far_it_came(page, monkeypatch):
    monkeypatch.setattr(exports, "CHUNK_ROWS", 2)
    monkeypatch.setattr(exports, "PIECE_CHARACTERS", 1)
    for _ in range(6):
        make_candidate()
    response = asked(page)
    next(iter(response.streaming_content))
    response.close()
    record = Export.objects.get()
    assert (record.count, record.total, record.finished_at) == (2, 6, None)
    assert record.stopped_at


def test_a_page_that_waits_for_what_broke_is_told_so(page, monkeypatch):
    monkeypatch.setattr(exports, "CHUNK_ROWS", 2)
    monkeypatch.setattr(exports, "PIECE_CHARACTERS", 1)
    for _ in range(4):
        make_candidate()
    pieces = iter(asked(page, ticket="abc").streaming_content)
    next(pieces)
    monkeypatch.setattr(exports, "safe_cell", lambda text: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        list(pieces)
    assert "请重新导出" in progress(page, ticket="abc") and "hx-get" not in progress(page, ticket="abc")


def progress(page, **data):
    return page.get(reverse("export_progress"), data).content.decode()


def test_the_page_that_waits_is_told_how_far_it_is(page, monkeypatch):
    monkeypatch.setattr(exports, "CHUNK_ROWS", 2)
    monkeypatch.setattr(exports, "PIECE_CHARACTERS", 1)
    for _ in range(4):
        make_candidate()
    assert "hx-get" in progress(page, ticket="abc")
    pieces = iter(asked(page, ticket="abc").streaming_content)
    next(pieces)
    under_way = progress(page, ticket="abc")
    assert "2 / 4" in under_way and 'value="50"' in under_way and "hx-get" in under_way
    list(pieces)
    done = progress(page, ticket="abc")
    assert "4人" in done and "hx-get" not in done


def test_it_does_not_ask_for_ever_nor_about_others(page):
    make_candidate()
    export(page, ticket="abc")
    assert "hx-get" not in progress(page, ticket="nobody", asked="59")
    page.force_login(make_user("zhou"))
    assert "hx-get" in progress(page, ticket="abc")


@pytest.mark.parametrize(("group", "seen"), [("Admin", ["lan", "zhou"]), ("Recruiter", ["zhou"])])
def test_admins_see_all_exports_and_others_their_own(page, group, seen):
    person = make_candidate("欧阳雪")
    export(page, candidate=person.pk)
    page.force_login(make_user("zhou", group=group))
    export(page, candidate=person.pk)
    response = page.get(reverse("exports"))
    assert sorted(record.created_by.username for record in response.context["page"]) == seen
    assert "欧阳雪" in response.content.decode()


def test_the_log_asks_as_much_for_many_as_for_few(page, django_assert_max_num_queries):
    person = make_candidate()

    def queries():
        with django_assert_max_num_queries(20) as captured:
            page.get(reverse("exports"))
        return len(captured)

    export(page, candidate=person.pk)
    few = queries()
    for _ in range(5):
        export(page, candidate=person.pk)
    assert queries() == few


def test_a_deleted_person_leaves_the_log_too(page):
    person = make_candidate()
    export(page, candidate=person.pk)
    person.delete()
    assert (Export.objects.get().count, Export.objects.get().people.count()) == (1, 0)
    assert page.get(reverse("exports")).status_code == 200
