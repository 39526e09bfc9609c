"""Grammalecte for French, where Debian's python3-grammalecte is: beside another engine, or alone.

Measured of Grammalecte 2.1.2: 0.4 s to start, 60 MB, offsets in characters. It is installed for Debian's own
Python, so it runs there, in a process of its own that ends when its standard input does. Its remarks on
spaces, apostrophes, dashes and the like are left to our own typography.
"""

from __future__ import annotations

import contextlib
import json
import subprocess
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from workbench.model.engines import Destination, GrammarMatch
from workbench.model.errors import EngineError
from workbench.model.tasks import CancelToken
from workbench.proofing.engines.pieces import pieces
from workbench.proofing.plain import plain_text

NAME = "Grammalecte"
_PYTHON = Path("/usr/bin/python3")
_PACKAGE = Path("/usr/lib/python3/dist-packages/grammalecte")
_PROGRAM = Path(__file__).with_name("grammalecte_process.py")
_START_SECONDS = 20.0
_POLL_SECONDS = 0.05
# The kinds of rules that are about grammar: agreement, conjugation, confusion of words.
_KINDS = frozenset({"conf", "conj", "gn", "imp", "infi", "inte", "loc", "mc", "ppas", "sgpl"})
# Wrong nearly always: "un homme de 32 ans soupçonné", "du pays de Galles inquiets", "une étude à été menée".
_NOISE = ("gn_nombre_chiffres", "gn_det_nom_de_det_nom", "gn_pfx_à_par_pour_sans")


def why_not_available() -> str:
    """Return an empty string where Debian's Grammalecte is, else ``engine.not_installed``."""
    return "" if _PYTHON.is_file() and _PACKAGE.is_dir() else "engine.not_installed"


class GrammalecteEngine:
    """Grammalecte as a ``GrammarEngine``, safe to call from any thread; answers in turn.

    ``seconds`` limits one piece of text, at most 1,500 characters. ``command`` starts the program; tests give
    their own.
    """

    name = NAME
    destination = Destination.THIS_MACHINE

    def __init__(
        self,
        disabled_rules: frozenset[str] = frozenset(),
        seconds: float = 20.0,
        command: Sequence[str] = (str(_PYTHON), "-I", str(_PROGRAM)),
    ) -> None:
        self._disabled = disabled_rules
        self._seconds = seconds
        self._command = tuple(command)
        self._turn = threading.Lock()
        self._changing = threading.Lock()
        self._process: subprocess.Popen[str] | None = None
        self._answered = False

    def languages(self) -> frozenset[str]:
        """Return French."""
        return frozenset({"fr"})

    def check(self, text: str, language: str, cancel: CancelToken) -> Sequence[GrammarMatch]:
        """Return the reports on grammar, offsets in characters.

        Raises ``EngineError``: ``engine.language``, ``engine.crashed``, ``engine.timeout``, ``engine.answer``;
        or ``Cancelled``.
        """
        if language.split("-")[0].lower() != "fr":
            raise EngineError("engine.language", engine=NAME, language=language)
        plain = plain_text(text)
        found: list[GrammarMatch] = []
        for start, end in pieces(plain.text):
            cancel.raise_if_cancelled()
            for match in _matches(self._ask(plain.text[start:end], cancel), end - start):
                if match.rule not in self._disabled:
                    first, last = plain.span(start + match.start, start + match.end)
                    found.append(
                        GrammarMatch(first, last, match.rule, match.kind, match.sentence, match.replacements)
                    )
        found.sort(key=lambda match: (match.start, match.end, match.rule))
        return found

    def close(self) -> None:
        """End the process. Calling twice is no error."""
        with self._changing:
            process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError, ValueError):
                    stream.close()

    def _ask(self, text: str, cancel: CancelToken) -> Any:
        """Return the answer; stop waiting in time, or when it is not wanted any more."""
        end = time.monotonic() + self._seconds + (0.0 if self._answered else _START_SECONDS)
        box: list[str] = []
        # A thread that waits for a process that hangs is freed by ending the process.
        thread = threading.Thread(target=self._exchange, args=(text, box), name="grammalecte", daemon=True)
        thread.start()
        while True:
            thread.join(_POLL_SECONDS)
            if not thread.is_alive():
                break
            cancel.raise_if_cancelled()
            if time.monotonic() >= end:
                self.close()
                raise EngineError("engine.timeout", engine=NAME, seconds=round(self._seconds))
        if not box or not box[0]:
            self.close()
            raise EngineError("engine.crashed", engine=NAME, kind="closed")
        try:
            answer = json.loads(box[0])
            if "failed" in answer:
                raise EngineError("engine.crashed", engine=NAME, kind=str(answer["failed"]))
            self._answered = True
            return answer["found"]
        except (ValueError, KeyError, TypeError):
            self.close()
            raise EngineError("engine.answer", engine=NAME) from None

    def _exchange(self, text: str, box: list[str]) -> None:
        with self._turn, contextlib.suppress(OSError, ValueError):
            process = self._running()
            assert process.stdin is not None
            assert process.stdout is not None
            process.stdin.write(json.dumps(text) + "\n")
            process.stdin.flush()
            box.append(process.stdout.readline())

    def _running(self) -> subprocess.Popen[str]:
        with self._changing:
            if self._process is None or self._process.poll() is not None:
                self._process = subprocess.Popen(
                    self._command,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    text=True,
                    encoding="utf-8",
                    cwd="/",
                )
            return self._process


def _matches(found: Any, length: int) -> list[GrammarMatch]:
    try:
        return [
            _match(int(start), int(end), str(rule), str(message), replacements, length)
            for start, end, kind, rule, message, replacements in found
            if kind in _KINDS and not any(noise in str(rule) for noise in _NOISE)
        ]
    except (TypeError, ValueError):
        raise EngineError("engine.answer", engine=NAME) from None


def _match(start: int, end: int, rule: str, message: str, replacements: Any, length: int) -> GrammarMatch:
    if not 0 <= start <= end <= length:
        raise ValueError(start)
    words = tuple(str(each) for each in replacements if str(each).strip() and str(each) != "_")
    return GrammarMatch(start, end, f"GRAMMALECTE_{rule}", "grammar", message, words)
