"""Ids sort in the order in which they were made, whatever the clock says."""

from __future__ import annotations

import time
from uuid import UUID

import pytest

from workbench.model import identity
from workbench.model.identity import ids_follow, new_id


def test_ids_are_version_7_and_rise() -> None:
    made = [new_id() for _ in range(20_000)]
    assert made == sorted(made)
    assert len(set(made)) == len(made)
    assert {UUID(one).version for one in made[:50]} == {7}
    assert {UUID(one).variant for one in made[:50]} == {"specified in RFC 4122"}


def test_a_clock_set_back_makes_no_earlier_id(monkeypatch: pytest.MonkeyPatch) -> None:
    before = new_id()
    monkeypatch.setattr(time, "time_ns", lambda: 1_000_000_000_000_000_000)
    assert new_id() > before


def test_ids_follow_those_of_a_store(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(identity, "_last", 0)
    monkeypatch.setattr(time, "time_ns", lambda: 1_700_000_000_000_000_000)
    early = new_id()
    theirs = "01a2ffff-0000-7123-8000-000000000000"
    ids_follow(theirs)
    ids_follow("")
    ids_follow("forged")
    assert early < theirs < new_id()
