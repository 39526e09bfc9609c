"""The window in every language: no word cut at 1280 x 800, every control named, focus seen, nothing by colour alone."""

from __future__ import annotations

import itertools
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAccessible, QImage, QPainter
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from tests.ui.looking import cut_words, without_name
from ui.editor.state_icons import draw_severity, draw_state
from ui.editor.style import grid_style
from ui.main_window import MainWindow
from ui.panels.cards import Card
from ui.panels.rich import rich_difference
from ui.tokens import DARK, LIGHT, Tokens, contrast
from ui.words import LANGUAGES, change_language
from workbench.model.comments import CommentWeight
from workbench.model.issues import Severity
from workbench.model.translation import Origin, OriginKind, SegmentState

WIDE, HIGH = 1280, 800


@pytest.fixture
def page(qtbot, window: MainWindow, add_release, desk, settle):
    """An editor page with an issue, a comment and a history."""
    release, translations, changes = add_release(reference="MR-2026-114")
    segments = desk.releases.segments(release.id)
    desk.editing.commit(
        translations[0].id,
        segments[1].id,
        "KESSOU, le 25 novembre 2026",
        SegmentState.TRANSLATED,
        "Léa Marchand",
        None,
    )
    desk.editorial.comment(
        translations[0].id, "Her title: who signs?", "Samuel Kone", segments[3].id, CommentWeight.MUST
    )
    window.spread(changes)
    made = window.open_translation(translations[0].id)
    settle()
    qtbot.waitUntil(lambda: made.settled, timeout=20_000)
    return made


def everywhere(window: MainWindow, page):
    """Yield the name of each view of a window, shown."""
    window.show_library()
    yield "library"
    window.open_translation(page.translation_id)
    for name in page.panels.docks:
        if name != "approval":
            page.panels.open(name)
            yield name
    page.panels.show_approval(True, page)
    yield "approval"
    page.panels.show_approval(False, page)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_window_is_whole_and_named_at_1280(qtbot, window, page, settle, language: str) -> None:
    change_language(language)
    window.resize(WIDE, HIGH)
    settle()
    for view in everywhere(window, page):
        settle()
        QApplication.processEvents()
        assert window.width() == WIDE, view
        assert cut_words(window) == [], view
        assert without_name(window) == [], view


def test_cards_are_buttons_for_a_screen_reader(qtbot, window, page, settle) -> None:
    page.panels.open("comments")
    settle()
    (card,) = page.panels.comments.findChildren(Card)
    interface = QAccessible.queryAccessibleInterface(card)
    assert interface.role() == QAccessible.Role.Button
    assert "Her title: who signs?" in interface.text(QAccessible.Text.Name)
    assert Card(active=False).accessibleName() == ""


# Every colour that letters have, with every ground that they stand on.
PAIRS = [
    *itertools.product(
        ("text", "dim", "accent", "good", "warning", "error", "machine"), ("panel", "background")
    ),
    *((tone, f"{tone}_soft") for tone in ("accent", "good", "warning", "error", "machine")),
    *itertools.product(("text",), ("hover", "pressed", "column", "accent_soft", "warning_soft", "line")),
    ("dim", "hover"),
    ("on_column", "column"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("gone", "gone_ground"),
    ("came", "came_ground"),
]


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_all_letters_can_be_read_on_their_ground(tokens: Tokens) -> None:
    for text, ground in PAIRS:
        measured = contrast(getattr(tokens, text), getattr(tokens, ground))
        assert measured >= 4.5, f"{text} on {ground}: {measured:.2f}"
    # A frame that shows where the keyboard is stands out by 3 : 1.
    for ground in ("panel", "background"):
        assert contrast(tokens.accent, getattr(tokens, ground)) >= 3


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_text_of_the_grid_can_be_read_on_every_ground(qapp, theme, scheme: str) -> None:
    theme.set_scheme(scheme)
    style = grid_style(qapp.font())
    for ground in (style.panel, style.active, style.figure, style.pill, style.space, style.hit):
        assert contrast(style.text.name(), ground.name()) >= 4.5, ground.name()
    for tone in (style.dim, style.accent, style.good, style.warning, style.error, style.machine):
        assert contrast(tone.name(), style.active.name()) >= 4.5, tone.name()


def shape(draw) -> bytes:
    """Return the outline of what is drawn, whatever its colour."""
    image = QImage(32, 32, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    draw(painter, QRectF(0, 0, 32, 32))
    painter.end()
    return bytes(image.convertToFormat(QImage.Format.Format_Alpha8).constBits())


def test_states_and_severities_differ_in_shape(qapp, theme) -> None:
    style = grid_style(qapp.font())
    memory, person = Origin(OriginKind.MEMORY), Origin(OriginKind.PERSON)
    states = {
        (state, origin.kind, locked): shape(
            lambda painter, box, s=state, o=origin, k=locked: draw_state(painter, box, s, o, k, style)
        )
        for state, origin, locked in [
            *((one, person, False) for one in SegmentState),
            (SegmentState.TRANSLATED, memory, False),
            (SegmentState.TRANSLATED, person, True),
        ]
    }
    assert len(set(states.values())) == len(states)
    severities = [
        shape(lambda painter, box, s=one: draw_severity(painter, box, s, style)) for one in Severity
    ]
    assert len(set(severities)) == len(severities)


def test_a_difference_is_struck_through_and_underlined(qapp, theme) -> None:
    one = SimpleNamespace(kind="replaced", old_start=0, old_end=5, new_start=0, new_end=4)
    said = rich_difference("douze", "onze", [one])
    assert "<s " in said
    assert "<u " in said


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", [QPushButton, QLineEdit])
def test_the_focus_is_seen(qtbot, theme, scheme: str, kind) -> None:
    theme.set_scheme(scheme)
    holder = kind()
    qtbot.addWidget(holder)
    holder.resize(120, 32)
    with qtbot.waitExposed(holder):
        holder.show()
    holder.clearFocus()
    before = holder.grab().toImage()
    holder.activateWindow()
    holder.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(holder.hasFocus)
    assert holder.grab().toImage() != before
