"""Options may stand between the words of a command that have none."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.terminal.arguments import UsageError, parse


def test_a_word_that_may_be_absent_stands_after_an_option() -> None:
    options = parse(["tm", "import", "--data", "D", "memory.tmx"])
    assert (options.deed, options.what, options.data) == ("import", "memory.tmx", Path("D"))
    options = parse(["--json", "settings", "language", "--data", "D", "fr"])
    assert (options.key, options.value, options.json, options.data) == ("language", "fr", True, Path("D"))


@pytest.mark.parametrize("words", [["tm", "list", "a", "b"], ["tm", "import", "--nonsense", "f"]])
def test_a_word_too_many_is_still_refused(words: list[str]) -> None:
    with pytest.raises(UsageError):
        parse(words)
