"""The viewer's pages from a file's text."""

from candidates.evidence import Place
from candidates.models import ResumeText
from candidates.papers import Rectangle, Run, papers, unplaced_lines
from candidates.search.terms import terms


def line(number, text, *, page=1, placed=True, boxes=()):
    return {"number": number, "page": page, "text": text, "boxes": list(boxes), "placed": placed}


def test_lit_characters_split_their_line():
    text = ResumeText(lines=[line(1, "电话：13800138000 北京")])
    (paper,) = papers(text, [Place(1, 1, 3, 14)])
    assert paper.lines[0].runs == (Run("电话："), Run("13800138000", is_lit=True), Run(" 北京"))
    assert paper.lines[0].text == "电话：13800138000 北京"


def test_two_places_on_one_line_may_overlap():
    (paper,) = papers(ResumeText(lines=[line(1, "abcdef")]), [Place(1, 1, 2, 5), Place(1, 1, 0, 3)])
    assert "".join(run.text for run in paper.lines[0].runs if run.is_lit) == "abcde"
    assert paper.lines[0].text == "abcdef"


def test_boxes_stand_on_their_own_page_with_a_margin():
    text = ResumeText(
        lines=[line(1, "甲"), line(2, "乙", page=2, placed=False, boxes=[[10, 20, 30, 40]])],
        pages=[{"number": 1, "width": 600, "height": 800}, {"number": 2, "width": 600, "height": 800}],
    )
    first, second = papers(text, [Place(1, 1, 0, 1, ((100.0, 50.0, 120.0, 60.0),))])
    assert first.lit == (Rectangle("98.5", "48.5", "23.0", "13.0", 1),)
    assert first.unplaced == () and second.lit == ()
    assert second.unplaced == (Rectangle("8.5", "18.5", "23.0", "23.0", 2),)
    assert (first.view_box, first.pixel_height) == ("0 0 600.0 800.0", 1600)


def test_a_text_without_pages_has_one_paper_without_a_size():
    (paper,) = papers(ResumeText(lines=[line(1, "甲"), line(2, "乙", placed=False)]))
    assert (paper.width, paper.pixel_height) == (0, 0)
    assert [each.is_placed for each in paper.lines] == [True, False]


def test_what_found_no_place_is_listed():
    text = ResumeText(lines=[line(1, "甲"), line(7, "乙", placed=False)])
    assert [(each.number, each.text) for each in unplaced_lines(text)] == [(7, "乙")]


def test_the_words_of_a_search_are_marked_in_their_lines():
    text = ResumeText(lines=[line(1, "熟悉Python和C++"), line(2, "会计")])
    (paper,) = papers(text, [Place(1, 1, 2, 9)], [*terms("python"), *terms("C++")])
    assert paper.lines[0].runs == (
        Run("熟悉"),
        Run("Python", is_lit=True, is_hit=True),
        Run("和", is_lit=True),
        Run("C++", is_hit=True),
    )
    assert paper.lines[1].runs == (Run("会计"),)


def test_a_hit_in_a_picture_is_a_box_over_its_part_of_the_line():
    text = ResumeText(
        lines=[line(1, "甲乙python", boxes=[[0, 10, 100, 20]])], pages=[{"number": 1, "width": 600, "height": 800}]
    )
    (paper,) = papers(text, terms=terms("python"))
    assert paper.hits == (Rectangle("38.5", "8.5", "63.0", "13.0", 1),)
