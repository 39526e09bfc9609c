"""Terms to TBX, version 2 and version 3 in both styles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from workbench.drafting.terms.tbx_names import (
    BASIC_NAMESPACE,
    CORE_NAMESPACE,
    DO_NOT_TRANSLATE,
    GENDER_VALUES,
    MIN_NAMESPACE,
    MODULES,
    ORIGINATION,
    PARTS_OF_SPEECH,
    STATUS_VALUES,
    TRANSACTION,
    TbxStyle,
    xml_id,
)
from workbench.drafting.terms.term_file import clean, counted, replacing
from workbench.model.errors import InputError
from workbench.model.tasks import CancelToken, Progress, no_progress
from workbench.model.terms import Concept, Term

_HEADER = "<fileDesc><titleStmt><title>Pressbench</title></titleStmt><sourceDesc><p>Pressbench</p></sourceDesc></fileDesc>"


def write_tbx(
    concepts: Iterable[Concept],
    path: Path,
    version: int = 3,
    style: TbxStyle = TbxStyle.DCA,
    cancel: CancelToken | None = None,
    progress: Progress = no_progress,
) -> None:
    """Write the concepts as TBX: version 3 (TBX-Basic, in either style) or version 2, which other programs read.

    Kept are ids, domain, definition, owner, note, source and what is not to be translated of a concept, and text,
    status, part of speech (noun, verb, adjective, adverb; anything else becomes ``other``), gender, note and
    source of its terms. A concept without terms is left out. ``progress`` counts concepts.

    Raises ``InputError`` ``terms.bad_version`` (version), ``StorageError`` ``terms.cannot_write`` (name, reason), and
    ``Cancelled``: then nothing is written.
    """
    if version not in {2, 3}:
        raise InputError("terms.bad_version", version=version)
    writing = _Version2() if version == 2 else _Version3(style)
    with replacing(path) as stream:
        for piece in writing.document(counted(list(concepts), cancel, progress)):
            stream.write(piece.encode("utf-8"))


class _Version3:
    """Version 3: the elements, and how a data category is carried."""

    concept, language, term = "conceptEntry", "langSec", "termSec"

    def __init__(self, style: TbxStyle = TbxStyle.DCA) -> None:
        self._style = style

    def document(self, concepts: Iterable[Concept]) -> Iterator[str]:
        yield '<?xml version="1.0" encoding="UTF-8"?>\n' + self._opening() + "\n<text><body>\n"
        for concept in concepts:
            yield from self._concept(concept)
        yield "</body></text>\n" + self._closing() + "\n"

    def _opening(self) -> str:
        modules = ""
        if self._style is TbxStyle.DCT:
            modules = f' xmlns:min="{MIN_NAMESPACE}" xmlns:basic="{BASIC_NAMESPACE}"'
        return (
            f'<tbx type="TBX-Basic" style="{self._style.value}" xml:lang="en" xmlns="{CORE_NAMESPACE}"{modules}>'
            f"\n<tbxHeader>{_HEADER}</tbxHeader>"
        )

    def _closing(self) -> str:
        return "</tbx>"

    def _category(self, carrier: str, kind: str, value: str) -> str:
        if not value:
            return ""
        if self._style is TbxStyle.DCT:
            return f"<{MODULES[kind]}:{kind}>{_text(value)}</{MODULES[kind]}:{kind}>"
        return f'<{carrier} type="{kind}">{_text(value)}</{carrier}>'

    def _concept(self, concept: Concept) -> Iterator[str]:
        from xml.sax.saxutils import quoteattr

        terms = [term for term in concept.terms if clean(term.text)]
        if not terms:
            return
        yield f"<{self.concept} id={quoteattr(xml_id(concept.id))}>"
        yield self._category("descrip", "subjectField", clean(concept.domain))
        yield self._category("descrip", "definition", clean(concept.definition))
        yield self._category("admin", "source", clean(concept.source))
        yield self._category("admin", "projectSubset", DO_NOT_TRANSLATE if concept.do_not_translate else "")
        yield self._responsible(clean(concept.owner))
        yield _note(concept.note)
        for language in dict.fromkeys(term.language for term in terms):
            yield f"\n  <{self.language} xml:lang={quoteattr(language)}>"
            for term in terms:
                if term.language == language:
                    yield f"\n    <{self.term}>{self._term(term)}</{self.term}>"
            yield f"\n  </{self.language}>"
        yield f"\n</{self.concept}>\n"

    def _term(self, term: Term) -> str:
        part = clean(term.part_of_speech)
        if part and part not in PARTS_OF_SPEECH:
            part = "other"
        notes = [
            ("administrativeStatus", STATUS_VALUES[term.status]),
            ("partOfSpeech", part),
            ("grammaticalGender", GENDER_VALUES.get(term.gender, "")),
        ]
        carried = "".join(self._category("termNote", kind, value) for kind, value in notes)
        source = self._category("admin", "source", clean(term.source))
        return f"<term>{_text(clean(term.text))}</term>{carried}{source}{_note(term.note)}"

    def _responsible(self, owner: str) -> str:
        if not owner:
            return ""
        transaction = self._category("transac", "transactionType", ORIGINATION)
        person = self._category("transacNote", "responsibility", owner)
        return f"<{TRANSACTION}>{transaction}{person}</{TRANSACTION}>"


class _Version2(_Version3):
    """Version 2: other names; a category is always an attribute."""

    concept, language, term = "termEntry", "langSet", "tig"

    def _opening(self) -> str:
        constraints = '<encodingDesc><p type="XCSURI">TBXXCS.xcs</p></encodingDesc>'
        return f'<martif type="TBX" xml:lang="en">\n<martifHeader>{_HEADER}{constraints}</martifHeader>'

    def _closing(self) -> str:
        return "</martif>"


def _text(value: str) -> str:
    from xml.sax.saxutils import escape

    return escape(value, {"\r": "&#13;"})


def _note(value: str) -> str:
    note = clean(value)
    return f"<note>{_text(note)}</note>" if note else ""
