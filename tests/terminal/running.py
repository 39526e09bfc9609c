"""Commands of the terminal, run in this process or as a program of their own."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
from workbench.cli import main

FRENCH = (
    "L’eau revient à Kessou",
    "Secours Méridien a ouvert <1>onze</1> points d’eau.",
    "Ils desservent 14\u00a0500 personnes.",
)


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
    """A terminal on one data folder."""

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

    def script(self, script: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a Python script in a program of its own, with the arguments of a command."""
        command = [sys.executable, "-c", script, "--data", str(self.data), *arguments]
        return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)


def open_office(terminal: Terminal) -> Terminal:
    """Add a translator, a reviewer and an editor; no grammar engine is asked."""
    for name, role in (("Ann", "translator"), ("Bo", "reviewer"), ("Cy", "editor")):
        terminal.done("people", "add", name, "--role", role)
    terminal.done("settings", "grammar_engine", "off")
    return terminal
