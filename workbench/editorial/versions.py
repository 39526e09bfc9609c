"""Which version of a translation a text is, as people count.

The first text is version 1. The number grows by one each time that the content hash changed from one
transition to the next, and once more where the text has changed since the last transition. So what
was submitted, approved and published unchanged has one number, and typing alone never counts far: it
is the texts that somebody acted on that are numbered. A text that comes back to an earlier wording is a
new version again.
"""

from __future__ import annotations

from collections.abc import Sequence

from workbench.model.translation import Transition


def version_numbers(chain: Sequence[Transition]) -> list[int]:
    """Return the version number of each transition's text, oldest first; the first is 1."""
    numbers: list[int] = []
    for place, transition in enumerate(chain):
        if place == 0:
            numbers.append(1)
        else:
            changed = transition.content_hash != chain[place - 1].content_hash
            numbers.append(numbers[-1] + changed)
    return numbers


def version_number(chain: Sequence[Transition], current_hash: str) -> int:
    """Return the version number of the current text."""
    if not chain:
        return 1
    return version_numbers(chain)[-1] + (chain[-1].content_hash != current_hash)


def approved_version(chain: Sequence[Transition], content_hash: str) -> int | None:
    """Return the number under which the text was last approved, None where it never was."""
    for transition, number in reversed(list(zip(chain, version_numbers(chain), strict=True))):
        if transition.content_hash == content_hash and transition.action == "approve":
            return number
    return None
