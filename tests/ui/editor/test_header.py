"""The header over the grid on windows of any width: what matters most goes last."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from ui.editor.header_card import HeaderCard
from workbench.model.translation import Status


@pytest.fixture
def header(qtbot, desk, translation_id: str, themed) -> HeaderCard:
    translation = desk.releases.translation(translation_id)
    card = HeaderCard()
    qtbot.addWidget(card)
    card.show_release(desk.releases.get(translation.release_id), translation)
    card.show_status(Status.DRAFT)
    with qtbot.waitExposed(card):
        card.show()
    return card


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (1900, ("line", "count", "draft_button", "proof_button")),
        (1000, ("draft_button", "proof_button")),
        (620, ()),
    ],
)
def test_what_finds_no_room_is_put_away(header: HeaderCard, width: int, shown: tuple[str, ...]) -> None:
    header.resize(width, 60)
    QApplication.processEvents()
    for name in ("line", "count", "draft_button", "proof_button"):
        assert getattr(header, name).isVisible() == (name in shown), name
    # What comes next, where it stands, and how long the embargo holds are never put away.
    assert header.next_button.isVisible()
    assert header.status_chip.isVisible()
    assert "3 h 12 min" in header.embargo.text()
    assert "Embargo until" in header.embargo.accessibleName()
    assert header.minimumSizeHint().width() <= 620


def test_the_whole_title_is_known_where_it_is_cut(header: HeaderCard) -> None:
    header.resize(620, 60)
    QApplication.processEvents()
    assert header.title.text().endswith("…")
    assert (
        header.title.toolTip()
        == header.title.accessibleName()
        == "Relief opens eleven water points in Kessou"
    )
