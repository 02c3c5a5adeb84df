"""The lexicon's own files: each names its origin, says a thing once, and is in one normal form."""

import unicodedata
from collections import Counter
from importlib.resources import files

import pytest

from candidates.parsing.lexicon import majors, places, schools, skills, surnames, venues

LEXICON = files("candidates.parsing.lexicon")
DATA = sorted(each.name for each in LEXICON.iterdir() if each.name.endswith((".tsv", ".txt")))


@pytest.mark.parametrize("name", DATA)
def test_origin_is_named(name):
    head = [line for line in LEXICON.joinpath(name).read_text("utf-8").splitlines() if line.startswith("#")]
    assert "Origin" in " ".join(head)


def rows_of(name):
    text = LEXICON.joinpath(name).read_text("utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


@pytest.mark.parametrize("name", [name for name in DATA if name != "traditional.tsv"])
def test_normal_form(name):
    """In the characters that a clean text has, without spaces at the ends of a word."""
    wrong = [row for row in rows_of(name) if row != unicodedata.normalize("NFKC", row) and "’" not in row]
    spaced = [row for row in rows_of(name) if any(cell != cell.strip() for cell in row.split("\t"))]
    assert wrong == [] and spaced == []


@pytest.mark.parametrize("name", DATA)
def test_no_row_twice(name):
    assert [row for row, count in Counter(rows_of(name)).items() if count > 1] == []


@pytest.mark.parametrize(
    "name",
    [
        *("companies.tsv", "departments.tsv", "heading_hints.tsv", "heading_parts.tsv", "labels.tsv", "people.tsv"),
        *("positions.tsv", "section_titles.tsv"),
    ],
)
def test_no_word_twice_in_a_row_of_words(name):
    twice = {
        (row.split("\t")[0], word)
        for row in rows_of(name)
        for cell in row.split("\t")[1:]
        for word, count in Counter(cell.split()).items()
        if count > 1
    }
    assert twice == set()


@pytest.mark.parametrize("name", ["heading_hints.tsv", "section_titles.tsv", "labels.tsv"])
def test_a_word_means_one_thing(name):
    """The first meaning would be taken, and the second never."""
    meanings = Counter(word.lstrip("!") for row in rows_of(name) for word in row.split("\t")[1].split())
    assert [word for word, count in meanings.items() if count > 1] == []


@pytest.mark.parametrize("name", ["surnames.tsv", "schools.tsv"])
def test_one_row_a_name(name):
    rows = LEXICON.joinpath(name).read_text("utf-8").splitlines()
    names = [line.split("\t")[0] for line in rows if line and not line.startswith("#")]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("name", "is_985", "is_211", "double", "overseas"),
    [
        ("北邮", False, True, True, False),
        ("THU", True, True, True, False),
        ("哈尔滨工业大学（深圳）", True, True, True, False),
        ("浙江大学城市学院", False, False, False, False),
        ("南方科技大学", False, False, True, False),
        ("香港大学", False, False, False, True),
        ("某某大学", False, False, False, False),
    ],
)
def test_tiers(name, is_985, is_211, double, overseas):
    tiers = schools.tiers(name)
    found = (tiers.is_985, tiers.is_211, tiers.is_double_first_class, tiers.is_overseas)
    assert found == (is_985, is_211, double, overseas)


def test_the_tiers_have_the_size_of_their_lists():
    listed = {school.name: school.tier for school in schools.by_name().values()}
    tiers = list(listed.values())
    assert (tiers.count("985"), tiers.count("211"), tiers.count("双一流")) == (39, 115 - 39, 147 - 115)


@pytest.mark.parametrize(
    ("text", "city"),
    [
        ("浙江省杭州市余杭区", "杭州"),
        ("济南-历下区", "济南"),
        ("海南省海口市", "海口"),
        ("吉林省长春市朝阳区", "长春"),
        ("湖南邵东", "邵阳"),
        ("台中市南屯區", "台中"),
        ("Haidian District, Beijing", "北京"),
        ("上海市南京路", "上海"),
        ("远程", ""),
    ],
)
def test_city_of(text, city):
    assert places.city_of(text) == city


def test_surnames():
    assert {"欧阳", "尉迟", "司徒"} <= surnames.compound()
    assert surnames.readings()["单"].startswith("shan") and "仝" in surnames.weights()


def test_skills_and_venues_and_majors():
    assert skills.canonical()["k8s"] == "Kubernetes"
    assert venues.by_name()["cvpr"].rank == "A"
    assert "人工智能" in majors.names()
