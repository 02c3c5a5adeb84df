"""Any number of invented résumés in every format, no two alike, for what measures taking in.

People of bench/samples get other names, phones and e-mails where a format is written here; PDFs, DOC, RTF and scans
are those of samples/ with a few bytes of their own behind the end, which readers of these formats pass over.
"""

import random
import tomllib
from dataclasses import dataclass, replace
from functools import cache
from io import BytesIO
from pathlib import Path

from PIL import Image

from bench.make_samples import SAMPLES, markdown, plain
from bench.sample_sources import Person, person
from bench.sample_web import job_site, one_column, saved_page
from bench.sample_word import form, paragraphs

WORDS = tomllib.loads(Path(__file__).with_name("library.toml").read_text("utf-8"))
WRITTEN = {
    "form.docx": ("zhou", form),
    "docx": ("ye", paragraphs),
    "html": ("xu", lambda who: one_column(who).encode()),
    "mhtml": ("meng", lambda who: saved_page(job_site(who))),
    "md": ("he", lambda who: markdown(who).encode()),
    "txt": ("shen", lambda who: plain(who).encode("gb18030")),
}
DRAWN = ("pdf", "pdf", "doc", "pdf", "rtf", "pdf")
SCAN_EVERY = 20  # files
SCAN_PIXELS = 250  # the head of the page: name and phone, read in seconds


@dataclass(frozen=True, slots=True)
class Sent:
    """A file as it is sent."""

    name: str
    data: bytes


def mixed_files(count: int) -> list[Sent]:
    """`count` files, one in SCAN_EVERY a scan; the same count gives the same files."""
    return [scan(at) if at % SCAN_EVERY == 7 else written(at) for at in range(count)]


def written(at: int) -> Sent:
    """The file of this number, in a format with text."""
    kinds = [*WRITTEN, *WRITTEN, *DRAWN]
    kind = kinds[at % len(kinds)]
    if kind not in WRITTEN:
        names = [path for path in sorted(SAMPLES.iterdir()) if path.suffix == f".{kind}"]
        path = names[at % len(names)]
        return Sent(f"{at:04} {path.name}", path.read_bytes() + _mark(at))
    source, write = WRITTEN[kind]
    who = _somebody(source, at)
    return Sent(f"{at:04} {who.name}.{kind}", write(who))


def _somebody(source: str, at: int) -> Person:
    chance = random.Random(at)
    name = chance.choice(WORDS["surnames"]) + "".join(chance.sample(WORDS["given"], 2))
    facts = tuple((label, _own(value, at)) for label, value in person(source).facts)
    return replace(person(source), name=name, facts=facts)


def _own(value: str, at: int) -> str:
    """A phone or an e-mail of the person with this number; other values as they are."""
    if "@" in value:
        return f"r{at:06}@{value.partition('@')[2]}"
    return f"139{at:08}" if sum(character.isdigit() for character in value) >= 11 else value


def scan(at: int) -> Sent:
    """The scan of this number."""
    return Sent(f"{at:04} 扫描件.png", _head_of_scan() + _mark(at))


@cache
def _head_of_scan() -> bytes:
    [path] = SAMPLES.glob("*.png")
    made = BytesIO()
    with Image.open(path) as page:
        page.crop((0, 0, page.width, SCAN_PIXELS)).save(made, "PNG")
    return made.getvalue()


def _mark(at: int) -> bytes:
    return f"\n%{at}\n".encode()
