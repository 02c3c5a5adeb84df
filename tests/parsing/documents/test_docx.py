"""Word documents: everything that a reader sees, once, in the order in which it is seen."""

import pytest

from candidates.parsing.documents import docx
from candidates.parsing.lines import read_lines
from tests.parsing.documents.making import WORD, make_docx, paragraph, table, text_box


def read_texts(body, parts=None, relations=()):
    return [line.text for line in read_lines(docx.read(make_docx(body, parts, relations)))]


def test_rows_of_short_cells_are_one_line():
    row = [paragraph("姓名"), paragraph("赵一"), paragraph("性别"), paragraph("女")]
    assert read_texts(table(row)) == ["姓名\t赵一\t性别\t女"]


def test_cells_of_several_paragraphs_keep_their_place():
    lines = read_lines(docx.read(make_docx(table([paragraph("职责"), paragraph("一、管理") + paragraph("二、培训")]))))
    assert [(line.text, line.cell.column) for line in lines] == [("职责", 0), ("一、管理", 1), ("二、培训", 1)]


def test_nested_tables_and_content_controls():
    inner = table([paragraph("内表甲"), paragraph("内表乙")])
    control = f"<w:sdt><w:sdtContent>{paragraph('控件')}</w:sdtContent></w:sdt>"
    placeholder = (
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{paragraph('单击输入')}</w:sdtContent></w:sdt>"
    )
    assert read_texts(table([inner + paragraph("")]) + control + placeholder) == ["内表甲\t内表乙", "控件"]


def test_merged_cells_keep_their_columns():
    wide = f'<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{paragraph("宽")}'
    lines = read_lines(docx.read(make_docx(table([wide, paragraph("末") + paragraph("二")]))))
    assert [line.cell.column for line in lines] == [0, 2, 2]


def test_text_boxes_once_and_as_the_eye_goes():
    boxes = "".join(
        [
            text_box("右栏第一", 300, 100),
            text_box("左栏第二", 50, 300),
            text_box("页首", 50, 10),
            text_box("左栏第一", 50, 100),
        ]
    )
    assert read_texts(f"<w:p>{boxes}</w:p>") == ["页首", "左栏第一", "右栏第一", "左栏第二"]


@pytest.mark.parametrize(("size", "order"), [(48, ["乔木林", "照片", "联系方式", "工作经历"]), (22, None)])
def test_the_box_of_a_name_comes_before_the_sidebar(size, order):
    small = '<w:sz w:val="20"/>'
    boxes = "".join(
        [
            text_box("照片", 20, 100, run=small),
            text_box("联系方式", 20, 300, run=small),
            text_box("乔木林", 250, 110, run=f'<w:sz w:val="{size}"/>'),
            text_box("工作经历", 250, 305, run=small),
        ]
    )
    boxes = boxes.replace('cy="254000"', 'cy="2600000"')
    assert read_texts(f"<w:p>{boxes}</w:p>") == (order or ["照片", "联系方式", "乔木林", "工作经历"])


@pytest.mark.parametrize(
    ("row", "lines"),
    [
        (["学生会\n组织晚会\n编写简报", "2018.09~2019.06"], ["学生会\t2018.09~2019.06", "组织晚会", "编写简报"]),
        (["2018.09~2019.06", "云溪仪表\n校准"], ["2018.09~2019.06\t云溪仪表", "校准"]),
        (["2018", "云溪仪表\n校准", "南浦市"], ["2018\t云溪仪表\t南浦市", "校准"]),
        (["一、管理\n二、培训", "职责"], ["一、管理", "二、培训", "职责"]),
        (["学生会\n志愿队", "2018.09\n2019.06"], ["学生会", "志愿队", "2018.09", "2019.06"]),
    ],
)
def test_a_date_stands_beside_the_first_line_of_its_row(row, lines):
    assert read_texts(table(["".join(map(paragraph, cell.split("\n"))) for cell in row])) == lines


def test_text_boxes_of_the_next_page_come_later():
    first = f"<w:p>{text_box('第一页', 50, 600)}</w:p>"
    second = f'<w:p><w:r><w:br w:type="page"/></w:r>{text_box("第二页", 50, 20)}</w:p>'
    assert read_texts(first + second) == ["第一页", "第二页"]


