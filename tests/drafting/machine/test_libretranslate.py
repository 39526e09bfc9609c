from __future__ import annotations

import logging
import socket
import threading
import traceback

import pytest

from tests.servers.libretranslate import FakeLibreTranslate
from workbench.drafting.machine.engines import machine_engines
from workbench.drafting.machine.free_services import LibreTranslateEngine
from workbench.drafting.machine.remote import RemoteEngine
from workbench.drafting.machine.settings import MachineSettings, no_secret
from workbench.model.engines import Destination
from workbench.model.errors import Cancelled, EngineError
from workbench.model.tasks import CancelToken

TEXT = "The refugees received water."
KEY = "k-very-secret"


def engine(server: FakeLibreTranslate, key: str = "", seconds: float = 5.0) -> LibreTranslateEngine:
    return LibreTranslateEngine(server.url, lambda name: key if name == "libretranslate" else "", seconds)


def failure(asked: RemoteEngine, text: str = TEXT, target: str = "fr") -> EngineError:
    with pytest.raises(EngineError) as caught:
        asked.translate(text, "en", target, CancelToken())
    assert caught.value.data["engine"] == "LibreTranslate"
    whole = "".join(traceback.format_exception(caught.value)) + repr(caught.value)
    assert "refugees" not in whole
    assert KEY not in whole
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None
    return caught.value


def test_a_draft_comes_over_http() -> None:
    with FakeLibreTranslate() as server:
        asked = engine(server)
        assert asked.ready
        assert asked.destination is Destination.THIS_MACHINE
        assert asked.translate(TEXT, "en", "fr", CancelToken()) == "Les réfugiés ont reçu eau."
        assert asked.translate(TEXT, "en-GB", "es-MX", CancelToken()) == "Los refugiados recibieron agua."
        assert [each.values["target"] for each in server.received] == ["fr", "es"]
        assert "api_key" not in server.received[0].values


def test_a_slash_at_the_end_and_a_path_change_nothing() -> None:
    with FakeLibreTranslate() as server:
        LibreTranslateEngine(server.url + "//", no_secret, 5).translate(TEXT, "en", "fr", CancelToken())
        assert server.received[0].path == "/translate"


def test_the_key_is_sent_and_a_wrong_or_missing_one_is_said() -> None:
    with FakeLibreTranslate(required_key=KEY) as server:
        assert engine(server, KEY).translate("water", "en", "fr", CancelToken()) == "eau"
        assert failure(engine(server, "wrong")).code == "draft.key_refused"
        assert failure(engine(server)).code == "draft.key_refused"


@pytest.mark.parametrize(
    ("mode", "code"),
    [
        ("error", "draft.engine_refused"), ("unavailable", "draft.engine_refused"), ("html", "draft.engine_no_answer"),
        ("empty", "draft.engine_no_answer"), ("null", "draft.engine_no_answer"),
        ("null_text", "draft.engine_no_answer"), ("list", "draft.engine_no_answer"),
        ("bad_json", "draft.engine_no_answer"), ("drop", "draft.engine_away"), ("limit", "draft.engine_limit"),
        ("endless", "draft.engine_no_answer"), ("echo_error", "draft.engine_refused"),
    ],
)  # fmt: skip
def test_what_is_no_answer_has_a_code_and_no_text(mode: str, code: str) -> None:
    with FakeLibreTranslate(mode) as server:
        error = failure(engine(server, KEY, seconds=10))
        assert error.code == code
        if mode in {"error", "echo_error"}:
            assert error.data["status"] == 500


@pytest.mark.parametrize("mode", ["slow", "drip"])
def test_a_slow_server_is_left_in_time(mode: str) -> None:
    with FakeLibreTranslate(mode) as server:
        # The server itself would go on for half a minute, or for ever, and then have said nothing.
        error = failure(engine(server, seconds=0.6))
        assert error.code == "draft.engine_slow"
        assert error.data["seconds"] == 0.6


def test_cancelling_is_heeded_at_once() -> None:
    with FakeLibreTranslate("slow") as server:
        cancel = CancelToken()
        ended = threading.Event()

        def ask() -> None:
            with pytest.raises(Cancelled):
                engine(server, seconds=60).translate(TEXT, "en", "fr", cancel)
            ended.set()

        threading.Thread(target=ask, daemon=True).start()
        assert server.arrived.wait(10)
        cancel.cancel()
        # The server is silent for half a minute.
        assert ended.wait(10)
        with pytest.raises(Cancelled):
            engine(server).translate(TEXT, "en", "fr", cancel)
        assert len(server.received) == 1


