"""The desk that the tests of its deeds stand at."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desk.building import add_release, open_desk
from tests.servers.fixtures import libretranslate as libretranslate
from workbench.desk.desk import Desk
from workbench.model.translation import Translation


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Open a desk with people."""
    opened = open_desk(tmp_path / "desk")
    yield opened
    opened.close()


@pytest.fixture
def translation(desk: Desk) -> Translation:
    """Take the small page in, and return its French translation."""
    return add_release(desk)[1]
