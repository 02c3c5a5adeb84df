"""The child may do what it likes: the parent gets an answer or a reason, soon."""

import os
import pickle
import signal
import time

import psutil
import pytest

from candidates.intake import sandbox
from candidates.parsing.errors import NeedsOcr, PasswordProtected
from tests.intake.making import make_resume

GIGABYTE = 1024**3
LIMITS = sandbox.Limits(seconds=20, memory_bytes=3 * GIGABYTE, allow_ocr=False)


def read_with(monkeypatch, parse, *, limits=LIMITS, meanwhile=lambda: None):
    monkeypatch.setattr(sandbox, "parse_resume", parse)
    return sandbox.read(b"data", "name.pdf", limits=limits, meanwhile=meanwhile)


def raising(error):
    def parse(data, filename, *, allow_ocr):
        raise error

    return parse


def test_the_resume_comes_back_whole(monkeypatch):
    resume = make_resume()
    assert read_with(monkeypatch, lambda data, filename, *, allow_ocr: resume) == resume


def test_it_reads_for_real():
    text = "姓名：骆嘉禾\n电话：138-0013-8000".encode()
    assert sandbox.read(text, "a.txt", limits=LIMITS, meanwhile=lambda: None).basics.phone.text


@pytest.mark.parametrize("error", [PasswordProtected("locked"), NeedsOcr("a scan")])
def test_what_the_parser_says_is_raised_here(monkeypatch, error):
    with pytest.raises(type(error), match=str(error)):
        read_with(monkeypatch, raising(error))


def test_a_fault_of_the_parser_brings_its_traceback(monkeypatch):
    with pytest.raises(sandbox.ParserFault, match="ZeroDivisionError"):
        read_with(monkeypatch, raising(ZeroDivisionError()))


def test_a_hanging_child_is_killed(monkeypatch):
    limits = sandbox.Limits(seconds=1, memory_bytes=3 * GIGABYTE, allow_ocr=False)
    started = time.monotonic()
    with pytest.raises(sandbox.TimedOut):
        read_with(monkeypatch, lambda data, filename, *, allow_ocr: time.sleep(60), limits=limits)
    assert time.monotonic() - started < 5


@pytest.mark.parametrize(
    ("sent", "raised"),
    [
        (signal.SIGBUS, sandbox.Crashed),
        (signal.SIGXCPU, sandbox.TimedOut),
        # nobody else sends this one: the kernel, when the machine's memory is used up
        (signal.SIGKILL, sandbox.OutOfMemory),
    ],
)
def test_a_dying_child_harms_nobody(monkeypatch, sent, raised):
    def die(data, filename, *, allow_ocr):
        signal.signal(signal.SIGBUS, signal.SIG_DFL)  # the test runner would print a trace
        os.kill(os.getpid(), sent)

    with pytest.raises(raised):
        read_with(monkeypatch, die)


def test_a_child_that_leaves_without_a_word(monkeypatch):
    with pytest.raises(sandbox.Crashed):
        read_with(monkeypatch, lambda data, filename, *, allow_ocr: os._exit(0))


def test_a_greedy_child_gets_no_more(monkeypatch):
    with pytest.raises(sandbox.OutOfMemory):
        read_with(monkeypatch, lambda data, filename, *, allow_ocr: bytearray(4 * GIGABYTE))


def test_grandchildren_die_too(monkeypatch, tmp_path):
    def leave_one_behind(data, filename, *, allow_ocr):
        if os.fork() == 0:
            time.sleep(3)
            (tmp_path / "alive").touch()
        time.sleep(60)

    limits = sandbox.Limits(seconds=1, memory_bytes=3 * GIGABYTE, allow_ocr=False)
    with pytest.raises(sandbox.TimedOut):
        read_with(monkeypatch, leave_one_behind, limits=limits)
    time.sleep(2.5)
    assert not (tmp_path / "alive").exists()


@pytest.mark.parametrize("content", [pickle.dumps(os.system), pickle.dumps({"a": 1}), b"", b"\x80\x05rubbish"])
def test_only_records_are_believed(content):
    with pytest.raises(sandbox.Crashed):
        sandbox._unpack(content)


def test_no_child_is_left(monkeypatch):
    before = psutil.Process().children()  # a browser of other tests
    for _ in range(3):
        read_with(monkeypatch, lambda data, filename, *, allow_ocr: make_resume())
    assert psutil.Process().children() == before


def test_who_waits_hears_that_the_child_still_reads(monkeypatch):
    monkeypatch.setattr(sandbox, "SECONDS_BETWEEN", 0.05)
    calls = []
    with pytest.raises(sandbox.TimedOut):
        read_with(
            monkeypatch,
            lambda data, filename, *, allow_ocr: time.sleep(60),
            limits=sandbox.Limits(seconds=1, memory_bytes=3 * GIGABYTE, allow_ocr=False),
            meanwhile=lambda: calls.append(1),
        )
    assert len(calls) > 3


def test_who_waits_may_end_the_reading(monkeypatch):
    monkeypatch.setattr(sandbox, "SECONDS_BETWEEN", 0.05)

    def give_up():
        raise KeyError

    before = psutil.Process().children()
    with pytest.raises(KeyError):
        read_with(monkeypatch, lambda data, filename, *, allow_ocr: time.sleep(60), meanwhile=give_up)
    assert psutil.Process().children() == before
