"""intake and new: learned lines, files that come with an e-mail, links."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.terminal.running import Terminal
from workbench.desk.desk import Desk
from workbench.desk.intake import read_file

SLOGAN = "Water is Life: a campaign of Meridian"
BODY = (
    "Meridian has opened eleven water points in the north, where people walked for hours to the next well.\n\n"
    "It said on Monday that the work in the province of Kessou goes on until the month of June."
)


def mail(path: Path, text: str, **files: bytes) -> Path:
    message = EmailMessage()
    message["From"] = "Press <press@meridian.example>"
    message["Subject"] = "Eleven water points"
    message.set_content(text)
    for name, data in files.items():
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    path.write_bytes(message.as_bytes())
    return path


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    return mail(tmp_path / "release.eml", f"Eleven water points opened\n\n{BODY}\n\n{SLOGAN}\n")


def learn(data: Path, letter: Path) -> None:
    desk = Desk.open(data)
    desk.people.add("Léa Marchand", ["translator"])
    document = read_file(letter)
    desk.learning.teach(
        document, [block.id for block in document.blocks if block.text == SLOGAN], "Léa Marchand"
    )
    desk.close()


def test_learned_lines_are_dropped(terminal: Terminal, letter: Path) -> None:
    def slogan() -> dict:
        blocks = terminal.json("intake", str(letter))["blocks"]
        return next(block for block in blocks if block["text"] == SLOGAN)

    assert slogan()["kept"]
    assert not terminal.data.exists() or not Desk.exists(terminal.data), "looking makes no desk"
    learn(terminal.data, letter)
    assert (slogan()["kept"], slogan()["reason"]) == (False, "learned")
    assert "press@meridian.example" in terminal.done("intake", str(letter)).out
    release = terminal.done("new", str(letter), "--target", "fr").out.strip()
    assert SLOGAN not in [one["source"] for one in terminal.json("show", release)["segments"]]


def test_files_that_come_with_an_e_mail(terminal: Terminal, tmp_path: Path) -> None:
    text = (
        "Wells opened in the south\n\nThe ministers opened nine wells in the south of the country on Friday."
    )
    path = mail(tmp_path / "m.eml", "Please find it attached.", **{"Été.txt": text.encode()})
    found = terminal.json("intake", str(path))
    assert found["attachments"] == [{"name": "Été.txt", "bytes": len(text.encode())}]
    said = terminal("intake", str(path))
    assert said.code == 0
    assert "Été.txt" in said.out
    assert "attached" in said.error
    for wanted in ("été.TXT", "1"):
        assert (
            terminal.json("intake", str(path), "--attachment", wanted)["title"] == "Wells opened in the south"
        )
    release = terminal.done("new", str(path), "--target", "fr", "--attachment", "1").out.strip()
    assert terminal.json("show", release)["title"] == "Wells opened in the south"
    assert "Été.txt" in terminal.refused(2, "intake", str(path), "--attachment", "2")
    assert "2" in terminal.refused(2, "new", str(path), "--target", "fr", "--attachment", "2")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", b" https://meridian.example/news\n"),
        ("News.url", b"[InternetShortcut]\r\nURL=https://x.example/\r\n"),
    ],
)
def test_a_link_is_no_release(terminal: Terminal, tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert "link" in terminal.refused(2, "intake", str(path))
