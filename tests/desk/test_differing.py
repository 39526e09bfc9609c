"""What two versions differ in: the texts, never merely the cut."""

from __future__ import annotations

import pytest

from workbench.desk.differing import Differing, differing


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ({"a": "Un", "b": "Deux"}, {"a": "Un", "b": "Trois"}, [("b", "Deux", "Trois")]),
        ({"a": "Un. Deux."}, {"x": "Un.", "y": "Deux."}, []),
        ({"x": "Un.", "y": "Deux."}, {"a": "Un. Deux."}, []),
        ({"a": "Un. Deux.", "b": "Z"}, {"x": "Un.", "y": "Trois.", "b": "Z"}, [("x", "Un. Deux.", "Un. Trois.")]),
        ({"a": "A", "b": "B", "c": "C"}, {"a": "A", "c": "D"}, [("b", "B", ""), ("c", "C", "D")]),
        ({"a": "A"}, {"a": "A", "b": "B"}, [("b", "", "B")]),
        ({"a": "A", "b": ""}, {"a": "A"}, []),
        ({}, {"a": "A"}, [("a", "", "A")]),
        ({"a": "A", "b": "B"}, {"b": "B", "a": "A"}, [("a", "A", ""), ("a", "", "A")]),
        ({}, {}, []),
    ],
)  # fmt: skip
def test_pieces_that_read_differently(
    old: dict[str, str], new: dict[str, str], found: list[tuple[str, str, str]]
) -> None:
    assert differing(old, new) == [Differing(*one) for one in found]
