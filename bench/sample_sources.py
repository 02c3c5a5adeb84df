"""bench/samples/*.md → an invented person as plain values, for `bench.make_samples` to lay out."""

from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "samples"


@dataclass(frozen=True, slots=True)
class Entry:
    head: tuple[str, ...]  # in the order in which this person writes date, place and post
    points: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    title: str
    words: tuple[str, ...]  # lines before the first entry
    points: tuple[str, ...]
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Person:
    name: str
    facts: tuple[tuple[str, str], ...]  # label, value
    sections: tuple[Section, ...]


def person(name: str) -> Person:
    """The person of bench/samples/<name>.md."""
    lines = [line.strip() for line in (FOLDER / f"{name}.md").read_text("utf-8").splitlines() if line.strip()]
    blocks: list[list[str]] = [[]]
    for line in lines:
        if line.startswith("## "):
            blocks.append([])
        blocks[-1].append(line)
    title, *facts = blocks[0]
    pairs = tuple((label, value) for label, _, value in (fact.partition("：") for fact in facts))
    return Person(title.removeprefix("# "), pairs, tuple(_section(block) for block in blocks[1:]))


def _section(lines: list[str]) -> Section:
    words, points, entries = [], [], []
    for line in lines[1:]:
        if line.startswith("### "):
            entries.append((tuple(part.strip() for part in line[4:].split("|")), []))
        elif line.startswith("- "):
            (entries[-1][1] if entries else points).append(line[2:])
        else:
            words.append(line)
    made = tuple(Entry(head, tuple(said)) for head, said in entries)
    return Section(lines[0].removeprefix("## "), tuple(words), tuple(points), made)
