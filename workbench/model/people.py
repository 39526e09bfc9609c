"""Who works at the desk."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a person may do; one person may have several roles."""

    TRANSLATOR = "translator"
    REVIEWER = "reviewer"
    EDITOR = "editor"


@dataclass(frozen=True, slots=True)
class Person:
    """A person of the press office. ``languages`` are those she works in (BCP 47)."""

    name: str
    roles: frozenset[Role]
    languages: tuple[str, ...] = ()
