"""PO: the bilingual form. ``msgctxt`` is the segment's id, source and target stand with codes as tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.delivery.declared import one_line
from workbench.delivery.document import DeliveryDocument, DeliverySegment
from workbench.delivery.po_tags import described, to_tagged
from workbench.delivery.runs import storable
from workbench.model.errors import InputError
from workbench.model.inline import without_codes

if TYPE_CHECKING:
    from polib import POEntry


def po_bytes(document: DeliveryDocument) -> bytes:
    """Return the document as PO in UTF-8.

    What is not approved is fuzzy, so that nothing built from the file can contain it. Raises ``InputError``
    ``delivery.no_sources`` for a document that knows no source texts.
    """
    import polib

    if any(not segment.source for segment in document.segments) or not document.segments:
        raise InputError("delivery.no_sources")
    pairs = document.declared.pairs()
    file = polib.POFile(wrapwidth=0)
    notices = [document.draft_notice, document.embargo_notice, document.approval_notice]
    header = [one_line(document.title), *(notice for notice in notices if notice)]
    # polib takes a line that begins like a reference or a flag for one, and writes no space before it.
    file.header = "\n".join(f" {line}" if line.startswith((":", ",")) else line for line in header)
    file.metadata = {
        "Project-Id-Version": one_line(f"{document.declared.reference or document.declared.release_id}"),
        "Language": document.language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        **({"X-Source-Language": document.source_language} if document.source_language else {}),
        **{f"X-Pressbench-{name.title()}": value for name, value in pairs.items()},
    }
    for segment in document.segments:
        file.append(_entry(segment, document.declared.draft))
    return (str(file).rstrip("\n") + "\n").encode()


def _entry(segment: DeliverySegment, draft: bool) -> POEntry:
    import polib

    target = storable(to_tagged(segment.target, segment.codes))
    if not without_codes(segment.target).strip():
        target = ""
    kind = f"{segment.kind.value}, dateline" if segment.is_dateline else segment.kind.value
    both = segment.source + segment.target
    used = {code.number for code in segment.codes if code.char in both}
    lines = [kind, *described(code for code in segment.codes if code.number in used)]
    if segment.state is not None:
        lines.append(f"state: {segment.state.value}")
    entry = polib.POEntry(
        msgctxt=segment.id,
        msgid=storable(to_tagged(segment.source, segment.codes)),
        msgstr=target,
        comment="\n".join(lines),
        flags=["fuzzy"] if target and (draft or segment.previous_source) else [],
    )
    if segment.previous_source:
        entry.previous_msgid = storable(to_tagged(segment.previous_source, segment.codes))
    return entry
