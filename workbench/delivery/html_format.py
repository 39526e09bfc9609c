"""HTML: one page, semantic, with no script and nothing that is fetched from elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

from workbench.delivery.document import DeliveryBlock, DeliveryDocument
from workbench.delivery.runs import Run
from workbench.delivery.structure import ListGroup, TableGroup, grouped
from workbench.model.inline import CodeKind
from workbench.model.release import BlockKind

Inline = Callable[[tuple[Run, ...]], str]

_STYLE = (
    "body{font:1rem/1.5 Georgia,serif;max-width:42rem;margin:2rem auto;padding:0 1rem;color:#1b2430;"
    "background:#fff}h1,h2,h3,h4,h5,h6{line-height:1.25}.lead{font-size:1.1rem}blockquote{margin:1rem 1.5rem}"
    ".notice{border:2px solid #b3261e;padding:.5rem .75rem;font-weight:bold}.caption{font-style:italic}"
    ".about,aside,address{font-size:.95rem;font-style:normal}table{border-collapse:collapse}"
    "td{border:1px solid #66707f;padding:.25rem .5rem;vertical-align:top}"
    "@media print{body{margin:0;max-width:none}a{color:inherit}}"
)
_ELEMENTS = {
    CodeKind.BOLD: "strong",
    CodeKind.ITALIC: "em",
    CodeKind.UNDERLINE: "u",
    CodeKind.SUPERSCRIPT: "sup",
    CodeKind.SUBSCRIPT: "sub",
}


def html_bytes(document: DeliveryDocument) -> bytes:
    """Return the document as HTML in UTF-8. Properties stand in ``meta`` elements named ``pressbench-…``."""
    metas = "".join(
        f'<meta name="pressbench-{name}" content="{_attribute(value)}">\n'
        for name, value in document.declared.pairs().items()
    )
    if document.approval_notice:
        metas += f'<meta name="pressbench-approval" content="{_attribute(document.approval_notice)}">\n'
    notices = "".join(
        f'<p class="notice" role="note">{_text(notice)}</p>\n'
        for notice in (document.draft_notice, document.embargo_notice)
        if notice
    )
    mark = f"{document.draft_notice}: " if document.draft_notice else ""
    return (
        "<!DOCTYPE html>\n"
        f'<html lang="{_attribute(document.language)}" dir="{document.direction}">\n'
        '<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_text(mark + document.title)}</title>\n{metas}<style>{_STYLE}</style>\n</head>\n"
        f"<body>\n{notices}<article>\n{body_html(document.blocks)}</article>\n</body>\n</html>\n"
    ).encode()


def body_html(blocks: Sequence[DeliveryBlock], inline: Inline | None = None) -> str:
    """Return the blocks as HTML, without what stands around them; ``inline`` writes runs (``inline_html``)."""
    inline = inline or inline_html
    parts = []
    for group in grouped(blocks):
        if isinstance(group, ListGroup):
            parts.append(_list(group, inline))
        elif isinstance(group, TableGroup):
            parts.append(_table(group, inline))
        else:
            parts.append(_block(group, inline))
    return "\n".join(parts) + "\n" if parts else ""


def _block(block: DeliveryBlock, inline: Inline) -> str:
    content = inline(block.runs)
    if block.kind is BlockKind.HEADLINE:
        level = min(max(block.level, 1), 6)
        return f"<h{level}>{content}</h{level}>"
    if block.kind is BlockKind.SUBHEAD:
        level = min(max(block.level, 1) + 1, 6)
        return f"<h{level}>{content}</h{level}>"
    if block.kind is BlockKind.QUOTATION:
        return f"<blockquote><p>{content}</p></blockquote>"
    if block.kind is BlockKind.NOTE:
        return f"<aside><p>{content}</p></aside>"
    if block.kind is BlockKind.CONTACT:
        return f"<address><p>{content}</p></address>"
    if block.kind in (BlockKind.ABOUT, BlockKind.CAPTION):
        return f'<p class="{block.kind.value}">{content}</p>'
    return f'<p class="lead">{content}</p>' if block.is_lead else f"<p>{content}</p>"


def _list(group: ListGroup, inline: Inline) -> str:
    html = ""
    open_tags: list[str] = []
    for item, depth in zip(group.items, group.depths, strict=True):
        tag = "ol" if item.ordered else "ul"
        while len(open_tags) > depth + 1:
            html += f"</li>\n</{open_tags.pop()}>"
        if len(open_tags) == depth + 1:
            html += "</li>"
            if open_tags[-1] != tag:
                html += f"\n</{open_tags.pop()}>\n"
        if len(open_tags) == depth:
            open_tags.append(tag)
            html += f"<{tag}>"
        html += f"\n<li>{inline(item.runs)}"
    while open_tags:
        html += f"</li>\n</{open_tags.pop()}>"
    return html


def _table(group: TableGroup, inline: Inline) -> str:
    rows = (
        "<tr>" + "".join(f"<td>{inline(cell.runs) if cell else ''}</td>" for cell in row) + "</tr>"
        for row in group.rows
    )
    return "<table><tbody>\n" + "\n".join(rows) + "\n</tbody></table>"


def inline_html(runs: tuple[Run, ...]) -> str:
    """Return runs as HTML: elements for marks, ``a`` for links, ``br`` for line breaks, the rest escaped."""
    html = ""
    for place, run in enumerate(runs):
        content = _text(run.text).replace("\n", "<br>")
        for mark, element in reversed(_ELEMENTS.items()):
            if mark in run.marks:
                content = f"<{element}>{content}</{element}>"
        if run.is_dateline:
            content = f'<span class="dateline">{content}</span>'
        if run.href and (place == 0 or runs[place - 1].href != run.href):
            html += f'<a href="{_attribute(run.href)}">'
        html += content
        if run.href and (place == len(runs) - 1 or runs[place + 1].href != run.href):
            html += "</a>"
    return html


def _text(text: str) -> str:
    return escape(text, quote=False)


def _attribute(text: str) -> str:
    return escape(text, quote=True)
