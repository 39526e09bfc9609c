"""The report of proofing from the terminal."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.terminal.running import Terminal


def test_the_form_is_that_of_the_file(
    office: Terminal, translated: Callable[[], str], tmp_path: Path
) -> None:
    release = translated()
    office.done("edit", release, "3", "Ils desservent 15\u00a0400 personnes.", "--as", "Ann")
    page, book = tmp_path / "report.html", tmp_path / "report.xlsx"
    said = office.done("report", release, "--out", str(page), "--no-grammar", "--as", "Bo")
    assert "Error 1" in said.out
    assert "15\u00a0400" in page.read_text(encoding="utf-8")
    counts = office.json("report", release, "--out", str(book), "--target", "fr")
    assert (counts["error"], counts["settled"]) == (1, 0)
    assert book.read_bytes().startswith(b"PK")
    office.done("report", release, "--out", str(tmp_path / "other"), "--format", "xlsx")


def test_what_cannot_be_written_is_refused(office: Terminal, release: str, tmp_path: Path) -> None:
    office.refused(2, "report", release, "--out", str(tmp_path / "report.pdf"))
    office.refused(2, "report", "nothing", "--out", str(tmp_path / "report.html"))
    office.refused(2, "report", release, "--out", str(tmp_path / "none" / "report.html"))
    office.refused(3, "report", release, "--out", str(tmp_path / "report.html"), "--as", "Nobody")
