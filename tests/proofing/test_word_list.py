"""Lists of words as files: what is read, and one clear line for what is none."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.model.errors import InputError
from workbench.proofing.word_list import clean_word, parse_word_list, read_word_list, write_word_list


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("Kessou\nécotaxe\n\nKessou\n".encode(), ("Kessou", "écotaxe")),
        ("\ufeffKessou\r\nl'eau\r\n".encode(), ("Kessou", "l’eau")),
        ("Kessou\nécotaxe".encode("utf-16"), ("Kessou", "écotaxe")),
        ("écotaxe\nœuvre".encode("cp1252"), ("écotaxe", "œuvre")),
        (b"2\nKessou/S\necotax/MS\n", ("Kessou", "ecotax")),
        (b"# of the office\nKessou # a town\nSanga\tname\n", ("Kessou", "Sanga")),
        (b"OOoUserDict1\nlang: <none>\ntype: positive\n---\nKessou\n", ("Kessou",)),
        ("e\u0301cotaxe\nمرحبا\nCOVID-19".encode(), ("écotaxe", "مرحبا", "COVID-19")),
    ],
)
def test_lists_of_many_programs(data: bytes, words: tuple[str, ...]) -> None:
    found = parse_word_list(data, "list.txt")
    assert (found.words, found.problems) == (words, ())


def test_lines_that_hold_no_word_are_told_by_number() -> None:
    found = parse_word_list(b"Kessou\nNew York\n12345\nSanga\nLome\n" + b"x" * 90, "list.txt")
    assert found.words == ("Kessou", "Sanga", "Lome")
    assert [(one.line, one.code) for one in found.problems] == [
        (2, "dictionary.more_words"),
        (3, "dictionary.no_word"),
        (6, "dictionary.long_word"),
    ]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "dictionary.not_text"),
        (b"\xff\xfea", "dictionary.not_text"),
        (bytes(range(32)) * 40, "dictionary.not_text"),
        (b"", "dictionary.no_words"),
        (b"\n \n\t\n", "dictionary.no_words"),
        (b"This is a letter.\nIt holds no words alone.\nKessou\n", "dictionary.no_words"),
        (b'{"a": 1,\n "b": [2, 3]}\n', "dictionary.no_words"),
    ],
)
def test_garbage_is_one_clear_code(data: bytes, code: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_word_list(data, "list.txt")
    assert caught.value.code == code


def test_files_that_are_none(tmp_path: Path) -> None:
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as file:
        os.truncate(file.fileno(), 9 * 1024 * 1024)
    for path, code in (
        (tmp_path / "none.txt", "dictionary.no_file"),
        (tmp_path, "dictionary.cannot_read"),
        (huge, "dictionary.too_large"),
    ):
        with pytest.raises(InputError) as caught:
            read_word_list(path)
        assert caught.value.code == code
    with pytest.raises(InputError) as caught:
        write_word_list(("Kessou",), tmp_path / "none" / "list.txt")
    assert caught.value.code == "dictionary.cannot_write"


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    words = ("Kessou", "l’écotaxe", "مرحبا")
    write_word_list(words, tmp_path / "list.txt")
    assert read_word_list(tmp_path / "list.txt").words == words


@pytest.mark.parametrize("word", ["", " ", "12", "…", "a\0b", "\ud800x", "\ue000x", "e\x1bf"])
def test_what_is_no_word(word: str) -> None:
    with pytest.raises(InputError) as caught:
        clean_word(word)
    assert caught.value.code == "dictionary.no_word"


@settings(max_examples=80, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_a_list_or_one_error(data: bytes) -> None:
    with contextlib.suppress(InputError):
        found = parse_word_list(data, "list.txt")
        assert found.words
        for word in found.words:
            assert clean_word(word) == word
            word.encode()
