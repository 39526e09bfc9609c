"""Which Java is found, and which folders hold a LanguageTool."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from workbench.proofing.engines.java import Java, find_java, find_languagetool, version_of

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="stands on a shell")


def java(folder: Path, said: str) -> Path:
    """Return a program that says this of its version, as Java does: on standard error."""
    place = folder / "bin" / "java"
    place.parent.mkdir(parents=True)
    place.write_text(f"#!/bin/sh\ncat >&2 <<'END'\n{said}\nEND\n", encoding="utf-8")
    place.chmod(0o755)
    return place


@pytest.fixture(autouse=True)
def _nothing_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", "/usr/bin/none")


@pytest.mark.parametrize(
    ("said", "version"),
    [
        ('openjdk version "17.0.15" 2025-04-15', 17),
        ('java version "1.8.0_292"', 8),
        ('openjdk version "21" 2023-09-19', 21),
        ('Picked up _JAVA_OPTIONS: -Xmx1g\nopenjdk version "25-ea" 2025-09-16', 25),
        ("The operation couldn’t be completed. Unable to locate a Java Runtime.", 0),
        ("", 0),
    ],
)
def test_versions_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: str, version: int) -> None:
    monkeypatch.setenv("PATH", "/usr/bin:/bin")
    assert version_of(str(java(tmp_path, said))) == version


def test_what_is_no_program_has_no_version(tmp_path: Path) -> None:
    (tmp_path / "java").write_bytes(b"\x00\x01")
    (tmp_path / "java").chmod(0o755)
    assert version_of(str(tmp_path / "java")) == 0
    assert version_of(str(tmp_path / "none")) == 0


def test_the_first_that_will_do_is_taken_and_an_old_one_named_where_there_is_no_better(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert find_java(places=()) == Java()
    monkeypatch.setenv("PATH", "/usr/bin:/bin")
    monkeypatch.setattr("workbench.proofing.engines.java.shutil.which", _which)
    old = java(tmp_path / "old", 'openjdk version "11.0.2"')
    older = java(tmp_path / "older", 'java version "1.8.0"')
    monkeypatch.setenv("JAVA_HOME", str(tmp_path / "older"))
    assert find_java(places=()) == Java(str(older), 8)
    found = find_java(places=(f"{tmp_path}/*/bin/java",))
    assert found == Java(str(old), 11)
    assert not found.will_do
    good = java(tmp_path / "good", 'openjdk version "17.0.1"')
    found = find_java(places=(f"{tmp_path}/*/bin/java",))
    assert found == Java(str(good), 17)
    assert found.will_do


def _which(name: str, path: str | None = None) -> str | None:
    place = Path(path or "/usr/bin/none") / name
    return str(place) if place.exists() else None


def test_a_folder_of_languagetool_is_found(tmp_path: Path) -> None:
    own, other = tmp_path / "own", tmp_path / "LanguageTool-6.8"
    places = (f"{tmp_path}/Lang*",)
    assert find_languagetool(own, places) is None
    other.mkdir()
    assert find_languagetool(own, places) is None
    (other / "languagetool-server.jar").touch()
    assert find_languagetool(own, places) == other
    own.mkdir()
    (own / "languagetool-server.jar").touch()
    assert find_languagetool(own, places) == own
