"""LingoTweaker in a process of its own.

Measured of lingotweaker 0.2.8: loading a language holds Python's global lock for 2 to 7 s, which would freeze the
window; a piece of text that keeps it busy cannot be stopped; a panic of its machine code may end the
program. In a process of its own it does none of this to the desk, and can be ended. The two talk in
lines of JSON; the process ends when its standard input does, so it never outlives the desk.
"""

from __future__ import annotations

import contextlib
import importlib
import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO, Any

_MODULE = "workbench.proofing.engines.lingotweaker_process"
_ROOT = Path(__file__).resolve().parents[3]


class ProcessEndedError(Exception):
    """The process ended before it answered."""


class LingoTweakerProcess:
    """The process, started at its first use and again after it ended. One call at a time."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None

    def load(self, code: str) -> ProcessChecker:
        """Load a language (``fr``, ``en-US``, ``es``) and return its checker."""
        self.ask({"load": code})
        return ProcessChecker(self, code)

    def ask(self, request: Mapping[str, str]) -> Any:
        """Return the answer to a request; raise ``ProcessEndedError`` where there is none."""
        if self._process is None or self._process.poll() is not None:
            self._process = subprocess.Popen(
                [sys.executable, "-m", _MODULE],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
                encoding="utf-8",
                # Where the desk was started may hold anything, also a ``json.py`` or a folder ``data``.
                cwd=_ROOT,
            )
        asking, answering = self._process.stdin, self._process.stdout
        assert asking is not None
        assert answering is not None
        try:
            asking.write(json.dumps(request) + "\n")
            asking.flush()
            line = answering.readline()
        except (OSError, ValueError):
            line = ""
        if not line:
            self.stop()
            raise ProcessEndedError
        answer = json.loads(line)
        if "failed" in answer:
            raise ProcessEndedError(answer["failed"])
        return answer["found"]

    def stop(self) -> None:
        """End the process, also in the middle of a call. Calling twice is no error."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError, ValueError):
                    stream.close()


class ProcessChecker:
    """One language of the process, in the form of ``lt_py.Engine``."""

    def __init__(self, process: LingoTweakerProcess, code: str) -> None:
        self._process = process
        self._code = code

    def check(self, text: str) -> Sequence[Mapping[str, Any]]:
        """Return one mapping a report, as LingoTweaker gives them: offsets in UTF-8 bytes."""
        found: Sequence[Mapping[str, Any]] = self._process.ask({"check": self._code, "text": text})
        return found


def _data_folder(code: str) -> str:
    # Left to itself LingoTweaker takes a folder ``data`` of the working directory before its own.
    package = importlib.import_module(f"lingotweaker_data_{code.split('-')[0]}")
    return str(package.data_dir())


def serve(requests: IO[str], answers: IO[str]) -> None:
    """Answer requests, a line each, until there are no more."""
    import lt_py

    engines: dict[str, Any] = {}
    for line in requests:
        request = json.loads(line)
        code = request.get("load") or request["check"]
        try:
            if code not in engines:
                engines[code] = lt_py.Engine(code, data_dir=_data_folder(code))
            found = (
                [dict(report) for report in engines[code].check(request["text"])] if "text" in request else []
            )
            answer: dict[str, object] = {"found": found}
        except BaseException as error:  # a panic of the machine code is no Exception
            answer = {"failed": type(error).__name__}
        answers.write(json.dumps(answer, default=str) + "\n")
        answers.flush()


if __name__ == "__main__":
    serve(sys.stdin, sys.stdout)
