"""Web and e-mail addresses, telephone numbers, hashtags, handles, symbols of documents."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from workbench.proofing.facts.spans import Spans
from workbench.proofing.stopping import steps

_URL = r"(?:https?://|ftp://|www\.)[^\s<>«»“”\"]{1,2000}"
_MAIL = r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}"
_SYMBOL = r"(?<![\w/])[A-Z]{1,6}(?:/[A-Z0-9][A-Za-z0-9.()-]{0,19}){1,7}/\d{1,5}(?:/[A-Z][A-Za-z0-9.]{0,9})*(?![\w/])"
_DOMAIN = (
    r"(?<![\w@./-])(?:[a-z0-9][a-z0-9-]{0,62}\.){1,5}"
    r"(?:com|org|net|int|edu|gov|info|eu|fr|es|uk|ch|be|ca|de|io|mx|ar|co)(?:/[^\s<>«»“”\"]{0,2000})?(?![\w-])"
)
_HASHTAG = r"(?<![\w&#/])[#＃][^\W\d_]\w{1,99}"
_HANDLE = r"(?<![\w.@/])@[A-Za-z_]\w{1,30}(?![\w@.]*@)"
_PHONE = (
    r"(?<![\w.,/+-])(?:\+[ \u00a0\u202f]?\d{1,3}(?:[ \u00a0\u202f.-]?\(\d{1,4}\))?(?:[ \u00a0\u202f.-]?\d{1,4}){2,7}"
    r"|\(\d{2,5}\)[ \u00a0\u202f]?\d{2,4}(?:[ \u00a0\u202f.-]\d{2,4}){1,4}"
    r"|0\d(?:[ \u00a0\u202f.]\d{2}){4}"
    r"|0800(?:[ \u00a0\u202f]\d{3}){2}|1?-?[2-9]\d{2}-[2-9]\d{2}-\d{4})(?![\w-])"
)
# The library phonenumbers, asked for possible numbers of the world, finds the same ones in real news and press
# releases as this pattern; asked for valid ones, it leaves out those kept for examples and those of networks
# that are newer than itself; asked for national ones, it takes versions of programs for them.
# What a text must have for the pattern to be worth looking for.
_KINDS = (
    ("email", re.compile(_MAIL), re.compile("@")),
    ("url", re.compile(_URL, re.IGNORECASE), re.compile(r"://|[Ww]{3}\.")),
    ("symbol", re.compile(_SYMBOL), re.compile("/[A-Z0-9]")),
    ("domain", re.compile(_DOMAIN), re.compile(r"\.[a-z]{2}")),
    ("phone", re.compile(_PHONE), re.compile(r"\+[ \u00a0\u202f]?\d|\(\d|0[\d]|\d-\d")),
    ("hashtag", re.compile(_HASHTAG), re.compile("[#＃]")),
    ("handle", re.compile(_HANDLE), re.compile("@")),
)
_TRAILING = ".,;:!?…’'»”*_"
_LANGUAGE_SEGMENT = re.compile(
    r"(?<=[/._=-])(?:en|fr|es|ar|zh|ru|pt|de|it)(?:[-_][a-z]{2})?(?=[/._&-]|$)|"
    r"(?<=://)(?:www|en|fr|es)\.|/(?:en|fr|es)(?:[-_][a-z]{2})?(?=/|$)"
)


@dataclass(frozen=True, slots=True)
class Address:
    """An address of a ``kind`` (``url``, ``email``, ``phone``, ``hashtag``, ``handle``, ``symbol``, ``domain``).

    ``value`` is what two writings of one address share: a URL without its language, a telephone
    number's digits.
    """

    start: int
    end: int
    text: str
    kind: str
    value: str


@lru_cache(maxsize=4_000)
def addresses(text: str) -> tuple[Address, ...]:
    """Return the addresses of a text, in order, none overlapping another."""
    if not any(char in text for char in ".@#/+＃(0-"):
        return ()
    taken: list[Address] = []
    used = Spans()
    for kind, pattern, sign in _KINDS:
        for found in steps(pattern.finditer(text)) if sign.search(text) else ():
            start, end = found.start(), found.end()
            end = _trimmed(text, start, end, kind)
            if end - start < 3 or used.overlaps(start, end):
                continue
            value = _value(kind, text[start:end])
            if kind == "phone" and not 7 <= len(value) <= 15:
                continue
            used.add(start, end)
            taken.append(Address(start, end, text[start:end], kind, value))
    return tuple(sorted(taken, key=lambda address: address.start))


def _trimmed(text: str, start: int, end: int, kind: str) -> int:
    if kind not in {"url", "domain", "email"}:
        return end
    while end > start and text[end - 1] in _TRAILING:
        end -= 1
    while end > start and text[end - 1] in ")]" and text.count("(", start, end) < text.count(")", start, end):
        end -= 1
    while end > start and text[end - 1] in _TRAILING:
        end -= 1
    return end


def _value(kind: str, text: str) -> str:
    if kind == "phone":
        return "".join(char for char in text if char.isdigit())
    if kind in {"url", "domain"}:
        bare = re.sub(r"^(?:https?|ftp)://", "://", text.lower().rstrip("/"))
        if not bare.startswith("://"):
            bare = "://" + bare
        bare = _LANGUAGE_SEGMENT.sub("", bare)
        return re.sub(r"/{2,}", "/", bare.removeprefix("://")).rstrip("/")
    return text.lower()


def protected(text: str) -> tuple[tuple[int, int], ...]:
    """Return the stretches that no rule about language or typography may touch."""
    return tuple((address.start, address.end) for address in addresses(text))
