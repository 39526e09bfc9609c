"""A server that speaks LibreTranslate's interface over real HTTP, for tests.

``POST /translate`` takes ``q``, ``source``, ``target``, ``format`` and ``api_key`` from the query, a form or a JSON body
(``q`` may be a list), ``GET /languages`` lists the languages; errors are JSON with the status that LibreTranslate
uses. Whatever arrives is kept in ``received``, so that a test can prove that nothing was sent.
"""

from __future__ import annotations

import json
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.servers.phrases import LANGUAGES, translate

MODES = (
    "normal", "slow", "drip", "error", "unavailable", "html", "empty", "null", "null_text", "list", "echo_error",
    "drop", "limit", "redirect", "endless", "bad_json",
)  # fmt: skip


@dataclass(frozen=True)
class Received:
    """One request as it came: ``values`` are the parameters, wherever they stood."""

    method: str
    path: str
    values: dict[str, Any]
    where: str
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """What was to be translated."""
        return str(self.values.get("q", ""))


class FakeLibreTranslate:
    """The server; a context manager. ``mode`` is one of ``MODES`` and may change while it runs.

    ``required_key`` makes it ask for that key, ``char_limit`` refuse longer texts as LibreTranslate does. ``url``
    ends without a slash.
    """

    def __init__(self, mode: str = "normal", required_key: str = "", char_limit: int = 0) -> None:
        self.mode = mode
        self.required_key = required_key
        self.char_limit = char_limit
        self.received: list[Received] = []
        self.answers: dict[str, str] = {}
        self.moved_to = "http://127.0.0.1:9/translate"
        self.stopping = threading.Event()
        self.arrived = threading.Event()
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.owner = self
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    @property
    def texts(self) -> list[str]:
        """The texts that were sent for translation, in order."""
        return [each.text for each in self.received if each.path == "/translate"]

    def __enter__(self) -> FakeLibreTranslate:
        self._thread.start()
        return self

    def __exit__(self, *details: object) -> None:
        self.stopping.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(5)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    owner: FakeLibreTranslate

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: a client that has gone away is what some tests are about."""


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Keep the tests' output clean."""

    def do_GET(self) -> None:
        owner, parts = self.server.owner, urlsplit(self.path)
        values = {name: found[-1] for name, found in parse_qs(parts.query).items()}
        owner.received.append(Received("GET", parts.path, values, "query", dict(self.headers)))
        if parts.path == "/languages":
            self._json(200, LANGUAGES)
        elif parts.path == "/translate":
            self._json(405, {"error": "The method is not allowed for the requested URL."})
        else:
            self._json(404, {"error": "Not found"})

    def do_POST(self) -> None:
        owner, parts = self.server.owner, urlsplit(self.path)
        values, where = self._values(parts.query)
        owner.received.append(Received("POST", parts.path, values, where, dict(self.headers)))
        owner.arrived.set()
        if parts.path != "/translate":
            self._json(404, {"error": "Not found"})
        elif not self._misbehaved(owner, values):
            self._translate(owner, values)

    def _values(self, query: str) -> tuple[dict[str, Any], str]:
        values: dict[str, Any] = {n: f[-1] for n, f in parse_qs(query, keep_blank_values=True).items()}
        where = "query" if values else "body"
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if "json" in (self.headers.get("Content-Type") or ""):
            values |= json.loads(body or b"{}")
        elif body:
            values |= {n: f[-1] for n, f in parse_qs(body.decode(), keep_blank_values=True).items()}
        return values, where

    def _translate(self, owner: FakeLibreTranslate, values: dict[str, Any]) -> None:
        for name in ("q", "source", "target"):
            if not values.get(name):
                self._json(400, {"error": f"Invalid request: missing {name} parameter"})
                return
        given = str(values.get("api_key") or "")
        if owner.required_key and not given:
            self._json(400, {"error": "Please contact the server operator to get an API key"})
            return
        if given and given != owner.required_key:
            self._json(403, {"error": "Invalid API key"})
            return
        known = {each["code"] for each in LANGUAGES}
        for name in ("source", "target"):
            if values[name] not in known:
                self._json(400, {"error": f"{values[name]} is not supported"})
                return
        asked = values["q"] if isinstance(values["q"], list) else [values["q"]]
        if owner.char_limit and sum(map(len, asked)) > owner.char_limit:
            text = (
                f"Invalid request: request ({sum(map(len, asked))}) exceeds text limit ({owner.char_limit})"
            )
            self._json(400, {"error": text})
            return
        found = [
            owner.answers.get(each) or translate(each, values["source"], values["target"]) for each in asked
        ]
        self._json(200, {"translatedText": found if isinstance(values["q"], list) else found[0]})

    def _misbehaved(self, owner: FakeLibreTranslate, values: dict[str, Any]) -> bool:
        mode = owner.mode
        if mode in _ANSWERS:
            status, kind, body = _ANSWERS[mode]
            self._send(status, kind, body)
        elif mode == "slow":
            owner.stopping.wait(30)
        elif mode == "drip":
            self.wfile.write(b"HTTP/1.0 200 OK\r\nContent-Type: application/json\r\n\r\n")
            while not owner.stopping.wait(0.05):
                self.wfile.write(b" ")
                self.wfile.flush()
        elif mode == "endless":
            self.wfile.write(b"HTTP/1.0 200 OK\r\nContent-Type: application/json\r\n\r\n")
            while not owner.stopping.is_set():
                self.wfile.write(b'{"translatedText": "' + b"mot " * 20_000)
        elif mode == "echo_error":
            self._json(500, {"error": f"Cannot translate text: {values.get('q')} {values.get('api_key')}"})
        elif mode == "redirect":
            self.send_response(307)
            self.send_header("Location", owner.moved_to)
            self.end_headers()
        elif mode == "drop":
            self.close_connection = True
            self.connection.close()
        else:
            return False
        return True

    def _json(self, status: int, value: object) -> None:
        self._send(status, "application/json", json.dumps(value).encode())

    def _send(self, status: int, kind: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


_ANSWERS = {
    "error": (500, "application/json", b'{"error": "Internal server error"}'),
    "unavailable": (503, "text/html", b"<html><body>503 Service Unavailable</body></html>"),
    "html": (200, "text/html", b"<!DOCTYPE html><html><body>Please log in to the network</body></html>"),
    "empty": (200, "application/json", b""),
    "null": (200, "application/json", b"null"),
    "null_text": (200, "application/json", b'{"translatedText": null}'),
    "list": (200, "application/json", b'{"translatedText": ["a", "b"]}'),
    "bad_json": (200, "application/json", b'{"translatedText": "a'),
    "limit": (429, "application/json", b'{"error": "Slowdown: 20 per 1 minute"}'),
}
