"""The preview reads as the delivered file does, follows the cursor, and a click goes to the row."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QUrl
from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument

from ui.panels import preview as module
from ui.panels.base import Place
from ui.panels.preview import PreviewPanel
from ui.panels.preview_html import SCHEME
from workbench.desk import intake
from workbench.desk.desk import Desk
from workbench.model.people import Role
from workbench.model.translation import SegmentState

PAGE = """<html lang="en"><body><article><h1>Relief opens eleven water points</h1>
<p>KESSOU, 24 November 2026 - Relief has <b>opened</b> eleven points. They serve <i>14,500</i> people; see the
<a href="https://example.org/a">latest assessment</a>.</p>
<h2>What was done</h2>
<ul><li>Six wells were dug.</li><li>Pumps were mended.<ul><li>Two by hand.</li></ul></li></ul>
<ol><li>First the north.</li><li>Then the south.</li></ol>
<blockquote><p>Water is the first thing people ask for, said Ms Diallo. It is the last they should fight over.</p></blockquote>
<table><tr><td>Place</td><td>Points</td></tr><tr><td>Kessou</td><td>Eleven in all</td></tr></table>
<p>It ends here.</p></article></body></html>"""

NAMES = ("Léa", "Sam", "Eve")


@pytest.fixture
def place(tmp_path: Path, runner) -> Any:
    desk = Desk.open(tmp_path / "desk")
    for name in NAMES:
        desk.people.add(name, [Role.TRANSLATOR, Role.REVIEWER, Role.EDITOR])
    document = intake.read_bytes(PAGE.encode(), "page.html", "en")
    release, translations, _changes = desk.releases.add(document, ["fr"], "Léa")
    yield Place(desk, runner, release, translations[0], "Léa")
    desk.close()


def translate(place: Place, but: int = -1) -> None:
    """Give each segment a text with the codes of its source."""
    for number, segment in enumerate(place.desk.releases.segments(place.release.id)):
        if number != but:
            text = segment.text.replace("e", "é").replace(" ", "\u00a0", 1)
            place.desk.editing.commit(
                place.translation.id, segment.id, text, SegmentState.TRANSLATED, "Léa", None
            )


def opened(qtbot, place: Place, number: int = 0) -> PreviewPanel:
    """Return a panel that stands beside a row and is filled."""
    panel = PreviewPanel(place)
    qtbot.addWidget(panel)
    panel.resize(380, 300)
    panel.follow(place.desk.editing.rows(place.translation.id, 0, 100)[number])
    with qtbot.waitExposed(panel):
        panel.show()
    qtbot.waitUntil(lambda: place.runner.idle and bool(panel.browser.toPlainText()))
    return panel


def structure(document: QTextDocument) -> list[tuple[Any, ...]]:
    """Return what each paragraph is, and says: heading, list and depth, table, text, what is bold or slanted."""
    found, block = [], document.begin()
    while block.isValid():
        if block.text().strip():
            listed = block.textList()
            kind = (listed.format().style(), listed.format().indent()) if listed is not None else None
            in_table = QTextCursor(block).currentTable() is not None
            found.append((block.blockFormat().headingLevel(), kind, in_table, block.text(), styled(block)))
        block = block.next()
    return found


def styled(block: QTextBlock) -> list[tuple[str, bool, bool]]:
    """Return the stretches of a paragraph that are bold or slanted."""
    stretches: list[tuple[str, bool, bool]] = []
    for one in block:
        fragment = one.fragment()
        form = fragment.charFormat()
        if fragment.text().strip() and (form.fontWeight() > 500 or form.fontItalic()):
            text, marks = fragment.text(), (form.fontWeight() > 500, form.fontItalic())
            if stretches and stretches[-1][1:] == marks:
                text = stretches.pop()[0] + text
            stretches.append((text, *marks))
    return stretches


@pytest.mark.parametrize("side", ["source", "target"])
def test_it_reads_as_the_delivered_page(qtbot, place: Place, tmp_path: Path, theme, side: str) -> None:
    translate(place)
    panel = opened(qtbot, place)
    if side == "source":
        panel._source.click()
        qtbot.waitUntil(lambda: place.runner.idle)
    from workbench.delivery.html_format import html_bytes

    written = html_bytes(place.desk.delivery.preview(place.translation.id, side)).decode()
    delivered = QTextDocument()
    delivered.setHtml(written[written.index("<article>") + 9 : written.index("</article>")])
    shown = structure(panel.browser.document())
    assert [one[3] for one in shown] == [one[3] for one in structure(delivered)]
    assert shown == structure(delivered)
    assert any(one[0] == 1 for one in shown)
    assert any(one[1] is not None for one in shown)
    assert any(one[2] for one in shown)


def test_it_follows_the_cursor_and_a_click_goes_to_the_row(qtbot, place: Place, theme) -> None:
    translate(place)
    panel = opened(qtbot, place)
    rows = place.desk.editing.rows(place.translation.id, 0, 100)
    for row in (rows[-1], rows[0], rows[5]):
        panel.follow(row)
        (chosen,) = panel.browser.extraSelections()
        assert chosen.cursor.selectedText() == row.text
        seen = panel.browser.cursorRect(panel.browser.textCursor())
        assert panel.browser.viewport().rect().intersects(seen)
    with qtbot.waitSignal(panel.go_to) as caught:
        panel.browser.anchorClicked.emit(QUrl(f"{SCHEME}{rows[3].segment.id}"))
    assert caught.args == [rows[3].segment.id, -1]


def test_what_is_not_translated_is_said_with_its_source(qtbot, place: Place, theme) -> None:
    translate(place, but=2)
    panel = opened(qtbot, place, 2)
    assert "not translated" in panel.browser.toPlainText()
    (chosen,) = panel.browser.extraSelections()
    assert chosen.cursor.selectedText().startswith("[not translated: Relief has")


def test_the_text_waits_while_somebody_types(qtbot, place: Place, theme, monkeypatch) -> None:
    translate(place)
    panel = opened(qtbot, place)
    before = panel.browser.toPlainText()
    touched = [float("inf")]
    monkeypatch.setattr(module, "last_touch", lambda: touched[0])
    panel._source.click()
    qtbot.waitUntil(lambda: place.runner.idle and panel._later.isActive())
    assert panel.browser.toPlainText() == before
    touched[0] = 0.0
    qtbot.waitUntil(lambda: panel.browser.toPlainText() != before)
    assert "Relief has opened" in panel.browser.toPlainText()


def test_documents_do_not_heap_up(qtbot, place: Place, theme) -> None:
    translate(place)
    panel = opened(qtbot, place)
    for _ in range(4):
        for button in (panel._source, panel._target):
            button.click()
            qtbot.waitUntil(lambda: place.runner.idle)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert len(panel.browser.findChildren(QTextDocument)) == 1
    panel.follow(place.desk.editing.rows(place.translation.id, 0, 100)[3])
    assert len(panel.browser.extraSelections()) == 1
