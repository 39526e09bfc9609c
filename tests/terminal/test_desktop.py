"""``desktop install`` and ``desktop remove``."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.terminal.running import Terminal


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    return tmp_path / "share"


def test_the_entry_comes_and_goes(terminal: Terminal, home: Path) -> None:
    entry = home / "applications" / "pressbench.desktop"
    said = terminal.done("desktop", "install")
    assert str(entry) in said.out.splitlines()
    assert f"--data {terminal.data}" in entry.read_text(encoding="utf-8")
    written = terminal.done("desktop", "install", "--json").json
    assert all(Path(path).is_file() for path in written)
    assert set(terminal.done("desktop", "remove", "--json").json) == set(written)
    assert not entry.exists()
    assert terminal.done("desktop", "remove").out == "0 files removed.\n"
    assert not terminal.data.exists()


def test_a_folder_in_the_way_is_one_line(terminal: Terminal, home: Path) -> None:
    home.write_text("")
    said = terminal("desktop", "install")
    assert said.code == 2
    assert said.error.startswith("pressbench: ")
    assert said.error.count("\n") == 1
