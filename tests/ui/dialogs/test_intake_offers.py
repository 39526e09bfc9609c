"""What browsers, mail programs and file managers put on the clipboard or drag, as Qt hands it over."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QColor, QImage

from ui.dialogs.intake_offers import MESSAGE, NOTHING_OFFERED, holds_files, may_hold_text, offered

MAIL = b"From: press@meridian.example\r\nSubject: Eleven wells\r\n\r\nText\r\n"
WINDOWS = 'application/x-qt-windows-mime;value="{}"'


def holding(text: str = "", html: str = "", urls: tuple[str, ...] = (), **forms: bytes) -> QMimeData:
    data = QMimeData()
    if text:
        data.setText(text)
    if html:
        data.setHtml(html)
    if urls:
        data.setUrls([QUrl(url) for url in urls])
    for form, content in forms.items():
        data.setData(form, content)
    return data


def descriptors(*names: str) -> bytes:
    """Return the FILEGROUPDESCRIPTORW of files."""
    return struct.pack("<I", len(names)) + b"".join(
        bytes(72) + name.encode("utf-16-le").ljust(520, b"\0") for name in names
    )


def of_windows(*names: str, contents: tuple[bytes, ...] = ()) -> QMimeData:
    data = holding(text="From\tSubject\nPress\tEleven wells")
    data.setData(WINDOWS.format("FileGroupDescriptorW"), descriptors(*names))
    for number, content in enumerate(contents):
        data.setData(WINDOWS.format("FileContents") + f";index={number}", content)
    return data


@pytest.mark.parametrize("data", [None, QMimeData(), holding(text=" \n"), holding(html=" ")])
def test_nothing_is_offered(data: QMimeData | None) -> None:
    assert offered(data) == NOTHING_OFFERED
    assert not offered(data)


def test_files_come_before_their_names_as_text(tmp_path: Path) -> None:
    paths = [tmp_path / "Communiqué été.docx", tmp_path / "b#1 %.txt"]
    data = holding(text="\n".join(map(str, paths)))
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    assert offered(data).files == tuple(paths)
    assert holds_files(data)


def test_a_selection_of_a_page_keeps_its_html_and_the_address_of_the_page() -> None:
    data = holding(text="Eleven wells", html="<h1>Eleven <b>wells</b></h1>")
    data.setData("text/x-moz-url-priv", "https://www.meridian.example/news".encode("utf-16-le"))
    found = offered(data).paste
    assert found is not None
    assert (found.text, found.address) == ("Eleven wells", "https://www.meridian.example/news")
    assert "<b>wells</b>" in found.html
    assert may_hold_text(data)
    assert not holds_files(data)


def test_an_e_mail_as_it_was_sent() -> None:
    (content,) = offered(holding(text="Eleven wells", **{MESSAGE: MAIL})).contents
    assert (content.name, content.data) == ("e-mail.eml", MAIL)


@pytest.mark.parametrize(
    "data",
    [
        holding(urls=("https://meridian.example/news",), text="https://meridian.example/news"),
        holding(
            urls=("https://meridian.example/n",),
            text="x",
            html="<a href='https://meridian.example/n'>News</a>",
        ),
        holding(text=" https://meridian.example/news?a=1#b \n"),
        holding(urls=("smb://server/share/a.docx",)),
    ],
)
def test_a_link_is_refused_and_not_fetched(data: QMimeData) -> None:
    found = offered(data)
    assert not found
    assert found.refusal is not None
    assert found.refusal.code == "intake.only_link"


def test_a_text_that_names_an_address_is_no_link() -> None:
    assert offered(holding(text="See https://meridian.example/news")).paste
    assert offered(holding(text="urn:isbn:12")).paste


@pytest.mark.parametrize(
    "data",
    [
        holding(urls=("imap-message://lea@mail.example/INBOX#12",)),
        holding(urls=("mailbox:///srv/mail/lea/Inbox?number=12",), text="Eleven wells"),
        holding(text="x", **{"text/x-moz-message": b"imap-message://..."}),
        of_windows("Eleven wells.msg"),
    ],
)
def test_a_mail_program_that_gives_nothing_is_said(data: QMimeData) -> None:
    found = offered(data)
    assert not found
    assert found.refusal is not None
    assert found.refusal.code == "intake.mail_not_given"
    assert holds_files(data) or data.hasUrls()


def test_files_of_a_message_dragged_on_windows() -> None:
    data = of_windows("Wells.docx", "..\\..\\Photo.pdf", contents=(b"PK one", b"%PDF two"))
    assert [(one.name, one.data) for one in offered(data).contents] == [
        ("Wells.docx", b"PK one"),
        ("Photo.pdf", b"%PDF two"),
    ]


@pytest.mark.parametrize("raw", [b"", b"\x01", struct.pack("<I", 2**31), struct.pack("<I", 5) + bytes(700)])
def test_descriptors_that_are_none(raw: bytes) -> None:
    data = QMimeData()
    data.setData(WINDOWS.format("FileGroupDescriptorW"), raw)
    assert not offered(data)


def test_a_picture_is_no_text(qapp) -> None:
    picture = QImage(4, 4, QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    data = QMimeData()
    data.setImageData(picture)
    refusal = offered(data).refusal
    assert refusal is not None
    assert refusal.code == "intake.only_picture"
