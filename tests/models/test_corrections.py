"""The newest correction of a value holds; the log keeps the rest."""

import pytest

from candidates.models import Candidate, Correction

pytestmark = pytest.mark.django_db


def test_the_last_word_is_in_force():
    person = Candidate.objects.create(name="张三")

    def say(field, value, entry=""):
        Correction.objects.create(candidate=person, section="basics", entry=entry, field=field, value=value)

    say("phone", "1")
    say("name", "李四")
    say("phone", "2")
    assert [(row.field, row.value) for row in person.corrections.in_force()] == [("name", "李四"), ("phone", "2")]
    assert person.corrections.count() == 3
