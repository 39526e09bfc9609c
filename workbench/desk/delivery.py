"""Delivering a version, knowing a delivered file again, and taking a PO file back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

from workbench.delivery.declared import DELIVERABLE, Declared
from workbench.delivery.delivered import Delivered, Format
from workbench.delivery.document import DeliveryDocument, build, from_canonical
from workbench.delivery.formats import EXTENSIONS, format_named, write
from workbench.delivery.po import LARGEST, PoEntry, parse_po
from workbench.delivery.storage import read_whole
from workbench.delivery.verification import (
    Difference,
    differing_claims,
    expected_blocks,
    first_difference,
    read_delivered,
)
from workbench.delivery.words import DeliveryWords, words_for
from workbench.desk.changes import NOTHING, Changes
from workbench.desk.editing import Edit, EditingDeeds
from workbench.desk.house_style import HouseStyleDeeds
from workbench.desk.people import PeopleDeeds
from workbench.desk.releases import ReleaseDeeds
from workbench.desk.versions import CurrentText, Versions
from workbench.editorial.canonical import CanonicalSegment, read_canonical
from workbench.editorial.chain import verify_chain
from workbench.editorial.versions import approved_version
from workbench.model.errors import InputError, RuleError
from workbench.model.inline import CODE_PATTERN
from workbench.model.release import Segment
from workbench.model.translation import (
    Action,
    Origin,
    OriginKind,
    SegmentState,
    Status,
    TargetRevision,
    Transition,
    Translation,
)
from workbench.store.store import Store

FORMATS = tuple(form.value for form in Format)
_ORDINARY = {0x00A0: " ", 0x202F: " ", 0x2009: " ", 0x2011: "-"}
_CONFIRMED = (SegmentState.TRANSLATED, SegmentState.REVIEWED)


@dataclass(frozen=True, slots=True)
class Verification:
    """What is known of a file.

    ``verified``: it carries exactly a text that was approved. ``code`` and ``data`` are for the words; ``superseded``
    says that the translation has another text today. ``difference`` is the first one, as a mapping.
    """

    verified: bool
    code: str
    data: dict[str, object] = field(default_factory=dict)
    release_id: str = ""
    translation_id: str = ""
    version: int = 0
    content_hash: str = ""
    superseded: bool = False
    difference: dict[str, object] | None = None


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What a PO file changed: numbers of segments. ``left_out`` are (segment number, code of the reason)."""

    changed: int
    same: int
    left_out: tuple[tuple[int, str], ...] = ()
    changes: Changes = NOTHING


