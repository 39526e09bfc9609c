"""Pasting and dropping: one line of text, with the codes of the segment where the paste has what they stand for."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from tests.dragging import end_drag
from ui.editor.page import EditorPage
from ui.editor.pasted_html import same_address
from ui.editor.pasting import cleaned, pasted, takes
from workbench.model.inline import CODE_PATTERN, CodeKind, CodeRole, InlineCode, to_tags, without_codes

Open = Callable[..., EditorPage]
PAGE = "https://example.org/report"


def pair(index: int, kind: CodeKind, number: int, href: str = "") -> tuple[InlineCode, InlineCode]:
    return (
        InlineCode(index, kind, CodeRole.OPEN, number, href),
        InlineCode(index + 1, kind, CodeRole.CLOSE, number, href),
    )


CODES = (
    *pair(0, CodeKind.BOLD, 1),
    *pair(2, CodeKind.ITALIC, 2),
    *pair(4, CodeKind.LINK, 3, PAGE),
    *pair(6, CodeKind.BOLD, 4),
)


def html(text: str, plain: str | None = None) -> QMimeData:
    data = QMimeData()
    data.setHtml(text)
    if plain is not None:
        data.setText(plain)
    return data


def tagged(text: str, rest: str = "", codes: tuple[InlineCode, ...] = CODES) -> str:
    return to_tags(pasted(html(text), codes, rest)[0], codes)


@pytest.mark.parametrize(
    ("given_html", "made"),
    [
        ("un <b>mot</b> gras", "un <1>mot</1> gras"),
        ("un <strong>mot </strong>gras", "un <1>mot</1> gras"),
        ("<b>a</b> et <b>b</b> et <b>c</b>", "<1>a</1> et <4>b</4> et c"),
        ('<span style="font-weight:700">a</span>', "<1>a</1>"),
        ('<b style="font-weight:normal">tout <i>ici</i></b>', "tout <2>ici</2>"),
        (f'voir <a href="{PAGE}/?utm_source=x">le <b>rapport</b></a>', "voir <3>le <1>rapport</1></3>"),
        ("<b><i>les deux</i></b>", "<1><2>les deux</2></1>"),
        ('<a href="https://elsewhere.org">non</a>', "non"),
        ('<a href="javascript:alert(1)">non</a>', "non"),
        ("<u>souligné</u> x<sup>2</sup>", "souligné x2"),
        ("<p>Un</p>\n<p>deux<br>trois</p>", "Un deux trois"),
        ("<ul><li>un</li><li>deux</li></ul>", "un deux"),
        ("<style>b{}</style><script>x()</script><title>t</title>texte", "texte"),
        ("<html><body><!--StartFragment-->seul<!--EndFragment--></body></html>", "seul"),
        ('a<span class="Apple-converted-space">&nbsp;</span>b&nbsp;!', "a b\u00a0!"),
        ("\ue000faux\ue050 &#xE001;", "faux"),
        ("<b>jamais fermé", "<1>jamais fermé</1>"),
        ("</b></p>texte<//><<>", "texte<<>"),
        ("<b></b><b> </b>vide", "vide"),
    ],
)
def test_html_takes_the_codes_of_the_segment(given_html: str, made: str) -> None:
    assert tagged(given_html) == made


def test_a_code_that_stands_in_the_target_is_not_put_in_twice() -> None:
    assert tagged("<b>a</b> <i>b</i>", rest="\ue000x\ue001") == "<4>a</4> <2>b</2>"
    assert tagged("<b>a</b>", codes=()) == "a"


def test_lines_become_one() -> None:
    data = QMimeData()
    data.setText("\r\nUn\n\n  deux\ttrois\n")
    assert pasted(data, CODES, "") == ("Un deux trois", 2)
    assert pasted(html("<p>Un</p><p>deux</p>", "Un\ndeux"), CODES, "") == ("Un deux", 2)
    assert pasted(QMimeData(), CODES, "") == ("", 0)


def test_a_file_is_no_text(tmp_path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.docx"))])
    assert not takes(data)
    data = QMimeData()
    data.setUrls([QUrl(PAGE)])
    data.setText(PAGE)
    assert takes(data)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (PAGE, "http://www.example.org/report/", True),
        (PAGE, "https://example.org/report?page=2", False),
        ("mailto:a@b.org", "mailto:a@b.org", True),
        ("http://[broken", "http://[broken", True),
        ("", PAGE, False),
    ],
)
def test_addresses(one: str, other: str, same: bool) -> None:
    assert same_address(one, other) is same


PIECES = [
    "<b>",
    "</b>",
    "<i>",
    "</i>",
    f'<a href="{PAGE}">',
    "</a>",
    "<p>",
    "<br>",
    "mot",
    " ",
    "é😀",
    "&amp;",
    "<",
    ">",
]


@given(st.lists(st.sampled_from(PIECES), max_size=30), st.sampled_from(["", "\ue000\ue001", "\ue004"]))
def test_codes_come_in_pairs_that_never_cross(pieces: list[str], rest: str) -> None:
    made, _lines = pasted(html("".join(pieces)), CODES, rest)
    assert "\n" not in made
    assert "  " not in made
    open_now: list[int] = []
    by_char = {code.char: code for code in CODES}
    for char in made:
        code = by_char.get(char)
        if code is None:
            continue
        assert char not in rest
        assert made.count(char) == 1
        if code.role is CodeRole.OPEN:
            open_now.append(code.number)
        else:
            assert open_now.pop() == code.number
    assert not open_now
    assert without_codes(made) == without_codes(pasted(html("".join(pieces)), (), "")[0])


# in the window


def test_a_link_of_a_browser_becomes_the_link_of_the_segment(qtbot, open_page: Open) -> None:
    page = open_page()
    page.grid.set_active(4)
    QGuiApplication.clipboard().setMimeData(
        html('Voir la <a href="https://example.org/">dernière évaluation</a>', "Voir la dernière évaluation")
    )
    for text in (
        "Voir la \ue000dernière évaluation\ue001",
        "Voir la \ue000dernière évaluation\ue001Voir la dernière évaluation",
    ):
        qtbot.keyClick(page.grid.edit, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        assert page.grid.edit.text() == text
    QGuiApplication.clipboard().setText("a\nb\n")
    with qtbot.waitSignal(page.message) as said:
        qtbot.keyClick(page.grid.edit, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert said.args == ["2 lines became one."]


def drop(page: EditorPage, point: QPoint, data: QMimeData, onto: QWidget | None = None) -> bool:
    """Drop something on the grid (or a widget) as Qt delivers it; return whether it was taken."""
    view, left, none = onto or page.grid.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    actions = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    enter = QDragEnterEvent(point, actions, data, left, none)
    enter.setAccepted(False)
    QApplication.sendEvent(view, enter)
    try:
        if not enter.isAccepted():
            return False
        move = QDragMoveEvent(point, actions, data, left, none)
        QApplication.sendEvent(view, move)
        if not move.isAccepted():
            return False
        event = QDropEvent(QPointF(point), actions, data, left, none)
        QApplication.sendEvent(view, event)
        return event.isAccepted() and event.dropAction() == Qt.DropAction.CopyAction
    finally:
        end_drag(view)


def test_text_is_dropped_inside_the_live_text(open_page: Open, tmp_path) -> None:
    page = open_page()
    edit = page.grid.edit
    page.session.put_text("un trois", "Test")
    files, text = QMimeData(), QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.txt"))])
    text.setText("deux\n")
    edit.set_cursor(3)
    place = edit.cursorRect().center()
    assert not drop(page, place, files, edit.viewport())
    assert drop(page, place, text, edit.viewport())
    assert edit.text() == "un deuxtrois"


def test_text_is_dropped_into_the_row_under_the_pointer(qtbot, open_page: Open, tmp_path) -> None:
    page = open_page()
    grid = page.grid
    data = QMimeData()
    data.setText("déposé\nici")
    y = {number: top + height - 12 for number, top, height in grid.view.visible()}
    target = grid.columns.target_x + 40
    assert drop(page, QPoint(target, y[2]), data)
    assert (grid.active, grid.edit.text()) == (2, "déposé ici")
    assert grid.edit.hasFocus()
    assert not drop(page, QPoint(grid.columns.source_x + 40, y[2]), data)
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.txt"))])
    assert not drop(page, QPoint(target, y[2]), files)
    assert grid.edit.text() == "déposé ici"
    page.actions_of["undo"].trigger()
    assert grid.edit.text() == ""


@pytest.mark.parametrize(
    "piece", ["<", "<a ", "<a b='", "<b>x</b> ", "<!--", "</", "&", "<p>", "<script>", " ", "\ud83d"]
)
def test_hostile_text_is_read_in_one_pass(piece: str) -> None:
    data = html(piece * 40_000)
    data.setText("clair")
    text, _lines = pasted(data, CODES, "")
    assert "\n" not in text
    assert not CODE_PATTERN.search(text) or piece == "<b>x</b> "
    assert len(cleaned(" " * 500_000 + "x", ())) == 500_001
