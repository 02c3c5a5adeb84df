"""More people like this one, as a question that the recruiter sees and changes, not as a score of ours."""

import re

from django.utils.translation import gettext as _

from candidates.models import Candidate
from candidates.search.query import LONGEST

MOST_SKILLS = 6
PLAIN_WORD = re.compile(r"[\w+#.&/-]+")


def question_like(person: Candidate) -> str:
    """Who holds her post or can what she can; the list puts those first who share most. "" where neither is known."""
    post = person.current_title or person.label
    asked = [f"{_('position')}:{_quoted(post)}"] if post else []
    skills = list(person.candidate_skills.all())[:MOST_SKILLS]
    asked += [f"{_('skill')}:{_quoted(row.skill.name)}" for row in skills]
    while len(question := f" {_('or')} ".join(asked)) > LONGEST:
        asked.pop()
    return question


def _quoted(words: str) -> str:
    plain = words.replace('"', " ").strip()
    return plain if PLAIN_WORD.fullmatch(plain) else f'"{plain}"'
