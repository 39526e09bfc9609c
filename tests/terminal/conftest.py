"""Commands of the terminal, run in this process or as a program of their own."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
from workbench.cli import main


@dataclass(frozen=True)
class Said:
    """What a command printed, and its exit code."""

    code: int
    out: str
    error: str

    @property
    def json(self) -> Any:
        """What was printed, read as JSON."""
        return json.loads(self.out)


class Terminal:
    """A terminal on one data folder. ``refused`` holds every exit code but 0 and 1 to its promise."""

    def __init__(
        self, data: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self.data = data
        self._capsys = capsys
        self._monkeypatch = monkeypatch

    def __call__(self, *arguments: str, given: bytes | None = None) -> Said:
        """Run a command; ``given`` stands on its standard input."""
        if given is not None:
            self._monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given), encoding="utf-8"))
        self._capsys.readouterr()
        code = main(["--data", str(self.data), *arguments])
        printed = self._capsys.readouterr()
        return Said(code, printed.out, printed.err)

    def done(self, *arguments: str, code: int = 0) -> Said:
        """Run a command that works."""
        said = self(*arguments)
        assert (said.code, said.error) == (code, "")
        return said

    def json(self, *arguments: str, code: int = 0) -> Any:
        """Run a command that works, and return the JSON that it prints."""
        return self.done(*arguments, "--json", code=code).json

    def refused(self, code: int, *arguments: str, given: bytes | None = None) -> str:
        """Run a command that is refused with one line on standard error and nothing else; return that."""
        said = self(*arguments, given=given)
        assert said.code == code, said
        assert said.out == ""
        assert said.error.startswith("pressbench: ")
        assert said.error.count("\n") == 1
        assert said.error.endswith("\n")
        assert "Traceback" not in said.error
        return said.error.removeprefix("pressbench: ").rstrip("\n")

    def program(self, *arguments: str, data: bool = True, **named: Any) -> subprocess.CompletedProcess[str]:
        """Run the command as a program of its own."""
        chosen = ["--data", str(self.data)] if data else []
        command = [sys.executable, "-m", "workbench.cli", *chosen, *arguments]
        named.setdefault("capture_output", True)
        return subprocess.run(command, cwd=ROOT, text=True, check=False, timeout=60, **named)


@pytest.fixture
def terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Return a terminal on an empty data folder."""
    return Terminal(tmp_path / "desk", capsys, monkeypatch)


@pytest.fixture
def office(terminal: Terminal) -> Terminal:
    """Return a terminal on a desk with three people, where no grammar engine is asked."""
    for name, role in (("Ann", "translator"), ("Bo", "reviewer"), ("Cy", "editor")):
        terminal.done("people", "add", name, "--role", role)
    terminal.done("settings", "grammar_engine", "off")
    return terminal


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """Return a small page in English."""
    path = tmp_path / "page.html"
    path.write_text(
        "<html lang='en'><body><nav><a href='/a'>Home</a> <a href='/b'>News</a></nav>"
        "<h1>Water comes back to Kessou</h1>"
        "<p>Meridian Relief has opened <b>eleven</b> water points. They serve 14,500 people.</p>"
        "</body></html>",
        encoding="utf-8",
    )
    return path


FRENCH = (
    "L’eau revient à Kessou",
    "Secours Méridien a ouvert <1>onze</1> points d’eau.",
    "Ils desservent 14\u00a0500 personnes.",
)


@pytest.fixture
def release(office: Terminal, page: Path) -> str:
    """Return the id of the page, taken in as a public release to be translated into French."""
    said = office.done(
        "new", str(page), "--target", "fr", "--reference", "MR-1", "--confidentiality", "public"
    )
    return said.out.strip()


@pytest.fixture
def translated(office: Terminal, release: str) -> Callable[[], str]:
    """Return what translates the whole page, and gives its id."""

    def translate() -> str:
        for number, text in enumerate(FRENCH, start=1):
            office.done("edit", release, str(number), text, "--as", "Ann")
        return release

    return translate


@pytest.fixture
def approved(office: Terminal, translated: Callable[[], str]) -> str:
    """Return the id of the page, translated and approved."""
    release = translated()
    office.done("submit", release, "--as", "Ann")
    office.done("approve", release, "--as", "Bo")
    return release