def test_a_server_that_is_away() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{taken.getsockname()[1]}"
        error = failure(LibreTranslateEngine(url, lambda name: KEY, 5))
    assert error.code == "draft.engine_away"
    assert error.data["reason"] == "connection"


def test_a_redirect_carries_nothing_to_another_host() -> None:
    with FakeLibreTranslate("redirect") as server, FakeLibreTranslate() as elsewhere:
        server.moved_to = elsewhere.url + "/translate"
        error = failure(engine(server))
        assert (error.code, error.data["status"]) == ("draft.engine_moved", 307)
        assert elsewhere.received == []


def test_no_proxy_catches_loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    with FakeLibreTranslate() as server, FakeLibreTranslate() as proxy:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.url)
        monkeypatch.delenv("NO_PROXY", raising=False)
        monkeypatch.delenv("no_proxy", raising=False)
        engine(server).translate(TEXT, "en", "fr", CancelToken())
        assert server.texts == [TEXT]
        assert proxy.received == []


def test_no_log_holds_the_text_or_the_key(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    logging.getLogger("urllib3").setLevel(logging.DEBUG)
    try:
        with FakeLibreTranslate(required_key=KEY) as server:
            engine(server, KEY).translate(TEXT, "en", "fr", CancelToken())
            failure(engine(server, "other"))
    finally:
        logging.getLogger("urllib3").setLevel(logging.NOTSET)
    assert "refugees" not in caplog.text
    assert KEY not in caplog.text


def test_a_long_text_goes_in_pieces_and_comes_back_whole() -> None:
    with FakeLibreTranslate() as server:
        text = " ".join(["Émigrés need shelter and food."] * 400)
        draft = engine(server).translate(text, "en", "fr", CancelToken())
        assert draft == " ".join(["Émigrés ont besoin de abri et nourriture."] * 400)
        assert len(server.received) > 2
        assert " ".join(server.texts) == text


def test_a_server_with_a_limit_of_its_own_refuses() -> None:
    with FakeLibreTranslate(char_limit=10) as server:
        error = failure(engine(server))
        assert (error.code, error.data["status"]) == ("draft.engine_refused", 400)


def test_a_language_nobody_knows_is_not_sent() -> None:
    with FakeLibreTranslate() as server:
        assert not engine(server).supports("en", "tlh")
        assert not engine(server).supports("en", "en-GB")
        assert engine(server).supports("en-GB", "fr-CA")
        assert failure(engine(server), target="tlh").code == "draft.language"
        assert server.received == []


def test_private_use_characters_and_controls_of_an_answer_vanish() -> None:
    with FakeLibreTranslate() as server:
        server.answers["water"] = " l'\ue000eau\x00\nfraîche\ud800 "
        assert engine(server).translate("water", "en", "fr", CancelToken()) == "l'eau fraîche"


def test_an_endless_draft_is_none() -> None:
    with FakeLibreTranslate() as server:
        server.answers["water"] = "eau " * 500
        assert failure(engine(server), "water").code == "draft.engine_no_answer"


def test_listing_the_engines_asks_nobody() -> None:
    asked: list[str] = []

    def secret(name: str) -> str:
        asked.append(name)
        raise OSError("no keyring")

    with FakeLibreTranslate() as server:
        engines = {each.name: each for each in machine_engines(MachineSettings(server.url, secret=secret))}
        assert list(engines) == ["LibreTranslate", "Google", "MyMemory", "DeepL"]
        assert asked == []
        assert server.received == []
    assert engines["Google"].ready
    assert engines["DeepL"].why_not == "draft.key_missing"
    for name in ("Google", "MyMemory", "DeepL"):
        assert engines[name].destination is Destination.THIRD_PARTY


def test_an_engine_that_is_not_ready_says_why() -> None:
    none = {each.name: each for each in machine_engines(MachineSettings(google=False, mymemory=False))}
    assert none["LibreTranslate"].why_not == "draft.no_address"
    assert none["LibreTranslate"].destination is Destination.THIRD_PARTY
    assert none["Google"].why_not == none["MyMemory"].why_not == "draft.switched_off"
    assert failure(none["LibreTranslate"]).code == "draft.no_address"
    assert LibreTranslateEngine("ftp://x", no_secret, 5).why_not == "draft.bad_address"
