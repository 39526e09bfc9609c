"""HTML that is pasted: its bold, italic, underlined, raised and lowered text and its links, as spans of one line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from urllib.parse import urlsplit

from workbench.model.inline import CodeKind

LONGEST = 300_000
"""Characters of HTML that are read; what is longer is pasted as plain text."""
_SKIPPED = frozenset(
    {"head", "script", "style", "title", "template", "noscript", "svg", "math", "object", "iframe"}
)
_BLOCKS = frozenset(
    re.findall(
        r"\w+",
        "address article aside blockquote br dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 "
        "header hr li main nav ol p pre section table tbody td tfoot th thead tr ul",
    )
)
_VOID = frozenset(re.findall(r"\w+", "area base br col embed hr img input link meta source track wbr"))
_KINDS = {
    "b": CodeKind.BOLD,
    "strong": CodeKind.BOLD,
    "i": CodeKind.ITALIC,
    "em": CodeKind.ITALIC,
    "cite": CodeKind.ITALIC,
    "u": CodeKind.UNDERLINE,
    "sup": CodeKind.SUPERSCRIPT,
    "sub": CodeKind.SUBSCRIPT,
}
_COLLAPSED = re.compile("[ \t\r\n\f]+")
_WEIGHT = re.compile(r"font-weight\s*:\s*([\w-]+)", re.IGNORECASE)
_SLANT = re.compile(r"font-style\s*:\s*([\w-]+)", re.IGNORECASE)
_TOKEN = re.compile(
    r"<!--(?:.*?-->|.*)|<(?P<closing>/?)(?P<tag>[a-zA-Z][\w:-]{0,40})(?P<rest>[^<>]*)>|<[!?/][^<>]*>?|(?P<text>[^<]+|<)",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"(?<![^\s\"'/])([a-zA-Z][\w:-]*)\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s\"']+)")
DEEPEST = 200
BREAK = "\n"

Look = tuple[CodeKind, str]
"""A kind, and the address where it is a link."""


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text that looks the same throughout."""

    text: str
    looks: frozenset[Look]


class _Reader:
    """Reads HTML in one pass whose time grows with its length, however broken it is; the standard parser's does not."""

    def __init__(self) -> None:
        self.runs: list[Run] = []
        # Of each open element: its name, the looks inside, and whether its no-break spaces are plain ones.
        self._open: list[tuple[str, frozenset[Look], bool]] = []
        self._skipping = ""
        self._pieces: list[str] = []
        self._looks: frozenset[Look] = frozenset()

    def read(self, html: str) -> None:
        """Read the whole text."""
        for token in _TOKEN.finditer(html):
            if token["tag"] is not None:
                self._tag(token["closing"] == "/", token["tag"].lower(), token["rest"])
            elif token["text"] is not None and not self._skipping:
                self._text(token["text"])
        self._flush()

    def _tag(self, closing: bool, tag: str, rest: str) -> None:
        if self._skipping:
            if closing and tag == self._skipping:
                self._skipping = ""
            return
        if tag in _SKIPPED:
            self._skipping = "" if closing else tag
            return
        if tag in _BLOCKS:
            self._flush()
            self.runs.append(Run(BREAK, frozenset()))
        if closing:
            self._close(tag)
        elif tag not in _VOID and len(self._open) < DEEPEST:
            given = {name.lower(): unescape(value.strip("\"'")) for name, value in _ATTRIBUTE.findall(rest)}
            around = self._open[-1][1] if self._open else frozenset()
            # What a browser of Apple makes of a space at the edge of an element.
            loose = "Apple-converted-space" in given.get("class", "")
            self._open.append((tag, _looks(tag, given, around), loose))

    def _close(self, tag: str) -> None:
        for place in range(len(self._open) - 1, -1, -1):
            if self._open[place][0] == tag:
                del self._open[place:]
                return

    def _text(self, text: str) -> None:
        looks, loose = self._open[-1][1:] if self._open else (frozenset(), False)
        if looks != self._looks:
            self._flush()
            self._looks = looks
        self._pieces.append(unescape(text).replace("\u00a0", " ") if loose else text)

    def _flush(self) -> None:
        if self._pieces:
            text = unescape("".join(self._pieces))
            self.runs.append(Run(_COLLAPSED.sub(" ", text), self._looks))
            self._pieces.clear()


def _looks(tag: str, given: dict[str, str], around: frozenset[Look]) -> frozenset[Look]:
    looks = set(around)
    if tag in _KINDS:
        looks.add((_KINDS[tag], ""))
    href = given.get("href", "").strip()
    if tag == "a" and href:
        looks = {look for look in looks if look[0] is not CodeKind.LINK} | {(CodeKind.LINK, href)}
    style = given.get("style", "")
    weight, slant = _WEIGHT.search(style), _SLANT.search(style)
    if weight:
        word = weight.group(1).lower()
        heavy = word in ("bold", "bolder") or (word.isdecimal() and int(word[:5]) >= 600)
        _set(looks, CodeKind.BOLD, heavy)
    if slant:
        _set(looks, CodeKind.ITALIC, slant.group(1).lower() in ("italic", "oblique"))
    return frozenset(looks)


def _set(looks: set[Look], kind: CodeKind, on: bool) -> None:
    (looks.add if on else looks.discard)((kind, ""))


def runs_of(html: str) -> list[Run]:
    """Return the text of HTML from the clipboard in pieces; ``BREAK`` alone stands between its lines.

    Only what is between the marks of a fragment counts, where a browser has set them. Nothing is loaded.
    """
    start, end = html.find("<!--StartFragment-->"), html.rfind("<!--EndFragment-->")
    reader = _Reader()
    reader.read(html[start:end] if 0 <= start < end else html)
    return reader.runs


def same_address(one: str, other: str) -> bool:
    """Return whether two addresses lead to the same page, however each is written."""
    return _bare(one) == _bare(other)


def _bare(address: str) -> str:
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return address
    if parts.scheme.lower() not in ("http", "https", ""):
        return address.strip()
    host = parts.netloc.lower().removeprefix("www.")
    query = "&".join(one for one in parts.query.split("&") if one and not one.startswith("utm_"))
    return f"{host}{parts.path.rstrip('/')}?{query}#{parts.fragment}"
