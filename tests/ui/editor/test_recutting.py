"""Which rows a filter shows after segments were split and joined."""

from __future__ import annotations

import pytest

from ui.editor.recutting import followed
from ui.editor.shown_rows import ShownRows
from workbench.desk.views import Outline


def outline(ids: str) -> Outline:
    size = len(ids)
    return Outline(tuple(ids), bytes(size), bytes(size), bytes(size))


@pytest.mark.parametrize(
    ("before", "shown", "after", "then"),
    [
        ("abc", "b", "axyc", "bxy"),  # split
        ("abc", "b", "xyabc", "b"),  # split elsewhere
        ("abc", "ab", "xc", "abx"),  # joined
        ("abc", "b", "xc", "bx"),  # joined with one that is hidden
        ("abc", "c", "abxy", "cxy"),  # the last
        ("abc", "", "axyc", ""),
        ("", "", "abc", ""),
        ("abc", "b", "abc", "b"),
    ],
)
def test_new_rows_are_shown_where_shown_ones_stood(before: str, shown: str, after: str, then: str) -> None:
    assert followed(ShownRows(outline(before)), outline(after), tuple(shown)) == tuple(then)


def test_without_a_filter_all_are_shown() -> None:
    assert followed(ShownRows(outline("abc")), outline("axyc"), None) is None
