"""Offsets survive codes, combining accents, surrogates and what nobody sees."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from workbench.proofing.plain import plain_text

CODE = chr(0xE000)
BREAK = chr(0xE001)


def test_codes_vanish_and_offsets_come_back() -> None:
    original = f"Les {CODE}Etats{BREAK} membres"
    plain = plain_text(original)
    assert plain.text == "Les Etats membres"
    start = plain.text.index("Etats")
    assert plain.span(start, start + 5) == (5, 10)
    assert original[5:10] == "Etats"


def test_line_breaks_become_newlines() -> None:
    assert plain_text(f"un{BREAK}deux", frozenset({BREAK})).text == "un\ndeux"


def test_combining_accents_are_composed() -> None:
    original = "un e\u0301te\u0301 chaud"
    plain = plain_text(original)
    assert plain.text == "un été chaud"
    assert plain.span(3, 6) == (3, 8)
    assert original[3:8] == "e\u0301te\u0301"


def test_control_characters_and_surrogates_keep_their_place() -> None:
    plain = plain_text("a\x07b\ud800c\u00add")
    assert plain.text == "a b\ufffdcd"
    assert plain.span(5, 6) == (6, 7)


def test_places() -> None:
    plain = plain_text(f"{CODE}ab{CODE}")
    assert plain.span(2, 2) == (4, 4)
    assert plain.span(0, 0) == (1, 1)
    assert plain.offset(1) == 0
    assert plain.offset(3) == 2


@given(
    st.text(
        alphabet=st.sampled_from(["a", "é", "e", "\u0301", "🎉", "\ue000", "\ud800", "\x00", " ", "\u00ad"])
    )
)
def test_every_span_lies_in_the_original(original: str) -> None:
    plain = plain_text(original)
    if not {"\ue000", "\u00ad"} & set(original):
        assert unicodedata.is_normalized("NFC", plain.text)
    for start in range(len(plain.text) + 1):
        for end in range(start, min(start + 3, len(plain.text)) + 1):
            first, last = plain.span(start, end)
            assert 0 <= first <= last <= len(original)
            if end > start:
                assert plain.text[start:end] in plain_text(original[first:last]).text
