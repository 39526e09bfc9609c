"""Backups and repairing from a terminal."""

from __future__ import annotations

from pathlib import Path

from tests.terminal.running import Terminal
from workbench.store.store import FILE_NAME


def test_backups_are_made_listed_and_restored(office: Terminal, release: str) -> None:
    made = Path(office.done("backups", "make").out.strip())
    assert made.is_file()
    listed = office.done("--json", "backups").json
    assert listed[0]["file"] == str(made)
    assert listed[0]["releases"] == 1
    office.done("edit", release, "1", "L’eau revient", "--as", "Ann")
    office.done("backups", "make")
    assert "1 segment translated, last change" in office.done("backups", "list").out
    kept = office.done("--json", "backups", "restore", "2").json
    assert Path(kept["kept_at"]).is_file()
    assert office.done("--json", "show", release).json["segments"][0]["target"] == ""


def test_a_backup_that_is_not_there(office: Terminal) -> None:
    said = office("backups", "restore", "7")
    assert said.code == 2
    assert "There is no backup 7" in said.error


def test_a_damaged_store_is_repaired(office: Terminal, release: str) -> None:
    office.done("edit", release, "1", "L’eau revient", "--as", "Ann")
    path = office.data / FILE_NAME
    path.write_bytes(bytes(4096) + path.read_bytes()[4096:])
    damaged = office("show", release)
    assert damaged.code == 2
    assert "damaged" in damaged.error
    report = office.done("--json", "repair").json
    assert report["missing"] == []
    assert Path(report["report"]).is_file()
    assert office.done("--json", "show", release).json["segments"][0]["target"] == "L’eau revient"


def test_what_cannot_be_repaired_is_one_line(terminal: Terminal) -> None:
    assert "no store" in terminal("repair").error
    terminal.data.mkdir()
    (terminal.data / FILE_NAME).write_bytes(b"\xff" * 9000)
    said = terminal("repair")
    assert said.code == 2
    assert len(said.error.splitlines()) == 1
    assert "Nothing of Pressbench" in said.error
