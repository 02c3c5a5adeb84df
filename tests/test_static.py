"""What pages ask of the static files is there, and nothing is kept in vain."""

import re
from pathlib import Path

from candidates.templatetags.intake import STATE_LOOKS

ROOT = Path(__file__).resolve().parent.parent
SPRITE = ROOT / "static" / "vendor" / "tabler-icons" / "icons.svg"
ICON = re.compile(r'{% icon "([\w-]+)"')


def sources():
    """Everything that can name an icon or a stylesheet."""
    paths = [*(ROOT / "templates").rglob("*.html"), *(ROOT / "candidates").rglob("*.py")]
    return "".join(path.read_text("utf-8") for path in paths if "parsing" not in path.parts)


def test_every_icon_that_is_asked_for_is_there():
    asked = set(ICON.findall(sources())) | {name for _look, name in STATE_LOOKS.values()}
    assert asked
    assert asked <= drawn()


def test_no_icon_is_drawn_in_vain():
    said = sources()
    assert not [name for name in drawn() if f'"{name}"' not in said]


def drawn():
    return set(re.findall(r'<symbol id="i-([\w-]+)"', SPRITE.read_text("utf-8")))


def test_every_stylesheet_and_script_is_loaded():
    ours = [path for kind in ("css", "js") for path in (ROOT / "static" / kind).iterdir()]
    said = sources()
    assert not [path.name for path in ours if f"{path.parent.name}/{path.name}" not in said]
