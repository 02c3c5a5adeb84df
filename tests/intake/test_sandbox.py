"""The child may do what it likes: the parent gets an answer or a reason, soon, and nobody else is harmed."""

import os
import pickle
import resource
import signal
import socket
import subprocess
import tempfile
import threading
import time
from ast import literal_eval
from pathlib import Path

import psutil
import pytest
from django.conf import settings

from candidates.intake import confinement, sandbox
from candidates.parsing.errors import NeedsOcr, NoText, PasswordProtected
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
        (signal.SIGSEGV, sandbox.Crashed),
        (signal.SIGXCPU, sandbox.TimedOut),
        # nobody else sends this one: the kernel, when the machine's memory is used up
        (signal.SIGKILL, sandbox.OutOfMemory),
    ],
)
def test_a_dying_child_harms_nobody(monkeypatch, sent, raised):
    def die(data, filename, *, allow_ocr):
        for each in (signal.SIGBUS, signal.SIGSEGV):
            signal.signal(each, signal.SIG_DFL)  # the test runner would print a trace
        os.kill(os.getpid(), sent)

    with pytest.raises(raised):
        read_with(monkeypatch, die)


def test_a_child_that_leaves_without_a_word(monkeypatch):
    with pytest.raises(sandbox.Crashed):
        read_with(monkeypatch, lambda data, filename, *, allow_ocr: os._exit(0))


def test_a_greedy_child_gets_no_more(monkeypatch):
    with pytest.raises(sandbox.OutOfMemory):
        read_with(monkeypatch, lambda data, filename, *, allow_ocr: bytearray(4 * GIGABYTE))


@pytest.mark.parametrize("content", [pickle.dumps(os.system), pickle.dumps({"a": 1}), b"", b"\x80\x05rubbish"])
def test_only_records_are_believed(content):
    with pytest.raises(sandbox.Crashed):
        sandbox._unpickled(content)


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


def test_the_time_in_which_a_worker_was_stopped_does_not_count(monkeypatch):
    """As when the machine sleeps: hours later the child has what was left of its seconds."""
    monkeypatch.setattr(sandbox, "SECONDS_BETWEEN", 0.1)
    real, hours = time.monotonic, iter(range(0, 1_000_000, 3600))
    monkeypatch.setattr(sandbox.time, "monotonic", lambda: real() + next(hours))
    resume = make_resume()

    def slow(data, filename, *, allow_ocr):
        time.sleep(0.5)
        return resume

    assert read_with(monkeypatch, slow) == resume


def test_who_waits_may_end_the_reading(monkeypatch):
    monkeypatch.setattr(sandbox, "SECONDS_BETWEEN", 0.05)

    def give_up():
        raise KeyError

    before = psutil.Process().children()
    with pytest.raises(KeyError):
        read_with(monkeypatch, lambda data, filename, *, allow_ocr: time.sleep(60), meanwhile=give_up)
    assert psutil.Process().children() == before


# ---------------------------------------------------------------- what the child may not


def refused(monkeypatch, deed):
    """The error that `deed` meets inside the child; None when it is done."""

    def parse(data, filename, *, allow_ocr):
        try:
            deed()
        except OSError as error:
            raise NoText(type(error).__name__) from error
        return make_resume()

    try:
        read_with(monkeypatch, parse)
    except NoText as told:
        return str(told)
    return None


def open_descriptors():
    return sorted(int(path.name) for path in Path("/dev/fd").iterdir())


