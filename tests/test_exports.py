"""People to files: what a spreadsheet makes of each cell, and how much is in memory at a time."""

import csv
import io
import json
import tracemalloc

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from candidates import exports
from candidates.columns import COLUMNS, chosen_columns
from candidates.exports import file_pieces, safe_cell
from candidates.models import Candidate, ExportFormat, Note, Tag, Tagging
from tests.making import make_candidate

SITE = "https://recruit.example.com"


def pieces_of(*keys, form=ExportFormat.CSV, told=lambda _keys: None):
    columns = chosen_columns(keys, for_shortlist=False)
    people = list(Candidate.objects.order_by("pk").values_list("pk", flat=True))
    return file_pieces(form, Candidate.objects.all(), people, columns, site=SITE, told=told)


def rows_of(*keys):
    data = b"".join(pieces_of(*keys))
    return data, list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), dialect="excel"))


def sheet_of(*keys):
    data = io.BytesIO(b"".join(pieces_of(*keys, form=ExportFormat.XLSX)))
    return openpyxl.load_workbook(data).active


@pytest.mark.parametrize(
    "dangerous",
    [
        '=HYPERLINK("http://evil.example.com","x")',
        "+1+cmd|' /C calc'!A0",
        "-5",
        "-2+3",
        "@SUM(A1:A9)",
        "\t=1+1",
        "\r=1+1",
        "\n=1+1",
        "  =1+1",
        "\u00a0=1+1",
        "\x00=1+1",
        "＝1+1",
        "＋1",
        "－1",
        "＠SUM(A1)",
    ],
)
def test_no_cell_begins_as_a_formula(dangerous):
    assert safe_cell(dangerous).startswith("'")


@pytest.mark.parametrize(
    "text",
    [
        "13800138000",
        "110101199003071234",
        "1.38E+10",
        "007",
        "10-15",
        "1/2",
        "2019.09",
        "2019-09-01",
        "1995年6月",
        "12:30",
        "25%",
        "1,000",
        "￥5000",
        "１２３４５６７８９０１２",
        "Mar-1",
        "SEPT 2",
        "1 June 2024",
        "TRUE",
    ],
)
def test_text_that_looks_like_an_amount_or_a_day_stays_text(text):
    assert safe_cell(text) == text + "\t"


@pytest.mark.parametrize(
    "text",
    ["138-0013-8000", "(+1) 415-555-0100", "C++", "15-20K", "3年", "360公司", "张三", "a=b", "x\ny", "", "May He"],
)
def test_ordinary_text_stays_as_it_is(text):
    assert safe_cell(text) == text


def test_signs_that_no_file_should_hold_are_dropped():
    assert safe_cell("张\x00三\x1b\r\n李\u2028四") == "张三\n李\n四"


@pytest.mark.django_db
def test_file_opens_in_excel_with_its_characters_and_lines():
    make_candidate("张伟", phone="13800138000", current_company='甲,乙"丙"', current_title="第一行\n第二行")
    data, rows = rows_of("name", "phone", "current_company", "current_title")
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.endswith(b"\r\n")
    assert data.count(b"\r\n") == 2
    assert rows[1] == ["张伟", "138-0013-8000", '甲,乙"丙"', "第一行\n第二行"]


@pytest.mark.django_db
def test_numbers_are_numbers_and_links_lead_here():
    person = make_candidate(experience_months=77, graduation_year=2016)
    _data, rows = rows_of("years", "graduation_year", "link")
    assert rows[1] == ["6", "2016", f"{SITE}/candidates/{person.pk}/"]