VML_BOX = (
    '<w:r><w:pict><v:shape style="position:absolute;margin-left:0;margin-top:{top}pt;width:200pt;height:40pt">'
    "<v:textbox><w:txbxContent>{text}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
)


@pytest.mark.parametrize(
    ("box", "is_first"),
    [
        (text_box("乔木林", 200, 20), True),
        (VML_BOX.format(top=-120, text=paragraph("乔木林")), True),
        (text_box("乔木林", 200, 500), False),
        (VML_BOX.format(top=4, text=paragraph("乔木林")), False),
    ],
)
def test_a_box_at_the_top_comes_first_wherever_its_anchor_stands(box, is_first):
    jobs = ["工作经历", "云溪仪表公司", "计量员", "校准流量计"]
    last = f"<w:p><w:r><w:t>教育背景</w:t></w:r>{box}</w:p>"
    lines = read_texts("".join(map(paragraph, jobs)) + last)
    assert lines == (["乔木林", *jobs, "教育背景"] if is_first else [*jobs, "教育背景", "乔木林"])


def test_headers_first_footers_last_each_once():
    body = paragraph("正文") + '<w:sectPr><w:headerReference r:id="h"/><w:footerReference r:id="f"/></w:sectPr>' * 2
    parts = {
        "word/header1.xml": f"<w:hdr {WORD}>{paragraph('赵一 13800138000')}</w:hdr>",
        "word/footer1.xml": f"<w:ftr {WORD}>{paragraph('邮箱 a@b.cn')}</w:ftr>",
    }
    relations = [("h", "header", "header1.xml"), ("f", "footer", "footer1.xml")]
    assert read_texts(body, parts, relations) == ["赵一 13800138000", "正文", "邮箱 a@b.cn"]


def test_deleted_and_hidden_text_is_none_inserted_is():
    run = "<w:r><w:t>{}</w:t></w:r>"
    body = (
        f"<w:p>{run.format('留下')}<w:del><w:r><w:delText>删去</w:delText></w:r></w:del>"
        f"<w:ins>{run.format('新增')}</w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏起</w:t></w:r></w:p>"
    )
    assert read_texts(body) == ["留下新增"]


def test_tabs_breaks_symbols_and_links():
    body = (
        '<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:sym w:font="Wingdings" w:char="F0D8"/></w:r>'
        '<w:hyperlink r:id="l"><w:r><w:t>主页</w:t></w:r></w:hyperlink></w:p>'
    )
    lines = read_lines(docx.read(make_docx(body, relations=[("l", "hyperlink", "https://a.example")])))
    assert [line.text for line in lines] == ["甲\t乙", "•主页"]
    assert lines[1].links == ("https://a.example",)


def test_styles_are_inherited():
    styles = (
        f'<w:styles {WORD}><w:style w:type="table" w:styleId="t"><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 2"/><w:rPr><w:b/>'
        '<w:sz w:val="28"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="2"><w:name w:val="节"/>'
        '<w:basedOn w:val="1"/><w:rPr><w:color w:val="2E74B5"/></w:rPr></w:style></w:styles>'
    )
    body = paragraph("工作经历", '<w:pStyle w:val="2"/>') + paragraph("正文", run='<w:b w:val="0"/><w:sz w:val="21"/>')
    head, text = read_lines(docx.read(make_docx(body, {"word/styles.xml": styles}, [("s", "styles", "styles.xml")])))
    assert (head.heading, head.bold, head.size, head.color) == (2, True, 14, "#2e74b5")
    assert (text.heading, text.bold, text.size) == (0, False, 10.5)


def test_entities_are_not_followed():
    data = make_docx(
        paragraph("正文"),
        {
            "word/document.xml": "<!DOCTYPE w [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>"
            f"<w:document {WORD}><w:body><w:p><w:r><w:t>甲&x;乙</w:t></w:r></w:p></w:body></w:document>"
        },
    )
    assert [line.text for line in read_lines(docx.read(data))] == ["甲"]
