"""Fixtures of the servers: ``pytest_plugins = ["tests.servers.fixtures"]`` in a root ``conftest.py``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from tests.servers.libretranslate import FakeLibreTranslate


@pytest.fixture
def libretranslate() -> Iterator[FakeLibreTranslate]:
    """A LibreTranslate server that answers; set its ``mode`` to make it misbehave."""
    with FakeLibreTranslate() as server:
        yield server


@pytest.fixture
def libretranslate_server() -> Iterator[Callable[..., FakeLibreTranslate]]:
    """Starts servers: ``libretranslate_server(mode="slow", required_key="k")``."""
    with ExitStack() as stack:
        yield lambda **choices: stack.enter_context(FakeLibreTranslate(**choices))
