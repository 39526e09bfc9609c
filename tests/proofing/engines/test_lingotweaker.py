"""LingoTweaker: offsets in characters, a time limit, and answers that are none."""

from __future__ import annotations

import importlib.util
import threading
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pytest

from workbench.model.errors import Cancelled, EngineError
from workbench.model.tasks import CancelToken
from workbench.proofing.engines import lingotweaker
from workbench.proofing.engines.lingotweaker import LingoTweakerEngine

real = pytest.mark.skipif(
    bool(lingotweaker.why_not_available()), reason="LingoTweaker has no wheel for this machine"
)


class Canned:
    """Answers the same reports to any text, or does what it is told."""

    def __init__(self, answer: Any) -> None:
        self.answer = answer
        self.texts: list[str] = []

    def check(self, text: str) -> Sequence[Mapping[str, Any]]:
        self.texts.append(text)
        if callable(self.answer):
            return self.answer(text)  # type: ignore[no-any-return]
        return self.answer  # type: ignore[no-any-return]


def _report(text: str, word: str, rule: str = "R") -> dict[str, Any]:
    offset = len(text[: text.index(word)].encode())
    return {
        "rule_id": rule,
        "message": "m",
        "offset": offset,
        "length": len(word.encode()),
        "suggestions": ["x"],
        "category_id": "CAT_GRAMMAIRE",
        "issue_type": "Other",
    }


def _engine(answer: Any, **more: Any) -> LingoTweakerEngine:
    return LingoTweakerEngine(load=lambda _: Canned(answer), languages=frozenset({"fr"}), **more)


@pytest.mark.parametrize(
    "text", ["Bravo 🎉🎉. Le ministre à dit", "Éé à l’œuvre à", "\ue000Le\ue001 mot à", "e\u0301te\u0301 à"]
)
def test_offsets_are_characters_of_the_stored_text(text: str) -> None:
    engine = _engine(lambda plain: [_report(plain, "à")])
    (match,) = engine.check(text, "fr", CancelToken())
    assert text[match.start : match.end] == "à"
    engine.close()


def test_offsets_of_later_pieces() -> None:
    text = "Un à.\nDeux à."
    engine = _engine(lambda plain: [_report(plain, "à")])
    assert [text[m.start : m.end] for m in engine.check(text, "fr", CancelToken())] == ["à", "à"]
    engine.close()


def test_rules_turned_off_are_not_told() -> None:
    engine = _engine(lambda plain: [_report(plain, "à", "ODD")], disabled_rules=frozenset({"ODD"}))
    assert engine.check("à", "fr", CancelToken()) == []
    engine.close()


@pytest.mark.parametrize(
    "answer",
    [
        None,
        7,
        [None],
        [{}],
        [{"rule_id": "R", "message": "m", "offset": 99, "length": 1}],
        [{"rule_id": "R", "message": "m", "offset": -1, "length": 1}],
        [{"rule_id": "R", "message": "m", "offset": "x", "length": 1}],
    ],
)
def test_no_answer(answer: Any) -> None:
    engine = _engine(answer)
    with pytest.raises(EngineError) as caught:
        engine.check("texte", "fr", CancelToken())
    assert caught.value.code == "engine.answer"
    engine.close()


class Panic(BaseException):
    """What a panic of Rust code looks like."""


def test_crash() -> None:
    def crash(_: str) -> list[Any]:
        raise Panic

    engine = _engine(crash)
    with pytest.raises(EngineError) as caught:
        engine.check("texte", "fr", CancelToken())
    assert caught.value.code == "engine.crashed"
    assert "texte" not in str(caught.value)
    engine.close()


def test_damaged_data() -> None:
    def load(_: str) -> Canned:
        raise OSError("damaged")

    engine = LingoTweakerEngine(load=load, languages=frozenset({"fr"}))
    with pytest.raises(EngineError) as caught:
        engine.check("texte", "fr", CancelToken())
    assert caught.value.code == "engine.loading"
    engine.close()


def test_unknown_language() -> None:
    with pytest.raises(EngineError) as caught:
        _engine([]).check("text", "de", CancelToken())
    assert caught.value.code == "engine.language"


@pytest.fixture
def never() -> Iterator[threading.Event]:
    event = threading.Event()
    yield event
    event.set()


def test_never_returns(never: threading.Event) -> None:
    def hang(_: str) -> list[Any]:
        never.wait()
        return []

    engine = _engine(hang, seconds=0.1)
    codes = []
    for _ in range(3):
        with pytest.raises(EngineError) as caught:
            engine.check("texte", "fr", CancelToken())
        codes.append(caught.value.code)
    assert codes == ["engine.timeout", "engine.timeout", "engine.unresponsive"]
    engine.close()


def test_cancelled_while_it_works(never: threading.Event) -> None:
    cancel = CancelToken()

    def work(_: str) -> list[Any]:
        cancel.cancel()
        never.wait()
        return []

    engine = _engine(work, seconds=60)
    with pytest.raises(Cancelled):
        engine.check("texte", "fr", cancel)
    engine.close()


def test_cancelled_between_pieces() -> None:
    cancel = CancelToken()
    checker = Canned(lambda _: cancel.cancel() or [])  # type: ignore[func-returns-value]
    engine = LingoTweakerEngine(load=lambda _: checker, languages=frozenset({"fr"}))
    with pytest.raises(Cancelled):
        engine.check("un\ndeux\ntrois", "fr", cancel)
    assert checker.texts == ["un"]
    engine.close()


def test_closing_twice_and_using_again() -> None:
    engine = _engine([])
    engine.check("texte", "fr", CancelToken())
    engine.close()
    engine.close()
    assert engine.check("texte", "fr-CA", CancelToken()) == []
    engine.close()


def test_other_platforms(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lingotweaker.sys, "platform", "darwin")
    assert lingotweaker.why_not_available() == "engine.platform"
    monkeypatch.undo()
    monkeypatch.setattr(lingotweaker.platform, "machine", lambda: "aarch64")
    assert lingotweaker.why_not_available() == "engine.platform"
    monkeypatch.undo()
    monkeypatch.setattr(lingotweaker.sys, "platform", "linux")
    monkeypatch.setattr(lingotweaker.platform, "machine", lambda: "x86_64")
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    assert lingotweaker.why_not_available() == "engine.not_installed"


@real
def test_the_real_one() -> None:
    engine = LingoTweakerEngine()
    text = "Bravo 🎉🎉. Le ministre à dit non."
    (match,) = engine.check(text, "fr", CancelToken())
    assert (text[match.start : match.end], match.replacements, match.kind) == ("à", ("a",), "grammar")
    for odd in ["", "   ", "\ud800\x00\x07", "مرحبا بالعالم", "e\u0301" * 50, "🎉" * 100, "a" * 5_000]:
        engine.check(odd, "fr", CancelToken())
    for language in ("en", "es"):
        assert engine.check("Thiss is xqzv, ezto ess.", language, CancelToken())
    engine.close()
