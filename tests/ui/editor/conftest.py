"""A real desk with one release, and the editor page on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui import theme
from ui.editor.page import EditorPage
from ui.tasks import Runner
from workbench.desk.desk import Desk
from workbench.model.identity import new_id
from workbench.model.inline import CodeKind, CodeRole, InlineCode
from workbench.model.people import Role
from workbench.model.release import Block, BlockKind, Segment, SourceDocument

ANNA, BEN, CLARA = "Anna", "Ben", "Clara"
LINK = (
    InlineCode(0, CodeKind.LINK, CodeRole.OPEN, 1, "https://example.org"),
    InlineCode(1, CodeKind.LINK, CodeRole.CLOSE, 1, "https://example.org"),
)
TEXTS: tuple[tuple[BlockKind, tuple[str, ...]], ...] = (
    (BlockKind.HEADLINE, ("Relief opens eleven water points in Kessou",)),
    (
        BlockKind.PARAGRAPH,
        (
            "Relief has opened water points serving 14,500 people.",
            "The work was paid for by a US$2.4 million grant.",
        ),
    ),
    (BlockKind.QUOTATION, ("“Water is the first thing people ask for,” Ms Diallo said.",)),
    (BlockKind.PARAGRAPH, ("See the \ue000latest assessment\ue001 for 2026.", "It ends here.")),
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let Qt's offscreen plugin say that it has no window manager."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))


def _document(texts: tuple[tuple[BlockKind, tuple[str, ...]], ...] = TEXTS) -> SourceDocument:
    """Return a document of blocks of sentences."""
    blocks, segments = [], []
    for position, (kind, sentences) in enumerate(texts):
        block_id = new_id()
        coded = any("\ue000" in sentence for sentence in sentences)
        blocks.append(Block(block_id, position, kind, " ".join(sentences), LINK if coded else ()))
        for place, sentence in enumerate(sentences):
            segments.append(
                Segment(
                    new_id(),
                    block_id,
                    0,
                    sentence,
                    LINK if "\ue000" in sentence else (),
                    " " if place else "",
                )
            )
    return SourceDocument("en", texts[0][1][0], tuple(blocks), tuple(segments))


@pytest.fixture
def make_document() -> Callable[..., SourceDocument]:
    """Return what makes a document of blocks of sentences."""
    return _document


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk of three people, without grammar engines."""
    opened = Desk.open(tmp_path / "desk")
    opened.people.add(ANNA, [Role.TRANSLATOR])
    opened.people.add(BEN, [Role.REVIEWER])
    opened.people.add(CLARA, [Role.EDITOR])
    opened.settings.set("grammar_engine", "off")
    yield opened
    opened.close()


@pytest.fixture
def translation_id(desk: Desk) -> str:
    """The French translation of a small release, embargoed, due today."""
    soon = datetime.now(UTC) + timedelta(hours=3, minutes=12, seconds=30)
    _release, translations, _changes = desk.releases.add(
        _document(), ["fr"], ANNA, "MR-2026-114", embargo=soon, embargo_zone="Europe/Paris"
    )
    return translations[0].id


@pytest.fixture
def runner(qapp: QApplication) -> Iterator[Runner]:
    """The runner; a bug on a worker fails the test."""
    made = Runner()
    crashes: list[str] = []
    made.crashed.connect(lambda _error, details: crashes.append(details))
    yield made
    assert made.shutdown()
    assert not crashes, crashes[0]


@pytest.fixture
def themed(qapp: QApplication) -> Iterator[theme.Theme]:
    """The theme in force, and nothing of it afterwards."""
    made = theme.Theme(qapp, "light")
    yield made
    made.set_scheme("light")
    made.set_scale(1.0)
    qapp.setStyleSheet("")
    made.deleteLater()


@pytest.fixture
def open_page(
    qtbot: QtBot, desk: Desk, runner: Runner, translation_id: str, themed: theme.Theme
) -> Iterator[Callable[..., EditorPage]]:
    """Return a function that opens a page and waits until it can be written in."""
    pages: list[EditorPage] = []

    def opened(person: str = ANNA, translation: str = "") -> EditorPage:
        page = EditorPage(desk, runner, translation or translation_id, person)
        page.resize(1280, 760)
        # The pause is for people who write on; what is tested waits for it to end.
        page.repeats._pause.setInterval(20)
        pages.append(page)
        with qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        qtbot.waitUntil(lambda: page.session.row is not None and page.grid.edit.isVisible())
        page.grid.edit.setFocus()
        qtbot.waitUntil(page.grid.edit.hasFocus)
        qtbot.waitUntil(lambda: page.settled, timeout=20_000)
        return page

    yield opened
    for page in pages:
        page.flush()
    settle(qtbot, runner)
    for page in pages:
        page.close()
        page.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def settle(qtbot: QtBot, runner: Runner) -> None:
    """Wait until nothing runs or waits."""
    qtbot.waitUntil(lambda: runner.idle, timeout=20_000)


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    """Settings in a file of their own."""
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
