"""What a person chooses about grammar engines."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from workbench.model.engines import Destination


@dataclass(frozen=True, slots=True)
class GrammarSettings:
    """The choices of Preferences; the defaults ask nothing of anybody.

    ``server_url`` is the address of a LanguageTool server that the office runs (``http://host:8081``),
    ``server_destination`` where a text goes when it is asked. ``languagetool_folder`` holds the jars of a
    LanguageTool that the desk starts itself, with ``java`` as its program. ``seconds`` is the longest
    that one text may take. ``disabled_rules`` are rule ids of any engine.
    """

    server_url: str = ""
    server_destination: Destination = Destination.OUR_SERVER
    languagetool_folder: Path | None = None
    java: str = "java"
    use_lingotweaker: bool = True
    seconds: float = 20.0
    disabled_rules: frozenset[str] = frozenset()