@pytest.mark.django_db
def test_every_text_column_is_defused():
    bad = "=1+1"
    texts = ("name", "phone", "email", "wechat", "current_company", "current_title", "city", "school", "label")
    more = ("expected_city", "expected_salary", "availability", "gender", "birth")
    person = Candidate.objects.create(**{field: bad for field in texts if field != "gender"} | {"gender": "=1"})
    Candidate.objects.filter(pk=person.pk).update(**dict.fromkeys(set(more) - {"gender"}, bad))
    Tagging.objects.create(candidate=person, tag=Tag.objects.create(name=bad))
    Note.objects.create(candidate=person, text=bad)
    _data, rows = rows_of(*(column.key for column in COLUMNS))
    assert [cell for cell in rows[1] if cell.startswith("=")] == []
    assert sum(cell.startswith("'=") for cell in rows[1]) == len({*texts, *more}) + len(["tag", "note"])


def many(count):
    Candidate.objects.bulk_create([Candidate(name=f"候选{number}", summary="经历" * 2000) for number in range(count)])
    tag = Tag.objects.get_or_create(name="春招")[0]
    Tagging.objects.bulk_create([Tagging(candidate=person, tag=tag) for person in Candidate.objects.filter(tags=None)])


@pytest.mark.django_db
def test_a_sheet_holds_texts_numbers_and_links():
    person = make_candidate("=1+1", phone="13800138000", wechat="0012345678901234567", experience_months=77)
    cells = sheet_of("name", "phone", "wechat", "years", "email", "link")[2]
    texts = ["=1+1", "138-0013-8000", "0012345678901234567"]
    assert [cell.value for cell in cells] == [*texts, 6, None, f"{SITE}/candidates/{person.pk}/"]
    assert [cell.data_type for cell in cells[:4]] == ["s", "s", "s", "n"]
    assert {cell.number_format for cell in cells[:3]} == {"@"}
    assert cells[5].hyperlink.target == cells[5].value


@pytest.mark.django_db
def test_one_person_is_a_document_and_several_are_a_list():
    def documents():
        return json.loads(b"".join(pieces_of(form=ExportFormat.JSON)))

    assert documents() == []
    make_candidate("甲", skills=["SQL"])
    assert documents()["basics"] == {"name": "甲"}
    make_candidate("乙", work=[{"name": "华信", "position": "工程师", "start_date": "2019-03", "is_current": True}])
    first, second = documents()
    assert (first["skills"], second["basics"]) == ([{"name": "SQL", "keywords": ["SQL"]}], {"name": "乙"})
    assert second["work"] == [{"name": "华信", "position": "工程师", "startDate": "2019-03", "current": True}]


@pytest.mark.django_db
@pytest.mark.parametrize("form", [ExportFormat.CSV, ExportFormat.XLSX, ExportFormat.JSON])
def test_it_is_told_who_leaves_as_they_leave(form, monkeypatch):
    monkeypatch.setattr(exports, "CHUNK_ROWS", 2)
    people = [make_candidate().pk for _ in range(5)]
    told = []
    pieces = pieces_of("name", form=form, told=told.append)
    assert told == []
    b"".join(pieces)
    assert told == [people[:2], people[2:4], people[4:]]


@pytest.mark.django_db
def test_queries_grow_by_chunks_only(monkeypatch):
    monkeypatch.setattr(exports, "CHUNK_ROWS", 10)
    many(20)
    with CaptureQueriesContext(connection) as two_chunks:
        rows_of("name", "tags", "skills", "last_note")
    many(40)
    with CaptureQueriesContext(connection) as six_chunks:
        _data, rows = rows_of("name", "tags", "skills", "last_note")
    assert len(rows) == 1 + 60
    assert rows[-1][1] == "春招"
    a_chunk = 4  # the people, tags, skills, last notes
    assert len(six_chunks) - len(two_chunks) == 4 * a_chunk


@pytest.mark.django_db
@pytest.mark.parametrize("form", [ExportFormat.CSV, ExportFormat.XLSX, ExportFormat.JSON])
def test_five_thousand_people_stream_in_little_memory(form):
    many(5000)
    pieces = pieces_of("name", "tags", "last_note", "link", form=form)
    next(pieces)
    tracemalloc.start()
    sizes = [len(piece) for piece in pieces]
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert max(sizes) < 256 * 1024
    assert peak < 20 * 1024 * 1024  # all 5,000 at once take four times as much
