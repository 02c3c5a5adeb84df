"""What all share, what differs, what only one has."""

import pytest

from candidates.aspects import Fact, Person
from candidates.comparison import compare, compare_row
from candidates.evidence import Place, Source
from candidates.models import Candidate, DegreeLevel
from tests.making import make_candidate, make_shortlist


def facts(*cells):
    return [[Fact(text) for text in cell] for cell in cells]


def marks(row):
    return [[fact.mark for fact in cell] for cell in row.cells]


def test_what_all_say_is_the_same():
    assert compare_row("现居", facts(["上海"], ["上海"], ["上海"])).is_same
    assert not compare_row("现居", facts(["上海"], ["上海"], [])).is_same
    assert not compare_row("现居", facts([], [])).is_same


def test_the_same_degree_of_two_schools_is_no_same_row():
    cells = [[Fact("硕士", school, key="40")] for school in ("同济大学", "复旦大学")]
    row = compare_row("最高学历", cells)
    assert not row.is_same and marks(row) == [["shared"], ["shared"]]


def test_the_one_who_differs_is_marked():
    assert marks(compare_row("学历", facts(["硕士"], ["硕士"], ["博士"]))) == [[""], [""], ["only"]]


def test_where_everybody_differs_nobody_is_marked():
    assert marks(compare_row("月薪", facts(["30k"], ["35k"], ["40k"]))) == [[""], [""], [""]]
    assert marks(compare_row("月薪", facts(["30k"], ["35k"]))) == [[""], [""]]


def test_the_only_one_who_has_anything_is_marked():
    assert marks(compare_row("专利", facts([], ["发明"], []))) == [[], ["only"], []]


def test_in_a_list_each_is_marked_by_itself():
    row = compare_row("证书", facts(["CPIM", "PMP"], ["CPIM"], ["CPIM", "软考"]))
    assert marks(row) == [["shared", "only"], ["shared"], ["shared", "only"]]


def test_one_person_alone_has_no_marks():
    row = compare_row("证书", facts(["CPIM"]))
    assert not row.is_same and marks(row) == [[""]]


def test_rows_that_are_told_apart_by_nothing_stay_unmarked():
    assert marks(compare_row("项目", facts(["甲"], ["乙"], ["乙"]), marks=False)) == [[""], [""], [""]]


@pytest.mark.django_db
class TestPeople:
    def people(self, *made):
        loaded = Candidate.objects.for_page().in_bulk([person.pk for person in made])
        return [Person(loaded[person.pk]) for person in made]

    def rows(self, people):
        return {
            (group.title, row.label): [[fact.text for fact in cell] for cell in row.cells]
            for group in compare(people)
            for row in group.rows
        }

    def test_aspects_stand_in_order_and_empty_ones_are_left_out(self):
        people = self.people(
            make_candidate("甲", expected_salary="30k", education=[{"institution": "某大学", "level": 30}]),
            make_candidate("乙", work=[{"name": "某公司", "position": "工程师"}]),
        )
        groups = compare(people)
        assert [group.title for group in groups] == ["基本", "教育", "工作"]
        assert [row.label for row in groups[0].rows] == ["期望薪资"]

    def test_skills_by_how_many_have_them(self):
        rows = self.rows(
            self.people(
                make_candidate(skills=["SQL", "Excel", "FlexSim"]),
                make_candidate(skills=["Excel", "SQL"]),
                make_candidate(skills=["SQL", "PyTorch"]),
            )
        )
        assert rows["技能", "都有"] == [["SQL"]] * 3
        assert rows["技能", "部分人有"] == [["Excel"], ["Excel"], []]
        assert rows["技能", "只有一人有"] == [["FlexSim"], [], ["PyTorch"]]

    def test_degrees_first_and_highest(self):
        rows = self.rows(
            self.people(
                make_candidate(
                    education=[
                        {"institution": "同济大学", "area": "物流", "level": DegreeLevel.MASTER},
                        {"institution": "合肥工业大学", "area": "工业工程", "level": DegreeLevel.BACHELOR},
                    ]
                ),
                make_candidate(),
            )
        )
        assert rows["教育", "最高学历"] == [["硕士，物流"], []]
        assert rows["教育", "第一学历"] == [["合肥工业大学，工业工程"], []]

    def test_the_latest_post_is_the_present_one_wherever_it_stands(self):
        jobs = [
            {"name": "旧公司", "position": "实习", "start_date": "2020", "end_date": "2021"},
            {"name": "新公司", "position": "经理", "start_date": "2022", "is_current": True},
        ]
        rows = self.rows(self.people(make_candidate(work=jobs, experience_months=78), make_candidate()))
        assert rows["工作", "最近一份"] == [["经理，新公司"], []]
        assert rows["工作", "年限"] == [["6年6个月，2家"], []]

    def test_our_words(self):
        person = make_candidate(tags=["已联系"], notes=["先前", "聊过"])
        make_shortlist("算法岗", candidates=[person])
        rows = self.rows(self.people(person, make_candidate()))
        assert rows["我们的话", "标签"] == [["已联系"], []]
        assert rows["我们的话", "备注"] == [["聊过"], []]
        assert rows["我们的话", "名单"] == [["算法岗"], []]

    def test_a_value_tells_what_it_was_read_from(self):
        person = make_candidate("甲", expected_salary="30k")
        source = Source(0.9, (Place(2, 7, 0, 3),), "月薪", "期望30k")
        groups = compare([Person(person, {"expected_salary": source}), Person(make_candidate())])
        assert groups[0].rows[0].cells[0][0].title == "出处：第2页，“期望30k”"
