"""The rules between the rooms name every room: a new one cannot slip past them."""

from __future__ import annotations

import tomllib
from typing import Any

from tests.project.files import ROOT

_CONFIGURATION = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
_CONTRACTS: dict[str, dict[str, Any]] = {
    contract["name"]: contract for contract in _CONFIGURATION["tool"]["importlinter"]["contracts"]
}


def _rooms() -> set[str]:
    packages = {path.parent.name for path in (ROOT / "workbench").glob("*/__init__.py")}
    return {f"workbench.{name}" for name in packages}


def test_every_room_has_its_place_in_the_order() -> None:
    layers = {layer.strip("()") for layer in _CONTRACTS["the rooms keep their order"]["layers"]}
    assert _rooms() <= layers


def test_sql_is_refused_to_every_room_but_the_store() -> None:
    refused = set(_CONTRACTS["SQL stands in the store only"]["source_modules"])
    assert _rooms() - {"workbench.store"} <= refused
    assert "ui" in refused


def test_only_the_desk_and_the_team_may_open_the_store() -> None:
    refused = set(_CONTRACTS["only the desk opens the store"]["source_modules"])
    refused |= set(_CONTRACTS["the terminal speaks to the desk and knows the nouns"]["source_modules"])
    may = {"workbench.store", "workbench.desk", "workbench.team", "workbench.model"}
    assert _rooms() - may <= refused


def test_the_window_is_refused_every_room_but_the_desk_and_the_nouns() -> None:
    refused = set(_CONTRACTS["the window speaks to the desk and knows the nouns"]["forbidden_modules"])
    assert _rooms() - {"workbench.desk", "workbench.model"} <= refused
