"""What the journeys through the window share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.journeys.driver import Driver
from ui.theme import Theme
from ui.words import change_language


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let Qt's offscreen plugin say that it has no window manager."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents and "window" in item.path.name:
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    made = Theme(qapp, "light")
    yield made
    made.set_scheme("light")
    made.set_scale(1.0)
    qapp.setStyleSheet("")
    made.deleteLater()
    change_language("en")


@pytest.fixture
def start(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Callable[..., Driver]]:
    """Return what starts the program on a folder, which is closed at the end."""
    drivers: list[Driver] = []

    def begin(folder: Path | None = None) -> Driver:
        made = Driver(qtbot, folder or tmp_path / "desk", theme)
        drivers.append(made)
        return made

    yield begin
    for driver in drivers:
        driver.close()
