"""Google, MyMemory and DeepL against answers that a server of this machine gives in their place."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from workbench.drafting.machine.deepl_service import DeepLEngine
from workbench.drafting.machine.free_services import GoogleEngine, MyMemoryEngine
from workbench.model.errors import EngineError
from workbench.model.tasks import CancelToken

KEY = "k-very-secret:fx"


class Office(ThreadingHTTPServer):
    daemon_threads = True
    status = 200
    body = ""
    paths: list[str]
    bodies: list[str]
    headers: list[dict[str, str]]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class Handler(BaseHTTPRequestHandler):
    server: Office

    def log_message(self, *args: object) -> None:
        pass

    def do_GET(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        self.server.paths.append(self.path)
        self.server.bodies.append(self.rfile.read(length).decode())
        self.server.headers.append(dict(self.headers))
        self.send_response(self.server.status)
        self.end_headers()
        self.wfile.write(self.server.body.encode())

    def do_POST(self) -> None:
        self.do_GET()


@pytest.fixture
def office(monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    server = Office(("127.0.0.1", 0), Handler)
    server.paths, server.bodies, server.headers = [], [], []
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    from deep_translator import google, mymemory

    monkeypatch.setitem(google.BASE_URLS, "GOOGLE_TRANSLATE", server.url + "/m")
    monkeypatch.setitem(mymemory.BASE_URLS, "MYMEMORY", server.url + "/get")
    yield server
    server.shutdown()
    server.server_close()


def code_of(call: Any) -> str:
    with pytest.raises(EngineError) as caught:
        call()
    assert "refugees" not in str(caught.value)
    assert KEY not in str(caught.value)
    return caught.value.code


def test_google_answers(office: Office) -> None:
    office.body = '<div class="result-container">Les réfugiés sont là.</div>'
    engine = GoogleEngine(True, 5)
    assert engine.translate("The refugees are here.", "en", "fr-CA", CancelToken()) == "Les réfugiés sont là."
    sent = parse_qs(urlsplit(office.paths[0]).query)
    assert (sent["sl"], sent["tl"], sent["q"]) == (["en"], ["fr"], ["The refugees are here."])


def test_google_may_have_no_answer(office: Office) -> None:
    engine = GoogleEngine(True, 5)
    office.body = "<html><body>Before you continue to Google</body></html>"
    assert (
        code_of(lambda: engine.translate("refugees", "en", "fr", CancelToken())) == "draft.engine_no_answer"
    )
    office.body = '<div class="result-container">—</div>'
    assert code_of(lambda: engine.translate("—", "en", "fr", CancelToken())) == "draft.engine_no_answer"
    office.status = 429
    assert code_of(lambda: engine.translate("refugees", "en", "fr", CancelToken())) == "draft.engine_limit"


def test_google_knows_languages_by_its_own_codes() -> None:
    engine = GoogleEngine(True, 5)
    assert [engine.code_of(each) for each in ("zh-Hant-TW", "zh", "he", "pt-BR", "nb", "tlh")] == [
        "zh-TW", "zh-CN", "iw", "pt", "no", "",
    ]  # fmt: skip


def test_mymemory_answers_and_its_entities_are_read(office: Office) -> None:
    office.body = json.dumps({"responseData": {"translatedText": "L&#39;eau"}, "matches": []})
    engine = MyMemoryEngine(True, 5)
    assert engine.translate("The water", "en", "fr", CancelToken()) == "L'eau"
    assert parse_qs(urlsplit(office.paths[0]).query)["langpair"] == ["en-GB|fr-FR"]
    assert engine.code_of("es-MX") == "es-MX"
    assert engine.code_of("es-PY") == "es-ES"


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("MYMEMORY WARNING: YOU USED ALL AVAILABLE FREE TRANSLATIONS FOR TODAY.", "draft.engine_limit"),
        ("QUERY LENGTH LIMIT EXCEEDED. MAX ALLOWED QUERY : 500 CHARS", "draft.engine_no_answer"),
        ("PLEASE SELECT TWO DISTINCT LANGUAGES", "draft.engine_no_answer"),
        (None, "draft.engine_no_answer"),
    ],
)
def test_a_complaint_of_mymemory_is_no_draft(office: Office, said: str | None, code: str) -> None:
    office.body = json.dumps({"responseData": {"translatedText": said}, "matches": []})
    engine = MyMemoryEngine(True, 5)
    assert code_of(lambda: engine.translate("The refugees", "en", "fr", CancelToken())) == code


def test_mymemory_is_never_asked_without_encryption(monkeypatch: pytest.MonkeyPatch) -> None:
    import requests

    addresses: list[str] = []

    def request(self: requests.Session, method: str, url: str, **choices: object) -> None:
        addresses.append(url)
        raise requests.ConnectionError(url)

    monkeypatch.setattr(requests.Session, "request", request)
    assert code_of(lambda: MyMemoryEngine(True, 5).translate("refugees", "en", "fr", CancelToken()))
    assert addresses == ["https://api.mymemory.translated.net/get"]


def test_mymemory_gets_at_most_500_bytes(office: Office) -> None:
    office.body = json.dumps({"responseData": {"translatedText": "é"}, "matches": []})
    MyMemoryEngine(True, 5).translate("éé éé " * 200, "en", "fr", CancelToken())
    sent = [parse_qs(urlsplit(path).query)["q"][0] for path in office.paths]
    assert len(sent) > 3
    assert max(len(each.encode()) for each in sent) < 500


def deepl(office: Office) -> DeepLEngine:
    return DeepLEngine(lambda name: KEY if name == "deepl" else "", 5, office.url)


def test_deepl_answers(office: Office) -> None:
    pytest.importorskip("deepl", reason="the optional client of DeepL is not installed")
    answer = {"text": "Les réfugiés", "detected_source_language": "EN", "billed_characters": 12}
    office.body = json.dumps({"translations": [answer]})
    engine = deepl(office)
    assert engine.ready
    assert engine.translate("The refugees", "en-GB", "fr-CA", CancelToken()) == "Les réfugiés"
    assert office.headers[0]["Authorization"] == f"DeepL-Auth-Key {KEY}"
    assert "FR" in office.bodies[0]
    assert [engine.code_of(each) for each in ("en", "en-US", "pt-BR", "zh-TW", "no", "tlh")] == [
        "EN-GB", "EN-US", "PT-BR", "ZH-HANT", "NB", "",
    ]  # fmt: skip
    assert not engine.supports("en-GB", "en-US")


@pytest.mark.parametrize(
    ("status", "code"),
    [
        (403, "draft.key_refused"), (456, "draft.engine_limit"), (429, "draft.engine_limit"),
        (500, "draft.engine_refused"), (200, "draft.engine_no_answer"),
    ],
)  # fmt: skip
def test_deepl_may_refuse(office: Office, status: int, code: str) -> None:
    pytest.importorskip("deepl", reason="the optional client of DeepL is not installed")
    office.status, office.body = status, '{"message": "refugees"}'
    assert code_of(lambda: deepl(office).translate("The refugees", "en", "fr", CancelToken())) == code


def test_deepl_without_its_client_is_not_ready(monkeypatch: pytest.MonkeyPatch) -> None:
    import importlib.util

    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    engine = DeepLEngine(lambda name: KEY, 5)
    assert engine.why_not == "draft.not_installed"
    assert code_of(lambda: engine.translate("refugees", "en", "fr", CancelToken())) == "draft.not_installed"
