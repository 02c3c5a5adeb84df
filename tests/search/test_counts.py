"""The values of people as characters: counted whole, written with the index, never lost."""

import pytest
from django.core.management import call_command

from candidates.models import Candidate, DegreeLevel, FacetCodes, FacetValue
from candidates.search import counts, found, index
from candidates.search.found import RECENT, Found
from tests.making import make_candidate

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("number", [1, 2, 0xD800 - 0x100 - 1, 0xD800 - 0x100, 60_000, 1_000_000])
def test_a_number_is_a_character_and_back(number):
    character = counts.character(number)
    assert len(character.encode()) > 1  # no surrogate, nothing that a database cuts
    assert counts.number(ord(character)) == number


def test_numbers_without_a_character_are_left_out():
    assert counts.character(0x10FFFF) == ""


def everybody():
    return Found(Candidate.objects.all(), everybody=True)


def test_every_value_counts_once_a_person():
    for city, months in (("宁波", 61), ("宁波", 70), ("绍兴", None)):
        make_candidate(
            city=city,
            experience_months=months,
            skills=["SQL", "C++"],
            education=[
                {"institution": "宁波大学", "level": DegreeLevel.MASTER, "is_double_first_class": True},
                {"institution": "宁波大学", "level": DegreeLevel.BACHELOR},
            ],
        )
    facts = everybody().facts
    assert facts["city"] == {"宁波": 2, "绍兴": 1}
    assert facts["years"] == {"5": 2}
    assert (facts["degree"], facts["tier"]) == ({"40": 3}, {"double": 3})
    assert list(everybody().codes("skills").values()) == [3, 3]
    [(school, number)] = everybody().codes("schools").items()
    assert (FacetValue.objects.get(pk=school).value, number) == ("宁波大学", 3)


def test_what_changed_is_counted_anew():
    person = make_candidate(city="宁波")
    Candidate.objects.filter(pk=person.pk).update(city="绍兴")
    index.index_candidate(person.pk)
    assert everybody().facts["city"] == {"绍兴": 1}
    person.delete()
    assert not everybody().facts
    assert not everybody().codes("skills")


def test_an_upgrade_writes_what_is_missing():
    make_candidate(city="宁波")
    FacetCodes.objects.all().delete()
    call_command("reindex", missing=True)
    assert everybody().facts["city"] == {"宁波": 1}


def test_many_are_counted_as_few_are(monkeypatch):
    monkeypatch.setattr(index.database(), "FEW", 1)
    people = [make_candidate(city=city) for city in ("宁波", "绍兴", "宁波")]
    some = Found(Candidate.objects.exclude(pk=people[2].pk), everybody=False)
    assert some.facts["city"] == {"宁波": 1, "绍兴": 1}
    make_candidate(city="宁波")  # whose key is beyond those of the people found
    assert some.listed.count() == 2


def test_the_newest_of_many_are_picked_from_everybody(monkeypatch):
    monkeypatch.setattr(found, "FEW", 0)
    people = [make_candidate(str(place)).pk for place in range(30)][::-1]
    some = Found(Candidate.objects.filter(pk__in=people[20:]), everybody=False)
    assert some.keys(RECENT, 0, 3) == people[20:23]
    assert some.keys(RECENT, 2, 100) == people[22:]
    nobody = Found(Candidate.objects.none(), everybody=False)
    assert (nobody.keys(RECENT, 0, 10), nobody.size()) == ([], 0)
