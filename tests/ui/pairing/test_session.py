"""A pairing that is worked on: steps and the way back, pairing again, what the store has, figures that differ."""

from __future__ import annotations

from ui.pairing.differing import plain, sentences, shortened, text_of
from workbench.desk import pairing_rows
from workbench.model.errors import InputError
from workbench.model.pairing import Pairing, PairSide, RowKind


def kept(desk) -> Pairing:
    (summary,) = desk.pairing.works()
    found = desk.pairing.work(summary.id).pairing
    assert isinstance(found, Pairing)
    return found


def test_is_kept_before_anything_is_changed_and_after_every_change(desk, make_session, settle) -> None:
    session = make_session()
    settle()
    assert kept(desk) == session.pairing
    assert session.do("Join rows", lambda pairing: pairing_rows.join(pairing, 1, 2))
    settle()
    assert kept(desk) == session.pairing
    assert session.pairing.rows[1].locked
    session.undo()
    settle()
    assert kept(desk) == session.pairing
    assert len(desk.pairing.works()) == 1


def test_many_changes_in_a_row_leave_one_work_with_the_newest(desk, make_session, settle) -> None:
    session = make_session()
    for _time in range(6):
        session.do(
            "Lock", lambda pairing: pairing_rows.lock(pairing, [0], not pairing.rows[0].locked), again=False
        )
    session.do("Join rows", lambda pairing: pairing_rows.join(pairing, 2, 3), again=False)
    settle()
    assert kept(desk) == session.pairing
    assert len(desk.pairing.works()) == 1


def test_undo_and_redo_give_exactly_what_was_there(make_session, settle) -> None:
    session = make_session()
    settle()
    seen = [session.pairing]
    for name, deed in (
        ("Join rows", lambda pairing: pairing_rows.join(pairing, 1, 2)),
        ("Unpair a row", lambda pairing: pairing_rows.unpair(pairing, 0)),
        ("Shift a sentence down", lambda pairing: pairing_rows.shift(pairing, 3, PairSide.TARGET, True)),
    ):
        assert session.do(name, deed)
        settle()
        seen.append(session.pairing)
    assert session.undo_name() == "Shift a sentence down"
    for before in reversed(seen[:-1]):
        assert session.undo()
        settle()
        assert session.pairing == before
    assert not session.undo()
    for after in seen[1:]:
        assert session.redo()
        settle()
        assert session.pairing == after
    assert not session.redo()
    assert session.redo_name() == ""


def test_what_is_not_locked_is_paired_again_around_a_change(make_session, settle) -> None:
    session = make_session()
    settle()
    whole = session.pairing
    # A wrong row by hand: all the rest must still find its own.
    assert session.do("Unpair a row", lambda pairing: pairing_rows.unpair(pairing, 0))
    settle()
    again = session.pairing
    assert sum(row.kind is RowKind.LEFT_OUT for row in again.rows) >= 1
    assert {row.source for row in again.rows if row.kind is RowKind.ONE_TO_ONE} <= {
        row.source for row in whole.rows
    }
    assert [row for row in again.rows if row.locked] == [
        row for row in again.rows if 0 in row.source or 0 in row.target
    ]


def test_pairing_again_that_changes_nothing_leaves_nothing_to_take_back(make_session, settle) -> None:
    session = make_session()
    settle()
    session.pair_again("Pair again")
    settle()
    assert session.undo_name() == ""
    session.do("Join rows", lambda pairing: pairing_rows.join(pairing, 1, 2), again=False)
    session.do("Unlock rows", lambda pairing: pairing_rows.lock(pairing, [1], False), again=False)
    joined = session.pairing
    session.pair_again("Pair again")
    settle()
    assert session.pairing != joined
    assert session.undo_name() == "Pair again"
    session.undo()
    assert session.pairing == joined
    settle()


def test_going_back_while_it_is_paired_again_drops_what_comes_late(make_session, settle) -> None:
    session = make_session()
    settle()
    before = session.pairing
    session.do("Join rows", lambda pairing: pairing_rows.join(pairing, 1, 2))
    session.undo()
    settle()
    assert session.pairing == before


def test_what_makes_no_sense_is_said_and_changes_nothing(make_session, settle) -> None:
    session = make_session()
    settle()
    before, told = session.pairing, []
    session.failed.connect(told.append)
    assert not session.do("Split a row", lambda pairing: pairing_rows.split(pairing, 0))
    assert isinstance(told[0], InputError)
    assert session.pairing is before
    assert session.undo_name() == ""


def test_figures_that_differ_are_found_with_their_places(make_session, settle) -> None:
    session = make_session()
    settle()
    (row,) = [row for row in session.pairing.rows if session.differs(row)]
    marks = session.marks[row]
    source, target = text_of(session.pairing, row.source, True), text_of(session.pairing, row.target, False)
    assert [source[start:end] for start, end in marks.source] == ["14,500"]
    assert [target[start:end].replace("\u202f", " ").replace("\xa0", " ") for start, end in marks.target] == [
        "14 700"
    ]
    assert "14,500" in marks.words()[0]


def test_marks_stay_right_when_a_side_ends_lines_in_its_own_way(make_session, settle) -> None:
    english = (
        "First line of 10 people.\n\nA second with 20\u2028people in it.\n\nThe third names 30 houses.\n"
    )
    french = "Première ligne de 10 personnes.\n\nUne deuxième avec 20\u2028personnes.\n\nLa troisième cite 31 maisons.\n"
    session = make_session(english, french)
    settle()
    differing = [row for row in session.pairing.rows if session.differs(row)]
    assert [
        text_of(session.pairing, row.source, True)[slice(*session.marks[row].source[0])] for row in differing
    ] == ["30"]


def test_a_line_is_a_line_whatever_ends_lines_in_it() -> None:
    odd = "a\u2028b\x0bc\x85d\ne \U0001f30d f"
    assert len(plain(odd)) == len(odd)
    assert len(plain(odd).splitlines()) == 1


def test_sentences_of_a_row_stand_where_its_text_has_them(make_session) -> None:
    pairing = pairing_rows.join(make_session().pairing, 0, 3)
    row = pairing.rows[0]
    for indexes, source in ((row.source, True), (row.target, False)):
        text = text_of(pairing, indexes, source)
        for one in sentences(pairing, indexes, source):
            assert text[one.start : one.start + len(one.text)] == one.text


def test_of_what_nobody_reads_only_the_beginning_is_shown() -> None:
    assert shortened("short") == "short"
    assert shortened("x" * 50, 10) == "xxxxxxxxx…"
