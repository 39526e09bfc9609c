"""A LanguageTool server of the desk's own: started, minded, and ended with the desk.

Measured of LanguageTool 6.8: without a configuration every check costs over a second; its memory grows, so
its heap is capped and it ends itself when that is used up; language-tool-python's own way of starting it
leaves servers behind. So the desk starts it, on a port that is free at that moment, and a pipe ties
its life to ours: when this program ends, however it ends, the pipe closes and the server stops. It is
believed to run when it says so itself: whatever else answers on the port is a stranger.
"""

from __future__ import annotations

import atexit
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from workbench.model.errors import Cancelled, EngineError
from workbench.model.tasks import CancelToken
from workbench.proofing.engines.java import holds_languagetool
from workbench.proofing.engines.languagetool_client import NAME as NAME

MAIN_CLASS = "org.languagetool.server.HTTPServer"
START_SECONDS = 60.0
_HEAP_MEGABYTES = 800
_MOST_STARTS = 4
_WITHIN_SECONDS = 600.0
_POLL_SECONDS = 0.05
_END_SECONDS = 6.0
_LOG = "server.log"
_MOST_PORTS = 3
_STARTED = "Server started"
_PORT_TAKEN = "BindException"
_CONFIGURATION = """\
pipelineCaching=true
maxPipelinePoolSize=6
pipelineExpireTimeInSeconds=7200
cacheSize=2000
maxTextLength=200000
"""
# The shell ends Java when our end of the pipe closes, and ends itself when Java does. A Java that does not
# listen is killed after three seconds. The work folder is taken away here where nobody else can any more.
# A signal to the whole group, as from a terminal that closes, must not end the one who tidies up.
_TIED = """\
exec 3<&0
"$@" </dev/null &
java=$!
{
    trap '' HUP INT TERM
    read -r _ <&3
    kill "$java"
    for _ in 1 2 3; do kill -0 "$java" || break; sleep 1; done
    kill -9 "$java"
    rm -rf "$0"
} 2>/dev/null &
wait "$java"
"""