FORBIDDEN = {
    "internet": lambda: socket.socket(socket.AF_INET),
    "internet 6": lambda: socket.socket(socket.AF_INET6, socket.SOCK_DGRAM),
    "local socket": lambda: socket.socket(socket.AF_UNIX),
    "pair of sockets": socket.socketpair,
    "program": lambda: os.execv("/bin/true", ["true"]),
    "process": os.fork,
    "spawn": lambda: subprocess.run(["/bin/true"], check=True),
    "group of its own": lambda: os.setpgid(0, 0),
    "signal to the worker": lambda: os.kill(os.getppid(), 0),
    "signal to everybody": lambda: os.kill(-1, 0),
    "limits of the worker": lambda: resource.prlimit(os.getppid(), resource.RLIMIT_NOFILE),
    "memory of the worker": lambda: Path(f"/proc/{os.getppid()}/mem").read_bytes(),
    "environment of the worker": lambda: Path(f"/proc/{os.getppid()}/environ").read_bytes(),
    "passwords": lambda: Path("/etc/passwd").read_bytes(),
    "another file": lambda: Path(__file__).read_bytes(),
    "key of the sessions": lambda: (settings.VAR_DIR / "secret_key").read_bytes(),
    "folder of files": lambda: list(settings.VAR_DIR.iterdir()),
    "write elsewhere": lambda: (Path(__file__).parent / "written").touch(),
    "write to the program": lambda: Path(sandbox.__file__).write_bytes(b""),
    "rights": lambda: Path(sandbox.__file__).chmod(0o644),
    "owner": lambda: os.chown(sandbox.__file__, 0, 0),
    "time of a file": lambda: os.utime(sandbox.__file__),
    "another root": lambda: os.chroot("/"),
}


@pytest.mark.parametrize("deed", FORBIDDEN.values(), ids=FORBIDDEN)
def test_the_child_may_not(monkeypatch, deed):
    assert refused(monkeypatch, deed) == "PermissionError"


def test_the_child_may_use_its_own_folder_which_is_gone_afterwards(monkeypatch, tmp_path):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

    def parse(data, filename, *, allow_ocr):
        Path("here").write_text("a")
        with tempfile.NamedTemporaryFile(delete=False) as file:
            file.write(b"b")
        assert {path.name for path in Path().iterdir()} == {"here", Path(file.name).name}
        assert Path.cwd().parent == tmp_path
        return make_resume()

    assert read_with(monkeypatch, parse)
    assert list(tmp_path.iterdir()) == []


def test_the_child_holds_nothing_of_the_worker_s(monkeypatch, tmp_path):
    with (tmp_path / "of the worker").open("w"):

        def parse(data, filename, *, allow_ocr):
            held = [Path(f"/proc/self/fd/{each}") for each in open_descriptors()]
            raise NoText(str([str(path.readlink()) for path in held if path.exists()]))

        with pytest.raises(NoText) as told:
            read_with(monkeypatch, parse)
    [*standard, answer] = literal_eval(str(told.value))
    assert standard == [os.devnull] * 3
    assert answer.startswith("pipe:")


def test_the_child_may_have_threads(monkeypatch):
    def parse(data, filename, *, allow_ocr):
        thread = threading.Thread(target=lambda: None)
        thread.start()
        thread.join()
        return make_resume()

    assert read_with(monkeypatch, parse) == make_resume()


@pytest.mark.parametrize(
    ("greed", "told"),
    [
        (lambda: [os.dup(0) for _ in range(1000)], "Too many open files"),
        (lambda: Path("large").write_bytes(bytes(sandbox.MOST_WRITTEN_BYTES + 1)), "File too large"),
    ],
    ids=["open files", "a large file"],
)
def test_a_greedy_child_gets_no_more_files(monkeypatch, greed, told):
    with pytest.raises(sandbox.ParserFault, match=told):
        read_with(monkeypatch, lambda data, filename, *, allow_ocr: greed())


def test_a_busy_child_gets_no_more_processor_time(monkeypatch):
    def spin(data, filename, *, allow_ocr):
        resource.setrlimit(resource.RLIMIT_CPU, (1, 2))
        while True:
            pass

    with pytest.raises(sandbox.TimedOut, match="processor"):
        read_with(monkeypatch, spin)


def test_an_endless_answer_is_cut_off(monkeypatch):
    monkeypatch.setattr(sandbox, "MOST_ANSWER_BYTES", 1000)
    with pytest.raises(sandbox.Crashed):
        read_with(monkeypatch, lambda data, filename, *, allow_ocr: make_resume(notices=("x" * 500_000,)))


def test_it_is_known_what_the_system_lets_us_take_away():
    assert confinement.what_holds() == {"privileges", "files", "calls"}
