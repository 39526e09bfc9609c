"""What an engine must be, whatever program stands behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from workbench.model.errors import EngineError
from workbench.model.tasks import CancelToken


class Destination(StrEnum):
    """Where a text goes when an engine is asked."""

    THIS_MACHINE = "this_machine"
    OUR_SERVER = "our_server"
    THIRD_PARTY = "third_party"


@dataclass(frozen=True, slots=True)
class GrammarMatch:
    """One report of a grammar engine; offsets in characters of the text it was given.

    ``kind`` is ``spelling``, ``grammar``, ``typography`` or ``style``; ``rule`` the engine's own rule id;
    ``sentence`` the engine's message, in the language of the text.
    """

    start: int
    end: int
    rule: str
    kind: str
    sentence: str
    replacements: tuple[str, ...] = ()


class GrammarEngine(Protocol):
    """Checks grammar and spelling of one text at a time. Must be safe to call from one thread."""

    @property
    def name(self) -> str:
        """The engine's name as people know it, e.g. ``LanguageTool``."""

    @property
    def destination(self) -> Destination:
        """Where the text goes."""

    def languages(self) -> frozenset[str]:
        """Return the base languages it can check (``fr``, ``en``, ``es``), without starting anything."""

    def check(self, text: str, language: str, cancel: CancelToken) -> Sequence[GrammarMatch]:
        """Return the reports on the text, in order of place; raise ``EngineError`` or ``Cancelled``."""

    def close(self) -> None:
        """Let go of processes and memory. Calling twice is no error."""


class Standing(StrEnum):
    """How an engine is at this moment."""

    READY = "ready"
    WARMING = "warming"
    RESTING = "resting"


@dataclass(frozen=True, slots=True)
class EngineState:
    """How an engine is; ``error`` is why it rests, ``times`` how often it has got ready.

    ``stand_in`` is the name of the engine that answers in its place, where there is one.
    """

    engine: str
    standing: Standing
    error: EngineError | None = None
    times: int = 0
    stand_in: str = ""


class MachineEngine(Protocol):
    """Translates texts by machine. Texts hold no codes and are never empty."""

    @property
    def name(self) -> str:
        """The engine's name as people know it, e.g. ``LibreTranslate``."""

    @property
    def destination(self) -> Destination:
        """Where the text goes."""

    def supports(self, source_language: str, target_language: str) -> bool:
        """Return whether it knows the pair, without asking a network."""

    def translate(self, text: str, source_language: str, target_language: str, cancel: CancelToken) -> str:
        """Return the draft; raise ``EngineError`` (never with the text or a key in it) or ``Cancelled``."""
