"""The browser of the tests: the machine's chromium, else Playwright's own.

`python -m tests.browser` gets one when there is none (apt as root, else Playwright's download); with `--fonts` also
Chinese fonts, for pictures.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip


def executable() -> str | None:
    """The machine's own browser, else Playwright's, else None."""
    for name in NAMES:
        if (found := shutil.which(name)) and _runs(found):
            return found
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).exists() else None


def launch(playwright):
    """A headless browser; raises when there is none: a test that needs one fails and says so."""
    return playwright.chromium.launch(executable_path=executable(), args=ARGUMENTS)


def install() -> int:
    """0 when a browser is there afterwards."""
    if executable():
        return 0
    print("No browser found: getting one for the tests")
    if os.geteuid() == 0 and shutil.which("apt-get") and _apt("chromium"):
        return 0
    with_libraries = ["--with-deps"] if os.geteuid() == 0 else []
    return subprocess.call([sys.executable, "-m", "playwright", "install", *with_libraries, "chromium"])


def install_fonts() -> None:
    """Chinese fonts, or a line that says they are missing."""
    listed = (
        subprocess.run(["fc-list", ":lang=zh-cn"], capture_output=True, text=True) if shutil.which("fc-list") else None
    )
    if listed and listed.stdout.strip():
        return
    if not (os.geteuid() == 0 and shutil.which("apt-get") and _apt("fonts-noto-cjk")):
        print(
            "No Chinese font found: the pictures will show boxes. On Debian and Ubuntu: apt-get install fonts-noto-cjk"
        )


def _runs(path: str) -> bool:
    """Ubuntu puts a script there that only says where the real one is to be had."""
    return subprocess.run([path, "--version"], capture_output=True).returncode == 0


def _apt(package: str) -> bool:
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    subprocess.call(["apt-get", "update", "-q"], **quiet)
    command = ["apt-get", "install", "-y", "-q", "--no-install-recommends", package]
    return subprocess.call(command, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"}, **quiet) == 0


if __name__ == "__main__":
    code = install()
    if "--fonts" in sys.argv:
        install_fonts()
    sys.exit(code)
