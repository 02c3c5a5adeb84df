"""The XLSX file as others open it: openpyxl, and LibreOffice where its Calc is installed; else a warning says so."""

import csv
import io
import shutil
import subprocess
import tracemalloc
import warnings
from pathlib import Path

import openpyxl
import pytest

from candidates import spreadsheet
from candidates.spreadsheet import Head, xlsx_pieces

HEADS = (Head("姓名"), Head("年限", is_number=True), Head("链接", is_address=True))
PERSON = ("欧阳雪", "6", "https://recruit.example.com/candidates/7/")


def file_of(rows, heads=HEADS, title="候选人"):
    return b"".join(xlsx_pieces(heads, rows, title=title))


def sheet_of(*rows, heads=HEADS, **keywords):
    return openpyxl.load_workbook(io.BytesIO(file_of(rows, heads, **keywords))).active


def test_head_is_frozen_and_can_be_filtered():
    sheet = sheet_of(PERSON, PERSON)
    assert [cell.value for cell in sheet[1]] == ["姓名", "年限", "链接"]
    assert all(cell.font.bold for cell in sheet[1])
    assert (sheet.title, sheet.freeze_panes, sheet.auto_filter.ref) == ("候选人", "A2", "A1:C3")


def test_columns_are_as_wide_as_what_they_hold():
    sheet = sheet_of(PERSON, ("张伟", "12", ""), heads=(*HEADS[:2], Head("备注")))
    widths = [sheet.column_dimensions[letter].width for letter in "ABC"]
    assert widths[0] == 3 * 2 + 2  # a Chinese character is two digits wide
    assert widths[0] > widths[1] >= spreadsheet.NARROWEST
    assert widths[2] <= spreadsheet.WIDEST


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\tx",
        "13800138000",
        "110101199003071234",
        "10-15",
        "007",
        "TRUE",
        "<b>&\"'",
        "第一行\n第二行",
        "  两端空格 ",
        "𠮷野家",
    ],
)
def test_a_text_stays_the_text_that_it_is(text):
    cell = sheet_of((text, "", ""))["A2"]
    assert (cell.value, cell.data_type, cell.number_format) == (text, "s", "@")


def test_signs_that_no_file_of_the_kind_can_hold_are_dropped():
    assert sheet_of(("张\x00三\x1b\ud800\uffff", "", ""))["A2"].value == "张三"


def test_a_text_longer_than_a_cell_is_cut():
    assert len(sheet_of(("长" * 40_000, "", ""))["A2"].value) == spreadsheet.MOST_CHARACTERS


def test_links_can_be_followed_up_to_what_a_sheet_can_hold(monkeypatch):
    monkeypatch.setattr(spreadsheet, "MOST_LINKS", 2)
    sheet = sheet_of(PERSON, PERSON, PERSON)
    assert [cell.hyperlink and cell.hyperlink.target for cell in sheet["C"][1:]] == [PERSON[2], PERSON[2], None]
    assert sheet["C4"].value == PERSON[2]


@pytest.mark.parametrize("title", ["安克:供应链/[计划]*?", "长" * 40, "'", ""])
def test_any_title_is_one_that_a_sheet_may_have(title):
    assert 0 < len(sheet_of(PERSON, title=title).title) <= 31


def test_columns_beyond_z():
    heads = [Head(str(number)) for number in range(30)]
    assert sheet_of(tuple("x" * 30), heads=heads)["AD2"].value == "x"


def test_nobody_is_a_sheet_with_a_head():
    assert sheet_of().dimensions == "A1:C1"


def test_memory_does_not_grow_with_the_rows():
    def peak(count):
        tracemalloc.start()
        for _piece in xlsx_pieces(HEADS[:2], (PERSON[:2] for _ in range(count)), title="x"):
            pass
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    assert peak(50_000) < 1.5 * peak(10_000)


def test_libreoffice_reads_the_same(tmp_path):
    office = Path(shutil.which("soffice") or "soffice").resolve()
    if not (office.parent / "libsclo.so").exists():
        warnings.warn("LibreOffice Calc is not installed: only openpyxl has read the file", stacklevel=1)
        return
    hard = [("=1+1", "6", PERSON[2]), ("_x0041_ <&>", "", ""), ("007", "12", ""), ("第一行\n第二行", "0", "")]
    (tmp_path / "people.xlsx").write_bytes(file_of(hard))
    to_csv = ["--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false", "--outdir", tmp_path]
    command = [office, "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", *to_csv]
    subprocess.run([*command, tmp_path / "people.xlsx"], check=True, capture_output=True, timeout=180)
    text = (tmp_path / "people.csv").read_text("utf-8-sig")
    assert list(csv.reader(io.StringIO(text, newline=""))) == [["姓名", "年限", "链接"], *map(list, hard)]
