"""Rules and dictionaries from a terminal."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.terminal.running import Terminal

STRAIGHT = "Ils n'ont desservi que 14\u00a0500 personnes."
APOSTROPHE = "typography.fr.apostrophe"


@pytest.fixture
def straight(office: Terminal, translated: Callable[[], str]) -> str:
    """Return the id of a release with a straight apostrophe."""
    release = translated()
    office.done("edit", release, "3", STRAIGHT, "--as", "Ann")
    return release


def checks(office: Terminal, release: str) -> list[str]:
    said = office("check", release, "--no-grammar", "--json")
    return [issue["check"] for issue in said.json]


def test_a_rule_is_turned_off_and_on_in_a_release(office: Terminal, straight: str) -> None:
    assert APOSTROPHE in checks(office, straight)
    office.done("rules", "off", APOSTROPHE, "--release", straight, "--reason", "quoted mail", "--as", "Ann")
    assert APOSTROPHE not in checks(office, straight)
    listed = office.json("rules", "list", "--release", "MR-1")
    line = next(one for one in listed["rules"] if one["rule"] == APOSTROPHE)
    assert (line["off"], line["scope"], line["by"], line["reason"]) == (True, "release", "Ann", "quoted mail")
    assert "quoted mail" in office.done("rules", "list", "--release", "MR-1").out
    assert not next(one for one in office.json("rules", "list")["rules"] if one["rule"] == APOSTROPHE)["off"]
    office.done("rules", "on", APOSTROPHE, "--release", straight, "--as", "Ann")
    assert APOSTROPHE in checks(office, straight)


def test_a_profile_is_chosen_for_the_house(office: Terminal, straight: str) -> None:
    office.done("rules", "profile", "facts", "--reason", "figures only", "--as", "Cy")
    assert not [name for name in checks(office, straight) if name.startswith("typography")]
    assert office.done("rules", "profile").out.strip() == "facts"
    office.done("rules", "profile", "usual", "--as", "Cy")
    assert office.json("rules", "list")["profile"] == "all"


def test_what_is_refused(office: Terminal) -> None:
    assert "reviewer" in office.refused(3, "rules", "off", "typography", "--reason", "why", "--as", "Ann")
    assert "reason" in office.refused(3, "rules", "off", "typography", "--as", "Cy").lower()
    assert "rules list" in office.refused(2, "rules", "off", "nothing", "--reason", "why", "--as", "Cy")
    assert "loud" in office.refused(2, "rules", "profile", "loud", "--reason", "why", "--as", "Cy")
    office.refused(2, "rules", "off", "--reason", "why", "--as", "Cy")
    office.refused(2, "words", "add", "--lang", "fr", "--as", "Ann")
    office.refused(2, "words", "import", "--lang", "fr", "--as", "Ann")
    office.refused(2, "words", "list", "--lang", "no language")
    office.refused(3, "words", "add", "Kessou", "--lang", "fr", "--as", "Nobody")


def test_words_of_house_release_and_person(office: Terminal, release: str) -> None:
    office.done("words", "add", "Kessou", "l'écotaxe", "--lang", "fr", "--as", "Ann")
    office.done("words", "add", "Sanga", "--lang", "fr", "--release", release, "--as", "Ann")
    office.done("words", "add", "géocodé", "--lang", "fr", "--personal", "--as", "Ann")
    assert office.json("words", "list", "--lang", "fr") == ["Kessou", "écotaxe"]
    assert office.done("words", "list", "--lang", "fr", "--release", "MR-1").out == "Sanga\n"
    assert office.json("words", "list", "--lang", "fr", "--personal", "--as", "Ann") == ["géocodé"]
    assert office.json("words", "list", "--lang", "fr", "--personal", "--as", "Bo") == []
    office.done("words", "remove", "Kessou", "--lang", "fr", "--as", "Bo")
    assert office.json("words", "list", "--lang", "fr") == ["écotaxe"]


def test_lists_come_in_and_go_out(office: Terminal, tmp_path: Path) -> None:
    path, out, garbage = (tmp_path / name for name in ("in.txt", "out.txt", "picture.png"))
    path.write_text("Kessou\nNew York\n", encoding="utf-8")
    said = office("words", "import", str(path), "--lang", "fr", "--as", "Ann")
    assert said.code == 1
    assert said.out.count("\n") == 2
    assert office.done("words", "export", str(out), "--lang", "fr").out.startswith("1 ")
    assert out.read_text(encoding="utf-8") == "Kessou\n"
    garbage.write_bytes(b"\x89PNG\0\0" * 100)
    assert "picture.png" in office.refused(2, "words", "import", str(garbage), "--lang", "fr", "--as", "Ann")
    assert "none.txt" in office.refused(2, "words", "import", str(tmp_path / "none.txt"), "--lang", "fr")
