"""A LanguageTool server of the desk's own: started, minded, and ended with the desk.

Measured of LanguageTool 6.8: without a configuration every check costs over a second; its memory grows, so
its heap is capped and it ends itself when that is used up; language-tool-python's own way of starting it
leaves servers behind. So the desk starts it, on a port that is free at that moment, and a pipe ties
its life to ours: when this program ends, however it ends, the pipe closes and the server stops.
"""

from __future__ import annotations

import atexit
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from workbench.model.errors import EngineError
from workbench.model.tasks import CancelToken

NAME = "LanguageTool"
MAIN_CLASS = "org.languagetool.server.HTTPServer"
START_SECONDS = 60.0
_HEAP_MEGABYTES = 800
_MOST_STARTS = 4
_WITHIN_SECONDS = 600.0
_POLL_SECONDS = 0.05
_CONFIGURATION = """\
pipelineCaching=true
maxPipelinePoolSize=6
pipelineExpireTimeInSeconds=7200
cacheSize=2000
maxTextLength=200000
"""
# The shell ends Java when our end of the pipe closes, and ends itself when Java does.
_TIED = 'exec 3<&0; "$@" </dev/null & java=$!; { read -r _ <&3; kill "$java"; } 2>/dev/null & wait "$java"'


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
        self._process: subprocess.Popen[bytes] | None = None
        self._configuration: Path | None = None
        self._log: Path | None = None
        self._starts: list[float] = []
        self.url = ""

    @staticmethod
    def why_not(folder: Path, java: str = "java") -> str:
        """Return an empty string where a server can be started from the folder, else a code that says why.

        ``engine.no_java``: there is no Java; ``engine.no_jars``: the folder holds no LanguageTool.
        """
        if shutil.which(java) is None:
            return "engine.no_java"
        if not (folder / "languagetool-server.jar").is_file():
            return "engine.no_jars"
        return ""

    def ensure_running(self, cancel: CancelToken) -> str:
        """Return the address of the running server, starting it where it does not run.

        Raises ``EngineError``: ``engine.no_java``, ``engine.no_jars``, ``engine.start_failed`` (data:
        ``folder``, ``detail``: the last line that the server said), ``engine.start_slow``,
        ``engine.unresponsive`` (it has died too often), or ``Cancelled``.
        """
        with self._lock:
            if self._process is not None and self._process.poll() is None:
                return self.url
            self._forget()
            reason = self.why_not(self._folder, self._java)
            if reason:
                raise EngineError(reason, engine=NAME, folder=str(self._folder))
            moment = time.monotonic()
            self._starts = [start for start in self._starts if moment - start < _WITHIN_SECONDS]
            if len(self._starts) >= _MOST_STARTS:
                raise EngineError("engine.unresponsive", engine=NAME)
            self._starts.append(moment)
            self._start(cancel)
            return self.url

    def _start(self, cancel: CancelToken) -> None:
        work = Path(tempfile.mkdtemp(prefix="pressbench-languagetool-"))
        self._configuration = work / "server.properties"
        self._configuration.write_text(_CONFIGURATION, encoding="utf-8")
        self._log = work / "server.log"
        port = free_port()
        command = [
            self._java,
            f"-Xmx{_HEAP_MEGABYTES}m",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:+UseSerialGC",
            "-cp",
            f"{self._folder}/*",
            MAIN_CLASS,
            "--port",
            str(port),
            "--config",
            str(self._configuration),
        ]
        if sys.platform != "win32":
            command = ["/bin/sh", "-c", _TIED, "languagetool", *command]
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=log, stderr=subprocess.STDOUT, cwd=work
            )
        atexit.register(self.stop)
        try:
            self._wait_for(port, cancel)
        except BaseException:
            self._forget()
            raise
        self.url = f"http://127.0.0.1:{port}"

    def _wait_for(self, port: int, cancel: CancelToken) -> None:
        assert self._process is not None
        end = time.monotonic() + self._start_seconds
        while time.monotonic() < end:
            if self._process.poll() is not None:
                raise EngineError(
                    "engine.start_failed", engine=NAME, folder=str(self._folder), detail=self._last_line()
                )
            if answers(port):
                return
            if cancel.wait(_POLL_SECONDS):
                cancel.raise_if_cancelled()
        raise EngineError("engine.start_slow", engine=NAME, seconds=round(self._start_seconds))

    def _last_line(self) -> str:
        assert self._log is not None
        lines = self._log.read_text(encoding="utf-8", errors="replace").splitlines()
        told = [line.strip() for line in lines if line.strip() and not line.startswith(("\t", " "))]
        return told[-1][:200] if told else ""

    def stop(self) -> None:
        """End the server. Calling twice is no error."""
        with self._lock:
            self._forget()

    def _forget(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            if process.stdin is not None:
                process.stdin.close()
            if sys.platform == "win32":
                process.terminate()
            try:
                process.wait(timeout=5)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        if self._configuration is not None:
            shutil.rmtree(self._configuration.parent, ignore_errors=True)
            self._configuration = None
        self.url = ""
        atexit.unregister(self.stop)

    @property
    def process_id(self) -> int:
        """The id of the process that holds the server, 0 where none runs."""
        return 0 if self._process is None else self._process.pid


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
