"""Takes from a process what reading a file does not need, by Linux's own means; nothing of it can be had back.

No privileges, no network, no program, no other process (seccomp), no file but the program's own and those of one
folder (Landlock). Each is there or not by the system's leave: `confine` says which hold.
"""

import ctypes
import errno
import os
import platform
import struct
import sys
from collections.abc import Iterator
from pathlib import Path

PR_SET_NO_NEW_PRIVS, PR_SET_SECCOMP, SECCOMP_MODE_FILTER = 38, 22, 2
CAPSET = {"x86_64": 126, "aarch64": 91}
CAPABILITY_VERSION, CAP_DAC_READ_SEARCH = 0x20080522, 1 << 2
LANDLOCK_CREATE, LANDLOCK_ADD, LANDLOCK_RESTRICT = 444, 445, 446  # the same everywhere
LANDLOCK_RULE_PATH, READ_FILES = 1, 0b1100
# how many kinds of access a version of Landlock knows
LANDLOCK_KINDS = {1: 13, 2: 14, 3: 15, 4: 15}
LANDLOCK_KINDS_NOW = 16
LANDLOCK_NETWORK, LANDLOCK_SCOPES = 0b11, 0b11  # TCP; signals and abstract sockets of others

AUDIT_ARCHITECTURE = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
# Calls of the system that are refused: number on x86_64, on aarch64 (None where it has none).
REFUSED: dict[str, tuple[int, int | None]] = {
    # the network, and sockets of any kind
    **{"socket": (41, 198), "socketpair": (53, 199), "connect": (42, 203), "bind": (49, 200), "listen": (50, 201)},
    **{"sendto": (44, 206), "sendmsg": (46, 211), "sendmmsg": (307, 269)},
    # which does all of these by another way
    **{"io_uring_setup": (425, 425), "io_uring_enter": (426, 426), "io_uring_register": (427, 427)},
    # programs and processes; leaving the group that is killed in the end
    **{"execve": (59, 221), "execveat": (322, 281), "fork": (57, None), "vfork": (58, None)},
    **{"setsid": (112, 157), "setpgid": (109, 154)},
    # other processes
    **{"ptrace": (101, 117), "process_vm_readv": (310, 270), "process_vm_writev": (311, 271), "tkill": (200, 130)},
    **{"rt_sigqueueinfo": (129, 138), "rt_tgsigqueueinfo": (297, 240)},
    **{"pidfd_open": (434, 434), "pidfd_send_signal": (424, 424), "pidfd_getfd": (438, 438)},
    # files of others by other ways than opening, which Landlock leaves open
    **{"chmod": (90, None), "fchmod": (91, 52), "fchmodat": (268, 53), "fchmodat2": (452, 452)},
    **{"chown": (92, None), "fchown": (93, 55), "lchown": (94, None), "fchownat": (260, 54)},
    **{"setxattr": (188, 5), "lsetxattr": (189, 6), "fsetxattr": (190, 7)},
    **{"utime": (132, None), "utimes": (235, None), "futimesat": (261, None), "utimensat": (280, 88)},
    **{"open_by_handle_at": (304, 265)},
    # the system itself
    **{"mount": (165, 40), "umount2": (166, 39), "unshare": (272, 97), "setns": (308, 268), "bpf": (321, 280)},
    **{"perf_event_open": (298, 241), "userfaultfd": (323, 282), "add_key": (248, 217), "keyctl": (250, 219)},
}
ON_ITSELF_ALONE = {"kill": (62, 129), "tgkill": (234, 131), "prlimit64": (302, 261)}
CLONE, CLONE3, CLONE_THREAD = (56, 220), 435, 0x10000

# struct seccomp_data: where the number of the call, the architecture and the first argument stand
NUMBER, ARCHITECTURE, FIRST = 0, 4, 16
LOAD, IF_EQUAL, IF_LEAST, IF_ANY_BIT, ANSWER = 0x20, 0x15, 0x35, 0x45, 0x06
ALLOW, REFUSE, UNKNOWN = 0x7FFF0000, 0x00050000 | errno.EPERM, 0x00050000 | errno.ENOSYS
X32 = 0x40000000  # numbers of a second set of calls on x86_64

# what the parser, Python and its libraries read
PROC = ("/proc/cpuinfo", "/proc/meminfo")
READABLE = ("/usr", "/lib", "/lib64", "/proc/self", *PROC, "/sys/devices/system/cpu", "/dev/urandom")
READABLE_SETTINGS = ("/etc/ld.so.cache", "/etc/localtime", "/etc/fonts")


def confine(folder: Path | None = None) -> frozenset[str]:
    """Confine this process, with `folder` to write in; which hold of "privileges", "calls" and "files"."""
    if sys.platform != "linux" or platform.machine() not in AUDIT_ARCHITECTURE:
        return frozenset()
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        return frozenset()
    steps = {
        "privileges": lambda: _drop_privileges(libc),
        "files": lambda: _see_only(libc, folder),
        "calls": lambda: _refuse_calls(libc),
    }
    return frozenset(name for name, step in steps.items() if step())


