"""The dictionaries: what simplemma says, read once whoever asks, in steps."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
import simplemma

from workbench.drafting import lexicon
from workbench.model.courtesy import let_rest

WORDS = (
    "eaux",
    "Eaux",
    "porte-parole",
    "aujourd’hui",
    "14",
    "Diallo",
    "e\u0301tudes",
    "xyzzyes",
    "l'eau",
    "😀",
    " ",
    "ا",
)


@pytest.fixture
def rested() -> Iterator[list[str]]:
    """The threads that asked whether to rest."""
    asked: list[str] = []
    let_rest(lambda: asked.append(threading.current_thread().name))
    yield asked
    let_rest(None)


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("word", WORDS)
def test_it_says_what_simplemma_says(word: str, language: str) -> None:
    assert lexicon.lemma(word, language) == simplemma.lemmatize(word, lang=language)
    assert lexicon.is_known(word, language) == simplemma.is_known(word, lang=language)


@pytest.mark.parametrize(("word", "language"), [("", "en"), ("word", "xx"), ("word", "../en")])
def test_what_has_no_answer_is_refused(word: str, language: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        lexicon.lemma(word, language)
    with pytest.raises(ValueError):  # noqa: PT011
        lexicon.is_known(word, language)


def test_a_dictionary_is_read_once_for_all_threads_and_in_steps(rested: list[str]) -> None:
    dictionaries = lexicon._Dictionaries()
    found: list[object] = []
    threads = [
        threading.Thread(target=lambda: found.append(dictionaries.get_dictionary("ms"))) for _ in range(3)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 3
    assert all(one is found[0] for one in found)
    assert len(rested) > 5
    assert len(set(rested)) == 1
