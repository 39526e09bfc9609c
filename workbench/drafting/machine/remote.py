"""What every engine that is asked over a network has in common."""

from __future__ import annotations

import math
import re
from abc import ABC, abstractmethod
from functools import partial

from workbench.drafting.machine.deadline import within
from workbench.drafting.machine.splitting import split_text
from workbench.model.engines import Destination
from workbench.model.errors import EngineError
from workbench.model.inline import clean_private_use
from workbench.model.tasks import CancelToken

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_PAGE = re.compile(r"\s*(<!doctype\b|<html\b|<\?xml\b)", re.IGNORECASE)


class RemoteEngine(ABC):
    """A ``MachineEngine`` that says of itself whether it can be asked.

    Answers to a call come within ``seconds``; a text that is longer than the engine takes is sent
    in pieces, each with its own deadline.
    """

    name: str
    destination: Destination = Destination.THIRD_PARTY
    limit: int = 5000
    """The longest text of one call, in units of ``measure``."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds

    @property
    def why_not(self) -> str:
        """A code that says why the engine cannot be asked; empty where it can.

        One of ``draft.no_address``, ``draft.bad_address``, ``draft.key_missing``, ``draft.not_installed`` and
        ``draft.switched_off``. Nothing is sent to find out.
        """
        return ""

    @property
    def ready(self) -> bool:
        """Whether the engine can be asked."""
        return not self.why_not

    def measure(self, text: str) -> int:
        """Return the length of the text as the engine's limit counts it."""
        return len(text)

    def supports(self, source_language: str, target_language: str) -> bool:
        """Return whether it knows the pair (BCP 47), without asking a network."""
        source, target = self.code_of(source_language), self.code_of(target_language)
        return bool(source and target and source != target)

    @abstractmethod
    def code_of(self, language: str) -> str:
        """Return the engine's own code of a language (BCP 47), empty text where it does not know it."""

    @abstractmethod
    def ask(self, text: str, source_code: str, target_code: str) -> object:
        """Return the engine's answer to one piece of text; called on a thread of its own."""

    def translate(self, text: str, source_language: str, target_language: str, cancel: CancelToken) -> str:
        """Return the draft of a text without codes.

        Raises ``Cancelled`` or ``EngineError`` with one of the codes of ``why_not`` or of these, each with
        ``engine``: ``draft.language`` (source, target), ``draft.engine_away`` (reason: connection, certificate or
        proxy), ``draft.engine_slow`` (seconds), ``draft.engine_refused`` and ``draft.engine_moved`` (status),
        ``draft.engine_limit``, ``draft.key_refused``, ``draft.too_long``, ``draft.engine_no_answer``.
        """
        reason = self.why_not
        if reason:
            raise EngineError(reason, engine=self.name)
        source, target = self.code_of(source_language), self.code_of(target_language)
        if not source or not target or source == target:
            raise EngineError(
                "draft.language", engine=self.name, source=source_language, target=target_language
            )
        drafts: list[str] = []
        for piece, space in split_text(_LONE_SURROGATE.sub("\ufffd", text), self.limit, self.measure):
            answer = within(self._seconds, self.name, cancel, partial(self.ask, piece, source, target))
            drafts.append(self._checked(piece, answer) + space)
        return "".join(drafts)

    def _checked(self, piece: str, answer: object) -> str:
        """Return the answer as a draft, or raise: an error page or endless text is none."""
        if not isinstance(answer, str):
            raise EngineError("draft.engine_no_answer", engine=self.name)
        draft = _LONE_SURROGATE.sub("", _CONTROL.sub("", clean_private_use(answer))).strip()
        too_long = len(draft) > 8 * len(piece) + 200
        if not draft or too_long or (_PAGE.match(draft) and not _PAGE.match(piece)):
            raise EngineError("draft.engine_no_answer", engine=self.name)
        return " ".join(draft.splitlines()) if "\n" not in piece else draft


def check_seconds(seconds: float) -> float:
    """Return the time-out as it is used: at least half a second, at most two minutes."""
    return 20.0 if math.isnan(seconds) else min(max(seconds, 0.5), 120.0)
