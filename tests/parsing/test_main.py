"""The command line: one file, many files, a bad file, the stages."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from candidates.parsing.__main__ import STAGES, main
from tests.parsing.test_resume import TEXT


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "赵小满.txt"
    path.write_text(TEXT, "utf-8")
    return path


def test_one_file_prints_json(file, capsys):
    assert main([str(file)]) == 0
    assert json.loads(capsys.readouterr().out)["basics"]["name"] == "赵小满"


def test_a_bad_file_is_named_and_the_others_are_read(file, tmp_path, capsys):
    bad, out = tmp_path / "bad.pdf", tmp_path / "out"
    bad.write_bytes(b"%PDF-1.4 nothing")
    assert main([str(bad), str(file), str(tmp_path / "absent.pdf"), "--out", str(out)]) == 1
    assert [path.name for path in out.iterdir()] == ["赵小满.txt.json"]
    errors = capsys.readouterr().err
    assert "bad.pdf" in errors
    assert "absent.pdf" in errors


@pytest.mark.parametrize("stage", STAGES)
def test_each_stage_is_shown_to_people(file, stage, capsys):
    assert main([str(file), "--stage", stage]) == 0
    assert "赵小满" in capsys.readouterr().out


def test_it_needs_no_django():
    heavy = "[name for name in sys.modules if name.split('.')[0] in ('django', 'celery')]"
    code = f"import sys, candidates.parsing.__main__; print({heavy})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
