"""Originals of these tests go to a folder of each test's own."""

import pytest


@pytest.fixture(autouse=True)
def own_originals(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
