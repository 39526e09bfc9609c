"""Markdown (CommonMark with tables), through its HTML."""

from __future__ import annotations

import re
from dataclasses import replace

from workbench.intake.cleaning import clean_characters
from workbench.intake.raw import RawBlock, RawDocument
from workbench.intake.readers.encoding import decode
from workbench.intake.readers.html import html_document
from workbench.intake.readers.plain_text import text_document
from workbench.model.tasks import CancelToken

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.{0,8000}?)\n(?:---|\.\.\.)[ \t]*\n", re.DOTALL)
# A picture that is a paragraph: its alternative text is its caption, as Pandoc reads it.
_PICTURE = re.compile(r"<p><img src=\"[^\"]*\" alt=\"([^\"]+)\"(?: title=\"[^\"]*\")? />\s*</p>")
_FIELD = re.compile(
    r"^(title|subtitle|lang|language)\s*:\s*[\"']?(.+?)[\"']?\s*$", re.MULTILINE | re.IGNORECASE
)


# More brackets than in any text of a person: the parser would look at each from every other.
_MOST_BRACKETS = 20_000


def read_markdown(data: bytes, name: str, cancel: CancelToken) -> RawDocument:
    """Return the blocks of a Markdown file; a title in its front matter becomes the first block."""
    from markdown_it import MarkdownIt

    decoded = decode(data, name)
    text = clean_characters(decoded.text)
    fields: dict[str, str] = {}
    front = _FRONT_MATTER.match(text)
    if front:
        fields = {key.lower(): value for key, value in _FIELD.findall(front.group(1))}
        text = text[front.end() :]
    cancel.raise_if_cancelled()
    if text.count("[") > _MOST_BRACKETS:
        return text_document(text, name, cancel)
    rendered = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(text)
    rendered = _PICTURE.sub(r"<figure><figcaption>\1</figcaption></figure>", rendered)
    document = html_document(rendered, name, cancel)
    lead = [
        RawBlock(fields[field], role=field)
        for field in ("title", "subtitle")
        if field in fields and not any(block.plain == fields[field] for block in document.blocks[:3])
    ]
    return replace(
        document,
        blocks=(*lead, *document.blocks),
        media_type="text/markdown",
        language=fields.get("lang", fields.get("language", "")),
        warnings=(*decoded.warnings, *document.warnings),
    )