class DeliveryDeeds:
    """What an editor does at the end of the day."""

    def __init__(
        self,
        store: Store,
        people: PeopleDeeds,
        releases: ReleaseDeeds,
        editing: EditingDeeds,
        versions: Versions,
        styles: HouseStyleDeeds,
    ) -> None:
        self._store = store
        self._people = people
        self._releases = releases
        self._editing = editing
        self._versions = versions
        self._styles = styles

    def file_name(self, translation_id: str, form: str) -> str:
        """Return the file name that is proposed for a delivery: reference or title, language, extension."""
        translation = self._releases.translation(translation_id)
        release = self._releases.get(translation.release_id)
        stem = release.reference or release.title[:60]
        clean = "".join(char if char.isalnum() or char in "-_ ." else "-" for char in stem).strip(" .-")
        return f"{clean or 'release'}.{translation.target_language}{EXTENSIONS[format_named(form)]}"

    def export(
        self, translation_id: str, form: str, path: Path, draft: bool = False, actor: str = ""
    ) -> Declared:
        """Write the approved version; with ``draft``, what stands now, marked as a draft in the file itself.

        Raises ``RuleError``: ``rule.not_approved``, ``rule.changed_since_approval``, ``rule.chain_broken``;
        ``InputError`` or ``StorageError`` where the file cannot be written: what stood there stays.
        """
        if actor:
            self._people.get(actor)
        current = self._versions.current(self._releases.translation(translation_id))
        document = self._document(current, self._declared(current, draft))
        write(document, form, path)
        if format_named(form) is Format.PO and not self._store.database.read_only:
            # What comes back is compared with what went out.
            self._store.editorial.keep_content(current.hash, current.canonical)
        return document.declared

    def preview(self, translation_id: str, side: str = "target") -> DeliveryDocument:
        """Return the document as it would be delivered: the ``target``, or the ``source``, as a draft."""
        current = self._versions.current(self._releases.translation(translation_id))
        declared = self._declared(current, draft=current.status not in DELIVERABLE)
        if side == "target":
            return self._document(current, declared)
        release = self._releases.get(current.translation.release_id)
        texts = {segment.id: segment.text for segment in current.segments}
        declared = self._declared(current, draft=True)
        return build(
            current.blocks,
            current.segments,
            texts,
            release.source_language,
            declared,
            title=release.title,
            words=self._words(release.source_language, release.id),
        )

    def _document(self, current: CurrentText, declared: Declared) -> DeliveryDocument:
        release = self._releases.get(current.translation.release_id)
        return build(
            current.blocks,
            current.segments,
            current.texts,
            current.translation.target_language,
            declared,
            title=release.title,
            source_language=release.source_language,
            states={segment_id: head.state for segment_id, head in current.heads.items()},
            words=self._words(current.translation.target_language, release.id),
        )

    def _words(self, language: str, release_id: str) -> DeliveryWords:
        """Return the words beside the text, dates and times in the house style of the release's dossier."""
        return words_for(language, self._styles.profile(language, release_id))

    def _declared(self, current: CurrentText, draft: bool) -> Declared:
        release = self._releases.get(current.translation.release_id)
        approval = _approval(current.chain, current.hash)
        if not draft:
            if current.status not in DELIVERABLE or approval is None:
                raise RuleError("rule.not_approved", status=current.status)
            fault = verify_chain(current.chain)
            if fault is not None:
                raise RuleError(
                    "rule.chain_broken",
                    kind=fault.kind.value,
                    position=fault.position,
                    transition=fault.transition_id,
                )
        return Declared(
            release_id=release.id,
            translation_id=current.translation.id,
            version=current.number,
            content_hash=current.hash,
            status=current.status,
            draft=draft,
            reference=release.reference,
            embargo=release.embargo,
            embargo_zone=release.embargo_zone,
            approved_by=approval.actor if approval is not None and not draft else "",
            approved_at=approval.at if approval is not None and not draft else None,
            four_eyes=approval is None or approval.four_eyes,
        )

    # knowing a delivered file again

    def verify_file(self, path: Path) -> Verification:
        """Return whether a file carries exactly a text that was approved here, and else the first difference.

        Raises ``InputError`` where the file cannot be read.
        """
        delivered = read_delivered(path)
        name = path.name
        if delivered.declared is not None and delivered.declared.draft:
            return Verification(
                False,
                "verify.draft",
                {"file": name},
                delivered.declared.release_id,
                delivered.declared.translation_id,
                delivered.declared.version,
                delivered.declared.content_hash,
            )
        nearest: tuple[int, DeliveryDocument, Difference] | None = None
        for document in self._approved_documents(delivered):
            difference = first_difference(delivered, document)
            if difference is None:
                return self._verified(delivered, document, name)
            likeness = _likeness(delivered, document)
            if likeness and (nearest is None or likeness > nearest[0]):
                nearest = (likeness, document, difference)
        if nearest is None:
            return Verification(False, "verify.unknown", {"file": name})
        _likeness_found, document, difference = nearest
        declared = document.declared
        return Verification(
            False,
            f"verify.differs_{difference.kind}",
            {
                "file": name,
                "version": declared.version,
                "block": difference.block + 1,
                "expected": _seen(difference.expected, difference.found),
                "found": _seen(difference.found, difference.expected),
            },
            declared.release_id,
            declared.translation_id,
            declared.version,
            declared.content_hash,
            difference=asdict(difference),
        )

    def _verified(self, delivered: Delivered, document: DeliveryDocument, name: str) -> Verification:
        declared = document.declared
        translation = self._releases.translation(declared.translation_id)
        current = self._versions.current(translation)
        superseded = current.hash != declared.content_hash or current.status not in DELIVERABLE
        claims = differing_claims(delivered, document)
        data: dict[str, object] = {
            "file": name,
            "version": declared.version,
            "hash": declared.content_hash,
            "by": declared.approved_by,
            "at": declared.approved_at,
            "claims": ", ".join(claims),
        }
        code = "verify.approved"
        if claims:
            code = "verify.false_claims"
        elif superseded:
            code = "verify.superseded"
        return Verification(
            not claims,
            code,
            data,
            declared.release_id,
            declared.translation_id,
            declared.version,
            declared.content_hash,
            superseded,
        )

    def _approved_documents(self, delivered: Delivered) -> Iterator[DeliveryDocument]:
        """Yield the documents of all approved texts, those that the file names first."""
        named = delivered.declared
        chains = self._store.editorial.chains()
        order = sorted(
            chains,
            key=lambda translation_id: (
                named is None or translation_id != named.translation_id,
                translation_id,
            ),
        )
        for translation_id in order:
            translation = self._releases.translation(translation_id)
            seen = set()
            for step in reversed(chains[translation_id]):
                if step.action is not Action.APPROVE or step.content_hash in seen:
                    continue
                seen.add(step.content_hash)
                document = self._approved_document(translation, chains[translation_id], step)
                if document is not None:
                    yield document

    def _approved_document(
        self, translation: Translation, chain: list[Transition], approval: Transition
    ) -> DeliveryDocument | None:
        canonical = self._store.editorial.content(approval.content_hash)
        if canonical is None:
            return None
        release = self._releases.get(translation.release_id)
        declared = Declared(
            release_id=release.id,
            translation_id=translation.id,
            version=approved_version(chain, approval.content_hash) or 1,
            content_hash=approval.content_hash,
            status=Status.APPROVED,
            reference=release.reference,
            embargo=release.embargo,
            embargo_zone=release.embargo_zone,
            approved_by=approval.actor,
            approved_at=approval.at,
            four_eyes=approval.four_eyes,
        )
        words = self._words(translation.target_language, release.id)
        return from_canonical(canonical, declared, title=release.title, words=words)

    # taking a PO file back

    def import_po(self, path: Path, author: str) -> ImportReport:
        """Take back what a PO editor changed, as revisions of the author's.

        An entry that is fuzzy comes back as a draft, another as translated. A segment that was changed
        both here and in the file since it went out is left alone and named in ``left_out``
        (``po.conflict``); so is an entry that belongs to no segment (``po.unknown_segment``) or whose
        source is not the segment's (``po.source_changed``). Raises ``InputError`` ``po.not_ours``.
        """
        person = self._people.get(author)
        file = parse_po(read_whole(path, LARGEST), str(path))
        translation_id = file.headers.get("x-pressbench-translation", "")
        translation = self._store.releases.translation(translation_id) if translation_id else None
        if translation is None:
            raise InputError("po.not_ours", path=str(path))
        base = self._texts_of(file.headers.get("x-pressbench-hash", ""))
        segments = {segment.id: segment for segment in self._releases.segments(translation.release_id)}
        heads = self._store.targets.heads(translation.id)
        edits: list[Edit] = []
        left_out: list[tuple[int, str]] = []
        for entry in file.entries:
            segment = segments.get(entry.segment_id)
            reason = _why_left_out(entry, segment)
            if segment is None or reason:
                left_out.append((0 if segment is None else segment.number, reason))
                continue
            head = heads.get(segment.id)
            edit = _edit(entry, segment, head, Origin(OriginKind.IMPORTED, reference=path.name))
            if edit is None:
                continue
            here = _comparable("" if head is None else head.text, segment)
            there = _comparable(edit.text, segment)
            went_out = base.get(segment.id, here)
            if went_out == there != here:
                continue
            if here not in (went_out, there):
                left_out.append((segment.number, "po.conflict"))
                continue
            edits.append(edit)
        changes = self._editing.commit_many(translation.id, edits, person.name) if edits else NOTHING
        changed = len(changes.segments)
        return ImportReport(changed, len(file.entries) - changed - len(left_out), tuple(left_out), changes)

    def _texts_of(self, content_hash: str) -> dict[str, str]:
        canonical = self._store.editorial.content(content_hash) if content_hash else None
        if canonical is None:
            return {}
        return {
            segment.id: _comparable(segment.text, segment)
            for entry in read_canonical(canonical).entries
            for segment in entry.segments
        }


