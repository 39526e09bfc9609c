"""LingoTweaker: LanguageTool's rules on this machine, without Java, on Linux x86-64.

Measured of lingotweaker 0.2.8: it reports offsets in UTF-8 bytes, knows no switch for rules, no dictionary
and no time limit, refuses lone surrogates, and a sentence of 30,000 characters keeps it busy for minutes.
So texts are cut, the work is done in a process of its own, and whoever waits stops waiting in time.
"""

from __future__ import annotations

import importlib.util
import platform
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from concurrent.futures import TimeoutError as FutureTimeoutError
from queue import SimpleQueue
from typing import Any, Protocol

from workbench.model.engines import Destination, GrammarMatch
from workbench.model.errors import EngineError
from workbench.model.tasks import CancelToken
from workbench.proofing.engines.lingotweaker_process import LingoTweakerProcess
from workbench.proofing.engines.pieces import pieces
from workbench.proofing.plain import plain_text

NAME = "LingoTweaker"
_CODES = {"fr": "fr", "en": "en-US", "es": "es"}
_MOST_LOST = 2
_POLL_SECONDS = 0.05


class Checker(Protocol):
    """What is used of ``lt_py.Engine``."""

    def check(self, text: str) -> Sequence[Mapping[str, Any]]:
        """Return one mapping a report."""


def why_not_available() -> str:
    """Return an empty string where LingoTweaker can be used, else a code that says why not.

    ``engine.platform``: there are wheels for Linux on x86-64 alone. ``engine.not_installed``: the package or
    the data of every language is missing.
    """
    if sys.platform != "linux" or platform.machine() not in {"x86_64", "AMD64"}:
        return "engine.platform"
    if importlib.util.find_spec("lt_py") is None or not _languages_installed():
        return "engine.not_installed"
    return ""


def _languages_installed() -> frozenset[str]:
    found = (base for base in _CODES if importlib.util.find_spec(f"lingotweaker_data_{base}") is not None)
    return frozenset(found)


class _Worker:
    """One daemon thread that does one thing after the other. A thread that hangs is left behind."""

    def __init__(self) -> None:
        self._queue: SimpleQueue[tuple[Callable[[], object], Future[Any]] | None] = SimpleQueue()
        threading.Thread(target=self._run, name="lingotweaker", daemon=True).start()

    def _run(self) -> None:
        while (task := self._queue.get()) is not None:
            work, future = task
            if not future.set_running_or_notify_cancel():
                continue
            try:
                future.set_result(work())
            except BaseException as error:  # a panic of the Rust code is no Exception
                future.set_exception(EngineError("engine.crashed", engine=NAME, kind=type(error).__name__))

    def submit(self, work: Callable[[], object]) -> Future[Any]:
        future: Future[Any] = Future()
        self._queue.put((work, future))
        return future

    def stop(self) -> None:
        self._queue.put(None)


