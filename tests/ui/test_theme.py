"""Tokens, palette, style sheet, and following the system."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from ui import theme
from ui.style_sheet import set_look, style_sheet
from ui.tokens import DARK, LIGHT, Tokens, contrast

GROUNDS = ("background", "panel", "hover")
TEXTS = ("text", "dim", "accent", "good", "warning", "error", "machine")
ON_SOFT = ("accent", "good", "warning", "error", "machine")


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_every_text_stands_out_from_every_ground(tokens: Tokens) -> None:
    for ground, text in itertools.product(GROUNDS, TEXTS):
        measured = contrast(getattr(tokens, text), getattr(tokens, ground))
        assert measured >= 4.5, f"{text} on {ground}: {measured:.2f}"


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_chips_and_buttons_can_be_read(tokens: Tokens) -> None:
    for name in ON_SOFT:
        measured = contrast(getattr(tokens, name), getattr(tokens, f"{name}_soft"))
        assert measured >= 4.5, f"{name} on its soft ground: {measured:.2f}"
    assert contrast(tokens.on_accent, tokens.accent) >= 4.5
    assert contrast(tokens.on_column, tokens.column) >= 4.5
    assert contrast(tokens.on_accent, tokens.accent_hover) >= 4.5
    assert contrast(tokens.dim, tokens.line) >= 3.0
    assert contrast(tokens.text, tokens.pressed) >= 4.5


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.fixture
def look(qapp: QApplication):
    font = QFont(qapp.font())
    made = theme.Theme(qapp, "light")
    yield made
    made.set_scheme("light")
    made.set_scale(1.0)
    made.deleteLater()
    qapp.setStyleSheet("")
    qapp.setFont(font)


def test_scheme_changes_palette_and_tokens_at_once(qapp: QApplication, look: theme.Theme, qtbot) -> None:
    assert theme.tokens() is LIGHT
    with qtbot.waitSignal(look.changed):
        look.set_scheme("dark")
    assert theme.tokens() is DARK
    assert qapp.palette().window().color() == QColor(DARK.background)
    assert DARK.accent in qapp.styleSheet()


def test_the_systems_scheme_is_followed(
    qapp: QApplication, look: theme.Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Hints:
        def colorScheme(self) -> Qt.ColorScheme:
            return Qt.ColorScheme.Dark

    look.set_scheme("system")
    assert not look.dark
    monkeypatch.setattr(
        look,
        "_application",
        type(
            "App",
            (),
            {
                "styleHints": lambda self: Hints(),
                "font": qapp.font,
                "setFont": qapp.setFont,
                "setPalette": qapp.setPalette,
                "styleSheet": qapp.styleSheet,
                "setStyleSheet": qapp.setStyleSheet,
            },
        )(),
    )
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme.tokens() is DARK


def test_text_grows_and_shrinks_within_bounds(qapp: QApplication, look: theme.Theme) -> None:
    normal = qapp.font().pixelSize()
    assert normal >= theme.READABLE_PIXELS
    look.larger()
    look.larger()
    assert qapp.font().pixelSize() > normal
    label = QLabel("x")
    assert label.font().pixelSize() == qapp.font().pixelSize()
    for _step in range(40):
        look.larger()
    assert look.scale == theme.LARGEST
    look.system_size()
    assert qapp.font().pixelSize() == normal


def test_sizes_in_the_sheet_follow_the_font() -> None:
    assert style_sheet(LIGHT, 13) != style_sheet(LIGHT, 26)
    assert "$" not in style_sheet(LIGHT, 13)


def test_a_look_can_be_given_later(qtbot, look: theme.Theme) -> None:
    button = QPushButton("Go")
    qtbot.addWidget(button)
    button.show()
    set_look(button, "primary")
    assert button.property("look") == "primary"
    image = button.grab().toImage()
    assert image.pixelColor(button.width() // 2, 4) == QColor(LIGHT.accent)
