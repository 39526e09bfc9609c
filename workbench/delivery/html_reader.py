"""Reading a delivered HTML file again, also after a browser or an editor has saved it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.delivery.declared import read_declared
from workbench.delivery.delivered import Delivered, DeliveredBlock, Format
from workbench.delivery.links import safe_href
from workbench.delivery.runs import MARKS_OF_TAGS, Run, collapsed, merged
from workbench.model.errors import InputError

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_INLINE = frozenset(MARKS_OF_TAGS) | {
    "a", "span", "font", "abbr", "bdi", "bdo", "cite", "code", "small", "big", "mark", "q", "s", "del", "ins",
    "strike", "time", "wbr", "label", "kbd", "samp", "var", "dfn", "data", "tt", "br",
}  # fmt: skip
_UNREAD = frozenset({"script", "style", "head", "title", "template", "noscript", "meta", "link"})
_DEEPEST = 200


def read_html(data: bytes, path: str) -> Delivered:
    """Return what an HTML file says.

    ``InputError`` ``delivery.not_html`` (``path``) for what no page can be made of, nested more than 200
    deep among it.
    """
    from lxml import etree, html

    try:
        parser = html.HTMLParser(encoding=_encoding(data), no_network=True, huge_tree=False)
        root = html.document_fromstring(data, parser=parser)
    except (etree.LxmlError, ValueError, LookupError) as error:
        raise InputError("delivery.not_html", path=path) from error
    pairs: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = (meta.get("name") or "").lower()
        if name.startswith("pressbench-"):
            pairs[name.removeprefix("pressbench-")] = meta.get("content") or ""
    body = root.find("body")
    blocks: list[list[Run]] = [[]]
    if body is not None:
        try:
            for run in _runs(body, Run(""), 0):
                if run is None:
                    blocks.append([])
                else:
                    blocks[-1].append(run)
        except RecursionError as error:
            raise InputError("delivery.not_html", path=path) from error
    shown = (collapsed(merged(runs)) for runs in blocks)
    return Delivered(
        Format.HTML,
        tuple(DeliveredBlock(tuple(runs)) for runs in shown if runs),
        read_declared(pairs),
        pairs=pairs,
    )


def _encoding(data: bytes) -> str | None:
    """Return UTF-8 where the bytes are that, so that a page without a declaration is read right."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return "utf-8"


def _runs(element: HtmlElement, look: Run, depth: int) -> Iterator[Run | None]:
    """Yield the runs within an element; None where a block begins or ends."""
    if depth > _DEEPEST:
        raise RecursionError
    if element.text:
        yield replace(look, text=_spaced(element.text))
    for child in element:
        tag = child.tag if isinstance(child.tag, str) else ""
        if tag == "br":
            yield replace(look, text="\n")
        elif tag in _INLINE:
            inner = look
            if tag in MARKS_OF_TAGS:
                inner = replace(look, marks=look.marks | {MARKS_OF_TAGS[tag]})
            elif tag == "a":
                inner = replace(look, href=safe_href(child.get("href") or ""))
            yield from _runs(child, inner, depth + 1)
        elif tag and tag not in _UNREAD:
            yield None
            yield from _runs(child, look, depth + 1)
            yield None
        if child.tail:
            yield replace(look, text=_spaced(child.tail))


def _spaced(text: str) -> str:
    """Return the text with the white space of the source as spaces: only ``br`` breaks a line."""
    return text.replace("\r", " ").replace("\n", " ").replace("\t", " ").replace("\f", " ")
