"""Who works at the desk."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desk.building import EDITOR, REVIEWER, WRITER
from workbench.desk.changes import NOTHING, Changes
from workbench.desk.desk import Desk
from workbench.model.errors import InputError, RuleError
from workbench.model.people import Person, Role


def test_people_stand_in_the_order_in_which_they_came(desk: Desk) -> None:
    desk.people.add(WRITER, [Role.TRANSLATOR, Role.REVIEWER], ["fr", "es"])
    assert [person.name for person in desk.people.all()] == [WRITER, REVIEWER, EDITOR]
    assert desk.people.get(WRITER) == Person(
        WRITER, frozenset({Role.TRANSLATOR, Role.REVIEWER}), ("fr", "es")
    )


def test_spaces_in_a_name_do_not_make_another_person(desk: Desk) -> None:
    assert desk.people.add("  L.   Marchand ", [Role.EDITOR]) == Changes(people=True)
    assert [person.name for person in desk.people.all()] == [WRITER, REVIEWER, EDITOR]
    assert desk.people.get("L.  Marchand").roles == {Role.EDITOR}


@pytest.mark.parametrize(
    ("name", "roles", "code"),
    [
        ("", [Role.EDITOR], "people.no_name"),
        (" \t", [Role.EDITOR], "people.no_name"),
        ("A", [], "people.no_role"),
    ],
)
def test_nobody_without_name_or_role(desk: Desk, name: str, roles: list[Role], code: str) -> None:
    with pytest.raises(InputError) as caught:
        desk.people.add(name, roles)
    assert caught.value.code == code
    assert len(desk.people.all()) == 3


def test_an_unknown_name_is_refused(desk: Desk) -> None:
    with pytest.raises(RuleError) as caught:
        desk.people.get("Nobody")
    assert (caught.value.code, caught.value.data, caught.value.exit_code) == (
        "people.unknown",
        {"name": "Nobody"},
        3,
    )


def test_one_of_the_roles_is_enough(desk: Desk) -> None:
    assert desk.people.require(REVIEWER, Role.REVIEWER, Role.EDITOR).name == REVIEWER
    assert desk.people.require(WRITER).name == WRITER
    with pytest.raises(RuleError) as caught:
        desk.people.require(WRITER, Role.REVIEWER, Role.EDITOR)
    assert caught.value.code == "rule.role"
    assert caught.value.data == {"person": WRITER, "needed": ["reviewer", "editor"]}


def test_people_stay_when_the_desk_is_closed(tmp_path: Path, desk: Desk) -> None:
    everybody = desk.people.all()
    desk.close()
    desk.close()
    again = Desk.open(desk.folder)
    assert again.people.all() == everybody
    again.close()


def test_changes_join() -> None:
    one = Changes(releases=frozenset({"r"}), terms=True)
    other = Changes(segments=frozenset({"s"}), releases=frozenset({"q"}), people=True)
    assert one | other == Changes(
        releases=frozenset({"r", "q"}), segments=frozenset({"s"}), terms=True, people=True
    )
    assert one | NOTHING == one
    assert not NOTHING
    assert one
