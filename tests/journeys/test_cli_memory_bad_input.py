"""Bad input for memories, termbases and pairing by commands: one clear line, the right exit code, nothing lost."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.terminal.running import Terminal

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4"><header creationtool="t" creationtoolversion="1"'
    ' segtype="sentence" o-tmf="t" adminlang="en" srclang="en" datatype="plaintext"/><body>\n'
)
FOOT = "</body></tmx>\n"


def tu(source: str, target: str, language: str = "fr") -> str:
    return (
        f'<tu><tuv xml:lang="en"><seg>{source}</seg></tuv>'
        f'<tuv xml:lang="{language}"><seg>{target}</seg></tuv></tu>\n'
    )


@pytest.fixture
def terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Terminal:
    return Terminal(tmp_path / "desk", capsys, monkeypatch)


@pytest.mark.parametrize("deed", [("tm", "import"), ("terms", "import")])
@pytest.mark.parametrize("ending", ["tmx", "csv", "tsv", "tbx", "xlsx", "ods"])
def test_a_pipe_that_nobody_fills_is_refused_at_once(
    terminal: Terminal, tmp_path: Path, deed: tuple[str, str], ending: str
) -> None:
    path = tmp_path / f"pipe.{ending}"
    os.mkfifo(path)
    assert "pipe" in terminal.refused(2, *deed, str(path))


def test_a_cell_that_is_far_too_long_is_called_so(terminal: Terminal, tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    path.write_text("en,fr\n" + "a" * 200_000 + ",b\nrefugee,réfugié\n", encoding="utf-8")
    said = terminal("terms", "import", str(path))
    assert (said.code, said.error) == (1, "")
    assert said.out.startswith("1 new")
    assert "too long for a term" in said.out


def test_a_device_is_not_replaced_by_a_file(terminal: Terminal, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    terminal.done("tm", "list")
    for command in (("tm", "export", str(pipe)), ("terms", "export", str(pipe.with_suffix(".csv")))):
        if not Path(command[-1]).exists():
            os.mkfifo(command[-1])
        assert "cannot be written" in terminal.refused(2, *command)
        assert Path(command[-1]).is_fifo()


def test_an_export_through_a_link_leaves_the_link(terminal: Terminal, tmp_path: Path) -> None:
    real, link = tmp_path / "real.tmx", tmp_path / "link.tmx"
    real.write_text("old", encoding="utf-8")
    link.symlink_to(real)
    terminal.done("tm", "export", str(link))
    assert link.is_symlink()
    assert "<tmx" in real.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("option", "value"), [("--at-least", "-500"), ("--at-least", "half"), ("--limit", "-1"), ("--limit", "0")]
)
def test_numbers_out_of_range_are_a_fault_of_usage(terminal: Terminal, option: str, value: str) -> None:
    said = terminal.refused(
        2, "tm", "lookup", "Water", "--source-lang", "en", "--target-lang", "fr", f"{option}={value}"
    )
    assert value in said


def test_a_memory_has_its_name_on_one_line(terminal: Terminal, tmp_path: Path) -> None:
    path = tmp_path / "memory.tmx"
    path.write_text(HEAD + tu("Water", "Eau") + FOOT, encoding="utf-8")
    terminal.done("tm", "import", str(path), "--memory", "Country\n offices")
    assert [memory["name"] for memory in terminal.json("tm", "list")][1:] == ["Country offices"]


def test_a_format_of_terms_that_is_only_read_is_not_offered_for_writing(
    terminal: Terminal, tmp_path: Path
) -> None:
    path = tmp_path / "terms.ods"
    said = terminal.refused(2, "terms", "export", str(path))
    assert said.count(".ods") == 1
    assert ".xlsx" in said
    assert not path.exists()
