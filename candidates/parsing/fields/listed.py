"""Sections → everything that résumés list: papers, patents, honours, certificates, skills, languages.

Lists are mixed under any heading (荣誉证书, 技能与语言), so each reader sees every section in which its things may
stand; what two sections say of one thing becomes one record.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from candidates.parsing.fields.awards import read_awards, say_the_same, without_repeated
from candidates.parsing.fields.boxes import asks
from candidates.parsing.fields.certificates import read_certificates
from candidates.parsing.fields.language_tests import find_tests
from candidates.parsing.fields.languages import read_languages
from candidates.parsing.fields.letters import told_sections
from candidates.parsing.fields.list_columns import without_asides
from candidates.parsing.fields.listings import ROW_LABEL
from candidates.parsing.fields.passages import RATING_SIGNS
from candidates.parsing.fields.patents import read_patents
from candidates.parsing.fields.publications import read_publications
from candidates.parsing.fields.skills import read_skills
from candidates.parsing.fields.told_certificates import read_told_certificates
from candidates.parsing.lexicon import skills, spoken
from candidates.parsing.lexicon.site_furniture import FAMILY_HEADING, is_about_others, is_site_furniture
from candidates.parsing.records import (
    Award,
    Certificate,
    Language,
    Line,
    Patent,
    Publication,
    Section,
    Skill,
)

LISTS = ("publications", "patents", "awards", "certificates", "skills", "languages")
ABOUT_PERSON = ("header", "identity", "intention", "summary")
# Honours told in the text of a job stay there; papers and patents outside lists are nothing.
FOR_AWARDS = (*LISTS, "education", "interests", "other")
FOR_PAPERS = ("publications", "patents", "awards", "certificates", "other")
FOR_TESTS = (*LISTS, *ABOUT_PERSON, "education", "interests", "other")
FOR_SKILLS = ("skills", "certificates", "languages", "other")
# Titles of what research brought forth; under them stand papers and patents, though projects are meant as well.
RESULTS = re.compile(r"成果|产出|產出|论文|發表|发表|专利")
# Words for the paper on which a certificate is printed: 主管护师资格证 and the post 主管护师 are one.
PAPER = re.compile(r"(?<=..)(?:(?:执业|职业)?资格)?(?:证书|證書|证)$")

RATED = re.compile(rf"\s*[^{RATING_SIGNS}\t|｜:：，。]{{2,20}}?\s*[{RATING_SIGNS}]{{3,}}\s*")
LEAST_RATED = 2  # rows

Record = TypeVar("Record")


@dataclass(frozen=True, slots=True)
class Listed:
    """All records of lists."""

    publications: tuple[Publication, ...] = ()
    patents: tuple[Patent, ...] = ()
    awards: tuple[Award, ...] = ()
    certificates: tuple[Certificate, ...] = ()
    skills: tuple[Skill, ...] = ()
    languages: tuple[Language, ...] = ()


def read_listed(sections: Sequence[Section], around: Sequence[Line]) -> Listed:
    """The lists of a résumé, each thing once; `around` are all lines of the document."""
    sections = (*_with_skills(sections), *_rated(sections))
    sections = tuple(_without_furniture(_with_telling_title(section)) for section in sections)
    if not any({section.kind, *section.also} & set(LISTS) for section in sections):
        sections = (*sections, *told_sections(sections, around))

    of_results = tuple(with_results(section) for section in sections)

    def read(name: str, kinds: Sequence[str], reader: Callable[..., tuple[Record, ...]]) -> list[Record]:
        among = of_results if kinds is FOR_PAPERS else sections
        chosen = [section for section in among if set(kinds) & {section.kind, *section.also}]
        chosen.sort(key=lambda section: name not in (section.kind, *section.also))
        return [record for section in chosen for record in reader(section, around=around)]

    return Listed(
        publications=tuple(read("publications", FOR_PAPERS, read_publications)),
        patents=tuple(read("patents", FOR_PAPERS, read_patents)),
        awards=_awards(sections, around),
        certificates=_with_told(
            _certificates(read("certificates", FOR_TESTS, read_certificates)),
            read("certificates", ABOUT_PERSON, read_told_certificates),
        ),
        skills=_skills(read("skills", FOR_SKILLS, read_skills)),
        languages=_languages(read("languages", FOR_TESTS, read_languages)),
    )


def _with_skills(sections: Sequence[Section]) -> Iterator[Section]:
    """The sections; one of languages lists skills as well where the one before does, or where nobody speaks them.

    A form has a row for each language and each skill (技能/语言); `语言` above Python and SQL is no spoken one.
    """
    before: set[str] = set()
    for section in sections:
        if section.kind == "languages" and not section.also and section.title is not None:
            rows = section.title.text.strip().casefold() in spoken.canonical() and "skills" in before
            if rows or _names_programming(section):
                section = replace(section, also=("skills",))
        yield section
        before = {section.kind, *section.also}


def _rated(sections: Sequence[Section]) -> Iterator[Section]:
    """The rows of the head that rate what they name by signs (`Photoshop ■■■■□`), as a list of their own."""
    for section in sections:
        rows = tuple(line for line in section.lines if RATED.fullmatch(line.text))
        if section.kind in ("header", "identity") and len(rows) >= LEAST_RATED:
            yield Section("skills", None, rows)


def _heads_rows(section: Section) -> bool:
    """Whether a heading is the first cell of rows with languages and skills."""
    title = section.title.text.strip().casefold() if section.title else ""
    return "skills" in section.also and title in spoken.canonical()


def _names_programming(section: Section) -> bool:
    texts = [line.text for line in section.lines]
    spoken_of = any(spoken.pattern().search(text) or find_tests(text) for text in texts)
    return not spoken_of and any(skills.fold(text) in skills.canonical() for text in texts)


def _with_telling_title(section: Section) -> Section:
    """A heading that names a test (英语 CET-6), or the first of several languages, is a line of its list as well."""
    if section.title is None or not (find_tests(section.title.text) or _heads_rows(section)):
        return section
    return replace(section, lines=(section.title, *section.lines))


def with_results(section: Section) -> Section:
    """A section of projects whose title speaks of results as one that also lists papers and patents."""
    if section.kind != "projects" or section.title is None or not RESULTS.search(section.title.text):
        return section
    return replace(section, also=(*section.also, "publications", "patents"))


def _without_furniture(section: Section) -> Section:
    """A section without rules of signs, what a site printed into it and, in a list, what tells of other people."""
    listing = bool({section.kind, *section.also} & {*LISTS, "other"})
    if listing:
        section = replace(section, lines=without_asides(section.lines))
    if listing and section.title is not None and FAMILY_HEADING.search(section.title.text):
        return replace(section, lines=tuple(line for line in section.lines if ROW_LABEL.match(line.text)))
    kept = tuple(
        line
        for line in section.lines
        if any(character.isalnum() for character in line.text)
        and not is_site_furniture(line.text)
        and not (listing and asks(line.text))
        and not (listing and is_about_others(line.text))
    )
    return section if len(kept) == len(section.lines) else replace(section, lines=kept)


def _awards(sections: Sequence[Section], around: Sequence[Line]) -> tuple[Award, ...]:
    """Honours of the lists, and those told elsewhere that the lists do not repeat."""
    listed: list[Award] = []
    elsewhere: list[Award] = []
    for section in sections:
        kinds = {section.kind, *section.also}
        if kinds & set(LISTS):
            listed.extend(read_awards(section, around=around))
        elif kinds & set(FOR_AWARDS):
            elsewhere.extend(read_awards(section, around=around))
    return (*listed, *without_repeated(elsewhere, listed))


def _certificates(found: Iterable[Certificate]) -> tuple[Certificate, ...]:
    """One certificate a name, the one with a date where there is one; a bracket may be left out the second time."""
    kept: dict[str, Certificate] = {}
    for each in found:
        key = _certificate_key(each)
        same = next((other for other in kept if _name_the_same(key, other)), None)
        if same is None:
            kept[key] = each
        elif each.date and not kept[same].date:
            kept[same] = replace(kept[same], name=each.name, date=each.date)
    return tuple(kept.values())


def _with_told(listed: tuple[Certificate, ...], told: Sequence[Certificate]) -> tuple[Certificate, ...]:
    """The certificates, and those of sentences that do not say again what is listed."""
    known = [each.name.text for each in listed if each.name]
    new = [each for each in told if each.name and not any(say_the_same(each.name.text, name) for name in known)]
    return _certificates((*listed, *new))


def _certificate_key(certificate: Certificate) -> str:
    name = "".join(certificate.name.text.casefold().split()).replace("-", "") if certificate.name else ""
    licence = re.fullmatch(
        r"(?:机动车)?(?:驾驶证|驾驶执照|驾照)?[(（]?([abc][123])[)）]?(?:型|类)?(?:机动车)?(?:驾驶证|驾驶执照|驾照)?",
        name,
    )
    bare = PAPER.sub("", name.replace("（", "(").replace("）", ")"))
    return licence[1] if licence else bare


def _name_the_same(one: str, other: str) -> bool:
    return one == other or one.startswith(f"{other}(") or other.startswith(f"{one}(")


def _skills(found: Iterable[Skill]) -> tuple[Skill, ...]:
    kept: dict[str, Skill] = {}
    for each in found:
        kept.setdefault("".join(each.name.text.casefold().split()), each)
    return tuple(kept.values())


def _languages(found: Iterable[Language]) -> tuple[Language, ...]:
    """One record a language; the first statement of how well it is spoken counts."""
    kept: dict[str, Language] = {}
    for each in found:
        if each.language is None:
            continue
        key = spoken.canonical().get(each.language.text.casefold(), each.language.text)
        first = kept.get(key)
        if first is None:
            kept[key] = each
        elif first.fluency is None and each.fluency is not None:
            kept[key] = replace(first, fluency=each.fluency)
    return tuple(kept.values())
