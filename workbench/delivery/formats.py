"""Writing a document in any of its forms."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from workbench.delivery.declared import DELIVERABLE
from workbench.delivery.delivered import Format
from workbench.delivery.document import DeliveryDocument
from workbench.delivery.storage import write_whole
from workbench.model.errors import InputError, RuleError

EXTENSIONS = {
    Format.DOCX: ".docx",
    Format.HTML: ".html",
    Format.MARKDOWN: ".md",
    Format.TEXT: ".txt",
    Format.PO: ".po",
    Format.TMX: ".tmx",
}
_OTHER_NAMES = {"md": Format.MARKDOWN, "txt": Format.TEXT, "htm": Format.HTML}


def format_named(name: str) -> Format:
    """Return the format of a name or a file's extension; ``InputError`` ``delivery.unknown_format``.

    The error's data: ``format``, ``known`` (names).
    """
    plain = name.strip().lower().removeprefix(".")
    if plain in _OTHER_NAMES:
        return _OTHER_NAMES[plain]
    try:
        return Format(plain)
    except ValueError:
        known = [each.value for each in Format]
        raise InputError("delivery.unknown_format", format=name, known=known) from None


def rendered(document: DeliveryDocument, form: Format) -> bytes:
    """Return the document in a form. The same document gives the same bytes.

    Raises ``RuleError`` ``rule.not_approved`` (``status``) for what is neither approved nor declared a draft.
    """
    if not document.declared.draft and document.declared.status not in DELIVERABLE:
        raise RuleError("rule.not_approved", status=document.declared.status)
    return _renderer(form)(document)


def write(document: DeliveryDocument, form: str, path: Path) -> None:
    """Write the document at ``path``, whole or not at all.

    ``form`` is a name that ``format_named`` knows. Errors are those of ``rendered``, ``format_named`` and
    ``storage.write_whole``.
    """
    write_whole(path, rendered(document, format_named(form)))


def _renderer(form: Format) -> Callable[[DeliveryDocument], bytes]:
    if form is Format.DOCX:
        from workbench.delivery.docx_format import docx_bytes

        return docx_bytes
    if form is Format.HTML:
        from workbench.delivery.html_format import html_bytes

        return html_bytes
    if form is Format.MARKDOWN:
        from workbench.delivery.markdown_format import markdown_bytes

        return markdown_bytes
    if form is Format.PO:
        from workbench.delivery.po_format import po_bytes

        return po_bytes
    if form is Format.TMX:
        from workbench.delivery.tmx_format import tmx_bytes

        return tmx_bytes
    from workbench.delivery.text_format import text_bytes

    return text_bytes
