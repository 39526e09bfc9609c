from __future__ import annotations

from urllib.parse import quote_plus

from hypothesis import given
from hypothesis import strategies as st

from workbench.drafting.machine.splitting import split_text


def joined(pieces: list[tuple[str, str]]) -> str:
    return "".join(piece + space for piece, space in pieces)


def test_a_short_text_is_one_piece() -> None:
    assert split_text("One sentence.", 100) == [("One sentence.", "")]
    assert split_text("", 100) == []


def test_cuts_stand_after_sentences_where_there_are_some() -> None:
    text = "The storm came at night. The families left. They found water."
    assert split_text(text, 30) == [
        ("The storm came at night.", " "),
        ("The families left.", " "),
        ("They found water.", ""),
    ]


def test_else_at_a_space_and_never_inside_a_word() -> None:
    pieces = split_text("one two three four five", 9)
    assert [piece for piece, _ in pieces] == ["one two", "three", "four five"]


def test_a_word_longer_than_the_limit_is_cut() -> None:
    assert [piece for piece, _ in split_text("x" * 25, 10)] == ["x" * 10, "x" * 10, "x" * 5]


@given(st.text(alphabet="ab é。.!?\u00a0\n漢😀", max_size=120), st.integers(12, 40))
def test_joined_again_it_is_the_text_and_each_piece_fits(text: str, limit: int) -> None:
    for measure in (len, lambda piece: len(quote_plus(piece))):
        pieces = split_text(text, limit, measure)
        assert joined(pieces) == text
        assert all(measure(piece) <= limit or not piece.strip() for piece, _ in pieces)
        assert all(piece for piece, _ in pieces)
