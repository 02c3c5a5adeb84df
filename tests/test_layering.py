"""Who may import whom: the rules of the house, read from the source of every module."""

import ast
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
HEAVY = {"py7zr", "pypdfium2", "rapidocr", "jieba", "pypinyin", "opencc", "django_filters"}
FILES_PER_HEAVY_LIBRARY = 2
HOMES = {"lxml": "candidates.parsing.documents", "pdfminer": "candidates.parsing.documents.pdf"}

SAID = {f"candidates.search.{name}" for name in ("terms", "tree", "words")}
PURE_SEARCH = ("tree", "terms", "fields", "query", "aliases")

# a room → the rooms of ours that it may know; the most particular name counts
MAY_IMPORT = {
    "candidates.parsing": {"candidates.parsing"},
    "candidates.search.words": {"candidates.search.words", "candidates.parsing"},
    "candidates.search.tree": {"candidates.search.tree"},
    "candidates.search.terms": {"candidates.search.terms", "candidates.search.tree", "candidates.search.words"},
    "candidates.search.fields": {*SAID, "candidates.search.fields", "candidates.parsing"},
    "candidates.search.query": {*SAID, "candidates.search.query", "candidates.search.fields"},
    "candidates.search.aliases": {*SAID, "candidates.search.aliases", "candidates.parsing"},
    "candidates.search": {"candidates.search", "candidates.models", "candidates.parsing"},
    "candidates.models": {"candidates.models", "candidates.search.words", "candidates.parsing"},
    "candidates.intake": {"candidates.intake", "candidates.parsing", "candidates.search", "candidates.models"},
    "candidates.filters": {"candidates.filters", "candidates.search", "candidates.models", "candidates.parsing"},
    "candidates.exports": {
        *("candidates.exports", "candidates.columns", "candidates.jsonresume", "candidates.spreadsheet"),
        "candidates.models",
    },
    "candidates.spreadsheet": {"candidates.spreadsheet"},
    "candidates.jsonresume": {"candidates.jsonresume", "candidates.models", "candidates.parsing"},
    "candidates.columns": {"candidates.columns", "candidates.models", "candidates.schooling", "candidates.phones"},
    "candidates.forms": {"candidates.forms", "candidates.models"},
    # what the pages show of a person, and what is done with it there
    **{
        f"candidates.{room}": {f"candidates.{each}" for each in (room, "models", *known.split())}
        for room, known in {
            "blind": "",
            "papers": "evidence intake search",
            "sharing": "blind wording",
            "evidence": "intake",
            "dismissals": "questions",
            "questions": "axis wording",
            "publishing": "intake parsing",
            "addresses": "evidence intake",
            "editing": "addresses intake",
            "locks": "addresses evidence intake wording",
            "differences": "intake locks trail",
            "versions": "parsing wording",
            "choosing": "intake pairing",
            "pairing": "evidence intake locks phones search.words wording",
            "trail": "addresses intake locks",
            "taking": "addresses editing evidence intake",
        }.items()
    },
}
PURE = (
    "candidates.parsing",
    "candidates.spreadsheet",
    *(f"candidates.search.{name}" for name in ("words", *PURE_SEARCH)),
)


def modules():
    """Every module of ours: its dotted name and what it imports, by full name."""
    for folder in ("candidates", "recruit"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
            yield name, path, set(imports(ast.parse(path.read_text("utf-8"))))


def imports(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def within(name, room):
    return name == room or name.startswith(f"{room}.")


def room_of(name):
    return max((room for room in MAY_IMPORT if within(name, room)), key=len, default=None)


@pytest.mark.parametrize("room", sorted(MAY_IMPORT))
def test_a_room_knows_only_the_rooms_it_may(room):
    wrong = [
        f"{name} imports {imported}"
        for name, _path, imported_names in modules()
        if room_of(name) == room
        for imported in imported_names
        if within(imported, "candidates") and not any(within(imported, allowed) for allowed in MAY_IMPORT[room])
    ]
    assert not wrong


def test_the_pure_parts_know_neither_django_nor_celery():
    wrong = [
        f"{name} imports {imported}"
        for name, _path, imported_names in modules()
        if any(within(name, room) for room in PURE)
        for imported in imported_names
        if imported.split(".")[0] in {"django", "celery", "recruit", "redis", "kombu"}
    ]
    assert not wrong


def test_the_parser_can_be_imported_without_django():
    code = "import candidates.parsing, sys; sys.exit('django' in sys.modules or 'celery' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)


def test_the_app_is_empty():
    assert (ROOT / "candidates" / "__init__.py").read_text("utf-8").strip() == ""


def test_only_views_commands_and_the_wiring_know_views():
    wrong = [
        f"{name} imports {imported}"
        for name, _path, imported_names in modules()
        if not any(within(name, room) for room in ("candidates.views", "candidates.urls", "recruit"))
        for imported in imported_names
        if within(imported, "candidates.views")
    ]
    assert not wrong


def test_storing_an_upload_does_not_know_the_queue():
    [imported] = [names for name, _path, names in modules() if name == "candidates.intake.uploads"]
    assert not [name for name in imported if within(name, "candidates.intake.tasks") or within(name, "celery")]


def test_exports_know_nothing_of_http():
    [imported] = [names for name, _path, names in modules() if name == "candidates.exports"]
    assert not [name for name in imported if name.startswith(("django.http", "django.urls", "django.shortcuts"))]


def test_heavy_libraries_are_imported_in_one_or_two_files():
    files = defaultdict(set)
    for name, _path, imported_names in modules():
        for imported in imported_names:
            if (library := imported.split(".")[0]) in HEAVY:
                files[library].add(name)
    assert {library: names for library, names in files.items() if len(names) > FILES_PER_HEAVY_LIBRARY} == {}


@pytest.mark.parametrize("library", sorted(HOMES))
def test_a_library_of_a_file_format_stays_in_the_room_of_its_readers(library):
    outside = [
        name
        for name, _path, imported_names in modules()
        if any(within(imported, library) for imported in imported_names) and not within(name, HOMES[library])
    ]
    assert not outside


def test_the_environment_is_read_in_the_settings_alone():
    readers = [
        name
        for name, path, _imports in modules()
        if ("os.environ[" in (source := path.read_text("utf-8")) or "environ.get(" in source or "getenv(" in source)
    ]
    assert set(readers) <= {"recruit.settings", "recruit.environment"}
