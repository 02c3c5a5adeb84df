"""A candidate with all that belongs to her → the texts and tokens by which she is found."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db import models
from django.db.models import Prefetch
from django.utils.translation import pgettext_lazy

from candidates.models import HISTORIES, Candidate, CandidateSkill, Note, ResumeFile
from candidates.parsing.lexicon import schools
from candidates.search import words
from candidates.search.aliases import usual_company
from candidates.search.terms import phrase
from candidates.search.tree import Term, token_in

BREAK = "_"  # a token that no question has: phrases do not reach over it

# Sections in the order in which one is preferred for the hit line; of each history the fields of its first line,
# then the fields whose lines follow.
SECTIONS: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    ("workexperience", ("name", "department", "position", "location"), ("description",)),
    ("project", ("name", "role"), ("description",)),
    ("activity", ("name", "role"), ("description",)),
    ("publication", ("name", "publisher", "authors"), ()),
    ("patent", ("name", "number"), ()),
    ("certificate", ("name",), ()),
    ("award", ("title",), ()),
    (
        "education",
        ("institution", "department", "area", "study_type", "mode", "score", "rank"),
        ("courses", "description"),
    ),
    ("languageskill", ("language", "fluency"), ()),
    ("othersection", ("title",), ("description",)),
)
LABELS = {
    "workexperience": pgettext_lazy("section", "Work"),
    "project": pgettext_lazy("section", "Projects"),
    "activity": pgettext_lazy("section", "Activities"),
    "publication": pgettext_lazy("section", "Publications"),
    "patent": pgettext_lazy("section", "Patents"),
    "certificate": pgettext_lazy("section", "Certificates"),
    "award": pgettext_lazy("section", "Awards"),
    "education": pgettext_lazy("section", "Education"),
    "languageskill": pgettext_lazy("section", "Languages"),
    "othersection": pgettext_lazy("section", "Other"),
    "skill": pgettext_lazy("section", "Skills"),
    "note": pgettext_lazy("section", "Notes"),
    "tag": pgettext_lazy("section", "Tags"),
    "tier": pgettext_lazy("section", "Tier"),
    "basics": pgettext_lazy("section", "Basics"),
    "contact": pgettext_lazy("section", "Contact"),
    "summary": pgettext_lazy("section", "Summary"),
    "resume": pgettext_lazy("section", "Résumé"),
}
# Fields by which a person is known at a glance: a hit in them weighs more.
HEAD_FIELDS = {
    "workexperience": ("name", "position"),
    "project": ("name",),
    "education": ("institution", "area"),
    "certificate": ("name",),
}
# What may be asked for in one field (`学校:清华`), beside names, skills, notes and the lists that name a school.
IN_FIELDS = (
    ("school", "education", ("institution",)),
    ("major", "education", ("area", "department")),
    ("company", "workexperience", ("name",)),
    ("position", "workexperience", ("position",)),
    ("project", "project", ("name",)),
    ("certificate", "certificate", ("name",)),
    ("language", "languageskill", ("language", "fluency")),
)
TIERS = {"is_985": "985", "is_211": "211", "is_double_first_class": "双一流", "is_overseas": "海外"}
BASICS = (
    "expected_city", "expected_salary", "availability", "location", "city", "gender", "birth", "ethnicity",
    "political_status", "native_place", "marital_status",
)  # fmt: skip
CONTACTS = ("phone", "email", "wechat", "qq", "url")


@dataclass(frozen=True, slots=True)
class Document:
    """Tokens by weight, heaviest first; `loose` has words in no order (pieces of compounds, jieba's words)."""

    pk: int
    parts: list[tuple[str, str]]
    name: list[str]
    head: list[str]
    body: list[str]
    loose: list[str]


@dataclass(frozen=True, slots=True)
class Told:
    """A candidate and all that is told of her: rows by their sections, skills that know their aliases, notes, and the
    lines of her files."""

    candidate: Candidate
    rows: Mapping[str, Sequence[models.Model]]
    skills: Sequence[CandidateSkill]
    notes: Sequence[Note]
    lines: Sequence[str]


def told_in_tables(candidates: models.QuerySet[Candidate]) -> list[Told]:
    """All that is told of each of `candidates`, in a fixed number of queries."""
    skills = CandidateSkill.objects.select_related("skill").prefetch_related("skill__aliases")
    loaded = candidates.prefetch_related(
        Prefetch("candidate_skills", queryset=skills),
        Prefetch("notes", queryset=Note.objects.select_related("created_by")),
        Prefetch("files", queryset=ResumeFile.objects.select_related("text").defer("parsed")),
        *(history.related_name() for history in HISTORIES),
    )
    return [_told(each) for each in loaded]


def _told(candidate: Candidate) -> Told:
    texts = (file.text for file in candidate.files.all() if hasattr(file, "text"))
    return Told(
        candidate=candidate,
        rows={model._meta.model_name: getattr(candidate, model.related_name()).all() for model in HISTORIES},
        skills=candidate.candidate_skills.all(),
        notes=candidate.notes.all(),
        lines=[line["text"] for text in texts for line in text.lines],
    )


def told_by_new(
    candidate: Candidate,
    histories: Mapping[type[models.Model], Sequence[models.Model]],
    skills: Sequence[CandidateSkill],
    lines: Sequence[str],
) -> Told:
    """The same for somebody who was just written, of whom there is nothing but what is given."""
    models.prefetch_related_objects(skills, "skill__aliases")
    rows = {model._meta.model_name: made for model, made in histories.items()}
    return Told(candidate, rows, skills, [], lines)


def document_of(told: Told) -> Document:
    """The document of a candidate."""
    candidate = told.candidate
    parts = list(dict.fromkeys(texts_of(told)))
    parts += leftover_lines(told.lines, parts)
    body = [words.tokens(text) for _, text in parts]
    name, pinyin = name_words(candidate)
    head = [*head_words(told), *field_words(told)]
    compounds = {word for tokens in body for token in tokens for word in token.also}
    whole_words = {word for _, text in parts for word in words.whole_words(text)}
    keys = {skill.skill.key for skill in told.skills}  # `springboot` finds Spring Boot
    return Document(
        pk=candidate.pk,
        parts=parts,
        name=name,
        head=head,
        body=[text for tokens in body for text in (*(token.text for token in tokens), BREAK)],
        loose=sorted(compounds | whole_words | keys | pinyin),
    )


def texts_of(told: Told) -> Iterator[tuple[str, str]]:
    """Every text that stands in a field, as (section, text), a line of a description each."""
    candidate = told.candidate
    for section, first_line, following in SECTIONS:
        for row in told.rows[section]:
            yield from lines_of(section, " ".join(filter(None, (getattr(row, field) for field in first_line))))
            for field in following:
                yield from lines_of(section, getattr(row, field))
        if section == "project":
            yield from skills_and_notes(told)
    yield from lines_of("summary", candidate.summary)
    yield from lines_of("basics", candidate.label)
    yield from lines_of("basics", " ".join(dict.fromkeys(filter(None, (getattr(candidate, each) for each in BASICS)))))
    contacts = [getattr(candidate, field) for field in CONTACTS]
    yield from lines_of("contact", " ".join(filter(None, [*contacts, *map(str, candidate.profiles)])))


def skills_and_notes(told: Told) -> Iterator[tuple[str, str]]:
    for note in told.notes:
        yield from lines_of("note", note.text)
    skills = [f"{skill.written} {skill.level}".strip() for skill in told.skills]
    yield from lines_of("skill", "、".join(skills))


def lines_of(section: str, text: str) -> Iterator[tuple[str, str]]:
    yield from ((section, line.strip()) for line in text.splitlines() if line.strip())


def leftover_lines(lines: Iterable[str], parts: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Lines of the files that stand in no field as they are."""
    placed = squeezed("".join(text for _, text in parts))
    different = dict.fromkeys(line.strip() for line in lines)
    return [("resume", line) for line in different if line and squeezed(line) not in placed]


def squeezed(text: str) -> str:
    """Letters and digits alone: two texts are one whatever bullets and spaces stand between."""
    return re.sub(r"[\W_]+", "", words.normal(text))


def name_words(candidate: Candidate) -> tuple[list[str], set[str]]:
    """Tokens of the name and contacts in order, and every way of typing the name in Latin letters."""
    name = candidate.name if candidate.name.isascii() else "".join(candidate.name.split())
    stream = [token.text for token in words.tokens(name)]
    for contact in (candidate.phone, candidate.email, candidate.wechat):
        stream += [BREAK, *(token.text for token in words.tokens(contact))]
    if candidate.phone_digits:
        stream += [BREAK, candidate.phone_digits]
    return stream, pinyin_ways(candidate)


def pinyin_ways(candidate: Candidate) -> set[str]:
    """Every way of typing the name in Latin letters as one word: 张伟 → zhangwei, zw, weizhang, zhang, wei."""
    syllables = candidate.name_pinyin.split()
    if not syllables:
        return set()
    initials = "".join(syllable[0] for syllable in syllables)
    surname, *given = syllables
    return {*syllables, "".join(syllables), initials, "".join([*given, surname]), "".join(given)} - {""}


def with_name(candidate: Candidate, terms: Sequence[Term]) -> Sequence[Term]:
    """`terms`, and her name among them if one of them spells it in Latin letters: `zw` marks 张伟."""
    ways = pinyin_ways(candidate)
    if not any(term.field in ("", "name") and term.tokens[0] in ways and len(term.tokens) == 1 for term in terms):
        return terms
    return [*terms, *(term for term in phrase(candidate.name) if term not in terms)]


def usual_names(told: Told) -> Iterator[tuple[str, str]]:
    """(field, name) of her schools and employers as the lexicon calls them, whatever she calls them."""
    known = (schools.find(row.institution) for row in told.rows["education"])
    for school in filter(None, known):
        yield from (("school", name) for name in (school.name, school.english) if name)
    companies = (usual_company(row.name) for row in told.rows["workexperience"])
    yield from (("company", name) for name in companies if name)


def head_words(told: Told) -> Iterator[str]:
    texts = [told.candidate.label, *tiers(told.candidate), *(name for _field, name in usual_names(told))]
    for section, fields in HEAD_FIELDS.items():
        texts += [getattr(row, field) for row in told.rows[section] for field in fields]
    for skill in told.skills:
        texts += [skill.written, skill.skill.name, *(alias.name for alias in skill.skill.aliases.all())]
    for text in dict.fromkeys(filter(None, texts)):
        yield from (token.text for token in words.tokens(text))
        yield BREAK


def field_words(told: Told) -> Iterator[str]:
    """The words of each field that may be asked for, as tokens that no text has."""
    for field, text in dict.fromkeys(field_texts(told)):
        tokens = words.tokens(text)
        yield from (token_in(field, token.text) for token in tokens)
        yield BREAK
        yield from (token_in(field, word) for token in tokens for word in token.also)
    yield BREAK
    yield from (token_in("name", way) for way in sorted(pinyin_ways(told.candidate)))
    yield from (token_in("skill", skill.skill.key) for skill in told.skills)


def field_texts(told: Told) -> Iterator[tuple[str, str]]:
    yield from (("name", told.candidate.name), ("position", told.candidate.label), ("city", told.candidate.city))
    yield from usual_names(told)
    for field, section, columns in IN_FIELDS:
        for row in told.rows[section]:
            yield from ((field, getattr(row, column)) for column in columns)
    for skill in told.skills:
        yield from (("skill", name) for name in (skill.written, skill.skill.name))
    yield from (("note", note.text) for note in told.notes)
    yield from (("tier", word) for word in tiers(told.candidate))


def tiers(candidate: Candidate) -> list[str]:
    return [word for column, word in TIERS.items() if getattr(candidate, column)]
