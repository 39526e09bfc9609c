"""Writes a sample release as a web page, and as the text that a copy of that page gives.

The page around the release (menus, banners, footers) is a template with ``$name`` slots, one in HTML
and one in text for each organisation; what goes into the slots is in a JSON file for each language.
"""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import dataclass
from string import Template
from typing import Any

from release_text import Form, Line, ReleaseBlock, plain

Site = dict[str, Any]


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How copied text looks: ``bullet`` before an item of the page's menus, ``item`` before one of
    the release's lists, ``gap`` between two blocks of the release."""

    bullet: str
    item: str
    gap: str


_HTML_FORM = {
    Form.TITLE: "<h1>{}</h1>",
    Form.DECK: '<p class="subtitle">{}</p>',
    Form.HEADING: "<h2>{}</h2>",
    Form.PARAGRAPH: "<p>{}</p>",
    Form.QUOTE: "<blockquote><p>{}</p></blockquote>",
    Form.MARK: '<p class="end">{}</p>',
}


def _html_line(line: Line) -> str:
    parts: list[str] = []
    for span in line:
        text = html.escape(span.text, quote=False)
        if span.bold:
            text = f"<strong>{text}</strong>"
        if span.italic:
            text = f"<em>{text}</em>"
        if span.superscript:
            text = f"<sup>{text}</sup>"
        if span.address:
            text = f'<a href="{html.escape(span.address)}">{text}</a>'
        parts.append(text)
    return "".join(parts)


def _html_table(block: ReleaseBlock) -> str:
    rows: list[str] = []
    for number, row in enumerate(block.rows):
        tag = "td" if number else "th"
        rows.append("<tr>" + "".join(f"<{tag}>{_html_line(cell)}</{tag}>" for cell in row) + "</tr>")
    head, *body = rows
    return "\n".join(["<table>", f"<thead>{head}</thead>", "<tbody>", *body, "</tbody>", "</table>"])


def _html_block(block: ReleaseBlock) -> str:
    if block.form is Form.BULLETS:
        items = [f"<li>{_html_line(row[0])}</li>" for row in block.rows]
        return "\n".join(["<ul>", *items, "</ul>"])
    if block.form is Form.TABLE:
        return _html_table(block)
    if block.form is Form.FIGURE:
        image = f'<img src="{html.escape(block.image)}" alt="" width="960" height="640">'
        return f"<figure>{image}<figcaption>{_html_line(block.line)}</figcaption></figure>"
    return _HTML_FORM[block.form].format(_html_line(block.line))


def _text_block(block: ReleaseBlock, style: TextStyle) -> str:
    if block.form is Form.BULLETS:
        return "\n".join(style.item + plain(row[0]) for row in block.rows)
    return "\n".join("\t".join(plain(cell) for cell in row) for row in block.rows)


def _with_pointer(blocks: tuple[ReleaseBlock, ...], written: list[str], pointer: str) -> list[str]:
    """Return the written blocks with the site's own pointer above the second heading of the body."""
    if not pointer:
        return written
    headings = [number for number, block in enumerate(blocks) if block.form is Form.HEADING]
    place = headings[1]
    return [*written[:place], pointer, *written[place:]]


def _path(label: str) -> str:
    bare = unicodedata.normalize("NFKD", label).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", bare).strip("-")


def _html_slot(value: Any, language: str) -> str:
    if isinstance(value, str):
        return html.escape(value)
    if isinstance(value, dict):
        return _html_slot(value["items"], language)
    items: list[str] = []
    for entry in value:
        label = entry if isinstance(entry, str) else entry["label"]
        link = f'<a href="/{language}/{_path(label)}">{html.escape(label)}</a>'
        if isinstance(entry, dict):
            if "intro" in entry:
                link += (
                    f'<div class="intro"><span>{html.escape(label)}</span>{html.escape(entry["intro"])}</div>'
                )
            link += "\n" + _html_slot(entry["items"], language)
        items.append(f"<li>{link}</li>")
    return "\n".join(["<ul>", *items, "</ul>"])


def _text_slot(value: Any, bullet: str) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        return str(value["joined_by"]).join(value["items"])
    lines: list[str] = []
    for entry in value:
        if isinstance(entry, str):
            lines.append(bullet + entry)
            continue
        lines.append(entry["label"])
        if "intro" in entry:
            lines.append(entry["label"] + entry["intro"])
        lines.append(_text_slot(entry["items"], bullet))
    return "\n".join(lines)


def html_page(template: str, site: Site, language: str, blocks: tuple[ReleaseBlock, ...]) -> str:
    """Return the whole page in HTML. ``template`` has a slot for each key of ``site``."""
    title = next(plain(block.line) for block in blocks if block.form is Form.TITLE)
    pointer = site.get("read_also", "")
    box = f'<div class="box"><a href="/{language}/news">{html.escape(pointer)}</a></div>' if pointer else ""
    release = "\n".join(_with_pointer(blocks, [_html_block(block) for block in blocks], box))
    slots = {key: _html_slot(value, language) for key, value in site.items()}
    return Template(template).substitute(slots, language=language, title=html.escape(title), release=release)


def text_page(template: str, site: Site, style: TextStyle, blocks: tuple[ReleaseBlock, ...]) -> str:
    """Return the page as the text that a person copies from a browser, chrome and all."""
    written = [_text_block(block, style) for block in blocks]
    release = style.gap.join(_with_pointer(blocks, written, site.get("read_also", "")))
    slots = {key: _text_slot(value, style.bullet) for key, value in site.items()}
    return Template(template).substitute(slots, release=release)
