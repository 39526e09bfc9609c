"""What the tests of the window share: a desk of its own, people, a release, a runner that is waited for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from ui.editor.page import EditorPage
from ui.main_window import MainWindow
from ui.tasks import Runner
from ui.theme import Theme
from ui.words import change_language
from workbench.desk import intake
from workbench.desk.desk import Desk
from workbench.model.people import Role


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let Qt's offscreen plugin say that it has no window manager."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))


TEXT = """Meridian Relief opens eleven water points in Kessou

KESSOU, 24 November 2026 - Meridian Relief has opened eleven water points serving 14,500 people. The work was \
paid for by a US$2.4 million grant.

"Host communities shared what little they had," said Regional Director Amara Diallo, who visited the site.

Between 2 and 16 November, rivers in the north rose by up to 3.5 metres.

About Meridian Relief

Founded in 1987, Meridian Relief works in 23 countries.
"""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk.open(tmp_path / "desk")
    made.people.add("Léa Marchand", [Role.TRANSLATOR], ["en", "fr"])
    made.people.add("Samuel Kone", [Role.REVIEWER], ["en", "fr"])
    made.people.add("Elena Vasquez", [Role.EDITOR], ["en", "fr", "es"])
    made.settings.set("person", "Léa Marchand")
    made.settings.set("grammar_engine", "off")
    yield made
    made.close()


@pytest.fixture
def runner(qapp) -> Iterator[Runner]:
    made = Runner()
    yield made
    assert made.shutdown(10)


@pytest.fixture
def settle(qtbot, runner: Runner) -> Callable[[], None]:
    """Wait until nothing runs or waits any more, and every page with rows has all that belongs to it."""

    def still() -> bool:
        pages = [one for one in QApplication.allWidgets() if isinstance(one, EditorPage)]
        return runner.idle and all(page.furnishing.done or not page.pages.count for page in pages)

    return lambda: qtbot.waitUntil(still, timeout=10_000)


@pytest.fixture
def add_release(desk: Desk) -> Callable[..., tuple]:
    def add(title: str = "", targets: tuple[str, ...] = ("fr",), **facts):
        text = TEXT.replace("Meridian Relief opens eleven water points in Kessou", title) if title else TEXT
        return desk.releases.add(intake.read_text(text, "en"), targets, author="Léa Marchand", **facts)

    return add


@pytest.fixture
def theme(qapp) -> Iterator[Theme]:
    font = qapp.font()
    made = Theme(qapp, "light")
    yield made
    made.set_scheme("light")
    made.set_scale(1.0)
    qapp.setStyleSheet("")
    qapp.setFont(font)
    made.deleteLater()
    change_language("en")


@pytest.fixture
def window(
    qtbot, desk: Desk, runner: Runner, theme: Theme, settle: Callable[[], None]
) -> Iterator[MainWindow]:
    made = MainWindow(desk, runner, theme, desk.settings.person)
    made.resize(1280, 800)
    with qtbot.waitExposed(made):
        made.show()
    settle()
    yield made
    settle()
    made.let_go()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
