"""Word lists: one word a line, as people, spelling programs and offices keep them."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from pathlib import Path

from workbench.model.errors import InputError

LONGEST_WORD = 80
_LARGEST_FILE = 8 * 1024 * 1024
_MOST_WORDS = 200_000
_MOST_PROBLEMS = 100
_MOST_CONTROLS = 0.01


@dataclass(frozen=True, slots=True)
class LineProblem:
    """A line (from 1) that holds no word, and the code that says why."""

    line: int
    code: str


@dataclass(frozen=True, slots=True)
class WordList:
    """What a list holds: each word once, in order; ``bad_lines`` counts all, ``problems`` has the first of them."""

    words: tuple[str, ...]
    problems: tuple[LineProblem, ...] = ()
    bad_lines: int = 0


def clean_word(text: str) -> str:
    """Return a word as a dictionary keeps it: composed, trimmed, with the apostrophe ’.

    Raises ``InputError``: ``dictionary.no_word`` (nothing, no letter, or what is no text), ``dictionary.more_words``,
    ``dictionary.long_word``.
    """
    word = unicodedata.normalize("NFC", text).strip().strip("\ufeff\u200b").replace("'", "’")
    if not any(map(str.isalpha, word)) or not all(map(_belongs, word)):
        raise InputError("dictionary.no_word")
    if len(word.split()) > 1:
        raise InputError("dictionary.more_words", word=word[:LONGEST_WORD])
    if len(word) > LONGEST_WORD:
        raise InputError("dictionary.long_word", limit=LONGEST_WORD)
    return word


def _belongs(char: str) -> bool:
    # Controls, halves of characters, private and unassigned ones are in no word.
    return unicodedata.category(char) not in ("Cc", "Cs", "Co", "Cn")


def read_word_list(path: Path) -> WordList:
    """Read a list from a file; see ``parse_word_list``. Raises ``InputError`` where it cannot be read."""
    try:
        if path.stat().st_size > _LARGEST_FILE:
            raise InputError("dictionary.too_large", path=str(path))
        data = path.read_bytes()
    except FileNotFoundError:
        raise InputError("dictionary.no_file", path=str(path)) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or ""
        raise InputError("dictionary.cannot_read", path=str(path), reason=reason) from None
    return parse_word_list(data, str(path))


def parse_word_list(data: bytes, path: str) -> WordList:
    """Return the words of a list: a word a line, what stands after ``#``, a tab or a slash left out.

    The number at the head of a Hunspell file, the header of LibreOffice's user dictionaries and empty lines are
    no words. Raises ``InputError`` ``dictionary.not_text``, ``dictionary.no_words`` (more lines that are none than
    are) or ``dictionary.too_many``.
    """
    lines = _decoded(data, path).splitlines()
    if lines and lines[0].strip().startswith("OOoUserDict"):
        body = next((number for number, line in enumerate(lines) if line.strip() == "---"), 0) + 1
        lines[:body] = [""] * body
    elif lines and lines[0].strip().isdecimal():
        lines[0] = ""
    words: dict[str, None] = {}
    problems: list[LineProblem] = []
    bad = 0
    for number, line in enumerate(lines, start=1):
        text = line.partition("#")[0].partition("\t")[0].partition("/")[0].strip()
        if not text:
            continue
        try:
            words[clean_word(text)] = None
        except InputError as error:
            bad += 1
            if len(problems) < _MOST_PROBLEMS:
                problems.append(LineProblem(number, error.code))
    if not words or bad > len(words):
        raise InputError("dictionary.no_words", path=path)
    if len(words) > _MOST_WORDS:
        raise InputError("dictionary.too_many", path=path, limit=_MOST_WORDS)
    return WordList(tuple(words), tuple(problems), bad)


def _decoded(data: bytes, path: str) -> str:
    codec = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        text = data.decode(codec)
    except UnicodeDecodeError:
        # What a spelling program of Windows wrote.
        text = data.decode("cp1252", errors="replace") if codec == "utf-8-sig" else ""
    controls = sum((char < " " and char not in "\t\r\n\f") or char == "\ufffd" for char in text)
    if data and (not text or "\0" in text or controls > _MOST_CONTROLS * len(text)):
        raise InputError("dictionary.not_text", path=path)
    return text


def write_word_list(words: tuple[str, ...], path: Path) -> None:
    """Write a word a line, in UTF-8; raise ``InputError`` ``dictionary.cannot_write``."""
    try:
        path.write_text("".join(f"{word}\n" for word in words), encoding="utf-8")
    except OSError as error:
        raise InputError("dictionary.cannot_write", path=str(path), reason=error.strerror or "") from None
