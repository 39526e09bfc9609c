"""What the styles and list styles of an OpenDocument text say of a paragraph or a run."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.model.inline import CodeKind

if TYPE_CHECKING:
    from lxml.etree import _Element

_SPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "dc": "http://purl.org/dc/elements/1.1/",
    "manifest": "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0",
}
_HEADING = re.compile(r"^(?:heading|titre|título|titulo|überschrift)[ _]*([1-9])$", re.IGNORECASE)
_QUOTED = frozenset({"quotations", "quote", "intense quote", "block text", "citation"})
_CAPTIONS = frozenset({"caption", "illustration", "table", "figure", "drawing", "légende"})
_DEEPEST = 20


def q(name: str) -> str:
    """Return a name such as ``text:p`` as lxml writes it."""
    prefix, _colon, local = name.partition(":")
    return f"{{{_SPACES[prefix]}}}{local}"


def attribute(element: _Element | None, name: str, default: str = "") -> str:
    """Return an attribute such as ``text:style-name`` of an element that may be absent."""
    if element is None:
        return default
    found = element.get(q(name), default)
    return found if isinstance(found, str) else default


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """What a paragraph style means, its ancestors asked too; ``heading`` is 0 for none."""

    heading: int = 0
    role: str = ""
    quoted: bool = False
    caption: bool = False


class OdtStyles:
    """The styles of one document, resolved once each; ``parts`` are content.xml and styles.xml."""

    def __init__(self, parts: Iterable[_Element]) -> None:
        self._styles: dict[tuple[str, str], _Element] = {}
        self._lists: dict[str, _Element] = {}
        self._automatic: set[tuple[str, str]] = set()
        self._paragraphs: dict[str, ParagraphStyle] = {}
        self._switches: dict[tuple[str, str], dict[CodeKind, bool]] = {}
        for part in parts:
            for element in part.iter(q("style:style")):
                key = (attribute(element, "style:family"), attribute(element, "style:name"))
                self._styles.setdefault(key, element)
                parent = element.getparent()
                if parent is not None and parent.tag == q("office:automatic-styles"):
                    self._automatic.add(key)
            for element in part.iter(q("text:list-style")):
                self._lists.setdefault(attribute(element, "style:name"), element)

    def _chain(self, family: str, name: str) -> list[_Element]:
        chain: list[_Element] = []
        while (family, name) in self._styles and len(chain) < _DEEPEST:
            chain.append(self._styles[family, name])
            name = attribute(chain[-1], "style:parent-style-name")
        return chain

    def paragraph(self, name: str) -> ParagraphStyle:
        """Return what the paragraph style of this name means."""
        if name not in self._paragraphs:
            self._paragraphs[name] = self._resolve(name)
        return self._paragraphs[name]

    def _resolve(self, name: str) -> ParagraphStyle:
        for element in self._chain("paragraph", name):
            plain = attribute(element, "style:name").replace("_20_", " ")
            shown = attribute(element, "style:display-name", plain).strip().lower()
            found = _HEADING.match(shown)
            if found:
                return ParagraphStyle(heading=min(6, int(found.group(1))))
            if shown in ("title", "subtitle"):
                return ParagraphStyle(role=shown)
            if shown in _QUOTED:
                return ParagraphStyle(quoted=True)
            if shown in _CAPTIONS:
                return ParagraphStyle(caption=True)
            level = attribute(element, "style:default-outline-level")
            if level.isdigit() and 1 <= int(level) <= 6:
                return ParagraphStyle(heading=int(level))
        return ParagraphStyle()

    def list_of(self, name: str) -> str:
        """Return the list style that a paragraph style brings with it, empty for none."""
        for element in self._chain("paragraph", name):
            found = attribute(element, "style:list-style-name")
            if found:
                return found
        return ""

    def switches(self, family: str, name: str) -> dict[CodeKind, bool]:
        """Return what a style switches on or off. Of paragraphs only what was set by hand counts."""
        key = (family, name)
        if key not in self._switches:
            chain = self._chain(family, name)
            if family == "paragraph":
                chain = chain[:1] if key in self._automatic else []
            merged: dict[CodeKind, bool] = {}
            for element in reversed(chain):
                merged.update(_switches(element.find(q("style:text-properties"))))
            self._switches[key] = merged
        return self._switches[key]

    def is_hidden(self, family: str, name: str) -> bool:
        """Return whether the text of a style is not shown."""
        for element in self._chain(family, name):
            display = attribute(element.find(q("style:text-properties")), "text:display")
            if display:
                return display == "none"
        return False

    def is_ordered(self, list_style: str, level: int) -> bool:
        """Return whether a level (from 1) of a list style counts; bullets where nothing is known."""
        style = self._lists.get(list_style)
        if style is None:
            return False
        for one in style:
            if attribute(one, "text:level") == str(level):
                return one.tag == q("text:list-level-style-number") and bool(
                    attribute(one, "style:num-format")
                )
        return False


def _switches(properties: _Element | None) -> dict[CodeKind, bool]:
    found: dict[CodeKind, bool] = {}
    if properties is None:
        return found
    weight = attribute(properties, "fo:font-weight")
    if weight:
        found[CodeKind.BOLD] = weight == "bold" or (weight.isdigit() and int(weight) >= 600)
    slant = attribute(properties, "fo:font-style")
    if slant:
        found[CodeKind.ITALIC] = slant != "normal"
    line = attribute(properties, "style:text-underline-style")
    if line:
        found[CodeKind.UNDERLINE] = line != "none"
    position = attribute(properties, "style:text-position").split(" ")[0]
    if position:
        percent = position.rstrip("%")
        raised = position == "super" or (position.endswith("%") and percent.isdigit() and int(percent) > 0)
        lowered = position == "sub" or position.startswith("-")
        found[CodeKind.SUPERSCRIPT] = raised
        found[CodeKind.SUBSCRIPT] = lowered
    return found
