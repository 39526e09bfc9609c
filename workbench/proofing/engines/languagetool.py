"""LanguageTool as an engine of the desk: a server of the office's own, or one that the desk minds."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from concurrent.futures import TimeoutError as FutureTimeoutError
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from workbench.drafting.machine.settings import host_of, is_loopback
from workbench.model.engines import Destination, GrammarMatch
from workbench.model.errors import Cancelled, EngineError
from workbench.model.tasks import CancelToken
from workbench.proofing.engines.languagetool_client import NAME, Client, make_client
from workbench.proofing.engines.languagetool_server import LanguageToolServer
from workbench.proofing.engines.pieces import pieces
from workbench.proofing.plain import plain_text

_CODES = {"fr": "fr", "en": "en-US", "es": "es"}
_SAMPLES = {
    "fr": "Le ministre à dit non.",
    "en": "The minister have said no.",
    "es": "El ministro han dicho que no.",
}
PUBLIC_SERVER = "https://api.languagetool.org"
_PUBLIC_HOSTS = ("languagetool.org", "languagetoolplus.com")
# Places are counted in UTF-16 there. A character that is two units is sent as one that is one, so that
# both count alike; no rule of a grammar asks which emoji it is.
_STAND_IN = "\N{WHITE SQUARE}"
_FIRST_CHECK_SECONDS = 60.0
_MOST_LATE = 3
_POLL_SECONDS = 0.05
_MOST_REPLACEMENTS = 10


def server_address(typed: str) -> str:
    """Return the address that a person has typed with its scheme: ``host:8081`` means http."""
    typed = typed.strip()
    return typed if not typed or "://" in typed else f"http://{typed}"


def destination_of(url: str) -> Destination:
    """Return where a text goes that is sent to the address of a LanguageTool server.

    LanguageTool's own is a third party; an address that cannot be read counts as one.
    """
    address = server_address(url)
    host = host_of(address)
    if not host or any(host == public or host.endswith("." + public) for public in _PUBLIC_HOSTS):
        return Destination.THIRD_PARTY
    return Destination.THIS_MACHINE if is_loopback(address) else Destination.OUR_SERVER


class LanguageToolEngine:
    """LanguageTool as a ``GrammarEngine``, safe to call from any thread; answers in turn.

    Either ``url`` names a server that the office runs, or ``server`` is one that the desk minds. ``seconds``
    limits one piece of text (at most 1,500 characters), the first one of a language excepted: the server
    then reads its rules, for up to ``first_seconds``.
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
        self._url = server_address(url)
        self._server = server
        self.destination = destination or (
            Destination.THIS_MACHINE if server is not None else destination_of(self._url)
        )
        self._disabled = disabled_rules
        self._seconds = seconds
        self._first_seconds = first_seconds
        self._clients: dict[tuple[str, str], Client] = {}
        self._warm: set[tuple[str, str]] = set()
        self._lock = threading.Lock()
        self._late = 0
        self._closed = False

    def languages(self) -> frozenset[str]:
        """Return the base languages whose rules the desk counts on."""
        return frozenset(_CODES)

    def check(self, text: str, language: str, cancel: CancelToken) -> Sequence[GrammarMatch]:
        """Return the reports on the text, offsets in characters.

        Raises ``EngineError``: ``engine.language``, ``engine.address`` (no http address), ``engine.away``
        (nobody answers), ``engine.timeout``, ``engine.answer`` (what answers is no LanguageTool, or it
        failed; data: ``status`` where there is one), those of ``LanguageToolServer.ensure_running``; or
        ``Cancelled``, also when the engine was closed. No error holds the text, or a password of the address.
        """
        base = language.split("-")[0].lower()
        if base not in _CODES:
            raise EngineError("engine.language", engine=NAME, language=language)
        code = _code(language)
        plain = plain_text(text)
        found: list[GrammarMatch] = []
        with self._turn(cancel):
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

    def is_warm(self, language: str) -> bool:
        """Return whether an answer comes in good time. Of a server that is not ours it is taken for granted."""
        if self._server is None:
            return True
        url = self._server.url
        return bool(url) and (url, _code(language)) in self._warm and self._server.alive

    def warm(self, language: str, cancel: CancelToken) -> None:
        """Start the server that the desk minds and have it read the rules of a language.

        A server of somebody else is sent nothing. Raises what ``check`` raises.
        """
        if self._server is None:
            return
        for left in reversed(range(_MOST_LATE)):
            try:
                self.check(_SAMPLES[language.split("-")[0].lower()], language, cancel)
                return
            except EngineError as error:
                # A busy machine reads the rules slowly; the server goes on reading them.
                if error.code != "engine.timeout" or not left:
                    raise

    def close(self) -> None:
        """Stop the server that the desk minds, at once. Calling twice is no error."""
        self._closed = True
        if self._server is not None:
            self._server.stop()

    @contextmanager
    def _turn(self, cancel: CancelToken) -> Iterator[None]:
        """Wait for other checks to end, and for a person who cancels meanwhile."""
        while not self._lock.acquire(timeout=_POLL_SECONDS):
            self._raise_if_over(cancel)
        try:
            yield
        finally:
            self._lock.release()

    def _raise_if_over(self, cancel: CancelToken) -> None:
        cancel.raise_if_cancelled()
        if self._closed:
            raise Cancelled

    def _ask(self, text: str, code: str, cancel: CancelToken) -> list[GrammarMatch]:
        self._raise_if_over(cancel)
        url = self._url if self._server is None else self._server.ensure_running(cancel)
        if not host_of(url):
            raise EngineError("engine.address", engine=NAME, url=_place(url))
        key = (url, code)
        sent = "".join(char if ord(char) < 0x10000 else _STAND_IN for char in text)
        seconds = self._seconds if key in self._warm else self._first_seconds
        try:
            answer = self._in_time(lambda: self._call(key, sent, seconds), seconds, cancel)
            matches = [_match(report, len(text)) for report in answer]
        except EngineError as error:
            self._clients.pop(key, None)
            if self._closed:
                raise Cancelled from None
            if self._server is not None and error.code == "engine.timeout":
                self._late += 1
                # A server that hangs does not come to itself, but one that still reads its rules does.
                if key in self._warm or self._late >= _MOST_LATE:
                    self._late = 0
                    self._server.stop()
            raise
        except (KeyError, AttributeError, TypeError, ValueError):
            raise EngineError("engine.answer", engine=NAME, url=_place(url)) from None
        self._warm.add(key)
        self._late = 0
        return matches

    def _call(self, key: tuple[str, str], text: str, seconds: float) -> list[Any]:
        client = self._clients.get(key)
        if client is None:
            client = make_client(key[0], _place(key[0]), key[1], seconds)
            self._clients[key] = client
        client.seconds = seconds
        return client.check(text)

    def _in_time(self, work: Callable[[], list[Any]], seconds: float, cancel: CancelToken) -> list[Any]:
        """Return what the work returns; stop waiting after ``seconds``, or when it is not wanted any more."""
        future: Future[list[Any]] = Future()

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
                self._raise_if_over(cancel)
                if time.monotonic() >= end:
                    raise EngineError("engine.timeout", engine=NAME, seconds=round(seconds)) from None


def _code(language: str) -> str:
    return language if language in {"en-GB", "en-US"} else _CODES[language.split("-")[0].lower()]


def _place(url: str) -> str:
    """Return the address without the name and the password that may stand in it."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"


def _match(report: Any, length: int) -> GrammarMatch:
    start, size = int(report.offset), int(report.error_length)
    if not 0 <= start <= start + size <= length:
        raise ValueError(start)
    return GrammarMatch(
        start,
        start + size,
        str(report.rule_id),
        _kind(str(report.category), str(report.rule_issue_type)),
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
