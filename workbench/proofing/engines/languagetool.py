"""LanguageTool, through language-tool-python as the client of a running server.

What was measured of language-tool-python 3.4 decides the form of this: it counts places in UTF-16 and keeps
state in a class, both only where a text has characters beyond the basic plane, so each of those is
replaced by one that is not; its time limit is five minutes for each read, so the call runs on a
thread that whoever waits can leave; proxies of the environment catch loopback calls unless they are
told not to.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from concurrent.futures import TimeoutError as FutureTimeoutError
from typing import Any
from urllib.parse import urlsplit

from workbench.model.engines import Destination, GrammarMatch
from workbench.model.errors import EngineError
from workbench.model.tasks import CancelToken
from workbench.proofing.engines.languagetool_server import NAME, LanguageToolServer
from workbench.proofing.engines.pieces import pieces
from workbench.proofing.plain import plain_text

_CODES = {"fr": "fr", "en": "en-US", "es": "es"}
_PUBLIC_HOSTS = ("languagetool.org", "languagetoolplus.com")
_LOOPBACK = ("127.0.0.1", "localhost", "::1")
_STAND_IN = "\u25a1"
_FIRST_CHECK_SECONDS = 60.0
_POLL_SECONDS = 0.05
_NO_PROXY = {"http": "", "https": "", "all": ""}
_MOST_REPLACEMENTS = 10


def destination_of(url: str) -> Destination:
    """Return where a text goes that is sent to the address."""
    host = (urlsplit(url).hostname or "").lower()
    if host in _LOOPBACK:
        return Destination.THIS_MACHINE
    if any(host == public or host.endswith("." + public) for public in _PUBLIC_HOSTS):
        return Destination.THIRD_PARTY
    return Destination.OUR_SERVER


class LanguageToolEngine:
    """LanguageTool as a ``GrammarEngine``, safe to call from any thread.

    Either ``url`` names a server that the office runs, or ``server`` is one that the desk minds. ``seconds``
    limits one piece of text (at most 1,500 characters), the first one of a language excepted: the server
    then reads its rules, for up to a minute.
    """

    name = NAME

    def __init__(
        self,
        url: str = "",
        server: LanguageToolServer | None = None,
        destination: Destination | None = None,
        disabled_rules: frozenset[str] = frozenset(),
        seconds: float = 20.0,
        first_seconds: float = _FIRST_CHECK_SECONDS,
    ) -> None:
        self._url = url
        self._server = server
        self.destination = destination or (
            Destination.THIS_MACHINE if server is not None else destination_of(url)
        )
        self._disabled = disabled_rules
        self._seconds = seconds
        self._first_seconds = first_seconds
        self._clients: dict[tuple[str, str], Any] = {}
        self._lock = threading.Lock()

    def languages(self) -> frozenset[str]:
        """Return the base languages whose rules the desk counts on."""
        return frozenset(_CODES)

    def check(self, text: str, language: str, cancel: CancelToken) -> Sequence[GrammarMatch]:
        """Return the reports on the text, offsets in characters.

        Raises ``EngineError``: ``engine.language``, ``engine.away`` (nobody answers), ``engine.timeout``,
        ``engine.answer`` (what answers is no LanguageTool, or it failed), those of
        ``LanguageToolServer.ensure_running``; or ``Cancelled``.
        """
        base = language.split("-")[0].lower()
        if base not in _CODES:
            raise EngineError("engine.language", engine=NAME, language=language)
        code = language if language in {"en-GB", "en-US"} else _CODES[base]
        plain = plain_text(text)
        found: list[GrammarMatch] = []
        with self._lock:
            for start, end in pieces(plain.text):
                cancel.raise_if_cancelled()
                for match in self._ask(plain.text[start:end], code, cancel):
                    if match.rule not in self._disabled:
                        first, last = plain.span(start + match.start, start + match.end)
                        found.append(
                            GrammarMatch(
                                first, last, match.rule, match.kind, match.sentence, match.replacements
                            )
                        )
        found.sort(key=lambda match: (match.start, match.end, match.rule))
        return found

    def close(self) -> None:
        """Stop the server that the desk minds. Calling twice is no error."""
        if self._server is not None:
            self._server.stop()
        self._clients.clear()

    def _ask(self, text: str, code: str, cancel: CancelToken) -> list[GrammarMatch]:
        url = self._url if self._server is None else self._server.ensure_running(cancel)
        first = (url, code) not in self._clients
        sent = "".join(char if ord(char) < 0x10000 else _STAND_IN for char in text)
        seconds = self._first_seconds if first else self._seconds
        try:
            answer = _in_time(lambda: self._call(url, code, sent, seconds), seconds, cancel)
        except EngineError as error:
            self._clients.pop((url, code), None)
            if self._server is not None and error.code == "engine.timeout":
                # A server that hangs does not come to itself: the next check gets a new one.
                self._server.stop()
            raise
        try:
            return [_match(report, len(text)) for report in answer]
        except (AttributeError, TypeError, ValueError):
            raise EngineError("engine.answer", engine=NAME, url=url) from None

    def _call(self, url: str, code: str, text: str, seconds: float) -> Sequence[Any]:
        import requests
        from language_tool_python import LanguageTool
        from language_tool_python.exceptions import LanguageToolError

        loopback = destination_of(url) is Destination.THIS_MACHINE
        try:
            client = self._clients.get((url, code))
            if client is None:
                client = LanguageTool(code, remote_server=url, proxies=_NO_PROXY if loopback else None)
                client._TIMEOUT = seconds  # type: ignore[assignment]
                self._clients[url, code] = client
            found: Sequence[Any] = client.check(text)
            return found
        except LanguageToolError as error:
            # Its message may hold the text; only its kind is told.
            away = isinstance(error.__cause__, requests.ConnectionError | requests.Timeout)
            raise EngineError("engine.away" if away else "engine.answer", engine=NAME, url=url) from None
        except (requests.RequestException, OSError):
            raise EngineError("engine.away", engine=NAME, url=url) from None
        except (KeyError, TypeError, ValueError, AttributeError):
            raise EngineError("engine.answer", engine=NAME, url=url) from None


def _in_time(work: Callable[[], Any], seconds: float, cancel: CancelToken) -> Any:
    """Return what the work returns; stop waiting for it after ``seconds``, or when cancelled."""
    future: Future[Any] = Future()

    def run() -> None:
        try:
            future.set_result(work())
        except BaseException as error:
            future.set_exception(error)

    threading.Thread(target=run, name="languagetool", daemon=True).start()
    end = time.monotonic() + seconds
    while True:
        try:
            return future.result(timeout=_POLL_SECONDS)
        except FutureTimeoutError:
            cancel.raise_if_cancelled()
            if time.monotonic() >= end:
                raise EngineError("engine.timeout", engine=NAME, seconds=round(seconds)) from None


def _match(report: Any, length: int) -> GrammarMatch:
    start, size = int(report.offset), int(report.error_length)
    if not 0 <= start <= start + size <= length:
        raise ValueError(start)
    rule, category = str(report.rule_id), str(report.category)
    return GrammarMatch(
        start,
        start + size,
        rule,
        _kind(category, str(report.rule_issue_type)),
        str(report.message),
        tuple(str(each) for each in report.replacements[:_MOST_REPLACEMENTS]),
    )


def _kind(category: str, issue_type: str) -> str:
    if issue_type == "misspelling" or category == "TYPOS":
        return "spelling"
    if issue_type in ("typographical", "whitespace") or "TYPOGRAPH" in category:
        return "typography"
    if issue_type in ("style", "register", "locale-violation"):
        return "style"
    return "grammar"
