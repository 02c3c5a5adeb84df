"""Forty files through the worst faults: every one that was received ends as one person."""

import pytest

from bench import runs
from bench.faults import empty_queue, kill_everything, kill_pool_process
from bench.mixed import mixed_files

FILES = 40
MOST_SECONDS = 600  # on a busy machine


def three_faults(run):
    """A reader killed, the queue's memory lost, everything killed: each while files are on their way."""
    for fault in (kill_pool_process, empty_queue, kill_everything):
        fault(run)


@pytest.fixture(scope="module")
def done(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch, runs.started_once() as started:
        patch.setattr(runs, "MOST_SECONDS", MOST_SECONDS)
        with runs.running(started, tmp_path_factory.mktemp("faults"), mixed_files(FILES)) as run:
            yield runs.send_and_break(run, three_faults)


def test_all_end_as_people(done):
    assert (done.received, done.lost, done.people, done.doubled) == (FILES, [], FILES, 0)
    assert set(done.ended) <= {"parsed", "review", "duplicate"}  # what was received twice is a duplicate


def test_none_is_parsing_for_long(done):
    assert done.longest_parsing <= runs.MOST_PARSING


def test_no_two_files_are_alike():
    files = mixed_files(FILES)
    assert len({file.data for file in files}) == FILES
    kinds = {file.name.rpartition(".")[2] for file in files}
    assert kinds == {"doc", "docx", "html", "md", "mhtml", "pdf", "png", "rtf", "txt"}
