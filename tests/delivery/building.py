"""A release with everything that may stand in one, and what is declared of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from workbench.delivery.declared import Declared
from workbench.delivery.document import DeliveryDocument, build
from workbench.editorial.canonical import canonical_entries, canonical_text, content_hash
from workbench.model.inline import CodeKind, CodeRole, InlineCode
from workbench.model.release import Block, BlockKind, Segment
from workbench.model.translation import SegmentState, Status

APPROVED = Declared(
    release_id="01900000-0000-7000-8000-000000000001",
    translation_id="01900000-0000-7000-8000-000000000002",
    version=7,
    content_hash="",
    status=Status.APPROVED,
    reference="MR-2026-114",
    embargo=datetime(2026, 11, 24, 14, 0, tzinfo=UTC),
    embargo_zone="Africa/Dakar",
    approved_by="S. Kone",
    approved_at=datetime(2026, 11, 23, 17, 5, tzinfo=UTC),
)


class Parts:
    """Collects blocks, segments and target texts, written with tags: ``<b>``, ``<a https://…>``, ``<br>``."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.segments: list[Segment] = []
        self.texts: dict[str, str] = {}

    def add(
        self, kind: BlockKind, *sentences: str, codes: tuple[InlineCode, ...] = (), **fields: object
    ) -> None:
        """Add a block of sentences; the first is a dateline where it ends in `` — ``."""
        block_id = f"b{len(self.blocks)}"
        self.blocks.append(Block(block_id, len(self.blocks), kind, "", codes, **fields))  # type: ignore[arg-type]
        separator = ""
        for sentence in sentences:
            identity = f"s{len(self.segments) + 1}"
            dateline = sentence.endswith(" — ")
            text = sentence.removesuffix(" — ")
            self.segments.append(
                Segment(
                    identity,
                    block_id,
                    len(self.segments) + 1,
                    f"source of {text}",
                    codes,
                    separator,
                    dateline,
                )
            )
            self.texts[identity] = text
            separator = " — " if dateline else " "

    def document(
        self, declared: Declared = APPROVED, language: str = "fr", **fields: object
    ) -> DeliveryDocument:
        """Return the document; the hash is that of the texts, as an approval would have it."""
        canonical = canonical_text(canonical_entries(self.blocks, self.segments, self.texts), language)
        declared = replace(declared, content_hash=content_hash(canonical))
        return build(self.blocks, self.segments, self.texts, language, declared, **fields)  # type: ignore[arg-type]

    def canonical(self, language: str = "fr") -> str:
        """Return the canonical text."""
        return canonical_text(canonical_entries(self.blocks, self.segments, self.texts), language)


def pair(first: int, number: int, kind: CodeKind, href: str = "") -> tuple[InlineCode, InlineCode]:
    """Return the two halves of a code."""
    return (
        InlineCode(first, kind, CodeRole.OPEN, number, href),
        InlineCode(first + 1, kind, CodeRole.CLOSE, number, href),
    )


BOLD = pair(0, 1, CodeKind.BOLD)
ITALIC = pair(2, 2, CodeKind.ITALIC)
LINK = pair(4, 3, CodeKind.LINK, "https://example.org/eau?lang=fr&id=1")
SUPERSCRIPT = pair(6, 4, CodeKind.SUPERSCRIPT)
BREAK = (InlineCode(8, CodeKind.LINE_BREAK, CodeRole.ALONE, 5),)
UNDERLINE = pair(9, 6, CodeKind.UNDERLINE)
SUBSCRIPT = pair(11, 7, CodeKind.SUBSCRIPT)
MAIL = pair(13, 8, CodeKind.LINK, "mailto:presse@example.org")
SCRIPT = pair(15, 9, CodeKind.LINK, "javascript:alert(1)")
CODES = (*BOLD, *ITALIC, *LINK, *SUPERSCRIPT, *BREAK, *UNDERLINE, *SUBSCRIPT, *MAIL, *SCRIPT)


def wrap(code: tuple[InlineCode, ...], text: str) -> str:
    """Return the text within a pair of codes."""
    return code[0].char + text + code[1].char


def release() -> Parts:
    """Return a whole release, in French."""
    parts = Parts()
    parts.add(BlockKind.HEADLINE, "Secours Méridien ouvre onze points d’eau à Kessou")
    parts.add(BlockKind.SUBHEAD, "14\u00a0500 personnes desservies")
    parts.add(
        BlockKind.PARAGRAPH,
        "Kessou, 24\u00a0novembre — ",
        f"Secours Méridien a mis en service {wrap(BOLD, 'onze points d’eau')}.",
        f"Ils desservent {wrap(ITALIC, 'les communautés d’accueil')} "
        f"({wrap(LINK, 'carte ' + wrap(BOLD, 'détaillée'))}).",
        codes=CODES,
    )
    parts.add(
        BlockKind.QUOTATION,
        "«\u00a0L’eau est la première chose que l’on nous demande\u00a0», a dit M\u1d50\u1d49 Diallo.",
    )
    parts.add(BlockKind.LIST_ITEM, "Kessou", level=1)
    parts.add(BlockKind.LIST_ITEM, "1. quartier nord", level=2, ordered=True)
    parts.add(BlockKind.LIST_ITEM, f"{wrap(UNDERLINE, 'quartier')} sud", level=2, ordered=True, codes=CODES)
    parts.add(BlockKind.LIST_ITEM, "- Port-Lambert", level=1)
    for row, cells in enumerate((("Lieu", "m" + wrap(SUPERSCRIPT, "3")), ("Kessou | nord", "1\u202f250,5"))):
        for column, text in enumerate(cells):
            parts.add(BlockKind.TABLE_CELL, text, row=row, column=column, codes=CODES)
    parts.add(BlockKind.CAPTION, "Photo\u00a0: H" + wrap(SUBSCRIPT, "2") + "O à Kessou", codes=CODES)
    parts.add(BlockKind.NAVIGATION, "Accueil", kept=False)
    parts.add(BlockKind.ABOUT, "À propos de Secours Méridien #1 *fondé* en 1998_2.")
    parts.add(BlockKind.NOTE, "Note aux rédactions : <script>alert(1)</script> & &amp; =cmd|' /C calc'!A0")
    parts.add(
        BlockKind.CONTACT,
        f"Léa Marchand{BREAK[0].char}{wrap(MAIL, 'presse@example.org')}{BREAK[0].char}{wrap(SCRIPT, 'cliquer')}",
        codes=CODES,
    )
    return parts


def drafted() -> Declared:
    """Return what is declared of a draft."""
    return replace(APPROVED, status=Status.IN_REVIEW, draft=True, approved_by="", approved_at=None)


STATES = {"s1": SegmentState.REVIEWED, "s2": SegmentState.TRANSLATED}
