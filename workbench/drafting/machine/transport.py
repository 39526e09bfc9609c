"""The one way by which deep-translator reaches a network.

Measured of deep-translator 1.11: it sets no time-out, follows redirects (which would carry a text to
another host), asks MyMemory without encryption, lets HTTP_PROXY catch loopback, reads bodies of any
length, and puts text and key into its exceptions; urllib3 writes whole addresses into its log. So its
``requests`` is exchanged for a ``Transport`` that does none of that and raises ``EngineError`` itself.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Mapping
from types import ModuleType
from typing import Any

from workbench.drafting.machine.settings import is_loopback
from workbench.model.errors import EngineError

MOST_BYTES = 2 * 1024 * 1024
"""The longest answer that is read: a text of 5,000 characters comes back in about 10 kB."""

NO_KEY = "no-key"
"""Given to deep-translator's LibreTranslate client, which insists on a key; never sent."""

_local = threading.local()
_install_lock = threading.Lock()


class _Silence(logging.Filter):
    """Drops what urllib3 says while a call of ours runs: its lines hold whole addresses."""

    def filter(self, record: logging.LogRecord) -> bool:  # noqa: ARG002
        return getattr(_local, "call", None) is None


class Call:
    """One call to an engine: its name, and the time (``time.monotonic``) by which it must be over.

    Used as a context manager on the thread that makes the call.
    """

    def __init__(self, engine: str, deadline: float, seconds: float) -> None:
        self.engine = engine
        self.deadline = deadline
        self.seconds = seconds

    def __enter__(self) -> Call:
        _local.call = self
        return self

    def __exit__(self, *details: object) -> None:
        _local.call = None

    def remaining(self) -> float:
        """Return the seconds left; raise ``EngineError`` ``draft.engine_slow`` where there are none."""
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise EngineError("draft.engine_slow", engine=self.engine, seconds=self.seconds)
        return left


class Transport:
    """Stands where deep-translator's modules expect the module ``requests``."""

    def get(self, url: str, params: Mapping[str, Any], **ignored: object) -> Any:  # noqa: ARG002
        """Send a GET request of the current ``Call``; return the complete answer."""
        return self._send("GET", url, params)

    def post(self, url: str, params: Mapping[str, Any], **ignored: object) -> Any:  # noqa: ARG002
        """Send a POST request of the current ``Call``; return the complete answer."""
        return self._send("POST", url, params)

    def _send(self, method: str, url: str, params: Mapping[str, Any]) -> Any:
        import requests

        call: Call | None = getattr(_local, "call", None)
        if call is None:
            raise EngineError("draft.engine_away", engine="", reason="no_call")
        if url.startswith("http://api.mymemory."):
            url = "https" + url.removeprefix("http")
        sent = {name: value for name, value in params.items() if (name, value) != ("api_key", NO_KEY)}
        code = ""
        data: dict[str, object] = {}
        with requests.Session() as session:
            session.trust_env = not is_loopback(url)
            try:
                left = call.remaining()
                response = session.request(
                    method,
                    url,
                    params=sent,
                    timeout=(min(left, 10.0), left),
                    allow_redirects=False,
                    stream=True,
                    headers={"User-Agent": "Pressbench"},
                )
                _read(response, call)
                return _checked(response, call)
            except requests.Timeout:
                code, data = "draft.engine_slow", {"seconds": call.seconds}
            except requests.exceptions.SSLError:
                code, data = "draft.engine_away", {"reason": "certificate"}
            except requests.exceptions.ProxyError:
                code, data = "draft.engine_away", {"reason": "proxy"}
            except requests.ConnectionError:
                code, data = "draft.engine_away", {"reason": "connection"}
            except requests.RequestException:
                code, data = "draft.engine_no_answer", {}
        # Raised here, after the handlers, so that no chained exception holds the address.
        raise EngineError(code, engine=call.engine, **data)


def _read(response: Any, call: Call) -> None:
    pieces: list[bytes] = []
    size = 0
    for piece in response.iter_content(16 * 1024):
        pieces.append(piece)
        size += len(piece)
        if size > MOST_BYTES:
            response.close()
            raise EngineError("draft.engine_no_answer", engine=call.engine)
        call.remaining()
    response._content = b"".join(pieces)


def _checked(response: Any, call: Call) -> Any:
    status = int(response.status_code)
    if 200 <= status < 300:
        return response
    if 300 <= status < 400:
        raise EngineError("draft.engine_moved", engine=call.engine, status=status)
    if status in {401, 403} or (status == 400 and b"api key" in response.content.lower()):
        raise EngineError("draft.key_refused", engine=call.engine)
    if status in {413, 414, 431}:
        raise EngineError("draft.too_long", engine=call.engine)
    if status in {402, 429, 456}:
        raise EngineError("draft.engine_limit", engine=call.engine)
    raise EngineError("draft.engine_refused", engine=call.engine, status=status)


def install(module: ModuleType) -> None:
    """Exchange ``requests`` in a module of deep-translator for a ``Transport``. Repeating it is no error."""
    with _install_lock:
        if not isinstance(module.__dict__.get("requests"), Transport):
            module.__dict__["requests"] = Transport()


def keep_quiet() -> None:
    """Keep urllib3, requests and deepl from writing addresses and texts of our calls into a log."""
    with _install_lock:
        for name in ("urllib3.connectionpool", "urllib3.util.retry", "urllib3.connection", "deepl"):
            logger = logging.getLogger(name)
            if not any(isinstance(each, _Silence) for each in logger.filters):
                logger.addFilter(_Silence())
