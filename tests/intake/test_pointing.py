"""Lines that people put into fields count as placed, for as long as the file says there what it said."""

import pytest

from candidates.intake import claim, corrections, record
from candidates.intake.pointing import pointed
from candidates.models import Candidate, ResumeFile, ResumeText
from candidates.parsing.records import Box, Line
from tests.intake.making import make_claimed_file, make_resume

pytestmark = pytest.mark.django_db
WORDS = "爱好：烘焙"


def read(file=None, words=WORDS):
    lines = (Line(1, 1, "骆嘉禾 运营"), Line(2, 1, words, box=Box(10, 50, 60, 60)))
    resume = make_resume(lines=lines, unplaced=(2,), characters=9, placed_characters=5)
    return record.save(file or make_claimed_file(), resume, seconds=1)


def point(person, start, end):
    line = ResumeText.objects.get().lines[1]
    place = pointed(line, start, end)
    corrections.correct(person, "basics", "", "label", place["text"], user=None, source=[place])
    record.rebuild(person)
    return Candidate.objects.get(pk=person.pk)


def meter():
    return ResumeText.objects.get().lines[1]["placed"], ResumeFile.objects.get().placed_characters


@pytest.mark.parametrize(("start", "end", "left", "right"), [(0, 5, 10, 60), (3, 5, 40, 60), (0, 2, 10, 30)])
def test_a_place_is_the_source_with_its_part_of_the_box(start, end, left, right):
    person = point(read(), start, end)
    [place] = person.evidence["label"]["places"]
    assert (place["line"], place["start"], place["end"]) == (2, start, end)
    assert place["boxes"] == [[left, 50, right, 60]] and person.label == WORDS[start:end]


def test_its_line_counts_as_placed_until_it_is_taken_back():
    person = read()
    assert meter() == (False, 5)
    point(person, 0, 5)
    assert meter() == (True, 9)
    person.corrections.all().delete()
    record.rebuild(person)
    assert meter() == (False, 5)


@pytest.mark.parametrize(("words", "kept"), [(WORDS, True), ("爱好：登山", False)])
def test_a_new_reading_keeps_the_value_and_the_place_while_it_says_the_same(words, kept):
    person = point(read(), 3, 5)
    file = ResumeFile.objects.get()
    ResumeFile.objects.filter(pk=file.pk).update(status="queued")
    again = read(claim.claim(file.pk), words)
    assert again.pk == person.pk and again.label == "烘焙"
    assert ("label" in again.evidence) is kept and meter()[0] is kept
