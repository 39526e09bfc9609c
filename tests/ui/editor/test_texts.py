from __future__ import annotations

from itertools import pairwise

import pytest

from ui.editor.figures import figure_spans
from ui.editor.pasting import cleaned
from ui.editor.undo import EditStack, SegmentChange, Snapshot, Step
from ui.editor.units import to_characters, to_units
from workbench.desk.views import NO_ORIGIN
from workbench.model.inline import CodeKind, CodeRole, InlineCode
from workbench.model.translation import SegmentState


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("serving 14,500 people", ["14,500"]),
        ("14\u202f500 personnes", ["14\u202f500"]),
        ("a US$2.4 million grant", ["US$2.4"]),
        ("up 3.5% and 3,5\u00a0%", ["3.5%", "3,5\u00a0%"]),
        ("on 19/11, at 10:42", ["19/11", "10:42"]),
        ("COP29 and v2 and https://a.org/2026", []),
        ("in 2024 2025 was", ["2024", "2025"]),
        ("5 \ue0006\ue001", ["5", "6"]),
        ("no figure", []),
    ],
)
def test_figures_are_found_whole(text: str, figures: list[str]) -> None:
    assert [text[start:end] for start, end in figure_spans(text)] == figures


@pytest.mark.parametrize("text", ["plain", "a😀b", "😀😀", "é\u0301x", ""])
def test_offsets_come_back(text: str) -> None:
    for offset in range(len(text) + 1):
        units = to_units(text, offset)
        assert units == len(text[:offset].encode("utf-16-le")) // 2
        assert to_characters(text, units) == offset


def test_offset_inside_a_character_is_before_it() -> None:
    assert to_characters("a😀b", 2) == 1


def test_pasted_text_is_one_clean_line() -> None:
    codes = (InlineCode(0, CodeKind.BOLD, CodeRole.OPEN, 1),)
    pasted = "One\r\n  two\tthree\x00\x07 \ue000four\ue005\ufeff\u2029five\u00a0six"
    assert cleaned(pasted, codes) == "One two three \ue000four five\u00a0six"


def _snapshot(text: str) -> Snapshot:
    return Snapshot(text, SegmentState.DRAFT, NO_ORIGIN, len(text))


def _type(stack: EditStack, segment: str, texts: list[str]) -> None:
    for before, after in pairwise(texts):
        change = SegmentChange(segment, _snapshot(before), _snapshot(after))
        stack.type("Typing", change, len(after) < len(before))


def _growing(text: str) -> list[str]:
    return [text[:length] for length in range(len(text) + 1)]


def test_typing_is_undone_word_by_word() -> None:
    stack = EditStack()
    _type(stack, "one", _growing("two words"))
    undone = []
    while (step := stack.undo()) is not None:
        undone.append(step.changes[0].before.text)
    assert undone == ["two ", ""]
    assert stack.redo().changes[0].after.text == "two "


def test_typing_in_another_segment_is_another_step() -> None:
    stack = EditStack()
    _type(stack, "one", ["", "a"])
    _type(stack, "two", ["", "b"])
    assert stack.undo().changes[0].segment_id == "two"
    assert stack.undo().changes[0].segment_id == "one"
    assert stack.undo() is None


def test_deleting_after_typing_is_a_step_of_its_own() -> None:
    stack = EditStack()
    _type(stack, "one", ["", "a", "ab", "a", ""])
    assert stack.undo().changes[0].before.text == "ab"
    assert stack.undo().changes[0].before.text == ""


def test_a_new_step_forgets_what_was_undone() -> None:
    stack = EditStack()
    _type(stack, "one", ["", "a"])
    stack.undo()
    assert stack.redo_name() == "Typing"
    stack.push(Step("Fix", ()))
    assert (stack.undo_name(), stack.redo_name()) == ("Fix", "")
