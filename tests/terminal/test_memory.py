"""tm: memories from TMX, into it, and what they answer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.drafting.tmx.building import tmx, tu
from tests.terminal.running import Terminal

PAIR = ("--source-lang", "en", "--target-lang", "fr")
SENTENCE = "The water points serve the people of the region."
FRENCH = "Les points d’eau desservent les habitants de la région."


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "house.tmx"
    path.write_text(
        tmx(
            tu(SENTENCE, FRENCH, languages=("EN-us", "fr_FR")),
            tu("Press <hi type='bold'>release</hi>", "Communiqué <hi type='bold'>de presse</hi>"),
            tu(SENTENCE, FRENCH, languages=("EN-us", "fr_FR")),
        ),
        encoding="utf-8",
    )
    return path


def test_a_memory_is_filled_before_anybody_is_named(terminal: Terminal, file: Path) -> None:
    assert terminal.done("tm", "import", str(file)).out == "house: 2 new, 1 as before\n"
    found = terminal.json("tm", "lookup", SENTENCE, *PAIR)
    assert found == [{"source": SENTENCE, "target": FRENCH, "score": 100, "origin": "house"}]
    (changed,) = terminal.json("tm", "lookup", SENTENCE.replace("serve", "help"), *PAIR)
    assert 60 <= changed["score"] < 100
    assert terminal.json("tm", "lookup", SENTENCE.replace("serve", "help"), *PAIR, "--at-least", "100") == []
    (back,) = terminal.json("tm", "lookup", FRENCH, "--source-lang", "fr", "--target-lang", "en")
    assert (back["source"], back["target"], back["score"]) == (FRENCH, SENTENCE, 100)
    said = terminal.done("tm", "lookup", SENTENCE, *PAIR).out
    assert said.split("\t")[:2] == ["100 %", FRENCH]


def test_the_concordance_gives_places_in_characters(terminal: Terminal, file: Path) -> None:
    terminal.done("tm", "import", str(file))
    (hit,) = terminal.json("tm", "concordance", "release", *PAIR)
    assert (hit["source"], hit["side"], hit["origin"]) == ("Press release", "source", "house")
    assert [hit["source"][start:end] for start, end in hit["spans"]] == ["release"]
    (hit,) = terminal.json("tm", "concordance", "points d’eau", *PAIR, "--side", "target", "--mode", "exact")
    assert [hit["target"][start:end] for start, end in hit["spans"]] == ["points d’eau"]
    assert terminal.json("tm", "concordance", "nowhere", *PAIR) == []
    assert FRENCH in terminal.done("tm", "concordance", "water", *PAIR).out


def test_what_is_exported_can_be_imported_again(terminal: Terminal, file: Path, tmp_path: Path) -> None:
    terminal.done("tm", "import", str(file), "--memory", "One")
    out = tmp_path / "out.tmx"
    assert terminal.done("tm", "export", str(out), "--memory", "One").out == "2 units written\n"
    report = terminal.json("tm", "import", str(out), "--memory", "One")
    assert report == {"memory": "One", "new": 0, "same": 2, "problems": []}
    assert terminal.json("tm", "import", str(out), "--memory", "Two")["new"] == 2
    assert terminal.done("tm", "export", str(out), "--memory", "One", "--target-lang", "es").out.startswith(
        "0 "
    )
    assert [(each["name"], each["units"]) for each in terminal.json("tm", "list")][1:] == [
        ("One", 2),
        ("Two", 2),
    ]
    assert terminal.done("tm", "list").out.splitlines()[1].startswith("One\t2 units\ten")


def test_what_the_house_confirmed_is_exported(
    office: Terminal, translated: Callable[[], str], tmp_path: Path
) -> None:
    translated()
    out = tmp_path / "house.tmx"
    assert office.done("tm", "export", str(out)).out == "3 units written\n"
    text = out.read_text(encoding="utf-8")
    assert '<prop type="x-pressbench-reference">MR-1</prop>' in text
    assert 'creationid="Ann"' in text
    (found, *_rest) = office.json("tm", "lookup", "Water comes back to Kessou", *PAIR)
    assert (found["target"], found["origin"]) == ("L’eau revient à Kessou", "MR-1")


def test_what_was_left_out_is_reported_and_the_rest_taken(terminal: Terminal, tmp_path: Path) -> None:
    path = tmp_path / "broken.tmx"
    path.write_text(tmx(tu("One", "Un"), tu("a <b", "c"), tu("Two", "Deux")), encoding="utf-8")
    said = terminal.done("tm", "import", str(path), code=1).out.splitlines()
    assert said[0] == "broken: 2 new, 0 as before"
    assert said[1].startswith("Line 4: a unit is damaged here")
    (problem,) = terminal.json("tm", "import", str(path), code=1)["problems"]
    assert (problem["code"], problem["line"]) == ("tmx.broken_unit", 4)


def test_what_is_refused(terminal: Terminal, tmp_path: Path, file: Path) -> None:
    text = tmp_path / "text.tmx"
    text.write_text("<html/>", encoding="utf-8")
    assert "begins with <html>" in terminal.refused(2, "tm", "import", str(text))
    assert "cannot be read" in terminal.refused(2, "tm", "import", str(tmp_path / "none.tmx"))
    assert [each["name"] for each in terminal.json("tm", "list")] == ["Memory of the house"]
    assert "--source-lang" in terminal.refused(2, "tm", "lookup", "text")
    assert "no language" in terminal.refused(
        2, "tm", "lookup", "a", "--source-lang", "e n", "--target-lang", "fr"
    )
    assert "needs a file or a text" in terminal.refused(2, "tm", "concordance")
    assert "no memory" in terminal.refused(2, "tm", "export", str(file), "--memory", "Nobody's")
    terminal.refused(2, "tm", "export", str(tmp_path / "none" / "out.tmx"))
    terminal.refused(3, "tm", "import", str(file), "--memory", "house")
    terminal.refused(2, "tm", "forget", "x")
