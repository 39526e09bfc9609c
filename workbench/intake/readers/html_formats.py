"""What an element does to the text in it: bold, italics, links, superscripts."""

from __future__ import annotations

import re
from collections.abc import Mapping

from workbench.intake.inline_text import Format
from workbench.model.inline import CodeKind

_TAGS = {
    "b": CodeKind.BOLD,
    "strong": CodeKind.BOLD,
    "i": CodeKind.ITALIC,
    "em": CodeKind.ITALIC,
    "cite": CodeKind.ITALIC,
    "u": CodeKind.UNDERLINE,
    "ins": CodeKind.UNDERLINE,
    "sup": CodeKind.SUPERSCRIPT,
    "sub": CodeKind.SUBSCRIPT,
}
_ON = (
    (re.compile(r"font-weight\s*:\s*(?:bold|bolder|[6-9]00)", re.IGNORECASE), CodeKind.BOLD),
    (re.compile(r"font-style\s*:\s*(?:italic|oblique)", re.IGNORECASE), CodeKind.ITALIC),
    (re.compile(r"text-decoration[a-z-]*\s*:[^;]*underline", re.IGNORECASE), CodeKind.UNDERLINE),
    (re.compile(r"vertical-align\s*:\s*super", re.IGNORECASE), CodeKind.SUPERSCRIPT),
    (re.compile(r"vertical-align\s*:\s*sub(?!er)", re.IGNORECASE), CodeKind.SUBSCRIPT),
)
_OFF = (
    (re.compile(r"font-weight\s*:\s*(?:normal|lighter|[1-4]00)", re.IGNORECASE), CodeKind.BOLD),
    (re.compile(r"font-style\s*:\s*normal", re.IGNORECASE), CodeKind.ITALIC),
)
_SAFE = re.compile(r"^(?:https?:|mailto:|tel:|ftp:|#|/|\.|[^:]*$)", re.IGNORECASE)


def safe_href(address: str) -> str:
    """Return the address of a link, empty where it runs a script or holds data; blanks and controls removed."""
    address = re.sub(r"[\x00-\x20\x7f-\xa0\u2028\u2029\ue000-\uf8ff\ud800-\udfff]+", "", address)
    return address if len(address) <= 2000 and _SAFE.match(address) else ""


def formats_of(tag: str, attributes: Mapping[str, str], inherited: frozenset[Format]) -> frozenset[Format]:
    """Return the formats of the text in an element that stands in text of ``inherited`` formats.

    Inline styles count as tags do (editors write ``<span style="font-weight:700">``) and can switch
    off (``<b style="font-weight:normal">``).
    """
    formats = inherited
    kind = _TAGS.get(tag)
    if kind is not None:
        formats = formats | {Format(kind)}
    if tag == "a":
        href = safe_href(attributes.get("href", ""))
        formats = frozenset(item for item in formats if item.kind is not CodeKind.LINK)
        if href and not href.startswith("#"):
            formats = formats | {Format(CodeKind.LINK, href)}
    style = attributes.get("style", "")[:1000]
    if style:
        for pattern, kind in _ON:
            if pattern.search(style):
                formats = formats | {Format(kind)}
        for pattern, kind in _OFF:
            if pattern.search(style):
                formats = formats - {Format(kind)}
    return formats
