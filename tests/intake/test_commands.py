"""load_samples and reparse."""

import io

import pytest
from django.core.management import CommandError, call_command

from candidates.intake import samples, tasks
from candidates.management.commands import load_samples, reparse
from candidates.models import Batch, FileStatus, ResumeFile
from tests.making import make_batch, make_candidate, make_file, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def rung(monkeypatch):
    keys = []
    for module in (tasks, load_samples, reparse):
        monkeypatch.setattr(module, "ring", lambda some: keys.extend(some) or True)
    return keys


def call(name, *arguments):
    said = io.StringIO()
    call_command(name, *arguments, stdout=said)
    return said.getvalue()


def test_the_samples_come_in_as_the_first_admins(rung):
    boss = make_user(is_superuser=True)
    call("load_samples")
    batch = Batch.objects.get()
    assert (batch.label, batch.created_by) == ("样例", boss)
    assert len(rung) == batch.files.count() == len(samples.sample_paths())


def test_samples_of_an_unknown_user_are_refused():
    with pytest.raises(CommandError):
        call("load_samples", "--user", "nobody")
    assert not Batch.objects.exists()


@pytest.mark.parametrize("how", ["file", "batch", "all"])
def test_reparse_puts_files_back(rung, how):
    batch = make_batch()
    file = make_file(make_candidate(), batch=batch)
    other = make_file(make_candidate())
    call("reparse", *{"file": [str(file.pk)], "batch": ["--batch", str(batch.pk)], "all": ["--all"]}[how])
    file.refresh_from_db()
    other.refresh_from_db()
    assert file.status == FileStatus.QUEUED
    assert rung == ([file.pk, other.pk] if how == "all" else [file.pk])


def test_reparse_of_outdated_files_only(rung):
    from candidates.parsing import PARSER_VERSION

    make_file(make_candidate(), parser_version=PARSER_VERSION)
    old = make_file(make_candidate(), parser_version="0")
    call("reparse", "--all", "--outdated")
    assert rung == [old.pk]


@pytest.mark.parametrize("how", ["file", "batch", "all"])
def test_reparse_by_ocr_and_back(rung, how):
    batch = make_batch()
    file = make_file(make_candidate(), batch=batch, format="pdf", route="text")
    make_file(make_candidate(), batch=batch, format="docx")  # has no pages to draw
    which = {"file": [str(file.pk)], "batch": ["--batch", str(batch.pk)], "all": ["--all"]}[how]
    call("reparse", *which, "--ocr")
    file.refresh_from_db()
    assert (rung, file.status, file.only_ocr, file.route) == ([file.pk], FileStatus.QUEUED, True, "ocr")
    ResumeFile.objects.filter(pk=file.pk).update(status=FileStatus.PARSED)
    call("reparse", *which, "--text")
    file.refresh_from_db()
    assert (rung, file.only_ocr, file.route) == ([file.pk] * 2, False, "")


@pytest.mark.parametrize("arguments", [[], ["1", "--all"], ["--batch", "999"], ["--all", "--ocr", "--text"]])
def test_reparse_wants_to_know_which(arguments):
    with pytest.raises(CommandError):
        call("reparse", *arguments)
