"""Lines → titled sections, the header block first."""

import re
from collections.abc import Sequence
from dataclasses import replace

from candidates.parsing.closing import forwarded_start, is_closing, is_furniture_line, names_person, signature_start
from candidates.parsing.fields.dates import find_dates
from candidates.parsing.headings import Title, is_gist
from candidates.parsing.kinds import hinted_kinds, is_prose, kind_of, states_facts
from candidates.parsing.labels import read_labels
from candidates.parsing.outline import Heading, headings_of
from candidates.parsing.outline.form_rows import is_row_of_form
from candidates.parsing.outline.words import ENTRY_KINDS
from candidates.parsing.records import Line, Section

PERSONAL_KINDS = frozenset({"identity", "intention", "other", "unknown"})
SCHOOLING = frozenset({"degree", "school"})
ASKED = frozenset({"expected_salary", "availability"})
# `待遇` alone may be a job's.
ASKING = re.compile("期望|希望|意向|要求|到岗|到職|到职|入职|expect|notice|availab")
APART = 1.0  # lines of white space


def read_sections(lines: Sequence[Line]) -> tuple[Section, ...]:
    """The sections of a résumé in reading order; the first is the header block, perhaps without lines.

    A heading with its content on the same line (`技能：Java`) gives a title and a line of the same number, each with
    the other's characters blanked, so that positions stay those of the line.
    """
    begin = forwarded_start(lines)
    told = [
        line
        for index, line in enumerate(lines[begin:])
        if not is_furniture_line(line) or (index == 0 and names_person(line))
    ]
    end = signature_start(told)
    if not end:
        return _divide(told, headings_of(told))
    header, *others = _divide(told[:end], headings_of(told[:end]))
    signature = tuple(line for line in told[end:] if not is_closing(line.text))
    return (replace(header, lines=header.lines + signature), *others)


def _divide(lines: Sequence[Line], headings: dict[int, Heading]) -> tuple[Section, ...]:
    """Cut at the headings; a line goes to the last section that was open in its column.

    White space ends a list that began beside its title (证书：…); what follows is a section without one.
    """
    drafts: list[tuple[Heading | None, list[Line]]] = [(None, [])]
    open_in: dict[int, int] = {}
    for index, line in enumerate(lines):
        heading = headings.get(index) or _schooling(line, drafts[open_in.get(line.column, 0)][0], headings)
        if heading is not None:
            drafts.append((heading, [_content(heading)] if heading.inline else []))
            if is_row_of_form(lines, index, heading):
                open_in.setdefault(line.column, 0)
            else:
                open_in[line.column] = len(drafts) - 1
            continue
        if line.column not in open_in:
            open_in[line.column] = _first_section(lines, index, drafts)
        elif line.gap >= APART and _is_list_in_line(drafts[open_in[line.column]][0]):
            drafts.append((None, []))
            open_in[line.column] = len(drafts) - 1
        drafts[open_in[line.column]][1].append(line)
    (_, header), *others = drafts
    asked = [line for heading, held in others if not _is_of_person(heading) for line in held if _asks(line)]
    sections = (_section(heading, [line for line in held if line not in asked]) for heading, held in others)
    return (Section("header", None, (*header, *asked)), *sections)


def _schooling(line: Line, opened: Heading | None, headings: dict[int, Heading]) -> Heading | None:
    """The heading `学历：` of a row that white space parts from the jobs above it, where no other heads schools."""
    label = next(iter(read_labels(line)), None)
    if label is None or label.field not in SCHOOLING or line.gap < APART or label.label_start > 0:
        return None
    among_jobs = opened is not None and not opened.inline and set(opened.title.kinds) <= {"work", "projects"}
    if not among_jobs or any("education" in each.title.kinds for each in headings.values()):
        return None
    return Heading(line, Title(("education",), True), label.start, True)


def _is_of_person(heading: Heading | None) -> bool:
    return heading is None or bool(set(heading.title.kinds) & PERSONAL_KINDS)


def _asks(line: Line) -> bool:
    """Whether a line is what the person asks for, wherever it stands: Expected Salary: HK$28,000."""
    labels = read_labels(line)
    return bool(labels) and all(each.field in ASKED and ASKING.search(each.label) for each in labels)


def _is_list_in_line(heading: Heading | None) -> bool:
    if heading is None or not heading.inline or set(heading.title.kinds) <= ENTRY_KINDS:
        return False
    return heading.line.text[heading.end - 1] in ":："


def _first_section(lines: Sequence[Line], index: int, drafts: list[tuple[Heading | None, list[Line]]]) -> int:
    """Where lines of a column go before its first heading: to the header block at the top of the first page."""
    return 0 if lines[index].page == lines[0].page or len(drafts) == 1 else len(drafts) - 1


def _section(heading: Heading | None, held: list[Line]) -> Section:
    if heading is None:
        return Section(kind_of("", held), None, tuple(held))
    kinds = heading.title.kinds
    if kinds == ("unknown",):
        kinds = (kind_of(heading.line.text, held),)
    elif kinds == ("summary",) and states_facts(held):
        kinds = ("identity", "summary")  # 关于我 over sex, school and what is sought
    elif "work" in kinds and set(kinds) <= {"work", "summary"} and is_gist(heading.line.text) and is_prose(held):
        kinds = ("summary",)  # 职业摘要, 教学感言
    elif kinds == ("publications",) and _are_projects(heading.line.text, held):
        kinds = ("projects",)
    return Section(kinds[0], _title_line(heading), tuple(held), kinds[1:])


def _are_projects(title: str, held: Sequence[Line]) -> bool:
    """Whether works (代表作) are what somebody built or designed: each took its time, a paper has one date."""
    return "projects" in hinted_kinds(title) and any(span.is_range for line in held for span in find_dates(line.text))


def _title_line(heading: Heading) -> Line:
    return replace(heading.line, text=heading.line.text[: heading.end]) if heading.inline else heading.line


def _content(heading: Heading) -> Line:
    line = heading.line
    return replace(line, text=" " * heading.end + line.text[heading.end :])
