"""A real LanguageTool, started once for all tests that ask it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.model.tasks import CancelToken
from workbench.proofing.engines.languagetool import LanguageToolEngine
from workbench.proofing.engines.languagetool_server import LanguageToolServer


@pytest.fixture(scope="session")
def languagetool(languagetool_jars: Path) -> Iterator[LanguageToolEngine]:
    """Return the engine beside a server of its own, warm for French; Java and the jars are needed."""
    engine = LanguageToolEngine(server=LanguageToolServer(languagetool_jars), first_seconds=120)
    with pytest.MonkeyPatch.context() as patch:
        # A program that runs for a minute does not live to see the compiler's second thoughts paid back.
        patch.setenv("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1")
        engine.warm("fr", CancelToken())
    yield engine
    engine.close()
