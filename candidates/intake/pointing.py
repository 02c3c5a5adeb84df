"""What people point at: the places of a file in which a corrected value stands; their lines then count as placed."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from candidates.models import Candidate, Correction, ResumeFile, ResumeText
from candidates.parsing.text import width

Place = dict[str, Any]  # as in `Correction.source`
Source = list[Place]
Evidence = dict[str, Any]  # as in a row's `evidence`, of one value


def evidence_of(correction: Correction, lines: Mapping[int, str]) -> Evidence | None:
    """Where the corrected value stands, without a doubt; None when the file says something else there by now."""
    places = correction.source or []
    if not places or any(_words(lines, place) != place["text"] for place in places):
        return None
    return {"confidence": 1.0, "places": [{key: place[key] for key in place if key != "text"} for place in places]}


def with_words(places: Iterable[Mapping[str, Any]], lines: Mapping[int, str]) -> Source:
    """The places of an `evidence` as a correction keeps them: with the words that stand there."""
    return [{**place, "text": _words(lines, place)} for place in places]


def pointed(line: Mapping[str, Any], start: int, end: int) -> Place:
    """Characters `start` to `end` of a line of `ResumeText`, with the words and about where these are on the page."""
    text = line["text"]
    boxes = [part_of_box(box, text, start, end) for box in line.get("boxes", ())]
    return {
        **{"page": line["page"], "line": line["number"], "start": start, "end": end},
        **{"boxes": boxes, "text": text[start:end]},
    }


def part_of_box(box: Sequence[float], text: str, start: int, end: int) -> list[float]:
    """About the piece of a line's box (left, top, right, bottom) that its characters `start` to `end` take."""
    left, top, right, bottom = box
    whole = width(text) or 1
    before, until = width(text[:start]) / whole, width(text[:end]) / whole
    return [round(left + (right - left) * before, 2), top, round(left + (right - left) * until, 2), bottom]


def lines_of_newest_file(candidate: Candidate) -> dict[int, str]:
    """The texts of the file that the values of `candidate` were read from, by number of the line."""
    text = ResumeText.objects.filter(file=_newest_file(candidate)).first()
    return {line["number"]: line["text"] for line in text.lines} if text else {}


def place_pointed_lines(candidate: Candidate) -> None:
    """Count the lines that people pointed at as placed, and those that they no longer point at as the parser did."""
    file = _newest_file(candidate)
    text = ResumeText.objects.filter(file=file).first()
    if file is None or text is None or not file.parsed:
        return
    loss = file.parsed["meta"]["textLoss"]
    words = {line["number"]: line["text"] for line in text.lines}
    left_by_parser = {each["line"] for each in loss["unplaced"]}
    taken = left_by_parser & _pointed_lines(candidate.corrections.in_force(), words)
    if {line["number"] for line in text.lines if not line["placed"]} == left_by_parser - taken:
        return
    for line in text.lines:
        line["placed"] = line["number"] not in left_by_parser - taken
    text.save(update_fields=["lines"])
    counted = sum(character.isalnum() for number in taken for character in words[number])
    file.placed_characters = min(loss["placed"] + counted, loss["characters"])
    file.save(update_fields=["placed_characters"])


def _pointed_lines(corrections: Iterable[Correction], lines: Mapping[int, str]) -> set[int]:
    found = (evidence_of(correction, lines) for correction in corrections)
    return {place["line"] for evidence in found if evidence for place in evidence["places"]}


def _newest_file(candidate: Candidate) -> ResumeFile | None:
    return candidate.files.read().first()


def _words(lines: Mapping[int, str], place: Mapping[str, Any]) -> str:
    return lines.get(place["line"], "")[place["start"] : place["end"]]
