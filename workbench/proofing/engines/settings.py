"""What a person chooses about grammar engines."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class GrammarSettings:
    """The choices of Preferences; the defaults ask nothing of anybody.

    ``server_url`` is the address of a LanguageTool server (``http://host:8081``); where a text goes then
    follows from the address. ``languagetool_folder`` holds the jars of a LanguageTool that the desk
    starts itself, with ``java`` as its program. ``use_public_server`` allows a server that is a third party,
    and asks LanguageTool's own where no other is named. ``seconds`` is the longest that one piece of text
    may take. ``disabled_rules`` are rule ids of any engine.
    """

    server_url: str = ""
    languagetool_folder: Path | None = None
    java: str = "java"
    use_public_server: bool = False
    use_lingotweaker: bool = True
    use_grammalecte: bool = False
    seconds: float = 20.0
    disabled_rules: frozenset[str] = frozenset()
