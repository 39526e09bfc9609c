"""The pairing window by keys: rows changed, what is unsure, figures, leaving and taking up, and the release."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.looking import cut_words, without_name
from tests.ui.pairing.conftest import ENGLISH, FRENCH, UNRELATED, documents
from ui.dialogs.intake_offers import Offer
from ui.dialogs.pairing_accept import AcceptPairingDialog
from ui.pairing.model import RowModel
from ui.pairing.session import PairingSession
from ui.pairing.window import PairingWindow
from ui.shortcuts.catalogue import all_deeds
from ui.shortcuts.registry import Shortcuts
from ui.shortcuts.scheme import KeyScheme
from ui.words import LANGUAGES, change_language
from workbench.desk import pairing_rows
from workbench.model.pairing import PairSide, Relation, RowKind
from workbench.model.people import Role


def press(window: PairingWindow, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    pressed = Qt.KeyboardModifier.NoModifier
    for one in modifiers:
        pressed |= one
    QTest.keyClick(window.view, key, pressed)


ALT, SHIFT, CTRL = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)


def rows(window: PairingWindow) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [(row.source, row.target) for row in window.session.pairing.rows]


def test_j_joins_with_the_next_row_and_ctrl_z_takes_it_back(pairing_window, settle) -> None:
    window, before = pairing_window, rows(pairing_window)
    window.view.go_to(1)
    press(window, Qt.Key.Key_J)
    settle()
    assert rows(window)[1] == ((1, 2), (1, 2))
    assert window.view.place == 1
    assert "Undo: Join rows" in window.bar.buttons["undo"].toolTip()
    press(window, Qt.Key.Key_Z, CTRL)
    settle()
    assert rows(window) == before
    press(window, Qt.Key.Key_Y, CTRL)
    settle()
    assert rows(window)[1] == ((1, 2), (1, 2))


def test_j_joins_all_rows_that_are_selected_and_s_takes_them_apart(pairing_window, settle) -> None:
    window, before = pairing_window, rows(pairing_window)
    window.view.go_to(1)
    press(window, Qt.Key.Key_Down, SHIFT)
    press(window, Qt.Key.Key_Down, SHIFT)
    press(window, Qt.Key.Key_J)
    settle()
    assert rows(window)[1] == ((1, 2, 3), (1, 2, 3))
    press(window, Qt.Key.Key_S)
    settle()
    assert rows(window) == before


def test_alt_down_and_up_shift_a_sentence_of_the_side_that_is_meant(pairing_window, settle) -> None:
    window = pairing_window
    window.view.go_to(2)
    press(window, Qt.Key.Key_Right)
    press(window, Qt.Key.Key_Down, ALT)
    settle()
    assert ((2,), ()) in rows(window)
    assert ((3,), (2, 3)) in rows(window)
    assert window.view.side is PairSide.TARGET
    press(window, Qt.Key.Key_Z, CTRL)
    press(window, Qt.Key.Key_Left)
    press(window, Qt.Key.Key_Up, ALT)
    settle()
    assert ((1, 2), (1,)) in rows(window)


def test_u_lets_sentences_stand_alone_and_l_locks(pairing_window, settle) -> None:
    window = pairing_window
    window.view.go_to(0)
    press(window, Qt.Key.Key_U)
    settle()
    assert ((0,), ()) in rows(window)
    assert ((), (0,)) in rows(window)
    window.view.go_to(4)
    assert not window.session.pairing.rows[4].locked
    press(window, Qt.Key.Key_L)
    assert window.session.pairing.rows[4].locked
    assert "Locked" in window.model.spoken(4)
    press(window, Qt.Key.Key_L)
    settle()
    assert not window.session.pairing.rows[window.view.place].locked


def test_m_carries_one_side_to_another_row_and_escape_leaves_it(pairing_window, settle) -> None:
    window, before = pairing_window, rows(pairing_window)
    press(window, Qt.Key.Key_Right)
    window.view.go_to(1)
    press(window, Qt.Key.Key_M)
    assert "press M again" in window.state.text()
    press(window, Qt.Key.Key_Escape)
    assert window.isVisible()
    assert window.view.rows.carried is None
    press(window, Qt.Key.Key_M)
    window.view.go_to(4)
    press(window, Qt.Key.Key_M)
    settle()
    found = dict(rows(window))
    assert found[(4,)] == (1, 4)
    assert found[(1,)] == ()
    press(window, Qt.Key.Key_Z, CTRL)
    settle()
    assert rows(window) == before


def test_a_deed_that_makes_no_sense_is_said_in_the_window(pairing_window) -> None:
    pairing_window.view.go_to(0)
    press(pairing_window, Qt.Key.Key_S)
    assert pairing_window.trouble.text() == "That cannot be done with this row."
    press(pairing_window, Qt.Key.Key_F8)
    assert pairing_window.trouble.isHidden()


@pytest.fixture
def unsure_window(qtbot, desk, runner, make_session, settle, theme) -> PairingWindow:
    """Return a window with two rows that are not sure, the third and the sixth."""
    whole = make_session().pairing
    made = tuple(
        replace(row, confidence=0.5 if place in (2, 5) else 1.0) for place, row in enumerate(whole.rows)
    )
    session = PairingSession(desk, runner, "Léa Marchand", "A pair", *documents(), replace(whole, rows=made))
    window = PairingWindow(session)
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    settle()
    return window


def test_f8_goes_from_one_unsure_row_to_the_next_and_back(unsure_window) -> None:
    window = unsure_window
    assert window.view.place == 2, "the first that is to be looked at"
    assert "2 not sure" in window.summary.text()
    press(window, Qt.Key.Key_F8)
    assert window.view.place == 5
    assert "50 %" in window.state.text()
    press(window, Qt.Key.Key_F8)
    assert window.view.place == 5
    assert "above" in window.state.text()
    press(window, Qt.Key.Key_F8, SHIFT)
    assert window.view.place == 2


def test_f8_stops_where_figures_differ_until_the_row_is_locked(pairing_window) -> None:
    window, session = pairing_window, pairing_window.session
    (place,) = [at for at, row in enumerate(session.pairing.rows) if session.differs(row)]
    assert not any(row.unsure for row in session.pairing.rows)
    window.view.go_to(len(session.pairing.rows) - 1)
    press(window, Qt.Key.Key_F8, SHIFT)
    assert window.view.place == place
    press(window, Qt.Key.Key_L)
    window.view.go_to(0 if place else 1)
    press(window, Qt.Key.Key_F8)
    assert window.state.text() == "No row is left to check."


def test_enter_says_that_a_row_is_right_and_goes_on(unsure_window, settle) -> None:
    window = unsure_window
    press(window, Qt.Key.Key_Return)
    assert window.session.pairing.rows[2].locked
    assert window.view.place == 5
    press(window, Qt.Key.Key_Return)
    assert "not sure" not in window.summary.text()
    assert window.state.text() == "No row is left to check."
    settle()
    assert window.isVisible()


def test_an_unsure_row_and_another_figure_are_seen_without_colour(unsure_window) -> None:
    model = unsure_window.model
    assert "Not sure (50 %)" in model.spoken(2)
    assert [words for words, _icon, _tone in unsure_window.view.rows._words(model.row(2))] == ["50 %"]
    (place,) = [at for at, row in enumerate(model.pairing.rows) if unsure_window.session.differs(row)]
    assert "Figure differs" in model.index(place).data(Qt.ItemDataRole.ToolTipRole)
    assert "1 with other figures" in unsure_window.summary.text()


def test_a_click_means_the_side_under_the_pointer(pairing_window) -> None:
    view = pairing_window.view
    at = view.rows.columns()
    middle = view.visualRect(view.model().index(1, 0)).center().y()
    for x, side in ((at.target + 30, PairSide.TARGET), (at.source + 30, PairSide.SOURCE)):
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(round(x), middle))
        assert view.side is side
        assert view.place == 1


def test_is_left_and_taken_up_where_it_was(qtbot, desk, runner, pairing_window, settle) -> None:
    window = pairing_window
    window.view.go_to(1)
    press(window, Qt.Key.Key_J)
    press(window, Qt.Key.Key_Escape)
    settle()
    assert not window.isVisible()
    (summary,) = desk.pairing.works()
    session = PairingSession.of_work(desk, runner, "Samuel Kone", desk.pairing.work(summary.id))
    again = PairingWindow(session)
    again.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(again)
    again.show()
    settle()
    assert rows(again)[1] == ((1, 2), (1, 2))
    assert again.session.pairing.rows[1].locked


def test_becomes_a_release_with_drafts_of_origin_paired(qtbot, desk, pairing_window, settle) -> None:
    window, made = pairing_window, []
    window.accepted_as.connect(made.append)
    window.view.go_to(0)
    press(window, Qt.Key.Key_U)
    settle()
    QTest.keyClick(window, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), AcceptPairingDialog))
    dialog = QApplication.activeModalWidget()
    assert "stays untranslated" in dialog.lead.text()
    assert "becomes a comment" in dialog.lead.text()
    dialog.form.reference.setText("MR-7")
    dialog.make.click()
    qtbot.waitUntil(lambda: bool(made))
    assert not window.isVisible()
    (accepted,) = made
    assert accepted.release.reference == "MR-7"
    assert (accepted.left_out, accepted.added) == (1, 1)
    origins = {row.origin.kind.value for row in desk.editing.rows(accepted.translation.id, 0, 50) if row.text}
    assert origins == {"paired"}
    assert desk.pairing.works() == []


def test_texts_that_share_nothing_are_said_to_and_left_unpaired(qtbot, make_session, settle, theme) -> None:
    session = make_session(ENGLISH, UNRELATED)
    window = PairingWindow(session)
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(window)
    window.show()
    settle()
    assert session.pairing.relation is Relation.UNRELATED
    assert "is no translation of" in window.warning_words.text()
    assert not window.go_on.isEnabled()
    assert {row.kind for row in session.pairing.rows} == {RowKind.LEFT_OUT, RowKind.ADDED}


def test_a_text_that_is_much_longer_is_said_to_be(qtbot, make_session, settle, theme) -> None:
    filler = "\n\n".join(
        f"Le conseil municipal a voté le budget numéro {n} de la commune." for n in range(90)
    )
    window = PairingWindow(make_session(ENGLISH, f"{FRENCH}\n\n{filler}"))
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(window)
    window.show()
    settle()
    assert window.warning.isVisible()
    assert "% of “Meridian Relief ouvre onze points d’eau à Kessou” is found" in window.warning_words.text()
    assert window.go_on.isEnabled()


def test_only_the_rows_that_changed_are_replaced(make_session, settle) -> None:
    session = make_session()
    settle()
    model = RowModel(session)
    seen: list[tuple[str, int, int]] = []
    model.rowsRemoved.connect(lambda _p, first, last: seen.append(("gone", first, last)))
    model.rowsInserted.connect(lambda _p, first, last: seen.append(("come", first, last)))
    model.dataChanged.connect(lambda first, last: seen.append(("other", first.row(), last.row())))
    session.do("Join rows", lambda pairing: pairing_rows.join(pairing, 2, 4), again=False)
    model.follow()
    assert seen == [("gone", 3, 4), ("other", 2, 2)]
    assert model.rowCount() == len(session.pairing.rows)
    session.undo()
    model.follow()
    assert seen[2:] == [("come", 3, 4), ("other", 2, 2)]
    assert model.pairing is session.pairing
    settle()


@pytest.mark.parametrize(("scheme", "scale"), [("light", 1.0), ("dark", 1.0), ("light", 1.6)])
def test_every_word_is_whole_and_every_control_named_in_every_language(
    pairing_window, theme, settle, scheme: str, scale: float
) -> None:
    theme.set_scheme(scheme)
    theme.set_scale(scale)
    for code in LANGUAGES:
        change_language(code)
        QApplication.processEvents()
        assert [*cut_words(pairing_window), *without_name(pairing_window)] == [], code
    if scheme == "dark":
        assert pairing_window.grab().toImage().pixelColor(3, 3).lightness() < 128


def test_hostile_texts_are_shown_and_changed(qtbot, make_session, settle, theme) -> None:
    english = f"{'Long ' * 3000}end.\n\nمرحبا 12 بالعالم.\n\n\U0001f30d e\u0301 7\n\n<b>&amp;</b> 3\n"
    window = PairingWindow(make_session(english, FRENCH))
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(window)
    window.resize(900, 600)
    window.show()
    settle()
    window.view.go_to(0)
    press(window, Qt.Key.Key_J)
    settle()
    assert window.grab().width() == 900
    assert window.view.sizeHintForIndex(window.model.index(0)).height() > 1000
    # Of a sentence that nobody reads to its end only the beginning is shown.
    assert window.view.sizeHintForIndex(window.model.index(0)).height() < 6000


def test_the_row_that_is_worked_on_stays_where_it_is_while_others_above_change(
    qtbot, make_session, settle, theme
) -> None:
    english = "\n\n".join(
        f"Line {n} says that {n * 7} houses stand in the north of Dorna." for n in range(1, 60)
    )
    french = "\n\n".join(
        f"La ligne {n} dit que {n * 7} maisons se trouvent au nord de Dorna." for n in range(1, 60)
    )
    window = PairingWindow(make_session(english, french))
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(window)
    window.resize(1000, 600)
    window.show()
    settle()
    window.view.go_to(40, among_others=True)
    top = window.view.top_of(40)
    assert top is not None
    window.session.do("Join rows", lambda pairing: pairing_rows.join(pairing, 2, 5), again=False)
    assert window.view.place == 37
    assert window.view.top_of(37) == top
    window.session.undo()
    assert window.view.place == 40
    assert window.view.top_of(40) == top
    settle()


def test_a_screen_reader_hears_each_row_whole(unsure_window) -> None:
    said = QAccessible.queryAccessibleInterface(unsure_window.view)
    assert said.childCount() == unsure_window.model.rowCount()
    third = said.child(2).text(QAccessible.Text.Name)
    assert third.startswith("Row 3 of 8, one to one. Not sure (50 %)")
    assert "English: Meridian Relief has opened" in third
    assert "French: Meridian Relief a ouvert" in third


def test_the_catalogue_of_keys_has_every_deed(pairing_window) -> None:
    actions = [*pairing_window.actions(), *pairing_window.view.actions()]
    assert {deed.name for deed in all_deeds() if deed.name.startswith("pairing.")} == {
        action.objectName() for action in actions
    }


def test_its_keys_can_be_changed_while_it_is_open(qtbot, pairing_window, settle, tmp_path) -> None:
    shortcuts = Shortcuts(QSettings(str(tmp_path / "keys.ini"), QSettings.Format.IniFormat))
    pairing_window.follow_keys(shortcuts)
    shortcuts.use(KeyScheme().with_keys("pairing.join", ["G"]).with_keys("pairing.move", []))
    try:
        before = rows(pairing_window)
        pairing_window.view.go_to(1)
        press(pairing_window, Qt.Key.Key_J)
        settle()
        assert rows(pairing_window) == before
        press(pairing_window, Qt.Key.Key_G)
        settle()
        assert rows(pairing_window)[1] == ((1, 2), (1, 2))
        assert pairing_window.bar.buttons["join"].text() == "Join  G"
        assert pairing_window.bar.buttons["move"].text() == "Move"
        pairing_window.deeds.move()
        assert "press Move again" in pairing_window.state.text()
    finally:
        shortcuts.use(KeyScheme())


def test_ctrl_f1_asks_for_the_sheet_of_keys(qtbot, pairing_window) -> None:
    with qtbot.waitSignal(pairing_window.keys_wanted):
        press(pairing_window, Qt.Key.Key_F1, CTRL)


def test_who_may_set_no_embargo_later_makes_a_release_with_one(
    qtbot, desk, runner, make_session, settle, theme
) -> None:
    desk.people.add("Tom", [Role.TRANSLATOR])
    session = make_session(f"Embargoed until 30 November 2026, 09:00 Paris time\n\n{ENGLISH}", FRENCH)
    session.person = "Tom"
    dialog = AcceptPairingDialog(session)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    values = dialog.form.values()
    assert values["embargo_zone"] == "Europe/Paris"
    made: list = []
    session.failed.connect(made.append)
    session.accept(values, made.append)
    qtbot.waitUntil(lambda: bool(made))
    (accepted,) = made
    release = desk.releases.get(accepted.release.id)
    assert release.embargo == values["embargo"]
    assert release.embargo_zone == "Europe/Paris"
    settle()


@pytest.mark.parametrize(
    ("line", "missing"),
    [
        ("Embargoed until 30 November 2026, 09:00 GMT", False),
        ("Embargoed until 30 November 2026, 09:00", True),
        ("", False),
    ],
)
def test_an_embargo_that_lacks_its_zone_is_said_before_the_release_is_made(
    qtbot, make_session, settle, theme, line: str, missing: bool
) -> None:
    dialog = AcceptPairingDialog(make_session(f"{line}\n\n{ENGLISH}", FRENCH))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.embargo_line.isVisible() is bool(line)
    if line:
        assert line in dialog.embargo_words.text()
        assert ("set the embargo here" in dialog.embargo_words.text()) is missing
    assert (dialog.form.values()["embargo"] is None) is (missing or not line)
    settle()


def test_files_dropped_on_it_are_other_texts(pairing_window, qtbot) -> None:
    offer = Offer(files=(Path("a.txt"), Path("b.txt")))
    with qtbot.waitSignal(pairing_window.dropped) as came:
        pairing_window.drops.dropped.emit(offer)
    assert came.args == [offer]
