"""New from two texts: files, pastes, drops, in either order; what cannot be paired is said calmly."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtWidgets import QApplication

from tests.ui.looking import cut_words, without_name
from tests.ui.pairing.conftest import ENGLISH, FRENCH, UNRELATED
from ui.dialogs.intake_offers import offered
from ui.dialogs.pairing import TwoTextsDialog
from ui.dialogs.pairing_side import PASTE, READ
from ui.dialogs.pairing_works import PairingWorksDialog
from ui.pairing.opening import take_up, two_texts
from ui.pairing.window import PairingWindow
from ui.words import LANGUAGES, change_language
from workbench.model.pairing import Relation


@pytest.fixture
def dialog(qtbot, desk, runner, theme) -> TwoTextsDialog:
    made = TwoTextsDialog(desk, runner)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.open()
    return made


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    english, french = tmp_path / "release.txt", tmp_path / "communique.txt"
    english.write_text(ENGLISH, encoding="utf-8")
    french.write_text(FRENCH, encoding="utf-8")
    return english, french


def data_of(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def text_data(text: str) -> QMimeData:
    data = QMimeData()
    data.setText(text)
    return data


def test_two_files_that_are_dropped_are_read_and_paired(dialog, files, settle) -> None:
    came: list[tuple] = []
    dialog.paired.connect(lambda *found: came.append(found))
    dialog.drops.dropped.emit(offered(data_of(*files)))
    settle()
    assert [side.document.language for side in dialog.sides] == ["en", "fr"]
    assert "8 sentences and headings" in dialog.sides[0].facts.text()
    dialog.pair.click()
    settle()
    ((source, target, pairing),) = came
    assert (source.language, target.language) == ("en", "fr")
    assert pairing.relation is Relation.RELATED
    assert not dialog.isVisible()


def test_one_file_after_the_other_fills_what_is_empty_and_swap_turns_them(dialog, files, settle) -> None:
    for path in reversed(files):
        dialog.take(offered(data_of(path)))
        settle()
    assert [side.document.language for side in dialog.sides] == ["fr", "en"]
    dialog.swap.click()
    assert [side.document.language for side in dialog.sides] == ["en", "fr"]
    assert dialog.sides[0].title.text().startswith("Meridian Relief opens")
    assert dialog.pair.isEnabled()


def test_two_pastes_and_a_text_that_is_typed(dialog, settle) -> None:
    came: list[tuple] = []
    dialog.paired.connect(lambda *found: came.append(found))
    dialog.sides[0].paste.insertFromMimeData(text_data(ENGLISH))
    settle()
    assert dialog.sides[0].pages.currentIndex() == READ
    assert not dialog.pair.isEnabled()
    dialog.sides[1].paste.setPlainText(FRENCH)
    assert dialog.pair.isEnabled()
    dialog.pair.click()
    settle()
    assert came[0][1].language == "fr"


def test_a_language_can_be_changed(dialog, files, settle) -> None:
    dialog.read_files(files)
    settle()
    side = dialog.sides[1]
    side.language.choose("es")
    side.language.activated.emit(side.language.currentIndex())
    settle()
    assert side.document.language == "es"


@pytest.mark.parametrize(
    ("source", "target", "said"),
    [
        (ENGLISH, ENGLISH, "Both texts are the same."),
        (ENGLISH, ENGLISH.replace("eleven", "twelve"), "Both texts are in “en”"),
    ],
)
def test_texts_that_cannot_be_paired_are_said_at_once(dialog, settle, source, target, said) -> None:
    for side, text in zip(dialog.sides, (source, target), strict=True):
        side.take(offered(text_data(text)))
    settle()
    assert said in dialog.trouble.text()
    assert not dialog.trouble.isHidden()
    dialog.sides[1].other.click()
    assert dialog.sides[1].pages.currentIndex() == PASTE
    assert dialog.trouble.isHidden()
    assert not dialog.pair.isEnabled()


def test_an_empty_and_a_broken_file_are_said_and_another_can_be_chosen(
    dialog, tmp_path, files, settle
) -> None:
    empty, broken = tmp_path / "empty.txt", tmp_path / "broken.docx"
    empty.write_text("")
    broken.write_bytes(b"PK\x03\x04 nothing")
    for path in (empty, broken, tmp_path / "gone.txt"):
        dialog.sides[0].read_file(path)
        settle()
        assert not dialog.trouble.isHidden(), path
        assert dialog.sides[0].pages.currentIndex() == PASTE
    dialog.sides[0].read_file(files[0])
    settle()
    assert dialog.trouble.isHidden()
    assert dialog.sides[0].document is not None


def test_more_than_two_files_are_refused(dialog, files, settle) -> None:
    dialog.take(offered(data_of(*files, files[0])))
    settle()
    assert dialog.trouble.text() == "Two texts are paired, not 3."


def test_unrelated_texts_are_said_and_paired_by_hand_alone_where_wanted(dialog, settle) -> None:
    came: list[tuple] = []
    dialog.paired.connect(lambda *found: came.append(found))
    for side, text in zip(dialog.sides, (ENGLISH, UNRELATED), strict=True):
        side.take(offered(text_data(text)))
    settle()
    dialog.pair.click()
    settle()
    assert "is no translation of" in dialog.trouble.text()
    assert not came
    assert dialog.by_hand.isVisible()
    dialog.by_hand.click()
    assert came[0][2].relation is Relation.UNRELATED


def test_every_word_is_whole_and_every_control_named(dialog, files, theme, settle) -> None:
    dialog.resize(1240, 760)
    for stage in range(2):
        for code in LANGUAGES:
            change_language(code)
            QApplication.processEvents()
            assert [*cut_words(dialog), *without_name(dialog)] == [], (stage, code)
        dialog.read_files(files)
        settle()
    theme.set_scheme("dark")
    assert dialog.grab().toImage().pixelColor(2, 2).lightness() < 128


def test_closing_while_it_reads_or_pairs_stops_that(dialog, files, settle) -> None:
    came: list[tuple] = []
    dialog.paired.connect(lambda *found: came.append(found))
    dialog.read_files(files)
    settle()
    dialog.pair.click()
    dialog.reject()
    settle()
    assert not came


# what is in work


def test_pairings_in_work_are_listed_opened_and_removed(
    qtbot, desk, runner, make_session, settle, theme
) -> None:
    make_session()
    settle()
    dialog = PairingWorksDialog(desk, runner)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.open()
    settle()
    words = dialog.list.item(0).text()
    assert "Meridian Relief opens" in words
    assert "English – French" in words
    came: list[object] = []
    dialog.wanted.connect(came.append)
    assert [*cut_words(dialog), *without_name(dialog)] == []
    dialog.go_on.click()
    settle()
    assert came[0].name.startswith("Meridian Relief opens")
    dialog.open()
    dialog.remove.click()
    assert desk.pairing.works(), "the first press asks"
    assert "for good" in dialog.remove.text()
    dialog.remove.click()
    settle()
    assert desk.pairing.works() == []
    assert "No pairing is in work" in dialog.lead.text()
    assert not dialog.go_on.isEnabled()


def test_from_the_menu_to_the_editor(qtbot, window, desk, files, settle) -> None:
    window.menus.actions["two_texts"].trigger()
    dialog = window.findChild(TwoTextsDialog)
    dialog.read_files(files)
    settle()
    dialog.pair.click()
    settle()
    pairing = window.findChild(PairingWindow)
    assert pairing.isVisible()
    # Taken up again while it is open: the same window comes forward.
    assert take_up(window, desk.pairing.work(pairing.session.work_id)) is pairing
    pairing.deeds.actions["unpair"].trigger()
    settle()
    pairing._accept({"reference": ""})
    settle()
    assert window.page.place.release.title.startswith("Meridian Relief opens")
    assert "leaves 1 sentence out" in window.notice.text.text()
    assert desk.pairing.works() == []


def test_what_is_changed_last_is_kept_when_the_window_goes(qtbot, window, desk, files, settle) -> None:
    dialog = two_texts(window)
    dialog.read_files(files)
    settle()
    dialog.pair.click()
    settle()
    pairing = window.findChild(PairingWindow)
    pairing.view.go_to(1)
    pairing.deeds.actions["join"].trigger()
    kept = pairing.session.pairing
    pairing.close()
    window.close()
    settle()
    (summary,) = desk.pairing.works()
    assert desk.pairing.work(summary.id).pairing == kept


def test_a_desk_that_is_only_read_begins_none(window, desk) -> None:
    window.menus.allow(read_only=True, editing=False)
    assert not window.menus.actions["two_texts"].isEnabled()
    assert window.menus.actions["pairings"].isEnabled()


def test_a_language_that_is_not_recognised_is_asked_for(dialog, settle) -> None:
    for side, text in zip(dialog.sides, ("Hello", "Bonjour"), strict=True):
        side.take(offered(text_data(text)))
    settle()
    assert dialog.sides[0].document.language == "und"
    assert "Choose the language of “Hello”" in dialog.trouble.text()
    assert not dialog.pair.isEnabled()
    for side, code in zip(dialog.sides, ("en", "fr"), strict=True):
        side.language.choose(code)
        side.language.activated.emit(side.language.currentIndex())
        settle()
    assert dialog.trouble.isHidden()
    assert dialog.pair.isEnabled()
