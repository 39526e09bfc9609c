"""What the commands share: opening the desk, printing, dates, and who acts."""

from __future__ import annotations

import contextlib
import json
import sys
from argparse import ArgumentTypeError, Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from workbench.desk.catalogue import _
from workbench.desk.desk import Desk
from workbench.desk.releases import is_language_code
from workbench.model.errors import InputError, RuleError, StorageError
from workbench.model.people import Role
from workbench.places import default_data_folder

WAIT_SECONDS = 5.0


@contextmanager
def open_desk(options: Namespace, read_only: bool = False) -> Iterator[Desk]:
    """Open the desk of the chosen data folder, and close it at the end.

    A command that only reads does not wait for another program that is writing. One that writes leaves a
    backup of what stood there before, where the newest is some hours old.
    """
    desk = _open(options.data or default_data_folder(), read_only)
    try:
        yield desk
    finally:
        desk.close()


def _open(folder: Path, read_only: bool) -> Desk:
    if read_only and Desk.exists(folder):
        try:
            return Desk.open(folder, read_only=True)
        except StorageError as error:
            if error.code != "store.missing":
                raise
    stood = Desk.exists(folder)
    desk = Desk.open(folder, wait_seconds=WAIT_SECONDS)
    if stood:
        # A deed is not refused because there is no room for a backup of what was there before it.
        with contextlib.suppress(StorageError):
            desk.back_up_if_due()
    return desk


def print_json(value: Any) -> None:
    """Print a value as JSON, readable, with its own letters."""
    json.dump(value, sys.stdout, ensure_ascii=False, indent=2, default=str)
    sys.stdout.write("\n")


def read_input() -> bytes:
    """Return all of standard input; raise ``InputError`` ``intake.empty`` where there is none."""
    if sys.stdin is None:
        raise InputError("intake.empty", name="-")
    return sys.stdin.buffer.read()


def whole_number(least: int, most: int) -> Callable[[str], int]:
    """Return what reads an option's whole number; one outside the range, or none at all, is a fault of usage."""

    def read(text: str) -> int:
        try:
            number = int(text)
        except ValueError:
            number = least - 1
        if not least <= number <= most:
            raise ArgumentTypeError(
                _("“{value}” is no whole number from {least} to {most}").format(
                    value=text[:40], least=least, most=most
                )
            )
        return number

    return read


def check_language(language: str) -> None:
    """Raise ``InputError`` ``release.bad_language`` where this is no language code; empty is none either."""
    if not is_language_code(language):
        raise InputError("release.bad_language", language=language)


def read_moment(text: str) -> datetime | None:
    """Return the ISO 8601 time with its zone; None for empty text; raise ``InputError``."""
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise InputError("release.bad_time", value=text) from None
    if moment.tzinfo is None:
        raise InputError("release.naive_time", value=text)
    return moment


def acting_person(desk: Desk, name: str) -> str:
    """Return who acts: the one named, else the desk's own person, else the first translator."""
    if name:
        return desk.people.get(name).name
    if desk.settings.person:
        return desk.people.get(desk.settings.person).name
    people = desk.people.all()
    for person in people:
        if Role.TRANSLATOR in person.roles:
            return person.name
    if not people:
        raise RuleError("people.nobody")
    return people[0].name
