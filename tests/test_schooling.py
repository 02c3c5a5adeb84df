"""First degree, highest degree, how it was studied."""

from candidates.models import DegreeLevel, Education
from candidates.schooling import schooling


def study(level, name="", *, start=None, mode="", study_type=""):
    return Education(level=level, institution=name, start_month=start, mode=mode, study_type=study_type)


def test_the_first_degree_is_the_lowest_from_associate_up():
    facts = schooling(
        [study(DegreeLevel.MASTER, "硕"), study(DegreeLevel.BACHELOR, "本"), study(DegreeLevel.HIGH_SCHOOL, "高中")]
    )
    assert (facts.first.institution, facts.highest.institution) == ("本", "硕")
    assert facts.is_upgraded is False


def test_of_two_of_a_level_the_earlier_is_first():
    assert schooling([study(30, "后", start=200), study(30, "先", start=100)]).first.institution == "先"


def test_without_a_degree_the_highest_school_still_counts():
    facts = schooling([study(DegreeLevel.VOCATIONAL, "中专"), study(DegreeLevel.NONE, "某校")])
    assert facts.first is None and facts.highest.institution == "中专" and facts.is_upgraded is None


def test_nothing_known_is_nothing_said():
    facts = schooling([study(DegreeLevel.NONE, "某校")])
    assert (facts.first, facts.highest, facts.modes, facts.is_upgraded) == (None, None, (), None)


def test_from_associate_to_bachelor():
    assert schooling([study(DegreeLevel.BACHELOR), study(DegreeLevel.ASSOCIATE)]).is_upgraded
    assert schooling([study(DegreeLevel.BACHELOR, study_type="本科（专升本）")]).is_upgraded


def test_modes_are_named_once():
    assert schooling([study(30, mode="统招"), study(40, mode="统招"), study(20, mode="自考")]).modes == (
        "统招",
        "自考",
    )


def test_a_tier_names_the_year_of_its_list():
    assert schooling([Education(level=30, is_double_first_class=True)]).list_year == 2022
    assert schooling([Education(level=30)]).list_year is None
