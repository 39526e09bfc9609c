"""``new-version``."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.terminal.running import FRENCH, Terminal

OLD = "Water comes back to Kessou\n\nMeridian Relief opened eleven water points. They serve 14,500 people.\n"
NEW = OLD.replace("eleven", "twelve") + "\nDonors paid for the work.\n"


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    paths = tmp_path / "old.txt", tmp_path / "new.txt"
    for path, text in zip(paths, (OLD, NEW), strict=True):
        path.write_text(text, encoding="utf-8")
    return str(paths[0]), str(paths[1])


@pytest.fixture
def release(office: Terminal, files: tuple[str, str]) -> str:
    made = office.json("new", files[0], "--target", "fr", "--as", "Ann", "--reference", "MR-2026-7")
    for number, text in enumerate(FRENCH, 1):
        plain = text.replace("<1>", "").replace("</1>", "")
        office.done("edit", made["id"], str(number), plain, "--as", "Ann")
    return str(made["id"])


def test_a_new_version_carries_the_translation_over(
    office: Terminal, files: tuple[str, str], release: str
) -> None:
    made = office.json("new-version", release, files[1], "--as", "Ann", "--archive")
    assert [row["kind"] for row in made["rows"]] == ["same", "changed", "same", "new"]
    assert made["rows"][1]["new_text"] == "Meridian Relief opened twelve water points."
    shown = office.json("show", "MR-2026-7")
    assert shown["id"] == made["id"]
    states = [one["state"] for one in shown["segments"]]
    assert states == ["translated", "draft", "translated", "untranslated"]
    assert shown["segments"][1]["target"] == "Secours Méridien a ouvert onze points d’eau."
    assert shown["segments"][1]["source"] == "Meridian Relief opened twelve water points."


def test_a_preview_says_what_changed_and_changes_nothing(
    office: Terminal, files: tuple[str, str], release: str
) -> None:
    said = office.done("new-version", release, files[1], "--preview").out
    assert "    - Meridian Relief opened eleven water points.\n" in said
    assert "    + Meridian Relief opened twelve water points.\n" in said
    assert said.splitlines()[-1] == "as before: 2, changed: 1, new: 1"
    assert len(office.json("list")) == 1


def test_what_is_no_new_version_is_refused(
    office: Terminal, files: tuple[str, str], release: str, tmp_path: Path
) -> None:
    assert "does already" in office.refused(2, "new-version", release, files[0], "--as", "Ann")
    assert "nowhere" in office.refused(2, "new-version", release, str(tmp_path / "nowhere.txt"))
    assert "Nobody" in office.refused(3, "new-version", release, files[1], "--as", "Nobody")
    assert "no release" in office.refused(2, "new-version", "MR-0000", files[1], "--as", "Ann").lower()
    empty = office.refused(2, "new-version", release, "-", "--as", "Ann", given=b"")
    assert "-" in empty
    french = office.refused(
        2, "new-version", release, "-", "--as", "Ann",
        given="La bibliothèque rouvre ses portes dans la ville. Le maire est venu.".encode(),
    )  # fmt: skip
    assert "language" in french
    assert len(office.json("list")) == 1
