"""HTML that is pasted: its bold, italic, underlined, raised and lowered text and its links, as spans of one line."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlsplit

from workbench.model.inline import CodeKind

LONGEST = 2_000_000
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
BREAK = "\n"

Look = tuple[CodeKind, str]
"""A kind, and the address where it is a link."""


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text that looks the same throughout."""

    text: str
    looks: frozenset[Look]


@dataclass
class _Reader(HTMLParser):
    runs: list[Run] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[tuple[str, frozenset[Look], bool]] = []
        self._skipping: list[str] = []

    @property
    def _looks(self) -> frozenset[Look]:
        return self._open[-1][1] if self._open else frozenset()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._skipping or tag in _SKIPPED:
            if tag not in _VOID:
                self._skipping.append(tag)
            return
        if tag in _BLOCKS:
            self.runs.append(Run(BREAK, frozenset()))
        if tag in _VOID or len(self._open) > 200:
            return
        given = {name: value or "" for name, value in attrs}
        # What a browser of Apple makes of a space at the edge of an element.
        loose = "Apple-converted-space" in given.get("class", "")
        self._open.append((tag, _looks(tag, given, self._looks), loose))

    def handle_endtag(self, tag: str) -> None:
        if self._skipping:
            if tag in self._skipping:
                del self._skipping[len(self._skipping) - 1 - self._skipping[::-1].index(tag) :]
            return
        if tag in _BLOCKS and tag != "br":
            self.runs.append(Run(BREAK, frozenset()))
        for place in range(len(self._open) - 1, -1, -1):
            if self._open[place][0] == tag:
                del self._open[place:]
                break

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1][2]:
            data = data.replace("\u00a0", " ")
        if not self._skipping:
            self.runs.append(Run(_COLLAPSED.sub(" ", data), self._looks))


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
    reader.feed(html[start:end] if 0 <= start < end else html)
    reader.close()
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
