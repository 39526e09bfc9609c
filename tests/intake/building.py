"""Files and documents for the tests of intake."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

from workbench.intake.raw import RawBlock, RawDocument
from workbench.intake.readers.docx import read_docx
from workbench.model.inline import to_tags
from workbench.model.release import Block, BlockKind, SourceDocument
from workbench.model.tasks import CancelToken

PAGES = Path(__file__).parent / "pages"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'


def kept(document: SourceDocument) -> list[tuple[str, str]]:
    """Kind and text (codes as tags) of the kept blocks."""
    return [(str(block.kind), to_tags(block.text, block.codes)) for block in document.blocks if block.kept]


def texts(document: SourceDocument, kind: BlockKind) -> list[str]:
    return [
        to_tags(block.text, block.codes) for block in document.blocks if block.kept and block.kind is kind
    ]


def dropped(document: SourceDocument) -> list[Block]:
    return [block for block in document.blocks if not block.kept]


def docx_bytes(fill: Callable[..., None]) -> bytes:
    """A Word file that ``fill`` has written into."""
    import docx

    document = docx.Document()
    fill(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def with_body(xml: str, relations: str = "") -> bytes:
    """A Word file whose body is the XML given."""
    return changed(
        docx_bytes(lambda document: document.add_paragraph("x")),
        "word/document.xml",
        lambda _: (
            f'<w:document {W} {R} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
            ' xmlns:v="urn:schemas-microsoft-com:vml"'
            f"><w:body>{xml}</w:body></w:document>"
        ),
        relations,
    )


def changed(data: bytes, part: str, change: Callable[[str], str], relations: str = "") -> bytes:
    """The package with one part changed, and relations added to the main part."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for item in source.infolist():
            content = source.read(item)
            if item.filename == part:
                content = change(content.decode("utf-8")).encode("utf-8")
            if relations and item.filename == "word/_rels/document.xml.rels":
                content = content.replace(b"</Relationships>", relations.encode() + b"</Relationships>")
            target.writestr(item, content)
    return out.getvalue()


def raw_docx(xml: str, relations: str = "") -> RawDocument:
    return read_docx(with_body(xml, relations), "a.docx", CancelToken())


def tagged(blocks: tuple[RawBlock, ...]) -> list[str]:
    return [to_tags(block.text, block.codes) for block in blocks]
