"""Names of people and bodies that are written alike in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.model.issues import Fix, Issue, Severity, Side
from workbench.proofing.checks.check import Check, Example
from workbench.proofing.context import ProofingContext
from workbench.proofing.facts.addresses import protected
from workbench.proofing.facts.people import COMMON, Person, full_names
from workbench.proofing.facts.spans import Spans
from workbench.proofing.vocabulary import folded, is_acronym, parts, starts_sentence, word_places, words

_SHORTEST = 4
_JOINTS = re.compile(r"[’'‑-]")
_LONG = 7
_NAME_FOLLOWS = re.compile(r"[ \u00a0][A-ZÀ-Þ][a-zà-ÿ]+\b")
_TITLES = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Sr|Sra|Mme|Prof|Mgr)\.?|\bM\.|\b(?:Director[- ]General|Directeur général|Directora? General"
    r"|President|Président|Presidenta?|Minister|Ministre|Ministr[oa]|Ambassad(?:or|eur|rice)|Embajadora?))[ \u00a0\u202f]$",
    re.IGNORECASE,
)


class NameCheck(Check):
    """A name that the release keeps as it is has another spelling in the target, or is missing there.

    Names are learned from the release: words with a capital inside a sentence of the source that the
    translation has too, words beside them, and words after a title. Accents and case do not count. A full
    name in whose place another one of the release stands is missing, and so are two that two others replace.
    """

    id = "facts.name"
    severity = Severity.WARNING
    examples = (
        Example(
            good=("The visit of António Vitorino ended.", "La visite d’António Vitorino s’est achevée."),
            bad=("The visit of António Vitorino ended.", "La visite d’António Vittorino s’est achevée."),
        ),
    )

    def issues(self, context: ProofingContext, index: int) -> Iterator[Issue]:
        """Yield names of the segment that the block's target has nearly, or has not at all."""
        if not context.is_translated(index):
            return
        group = context.block(index)
        present = _present(context, group)
        names = _names(context, index)
        here = _present(context, (index,))
        wanted = [(place, name) for place, name in enumerate(names) if folded(name[0]) not in here]
        kept = _kept_names(context) if wanted else {}
        candidates = _candidates(context, index) if wanted else []
        reported: set[int] = set()
        for place, (name, start, end) in wanted:
            near = _near(name, [each for each in candidates if each[1] not in reported])
            if near is not None and _is_anchored(context, index, names, place, near, kept, present):
                written, first, last = near
                reported.add(first)
                data = {"source": name, "target": written}
                yield self.issue(
                    context,
                    index,
                    first,
                    last,
                    "facts.name.spelling",
                    data,
                    fixes=(Fix(name),),
                    source=(start, end),
                )
            elif folded(name) not in present and name in kept and kept[name] > 1:
                yield from self._missing(context, index, names, place, present, kept)
        if not reported:
            yield from self._people(context, index, present)

    def _people(self, context: ProofingContext, index: int, present: frozenset[str]) -> Iterator[Issue]:
        """Report the full names of which nothing is in the paragraph, not even misspelt, where they are surely
        people's or another name stands in their place: other names may be translated."""
        lost = [
            name
            for name in full_names(context.plain(index, Side.SOURCE).text)
            if not any(_is_told(word, present) for word in name.words)
        ]
        for person in lost:
            if not person.surely and not _is_replaced(context, index, person, lost):
                continue
            end = len(context.plain(index, Side.TARGET).text)
            span = (person.start, person.end)
            yield self.issue(
                context, index, end, end, "facts.name.missing", {"source": person.text}, source=span
            )

    def _missing(
        self,
        context: ProofingContext,
        index: int,
        names: list[tuple[str, int, int]],
        place: int,
        present: frozenset[str],
        kept: dict[str, int],
    ) -> Iterator[Issue]:
        """Report a full name that the translation has elsewhere, and of which nothing is here."""
        if place == 0:
            return
        before, name = names[place - 1], names[place]
        text = context.plain(index, Side.SOURCE).text
        if text[before[2] : name[1]] not in {" ", "\u00a0"} or before[0] not in kept:
            return
        if folded(before[0]) in COMMON and folded(name[0]) in COMMON:
            return
        if folded(before[0]) in present or _is_told(folded(name[0]), present):
            return
        full = text[before[1] : name[2]]
        if f" {folded(full)} " not in _release_text(context, Side.TARGET):
            return
        end = len(context.plain(index, Side.TARGET).text)
        span = (before[1], name[2])
        yield self.issue(context, index, end, end, "facts.name.missing", {"source": full}, source=span)


def _is_told(word: str, present: frozenset[str]) -> bool:
    """Return whether the paragraph has the word, or one like it, as it may be in another language."""
    from rapidfuzz.distance import OSA

    most = 2 if len(word) >= _LONG else 1
    return word in present or any(
        word[:1] == other[:1] and OSA.distance(word, other, score_cutoff=most) <= most for other in present
    )


def _is_replaced(context: ProofingContext, index: int, name: Person, lost: list[Person]) -> bool:
    """Return whether a name that the paragraph has lost gave way to another, which its source has nowhere."""
    own = _present(context, context.block(index), Side.SOURCE)
    others = [
        other
        for other in full_names(context.plain(index, Side.TARGET).text)
        if not any(_is_told(word, own) for word in other.words)
    ]
    if not others:
        return False
    return (
        (len(lost) > 1 and len(others) > 1)
        or f" {folded(name.text)} " in _release_text(context, Side.TARGET)
        or any(f" {folded(other.text)} " in _release_text(context, Side.SOURCE) for other in others)
    )


