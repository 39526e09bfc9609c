"""Words that are right although no list has them."""

from __future__ import annotations

import pytest

from workbench.proofing.word_forms import is_english_variant, is_made_with_prefix


@pytest.mark.parametrize(
    ("word", "language", "replacements", "right"),
    [
        ("multiarchitecture", "fr", (), True),
        ("Coordonateur", "fr", ("Coordonnateur",), False),
        ("covedette", "fr", ("vedette", "côtelette"), True),
        ("procatalanistas", "es", ("pro catalanistas",), True),
        ("reinyectar", "es", (), True),
        ("reunion", "es", ("reunión",), False),
        ("precedante", "es", ("precedente",), False),
        ("codes", "fr", (), False),
        ("antirrobo", "es", (), True),
        ("autoxqzt", "es", (), False),
        ("multiarchitecture", "en", (), False),
        ("", "fr", (), False),
    ],
)
def test_prefixes(word: str, language: str, replacements: tuple[str, ...], right: bool) -> None:
    assert is_made_with_prefix(word, language, replacements) is right


@pytest.mark.parametrize(
    ("word", "replacement"),
    [
        ("litres", "liters"),
        ("kilometres", "kilometers"),
        ("Labour", "Labor"),
        ("organised", "organized"),
        ("analysed", "analyzed"),
        ("catalogue", "catalog"),
        ("defence", "defense"),
        ("programmes", "programs"),
        ("travelled", "traveled"),
        ("grey", "gray"),
    ],
)
def test_british_and_american(word: str, replacement: str) -> None:
    assert is_english_variant(word, ("other", replacement))


@pytest.mark.parametrize(
    ("word", "replacement"), [("recieve", "receive"), ("goverment", "government"), ("untill", "until")]
)
def test_slips_are_no_variants(word: str, replacement: str) -> None:
    assert not is_english_variant(word, (replacement,))
