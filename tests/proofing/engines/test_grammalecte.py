"""Grammalecte: in a process of another Python, and what becomes of that process."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from tests.conftest import NOT_OFFERED
from workbench.model.engines import Destination
from workbench.model.errors import Cancelled, EngineError
from workbench.model.tasks import CancelToken
from workbench.proofing.engines import grammalecte
from workbench.proofing.engines.grammalecte import GrammalecteEngine

ANSWERS = """
import json, sys
for line in sys.stdin:
    text = json.loads(line)
    {deed}
    sys.stdout.flush()
"""
FOUND = (
    "print(json.dumps({'found': [[0, 1, 'gn', 'r1', 'm', ['a', '_', '']], [0, 1, 'esp', 'r2', 'm', []]]}))"
)


@pytest.fixture
def made() -> Iterator[list[GrammalecteEngine]]:
    engines: list[GrammalecteEngine] = []
    yield engines
    for engine in engines:
        engine.close()
        engine.close()


def stand_in(engines: list[GrammalecteEngine], deed: str, **named: object) -> GrammalecteEngine:
    """Return the engine beside a program that does this with each text."""
    command = (sys.executable, "-c", ANSWERS.format(deed=deed))
    engines.append(GrammalecteEngine(command=command, **named))
    return engines[-1]


def code_of(engine: GrammalecteEngine, text: str = "Un texte.") -> str:
    with pytest.raises(EngineError) as caught:
        engine.check(text, "fr", CancelToken())
    return caught.value.code


def test_grammar_alone_is_taken(made: list[GrammalecteEngine]) -> None:
    engine = stand_in(made, FOUND)
    assert (engine.name, engine.destination) == ("Grammalecte", Destination.THIS_MACHINE)
    (match,) = engine.check("Un texte.", "fr-CA", CancelToken())
    assert (match.rule, match.kind, match.replacements) == ("GRAMMALECTE_r1", "grammar", ("a",))
    engine = stand_in(made, FOUND, disabled_rules=frozenset({"GRAMMALECTE_r1"}))
    assert engine.check("Un texte.", "fr", CancelToken()) == []
    assert engine.check("", "fr", CancelToken()) == []


def test_another_language_is_refused(made: list[GrammalecteEngine]) -> None:
    with pytest.raises(EngineError) as caught:
        stand_in(made, FOUND).check("A text.", "en", CancelToken())
    assert caught.value.code == "engine.language"


@pytest.mark.parametrize(
    ("deed", "code"),
    [
        ("sys.exit(1)", "engine.crashed"),
        ("print(json.dumps({'failed': 'IndexError'}))", "engine.crashed"),
        ("print('no json')", "engine.answer"),
        ("print('[]')", "engine.answer"),
        ("print(json.dumps({'found': [[5, 400, 'gn', 'r', 'm', []]]}))", "engine.answer"),
        ("print(json.dumps({'found': [[1]]}))", "engine.answer"),
    ],
)
def test_what_goes_wrong_is_told_and_the_next_text_is_a_new_beginning(
    made: list[GrammalecteEngine], deed: str, code: str
) -> None:
    engine = stand_in(made, deed + f" if text == 'Bad.' else {FOUND}" if code == "engine.answer" else deed)
    assert code_of(engine, "Bad.") == code
    if code == "engine.answer":
        assert len(engine.check("Un texte.", "fr", CancelToken())) == 1


def test_a_program_that_is_not_there_is_a_crash(made: list[GrammalecteEngine], tmp_path: Path) -> None:
    made.append(GrammalecteEngine(command=(str(tmp_path / "none"),)))
    assert code_of(made[-1]) == "engine.crashed"


def test_one_that_never_returns_is_ended_in_time(
    made: list[GrammalecteEngine], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(grammalecte, "_START_SECONDS", 0.5)
    before = psutil.Process().children()
    engine = stand_in(made, "sys.stdin.readline()", seconds=0.2)
    assert code_of(engine) == "engine.timeout"
    assert psutil.Process().children() == before


def test_who_cancels_does_not_wait(made: list[GrammalecteEngine]) -> None:
    engine, cancel = stand_in(made, "sys.stdin.readline()"), CancelToken()
    raised: list[BaseException] = []

    def check() -> None:
        try:
            engine.check("Un texte.", "fr", cancel)
        except BaseException as error:
            raised.append(error)

    thread = threading.Thread(target=check)
    thread.start()
    cancel.cancel()
    thread.join(10)
    assert [type(error) for error in raised] == [Cancelled]


# The real one.


def _why_not() -> str:
    """Return whether the system could have given it: what can be had is no reason to skip in ``.ci/run``."""
    asked = shutil.which("apt-cache")
    known = (
        asked is not None
        and not subprocess.run(
            [asked, "show", "python3-grammalecte"], capture_output=True, check=False, timeout=60
        ).returncode
    )
    return "apt-get install it" if known else NOT_OFFERED


@pytest.fixture(scope="module")
def real() -> Iterator[GrammalecteEngine]:
    if grammalecte.why_not_available():
        pytest.skip(f"Debian's python3-grammalecte is not installed: {_why_not()}")
    engine = GrammalecteEngine()
    yield engine
    engine.close()


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Une étude à été menée.", "à"),
        ("« Bravo 🎉🎉. Une étude à été menée. »", "à"),
        ("Ce qui pourraient occasionner des retards.", "pourraient"),
        ("Un homme de 32 ans soupçonné de meurtre a été arrêté.", None),
        ("Il l'a dit : « Bravo ! »  Oui .", None),
    ],
)
def test_the_real_one_marks_what_is_wrong(real: GrammalecteEngine, text: str, marked: str | None) -> None:
    found = {text[match.start : match.end] for match in real.check(text, "fr", CancelToken())}
    assert (marked in found) if marked else found == set()


@pytest.mark.parametrize("text", ["\x00\x01", "\ud800", "  ", "عربي", "a\u0301" * 400, "🎉" * 1000])
def test_no_text_is_too_strange_for_the_real_one(real: GrammalecteEngine, text: str) -> None:
    for match in real.check(text, "fr", CancelToken()):
        assert 0 <= match.start <= match.end <= len(text)


def test_letters_taken_apart_do_not_move_its_marks(real: GrammalecteEngine) -> None:
    text = unicodedata.normalize("NFD", "Été réussi : une étude à été menée.")
    marked = [text[match.start : match.end] for match in real.check(text, "fr", CancelToken())]
    assert unicodedata.normalize("NFD", "à") in marked
