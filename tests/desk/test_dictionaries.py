"""The dictionaries of a person, of a release and of the house."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desk.building import REVIEWER, WRITER, add_release
from workbench.desk.changes import NOTHING
from workbench.desk.desk import Desk
from workbench.model.errors import InputError, RuleError
from workbench.model.translation import Translation


def test_each_dictionary_has_its_own_words(desk: Desk, translation: Translation) -> None:
    release = translation.release_id
    _other, elsewhere = add_release(desk, reference="MR-2")
    desk.settings.set("person", WRITER)
    assert desk.dictionaries.add("Kessou", "fr", "house", WRITER).dictionary
    desk.dictionaries.add("Sanga", "fr-CA", "release", WRITER, release)
    desk.dictionaries.add("écotaxe", "fr", "personal", WRITER)
    desk.dictionaries.add("géocodé", "fr", "personal", REVIEWER)
    assert desk.dictionaries.known("fr", release) == {"Kessou", "Sanga", "écotaxe"}
    assert desk.dictionaries.known("fr", elsewhere.release_id) == {"Kessou", "écotaxe"}
    assert desk.dictionaries.known("en", release) == frozenset()
    desk.settings.set("person", REVIEWER)
    assert desk.dictionaries.known("fr") == {"Kessou", "géocodé"}
    assert desk.dictionaries.words("fr", "personal", person=WRITER) == ["écotaxe"]
    assert desk.dictionaries.words("fr", "release", release) == ["Sanga"]
    assert desk.dictionaries.words("fr", "house") == ["Kessou"]


def test_words_are_taken_out_of_the_dictionary_that_has_them(desk: Desk, translation: Translation) -> None:
    desk.settings.set("person", WRITER)
    desk.dictionaries.add("Kessou", "fr", "house", WRITER)
    assert desk.dictionaries.remove("Kessou", "fr", "personal", WRITER) == NOTHING
    assert desk.dictionaries.known("fr") == {"Kessou"}
    assert desk.dictionaries.remove("Kessou", "fr", "house", WRITER).dictionary
    assert desk.dictionaries.known("fr") == frozenset()
    desk.dictionaries.add("Kessou", "fr", "personal", WRITER)
    desk.dictionaries.remove("Kessou", "fr", "personal", WRITER)
    assert desk.dictionaries.known("fr") == frozenset()


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("l'écotaxe", "écotaxe"),
        (" Kessou ", "Kessou"),
        ("qu’Abidjan", "Abidjan"),
        ("aujourd'hui", "aujourd’hui"),
    ],
)
def test_what_is_elided_is_no_part_of_the_word(desk: Desk, given: str, kept: str) -> None:
    desk.dictionaries.add(given, "fr", "house", WRITER)
    assert desk.dictionaries.words("fr", "house") == [kept]


@pytest.mark.parametrize(
    ("word", "scope", "code"),
    [
        ("", "house", "dictionary.no_word"),
        ("\ud83d", "house", "dictionary.no_word"),
        ("New York", "house", "dictionary.more_words"),
        ("x" * 81, "house", "dictionary.long_word"),
        ("Kessou", "mine", "dictionary.bad_scope"),
        ("Kessou", "release", "dictionary.no_release"),
    ],
)
def test_what_cannot_be_added(desk: Desk, word: str, scope: str, code: str) -> None:
    with pytest.raises(InputError) as caught:
        desk.dictionaries.add(word, "fr", scope, WRITER)
    assert caught.value.code == code
    with pytest.raises(RuleError):
        desk.dictionaries.add("Kessou", "fr", "house", "Nobody")
    assert desk.dictionaries.words("fr", "house") == []


def test_a_list_comes_in_and_goes_out(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    path.write_text("Kessou\nSanga\nNew York\nKessou\n", encoding="utf-8")
    desk.dictionaries.add("Sanga", "fr", "house", WRITER)
    taken = desk.dictionaries.import_file(path, "fr", "house", WRITER)
    assert (taken.new, taken.known, taken.bad_lines, taken.problems[0].line) == (1, 1, 1, 3)
    assert taken.changes.dictionary
    again = desk.dictionaries.import_file(path, "fr", "house", WRITER)
    assert (again.new, again.changes) == (0, NOTHING)
    out = tmp_path / "out.txt"
    assert desk.dictionaries.export_file(out, "fr", "house") == 2
    assert out.read_text(encoding="utf-8") == "Kessou\nSanga\n"
    assert desk.dictionaries.import_file(out, "fr", "personal", WRITER).new == 2


def test_garbage_adds_nothing(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    path.write_bytes(b"Kessou\n" + bytes(range(256)) * 20)
    with pytest.raises(InputError) as caught:
        desk.dictionaries.import_file(path, "fr", "house", WRITER)
    assert caught.value.code == "dictionary.not_text"
    assert desk.dictionaries.words("fr", "house") == []


def test_twenty_thousand_words_are_read_once(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    path.write_text("\n".join(f"mot{chr(97 + n % 26)}{n}" for n in range(20_000)), encoding="utf-8")
    assert desk.dictionaries.import_file(path, "fr", "house", WRITER).new == 20_000
    known = desk.dictionaries.known("fr")
    assert len(known) == 20_000
    assert desk.dictionaries.known("fr") is known
