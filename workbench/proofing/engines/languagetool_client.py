"""language-tool-python as the client of a running server, with its manners corrected.

Measured of language-tool-python 3.4: its time limit is five minutes for each read and none for the whole
answer, it asks twice, follows redirects (so that a text may go where nobody said), reads answers of any
size, lets proxies of the environment catch calls to this machine, and puts answers, and with them texts,
into its messages. So the one method that speaks to the server is ours.
"""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from functools import cache
from typing import Any, Protocol

from workbench.drafting.machine.settings import is_loopback
from workbench.model.errors import EngineError

NAME = "LanguageTool"
_CONNECT_SECONDS = 5.0
_MOST_BYTES = 16 * 1024 * 1024
_CHUNK_BYTES = 64 * 1024


class Client(Protocol):
    """What is used of it: one language of one server. ``seconds`` limits each answer, whole."""

    seconds: float

    def check(self, text: str) -> list[Any]:
        """Return the reports on the text; raise ``EngineError``, never with the text in it."""


def make_client(url: str, place: str, code: str, seconds: float) -> Client:
    """Ask the server for its languages and return the client of one of them (``fr``, ``en-GB``).

    ``url`` is its address, without ``/v2``; ``place`` is how errors name it. Raises ``EngineError``:
    ``engine.away``, ``engine.timeout``, ``engine.answer``.
    """
    try:
        made: Client = _client_class()(url, place, code, seconds)
    except (KeyError, TypeError, ValueError, AttributeError):
        raise EngineError("engine.answer", engine=NAME, url=place) from None
    return made


@cache
def _client_class() -> Any:
    import requests
    from language_tool_python import LanguageTool

    class DeskClient(LanguageTool):
        def __init__(self, url: str, place: str, code: str, seconds: float) -> None:
            self.seconds = seconds
            self._place = place
            self._local = is_loopback(url)
            super().__init__(code, remote_server=url)

        def _query_server(
            self,
            url: str,
            params: Mapping[str, str] | None = None,
            num_tries: int = 1,  # noqa: ARG002 - the form of what it replaces
            method: str = "get",
        ) -> Any:
            try:
                return self._ask(url, params, method, time.monotonic() + self.seconds)
            except requests.Timeout:
                raise self._error("engine.timeout", seconds=round(self.seconds)) from None
            except (requests.RequestException, OSError):
                raise self._error("engine.away") from None
            except Exception as error:
                # Below requests lies a library with errors of its own, that stand for a lost connection.
                if type(error).__module__.startswith("urllib3"):
                    raise self._error("engine.away") from None
                raise

        def _ask(self, url: str, params: Mapping[str, str] | None, method: str, end: float) -> Any:
            with requests.Session() as session:
                session.trust_env = not self._local
                given = {"data": params} if method == "post" else {"params": params}
                with session.request(
                    method,
                    url,
                    timeout=(min(_CONNECT_SECONDS, self.seconds), self.seconds),
                    allow_redirects=False,
                    stream=True,
                    **given,  # type: ignore[arg-type]
                ) as response:
                    if response.status_code != 200:
                        raise self._error("engine.answer", status=response.status_code)
                    body = self._body(response.raw, end)
            try:
                return json.loads(body)
            except (ValueError, RecursionError):
                raise self._error("engine.answer") from None

        def _body(self, raw: Any, end: float) -> bytes:
            body = bytearray()
            while chunk := raw.read1(_CHUNK_BYTES, decode_content=True):
                body += chunk
                if len(body) > _MOST_BYTES:
                    raise self._error("engine.answer")
                if time.monotonic() > end:
                    raise self._error("engine.timeout", seconds=round(self.seconds))
            return bytes(body)

        def _error(self, error_code: str, **data: object) -> EngineError:
            return EngineError(error_code, engine=NAME, url=self._place, **data)

    return DeskClient
