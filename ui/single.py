"""One program a desk: a second start hands its files to the first one and ends.

The first listens on a local socket that only this person can reach, named after the folder of the desk.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QDir, QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalSocket

WAIT_MS = 400
ANSWER_MS = 3000
LARGEST = 64 * 1024
_ANSWER = b"here\n"


def server_name(folder: Path) -> str:
    """Return the name of the socket of a desk's folder."""
    return (
        "pressbench-"
        + hashlib.sha256(str(folder.resolve()).encode("utf-8", "surrogatepass")).hexdigest()[:24]
    )


def hand_over(folder: Path, files: Sequence[Path] = (), release: str = "") -> bool:
    """Ask the program that has the desk open to come forward and open files; return whether one answered."""
    name = server_name(folder)
    if os.name == "posix" and not Path(QDir.tempPath(), name).exists():
        return False  # Qt keeps the sockets of this system there: nobody listens

    from PySide6.QtNetwork import QLocalSocket

    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(WAIT_MS):
        return False
    told = {"files": [str(path.absolute()) for path in files], "release": release}
    socket.write(json.dumps(told).encode("utf-8", "replace") + b"\n")
    socket.flush()
    # The answer may have come while the question was still on its way.
    while not socket.canReadLine() and socket.waitForReadyRead(ANSWER_MS):
        pass
    answered = bytes(socket.readLine().data()) == _ANSWER
    socket.disconnectFromServer()
    return answered


class SingleInstance(QObject):
    """Listens for later starts. ``asked`` carries the files (list of ``Path``) and the release they name."""

    asked = Signal(list, str)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        from PySide6.QtNetwork import QLocalServer

        super().__init__(parent)
        self._folder = folder
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._came)

    def listen(self) -> bool:
        """Begin; return whether it is possible. Only for a program that holds the desk's store: what a killed one
        has left behind is taken over."""
        name = server_name(self._folder)
        if self._server.listen(name):
            return True
        self._server.removeServer(name)
        return self._server.listen(name)

    def stop(self) -> None:
        """Listen no more."""
        self._server.close()

    def _came(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.readyRead.connect(lambda socket=socket: self._read(socket))
            socket.disconnected.connect(socket.deleteLater)
            if socket.bytesAvailable():
                self._read(socket)

    def _read(self, socket: QLocalSocket) -> None:
        if socket.bytesAvailable() > LARGEST:
            socket.abort()
            return
        if not socket.canReadLine():
            return
        try:
            told: Any = json.loads(bytes(socket.readLine().data()))
            files = [Path(str(one)) for one in told["files"]]
            release = str(told["release"])
        except (ValueError, TypeError, KeyError, RecursionError):
            socket.abort()
            return
        socket.write(_ANSWER)
        socket.flush()
        self.asked.emit(files, release)
