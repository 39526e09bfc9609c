"""Many pairs at once: two folders of texts and translations, and what becomes of their rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.desk.pairing import check_pair, remark
from workbench.model.errors import InputError, PressbenchError
from workbench.model.identity import now
from workbench.model.inline import InlineCode
from workbench.model.memory import TranslationUnit
from workbench.model.pairing import Pairing, Relation, RowKind
from workbench.model.release import SourceDocument
from workbench.model.tasks import CancelToken, Progress, no_progress

if TYPE_CHECKING:
    from workbench.desk.memory import MemoryDeeds

BATCH = 5000
ReadPair = Callable[[SourceDocument, SourceDocument, CancelToken], Pairing]
"""What pairs two documents: ``desk.pairing.read``, or ``pair_documents`` where there is no desk."""


@dataclass(frozen=True, slots=True)
class FilePair:
    """A file of the first folder with the file that translates it, by name.

    ``pairing`` is None, and ``problem`` says why (an error whose words ``wording.say`` finds), where one of the two is
    missing or cannot be read, or they have nothing to do with each other. ``source`` or ``target`` may be empty.
    """

    source: str
    target: str
    pairing: Pairing | None
    problem: PressbenchError | None = None

    @property
    def remark(self) -> PressbenchError | None:
        """What is to be said of files that were paired all the same, as that little of one is found in the other."""
        return None if self.pairing is None else remark(self.pairing, self.source, self.target)


def pair_folders(
    read_pair: ReadPair,
    sources: Path,
    targets: Path,
    cancel: CancelToken | None = None,
    progress: Progress = no_progress,
    source_language: str = "",
    target_language: str = "",
) -> list[FilePair]:
    """Return every file of both folders, paired where they belong together; folders within are not looked into.

    The two may be the same folder. A language that is given chooses among the files; without one the sources are of
    the language that most of them have, and the targets of every other. ``progress`` counts files. Raises ``InputError`` ``pairing.no_file`` where a
    folder holds nothing that can be read, ``Cancelled``.
    """
    from workbench.intake.pairing.files import matched, name_without_language

    cancel = cancel or CancelToken()
    report: list[FilePair] = []
    ones = _documents(sources, cancel, progress, report, is_source=True)
    others, two = ones, sources.resolve() != targets.resolve()
    if two:
        others = _documents(targets, cancel, progress, report, is_source=False)
    language = _plain(source_language) or _plain(
        Counter(one.language for _, one in ones).most_common(1)[0][0]
    )
    if two:
        report += [
            FilePair(
                name, "", None, InputError("pairing.not_of_texts", name=name, language=document.language)
            )
            for name, document in ones
            if _plain(document.language) != language
        ]
    ones = [one for one in ones if _plain(one[1].language) == language]
    named = {name_without_language(name): (name, document) for name, document in ones}
    of_language: dict[str, list[tuple[str, SourceDocument]]] = {}
    for other in others:
        found = _plain(other[1].language)
        if found == _plain(target_language) or (not target_language and found != language):
            of_language.setdefault(found, []).append(other)
        elif two:
            report.append(_not_a_target(*other, named.get(name_without_language(other[0]))))
    missing = InputError("pairing.no_partner")
    told = {pair.source for pair in report}
    lonely = {name for name, _ in ones if name not in told}
    for some in of_language.values():
        pairs = matched(ones, some)
        for done, (i, j) in enumerate(pairs, 1):
            report.append(_paired(read_pair, *ones[i], *some[j], cancel))
            progress(done, len(pairs))
        lonely -= {ones[i][0] for i, _ in pairs}
        taken = {j for _, j in pairs}
        report += [FilePair("", n, None, missing) for j, (n, _) in enumerate(some) if j not in taken]
    report += [FilePair(name, "", None, missing) for name in lonely]
    return sorted(report, key=lambda pair: (pair.source or pair.target, pair.target))


def _not_a_target(name: str, document: SourceDocument, twin: tuple[str, SourceDocument] | None) -> FilePair:
    """Return what is said of a file among the translations whose language is none of theirs."""
    if twin is not None:
        try:
            check_pair(twin[1], document)
        except InputError as error:
            return FilePair(twin[0], name, None, error)
    return FilePair(
        "", name, None, InputError("pairing.other_language", name=name, language=document.language)
    )


def _plain(language: str) -> str:
    return language.lower().split("-")[0]


def _documents(
    folder: Path, cancel: CancelToken, progress: Progress, report: list[FilePair], is_source: bool
) -> list[tuple[str, SourceDocument]]:
    """Return the files of a folder that can be read; the others go into the report."""
    documents = []
    paths = _files(folder)
    for done, path in enumerate(paths, 1):
        cancel.raise_if_cancelled()
        try:
            documents.append((path.name, _document(path, cancel)))
        except InputError as error:
            report.append(
                FilePair(path.name if is_source else "", "" if is_source else path.name, None, error)
            )
        progress(done, len(paths))
    if not documents:
        raise InputError("pairing.no_file", name=str(folder))
    return documents


def _files(folder: Path) -> list[Path]:
    try:
        found = sorted(path for path in folder.iterdir() if path.is_file() and not path.name.startswith("."))
    except OSError as error:
        raise InputError("pairing.no_file", name=str(folder)) from error
    if not found:
        raise InputError("pairing.no_file", name=str(folder))
    return found


def _document(path: Path, cancel: CancelToken) -> SourceDocument:
    from workbench.intake.reading import read_file

    return read_file(path, cancel=cancel)


def _paired(
    read_pair: ReadPair,
    source: str,
    one: SourceDocument,
    target: str,
    other: SourceDocument,
    cancel: CancelToken,
) -> FilePair:
    try:
        pairing = read_pair(one, other, cancel)
    except InputError as error:
        return FilePair(source, target, None, error)
    if pairing.relation is Relation.UNRELATED:
        return FilePair(source, target, None, remark(pairing, source, target))
    return FilePair(source, target, pairing)


def units_of_pairs(pairs: Iterable[FilePair], author: str, unsure: bool = False) -> Iterator[TranslationUnit]:
    """Yield the translation units of the rows that are paired; those that are not sure only where asked for."""
    from workbench.desk.paired_release import with_codes_of
    from workbench.model.cutting import Piece, combine

    moment = now()
    for pair in pairs:
        if pair.pairing is None:
            continue
        pairing = pair.pairing
        for row in pairing.rows:
            if row.kind in (RowKind.LEFT_OUT, RowKind.ADDED) or (row.unsure and not unsure):
                continue
            texts: list[tuple[str, tuple[InlineCode, ...]]] = []
            for units, indexes in ((pairing.source, row.source), (pairing.target, row.target)):
                found = [units[index] for index in indexes]
                whole = combine([Piece(unit.text, unit.codes, unit.separator or " ") for unit in found])
                texts.append((whole.text, whole.codes))
            (source, codes), (target, theirs) = texts
            yield TranslationUnit(
                "",
                source,
                with_codes_of(target, theirs, codes),
                pairing.source_language,
                pairing.target_language,
                codes,
                author,
                moment,
                release_reference=pair.source,
            )


def into_memory(memory: MemoryDeeds, memory_id: str, pairs: Sequence[FilePair], author: str) -> int:
    """Add what is paired to a memory; return how many units were added or folded into others.

    Raises ``InputError`` ``memory.unknown`` and ``RuleError`` ``memory.read_only``.
    """
    file = memory.writable_file(memory_id)
    count = 0
    for units in batched(units_of_pairs(pairs, author), BATCH):
        file.append(units)
        count += len(units)
    file.finish()
    return count


def batched(units: Iterator[TranslationUnit], size: int) -> Iterator[list[TranslationUnit]]:
    """Yield the units in lists of at most ``size``."""
    while batch := list(islice(units, size)):
        yield batch


def into_tmx(pairs: Sequence[FilePair], path: Path, author: str) -> int:
    """Write what is paired as TMX; return how many units. Raises ``StorageError`` ``tmx.cannot_write``."""
    from workbench.drafting.tmx.writing import write_tmx

    units = list(units_of_pairs(pairs, author))
    language = units[0].source_language if units else ""
    return write_tmx(units, path, language, len(units))
