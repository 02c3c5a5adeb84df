"""Somebody who logs in and sends files as the upload page's script does, one a request, until each was received."""

import http.client
import json
import secrets
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from http.cookiejar import CookieJar

from bench.mixed import Sent

AT_ONCE = 3  # requests
PAUSE = 0.5  # seconds before what was not received is sent again
SECONDS_TO_ANSWER = 100
TROUBLES = (urllib.error.URLError, OSError, http.client.HTTPException)


class Visitor:
    """Logged in as `name`. Raises URLError when the site is not there, and RuntimeError when it lets nobody in."""

    def __init__(self, address: str, name: str, password: str) -> None:
        self.address = address
        self.cookies = CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.cookies))
        self._open("/login/")
        fields = {"username": name, "password": password, "csrfmiddlewaretoken": self._token()}
        answer = self._open("/login/", urllib.parse.urlencode(fields).encode())
        if "/login/" in answer.geturl():
            raise RuntimeError("not let in")

    def get(self, path: str) -> str:
        with self._open(path) as answer:
            return answer.read().decode()

    def batch(self) -> str:
        """A new batch without files; the address that takes files for it."""
        return self._send("/upload/", [])["add"]

    def send(self, add: str, file: Sent) -> None:
        """Send one file; returns once the server said that it has it, raises one of TROUBLES or ValueError if not."""
        [said] = self._send(add, [file])["files"]
        if said["state"] == "fail":
            raise ValueError(said["words"])

    def send_all(self, add: str, files: Iterable[Sent], received: Callable[[Sent], None]) -> None:
        """Send `files`, some at once, each again and again until it was received; `received` hears of each."""

        def insist(file: Sent) -> None:
            while True:
                try:
                    self.send(add, file)
                    break
                except TROUBLES:
                    time.sleep(PAUSE)
            received(file)

        with ThreadPoolExecutor(AT_ONCE) as pool:
            list(pool.map(insist, files))

    def _send(self, path: str, files: list[Sent]) -> dict:
        boundary = secrets.token_hex(16)
        parts = [('name="csrfmiddlewaretoken"', self._token().encode())]
        parts += [(f'name="files"; filename="{file.name}"', file.data) for file in files]
        body = b"".join(
            f"--{boundary}\r\nContent-Disposition: form-data; {head}\r\n\r\n".encode() + data + b"\r\n"
            for head, data in parts
        )
        kind = f"multipart/form-data; boundary={boundary}"
        with self._open(path, body + f"--{boundary}--\r\n".encode(), kind) as answer:
            return json.load(answer)

    def _open(self, path: str, data: bytes | None = None, kind: str = "application/x-www-form-urlencoded"):
        headers = {"Accept": "application/json", "Referer": self.address, "Content-Type": kind}
        request = urllib.request.Request(urllib.parse.urljoin(self.address, path), data, headers)
        return self.opener.open(request, timeout=SECONDS_TO_ANSWER)

    def _token(self) -> str:
        return next(cookie.value for cookie in self.cookies if cookie.name == "csrftoken")
