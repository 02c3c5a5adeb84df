"""How much of what a careful reader takes from résumés the parser takes: `python -m bench.accuracy`.

Prints F1 for each field, section and document, and how far the stated confidence can be trusted. `--documents` and
`--gold` name other folders; `--raise-floors` keeps the figures of the public bench as the least that tests accept.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from itertools import pairwise
from os import cpu_count
from pathlib import Path
from typing import Any

from bench.score import CORE, Tally, Verdict, judge
from candidates.parsing import parse_resume
from candidates.parsing.errors import ParseError
from candidates.parsing.jsonresume import to_json_resume

HOME = Path(__file__).parent
DOCUMENTS, GOLD, FLOORS = HOME / "resumes" / "docs", HOME / "resumes" / "gold", HOME / "floors.json"
OCR_FORMATS = (".png", ".jpg", ".jpeg", ".webp")
SLACK = 0.005  # a floor lies so much under the figure: OCR and sorting of equals may differ by machine
BINS = (0.0, 0.6, 0.7, 0.8, 0.9, 1.01)  # of confidence


@dataclass
class Report:
    """The tallies of a run."""

    total: Tally = field(default_factory=Tally)
    core: Tally = field(default_factory=Tally)
    sections: dict[str, Tally] = field(default_factory=dict)
    fields: dict[str, Tally] = field(default_factory=dict)
    documents: dict[str, Tally] = field(default_factory=dict)
    failed: dict[str, str] = field(default_factory=dict)
    verdicts: list[tuple[str, Verdict]] = field(default_factory=list)

    def add(self, document: str, verdict: Verdict) -> None:
        self.verdicts.append((document, verdict))
        tallies = [
            self.total,
            self.sections.setdefault(verdict.section, Tally()),
            self.fields.setdefault(f"{verdict.section}.{verdict.field}", Tally()),
            self.documents.setdefault(document, Tally()),
        ]
        for tally in (*tallies, self.core) if verdict.section in CORE else tallies:
            tally.add(verdict.kind)

    def figures(self) -> dict[str, float]:
        """CORE, ALL and the F1 of each section."""
        sections = {name: tally.f1 for name, tally in sorted(self.sections.items())}
        return {"CORE": self.core.f1, "ALL": self.total.f1, **sections}


def measure(documents: Iterable[Path], gold: Path) -> Report:
    """Parse the documents that have a gold file and judge what the parser says of them."""
    jobs = [path for path in sorted(documents) if (gold / f"{path.name.split('.')[0]}.json").exists()]
    report = Report()
    with ProcessPoolExecutor(cpu_count() or 1) as pool:
        for path, (said, trouble) in zip(jobs, pool.map(_parse, jobs), strict=True):
            if trouble:
                report.failed[path.name] = trouble
            truth = json.loads((gold / f"{path.name.split('.')[0]}.json").read_text("utf-8"))
            for verdict in judge(truth, said):
                report.add(path.name, verdict)
    return report


def _parse(path: Path) -> tuple[dict[str, Any], str]:
    """What the parser says, and why it says nothing."""
    try:
        return to_json_resume(parse_resume(path.read_bytes(), path.name)), ""
    except ParseError as error:
        return {}, f"{error.code}: {error}"


def text_documents(folder: Path = DOCUMENTS) -> list[Path]:
    """The documents of a folder that are no pictures."""
    return [path for path in folder.iterdir() if path.suffix not in OCR_FORMATS]


def _row(name: str, tally: Tally) -> str:
    counts = ", ".join(f"{kind} {tally.counts[kind]}" for kind in ("right", "wrong", "missed", "false"))
    return f"{name:32} P {tally.precision:6.1%}  R {tally.recall:6.1%}  F1 {tally.f1:6.1%}  ({counts})"


def _print(report: Report) -> None:
    for tallies in (sorted(report.fields.items()), sorted(report.sections.items())):
        print("\n".join(_row(name, tally) for name, tally in tallies), end="\n\n")
    for name, tally in sorted(report.documents.items(), key=lambda each: each[1].f1):
        print(_row(name, tally))
    print("\nconfidence   values   right")
    for low, high in pairwise(BINS):
        _print_bin(report, low, high)
    for name, trouble in report.failed.items():
        print(f"FAILED {name}: {trouble}")
    print(_row("\nCORE (basics, education, work)", report.core))
    print(_row(f"ALL ({len(report.documents)} documents, {len(report.failed)} failed)", report.total))


def _print_bin(report: Report, low: float, high: float) -> None:
    """How many of the values with a confidence in this range are right."""
    given = [each for _, each in report.verdicts if each.confidence is not None and low <= each.confidence < high]
    if given:
        share = sum(each.kind == "right" for each in given) / len(given)
        print(f"{low:.1f} – {min(high, 1.0):.1f}  {len(given):6}   {share:6.1%}")


def _raise_floors(report: Report) -> None:
    """Write the figures as floors where they are higher than the old ones."""
    old = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    new = {name: max(old.get(name, 0.0), round(value - SLACK, 4)) for name, value in report.figures().items()}
    FLOORS.write_text(json.dumps(new, indent=1) + "\n", "utf-8")


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=Path, default=DOCUMENTS)
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--only", nargs="*", default=[], help="documents by name or id")
    parser.add_argument("--text", action="store_true", help="leave out pictures, which need OCR")
    parser.add_argument("--show", action="store_true", help="print every value that is not right")
    parser.add_argument("--raise-floors", action="store_true", help="with --text: keep the figures for the tests")
    options = parser.parse_args(arguments)
    paths = text_documents(options.documents) if options.text else list(options.documents.iterdir())
    if options.only:
        paths = [path for path in paths if {path.name, path.name.split(".")[0]} & set(options.only)]
    report = measure(paths, options.gold)
    if options.show:
        for document, each in report.verdicts:
            if each.kind != "right":
                print(
                    f"{document}\t{each.section}.{each.field}\t{each.kind}\t{each.gold[:100]!r}\t{each.said[:100]!r}"
                )
    _print(report)
    if options.raise_floors:
        _raise_floors(report)
    return 1 if report.failed else 0


if __name__ == "__main__":
    sys.exit(main())
