"""Variables of the environment: read once, and a bad value is told at the start."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from recruit.environment import env_bool, env_database, env_int, env_list, secret_key


@pytest.mark.parametrize("written, expected", [("1", True), ("Yes", True), ("off", False), ("", True)])
def test_a_switch(monkeypatch, written, expected):
    monkeypatch.setenv("SWITCH", written)
    assert env_bool("SWITCH", True) is expected


def test_a_list(monkeypatch):
    monkeypatch.setenv("NAMES", "a.example, b.example,")
    assert env_list("NAMES", []) == ["a.example", "b.example"]


@pytest.mark.parametrize(
    "read, written", [(lambda name: env_bool(name, True), "perhaps"), (lambda name: env_int(name, 1), "many")]
)
def test_a_bad_value_is_named(monkeypatch, read, written):
    monkeypatch.setenv("VALUE", written)
    with pytest.raises(ImproperlyConfigured, match=f"VALUE is '{written}'"):
        read("VALUE")


@pytest.mark.parametrize("written", ["nonsense", "mysql://user@host/name", "postgres//host"])
def test_a_database_that_we_do_not_run_on(monkeypatch, written):
    monkeypatch.setenv("DATABASE_URL", written)
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL"):
        env_database("sqlite:///x")


@pytest.mark.parametrize("written, engine", [("postgresql://user:p%40ss@host/name", "postgresql"), ("", "sqlite3")])
def test_the_databases_that_we_run_on(monkeypatch, written, engine):
    monkeypatch.setenv("DATABASE_URL", written)
    assert env_database("sqlite:////tmp/x")["ENGINE"].endswith(engine)


def test_the_key_is_made_once_and_for_us_alone(monkeypatch, tmp_path):
    monkeypatch.delenv("SECRET_KEY", raising=False)
    path = tmp_path / "var" / "secret_key"
    key = secret_key(path)
    assert len(key) > 50
    assert secret_key(path) == key
    assert path.stat().st_mode & 0o077 == 0
    monkeypatch.setenv("SECRET_KEY", "given")
    assert secret_key(path) == "given"


def test_a_folder_that_can_not_hold_the_key(monkeypatch, tmp_path):
    monkeypatch.delenv("SECRET_KEY", raising=False)
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(ImproperlyConfigured, match="RECRUIT_VAR"):
        secret_key(tmp_path / "file" / "secret_key")
