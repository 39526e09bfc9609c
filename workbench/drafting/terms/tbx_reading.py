"""Terms from TBX, version 2 (tig and ntig) and version 3 (both styles), read as a stream.

Nothing outside the file is fetched and no entity is expanded. Where the file breaks off or is broken, what was
whole until there is taken.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from workbench.drafting.terms.headings import status_of
from workbench.drafting.terms.table_rows import gender_of
from workbench.drafting.terms.tbx_names import (
    CARRIERS,
    CONCEPTS,
    DO_NOT_TRANSLATE,
    GROUPS,
    LANGUAGES,
    ORIGINATION,
    TERMS,
    TRANSACTION,
    XML_LANG,
    from_xml_id,
)
from workbench.drafting.terms.term_file import (
    LONGEST_NOTE,
    LONGEST_TERM,
    ProblemList,
    TermFile,
    clean,
    language_code,
    one_line,
    unreadable,
)
from workbench.drafting.tmx.encodings import CHUNK, encoding_of
from workbench.model.errors import InputError
from workbench.model.identity import new_id
from workbench.model.tasks import CancelToken
from workbench.model.terms import Concept, Term, TermStatus
from workbench.regular_file import size_of_file

_ROOTS = frozenset({"tbx", "martif"})
MOST_CONCEPTS = 1_000_000
"""Concepts of one file; what follows is left out."""

_MOST_REPAIRED = 200 * 1024 * 1024
_MOST_WAITING = 32 * 1024 * 1024
_DECLARATION = re.compile(r"\A\ufeff?\s*<\?xml[^>]*\?>")


def read_tbx(path: Path, cancel: CancelToken | None = None) -> TermFile:
    """Return the concepts of a TBX file, and what was left out and where.

    Status is read from ``administrativeStatus``, else from ``usageStatus``. Problems: ``terms.broken_xml`` (line and column: what
    follows was not read), ``terms.encoding`` (encoding: the file declares a wrong one), ``terms.no_term``, ``terms.too_long``
    (column: the language), ``terms.bad_status`` (value), ``terms.bad_language`` (value), ``terms.duplicate_id`` (id: the second concept
    has a new one), ``terms.entity`` (an entity was left out), ``terms.too_many`` (limit), ``terms.more_problems`` (count).

    Raises ``Cancelled`` and ``InputError``: ``terms.unreadable`` (name, reason), ``terms.empty`` (name), ``terms.not_xml`` (name), ``terms.not_tbx`` (name,
    root: the name of its first element).
    """
    problems = ProblemList()
    try:
        if not size_of_file(path):
            raise InputError("terms.empty", name=path.name)
        with path.open("rb") as stream:
            reading = _Reading(path.name, problems, cancel)
            wrong_encoding = encoding_of(stream.read(CHUNK)).wrong
            stream.seek(0)
            wrong_encoding = wrong_encoding or reading.run(stream)
        if wrong_encoding and path.stat().st_size > _MOST_REPAIRED:
            problems.add("terms.broken_xml", reading.line, column="0")
        elif wrong_encoding:
            problems = ProblemList()
            text, encoding = _decoded(path.read_bytes())
            problems.add("terms.encoding", 0, encoding=encoding)
            reading = _Reading(path.name, problems, cancel)
            reading.run(io.BytesIO(_DECLARATION.sub("", text).encode("utf-8", "replace")))
    except OSError as error:
        raise unreadable(path, error) from None
    return TermFile(tuple(reading.concepts), problems.all())


def _decoded(data: bytes) -> tuple[str, str]:
    """Return the text of a file in another encoding than it declares, and the name of its encoding."""
    found = encoding_of(data)
    for name in ("utf-8", found.name):
        try:
            return data[found.mark :].decode(name), name
        except UnicodeError:
            continue
    # As the HTML standard reads what is no UTF-8: what a guess makes of a few accents is worse.
    return data.decode("cp1252", "replace"), "cp1252"


class _Stretches:
    """A stream that ends where no element begins or ends for too long: a parser keeps all of that in memory."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._waiting = 0

    def read(self, size: int = -1) -> bytes:
        if self._waiting > _MOST_WAITING:
            return b""
        read = self._stream.read(size)
        self._waiting += len(read)
        return read

    def went_on(self) -> None:
        """Note that an element began or ended."""
        self._waiting = 0


