"""A ``tu`` element as translation units: one a pair of languages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from workbench.drafting.memory import memory_key
from workbench.drafting.tmx import names
from workbench.drafting.tmx.dates import moment
from workbench.drafting.tmx.languages import ANY, chosen, language_code
from workbench.drafting.tmx.opening import Opening
from workbench.drafting.tmx.plain_units import attributes_of, common_attributes, said_in, unescaped
from workbench.drafting.tmx.problems import ProblemList
from workbench.drafting.tmx.segments_in import SegmentText, joined, plain_text, read_segment
from workbench.model.inline import InlineCode
from workbench.model.memory import TranslationUnit

Take = Callable[[TranslationUnit], object]

_ELEMENT = re.compile(r"<[^<>]*>")


@dataclass(slots=True)
class _Said:
    """What the file says of a unit or a language of it; notes have no name of a property."""

    attributes: Mapping[str, str]
    properties: list[tuple[str, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def add(self, element: str, name: str, value: str) -> None:
        value = value.strip()[: names.LONGEST_NOTE]
        if not value:
            return
        if element == "prop":
            self.properties.append((name, value))
        else:
            self.notes.append(value)


@dataclass(slots=True)
class _Variant:
    """A ``tuv``: its text is plain where ``marked`` is ``None``; ``seg`` is the element then."""

    language: str
    text: str
    said: _Said
    marked: SegmentText | None = None
    seg: Any = None


class UnitReader:
    """Reads the ``tu`` elements of one file.

    ``created_at`` and ``author`` are of units that carry none, in a file that carries none.
    """

    def __init__(self, opening: Opening, problems: ProblemList, created_at: datetime, author: str) -> None:
        self.opening = opening
        self._problems = problems
        self.created_at = opening.created_at or created_at
        self.author = opening.author or author

    def read(self, tu: Any, lines_before: int, take: Take) -> None:
        """Give each pair of languages of a ``tu`` element to ``take``; note what is left out."""
        line = lines_before + int(tu.sourceline or 0)
        variants: list[_Variant] = []
        said = _Said(tu.attrib)
        faulty = False
        for child in tu:
            tag = child.tag
            if tag == "tuv":
                variant = self._variant(child, lines_before + int(child.sourceline or 0))
                if variant is None:
                    faulty = True
                else:
                    variants.append(variant)
            elif tag in ("prop", "note"):
                said.add(tag, child.get("type") or "", _text(child))
        if len(variants) > 1:
            self._take(said, variants, line, take)
        elif not faulty:
            self._problems.add("tmx.one_language", line)

    def read_plain(self, found: re.Match[str], line: Callable[[], int], take: Take) -> bool:
        """Do the same with what ``plain_units.UNIT`` has found; return whether it is as plain as it seemed."""
        head, head_said, *texts = found.groups()
        elements = (said_in(head_said), said_in(texts[1]), said_in(texts[4]))
        first, second = texts[2], texts[5]
        one = unescaped(first) if "&" in first else first
        other = unescaped(second) if "&" in second else second
        if one is None or other is None or None in elements:
            return False
        told = [
            _Said(attributes_of(head)),
            _Said(common_attributes(texts[0])),
            _Said(common_attributes(texts[3])),
        ]
        for said, given in zip(told, elements, strict=True):
            for element in given or ():
                said.add(*element)
        variants = []
        for said, text in ((told[1], one), (told[2], other)):
            variant = _made(said, "xml:lang", plain_text(text))
            if variant is None:
                return False
            variants.append(variant)
        self._take(told[0], variants, line, take)
        return True

    def _variant(self, tuv: Any, line: int) -> _Variant | None:
        said = _Said(tuv.attrib)
        seg = None
        for child in tuv:
            tag = child.tag
            if tag == "seg":
                seg = child if seg is None else seg
            elif tag in ("prop", "note"):
                said.add(tag, child.get("type") or "", _text(child))
        marked = read_segment(seg) if seg is not None and len(seg) else None
        text = marked.text if marked else plain_text(seg.text or "") if seg is not None else ""
        variant = _made(said, names.XML_LANG, text)
        if variant is not None:
            variant.marked, variant.seg = marked, seg
            return variant
        given = said.attributes.get(names.XML_LANG) or said.attributes.get("lang") or ""
        language = language_code(given)
        if not language:
            self._problems.add("tmx.bad_language", line, value=plain_text(given)[:40])
        elif len(text) > names.LONGEST_TEXT:
            self._problems.add("tmx.text_too_long", line, limit=str(names.LONGEST_TEXT))
        else:
            self._problems.add("tmx.no_text", line, language=language)
        return None

    def _take(self, said: _Said, variants: list[_Variant], line: int | Callable[[], int], take: Take) -> None:
        for name in names.UNIT_ATTRIBUTES:
            value = said.attributes.get(name)
            if value:
                said.properties.append((name, value[: names.LONGEST_NOTE]))
        for source, target in self.pairs(variants, said.attributes.get("srclang")):
            take(self._unit(said, source, target, line))

    def source_language(self, given: str | None) -> str:
        """Return which language is the source of a unit with this ``srclang``, empty where each may be."""
        if given is None:
            return self.opening.source_language
        return "" if given.lower() == ANY else language_code(given)

    def pairs(self, variants: list[_Variant], given: str | None) -> Iterator[tuple[_Variant, _Variant]]:
        """Give source and target: of the language that the file names, else each with each.

        A unit without the language that its file names has its first one as the source.
        """
        wanted = self.source_language(given)
        if len(variants) == 2:
            # The order says which is which where nothing else does.
            first, second = variants
            swapped = (
                first.language != wanted != "" and chosen(wanted, (first.language, second.language)) == 1
            )
            yield (second, first) if swapped else (first, second)
            return
        if not wanted and len(variants) <= names.MOST_PAIRED:
            for at, source in enumerate(variants):
                for target in variants[at + 1 :]:
                    if target.language != source.language:
                        yield source, target
            return
        at = max(0, chosen(wanted, [each.language for each in variants])) if wanted else 0
        source = variants[at]
        for target in variants:
            if target.language != source.language:
                yield source, target

    def _unit(
        self, said: _Said, source: _Variant, target: _Variant, line: int | Callable[[], int]
    ) -> TranslationUnit:
        text, other = source.text, target.text
        codes: tuple[InlineCode, ...] = ()
        markup: list[tuple[str, str]] = []
        if source.marked is not None or target.marked is not None:
            ours, theirs = _marked(source), _marked(target)
            text, other, codes, lost = joined(ours, theirs)
            if ours.left_out:
                _keep_markup(names.SOURCE_MARKUP, source.seg, markup)
            if theirs.left_out or lost:
                _keep_markup(names.TARGET_MARKUP, target.seg, markup)
        told: tuple[_Said, _Said, _Said] = (said, source.said, target.said)
        own: dict[str, str] = {}
        kept: dict[tuple[str, str], None] = {}
        for properties in (*(each.properties for each in told), markup):
            for each in properties:
                if each[0] in OURS:
                    own.setdefault(OURS[each[0]], _value(*each))
                else:
                    kept[each] = None
        notes = [note for each in told for note in each.notes]
        # Where OmegaT writes them they stand at the target.
        at = (said.attributes, target.said.attributes, source.said.attributes)
        created = self._date("creationdate", at, line)
        changed = self._date("changedate", at, line)
        return TranslationUnit(
            "",
            text,
            other,
            source.language,
            target.language,
            codes,
            _first("creationid", at) or self.author,
            created or changed or self.created_at,
            own.get(names.REFERENCE, ""),
            own.get(names.RELEASE, ""),
            own.get(names.SEGMENT, ""),
            own.get(names.APPROVED, "") == "yes",
            _context(own.get(names.BEFORE, "")),
            _context(own.get(names.AFTER, "")),
            changed,
            _first("changeid", at),
            tuple(kept),
            tuple(dict.fromkeys(notes)) if notes else (),
        )

    def _date(
        self, name: str, at: tuple[Mapping[str, str], ...], line: int | Callable[[], int]
    ) -> datetime | None:
        given = _first(name, at)
        if not given:
            return None
        found = moment(given)
        if found is None:
            value = plain_text(given)[:40]
            self._problems.add("tmx.bad_date", line if isinstance(line, int) else line(), value=value)
        return found


OURS = {
    names.REFERENCE: names.REFERENCE,
    names.RELEASE: names.RELEASE,
    names.SEGMENT: names.SEGMENT,
    names.APPROVED: names.APPROVED,
    **names.CONTEXT_NAMES,
}


def _made(said: _Said, attribute: str, text: str) -> _Variant | None:
    """Return the language of a unit, ``None`` where it is none, or its text is empty or too long."""
    language = language_code(said.attributes.get(attribute) or said.attributes.get("lang") or "")
    good = language and text and not text.isspace() and len(text) <= names.LONGEST_TEXT
    return _Variant(language, text, said) if good else None


def _first(name: str, at: tuple[Mapping[str, str], ...]) -> str:
    for attributes in at:
        value = attributes.get(name)
        if value:
            return value
    return ""


def _marked(variant: _Variant) -> SegmentText:
    return variant.marked if variant.marked is not None else SegmentText([variant.text])


def _context(text: str) -> str:
    return memory_key(text) if text else ""


def _value(name: str, value: str) -> str:
    # There the whole element stands in the property.
    return _ELEMENT.sub("", value) if name.startswith("x-context-") else value


def _text(element: Any) -> str:
    return "".join(element.itertext()) if len(element) else element.text or ""


def _keep_markup(name: str, seg: Any, markup: list[tuple[str, str]]) -> None:
    from lxml import etree

    if seg is None:
        return
    whole = etree.tostring(seg, encoding="unicode", with_tail=False)
    inside = whole[whole.index(">") + 1 : whole.rindex("</")]
    if len(inside) <= names.LONGEST_NOTE:
        markup.append((name, inside))
