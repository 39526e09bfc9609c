"""Words of a dictionary and the forms that follow from them."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.proofing.dictionary import knows


@pytest.mark.parametrize(
    ("added", "word", "language"),
    [
        ("écotaxe", "écotaxes", "fr"),
        ("écotaxe", "l’écotaxe", "fr"),
        ("écotaxe", "d'écotaxes", "fr"),
        ("écotaxe", "Écotaxe", "fr"),
        ("écotaxe", "ÉCOTAXE", "fr"),
        ("interrégional", "interrégionaux", "fr"),
        ("interrégional", "interrégionales", "fr"),
        ("géocodé", "géocodées", "fr"),
        ("géocodeur", "géocodeuse", "fr"),
        ("médiatrice", "médiatrices", "fr"),
        ("cotraducteur", "cotraductrices", "fr"),
        ("télémédecins", "télémédecin", "fr"),
        ("Kessou", "d’Kessou", "fr"),
        ("Kessou", "KESSOU", "fr"),
        ("OIM", "l’OIM", "fr"),
        ("geotag", "geotags", "en"),
        ("geotag", "geotagged", "en"),
        ("geotag", "geotagging", "en"),
        ("ecotax", "ecotax's", "en"),
        ("Kessou", "Kessou’s", "en"),
        ("agritech", "agritech’s", "en"),
        ("microcity", "microcities", "en"),
        ("ecotasa", "ecotasas", "es"),
        ("georreferenciado", "georreferenciadas", "es"),
        ("cogestor", "cogestoras", "es"),
        ("micropez", "micropeces", "es"),
        ("teleacción", "teleacciones", "es"),
    ],
)
def test_a_word_covers_its_forms(added: str, word: str, language: str) -> None:
    assert knows(frozenset({added}), word, language)
    assert knows(
        frozenset({unicodedata.normalize("NFD", added)}), unicodedata.normalize("NFC", word), language
    )


@pytest.mark.parametrize(
    ("added", "word", "language"),
    [
        ("Kessou", "kessou", "fr"),
        ("Kessou", "Kesou", "fr"),
        ("Kessou", "Kessoue", "fr"),
        ("écotaxe", "écotaxi", "fr"),
        ("écotaxe", "x’écotaxe", "fr"),
        ("écotaxe", "ecotaxe", "fr"),
        ("geotag", "geotagger", "en"),
        ("ecotasa", "ecotaso", "fr"),
    ],
)
def test_other_words_stay_unknown(added: str, word: str, language: str) -> None:
    assert not knows(frozenset({added}), word, language)


def test_an_empty_dictionary_knows_nothing() -> None:
    assert not knows(frozenset(), "écotaxe", "fr")


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=1, max_size=12), st.sampled_from(["fr", "en", "es", "de", ""]))
def test_any_word_that_was_added_is_known(word: str, language: str) -> None:
    assert knows(frozenset({word}), word, language)
