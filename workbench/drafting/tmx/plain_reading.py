"""The units of the commonest form, made with as little work as can be: a memory of a million is read in half a minute."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from workbench.drafting.tmx import names
from workbench.drafting.tmx.dates import moment
from workbench.drafting.tmx.languages import chosen, language_code
from workbench.drafting.tmx.plain_units import attributes_of, common_attributes, said_in, unescaped
from workbench.drafting.tmx.segments_in import plain_text
from workbench.drafting.tmx.units_in import OURS, Take, UnitReader
from workbench.model.memory import TranslationUnit

_MOST_TAGS = 1000


class PlainReader:
    """Reads what ``plain_units.UNIT`` finds; what has something rare about it is given on to ``units``."""

    def __init__(self, units: UnitReader) -> None:
        self.units = units
        self._order: dict[tuple[str, str, str | None], tuple[str, str, bool] | None] = {}

    def read(self, found: re.Match[str], line_at: Callable[[int], int], take: Take) -> bool:
        """Give the unit to ``take``; return whether it is as plain as it seemed."""
        head, said, one_tag, one_said, one, other_tag, other_said, other = found.groups()
        stated = _stated(head) if head else _NOTHING_STATED
        order = self._ordered(one_tag, other_tag, None if stated is None else stated.source_language)
        told = _told(said) if said else _TOLD_NOTHING
        if "&" in one or "\n" in one or not one.isascii():
            one = _text(one)
        if "&" in other or "\n" in other or not other.isascii():
            other = _text(other)
        if (
            stated is None
            or order is None
            or told is None
            or one_said
            or other_said
            or not 0 < len(one) <= names.LONGEST_TEXT
            or not 0 < len(other) <= names.LONGEST_TEXT
            or one.isspace()
            or other.isspace()
        ):
            return self.units.read_plain(found, lambda: line_at(found.start()), take)
        properties, notes = told
        source_language, target_language, swapped = order
        if swapped:
            one, other = other, one
        take(
            TranslationUnit(
                "",
                one,
                other,
                source_language,
                target_language,
                (),
                stated.author or self.units.author,
                stated.created_at or self.units.created_at,
                changed_at=stated.changed_at,
                changed_by=stated.changed_by,
                properties=properties + stated.properties if stated.properties else properties,
                notes=notes,
            )
        )
        return True

    def _ordered(
        self, one_tag: str, other_tag: str, source_language: str | None
    ) -> tuple[str, str, bool] | None:
        """Return source and target language of two tags, and whether the second is the source."""
        key = (one_tag, other_tag, source_language)
        if key in self._order:
            return self._order[key]
        languages = [_language_alone(one_tag), _language_alone(other_tag)]
        order = None
        if all(languages):
            wanted = self.units.source_language(source_language)
            swapped = bool(wanted) and languages[0] != wanted and chosen(wanted, languages) == 1
            order = (languages[swapped], languages[not swapped], swapped)
        if len(self._order) < _MOST_TAGS:
            self._order[key] = order
        return order


@dataclass(frozen=True, slots=True)
class _Stated:
    """What the attributes of a unit say."""

    source_language: str | None = None
    author: str = ""
    created_at: datetime | None = None
    changed_at: datetime | None = None
    changed_by: str = ""
    properties: tuple[tuple[str, str], ...] = ()


_NOTHING_STATED = _Stated()


@lru_cache(maxsize=4096)
def _stated(head: str) -> _Stated | None:
    """Return what a unit's attributes say, ``None`` where a date is none: units that came together say the same."""
    attributes = attributes_of(head)
    created, changed = attributes.get("creationdate"), attributes.get("changedate")
    created_at = moment(created) if created else None
    changed_at = moment(changed) if changed else None
    if (created and created_at is None) or (changed and changed_at is None):
        return None
    return _Stated(
        attributes.get("srclang"),
        attributes.get("creationid", ""),
        created_at or changed_at,
        changed_at,
        attributes.get("changeid", ""),
        tuple(
            (name, attributes[name][: names.LONGEST_NOTE])
            for name in names.UNIT_ATTRIBUTES
            if attributes.get(name)
        ),
    )


_TOLD_NOTHING: tuple[tuple[tuple[str, str], ...], tuple[str, ...]] = ((), ())


@lru_cache(maxsize=2048)
def _told(said: str) -> tuple[tuple[tuple[str, str], ...], tuple[str, ...]] | None:
    """Return properties and notes, ``None`` where one of them is a property of ours: many units say the same."""
    elements = said_in(said)
    if elements is None or any(kind in OURS for _name, kind, _value in elements):
        return None
    kept = [(name, kind, value.strip()[: names.LONGEST_NOTE]) for name, kind, value in elements]
    return (
        tuple(dict.fromkeys((kind, value) for name, kind, value in kept if name == "prop" and value)),
        tuple(dict.fromkeys(value for name, _kind, value in kept if name == "note" and value)),
    )


def _language_alone(tag: str) -> str:
    attributes = common_attributes(tag)
    return language_code(attributes["xml:lang"]) if attributes.keys() == {"xml:lang"} else ""


def _text(text: str) -> str:
    """Return the text as it reads, empty where that takes more."""
    whole = unescaped(text) if "&" in text else text
    return "" if whole is None else plain_text(whole)
