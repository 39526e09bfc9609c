"""Long work asks whether to rest, and modules are imported in steps."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest

from workbench.model.courtesy import give_way, giving_way, imported, let_rest


@pytest.fixture
def rests() -> Iterator[list[int]]:
    """Where the work asked whether to rest."""
    asked: list[int] = []
    let_rest(lambda: asked.append(len(asked)))
    yield asked
    let_rest(None)


def test_nobody_rests_without_a_window() -> None:
    give_way()
    assert list(giving_way("abc")) == ["a", "b", "c"]


def test_work_asks_before_every_so_many_steps(rests: list[int]) -> None:
    seen = [(item, len(rests)) for item in giving_way(range(7), 3)]
    assert seen == [(0, 1), (1, 1), (2, 1), (3, 2), (4, 2), (5, 2), (6, 3)]


def test_modules_are_imported_with_a_rest_before_each(rests: list[int], monkeypatch) -> None:
    for name in ("colorsys", "this_is_no_module"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    imported(("colorsys", "string"))
    assert "colorsys" in sys.modules
    assert len(rests) == 2
    with pytest.raises(ModuleNotFoundError):
        imported(("this_is_no_module",))
    imported(("string",))
