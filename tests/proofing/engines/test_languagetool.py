"""LanguageTool, the real one."""

from __future__ import annotations

import threading
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.proofing.engines.processes import java_of, wait_until_asked
from workbench.model.engines import Destination, GrammarMatch
from workbench.model.errors import EngineError
from workbench.model.inline import FIRST_CODE
from workbench.model.tasks import CancelToken
from workbench.proofing.engines.languagetool import LanguageToolEngine
from workbench.proofing.engines.languagetool_server import LanguageToolServer

pytestmark = pytest.mark.languagetool
BRAVO = "« Bravo 🎉🎉. Le ministre à dit non. »"


def marked(engine: LanguageToolEngine, text: str, language: str = "fr") -> list[tuple[str, str]]:
    """Return the marked words, and what kind of fault each is."""
    found = engine.check(text, language, CancelToken())
    return [(text[match.start : match.end], match.kind) for match in found]


def test_it_tells_what_it_is(languagetool: LanguageToolEngine) -> None:
    assert languagetool.name == "LanguageTool"
    assert languagetool.destination is Destination.THIS_MACHINE
    assert languagetool.languages() == {"fr", "en", "es"}


def test_emoji_do_not_move_the_marks(languagetool: LanguageToolEngine) -> None:
    (match,) = languagetool.check(BRAVO, "fr", CancelToken())
    assert BRAVO[match.start : match.end] == "à"
    assert (match.rule, match.kind, match.replacements) == ("A_ACCENT_A", "grammar", ("a",))


def test_a_mark_may_cover_emoji(languagetool: LanguageToolEngine) -> None:
    text = "🎉 Il viendra  🎉 à à Paris 🎉."
    found = [each for each, _kind in marked(languagetool, text)]
    assert "  " in found
    assert "à à" in found


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Une étude à été menée.", "fr", ("à été", "grammar")),
        ("Il l'a notament dit.", "fr", ("notament", "spelling")),
        ("Le ministre  a dit non.", "fr", ("  ", "typography")),
        ("She have arrived in Geneva.", "en", ("have", "grammar")),
        ("The organisation was foundd.", "en-GB", ("foundd", "spelling")),
        ("La casas es grande.", "es", ("La casas", "grammar")),
    ],
)
def test_faults_are_found_in_each_language(
    languagetool: LanguageToolEngine, text: str, language: str, expected: tuple[str, str]
) -> None:
    assert expected in marked(languagetool, text, language)


def test_the_english_of_the_release_decides(languagetool: LanguageToolEngine) -> None:
    text = "The labour minister praised the harbour."
    assert marked(languagetool, text, "en-GB") == []
    assert {("labour", "spelling"), ("harbour", "spelling")} <= set(marked(languagetool, text, "en-US"))


def test_codes_and_taken_apart_letters_do_not_move_the_marks(languagetool: LanguageToolEngine) -> None:
    text = (
        unicodedata.normalize("NFD", "Été réussi : ") + f"il {chr(FIRST_CODE)}à{chr(FIRST_CODE + 1)} dit non."
    )
    found = languagetool.check(text, "fr", CancelToken())
    assert [unicodedata.normalize("NFC", text[match.start : match.end]) for match in found] == ["à"]


@pytest.mark.parametrize("text", ["\x00\x01\x02", "\ud800", "  ", "عربي", "a\u0301" * 400, "🎉" * 1000])
def test_no_text_is_too_strange(languagetool: LanguageToolEngine, text: str) -> None:
    for match in languagetool.check(text, "fr", CancelToken()):
        assert 0 <= match.start <= match.end <= len(text)


def test_a_long_text_is_checked_to_its_end(languagetool: LanguageToolEngine) -> None:
    text = "Le ministre a dit non. " * 300 + BRAVO
    found = languagetool.check(text, "fr", CancelToken())
    assert (text[found[-1].start : found[-1].end], found[-1].rule) == ("à", "A_ACCENT_A")


def test_several_may_ask_at_once(languagetool: LanguageToolEngine) -> None:
    texts = [f"{'🎉' * count} Le ministre à dit non." for count in range(8)]

    def check(text: str) -> list[GrammarMatch]:
        return list(languagetool.check(text, "fr", CancelToken()))

    with ThreadPoolExecutor(4) as pool:
        for text, found in zip(texts, pool.map(check, texts), strict=True):
            assert "à" in [text[match.start : match.end] for match in found]


def test_a_server_killed_in_the_middle_of_a_check_is_an_error_and_then_a_new_one(
    languagetool_jars: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # Warm sooner: see the fixture.
    monkeypatch.setenv("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1")
    server = LanguageToolServer(languagetool_jars)
    engine = LanguageToolEngine(server=server, first_seconds=120)
    server.ensure_running(CancelToken())
    java = java_of(server)
    tie = java.parent()
    assert tie is not None
    raised: list[BaseException] = []

    def check() -> None:
        try:
            # The first check of a language takes seconds: time enough to be killed in.
            engine.check("La casas es grande.", "es", CancelToken())
        except BaseException as error:
            raised.append(error)

    thread = threading.Thread(target=check)
    thread.start()
    wait_until_asked(java)
    java.kill()
    thread.join(30)
    (error,) = raised
    assert isinstance(error, EngineError)
    assert error.code == "engine.away"
    tie.wait(10)
    assert ("La casas", "grammar") in marked(engine, "La casas es grande.", "es")
    engine.close()