class _Reading:
    """One run through a file."""

    def __init__(self, name: str, problems: ProblemList, cancel: CancelToken | None) -> None:
        self._name = name
        self._cancel = cancel
        self._problems = problems
        self._ids: set[str] = set()
        self.concepts: list[Concept] = []
        self.line = 0
        """The line where reading ended early."""

    def run(self, stream: IO[bytes]) -> bool:
        """Read the file; return whether it is in another encoding than it declares."""
        from lxml import etree

        root = ""
        stretches = _Stretches(stream)
        try:
            for event, element in etree.iterparse(
                stretches,
                events=("start", "end"),
                resolve_entities=False,
                no_network=True,
                load_dtd=False,
                huge_tree=False,
                remove_comments=True,
                remove_pis=True,
            ):
                stretches.went_on()
                name = _local(element)
                if not root:
                    root = name
                    if root not in _ROOTS:
                        raise InputError("terms.not_tbx", name=self._name, root=clean(root)[:60])
                if event == "end" and name in CONCEPTS:
                    if self._cancel is not None:
                        self._cancel.raise_if_cancelled()
                    if len(self.concepts) >= MOST_CONCEPTS:
                        self._problems.add(
                            "terms.too_many", int(element.sourceline or 0), limit=str(MOST_CONCEPTS)
                        )
                        break
                    self._concept(element)
                    _forget(element)
        except etree.XMLSyntaxError as error:
            self.line = int(error.position[0] or 0)
            if getattr(error, "code", 0) in _ENCODING_ERRORS:
                return True
            if not root:
                raise InputError("terms.not_xml", name=self._name) from None
            line, column = error.position
            self._problems.add("terms.broken_xml", int(line or 0), column=str(column or 0))
        return False

    def _concept(self, element: Any) -> None:
        line = int(element.sourceline or 0)
        texts: dict[str, list[str]] = {}
        terms: list[Term] = []
        for child in _children(element):
            if _local(child) in LANGUAGES:
                self._language(child, texts, terms)
            else:
                self._category(child, texts)
        if not terms:
            self._problems.add("terms.no_term", line)
            return
        identity = from_xml_id(clean(element.get("id") or ""))
        if identity in self._ids:
            self._problems.add("terms.duplicate_id", line, id=identity[:60])
            identity = ""
        identity = identity or new_id()
        self._ids.add(identity)
        self.concepts.append(
            Concept(
                identity,
                tuple({(term.language, term.text): term for term in terms}.values()),
                one_line(_first(texts, "subjectField")),
                _joined(texts, "definition"),
                _joined(texts, "note"),
                _joined(texts, "source"),
                one_line(_first(texts, "owner")),
                any(_is_not_translated(subset) for subset in texts.get("projectSubset", ())),
            )
        )

    def _language(self, element: Any, texts: dict[str, list[str]], terms: list[Term]) -> None:
        given = element.get(XML_LANG) or element.get("lang") or ""
        language = language_code(given)
        if not language:
            self._problems.add("terms.bad_language", int(element.sourceline or 0), value=clean(given)[:40])
            return
        for child in _children(element):
            if _local(child) in TERMS:
                term = self._term(child, language)
                if term is not None:
                    terms.append(term)
            else:
                self._category(child, texts)

    def _term(self, element: Any, language: str) -> Term | None:
        line = int(element.sourceline or 0)
        said: dict[str, list[str]] = {}
        for child in _children(element):
            self._category(child, said)
        text = one_line(_first(said, "term"))
        if not text:
            self._problems.add("terms.no_term", line)
            return None
        if len(text) > LONGEST_TERM:
            self._problems.add("terms.too_long", line, column=language)
            return None
        given = (
            _first(said, "administrativeStatus")
            or _first(said, "usageStatus")
            or _first(said, "normativeAuthorization")
        )
        status = status_of(given) if given else TermStatus.PREFERRED
        if status is None:
            self._problems.add("terms.bad_status", line, value=given[:40])
            status = TermStatus.ADMITTED
        note = _joined(said, "note") or _joined(said, "usageNote")
        part = one_line(_first(said, "partOfSpeech"))[:60]
        gender = gender_of(_first(said, "grammaticalGender"))
        return Term(text, language, status, part, gender, note, _joined(said, "source"))

    def _category(self, element: Any, texts: dict[str, list[str]]) -> None:
        """Note what an element says: its ``type``, or in the other style its own name, and its text."""
        name = _local(element)
        if name in GROUPS:
            for child in _children(element):
                self._category(child, texts)
            return
        if name == TRANSACTION:
            self._transaction(element, texts)
            return
        kind = str(element.get("type") or "") if name in CARRIERS else name
        value = clean(self._text(element))[:LONGEST_NOTE]
        if value and value not in texts.setdefault(kind, []):
            texts[kind].append(value)

    def _transaction(self, element: Any, texts: dict[str, list[str]]) -> None:
        """Note who is responsible where a concept was made; who changed it later is history of another house."""
        said: dict[str, list[str]] = {}
        for child in _children(element):
            self._category(child, said)
        if _first(said, "transactionType") in ("", ORIGINATION):
            texts.setdefault("owner", []).extend(said.get("responsibility", []))

    def _text(self, element: Any) -> str:
        from lxml import etree

        pieces = [element.text or ""]
        for child in element:
            if child.tag is etree.Entity:
                self._problems.add("terms.entity", int(element.sourceline or 0))
            elif isinstance(child.tag, str):
                pieces.append(self._text(child))
            pieces.append(child.tail or "")
        return "".join(pieces)


# libxml2: XML_ERR_UNKNOWN_ENCODING, UNSUPPORTED_ENCODING, INVALID_ENCODING, and the failures of its converters.
_ENCODING_ERRORS = frozenset({31, 32, 81, 6000, 6001, 6003, 1544, 1546, 9})


def _local(element: Any) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _children(element: Any) -> Iterator[Any]:
    return (child for child in element if isinstance(child.tag, str))


def _forget(element: Any) -> None:
    """Free the element and what stands before it, so that memory stays flat."""
    element.clear(keep_tail=False)
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _is_not_translated(subset: str) -> bool:
    return re.sub(r"[\s_-]", "", subset).lower() == DO_NOT_TRANSLATE.lower()


def _first(texts: dict[str, list[str]], kind: str) -> str:
    return next(iter(texts.get(kind, ())), "")


def _joined(texts: dict[str, list[str]], kind: str) -> str:
    return "\n\n".join(texts.get(kind, ()))
