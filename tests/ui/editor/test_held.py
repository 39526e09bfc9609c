"""A store that cannot take what is written: it waits, is kept elsewhere, and arrives in its order."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ui.editor import commits
from ui.editor.page import EditorPage
from ui.tasks import Runner
from workbench.desk.desk import Desk
from workbench.desk.waiting import WaitingTexts
from workbench.model.errors import StorageError

Open = Callable[..., EditorPage]
LONG = "Un texte qui ne tient plus. " * 400


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(commits, "RETRY_MS", 50)


def fill_disk(desk: Desk) -> None:
    """Let the file of the store grow no more: SQLite says then what it says of a full disk."""
    with desk._store.transaction() as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")


def make_room(desk: Desk) -> None:
    with desk._store.transaction() as connection:
        connection.execute("PRAGMA max_page_count = 100000")


def waiting(desk: Desk) -> dict[str, list[str]]:
    kept = WaitingTexts(desk.folder)._read()
    return {translation: [text[0] for text in texts.values()] for translation, texts in kept.items()}


def test_a_full_disk_keeps_nobody_from_writing(
    qtbot: QtBot, desk: Desk, translation_id: str, open_page: Open
) -> None:
    page = open_page()
    said: list[object] = []
    freed: list[bool] = []
    page.failed.connect(said.append)
    page.writes.freed.connect(lambda: freed.append(True))
    first = page.session.row.segment.id
    fill_disk(desk)
    page.session.put_text(LONG, "Typing")
    assert page.session.confirm()
    qtbot.waitUntil(lambda: waiting(desk) == {translation_id: [LONG]}, timeout=10_000)
    assert page.session.row.segment.id == first
    # The same segment once more, and another one.
    page.session.put_text("Court.", "Typing")
    assert page.session.confirm()
    page.grid.set_active(1)
    qtbot.waitUntil(lambda: page.session.row.segment.id != first, timeout=10_000)
    second = page.session.row.segment.id
    page.session.put_text(LONG + "Deux.", "Typing")
    page.session.commit_typing()
    qtbot.waitUntil(lambda: waiting(desk) == {translation_id: ["Court.", LONG + "Deux."]}, timeout=10_000)
    assert [error.code for error in said if isinstance(error, StorageError)] == ["store.disk_full"]
    assert not page.writes.empty
    make_room(desk)
    qtbot.waitUntil(lambda: page.writes.empty, timeout=10_000)
    qtbot.waitUntil(lambda: waiting(desk) == {}, timeout=10_000)
    assert freed == [True]
    assert [one.text for one in desk.editing.history(translation_id, first)] == ["Court.", LONG]
    assert desk.editing.row(translation_id, second).text == LONG + "Deux."


def test_who_closes_meanwhile_finds_it_again(
    qtbot: QtBot, desk: Desk, translation_id: str, open_page: Open
) -> None:
    page = open_page()
    segment = page.session.row.segment.id
    fill_disk(desk)
    page.session.put_text(LONG, "Typing")
    assert page.session.confirm()
    # Closing the window flushes twice: the page, and what is let go with the desk.
    for _time in range(2):
        page.flush()
        assert waiting(desk) == {translation_id: [LONG]}
    make_room(desk)
    # As whoever opens the desk next does.
    assert WaitingTexts(desk.folder).take_into(desk._store) == 1
    assert [(one.segment_id, one.text) for one in desk.editing.kept_typing(translation_id)] == [
        (segment, LONG)
    ]
    assert waiting(desk) == {}


def test_what_was_flushed_in_vain_is_written_when_there_is_room(
    qtbot: QtBot, desk: Desk, translation_id: str, open_page: Open
) -> None:
    page = open_page()
    segment = page.session.row.segment.id
    fill_disk(desk)
    page.session.put_text(LONG, "Typing")
    assert page.session.confirm()
    page.flush()
    make_room(desk)
    qtbot.waitUntil(lambda: page.writes.empty, timeout=10_000)
    qtbot.waitUntil(lambda: waiting(desk) == {}, timeout=10_000)
    assert desk.editing.history(translation_id, segment)[0].text == LONG


def test_typing_that_cannot_be_kept_is_kept_elsewhere(
    qtbot: QtBot, desk: Desk, translation_id: str, open_page: Open, runner: Runner
) -> None:
    page = open_page()
    fill_disk(desk)
    page.session.put_text(LONG, "Typing")
    qtbot.waitUntil(lambda: waiting(desk) == {translation_id: [LONG]}, timeout=10_000)
    page.session.put_text(LONG + "!", "Typing")
    qtbot.waitUntil(lambda: waiting(desk) == {translation_id: [LONG + "!"]}, timeout=10_000)
    make_room(desk)
    qtbot.waitUntil(lambda: page.writes.empty, timeout=10_000)


def test_a_folder_that_is_away_for_a_while(
    qtbot: QtBot, desk: Desk, translation_id: str, open_page: Open
) -> None:
    page = open_page()
    said: list[object] = []
    page.failed.connect(said.append)
    folder = desk.folder
    away = folder.with_name("away")
    folder.rename(away)
    page.session.put_text("En route", "Typing")
    assert page.session.confirm()
    qtbot.waitUntil(lambda: waiting(desk) == {translation_id: ["En route"]}, timeout=10_000)
    assert {getattr(error, "code", "") for error in said} == {"store.moved"}
    assert not folder.exists()
    # Closing does not fail, and what waits stays.
    page.flush()
    assert waiting(desk) == {translation_id: ["En route"]}
    away.rename(folder)
    page.session.put_text("En route, encore", "Typing")
    page.session.commit_typing()
    qtbot.waitUntil(lambda: page.writes.empty and not waiting(desk), timeout=10_000)
    assert desk.editing.rows(translation_id, 0, 1)[0].text == "En route, encore"


def test_where_nothing_can_be_written_at_all_it_says_so(tmp_path: Path, monkeypatch) -> None:
    texts = WaitingTexts(tmp_path)
    file = tmp_path / "file"
    file.write_text("")
    monkeypatch.setattr(texts, "_paths", (file / "a.json", file / "b.json"))
    assert not texts.keep("t", {"s": ("text", None)})
    monkeypatch.setattr(texts, "_paths", (file / "a.json", tmp_path / "b.json"))
    assert texts.keep("t", {"s": ("text", None)})
    assert (tmp_path / "b.json").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff\xfe", b"[]", b'{"t": 1}', b'{"t": {"s": 1, "u": ["x"], "v": [1, 2, 3]}}', b"[" * 9999],
)
def test_a_file_that_is_none_is_nothing(desk: Desk, content: bytes) -> None:
    texts = WaitingTexts(desk.folder)
    texts._paths[0].parent.mkdir(parents=True, exist_ok=True)
    texts._paths[0].write_bytes(content)
    assert texts.take_into(desk._store) == 0
