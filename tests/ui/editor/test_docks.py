"""The docks of a page: how wide they are, and their titles in every theme."""

from __future__ import annotations

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel

from ui import theme as themes
from ui.editor.docks import DockTitle, side_width


def _labels(title: DockTitle) -> tuple[QLabel, QLabel]:
    return title._name, title._note


def test_they_are_as_wide_as_their_letters_ask(open_page) -> None:
    page = open_page()
    assert page.panels.docks["suggestions"].width() == side_width(page)


def test_a_title_keeps_its_letters_and_takes_the_colours_of_the_new_theme(qtbot, open_page, themed) -> None:
    page = open_page()
    name, note = _labels(page.panels.docks["terms"]._bar)
    bold, small = name.font(), note.font().pixelSize()
    assert bold.bold()
    assert small < bold.pixelSize()
    for scheme in ("dark", "light"):
        themed.set_scheme(scheme)

        def dressed() -> bool:
            colour = note.palette().color(note.foregroundRole())
            letters = name.font().bold() and note.font().pixelSize() == small
            return letters and colour == QColor(themes.tokens().dim)

        qtbot.waitUntil(dressed)
