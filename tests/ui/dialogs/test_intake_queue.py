"""Several texts at once: the queue, files in an e-mail, the page beside its blocks, and what is learned."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from ui.dialogs.intake import FAILED, PASTE, PREVIEW, IntakeDialog
from ui.dialogs.intake_arrivals import State
from workbench.desk import intake
from workbench.desk.library_views import LibraryQuery
from workbench.model.release import BlockKind, DropReason

BODY = (
    "KESSOU, 24 November 2031 - Meridian Relief has opened eleven water points in the north of the country.\n\n"
    "They serve 14,500 people, who had walked for more than an hour to the next well since the floods."
)
SLOGAN = "Water is Life: a campaign of Meridian"


@pytest.fixture
def dialog(qtbot, desk, runner, theme, settle):
    made = IntakeDialog(desk, runner, "Léa Marchand")
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.open()
    yield made
    settle()


@pytest.fixture
def write(tmp_path: Path):
    def written(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return written


def texts(write, *titles: str) -> list[Path]:
    return [write(f"{number}.txt", f"{title}\n\n{BODY}\n") for number, title in enumerate(titles, 1)]


def mail(text: str, **files: bytes) -> bytes:
    message = EmailMessage()
    message["From"] = "Press <press@meridian.example>"
    message["Subject"] = "Two releases"
    message.set_content(text)
    for name, data in files.items():
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def states(dialog: IntakeDialog) -> list[State]:
    return [one.state for one in dialog.arrivals.arrivals]


# the queue


def test_files_are_read_one_after_the_other_and_what_cannot_be_is_said(dialog, settle, write) -> None:
    good, other = texts(write, "Eleven wells opened in Kessou", "Nine wells opened in Tandara")
    bad = write("bad.pdf", b"no pdf at all")
    dialog.read_paths([good, bad, other])
    settle()
    assert states(dialog) == [State.READY, State.FAILED, State.READY]
    assert dialog.queue.isVisible()
    assert dialog.title.text() == "Eleven wells opened in Kessou"
    dialog.queue.setCurrentIndex(dialog.arrivals.index(1))
    settle()
    dialog._show(dialog.arrivals.arrivals[1])
    assert dialog.pages.currentIndex() == FAILED
    assert "bad.pdf" in dialog.failure.text()
    assert not dialog.go_on.isEnabled()
    assert "bad.pdf" in dialog.arrivals.index(1).data(Qt.ItemDataRole.ToolTipRole)
    assert not dialog.arrivals.flags(dialog.arrivals.index(1)) & Qt.ItemFlag.ItemIsUserCheckable


def test_each_keeps_what_was_said_of_it_and_all_are_added(qtbot, dialog, desk, settle, write) -> None:
    dialog.read_paths(texts(write, "Eleven wells opened in Kessou", "Nine wells opened in Tandara"))
    settle()
    one, two = dialog.arrivals.arrivals
    dialog.form.reference.setText("MR-1")
    dialog.targets.choose(["es"])
    dialog._show(two)
    assert dialog.form.reference.text() == ""
    assert dialog.targets.codes() == ["fr", "es"]
    qtbot.keyClick(dialog.title, Qt.Key.Key_End)
    qtbot.keyClicks(dialog.title, "!")
    dialog._show(one)
    assert (dialog.form.reference.text(), dialog.targets.codes()) == ("MR-1", ["es"])
    with qtbot.waitSignal(dialog.added_several) as caught:
        dialog.add_all.click()
    made = {release.title: release for release, _changes in caught.args[0]}
    assert set(made) == {"Eleven wells opened in Kessou", "Nine wells opened in Tandara!"}
    first = made["Eleven wells opened in Kessou"]
    assert first.reference == "MR-1"
    assert [each.target_language for each in desk.releases.translations(first.id)] == ["es"]


def test_only_ticked_ones_are_added_and_one_at_a_time_goes_to_the_next(
    qtbot, dialog, desk, settle, write
) -> None:
    dialog.read_paths(texts(write, "One of the wells", "Two of the wells", "Three of the wells"))
    settle()
    box = Qt.ItemDataRole.CheckStateRole
    assert dialog.arrivals.setData(dialog.arrivals.index(1), Qt.CheckState.Unchecked.value, box)
    assert "(2)" in dialog.add_all.text()
    dialog.go_on.click()
    settle()
    assert dialog.title.text() == "Three of the wells"
    assert dialog.isVisible()
    with qtbot.waitSignal(dialog.added_several) as caught:
        dialog.go_on.click()
    assert len(caught.args[0]) == len(desk.library.search(LibraryQuery())) == 2


def test_leaving_off_keeps_what_was_added(qtbot, dialog, settle, write) -> None:
    dialog.read_paths(texts(write, "One of the wells", "Two of the wells"))
    settle()
    dialog.go_on.click()
    settle()
    with qtbot.waitSignal(dialog.added) as caught:
        dialog.cancel.click()
    assert caught.args[0].title == "One of the wells"


# files in an e-mail


def test_a_covering_note_gives_way_to_the_files_in_it(dialog, settle, write) -> None:
    content = f"Nine wells opened in Tandara\n\n{BODY}".encode()
    path = write("note.eml", mail("Please find it attached.", **{"Wells.txt": content, "Broken.pdf": b"no"}))
    dialog.read_path(path)
    settle()
    assert [one.name for one in dialog.arrivals.arrivals] == ["note.eml", "Wells.txt", "Broken.pdf"]
    assert [one.chosen for one in dialog.arrivals.arrivals] == [False, True, False]
    assert dialog.title.text() == "Nine wells opened in Tandara", "the first file is in front"
    assert states(dialog)[2] is State.FAILED


def test_a_release_in_the_mail_itself_stays_in_front(dialog, settle, write) -> None:
    text = f"Eleven wells opened in Kessou\n\n{BODY}\n\n{BODY}\n\n{BODY}"
    dialog.read_path(write("m.eml", mail(text, **{"Annex.txt": BODY.encode()})))
    settle()
    assert [one.chosen for one in dialog.arrivals.arrivals] == [True, False]
    assert dialog.title.text() == "Eleven wells opened in Kessou"
    assert dialog.current is dialog.arrivals.arrivals[0]


# the page


def test_page_and_table_select_the_same_and_space_works_in_both(qtbot, dialog, settle, write) -> None:
    dialog.read_paths(texts(write, "Eleven wells opened in Kessou"))
    settle()
    page, table = dialog.preview.page, dialog.table
    table.selectRow(1)
    assert {index.row() for index in page.selectedIndexes()} == {1}
    page.setCurrentIndex(page.model().index(2, page.modelColumn()))
    assert [table.blocks.blocks[2].id] == table.selected_ids()
    qtbot.keyClick(page, Qt.Key.Key_Space)
    settle()
    assert [block.kept for block in dialog.model.blocks] == [True, True, False]
    assert table.selected_ids() == [table.blocks.blocks[2].id]


def test_home_and_end_go_to_the_first_and_the_last_block(qtbot, dialog, settle, write) -> None:
    dialog.read_paths(texts(write, "Eleven wells opened in Kessou"))
    settle()
    blocks = dialog.model.blocks
    for key, row in ((Qt.Key.Key_End, len(blocks) - 1), (Qt.Key.Key_Home, 0)):
        qtbot.keyClick(dialog.table, key)
        assert dialog.table.selected_ids() == [blocks[row].id]


def test_where_there_is_little_room_the_reason_stands_in_the_place_of_the_kind(
    qtbot, dialog, settle, write
) -> None:
    dialog.read_path(write("a.eml", mail(f"Eleven wells opened in Kessou\n\n{BODY}")))
    settle()
    table = dialog.table
    row = next(row for row, block in enumerate(dialog.model.blocks) if not block.kept)
    for width, hidden in ((300, True), (1400, False)):
        table.resize(width, 400)
        qtbot.waitUntil(lambda hidden=hidden: table.isColumnHidden(3) is hidden)
        shown = dialog.model.index(row, 1).data()
        assert (shown == "header of the e-mail") is hidden


def test_ten_thousand_blocks_are_selected_and_changed_at_once(dialog, settle) -> None:
    document = intake.read_text("\n\n".join(f"Line {number} of the list" for number in range(10_000)), "en")
    dialog.model.put(document.blocks)
    dialog.table.selectAll()
    assert len(dialog.table.selected_ids()) == 10_000
    changed = intake.set_kept(document, dialog.table.selected_ids(), False)
    seen: list[tuple[int, int]] = []
    dialog.model.dataChanged.connect(lambda first, last, *_roles: seen.append((first.row(), last.row())))
    dialog.model.put(changed.blocks)
    dialog.model.put(intake.set_kept(changed, [changed.blocks[5].id], True).blocks)
    assert seen == [(0, 9_999), (5, 5)], "only what changed is drawn anew"
    again = intake.set_kind(changed, [block.id for block in changed.blocks], BlockKind.PARAGRAPH)
    assert {block.kind for block in again.blocks} == {BlockKind.PARAGRAPH}


# learning


def test_lines_are_learned_of_a_sender_and_taken_back(qtbot, dialog, desk, settle, write) -> None:
    letter = mail(f"Eleven wells opened in Kessou\n\n{BODY}\n\n{SLOGAN}")
    dialog.read_path(write("a.eml", letter))
    settle()
    row = next(row for row, block in enumerate(dialog.model.blocks) if block.text == SLOGAN)
    dialog.table.selectRow(row)
    dialog.preview.always.click()
    settle()
    assert dialog.model.blocks[row].reason is DropReason.LEARNED
    assert "press@meridian.example" in dialog.preview.learned_words.text()
    assert [line.line for line in desk.learning.all()] == [SLOGAN]
    dialog.preview.undo.click()
    settle()
    assert dialog.model.blocks[row].kept
    assert desk.learning.all() == []
    assert not dialog.preview.learned.isVisible()
    dialog.preview.always.click()
    settle()
    dialog.read_path(write("b.eml", letter.replace(b"Eleven wells", b"Twelve wells")))
    settle()
    second = dialog.arrivals.arrivals[1]
    assert len(second.learned) == 1
    dialog._show(second)
    dialog.preview.undo.click()
    settle()
    assert dialog.model.blocks[row].kept, "this time only"
    assert [line.line for line in desk.learning.all()] == [SLOGAN]


def test_what_is_learned_holds_for_the_texts_that_wait_here_as_well(dialog, settle, write) -> None:
    letter = mail(f"Eleven wells opened in Kessou\n\n{BODY}\n\n{SLOGAN}")
    dialog.read_paths([write("a.eml", letter), write("b.eml", letter.replace(b"Eleven", b"Twelve"))])
    settle()
    second = dialog.arrivals.arrivals[1]

    def dropped() -> list[str]:
        return [block.text for block in second.document.blocks if block.reason is DropReason.LEARNED]

    dialog.table.selectRow(dialog.model.rowCount() - 1)
    dialog.preview.always.click()
    settle()
    assert dropped() == [SLOGAN]
    dialog.preview.undo.click()
    settle()
    assert dropped() == []
    assert second.learned == ()


def test_a_text_without_a_source_cannot_be_learned_of(dialog, settle, write) -> None:
    dialog.read_paths(texts(write, "Eleven wells opened in Kessou"))
    settle()
    dialog.table.selectRow(0)
    assert not dialog.preview.always.isEnabled()
    assert dialog.preview.always.toolTip()


def test_the_only_file_that_cannot_be_read_leaves_the_field(dialog, settle, write) -> None:
    dialog.read_path(write("a.rtf", b"plain words"))
    settle()
    assert dialog.pages.currentIndex() == PASTE
    assert "a.rtf" in dialog.trouble.text()
    dialog.read_paths(texts(write, "Eleven wells opened in Kessou"))
    settle()
    assert dialog.pages.currentIndex() == PREVIEW
    assert not dialog.trouble.isVisible()


def test_how_far_it_is(dialog, settle, write) -> None:
    seen: list[tuple[int, int]] = []
    dialog.reading.step.connect(lambda done, total: seen.append((done, total)))
    dialog.read_path(write("long.txt", "\n\n".join(f"It is line {n}. It is long." for n in range(600))))
    settle()
    assert seen
    assert all(done <= total == 600 for done, total in seen)
