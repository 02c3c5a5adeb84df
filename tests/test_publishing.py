"""The class of a venue, and which of the authors somebody is."""

import pytest

from candidates.models import Publication
from candidates.publishing import standing


def stands(person="陆晓川", **fields):
    return standing(Publication(**fields), person)


@pytest.mark.parametrize(
    ("publisher", "rank"),
    [
        ("CVPR", "A"),
        ("CVPR 2023. 第一作者", "A"),
        ("In Proceedings of CIKM 2020", "B"),
        ("ACM Conference on Recommender Systems", "B"),
        ("《计算机学报》，2021", "T1"),
        ("cf 2021", None),
        ("云岭学刊", None),
        ("", None),
    ],
)
def test_the_class_of_a_venue(publisher, rank):
    venue = stands(publisher=publisher).venue
    assert (venue.rank if venue else None) == rank


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        ({"publisher": "ICCV 2021. 第一作者"}, "第一作者"),
        ({"publisher": "ACL（共同一作）"}, "共同一作"),
        ({"name": "On Rivers. Second author"}, "第二作者"),
        ({"authors": "陆晓川，何一"}, "第1作者，共2位"),
        ({"authors": "何一、陆晓川*、石英"}, "第2作者，共3位"),
        ({"authors": "Yi He, Xiaochuan Lu and Ying Shi"}, "第2作者，共3位"),
        ({"authors": "Y. He, X. Lu"}, "第2作者，共2位"),
        ({"authors": "何一，石英"}, ""),
        ({}, ""),
    ],
)
def test_the_place_among_the_authors(fields, place):
    assert stands(**fields).place == place


def test_nobody_is_no_author():
    assert stands(person="", authors="何一").place == ""
