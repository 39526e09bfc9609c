"""The marked keys of the menus: in every language one key opens one thing."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator

import pytest

from translations import update
from workbench.desk import catalogue
from workbench.desk.catalogue import LANGUAGES


def deeds() -> Iterator[tuple[str, str]]:
    """Yield (menu, words) of every action of the window and of the editor's page, and of the menus themselves."""
    for name in ("ui/menus.py", "ui/editor/page_actions.py"):
        tree = ast.parse((update.ROOT / name).read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("Deed", "WindowDeed"):
                menu = node.args[1]
                said = [message.text for message in update.in_source(ast.unparse(node.args[2]), name)]
                if isinstance(menu, ast.Constant) and menu.value and said:
                    yield menu.value, said[0]
        for node in ast.walk(tree):
            if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "MENUS":
                for message in update.in_source(ast.unparse(node), name):
                    yield "", message.text


def test_the_menus_are_found() -> None:
    found = Counter(menu for menu, _words in deeds())
    assert set(found) == {"", "file", "edit", "view", "go", "draft", "proof", "review", "deliver", "help"}
    assert found[""] == 9
    assert sum(found.values()) > 50


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_key_twice_in_a_menu(language: str) -> None:
    catalogue.set_language(language)
    keys: dict[tuple[str, str], list[str]] = {}
    for menu, words in deeds():
        said = catalogue._(words)
        place = said.replace("&&", "").find("&")
        if place >= 0:
            keys.setdefault((menu, said.replace("&&", "")[place + 1].lower()), []).append(said)
    twice = {key: said for key, said in keys.items() if len(said) > 1}
    assert twice == {}
    assert all(key.isascii() for _menu, key in keys), "a key with an accent is not on every keyboard"
