"""The server of the tests speaks what LibreTranslate documents."""

from __future__ import annotations

from typing import Any

import pytest
import requests

from tests.servers.libretranslate import FakeLibreTranslate

pytest_plugins = ["tests.servers.fixtures"]
PAIR = {"source": "en", "target": "fr", "format": "text"}


def post(server: FakeLibreTranslate, **given: Any) -> requests.Response:
    with requests.Session() as session:
        session.trust_env = False
        return session.post(server.url + "/translate", timeout=5, **given)


@pytest.mark.parametrize("where", ["params", "data", "json"])
def test_parameters_may_stand_anywhere(libretranslate: FakeLibreTranslate, where: str) -> None:
    answer = post(libretranslate, **{where: PAIR | {"q": "The refugees need 1,500 tents."}})
    assert answer.json() == {"translatedText": "Les réfugiés ont besoin de 1,500 tents."}
    assert libretranslate.texts == ["The refugees need 1,500 tents."]
    assert libretranslate.received[0].where == ("query" if where == "params" else "body")


def test_several_texts_at_once(libretranslate: FakeLibreTranslate) -> None:
    assert post(libretranslate, json=PAIR | {"q": ["water", "women"]}).json()["translatedText"] == [
        "eau",
        "femmes",
    ]


@pytest.mark.parametrize(("source", "target", "text", "made"), [
    ("en", "es", "The displaced persons received humanitarian assistance",
     "El personas desplazadas recibieron asistencia humanitaria"),
    ("fr", "en", "Les réfugiés ont besoin de nourriture", "The refugees need food"),
    ("es", "fr", "agua y alimentos", "eau et nourriture"),
])  # fmt: skip
def test_pairs(libretranslate: FakeLibreTranslate, source: str, target: str, text: str, made: str) -> None:
    given = {"q": text, "source": source, "target": target}
    assert post(libretranslate, data=given).json()["translatedText"] == made


def test_languages(libretranslate: FakeLibreTranslate) -> None:
    with requests.Session() as session:
        session.trust_env = False
        found = session.get(libretranslate.url + "/languages", timeout=5).json()
        assert session.get(libretranslate.url + "/translate", timeout=5).status_code == 405
    assert [each["code"] for each in found] == ["en", "es", "fr"]
    assert libretranslate.texts == [""]


@pytest.mark.parametrize(("given", "status", "error"), [
    ({"q": "water", "source": "en"}, 400, "missing target"),
    ({"q": "", "source": "en", "target": "fr"}, 400, "missing q"),
    ({"q": "water", "source": "en", "target": "xx"}, 400, "xx is not supported"),
    ({"q": "water", "source": "en", "target": "fr", "api_key": "bad"}, 403, "Invalid API key"),
])  # fmt: skip
def test_errors(libretranslate: FakeLibreTranslate, given: dict[str, str], status: int, error: str) -> None:
    answer = post(libretranslate, json=given)
    assert answer.status_code == status
    assert error in answer.json()["error"]


def test_a_key_may_be_required(libretranslate_server: Any) -> None:
    server = libretranslate_server(required_key="k")
    assert post(server, json=PAIR | {"q": "water"}).status_code == 400
    assert post(server, json=PAIR | {"q": "water", "api_key": "k"}).json() == {"translatedText": "eau"}
