"""What holds for every command: exit codes, one line on standard error, where the data folder is."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.terminal.running import Terminal
from workbench.cli import main
from workbench.desk.desk import Desk

COMMANDS = (
    "people", "settings", "intake", "new", "list", "show", "draft", "edit", "history", "diff", "check", "proof",
    "terms", "submit", "approve", "return", "reopen", "publish", "waive", "export", "verify", "import", "sample",
    "tour", "tag", "dossier", "archive", "duplicate",
)  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main([command, "--help"])
    assert left.value.code == 0
    assert f"pressbench {command}" in capsys.readouterr().out


def test_the_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["--help"])
    assert left.value.code == 0
    shown = capsys.readouterr().out
    assert all(re.search(rf"^ +{command}\b", shown, re.MULTILINE) for command in COMMANDS)


@pytest.mark.parametrize(
    "arguments",
    [
        ["nothing"],
        ["people", "remove", "Ann"],
        ["people"],
        ["new"],
        ["new", "page.html"],
        ["edit", "x", "1", "text"],
        ["submit", "x"],
        ["export", "x", "--format", "docx"],
        ["list", "--unknown"],
        ["proof", "file"],
        ["terms", "lookup"],
        ["waive", "x", "--reason", "r", "--as", "Ann", "--issue", "one"],
        ["new", "f", "--target", "fr", "--confidentiality", "secret"],
        ["show"],
        ["--data"],
    ],
)
def test_bad_usage_is_one_line_and_exit_code_2(terminal: Terminal, arguments: list[str]) -> None:
    said = terminal.refused(2, *arguments)
    assert "--help" in said
    assert not terminal.data.exists()


def test_the_data_folder_may_stand_before_and_after_the_command(
    terminal: Terminal, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before, after, named = tmp_path / "a", tmp_path / "b", tmp_path / "c"
    add = ["people", "add", "Ann", "--role", "editor"]
    assert main(["--data", str(before), *add]) == 0
    assert main([*add, "--data", str(after)]) == 0
    monkeypatch.setenv("PRESSBENCH_DATA", str(named))
    assert main(add) == 0
    assert all(Desk.exists(folder) for folder in (before, after, named))
    monkeypatch.setenv("PRESSBENCH_DATA", str(tmp_path / "d"))
    assert main(["people", "list", "--data", str(after)]) == 0
    assert capsys.readouterr().out == "Ann\teditor\n"
    assert main(["--data", str(before), "people", "list", "--data", str(after)]) == 0
    assert not (tmp_path / "d").exists()


def test_json_may_stand_before_and_after_the_command(terminal: Terminal) -> None:
    terminal.done("people", "add", "Ann", "--role", "editor")
    assert terminal("people", "list", "--json").json == terminal("--json", "people", "list").json


@pytest.mark.parametrize(
    "arguments",
    [
        ["show", "none"],
        ["draft", "none"],
        ["history", "none"],
        ["diff", "none"],
        ["check", "none"],
        ["verify", "none"],
        ["submit", "none", "--as", "Ann"],
        ["edit", "none", "1", "text", "--as", "Ann"],
        ["export", "none", "--format", "text", "--out", "out.txt"],
    ],
)
def test_an_unknown_release_is_exit_code_2(office: Terminal, arguments: list[str]) -> None:
    assert "none" in office.refused(2, *arguments)


@pytest.mark.parametrize(
    "arguments",
    [
        ["submit", "{id}", "--as", "Nobody"],
        ["approve", "{id}", "--as", "Nobody"],
        ["return", "{id}", "--as", "Nobody", "--reason", "r"],
        ["edit", "{id}", "1", "text", "--as", "Nobody"],
        ["draft", "{id}", "--as", "Nobody"],
        ["waive", "{id}", "--third-party", "--reason", "r", "--as", "Nobody"],
        ["export", "{id}", "--format", "text", "--out", "{out}", "--draft", "--as", "Nobody"],
        ["new", "{page}", "--target", "fr", "--as", "Nobody"],
        ["terms", "import", "{page}", "--as", "Nobody"],
        ["import", "{page}", "--as", "Nobody"],
    ],
)
def test_an_unknown_person_is_exit_code_3(
    office: Terminal, release: str, page: Path, tmp_path: Path, arguments: list[str]
) -> None:
    out = tmp_path / "out.txt"
    filled = [word.format(id=release, page=page, out=out) for word in arguments]
    assert "Nobody" in office.refused(3, *filled)
    assert not out.exists()
    assert len(office.json("list")) == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["people", "list"], ["list"], ["settings"], ["terms", "lookup", "text", "--lang", "fr"],
        ["proof", "-", "--lang", "fr"],
    ],
)  # fmt: skip
def test_reading_an_empty_desk_prints_nothing_wrong(terminal: Terminal, arguments: list[str]) -> None:
    said = terminal(*arguments, given=b"")
    assert (said.code, said.error) == (0, "")


def test_reading_does_not_wait_for_who_is_writing(office: Terminal) -> None:
    desk = Desk.open(office.data)
    try:
        assert [person["name"] for person in office.json("people", "list")] == ["Ann", "Bo", "Cy"]
    finally:
        desk.close()


def test_writing_beside_another_program_is_refused(office: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbench.terminal.shared.WAIT_SECONDS", 0.05)
    desk = Desk.open(office.data)
    try:
        assert str(os.getpid()) in office.refused(2, "people", "add", "Di", "--role", "editor")
    finally:
        desk.close()
    office.done("people", "add", "Di", "--role", "editor")


def test_a_reader_that_leaves_early_hears_nothing_of_it(office: Terminal, tmp_path: Path) -> None:
    text = tmp_path / "long.txt"
    text.write_text(
        "A long release\n"
        + "\n".join(f"Paragraph {n} ends here. It has two sentences." for n in range(4000)),
        encoding="utf-8",
    )
    program = f"{sys.executable} -m workbench.cli intake {text} --json | head -n 1"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.stderr) == ("{\n", "")
    assert done.returncode == 128 + signal.SIGPIPE


def test_a_reader_that_has_gone_before_the_little_that_is_said(office: Terminal) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as out:
        done = office.program("people", "list", capture_output=False, stdout=out, stderr=subprocess.PIPE)
    assert done.stderr == ""
    assert done.returncode == 128 + signal.SIGPIPE


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_under_the_output_is_one_line(office: Terminal) -> None:
    with Path("/dev/full").open("w") as full:
        done = office.program("people", "list", capture_output=False, stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 2
    assert done.stderr.startswith("pressbench: ")
    assert done.stderr.count("\n") == 1


def test_the_program_speaks_the_language_of_the_system(
    office: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workbench.desk.catalogue.system_language", lambda: "fr")
    french = office.refused(2, "show", "none")
    monkeypatch.setattr("workbench.desk.catalogue.system_language", lambda: "es")
    spanish = office.refused(2, "show", "none")
    monkeypatch.setattr("workbench.desk.catalogue.system_language", lambda: "en")
    assert len({french, spanish, office.refused(2, "show", "none")}) == 3


def test_the_program_is_the_same_as_a_program_of_its_own(office: Terminal) -> None:
    done = office.program("people", "list", "--json")
    assert (done.returncode, done.stderr) == (0, "")
    assert [person["name"] for person in json.loads(done.stdout)] == ["Ann", "Bo", "Cy"]
    refused = office.program("show", "none")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert refused.stderr.startswith("pressbench: ")
    environment = dict(os.environ, PRESSBENCH_DATA=str(office.data))
    by_name = office.program("people", "list", "--json", data=False, env=environment)
    assert by_name.stdout == done.stdout


def test_the_output_is_utf_8_whatever_the_locale(office: Terminal, page: Path) -> None:
    environment = dict(os.environ, LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    page.write_text("<h1>Réunion à Genève</h1><p>L’eau est là. Elle vient de loin.</p>", encoding="utf-8")
    done = office.program("intake", str(page), "--json", env=environment, encoding="utf-8")
    assert (done.returncode, done.stderr) == (0, "")
    assert "L’eau est là." in done.stdout


@pytest.mark.parametrize("command", [["list"], ["people", "list"], ["show", "x"]])
def test_an_empty_store_is_made_anew(terminal: Terminal, command: list[str]) -> None:
    terminal.data.mkdir(parents=True, exist_ok=True)
    (terminal.data / "pressbench.sqlite").write_bytes(b"")
    assert terminal(*command).code == (2 if command[0] == "show" else 0)


def test_what_is_done_by_commands_alone_is_backed_up(terminal: Terminal) -> None:
    terminal.done("people", "add", "Ana", "--role", "translator")
    assert Desk.backups_in(terminal.data) == []
    terminal.done("people", "add", "Eva", "--role", "editor")
    assert len(Desk.backups_in(terminal.data)) == 1
    terminal.done("people", "list")
    terminal.done("people", "add", "Rob", "--role", "reviewer")
    assert len(Desk.backups_in(terminal.data)) == 1
