"""Files that were made to harm: each is read as far as it is a résumé, or gives a reason, and nothing is fetched."""

import resource
import socket
import subprocess
import sys
import time

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from candidates import pictures
from candidates.intake import sandbox, uploads
from candidates.parsing import parse_resume
from candidates.parsing.errors import ParseError
from candidates.parsing.records import Resume
from tests.intake import hostile
from tests.intake.hostile import MEGABYTE, PERSON, SCRIPT
from tests.making import make_batch, make_file, make_user
from tests.parsing.documents.making import make_docx, make_pdf, paragraph, show

LIMITS = sandbox.Limits(seconds=10, memory_bytes=3 * 1024 * MEGABYTE, allow_ocr=True)
SECRET = "root:"  # in /etc/passwd


def outcome(data, name):
    """The résumé, or the code of the reason."""
    try:
        return sandbox.read(data, name, limits=LIMITS, meanwhile=lambda: None)
    except (ParseError, sandbox.SandboxError) as reason:
        return reason.code


def text_of(resume):
    return "\n".join(line.text for line in resume.lines)


@pytest.fixture
def listener():
    """The address of a server that nobody may call."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        yield f"http://127.0.0.1:{server.getsockname()[1]}"
        with pytest.raises(BlockingIOError):
            server.accept()


# ---------------------------------------------------------------- bombs


BOMBS = {
    "laughs.docx": hostile.billion_laughs,
    "quadratic.docx": hostile.quadratic,
    "scan 50000.pdf": lambda: hostile.scanned(50_000, 50_000),
    "picture 50000.png": hostile.huge_png,
    "flate.pdf": hostile.flate_bomb,
    "endless.pdf": hostile.endless_stream,
    "arrays.pdf": hostile.nested_arrays,
    "content.pdf": hostile.nested_content,
    "form of itself.pdf": hostile.form_of_itself,
    "pages in pages.pdf": hostile.pages_within_pages,
    "tables.docx": hostile.nested_tables,
    "elements.html": lambda: b"<div>" * 100_000 + PERSON.encode(),
    "lists.html": lambda: b"<ul><li>" * 30_000 + PERSON.encode(),
    "tables.html": lambda: b"<table><tr><td>" * 10_000 + PERSON.encode(),
    "groups.rtf": lambda: rb"{\rtf1" + b"{" * 200_000 + b"a" + b"}" * 200_001,
    "quotes.md": lambda: b"# a\n" + b">" * 50_000 + PERSON.encode(),
    "brackets.md": lambda: b"# a\n" + b"[" * 50_000 + PERSON.encode(),
    "stars.md": lambda: b"# a\n" + b"**a*" * 20_000 + PERSON.encode(),
    "one line.txt": lambda: PERSON.encode() + "的".encode() * 500_000,
}


@pytest.mark.parametrize(("name", "made"), BOMBS.items(), ids=BOMBS)
def test_a_bomb_harms_nobody(name, made):
    """A reason or a résumé, within the limits; the worker itself grows by no more than the answer."""
    data = made()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.monotonic()
    what = outcome(data, name)
    assert isinstance(what, Resume) or what in {"too_large", "unreadable", "no_text", "timeout", "memory"}, what
    assert time.monotonic() - began < LIMITS.seconds + 5
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200 * 1024


def test_a_page_too_large_is_not_drawn():
    for data, kind in ((hostile.scanned(50_000, 50_000), "pdf"), (hostile.huge_png(), "image")):
        try:
            assert len(pictures.draw(data, kind, 1)) < MEGABYTE
        except pictures.PictureError:
            continue


def test_what_draws_pages_sees_no_other_file():
    evil = "from candidates import pictures; pictures._draw_pdf = lambda *_: open('/etc/passwd', 'rb').read()"
    command = [sys.executable, "-c", f"{evil}; pictures.main('pdf', '1')"]
    done = subprocess.run(command, input=b"", capture_output=True, check=False)
    assert (done.stdout, "PermissionError" in done.stderr.decode()) == (b"", True)


# ---------------------------------------------------------------- what asks to be fetched or run


CALLING = {
    "entity.docx": hostile.external_entity,
    "parameter.docx": hostile.parameter_entity,
    "parts.docx": hostile.remote_parts,
    "page.html": hostile.web_page,
    "page.mhtml": hostile.archived_page,
    "active.pdf": hostile.active_pdf,
    "far.md": hostile.far_picture,
}


@pytest.mark.parametrize(("name", "made"), CALLING.items(), ids=CALLING)
def test_nothing_is_fetched_and_no_script_is_text(listener, name, made):
    """By the parser itself, without the walls of the sandbox."""
    resume = parse_resume(made(listener), name)
    assert resume.basics.phone.text == "13800138000"
    assert SCRIPT.split("(")[0] not in text_of(resume)


@pytest.mark.parametrize("made", [hostile.external_entity, hostile.parameter_entity])
def test_no_file_of_ours_is_quoted(made):
    resume = parse_resume(made("file:///etc/passwd"), "a.docx")
    assert SECRET not in text_of(resume)
    assert "骆嘉禾" in text_of(resume)


# ---------------------------------------------------------------- two things at once

PAGE = f"<script>{SCRIPT}</script><p>骆嘉禾".encode()
POLYGLOTS = {
    "pdf in html.html": b"<!-- " + make_pdf(show("甲", 50, 50)) + b" -->" + PAGE,
    "html in pdf.pdf": make_pdf(show("骆嘉禾", 50, 50)) + PAGE,
    "zip in pdf.pdf": make_pdf(show("骆嘉禾", 50, 50)) + make_docx(paragraph("乙")),
    "program in docx.docx": make_docx(paragraph("骆嘉禾")) + b"MZ" + bytes(500),
    "gif and script.html": b"GIF89a/*" + bytes(50) + b"*/=1;" + SCRIPT.encode(),
    "docx named html.html": make_docx(paragraph("骆嘉禾")),
}


@pytest.mark.parametrize(("name", "data"), POLYGLOTS.items(), ids=POLYGLOTS)
def test_a_polyglot_is_one_thing_and_runs_nothing(name, data):
    what = outcome(data, name)
    assert what in {"unreadable", "unsupported", "no_text"} or SCRIPT not in text_of(what)


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "data"), POLYGLOTS.items(), ids=POLYGLOTS)
def test_a_polyglot_leaves_as_it_came_and_is_never_shown(client, settings, tmp_path, name, data):
    settings.MEDIA_ROOT = tmp_path
    file = make_file(name=name)
    file.content.save("a.html", ContentFile(data))
    client.force_login(make_user())
    answer = client.get(reverse("original", args=[file.pk]))
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment")
    assert b"".join(answer.streaming_content) == data


# ---------------------------------------------------------------- names

NAMES = [
    "../../../etc/cron.d/evil",
    "..\\..\\windows\\system32\\evil.dll",
    "/etc/passwd",
    "C:\\con\\nul.pdf",
    "a\x00.pdf\x00.html",
    "line\r\nSet-Cookie: a=b.pdf",
    "\u202egpj.exe",
    "\u2066a\u2069\u200f.pdf",
    "长" * 85,  # 255 bytes
    "x" * 251 + ".pdf",
    "x" * 100_000,
    "." * 255,
    "~/.ssh/id_rsa",
    "-rf *",
    "\ud800.pdf",
]


@pytest.mark.django_db
@pytest.mark.parametrize("name", NAMES, ids=[ascii(name)[:30] for name in NAMES])
def test_no_name_leads_out_of_the_folder_or_breaks_an_answer(client, settings, tmp_path, name):
    settings.MEDIA_ROOT = tmp_path / "files"
    upload = ContentFile(name.encode("utf-8", "replace"), name="a.pdf")
    upload.name = name
    file = uploads.store(upload, batch=make_batch(), user=None).file
    kept = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert kept == [tmp_path / "files" / file.content.name]
    assert kept[0].stem == file.sha256
    assert len(file.name) <= uploads.MOST_NAME_CHARACTERS
    assert not any(character in file.name for character in "\\\0\r\n\u202e\u2066\u200f")
    assert not {"..", "."} & set(file.name.split("/"))
    client.force_login(make_user())
    answer = client.get(reverse("original", args=[file.pk]))
    assert answer.status_code == 200
    assert "Set-Cookie" not in answer.headers
