"""Servers that stand where a LanguageTool should, over real HTTP: each answers in a way of its own."""

from __future__ import annotations

import json
import threading
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self
from urllib.parse import parse_qs

LANGUAGES = [
    {"name": "French", "code": "fr", "longCode": "fr"},
    {"name": "English (US)", "code": "en", "longCode": "en-US"},
    {"name": "English (GB)", "code": "en", "longCode": "en-GB"},
    {"name": "Spanish", "code": "es", "longCode": "es"},
]


def report(offset: int, length: int, **changes: Any) -> dict[str, Any]:
    """Return one report in LanguageTool's form."""
    told: dict[str, Any] = {
        "message": "Faute",
        "shortMessage": "",
        "replacements": [{"value": "a"}],
        "offset": offset,
        "length": length,
        "context": {"text": "…", "offset": 0, "length": 1},
        "sentence": "…",
        "rule": {
            "id": "A_ACCENT_A",
            "description": "à",
            "issueType": "grammar",
            "category": {"id": "CAT_GRAMMAIRE", "name": "Grammaire"},
        },
    }
    return told | changes


@dataclass
class Answer:
    """What is answered to a check: ``body`` with ``status``.

    ``held`` waits before answering until the server ends, ``dripping`` sends a space again and again,
    ``dropped`` closes the connection without a word, ``location`` sends the caller elsewhere.
    """

    body: bytes = b'{"matches": []}'
    status: int = 200
    kind: str = "application/json"
    held: bool = False
    dripping: bool = False
    dropped: bool = False
    location: str = ""


class StrangeServer:
    """A context manager; ``answer`` and ``languages`` may change while it runs.

    ``texts`` are the texts that came, ``paths`` all paths; ``arrived`` is set when a check comes.
    """

    def __init__(self, answer: Answer | None = None) -> None:
        self.answer = answer or Answer()
        self.languages = Answer(json.dumps(LANGUAGES).encode())
        self.texts: list[str] = []
        self.paths: list[str] = []
        self.arrived = threading.Event()
        self.ending = threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)

    @property
    def port(self) -> int:
        return int(self._server.server_address[1])

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def reports(self, *told: dict[str, Any]) -> None:
        """Answer with these reports."""
        self.answer = Answer(json.dumps({"matches": told}).encode())

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *details: object) -> None:
        self.ending.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(5)

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        owner = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                owner.paths.append(self.path)
                self._give(owner.languages)

            def do_POST(self) -> None:
                owner.paths.append(self.path)
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
                owner.texts.extend(parse_qs(body).get("text", []))
                owner.arrived.set()
                self._give(owner.answer)

            def _give(self, answer: Answer) -> None:
                if answer.dropped:
                    return
                if answer.held:
                    owner.ending.wait(30)
                    return
                self.send_response(answer.status)
                self.send_header("Content-Type", answer.kind)
                if answer.location:
                    self.send_header("Location", answer.location)
                if not answer.dripping:
                    self.send_header("Content-Length", str(len(answer.body)))
                self.end_headers()
                try:
                    self.wfile.write(answer.body)
                    while answer.dripping and not owner.ending.wait(0.01):
                        self.wfile.write(b" ")
                except OSError:
                    pass  # nobody reads any more: that is what the test is about

            def log_message(self, *words: object) -> None:
                """Say nothing."""

        return Handler
