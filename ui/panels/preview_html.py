"""The release as it will read, as HTML for the preview: made of rows, so that each sentence knows its segment."""

from __future__ import annotations

import html
from collections.abc import Sequence

from ui.panels.rich import as_written
from workbench.desk.views import Row
from workbench.model.inline import CODE_PATTERN, CodeKind, CodeRole, InlineCode
from workbench.model.release import BlockKind

SCHEME = "segment:"
_TAGS = {
    CodeKind.BOLD: "b",
    CodeKind.ITALIC: "i",
    CodeKind.UNDERLINE: "u",
    CodeKind.SUPERSCRIPT: "sup",
    CodeKind.SUBSCRIPT: "sub",
    CodeKind.LINK: "u",
}
_BLOCKS = {
    BlockKind.HEADLINE: ("<h2>", "</h2>"),
    BlockKind.SUBHEAD: ("<h3>", "</h3>"),
    BlockKind.QUOTATION: ("<blockquote><p>", "</p></blockquote>"),
    BlockKind.LIST_ITEM: ("<ul><li>", "</li></ul>"),
    BlockKind.CAPTION: ("<p><i>", "</i></p>"),
}


def with_codes(text: str, codes: Sequence[InlineCode]) -> str:
    """Return a text as HTML, its codes as tags; tags that would cross or stay open are left out."""
    known = {code.char: code for code in codes}
    opened: list[InlineCode] = []
    parts, at = [], 0
    for found in CODE_PATTERN.finditer(text):
        parts.append(html.escape(text[at : found.start()]))
        at = found.end()
        code = known.get(found.group())
        if code is None:
            continue
        if code.kind is CodeKind.LINE_BREAK:
            parts.append("<br>")
        elif code.role is CodeRole.OPEN:
            opened.append(code)
            parts.append(f"<{_TAGS[code.kind]}>")
        elif code.role is CodeRole.CLOSE and opened and opened[-1].number == code.number:
            parts.append(f"</{_TAGS[opened.pop().kind]}>")
    parts.append(html.escape(text[at:]))
    parts += [f"</{_TAGS[code.kind]}>" for code in reversed(opened)]
    return "".join(parts)


def preview_html(rows: Sequence[Row], target: bool, colours: tuple[str, str], missing: str) -> str:
    """Return the whole release.

    ``colours`` are those of text and of what is not translated, where ``missing`` (with ``{source}``)
    says what stands instead.
    """
    text_colour, dim = colours
    parts: list[str] = []
    end = ""
    for row in rows:
        if row.first_of_block:
            begin, closing = _BLOCKS.get(row.block.kind, ("<p>", "</p>"))
            parts.append(end + begin)
            end = closing
        elif row.segment.separator:
            parts.append(html.escape(row.segment.separator))
        text = row.text if target else row.segment.text
        colour = text_colour
        if target and not text.strip():
            text, colour = missing.format(source=row.segment.text), dim
        said = as_written(with_codes(text, row.segment.codes))
        if row.segment.is_dateline:
            said = f"<b>{said}</b>"
        style = f"color:{colour}; text-decoration:none"
        parts.append(
            f'<a name="{row.segment.id}"></a><a href="{SCHEME}{row.segment.id}" style="{style}">{said}</a>'
        )
    return "".join(parts) + end
