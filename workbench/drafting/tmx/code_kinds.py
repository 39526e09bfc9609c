"""Which inline code a TMX element stands for, and how ours are written.

TMX has two levels: the element (``bpt``, ``ept``, ``it``, ``ph``, ``hi``, ``ut``) with its ``type``, and inside it
the code as the original document has it: HTML, RTF or whatever.
"""

from __future__ import annotations

import html
import re

from workbench.model.inline import CodeKind, CodeRole

_OF_TYPE = {
    "bold": CodeKind.BOLD, "b": CodeKind.BOLD, "strong": CodeKind.BOLD,
    "italic": CodeKind.ITALIC, "i": CodeKind.ITALIC, "em": CodeKind.ITALIC, "italics": CodeKind.ITALIC,
    "ulined": CodeKind.UNDERLINE, "dulined": CodeKind.UNDERLINE, "underline": CodeKind.UNDERLINE,
    "underlined": CodeKind.UNDERLINE, "u": CodeKind.UNDERLINE,
    "superscript": CodeKind.SUPERSCRIPT, "sup": CodeKind.SUPERSCRIPT, "super": CodeKind.SUPERSCRIPT,
    "subscript": CodeKind.SUBSCRIPT, "sub": CodeKind.SUBSCRIPT,
    "link": CodeKind.LINK, "url": CodeKind.LINK, "hyperlink": CodeKind.LINK, "a": CodeKind.LINK,
    "lb": CodeKind.LINE_BREAK, "br": CodeKind.LINE_BREAK, "linebreak": CodeKind.LINE_BREAK,
    "line-break": CodeKind.LINE_BREAK,
}  # fmt: skip

TYPES = {
    CodeKind.BOLD: "bold",
    CodeKind.ITALIC: "italic",
    CodeKind.UNDERLINE: "ulined",
    CodeKind.SUPERSCRIPT: "superscript",
    CodeKind.SUBSCRIPT: "subscript",
    CodeKind.LINK: "link",
    CodeKind.LINE_BREAK: "lb",
}
"""The ``type`` that we write; the standard proposes bold, italic, ulined, link and lb."""

_ELEMENTS = {
    CodeKind.BOLD: "b",
    CodeKind.ITALIC: "i",
    CodeKind.UNDERLINE: "u",
    CodeKind.SUPERSCRIPT: "sup",
    CodeKind.SUBSCRIPT: "sub",
    CodeKind.LINK: "a",
    CodeKind.LINE_BREAK: "br",
}

_TAG = re.compile(r"\s*<\s*(/?)\s*(?:\w+:)?([A-Za-z]+)(?:[\s/][^<>]*)?>\s*\Z")
_HREF = re.compile(r"\bhref\s*=\s*(?:\"([^\"<>]*)\"|'([^'<>]*)'|([^\s\"'<>]+))", re.IGNORECASE)
_RTF = re.compile(r"\\(b|i|ul|super|sub|line)(?![a-z])(0?)")
_RTF_KINDS = {
    "b": CodeKind.BOLD,
    "i": CodeKind.ITALIC,
    "ul": CodeKind.UNDERLINE,
    "super": CodeKind.SUPERSCRIPT,
    "sub": CodeKind.SUBSCRIPT,
    "line": CodeKind.LINE_BREAK,
}
LONGEST_ADDRESS = 2000


def kind_of(type_name: str, content: str) -> CodeKind | None:
    """Return what a code does to the text, by its ``type``, else by its content; ``None`` for none of ours."""
    kind = _OF_TYPE.get(type_name.strip().lower().removeprefix("x-"))
    return kind if kind is not None else _of_content(content)[0]


def role_of(content: str) -> CodeRole:
    """Return whether the content of a ``ph`` or ``ut`` opens a pair, closes it, or stands alone."""
    return _of_content(content)[1]


def _of_content(content: str) -> tuple[CodeKind | None, CodeRole]:
    found = _TAG.match(content)
    if found:
        kind = _OF_TYPE.get(found[2].lower()) if found[2].lower() in _HTML else None
        if kind is CodeKind.LINE_BREAK:
            return kind, CodeRole.ALONE
        alone = content.rstrip().endswith("/>")
        return kind, CodeRole.CLOSE if found[1] else CodeRole.ALONE if alone else CodeRole.OPEN
    rich = _RTF.search(content)
    if rich:
        kind = _RTF_KINDS[rich[1]]
        if kind is CodeKind.LINE_BREAK:
            return kind, CodeRole.ALONE
        return kind, CodeRole.CLOSE if rich[2] else CodeRole.OPEN
    return None, CodeRole.ALONE


_HTML = frozenset({"b", "strong", "i", "em", "u", "sup", "sub", "a", "br"})


def address_in(content: str) -> str:
    """Return the address of the link that the content opens, empty where it names none."""
    found = _HREF.search(content)
    if not found:
        return ""
    address = html.unescape(found[1] or found[2] or found[3] or "").strip()
    return "".join(char for char in address if char.isprintable())[:LONGEST_ADDRESS]


def content_of(kind: CodeKind, role: CodeRole, href: str = "") -> str:
    """Return the code as HTML."""
    name = _ELEMENTS[kind]
    if role is CodeRole.CLOSE:
        return f"</{name}>"
    if kind is CodeKind.LINK and href:
        return f'<{name} href="{html.escape(href)}">'
    return f"<{name}/>" if role is CodeRole.ALONE else f"<{name}>"