def _release_text(context: ProofingContext, side: Side) -> str:
    """Return the words of the whole source or target, folded, with one space between."""

    def compute() -> str:
        texts = (context.plain(number, side).text for number in range(len(context.segments)))
        return " " + " ".join(folded(word.group()) for text in texts for word in words(text)) + " "

    return context.once("release text", side, compute)


def _names(context: ProofingContext, index: int) -> list[tuple[str, int, int]]:
    """Return the capitalised words inside the sentences of the source, with their places."""

    def compute() -> list[tuple[str, int, int]]:
        return _capitalised(context.plain(index, Side.SOURCE).text)

    return context.once(("names", index), Side.SOURCE, compute)


def _capitalised(text: str) -> list[tuple[str, int, int]]:
    if text.isupper():
        return []
    spans = Spans(protected(text))
    return [
        (word, start, end)
        for word, start, end in word_places(text)
        if len(word) >= _SHORTEST
        and word[0].isupper()
        and not is_acronym(word)
        and "’" not in word
        and "'" not in word
        and not spans.overlaps(start, end)
        and (not starts_sentence(text, start) or _NAME_FOLLOWS.match(text, end))
    ]


def _present(context: ProofingContext, group: tuple[int, ...], side: Side = Side.TARGET) -> frozenset[str]:
    """Return the words of the segments on a side, folded, also without an s, and the parts of joined ones."""

    def compute() -> frozenset[str]:
        if len(group) > 1:
            return frozenset().union(*(_present(context, (number,), side) for number in group))
        found: set[str] = set()
        for word, _start, _end in word_places(context.plain(group[0], side).text):
            whole = folded(word)
            found.add(whole)
            if whole[-1] == "s":
                found.add(whole.rstrip("s"))
            if not word.isalpha():
                found.update(map(folded, _JOINTS.split(word)))
        return frozenset(found)

    return context.once(("present", *group[:2]), side, compute)


def _candidates(context: ProofingContext, index: int) -> list[tuple[str, int, int]]:
    """Return the capitalised words of the target that the source has nowhere."""
    text = context.plain(index, Side.TARGET).text
    vocabulary = context.source_vocabulary()
    forms = context.target_vocabulary().forms
    found: list[tuple[str, int, int]] = []
    for word, first, end in word_places(text):
        start = first + max(word.rfind("’"), word.rfind("'")) + 1
        written = text[start:end]
        if (
            len(written) >= _SHORTEST
            and written[0].isupper()
            and folded(written) not in vocabulary.known
            # A slip is made once; what the translation writes again and again is its word for it.
            and forms[written] <= 1 + (written not in parts(word))
        ):
            found.append((written, start, end))
    return found


def _near(name: str, candidates: list[tuple[str, int, int]]) -> tuple[str, int, int] | None:
    """Return the candidate that is the name with one fault (two in a name of eight letters)."""
    from rapidfuzz.distance import OSA

    most = 2 if len(name) >= 8 else 1
    best: tuple[int, tuple[str, int, int]] | None = None
    for candidate in candidates:
        distance = OSA.distance(folded(name), folded(candidate[0]), score_cutoff=most)
        if 0 < distance <= most and (best is None or distance < best[0]):
            best = (distance, candidate)
    return best[1] if best is not None else None


def _kept_names(context: ProofingContext) -> dict[str, int]:
    """Return the names of the source that the translation has, as often as they stand in the target."""

    def compute() -> dict[str, int]:
        inside = context.source_vocabulary().inside
        forms = context.target_vocabulary().forms
        return {name: forms[name] for name in inside if forms[name] and len(name) >= _SHORTEST}

    return context.once("kept names", Side.TARGET, compute)


def _is_anchored(
    context: ProofingContext,
    index: int,
    names: list[tuple[str, int, int]],
    place: int,
    near: tuple[str, int, int],
    kept: dict[str, int],
    present: frozenset[str],
) -> bool:
    """Return whether the word is surely a name that stays: kept elsewhere, beside one that is kept in
    the same order on both sides, with two letters that changed places, or after a title on both sides (then with one fault at most: names of
    places that are translated often differ by two letters)."""
    name, start, end = names[place]
    mine, theirs = folded(name), folded(near[0])
    # Not at the end, where languages differ: September, septembre.
    turned = len(mine) > _SHORTEST and sorted(mine) == sorted(theirs) and mine[-2:] == theirs[-2:]
    if turned or folded(name) in COMMON:
        return turned
    if name in kept or any(part in kept for part in parts(name)):
        return True
    from rapidfuzz.distance import OSA

    if OSA.distance(folded(name), folded(near[0])) > 1:
        return False
    source = context.plain(index, Side.SOURCE).text
    target = context.plain(index, Side.TARGET).text
    if _TITLES.search(source[:start][-24:]) and _TITLES.search(target[: near[1]][-24:]):
        return True
    before = source[:start].rsplit(None, 1)[-1:] if source[:start].endswith((" ", "\u00a0")) else []
    after = source[end:].split(None, 1)[:1] if source[end : end + 1] in {" ", "\u00a0"} else []
    target_before = target[: near[1]].rsplit(None, 1)[-1:]
    target_after = target[near[2] :].split(None, 1)[:1]
    return _same_name(before, target_before, present) or _same_name(after, target_after, present)


def _same_name(mine: list[str], theirs: list[str], present: frozenset[str]) -> bool:
    if not mine or not theirs or not mine[0][:1].isupper():
        return False
    left = folded(mine[0].strip('.,;:!?()«»“”"'))
    right = folded(re.split(r"[’']", theirs[0])[-1].strip('.,;:!?()«»“”"'))
    return len(left) >= 3 and left == right and left in present
