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
