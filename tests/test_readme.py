"""The two READMEs are in step with each other and with the code."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
READMES = {name: (ROOT / name).read_text("utf-8") for name in ("README.md", "README.zh-CN.md")}
VARIABLE = re.compile(r"""(?:environ\.get\(|environ\[|env_\w+\()\s*"([A-Z_]+)\"""")
PATH = re.compile(r"`((?:candidates|recruit|templates|static|samples|bench|docs|tests)/[\w./-]*)`")


def variables():
    found = set()
    for name in ("settings.py", "environment.py"):
        found |= set(VARIABLE.findall((ROOT / "recruit" / name).read_text("utf-8")))
    return found


@pytest.mark.parametrize("name", READMES)
def test_every_variable_of_the_settings_is_explained(name):
    explained = set(re.findall(r"`([A-Z][A-Z_]+)`", READMES[name]))
    assert variables() - explained == set()


@pytest.mark.parametrize("name", READMES)
def test_every_place_that_is_named_exists(name):
    assert [path for path in PATH.findall(READMES[name]) if not (ROOT / path).exists()] == []


@pytest.mark.parametrize("name", READMES)
def test_every_picture_is_there(name):
    pictures = re.findall(r"\]\((docs/screenshots/[^)]+)\)", READMES[name])
    assert len(pictures) == 7
    assert [path for path in pictures if not (ROOT / path).exists()] == []


def test_both_say_the_same():
    english, chinese = READMES.values()
    for pattern in (r"^#+ ", r"^\| ", r"^```", r"^!\[", r"^- "):
        assert len(re.findall(pattern, english, re.M)) == len(re.findall(pattern, chinese, re.M)), pattern
    assert set(re.findall(r"`(make [a-z]+)`", english)) == set(re.findall(r"`(make [a-z]+)`", chinese))