class LingoTweakerEngine:
    """LingoTweaker as a ``GrammarEngine``; may be called from any thread, answers in turn.

    ``seconds`` limits one piece of text (at most 1,500 characters), not the loading of a language (2 to 3 s
    each, done at its first use). English is ``en-US`` unless the text's language is ``en-GB``. ``load``
    makes the checker of a language; tests give their own.
    """

    name = NAME
    destination = Destination.THIS_MACHINE

    def __init__(
        self,
        disabled_rules: frozenset[str] = frozenset(),
        seconds: float = 20.0,
        load: Callable[[str], Checker] | None = None,
        languages: frozenset[str] | None = None,
    ) -> None:
        self._disabled = disabled_rules
        self._seconds = seconds
        self._process = LingoTweakerProcess()
        self._load: Callable[[str], Checker] = load or self._process.load
        self._languages = languages
        self._checkers: dict[str, Checker] = {}
        self._lock = threading.Lock()
        self._worker: _Worker | None = None
        self._closing = False
        self._lost = 0

    def languages(self) -> frozenset[str]:
        """Return the base languages whose data is installed."""
        return _languages_installed() if self._languages is None else self._languages

    def check(self, text: str, language: str, cancel: CancelToken) -> Sequence[GrammarMatch]:
        """Return the reports on the text, offsets in characters.

        Raises ``EngineError`` with the code ``engine.language`` (not known), ``engine.loading`` (its
        data is damaged), ``engine.timeout``, ``engine.crashed``, ``engine.answer`` (no usable answer) or
        ``engine.unresponsive`` (it hung before and is not asked again).
        """
        base = language.split("-")[0].lower()
        if base not in self.languages():
            raise EngineError("engine.language", engine=NAME, language=language)
        code = language if language in {"en-GB", "en-US"} else _CODES[base]
        plain = plain_text(text)
        found: list[GrammarMatch] = []
        with self._lock:
            for start, end in pieces(plain.text):
                cancel.raise_if_cancelled()
                if self._closing:
                    raise EngineError("engine.crashed", engine=NAME, kind="closed")
                answer = self._ask(code, plain.text[start:end], cancel)
                for match in _matches(answer, plain.text[start:end]):
                    if match.rule in self._disabled:
                        continue
                    first, last = plain.span(start + match.start, start + match.end)
                    found.append(
                        GrammarMatch(first, last, match.rule, match.kind, match.sentence, match.replacements)
                    )
        found.sort(key=lambda match: (match.start, match.end, match.rule))
        return found

    def close(self) -> None:
        """End the process and let go of the thread. A check that is under way ends at once, as crashed."""
        self._closing = True
        self._process.stop()
        with self._lock:
            self._closing = False
            if self._worker is not None:
                self._worker.stop()
            self._worker = None
            self._forget()

    def _forget(self) -> None:
        self._process.stop()
        self._checkers.clear()

    def _ask(self, code: str, text: str, cancel: CancelToken) -> object:
        if self._lost >= _MOST_LOST:
            raise EngineError("engine.unresponsive", engine=NAME)
        if self._worker is None:
            self._worker = _Worker()
        if code not in self._checkers:
            loading = self._worker.submit(lambda: self._load(code))
            try:
                self._checkers[code] = self._wait(loading, 60.0 + self._seconds, cancel)
            except EngineError as error:
                if error.code != "engine.crashed":
                    raise
                raise EngineError("engine.loading", engine=NAME, language=code) from error
        checker = self._checkers[code]
        return self._wait(self._worker.submit(lambda: checker.check(text)), self._seconds, cancel)

    def _wait(self, future: Future[Any], seconds: float, cancel: CancelToken) -> Any:
        end = time.monotonic() + seconds
        while True:
            try:
                return future.result(timeout=min(_POLL_SECONDS, max(0.0, end - time.monotonic())))
            except FutureTimeoutError:
                if future.done():
                    continue
            if cancel.cancelled:
                future.cancel()
                cancel.raise_if_cancelled()
            if time.monotonic() >= end:
                self._lost += 1
                self._worker = None
                self._forget()
                raise EngineError("engine.timeout", engine=NAME, seconds=round(seconds))


def _matches(answer: object, text: str) -> list[GrammarMatch]:
    """Return the reports with offsets in characters; raise ``EngineError`` where they make no sense."""
    try:
        reports = [dict(report) for report in answer]  # type: ignore[attr-defined]
        if not reports:
            return []
        places = _characters(text)
        return [_match(report, places) for report in reports]
    except (TypeError, ValueError, KeyError, IndexError, AttributeError) as error:
        raise EngineError("engine.answer", engine=NAME) from error


def _characters(text: str) -> list[int]:
    """Return, for each byte offset of the text in UTF-8, the character it belongs to."""
    places: list[int] = []
    for index, char in enumerate(text):
        places.extend([index] * len(char.encode("utf-8")))
    places.append(len(text))
    return places


def _match(report: dict[str, Any], places: list[int]) -> GrammarMatch:
    offset, length = int(report["offset"]), int(report["length"])
    if offset < 0 or length < 0:
        raise ValueError(offset)
    sentence = str(report["message"]).replace("<suggestion>", "«\u00a0").replace("</suggestion>", "\u00a0»")
    replacements = tuple(str(each) for each in report.get("suggestions") or ())
    rule = str(report["rule_id"])
    kind = _kind(rule, str(report.get("category_id") or ""), str(report.get("issue_type") or ""))
    return GrammarMatch(places[offset], places[offset + length], rule, kind, sentence, replacements[:10])


def _kind(rule: str, category: str, issue_type: str) -> str:
    if category == "TYPOS" or "SPELLING_RULE" in rule or "MORFOLOGIK" in rule:
        return "spelling"
    if "TYPOGR" in category or issue_type in {"whitespace", "typographical"}:
        return "typography"
    if issue_type in {"style", "register", "locale-violation"} or "STYLE" in category:
        return "style"
    return "grammar"
