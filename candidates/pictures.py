"""A page of a PDF, or a picture file, drawn as a PNG by a process of its own: bytes in, bytes out.

Files come from strangers. What draws them has limits of memory, pixels and time, sees no other file and no network,
and may die without harm.
"""

import io
import resource
import subprocess
import sys
from pathlib import Path

from candidates.intake.confinement import confine

DRAWN_FORMATS = ("pdf", "image")
WIDTH = 1200  # pixels; a page is shown at half of that on a laptop
MOST_PAGES = 1000
MOST_PIXELS = 1200 * 6000  # of the picture that comes out
MOST_SOURCE_PIXELS = 60_000_000  # of a picture that goes in
SECONDS = 15
MEMORY_BYTES = 1024 * 1024 * 1024
NO_SUCH_PAGE = 3  # exit code


class PictureError(Exception):
    """This page cannot be drawn."""


class NoSuchPage(PictureError):
    """The file has fewer pages."""


def draw(data: bytes, kind: str, page: int) -> bytes:
    """Page `page` (from 1) of a file of `kind` ("pdf" or "image") as PNG, about `WIDTH` pixels wide.

    Raises NoSuchPage, or PictureError when the file is broken, locked, too large or takes too long.
    """
    if page > MOST_PAGES:
        raise NoSuchPage(f"page {page}")
    command = [sys.executable, "-m", "candidates.pictures", kind, str(page)]
    root = Path(__file__).resolve().parent.parent
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=SECONDS, cwd=root, check=False)
    except subprocess.TimeoutExpired as late:
        raise PictureError(f"not drawn within {SECONDS} s") from late
    if done.returncode == NO_SUCH_PAGE:
        raise NoSuchPage(f"page {page}")
    if done.returncode or not done.stdout:
        said = done.stderr.decode(errors="replace").split("\n")
        raise PictureError(next((line for line in reversed(said) if line), f"ended with {done.returncode}"))
    return done.stdout


def _draw_pdf(data: bytes, number: int) -> bytes:
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    if not 1 <= number <= len(document):
        raise NoSuchPage
    page = document[number - 1]
    width, height = page.get_size()
    scale = min(WIDTH / width, (MOST_PIXELS / (width * height)) ** 0.5)
    return _png(page.render(scale=scale).to_pil())


def _draw_image(data: bytes, number: int) -> bytes:
    from PIL import Image, ImageOps

    if number != 1:
        raise NoSuchPage
    Image.MAX_IMAGE_PIXELS = MOST_SOURCE_PIXELS
    picture = Image.open(io.BytesIO(data), formats=("PNG", "JPEG", "WEBP", "BMP", "TIFF", "GIF"))
    if picture.width * picture.height > MOST_SOURCE_PIXELS:
        raise PictureError("too many pixels")
    picture.draft("RGB", (WIDTH, WIDTH * picture.height // picture.width))
    picture = ImageOps.exif_transpose(picture).convert("RGB")
    scale = min(1, WIDTH / picture.width, (MOST_PIXELS / (picture.width * picture.height)) ** 0.5)
    return _png(picture.resize((max(1, round(picture.width * scale)), max(1, round(picture.height * scale)))))


def _png(picture: object) -> bytes:
    """The picture alone: no metadata of the original goes along."""
    out = io.BytesIO()
    picture.convert("RGB").quantize(128, dither=0).save(out, "PNG")
    return out.getvalue()


def main(kind: str, number: str) -> int:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    data = sys.stdin.buffer.read()
    confine()
    try:
        sys.stdout.buffer.write((_draw_pdf if kind == "pdf" else _draw_image)(data, int(number)))
    except NoSuchPage:
        return NO_SUCH_PAGE
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
