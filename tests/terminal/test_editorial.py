"""Approving shows the whole text that is approved."""

from __future__ import annotations

from collections.abc import Callable

from tests.terminal.running import FRENCH, Terminal


def test_approving_shows_the_whole_text_and_its_hash(office: Terminal, translated: Callable[[], str]) -> None:
    release = translated()
    office.done("submit", release, "--as", "Ann")
    said = office.done("approve", release, "--as", "Bo").out
    text, _blank, last = said.rstrip("\n").rpartition("\n\n")
    assert all(sentence.replace("<1>", "").replace("</1>", "") in text for sentence in FRENCH)
    assert len(last.rpartition(" ")[2]) == 64