def what_holds() -> frozenset[str]:
    """What `confine` would answer here, asked of a process that ends with it."""
    receiver, sender = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.write(sender, " ".join(confine()).encode())
        finally:
            os._exit(0)
    os.close(sender)
    with os.fdopen(receiver, "rb") as answer:
        names = answer.read().decode().split()
    os.waitpid(child, 0)
    return frozenset(names)


def _drop_privileges(libc: ctypes.CDLL) -> bool:
    """Root keeps one capability, to read: the program may lie where only its owner reads it."""
    header = struct.pack("Ii", CAPABILITY_VERSION, 0)
    kept = CAP_DAC_READ_SEARCH if os.geteuid() == 0 else 0
    nothing_or_little = struct.pack("6I", kept, kept, 0, 0, 0, 0)
    if libc.syscall(CAPSET[platform.machine()], header, nothing_or_little) == 0:
        return True
    nothing = bytes(len(nothing_or_little))
    return libc.syscall(CAPSET[platform.machine()], header, nothing) == 0


# ------------------------------------------------------------ files
def _see_only(libc: ctypes.CDLL, folder: Path | None) -> bool:
    version = libc.syscall(LANDLOCK_CREATE, None, 0, 1)
    if version < 1:
        return False
    everything = (1 << LANDLOCK_KINDS.get(version, LANDLOCK_KINDS_NOW)) - 1
    handled = struct.pack(
        "QQQ", everything, LANDLOCK_NETWORK if version >= 4 else 0, LANDLOCK_SCOPES if version >= 6 else 0
    )
    rules = libc.syscall(LANDLOCK_CREATE, handled, len(handled) if version >= 6 else 16 if version >= 4 else 8, 0)
    if rules < 0:
        return False
    try:
        for path in _readable():
            _allow(libc, rules, path, READ_FILES if path.is_dir() else 0b0100)
        if folder is not None:
            _allow(libc, rules, folder, everything)
        return libc.syscall(LANDLOCK_RESTRICT, rules, 0) == 0
    finally:
        os.close(rules)


def _readable() -> Iterator[Path]:
    program = Path(__file__).resolve().parent.parent
    for path in (*READABLE, *READABLE_SETTINGS, sys.prefix, sys.base_prefix, program):
        if Path(path).exists():
            yield Path(path)


def _allow(libc: ctypes.CDLL, rules: int, path: Path, access: int) -> None:
    descriptor = os.open(path, os.O_PATH | os.O_CLOEXEC)
    try:
        libc.syscall(LANDLOCK_ADD, rules, LANDLOCK_RULE_PATH, struct.pack("=Qi", access, descriptor), 0)
    finally:
        os.close(descriptor)


# ------------------------------------------------------------ calls of the system
def _refuse_calls(libc: ctypes.CDLL) -> bool:
    program = b"".join(_filter(platform.machine(), os.getpid()))
    instructions = ctypes.create_string_buffer(program)
    head = struct.pack("HxxxxxxP", len(program) // 8, ctypes.addressof(instructions))
    return libc.prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, head, 0, 0) == 0


def _filter(machine: str, pid: int) -> Iterator[bytes]:
    """The instructions: the call's number is compared with one after the other, what is not named is allowed."""
    column = list(AUDIT_ARCHITECTURE).index(machine)
    yield _step(LOAD, ARCHITECTURE)
    yield _step(IF_EQUAL, AUDIT_ARCHITECTURE[machine], 1, 0)
    yield _step(ANSWER, REFUSE)
    yield _step(LOAD, NUMBER)
    yield _step(IF_LEAST, X32, 0, 1)
    yield _step(ANSWER, REFUSE)
    yield from _answer_to(CLONE3, UNKNOWN)  # whose arguments cannot be seen: `clone` is used in its place
    for numbers in REFUSED.values():
        if numbers[column] is not None:
            yield from _answer_to(numbers[column], REFUSE)
    for numbers in ON_ITSELF_ALONE.values():
        yield from _only_where(numbers[column], [_step(IF_EQUAL, pid, 1, 0), _step(IF_EQUAL, 0, 0, 1)])
    yield from _only_where(CLONE[column], [_step(IF_ANY_BIT, CLONE_THREAD, 0, 1)])
    yield _step(ANSWER, ALLOW)


def _answer_to(number: int, answer: int) -> Iterator[bytes]:
    yield _step(IF_EQUAL, number, 0, 1)
    yield _step(ANSWER, answer)


def _only_where(number: int, conditions: list[bytes]) -> Iterator[bytes]:
    """Allow the call where `conditions`, which look at its first argument, lead to the step after them."""
    yield _step(IF_EQUAL, number, 0, len(conditions) + 3)
    yield _step(LOAD, FIRST)
    yield from conditions
    yield _step(ANSWER, ALLOW)
    yield _step(ANSWER, REFUSE)


def _step(code: int, value: int, if_so: int = 0, if_not: int = 0) -> bytes:
    return struct.pack("HBBI", code, if_so, if_not, value)