def _approval(chain: tuple[Transition, ...], content_hash: str) -> Transition | None:
    for step in reversed(chain):
        if step.action is Action.APPROVE and step.content_hash == content_hash:
            return step
    return None


def _seen(text: str, other: str) -> str:
    """Return a text with its no-break spaces named, where nothing else tells it from the other."""
    if text.translate(_ORDINARY) != other.translate(_ORDINARY):
        return text
    return "".join(f"[U+{ord(char):04X}]" if ord(char) in _ORDINARY else char for char in text)


def _likeness(delivered: Delivered, document: DeliveryDocument) -> int:
    """Return how many characters stand in blocks that both have: a file is compared with its nearest text."""
    _notices, expected = expected_blocks(document, delivered.format)
    texts = {block.text for block in expected}
    return sum(len(block.text) for block in delivered.blocks if block.text in texts)


def _comparable(text: str, segment: Segment | CanonicalSegment) -> str:
    """Return a text with its codes named by what they are: numbers differ between a segment and its canon."""
    names = {code.char: f"<{code.role} {code.kind}>" for code in segment.codes}
    return CODE_PATTERN.sub(lambda found: names.get(found.group(), ""), text)


def _why_left_out(entry: PoEntry, segment: Segment | None) -> str:
    if segment is None:
        return "po.unknown_segment"
    if entry.source_text(segment.codes) != segment.text:
        return "po.source_changed"
    return ""


def _edit(entry: PoEntry, segment: Segment, head: TargetRevision | None, origin: Origin) -> Edit | None:
    """Return the edit that an entry asks for, None where it says what stands already."""
    text = entry.target_text(segment.codes)
    here = "" if head is None else head.text
    confirmed = head is not None and head.state in _CONFIRMED
    if text == here and (entry.fuzzy or confirmed or not text):
        return None
    state = SegmentState.DRAFT if entry.fuzzy else SegmentState.TRANSLATED
    return Edit(
        segment.id,
        text,
        state,
        None if head is None else head.id,
        origin if text != here else None,
    )
