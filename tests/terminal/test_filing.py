"""Finding releases and putting them in order from a terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.terminal.running import Terminal


@pytest.fixture
def second(office: Terminal, release: str, page: Path) -> str:
    """Return the id of another release, in two languages, beside the first."""
    other = page.with_name("other.html")
    other.write_text("<html lang='en'><body><h1>Vaccination in Sanga</h1><p>Nurses came.</p></body></html>")
    made = office.json("new", str(other), "--target", "fr,es", "--due", "2030-01-01T10:00Z", "--as", "Cy")
    return str(made["id"])


def ids(office: Terminal, *options: str) -> list[str]:
    return [card["id"] for card in office.json("list", *options)]


def test_releases_are_found_and_filtered(office: Terminal, release: str, second: str) -> None:
    office.done("edit", release, "1", "L’eau revient à Kessou", "--as", "Ann")
    assert ids(office) == [second, release]
    assert ids(office, "kess") == ids(office, "l’eau") == ids(office, "“eleven water”") == [release]
    assert ids(office, "nurses sanga") == [second]
    assert ids(office, "kessou sanga") == []
    assert ids(office, "--lang", "es") == [second]
    assert ids(office, "--person", "Ann") == [release]
    assert ids(office, "--person", "Cy") == [second]
    assert ids(office, "--status", "draft", "--status", "approved") == [second, release]
    assert ids(office, "--status", "approved") == []
    assert ids(office, "--due-before", "2030-01-02T00:00Z") == [second]
    assert ids(office, "--embargo", "under") == []
    assert ids(office, "--sort", "title") == [second, release]
    assert ids(office, "--sort", "title", "--reverse") == [release, second]
    (card,) = office.json("list", "revient")
    assert card["found"][0]["segment"] == 1
    assert card["found"][0]["text"] == "L’eau revient à Kessou"
    assert card["translations"][0]["people"] == ["Ann"]


def test_tags_and_dossiers(office: Terminal, release: str, second: str) -> None:
    assert office.json("tag", "add", "Water", release, second, "--as", "Ann")["changed"] == [release, second]
    assert office.done("tag", "add", "water", second, "--as", "Ann").out == ""
    assert office.done("tag", "list").out == "Water\t2\n"
    assert office.done("tag", "remove", "Water", second, "--as", "Ann").out == f"{second}\n"
    assert ids(office, "--tag", "Water") == [release]
    office.done("dossier", "add", "Rainy season", "MR-1", "--as", "Ann")
    assert office.json("dossier", "list") == [{"name": "Rainy season", "releases": 1}]
    (card,) = office.json("list", "--dossier", "Rainy season")
    assert (card["tags"], card["dossiers"], card["archived"]) == (["Water"], ["Rainy season"], False)
    office.done("dossier", "remove", "Rainy season", release, "--as", "Ann")
    assert office.done("dossier", "list").out == ""


def test_archive_and_duplicate(office: Terminal, release: str, second: str) -> None:
    office.done("archive", release, "--as", "Cy")
    assert ids(office) == [second]
    assert ids(office, "--archived") == [release]
    office.done("archive", "--restore", release, "--as", "Cy")
    assert ids(office) == [second, release]
    copy = office.done("duplicate", second, "--as", "Cy").out.strip()
    assert ids(office) == [copy, second, release]
    assert office.json("show", copy)["title"] == "Vaccination in Sanga"


REFUSED = (
    (2, ["tag", "add", " ", "MR-1", "--as", "Ann"]),
    (2, ["tag", "add", "Water", "--as", "Ann"]),
    (2, ["tag", "add", "x" * 200, "MR-1", "--as", "Ann"]),
    (2, ["tag", "add", "Water", "MR-1", "nothing", "--as", "Ann"]),
    (3, ["tag", "add", "Water", "MR-1", "--as", "Zed"]),
    (3, ["dossier", "add", "Water", "MR-1"]),
    (2, ["archive", "nothing", "--as", "Ann"]),
    (3, ["archive", "MR-1", "--as", "Zed"]),
    (2, ["archive", "--as", "Ann"]),
    (2, ["duplicate", "nothing", "--as", "Ann"]),
    (2, ["list", "--lang", "../x"]),
    (2, ["list", "--due-before", "tomorrow"]),
    (2, ["list", "--status", "gone"]),
)


def test_what_cannot_be_done_is_said_in_one_line(office: Terminal, release: str) -> None:
    for code, words in REFUSED:
        office.refused(code, *words)
    assert office.done("tag", "list").out == ""
    assert ids(office) == [release]
