"""`manage.py serve`: it starts, says what stops it in one line, revives the dead and leaves nobody behind."""

import io
import os
import signal
import socket
import sys
import time
import urllib.request

import psutil
import pytest

from recruit.serving.checks import CannotStart, make_folder, only_one
from recruit.serving.log import LineBuffer, Log
from recruit.serving.programs import Program, programs
from recruit.serving.supervisor import Supervisor
from tests.stack import start

SLEEP = (sys.executable, "-c", "import time; time.sleep(60)")


@pytest.fixture
def supervisor():
    supervising = Supervisor(Log(["one"], io.StringIO()))
    yield supervising
    supervising.stop()
    supervising.stop_all()


def test_the_first_start_gives_a_password_and_ctrl_c_leaves_nobody(tmp_path):
    stack = start(tmp_path / "var", "--no-samples")
    try:
        assert len(stack.password()) == 14
        with urllib.request.urlopen(f"{stack.address}/login/", timeout=10) as answer:
            assert answer.status == 200
        stack.wait_for("parse   │")
        family = psutil.Process(stack.process.pid).children(recursive=True)
        assert len(family) >= 6
        began = time.monotonic()
        assert stack.stop() == 0
        assert time.monotonic() - began < 15
        assert psutil.wait_procs(family, timeout=3)[1] == []
    finally:
        stack.process.kill()


def test_children_die_with_a_killed_parent(tmp_path):
    stack = start(tmp_path / "var", "--no-samples")
    stack.password()
    family = psutil.Process(stack.process.pid).children(recursive=True)
    stack.process.kill()
    assert psutil.wait_procs(family, timeout=15)[1] == []


def test_a_second_one_on_the_same_folder_is_refused(tmp_path):
    with only_one(tmp_path), pytest.raises(CannotStart, match=f"process {os.getpid()}"):
        only_one(tmp_path)


def test_a_port_in_use_gets_one_line(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        stack = start(tmp_path / "var", port=taken.getsockname()[1])
        assert stack.process.wait(30) == 1
        time.sleep(0.2)
        assert len(stack.log) == 1
        assert "--port" in stack.log[0]


def test_a_folder_that_can_not_be_written_gets_one_line(tmp_path):
    (tmp_path / "file").write_text("not a folder")
    stack = start(tmp_path / "file" / "var")
    assert stack.process.wait(30) == 1
    time.sleep(0.2)
    assert len(stack.log) == 1
    assert "RECRUIT_VAR" in stack.log[0]
    with pytest.raises(CannotStart, match="RECRUIT_VAR"):
        make_folder(tmp_path / "file" / "var")


def test_no_valkey_of_our_own_where_redis_is_named(settings):
    assert [program.name for program in programs("127.0.0.1", 8000)] == ["valkey", "web", "parse", "ocr", "beat"]
    settings.REDIS_URL = "redis://queue.example/0"
    assert [program.name for program in programs("127.0.0.1", 8000)] == ["web", "parse", "ocr", "beat"]


def test_a_dead_child_is_started_again(supervisor):
    child = supervisor.start(Program("one", SLEEP))
    first = child.process.pid
    os.kill(first, signal.SIGKILL)
    assert supervisor.watch(10, lambda: child.process.pid != first)
    assert "one ended (SIGKILL)" in supervisor.log.stream.getvalue()


def test_a_child_that_keeps_dying_is_given_longer_pauses(supervisor):
    child = supervisor.start(Program("one", (sys.executable, "-c", "raise SystemExit(3)")))
    assert supervisor.watch(15, lambda: child.deaths == 3)
    said = supervisor.log.stream.getvalue()
    assert "(exit code 3); starting it again in 1 s" in said
    assert "starting it again in 4 s" in said


def test_a_child_deaf_to_sigterm_is_killed_by_the_second_stop(supervisor):
    deaf = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('deaf'); time.sleep(60)"
    child = supervisor.start(Program("one", (sys.executable, "-c", deaf)))
    supervisor.watch(10, lambda: "deaf" in supervisor.log.stream.getvalue())
    supervisor.stop()
    supervisor.stop()
    began = time.monotonic()
    supervisor.stop_all()
    assert not child.alive()
    assert time.monotonic() - began < 3


def test_lines_arrive_whole_and_nothing_is_lost():
    taken = []
    buffer = LineBuffer(taken.append)
    buffer.feed("第一".encode()[:4])
    buffer.feed("第一".encode()[4:] + "行\n\nsecond".encode())
    assert taken == ["第一行"]
    buffer.close()
    assert taken == ["第一行", "second"]


def test_the_log_is_aligned_and_plain_in_a_file():
    stream = io.StringIO()
    log = Log(["web", "valkey"], stream)
    log.write("web", "hello")
    log.say("ready")
    first, second = stream.getvalue().splitlines()
    assert first.index("│") == second.index("│")
    assert "\033" not in stream.getvalue()
