"""``align`` and ``new --paired``."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.terminal.running import Terminal

FIRST = ROOT / "resources" / "samples" / "first-release"
ENGLISH, FRENCH = str(FIRST / "en.txt"), str(FIRST / "fr.txt")


def test_align_prints_rows_with_indexes_and_texts(terminal: Terminal) -> None:
    rows = terminal.json("align", ENGLISH, FRENCH)
    assert [(row["source"], row["target"]) for row in rows] == [([n], [n]) for n in range(8)]
    first = rows[0]
    assert first["kind"] == "one_to_one"
    assert 0.5 < first["confidence"] <= 1
    assert first["source_texts"] == ["Meridian Relief lends 40 boats to the fishers of Cape Ana"]
    assert first["target_texts"] == ["Secours Méridien prête 40 bateaux aux pêcheurs du cap Ana"]
    assert not terminal.data.exists()


def test_align_prints_rows_for_people(terminal: Terminal) -> None:
    said = terminal.done("align", ENGLISH, FRENCH)
    assert "    < Cape Ana, 2 March 2026\n    > Cap Ana, le 2 mars 2026\n" in said.out


def test_align_says_that_two_texts_have_nothing_to_do_with_each_other(
    terminal: Terminal, tmp_path: Path
) -> None:
    other = tmp_path / "autre.txt"
    other.write_text(
        "La bibliothèque rouvre ses portes\n\nLe maire a coupé le ruban devant la foule. Les lecteurs"
        " trouveront une salle de musique.\n",
        encoding="utf-8",
    )
    said = terminal("align", ENGLISH, str(other), "--json")
    assert said.code == 1
    assert "“autre.txt” is no translation of “en.txt”" in said.error
    assert {row["kind"] for row in said.json} == {"left_out", "added"}


def test_a_translation_that_is_much_longer_is_said_to_be(office: Terminal, tmp_path: Path) -> None:
    longer = tmp_path / "recueil.txt"
    filler = "\n\n".join(
        f"Le conseil municipal a voté le budget numéro {n} de la commune." for n in range(90)
    )
    longer.write_text(f"{Path(FRENCH).read_text('utf-8')}\n\n{filler}\n", encoding="utf-8")
    said = office("align", ENGLISH, str(longer), "--json")
    assert said.code == 0
    assert "of “recueil.txt” is found in “en.txt”" in said.error
    assert sum(row["kind"] == "one_to_one" for row in said.json) == 8
    made = office("new", ENGLISH, "--target", "fr", "--paired", str(longer), "--as", "Ann", "--json")
    assert made.json["added"] == 90
    assert "of “recueil.txt” is found in “en.txt”" in made.error


def test_align_refuses_what_is_no_pair(terminal: Terminal, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    assert terminal.refused(2, "align", ENGLISH, ENGLISH) == "Both texts are the same."
    assert "empty.txt" in terminal.refused(2, "align", ENGLISH, str(empty))
    assert "two folders" in terminal.refused(2, "align", ENGLISH, str(FIRST))
    assert "nowhere" in terminal.refused(2, "align", ENGLISH, str(tmp_path / "nowhere.txt"))
    other = tmp_path / "other.txt"
    other.write_text("The library opens again in the spring of next year.\n", encoding="utf-8")
    assert "“en”" in terminal.refused(2, "align", ENGLISH, str(other))


def test_align_pairs_folders_into_a_memory_and_a_tmx_file(office: Terminal, tmp_path: Path) -> None:
    out = tmp_path / "pairs.tmx"
    said = office("align", str(FIRST), str(FIRST), "--source-lang", "en", "--tmx", str(out), "--as", "Ann")
    assert said.code == 0
    assert [line[:1] for line in said.out.splitlines()] == ["✓", "✓"]
    assert "16 units written." in said.error
    assert out.read_text(encoding="utf-8").count("<tu ") + out.read_text(encoding="utf-8").count("<tu>") == 16
    assert "no memory" in office.refused(2, "align", ENGLISH, FRENCH, "--into", "Nowhere", "--json").lower()


def test_new_puts_the_translation_beside_the_source(office: Terminal) -> None:
    made = office.json("new", ENGLISH, "--target", "fr,es", "--paired", FRENCH, "--as", "Ann")
    assert (made["left_out"], made["added"]) == (0, 0)
    shown = office.json("show", made["id"], "--target", "fr")
    first = shown["segments"][0]
    assert first["target"] == "Secours Méridien prête 40 bateaux aux pêcheurs du cap Ana"
    assert first["state"] == "draft"
    assert office.json("show", made["id"], "--target", "es")["segments"][0]["target"] == ""


@pytest.mark.parametrize(("target", "code", "words"), [("es", 2, "none of the target"), ("fr", 3, "Nobody")])
def test_new_refuses_a_translation_that_does_not_fit(
    terminal: Terminal, target: str, code: int, words: str
) -> None:
    refused = terminal.refused(code, "new", ENGLISH, "--target", target, "--paired", FRENCH)
    assert words in refused
