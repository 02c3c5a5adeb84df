"""The parser on the command line: `python -m candidates.parsing FILE… [--out DIR] [--stage STAGE]`."""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from os import cpu_count
from pathlib import Path

from tqdm import tqdm

from candidates.parsing import parse_resume
from candidates.parsing.documents import read_document
from candidates.parsing.entries import read_entries
from candidates.parsing.errors import ParseError, UnreadableFile
from candidates.parsing.jsonresume import to_json_resume
from candidates.parsing.lines import read_lines
from candidates.parsing.placed import all_values
from candidates.parsing.records import Document, Line, Resume, Section
from candidates.parsing.sections import read_sections

STAGES = ("document", "lines", "sections", "resume")
HISTORY_KINDS = ("education", "work", "projects", "activities")


def main(arguments: Sequence[str] | None = None) -> int:
    """Parse the files named; the exit status is 1 when one of them could not be read."""
    options = _options(arguments)
    if options.out:
        options.out.mkdir(parents=True, exist_ok=True)
    read = partial(_read, stage=options.stage)
    failures = 0
    for path, text, trouble in _progress(_results(options.files, read), len(options.files)):
        if trouble:
            failures += 1
            print(f"{path}: {trouble}", file=sys.stderr)
        elif options.out:
            suffix = ".txt" if options.stage else ".json"
            (options.out / f"{path.name}{suffix}").write_text(text + "\n", "utf-8")
        else:
            print(text)
    return 1 if failures else 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m candidates.parsing", description="Résumés → JSON Resume.")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--out", type=Path, metavar="DIR", help="write <file name>.json for each file into DIR")
    parser.add_argument("--stage", choices=STAGES, help="show what a step gives, for people, instead of JSON")
    return parser.parse_args(arguments)


def _results(files: Sequence[Path], read: "partial[tuple[Path, str, str]]") -> Iterator[tuple[Path, str, str]]:
    """The results in the order of the files; several files are read on all cores."""
    if len(files) == 1:
        yield read(files[0])
        return
    with ProcessPoolExecutor(min(cpu_count() or 1, len(files))) as pool:
        yield from pool.map(read, files)


def _progress(results: Iterable[tuple[Path, str, str]], total: int) -> Iterator[tuple[Path, str, str]]:
    """The results, with a bar on a terminal."""
    yield from tqdm(results, total=total, unit="file", disable=not sys.stderr.isatty() or total < 2)


def _read(path: Path, stage: str | None) -> tuple[Path, str, str]:
    """(path, what to print, what went wrong)."""
    try:
        return path, _output(_bytes(path), path.name, stage), ""
    except ParseError as error:
        return path, "", f"{error.code}: {error}"
    except Exception as error:  # a fault of ours: the other files go on, this one is named
        return path, "", f"fault: {type(error).__name__}: {error}"


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UnreadableFile(error.strerror or str(error)) from error


def _output(data: bytes, filename: str, stage: str | None) -> str:
    if stage is None:
        return json.dumps(to_json_resume(parse_resume(data, filename)), ensure_ascii=False, indent=2)
    if stage == "resume":
        return "\n".join(_show_resume(parse_resume(data, filename)))
    document = read_document(data, filename)
    if stage == "document":
        return "\n".join(_show_document(document))
    lines = read_lines(document)
    if stage == "lines":
        return "\n".join(_show_line(line) for line in lines)
    return "\n".join(_show_sections(read_sections(lines)))


def _show_document(document: Document) -> Iterator[str]:
    notices = ", ".join(each.code for each in document.notices)
    yield f"{document.format}, {document.route}, notices: {notices or 'none'}"
    for page in document.pages:
        yield f"— page {page.number}, {page.width:g} × {page.height:g}, {page.route}"
        for span in page.spans:
            place = f"{span.box.left:6.1f} {span.box.top:6.1f}" if span.box else f"line {span.line:4}"
            look = f"{span.size:4.1f}{' b' if span.bold else '  '}"
            yield f"{place}  {look}  {span.text}{'  → ' + span.link if span.link else ''}"


def _show_line(line: Line) -> str:
    look = f"{line.size:4.1f}{' b' if line.bold else '  '}{' h' + str(line.heading) if line.heading else '   '}"
    cell = f" cell {line.cell.table}.{line.cell.row}.{line.cell.column}" if line.cell else ""
    place = f"p{line.page} c{line.column} gap {line.gap:4.1f} in {line.indent:5.1f}"
    return f"{line.number:4}  {place}{look}{cell}  {line.text.replace(chr(9), ' ⇥ ')}"


def _show_sections(sections: Sequence[Section]) -> Iterator[str]:
    for section in sections:
        title = section.title.text.strip() if section.title else "(no title)"
        yield f"━━ {' + '.join((section.kind, *section.also))}: {title}"
        if section.kind not in HISTORY_KINDS:
            yield from (_show_line(line) for line in section.lines)
            continue
        for entry in read_entries(section):
            yield "  ─ entry"
            yield from (f"  H {_show_line(line)}" for line in entry.head)
            yield from (f"    {_show_line(line)}" for line in entry.body)


def _show_resume(resume: Resume) -> Iterator[str]:
    for path, value in all_values(resume):
        places = ", ".join(f"{each.line}:{each.start}-{each.end}" for each in value.evidence)
        yield f"{path:32} {value.confidence:.2f}  {value.text!r}  [{places}]"
    yield f"placed {resume.placed_characters} of {resume.characters} letters and digits"
    texts = {line.number: line.text for line in resume.lines}
    yield from (f"unplaced {number:4}  {texts[number]}" for number in resume.unplaced)


if __name__ == "__main__":
    sys.exit(main())
