"""The columns: keys that are unique, values in words, a choice that is respected."""

import pytest

from candidates.columns import COLUMNS, chosen_columns, offered_columns, with_columns
from candidates.models import Candidate, DegreeLevel, Note
from candidates.phones import grouped_phone
from tests.making import make_candidate, make_shortlist

BY_KEY = {column.key: column for column in COLUMNS}


def value_of(key, person):
    [loaded] = with_columns(Candidate.objects.all(), [person.pk], [BY_KEY[key]])
    return BY_KEY[key].value(loaded)


def test_keys_and_labels_are_unique():
    assert len(BY_KEY) == len(COLUMNS)
    assert len({str(column.label) for column in COLUMNS}) == len(COLUMNS)


def test_choice_keeps_its_order_and_passes_over_what_is_unknown():
    chosen = chosen_columns(["email", "nonsense", "name", "email"], for_shortlist=False)
    assert [column.key for column in chosen] == ["email", "name"]


def test_nothing_chosen_means_the_usual_columns():
    usual = [column.key for column in chosen_columns([], for_shortlist=False)]
    assert usual[:3] == ["name", "phone", "email"]
    assert "birth" not in usual
    assert chosen_columns(["nonsense"], for_shortlist=False) == chosen_columns([], for_shortlist=False)


def test_note_in_the_shortlist_is_for_shortlists():
    assert BY_KEY["shortlist_note"] in offered_columns(for_shortlist=True)
    assert BY_KEY["shortlist_note"] not in offered_columns(for_shortlist=False)


@pytest.mark.django_db
def test_education_in_words():
    person = make_candidate(
        education=[
            {"institution": "同济大学", "area": "物流工程", "level": DegreeLevel.MASTER, "start_date": "2016-09"},
            {
                "institution": "合肥工业大学",
                "area": "工业工程",
                "level": DegreeLevel.BACHELOR,
                "start_date": "2012-09",
            },
        ],
        is_985=True,
        is_211=True,
    )
    assert value_of("highest_degree", person) == str(DegreeLevel.MASTER.label)
    assert value_of("major", person) == "物流工程"
    assert value_of("first_degree", person) == str(DegreeLevel.BACHELOR.label)
    assert value_of("first_school", person) == "合肥工业大学"
    assert value_of("tier", person) == "985、211"


@pytest.mark.django_db
def test_lists_in_their_order_and_the_newest_note():
    person = make_candidate(skills=["SQL", "C++"], tags=["已联系", "备选"], notes=["第一次", "第二次"])
    assert value_of("skills", person) == "SQL、C++"
    assert set(value_of("tags", person).split("、")) == {"已联系", "备选"}
    assert value_of("last_note", person) == "第二次"
    assert Note.objects.count() == 2


@pytest.mark.django_db
def test_note_in_the_shortlist():
    person = make_candidate()
    here, elsewhere = make_shortlist(candidates=[person]), make_shortlist(candidates=[person])
    here.members.update(note="先聊薪资")
    elsewhere.members.update(note="别处")
    assert BY_KEY["shortlist_note"].value(Candidate.objects.on_shortlist(here).get()) == "先聊薪资"


@pytest.mark.django_db
def test_nothing_known_is_empty():
    person = Candidate.objects.create()
    known_of_everybody = {"added", "link"}
    assert [key for key in BY_KEY if key not in known_of_everybody and value_of(key, person)] == []


@pytest.mark.parametrize(
    ("text", "grouped"),
    [
        ("13800138000", "138-0013-8000"),
        ("138 0013 8000", "138-0013-8000"),
        ("+86 138-0013-8000", "138-0013-8000"),
        ("008613800138000", "138-0013-8000"),
        ("01082345678", "010-8234-5678"),
        ("0755-82345678", "0755-8234-5678"),
        ("0551 6234567", "0551-623-4567"),
        ("4008001234", "400-800-1234"),
        ("+1 415 555 0100", "(+1) 415-555-0100"),
        ("+85291234567", "(+85291234567)"),
        ("138…", "138…"),
        ("", ""),
    ],
)
def test_phones_are_grouped_for_the_eye(text, grouped):
    assert grouped_phone(text) == grouped
