"""The page about the terminal: every command stands on it, and none that is not there."""

from __future__ import annotations

import argparse
import re

from tests.conftest import ROOT
from workbench.terminal.arguments import _parser


def commands() -> set[str]:
    (found,) = [one for one in _parser()._actions if isinstance(one, argparse._SubParsersAction)]
    return set(found.choices)


def test_every_command_is_documented_and_no_other() -> None:
    text = (ROOT / "docs" / "terminal.md").read_text(encoding="utf-8")
    first = [re.split(r"(?<!\\)\|", line)[1] for line in text.splitlines() if line.startswith("| `")]
    named = {words.split()[0] for cell in first for words in re.findall(r"`([a-z][^`]*)`", cell)}
    assert named == commands()
