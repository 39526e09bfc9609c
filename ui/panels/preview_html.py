"""The release as it will read, as HTML for the preview: each sentence knows its segment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ui.editor.long_texts import is_long, shortened
from ui.panels.rich import as_written
from workbench.desk.views import Row

SCHEME = "segment:"
SHEET = (
    "h1 { font-size: x-large } h2, h3, h4, h5, h6 { font-size: large } address { font-style: normal } "
    ".caption { font-style: italic } td { padding: 4px }"
)
"""How the elements look in a panel, which is narrower than a page."""


def preview_html(rows: Sequence[Row], target: bool, colours: tuple[str, str], missing: str) -> str:
    """Return these rows of a release as they will be delivered.

    ``colours`` are those of text and of what is not translated, where ``missing`` (with ``{source}``)
    says what stands instead.
    """
    from workbench.desk.reading import rows_html

    def wrap(said: str, segment: str, there: bool) -> str:
        style = f"color:{colours[0 if there else 1]}; text-decoration:none"
        return f'<a name="{segment}"></a><a href="{SCHEME}{segment}" style="{style}">{as_written(said)}</a>'

    return rows_html([_begun(row) for row in rows], target, missing, wrap).replace(
        "<table>", '<table border="1" cellspacing="0">'
    )


def _begun(row: Row) -> Row:
    # A browser takes seconds to lay out a sentence of a megabyte.
    if not is_long(row.segment.text) and not is_long(row.text):
        return row
    revision = row.revision and replace(row.revision, text=shortened(row.text))
    return replace(row, segment=replace(row.segment, text=shortened(row.segment.text)), revision=revision)
