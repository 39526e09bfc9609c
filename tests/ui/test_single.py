"""One program a desk: a second start hands over what it was given."""

from __future__ import annotations

import sys
from pathlib import Path
from subprocess import PIPE, Popen

import pytest
from PySide6.QtNetwork import QLocalSocket

from ui.single import LARGEST, SingleInstance, hand_over, server_name


@pytest.fixture
def single(qapp, tmp_path: Path):
    made = SingleInstance(tmp_path)
    assert made.listen()
    yield made
    made.stop()


def test_nobody_there(qapp, tmp_path: Path) -> None:
    assert not hand_over(tmp_path)


def test_files_are_handed_over(qtbot, single: SingleInstance, tmp_path: Path) -> None:
    files = [tmp_path / "é «a» 🎈.docx", Path("b.txt")]
    words = f"""from pathlib import Path
from ui.single import hand_over
print(hand_over(Path({str(tmp_path)!r}), [Path(one) for one in {[str(one) for one in files]!r}], "MR-1"))
"""
    # A process of its own, as a second start is.
    with qtbot.waitSignal(single.asked, timeout=20_000) as caught:
        other = Popen([sys.executable, "-c", words], stdout=PIPE, text=True)
    answered, _errors = other.communicate(timeout=20)
    assert answered.strip() == "True"
    assert caught.args == [[files[0], Path.cwd() / "b.txt"], "MR-1"]


@pytest.mark.parametrize(
    "data", [b"\n", b"[]\n", b'{"files": 1}\n', b"\xff\xfe\n", b"x" * (LARGEST + 10), b"[" * 20_000 + b"\n"]
)
def test_what_is_no_message_is_left(qtbot, single: SingleInstance, tmp_path: Path, data: bytes) -> None:
    asked = []
    single.asked.connect(lambda *given: asked.append(given))
    socket = QLocalSocket()
    socket.connectToServer(server_name(tmp_path))
    assert socket.waitForConnected(3000)
    socket.write(data)
    qtbot.waitUntil(lambda: socket.state() == QLocalSocket.LocalSocketState.UnconnectedState, timeout=5000)
    assert asked == []


def test_another_desk_has_another_name(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path)
    assert server_name(tmp_path) == server_name(tmp_path / "link")
    assert server_name(tmp_path) != server_name(tmp_path / "other")


def test_what_a_killed_program_left_is_taken_over(qapp, single: SingleInstance, tmp_path: Path) -> None:
    again = SingleInstance(tmp_path)
    assert again.listen()
    again.stop()


def test_a_window_takes_what_comes(qtbot, window, settle, tmp_path: Path) -> None:
    from ui.dialogs.intake import IntakeDialog

    path = tmp_path / "release.txt"
    path.write_text("A headline\n\nOne sentence. And another.", encoding="utf-8")
    window.deeds.come([path])
    qtbot.waitUntil(lambda: any(one.isVisible() for one in window.findChildren(IntakeDialog)), timeout=5000)
    settle()
    for one in window.findChildren(IntakeDialog):
        one.reject()
    window.deeds.come([], "no such release")
    assert window.notice.isVisible()