class LanguageToolServer:
    """A server on this machine. ``folder`` holds its jars; ``java`` is the program that runs them.

    Safe to ask from several threads. A server that has died is started again, four times in ten
    minutes at the most.
    """

    def __init__(self, folder: Path, java: str = "java", start_seconds: float = START_SECONDS) -> None:
        self._folder = folder
        self._java = java
        self._start_seconds = start_seconds
        self._lock = threading.Lock()
        self._stopping = threading.Event()
        self._process: subprocess.Popen[bytes] | None = None
        self._work: Path | None = None
        self._starts: list[float] = []
        self._started = 0.0
        self._port = 0
        self.url = ""

    @staticmethod
    def why_not(folder: Path, java: str = "java") -> str:
        """Return an empty string where a server can be started from the folder, else a code that says why.

        ``engine.no_java``: there is no Java; ``engine.no_jars``: the folder holds no LanguageTool.
        """
        if shutil.which(java) is None:
            return "engine.no_java"
        if not holds_languagetool(folder):
            return "engine.no_jars"
        return ""

    def ensure_running(self, cancel: CancelToken) -> str:
        """Return the address of the running server, starting it where it does not run.

        Who cancels stops waiting; the server goes on starting, for whoever asks next. Raises
        ``EngineError``: ``engine.no_java``, ``engine.no_jars``, ``engine.start_failed`` (data: ``folder``,
        ``detail``: what the server said of it), ``engine.start_slow``, ``engine.unresponsive`` (it has
        died too often); or ``Cancelled``.
        """
        with self._lock:
            try:
                for left in reversed(range(_MOST_PORTS)):
                    if self._process is None or self._process.poll() is not None or self._work is None:
                        self._start()
                    if self.url or self._comes_up(self._work_folder(), cancel, last=not left):
                        break
            except Cancelled:
                raise
            except OSError as error:
                self._forget()
                raise self._failed(error.strerror or "") from error
            except BaseException:
                self._forget()
                raise
            return self.url

    def _failed(self, detail: str) -> EngineError:
        return EngineError("engine.start_failed", engine=NAME, folder=str(self._folder), detail=detail)

    def _work_folder(self) -> Path:
        assert self._work is not None
        return self._work

    def _start(self) -> None:
        self._forget()
        reason = self.why_not(self._folder, self._java)
        if reason:
            raise EngineError(reason, engine=NAME, folder=str(self._folder))
        moment = time.monotonic()
        self._starts = [start for start in self._starts if moment - start < _WITHIN_SECONDS]
        if len(self._starts) >= _MOST_STARTS:
            raise EngineError("engine.unresponsive", engine=NAME)
        self._starts.append(moment)
        self._port = free_port()
        self._started = moment
        self._work = Path(tempfile.mkdtemp(prefix="pressbench-languagetool-"))
        configuration = self._work / "server.properties"
        configuration.write_text(_CONFIGURATION, encoding="utf-8")
        atexit.register(self.stop)
        self._process = self._launch(self._work, configuration, self._port)

    def _launch(self, work: Path, configuration: Path, port: int) -> subprocess.Popen[bytes]:
        command = [
            shutil.which(self._java) or self._java,
            f"-Xmx{_HEAP_MEGABYTES}m",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:+UseSerialGC",
            "-cp",
            _class_path(self._folder.resolve()),
            MAIN_CLASS,
            "--port",
            str(port),
            "--config",
            str(configuration),
        ]
        if sys.platform != "win32":
            command = ["/bin/sh", "-c", _TIED, str(work), *command]
        with (work / _LOG).open("wb") as log:
            return subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=log, stderr=subprocess.STDOUT, cwd=work
            )

    def _comes_up(self, work: Path, cancel: CancelToken, last: bool) -> bool:
        """Wait until it runs; return False where its port was taken and another may be tried."""
        assert self._process is not None
        while time.monotonic() - self._started < self._start_seconds:
            over = self._process.poll() is not None
            said = (work / _LOG).read_text(encoding="utf-8", errors="replace")
            if over and _PORT_TAKEN in said and not last:
                return False
            if over:
                raise self._failed(_reason(said))
            if self._stopping.is_set():
                raise Cancelled
            if _STARTED in said and answers(self._port):
                self.url = f"http://127.0.0.1:{self._port}"
                return True
            if cancel.wait(_POLL_SECONDS):
                cancel.raise_if_cancelled()
        raise EngineError("engine.start_slow", engine=NAME, seconds=round(self._start_seconds))

    def stop(self) -> None:
        """End the server, also while it starts. Calling twice is no error; it may be started again."""
        self._stopping.set()
        try:
            with self._lock:
                self._forget()
        finally:
            self._stopping.clear()

    def _forget(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            if process.stdin is not None:
                process.stdin.close()
            if sys.platform == "win32":
                process.terminate()
            try:
                process.wait(timeout=_END_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        if self._work is not None:
            shutil.rmtree(self._work, ignore_errors=True)
            self._work = None
        self.url = ""
        atexit.unregister(self.stop)

    @property
    def alive(self) -> bool:
        """Whether the process that holds the server runs at this moment."""
        process = self._process
        return process is not None and process.poll() is None

    @property
    def process_id(self) -> int:
        """The id of the process that holds the server, 0 where none runs."""
        return 0 if self._process is None else self._process.pid


def _class_path(folder: Path) -> str:
    # As Maven puts the jars together, and as LanguageTool's own archive unpacks: jars in ``libs``, rules beside.
    return os.pathsep.join((f"{folder}/*", f"{folder}/libs/*", str(folder)))


def _reason(said: str) -> str:
    """Return the line of a log that says why: the last cause of a stack trace, else the last line."""
    lines = [line.strip() for line in said.splitlines() if line and not line.startswith(("\t", " "))]
    causes = [line for line in lines if line.startswith("Caused by:")]
    return (causes or lines or [""])[-1][:200]


def free_port() -> int:
    """Return a port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def answers(port: int) -> bool:
    """Return whether something listens on the port of this machine."""
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0
