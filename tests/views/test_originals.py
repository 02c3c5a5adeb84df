"""Originals are downloads and nothing else."""

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from candidates.models import FileStatus
from tests.making import make_file, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def kept(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    file = make_file(name="校招/骆嘉禾 简历.html")
    file.content.save("a.html", ContentFile(b"<script>alert(1)</script>"))
    return file


def get(client, file):
    return client.get(reverse("original", args=[file.pk]))


def test_it_is_an_attachment_of_no_type(client, kept):
    client.force_login(make_user())
    response = get(client, kept)
    assert b"".join(response.streaming_content) == b"<script>alert(1)</script>"
    assert response["Content-Type"] == "application/octet-stream"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Disposition"].startswith("attachment")
    assert "%E9%AA%86%E5%98%89%E7%A6%BE" in response["Content-Disposition"]
    assert "private" in response["Cache-Control"]


def test_a_duplicate_gives_the_first_copy(client, kept):
    client.force_login(make_user())
    copy = make_file(status=FileStatus.DUPLICATE, duplicate_of=kept, sha256=kept.sha256)
    assert get(client, copy).status_code == 200


def test_strangers_and_people_without_the_right_get_none(client, kept):
    assert get(client, kept).status_code == 302
    client.force_login(make_user(group=""))
    assert get(client, kept).status_code == 403


def test_a_lost_original_is_not_found(client, kept):
    client.force_login(make_user())
    kept.content.storage.delete(kept.content.name)
    assert get(client, kept).status_code == 404
