"""What is said of a new version: counts, words marked, and nothing too long to be shown."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextDocument

from ui.dialogs.new_version_words import LONGEST, SHOWN, Compared, changes_html, counted
from workbench.editorial.comparison import compare_words
from workbench.model.pairing import CarriedKind, CarriedRow


def compared(kind: CarriedKind, old: str, new: str, moved: bool = False) -> Compared:
    differences = tuple(compare_words(old, new)) if kind is CarriedKind.CHANGED else ()
    return Compared(CarriedRow(kind, ("a",), ("b",), old, new, moved), differences)


def read(rows: list[Compared]) -> str:
    document = QTextDocument()
    document.setHtml(changes_html(rows))
    return document.toPlainText()


def test_counts_leave_out_what_there_is_none_of() -> None:
    rows = [
        compared(CarriedKind.SAME, "a", "a", moved=True),
        compared(CarriedKind.GONE, "b", ""),
        compared(CarriedKind.GONE, "c", ""),
    ]
    assert counted(rows) == "1 sentence as before, 2 sentences gone, 1 sentence moved"


def test_what_is_as_before_is_not_shown_unless_it_was_moved(qapp) -> None:
    rows = [
        compared(CarriedKind.SAME, "Same.", "Same."),
        compared(CarriedKind.SAME, "Moved.", "Moved.", moved=True),
        compared(CarriedKind.NEW, "", "<b>New & bold</b>"),
    ]
    said = read(rows)
    assert "Same." not in said
    assert "moved\nMoved." in said.replace("\u2028", "\n")
    assert "<b>New & bold</b>" in said


@pytest.mark.parametrize("kind", list(CarriedKind))
def test_what_is_too_long_is_cut(qapp, kind: CarriedKind) -> None:
    long = "word " * LONGEST
    said = read([Compared(CarriedRow(kind, ("a",), ("b",), long, long + "end", True))])
    assert said.endswith("…")
    assert len(said) < LONGEST + 100


def test_a_list_ends_somewhere(qapp) -> None:
    rows = [compared(CarriedKind.NEW, "", f"Sentence {number}.") for number in range(SHOWN + 7)]
    assert read(rows).endswith("and 7 more")
