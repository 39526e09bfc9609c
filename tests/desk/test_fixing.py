"""Fixes put in together: the safe ones of a segment or a translation, and the same one wherever it fits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.desk.building import FRENCH, REVIEWER, WRITER, segments, write, write_all
from workbench.desk.desk import Desk
from workbench.desk.fixing import alike, put_in
from workbench.model.errors import Cancelled, RuleError
from workbench.model.issues import Fix, Issue, Severity, Side
from workbench.model.tasks import CancelToken
from workbench.model.translation import SegmentState, Translation

STRAIGHT = "Les travaux n'ont duré que 26\u00a0jours, l'an dernier."
CURLY = "Les travaux n’ont duré que 26\u00a0jours, l’an dernier."
WRONG = "Ils n'en desservent que 15\u00a0400 chaque jour."


@pytest.fixture
def faulty(desk: Desk, translation: Translation) -> Translation:
    """Return the translation with straight apostrophes in two segments, and a wrong figure in one of them."""
    write_all(desk, translation)
    write(desk, translation, 3, WRONG)
    write(desk, translation, 4, STRAIGHT)
    return translation


def text_of(desk: Desk, translation: Translation, number: int) -> str:
    return desk.editing.row(translation.id, segments(desk, translation)[number - 1].id).text


def issue(
    text: str, start: int, end: int, fix: str | None = None, check: str = "a", safe: bool = True
) -> Issue:
    fixes = () if fix is None else (Fix(fix, safe),)
    return Issue(check, Severity.HINT, "s", Side.TARGET, start, end, text[start:end], "m", fixes=fixes)


def test_safe_fixes_are_counted_before_anything_changes(desk: Desk, faulty: Translation) -> None:
    fixed = desk.fixing.safe(faulty.id, CancelToken())
    assert [(one.number, len(one.issues)) for one in fixed] == [(3, 1), (4, 2)]
    assert fixed[1].before == STRAIGHT
    assert fixed[1].after == CURLY
    assert text_of(desk, faulty, 4) == STRAIGHT


def test_safe_fixes_are_one_step_that_is_undone_and_redone(desk: Desk, faulty: Translation) -> None:
    fixed = desk.fixing.safe(faulty.id, CancelToken())
    done = desk.fixing.apply(faulty.id, fixed, WRITER)
    assert (done.fixes, done.left, len(done.changes.segments)) == (3, 0, 2)
    assert text_of(desk, faulty, 4) == CURLY
    assert "15\u00a0400" in text_of(desk, faulty, 3)
    assert desk.fixing.safe(faulty.id, CancelToken()) == []
    desk.finding.put_back(done.made, WRITER)
    assert text_of(desk, faulty, 4) == STRAIGHT
    desk.finding.put_again(done.made, WRITER)
    assert text_of(desk, faulty, 4) == CURLY


def test_what_somebody_changed_meanwhile_is_left(desk: Desk, faulty: Translation) -> None:
    fixed = desk.fixing.safe(faulty.id, CancelToken())
    write(desk, faulty, 4, "Quelqu’un d’autre a écrit.")
    done = desk.fixing.apply(faulty.id, fixed, WRITER)
    assert (done.fixes, done.left) == (1, 2)
    assert text_of(desk, faulty, 4) == "Quelqu’un d’autre a écrit."


def test_a_reviewed_text_must_be_reviewed_again_and_a_locked_one_stays(
    desk: Desk, faulty: Translation
) -> None:
    rows = [desk.editing.row(faulty.id, one.id) for one in segments(desk, faulty)]
    third, fourth = rows[2], rows[3]
    desk.editing.commit(
        faulty.id, third.segment.id, WRONG, SegmentState.REVIEWED, REVIEWER, third.revision_id
    )
    desk.editing.commit(
        faulty.id,
        fourth.segment.id,
        STRAIGHT,
        SegmentState.TRANSLATED,
        WRITER,
        fourth.revision_id,
        locked=True,
    )
    fixed = desk.fixing.safe(faulty.id, CancelToken())
    assert [one.number for one in fixed] == [3]
    desk.fixing.apply(faulty.id, fixed, WRITER)
    assert desk.editing.row(faulty.id, third.segment.id).state is SegmentState.TRANSLATED


def test_what_is_ignored_is_not_fixed(desk: Desk, faulty: Translation) -> None:
    found = desk.proofing.check(faulty.id, CancelToken(), grammar=False)
    apostrophe = next(one for one in found if one.text == "'")
    desk.proofing.ignore(apostrophe, faulty.id, "release", WRITER)
    assert desk.fixing.safe(faulty.id, CancelToken()) == []


def test_a_cancelled_fixing_changes_nothing(desk: Desk, faulty: Translation) -> None:
    fixed = desk.fixing.safe(faulty.id, CancelToken())
    token = CancelToken()
    with pytest.raises(Cancelled):
        desk.fixing.apply(faulty.id, fixed, WRITER, token, lambda _done, _total: token.cancel())
    assert text_of(desk, faulty, 3) == WRONG


def test_whoever_may_not_edit_may_not_fix(desk: Desk, faulty: Translation) -> None:
    fixed = desk.fixing.safe(faulty.id, CancelToken())
    with pytest.raises(RuleError):
        desk.fixing.apply(faulty.id, fixed, "Nobody")


def test_a_text_that_is_being_typed_is_fixed_as_it_stands(desk: Desk, faulty: Translation) -> None:
    fourth = segments(desk, faulty)[3].id
    typed = "L'eau est l'or de  Kessou"
    fixed = desk.fixing.safe_in(faulty.id, fourth, typed, CancelToken())
    assert fixed is not None
    assert fixed.after == "L’eau est l’or de Kessou"
    assert desk.fixing.safe_in(faulty.id, fourth, FRENCH[3], CancelToken()) is None
    for odd in ("", "   ", "\ud800", "\u202bمرحبا'", "🎉'🎉", "e\u0301'a"):
        desk.fixing.safe_in(faulty.id, fourth, odd, CancelToken())


def test_codes_outlive_the_fixes(desk: Desk, faulty: Translation) -> None:
    second = segments(desk, faulty)[1]
    opened, closed = (code.char for code in second.codes)
    typed = f"L'organisation{opened} a{closed}  ouvert."
    fixed = desk.fixing.safe_in(faulty.id, second.id, typed, CancelToken())
    assert fixed is not None
    assert fixed.after.count(opened) == fixed.after.count(closed) == 1
    assert fixed.after.startswith("L’organisation")


def test_all_alike_have_the_same_check_words_and_fix(desk: Desk, faulty: Translation) -> None:
    found = desk.proofing.check(faulty.id, CancelToken(), grammar=False)
    first = next(one for one in found if one.text == "'")
    chosen = alike(first, first.fixes[0].text, found)
    assert len(chosen) == 3
    assert alike(first, "something else", found) == []
    write(desk, faulty, 3, "Rien de tel.")
    done = desk.fixing.apply_chosen(faulty.id, chosen, WRITER)
    assert (done.fixes, done.left) == (2, 1)
    assert text_of(desk, faulty, 4) == CURLY


def test_of_fixes_that_overlap_the_first_is_put_in() -> None:
    text = "a  b"
    one, other = issue(text, 1, 3, " "), issue(text, 2, 3, "")
    assert put_in(text, [(other, ""), (one, " ")]) == ("a b", [one], True)


def test_two_insertions_at_one_place_are_not_both_made() -> None:
    text = "ab"
    one, other = issue(text, 1, 1, " ", "a"), issue(text, 1, 1, " ", "b")
    assert put_in(text, [(one, " "), (other, " ")]) == ("a b", [one], True)


def test_a_span_that_reads_otherwise_now_is_left() -> None:
    found = issue("a;b", 1, 2, " ;")
    assert put_in("a,b", [(found, " ;")]) == ("a,b", [], False)
    assert put_in("", [(found, " ;")]) == ("", [], False)


@given(st.text(min_size=1, max_size=12), st.data())
def test_fixes_that_change_nothing_leave_any_text_alone(text: str, data: st.DataObject) -> None:
    places = data.draw(
        st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted), max_size=5)
    )
    chosen = [(issue(text, start, end), text[start:end]) for start, end in places]
    assert put_in(text, chosen)[0] == text
