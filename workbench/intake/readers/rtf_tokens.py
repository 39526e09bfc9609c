"""RTF cut into its tokens: groups, control words, bytes of text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

_TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})?[ ]?|\\'(?P<hex>[0-9a-fA-F]{2})|\\(?P<symbol>[^a-zA-Z])"
    rb"|(?P<open>\{)|(?P<close>\})|(?P<text>[^\\{}\r\n]+)|[\r\n]+|\\"
)


class TokenKind(Enum):
    """What a token is."""

    OPEN = auto()
    CLOSE = auto()
    WORD = auto()
    BYTES = auto()


class Token(NamedTuple):
    """``word`` is a control word or symbol, ``number`` its parameter (None for none), ``data`` bytes of text."""

    kind: TokenKind
    word: str = ""
    number: int | None = None
    data: bytes = b""


OPEN, CLOSE = Token(TokenKind.OPEN), Token(TokenKind.CLOSE)


def tokens(data: bytes) -> Iterator[Token]:
    """Yield the tokens of the file; the bytes of ``\\bin`` are passed over. Nothing in it is an error."""
    at = 0
    while found := _TOKEN.match(data, at):
        at = found.end()
        kind = found.lastgroup
        if kind in ("word", "number"):
            word = found.group("word").decode("ascii")
            number = found.group("number")
            value = None if number is None else int(number)
            if word == "bin":
                at += max(0, value or 0)
            else:
                yield Token(TokenKind.WORD, word, value)
        elif kind == "hex":
            yield Token(TokenKind.BYTES, data=bytes([int(found.group("hex"), 16)]))
        elif kind == "text":
            yield Token(TokenKind.BYTES, data=found.group("text"))
        elif kind == "open":
            yield OPEN
        elif kind == "close":
            yield CLOSE
        elif kind == "symbol":
            yield Token(TokenKind.WORD, found.group("symbol").decode("latin-1"))
