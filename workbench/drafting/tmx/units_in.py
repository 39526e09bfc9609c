"""A ``tu`` element as translation units: one a pair of languages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from workbench.drafting.memory import memory_key
from workbench.drafting.tmx import names
from workbench.drafting.tmx.dates import moment
from workbench.drafting.tmx.languages import ANY, chosen, language_code
from workbench.drafting.tmx.opening import Opening
from workbench.drafting.tmx.problems import ProblemList
from workbench.drafting.tmx.segments_in import SegmentText, joined, plain_text, read_segment
from workbench.model.memory import TranslationUnit

_ELEMENT = re.compile(r"<[^<>]*>")
_DATES = ("creationdate", "changedate")


@dataclass(slots=True)
class _Variant:
    """A ``tuv``: its text is plain where ``marked`` is ``None``."""

    language: str
    text: str
    marked: SegmentText | None
    seg: Any
    attributes: Any
    properties: list[tuple[str, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


class UnitReader:
    """Reads the ``tu`` elements of one file.

    ``moment_now`` is the date of units that carry none, in a file that carries none.
    """

    def __init__(self, opening: Opening, problems: ProblemList, moment_now: datetime) -> None:
        self._opening = opening
        self._problems = problems
        self._created_at = opening.created_at or moment_now

    def read(self, tu: Any, lines_before: int, take: Callable[[TranslationUnit], object]) -> None:
        """Give each pair of languages of a ``tu`` to ``take``; note what is left out."""
        variants: list[_Variant] = []
        properties: list[tuple[str, str]] = []
        notes: list[str] = []
        faulty = False
        for child in tu:
            tag = child.tag
            if tag == "tuv":
                variant = self._variant(child, lines_before)
                if variant is None:
                    faulty = True
                else:
                    variants.append(variant)
            elif tag == "prop":
                _add_property(child, properties)
            elif tag == "note":
                _add_note(child, notes)
        if len(variants) < 2:
            if not faulty:
                self._problems.add("tmx.one_language", lines_before + int(tu.sourceline or 0))
            return
        attributes = tu.attrib
        for name in names.UNIT_ATTRIBUTES:
            value = attributes.get(name)
            if value:
                properties.append((name, value[: names.LONGEST_NOTE]))
        source_language = attributes.get("srclang")
        for source, target in self._pairs(variants, source_language):
            take(self._unit(attributes, source, target, properties, notes, lines_before, tu))

    def _variant(self, tuv: Any, lines_before: int) -> _Variant | None:
        given = tuv.get(names.XML_LANG) or tuv.get("lang") or ""
        language = language_code(given)
        if not language:
            line = lines_before + int(tuv.sourceline or 0)
            self._problems.add("tmx.bad_language", line, value=plain_text(given)[:40])
            return None
        variant = _Variant(language, "", None, None, tuv.attrib)
        for child in tuv:
            tag = child.tag
            if tag == "seg":
                if variant.seg is None:
                    variant.seg = child
            elif tag == "prop":
                _add_property(child, variant.properties)
            elif tag == "note":
                _add_note(child, variant.notes)
        seg = variant.seg
        if seg is not None:
            if len(seg):
                variant.marked = read_segment(seg)
                variant.text = variant.marked.text
            else:
                variant.text = plain_text(seg.text or "")
        if len(variant.text) > names.LONGEST_TEXT:
            line = lines_before + int(tuv.sourceline or 0)
            self._problems.add("tmx.text_too_long", line, limit=str(names.LONGEST_TEXT))
            return None
        if not variant.text or variant.text.isspace():
            line = lines_before + int(tuv.sourceline or 0)
            self._problems.add("tmx.no_text", line, language=language)
            return None
        return variant

    def _pairs(self, variants: list[_Variant], given: str | None) -> Iterator[tuple[_Variant, _Variant]]:
        """Give source and target: of the language that the file names, else each with each.

        A unit without the language that its file names has its first one as the source.
        """
        if given is None:
            any_source, wanted = not self._opening.source_language, self._opening.source_language
        else:
            any_source, wanted = given.lower() == ANY, language_code(given)
        if len(variants) == 2:
            # The order says which is which where nothing else does.
            first, second = variants
            swapped = bool(wanted) and chosen(wanted, (first.language, second.language)) == 1
            yield (second, first) if swapped else (first, second)
            return
        if any_source and len(variants) <= names.MOST_PAIRED:
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
        self,
        attributes: Any,
        source: _Variant,
        target: _Variant,
        properties: list[tuple[str, str]],
        notes: list[str],
        lines_before: int,
        tu: Any,
    ) -> TranslationUnit:
        text, other = source.text, target.text
        codes: tuple[Any, ...] = ()
        markup: list[tuple[str, str]] = []
        if source.marked is not None or target.marked is not None:
            ours, theirs = _marked(source), _marked(target)
            text, other, codes, lost = joined(ours, theirs)
            if ours.left_out:
                _keep_markup(names.SOURCE_MARKUP, source.seg, markup)
            if theirs.left_out or lost:
                _keep_markup(names.TARGET_MARKUP, target.seg, markup)
        said: dict[str, str] = {}
        if properties or source.properties or target.properties or markup:
            kept: dict[tuple[str, str], None] = {}
            for each in (*properties, *source.properties, *target.properties, *markup):
                if each[0] in _OURS:
                    said.setdefault(_OURS[each[0]], each[1])
                else:
                    kept[each] = None
            kept_properties = tuple(kept)
        else:
            kept_properties = ()
        created = self._date("creationdate", attributes, target, source, lines_before, tu)
        changed = self._date("changedate", attributes, target, source, lines_before, tu)
        author = _said("creationid", attributes, target, source)
        return TranslationUnit(
            "",
            text,
            other,
            source.language,
            target.language,
            codes,
            author or self._opening.author,
            created or changed or self._created_at,
            said.get(names.REFERENCE, ""),
            said.get(names.RELEASE, ""),
            said.get(names.SEGMENT, ""),
            said.get(names.APPROVED, "") == "yes",
            _context(said.get(names.BEFORE, "")),
            _context(said.get(names.AFTER, "")),
            changed or (self._opening.changed_at if created is None else None),
            _said("changeid", attributes, target, source),
            kept_properties,
            tuple(dict.fromkeys((*notes, *source.notes, *target.notes)))
            if notes or source.notes or target.notes
            else (),
        )

    def _date(
        self, name: str, attributes: Any, target: _Variant, source: _Variant, lines_before: int, tu: Any
    ) -> datetime | None:
        given = _said(name, attributes, target, source)
        if not given:
            return None
        found = moment(given)
        if found is None:
            line = lines_before + int(tu.sourceline or 0)
            self._problems.add("tmx.bad_date", line, value=plain_text(given)[:40])
        return found


_OURS = {
    names.REFERENCE: names.REFERENCE,
    names.RELEASE: names.RELEASE,
    names.SEGMENT: names.SEGMENT,
    names.APPROVED: names.APPROVED,
    **names.CONTEXT_NAMES,
}


def _said(name: str, attributes: Any, target: _Variant, source: _Variant) -> str:
    """Return an attribute of the unit, else of its target, where OmegaT writes it, else of its source."""
    return str(attributes.get(name) or target.attributes.get(name) or source.attributes.get(name) or "")


def _marked(variant: _Variant) -> SegmentText:
    return variant.marked if variant.marked is not None else SegmentText([variant.text])


def _context(text: str) -> str:
    return memory_key(_ELEMENT.sub("", text)) if text else ""


def _add_property(element: Any, properties: list[tuple[str, str]]) -> None:
    value = (element.text or "").strip() if not len(element) else "".join(element.itertext()).strip()
    if value:
        properties.append((element.get("type") or "", value[: names.LONGEST_NOTE]))


def _add_note(element: Any, notes: list[str]) -> None:
    value = (element.text or "").strip() if not len(element) else "".join(element.itertext()).strip()
    if value:
        notes.append(value[: names.LONGEST_NOTE])


def _keep_markup(name: str, seg: Any, markup: list[tuple[str, str]]) -> None:
    from lxml import etree

    whole = etree.tostring(seg, encoding="unicode", with_tail=False)
    inside = whole[whole.index(">") + 1 : whole.rindex("</")]
    if len(inside) <= names.LONGEST_NOTE:
        markup.append((name, inside))
