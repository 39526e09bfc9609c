"""How texts and queries are cut into words, and where they stand."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.desk.library_words import (
    LONGEST_WORD,
    MOST_TERMS,
    NOWHERE,
    Term,
    excerpt,
    fold,
    line,
    spans,
    terms,
    words,
)


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("L’eau revient à Kessou", ["l", "eau", "revient", "a", "kessou"]),
        ("ÉLÉVATION œuvre Straße", ["elevation", "œuvre", "strasse"]),
        ("14\u00a0500 personnes (US$2.4)", ["14", "500", "personnes", "us", "2", "4"]),
        ("e\u0301tat état", ["etat", "etat"]),
        ("東京 2026", ["東", "京", "2026"]),
        ("💧 – … ", []),
        ("x" * 200, ["x" * LONGEST_WORD]),
    ],
)
def test_words_are_folded(text: str, cut: list[str]) -> None:
    assert words(text) == cut


def test_a_query_becomes_terms() -> None:
    assert terms("eau  Kess") == (Term(("eau",)), Term(("kess",), prefix=True))
    assert terms("eau ") == (Term(("eau",)),)
    assert terms("« eau potable » ") == (Term(("eau", "potable")),)
    assert terms("“eau pota") == (Term(("eau", "pota"), prefix=True),)
    assert terms("eau eau ") == (Term(("eau",)),)
    assert terms("") == terms("   ") == ()
    assert terms("***") == (NOWHERE,)
    assert len(terms(" ".join(f"w{number}" for number in range(500)))) == MOST_TERMS


def test_nothing_in_a_query_means_anything_to_the_index() -> None:
    for hostile in ('a" OR "b', "NEAR(a b)", "words:a*", "a^b", "-a +b", "a AND NOT b"):
        for term in terms(hostile):
            inside = term.match.removesuffix("*").strip()
            assert inside.startswith('"')
            assert inside.endswith('"')
            assert inside.count('"') == 2


def test_where_terms_stand() -> None:
    text = "L’eau : de l’eau potable à Késsou"
    assert [text[a:b] for a, b in spans(text, terms("eau "))] == ["eau", "eau"]
    assert [text[a:b] for a, b in spans(text, terms("kes"))] == ["Késsou"]
    assert [text[a:b] for a, b in spans(text, terms("“eau potable”"))] == ["eau potable"]
    # A decomposed accent belongs to its letter, and a letter that folds to two is one.
    assert spans("e\u0301tat ß", terms("etat ss")) == [(0, 5), (6, 7)]


@given(st.text(max_size=60))
def test_what_is_cut_is_found_where_it_stands(text: str) -> None:
    for word in words(text):
        found = spans(text, [Term((word,))])
        assert found
        for start, end in found:
            assert 0 <= start < end <= len(text)
            assert word in words(text[start:end]) or len(words(text[start:end])) >= 1
    assert line(text).split() == words(text)


@given(st.text(alphabet="aéÉß ﬁœn\u0303’1", max_size=30))
def test_places_are_those_of_each_character_for_itself(text: str) -> None:
    """However the text folds, the span of a word covers characters that fold to it."""
    for word in words(text):
        for start, end in spans(text, [Term((word,))]):
            assert fold(text[start:end]).strip() in (word, fold(text[start:end]))
            assert end == len(text) or not unicodedata.combining(text[end])


def test_a_long_text_is_shown_around_the_first_place() -> None:
    text = "word " * 100 + "Kessou " + "word " * 100
    places = spans(text, terms("kessou "))
    piece, kept = excerpt(text, places, 60)
    assert len(piece) < 75
    assert piece.startswith("…")
    assert piece.endswith("…")
    assert [piece[a:b] for a, b in kept] == ["Kessou"]
    assert excerpt("short", [(0, 5)], 60) == ("short", ((0, 5),))
