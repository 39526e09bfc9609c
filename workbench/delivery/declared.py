"""What a delivered file says about itself, in the same words in every format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from unicodedata import category

from workbench.model.translation import Status

DELIVERABLE = frozenset({Status.APPROVED, Status.PUBLISHED})


@dataclass(frozen=True, slots=True)
class Declared:
    """The properties of a delivered file.

    ``content_hash`` is that of the canonical text, ``version`` the number people count by. ``draft``
    says that the file goes out unapproved. ``embargo`` and ``approved_at`` carry a zone;
    ``embargo_zone`` is the zone in which people say the embargo (IANA, ``Africa/Dakar``), empty: its own.
    ``four_eyes`` is False where the approval was made with the rule switched off.
    """

    release_id: str
    translation_id: str
    version: int
    content_hash: str
    status: Status
    draft: bool = False
    reference: str = ""
    embargo: datetime | None = None
    embargo_zone: str = ""
    approved_by: str = ""
    approved_at: datetime | None = None
    four_eyes: bool = True
    generator: str = "Pressbench"

    def pairs(self) -> dict[str, str]:
        """Return names and values as they are written into a file; what is empty is left out."""
        values = {
            "release": self.release_id,
            "translation": self.translation_id,
            "reference": self.reference,
            "version": str(self.version),
            "hash": self.content_hash,
            "status": self.status.value,
            "draft": "yes" if self.draft else "no",
            "embargo": "" if self.embargo is None else self.embargo.isoformat(),
            "embargo-zone": self.embargo_zone if self.embargo is not None else "",
            "approved-by": self.approved_by,
            "approved-at": "" if self.approved_at is None else self.approved_at.isoformat(),
            "four-eyes": "" if self.four_eyes else "off",
            "generator": self.generator,
        }
        return {name: one_line(value) for name, value in values.items() if value}


def read_declared(pairs: Mapping[str, str]) -> Declared | None:
    """Return what the pairs of a file say, None where they name no release or no hash.

    A value that cannot be right (a version that is no number, an unknown status) is taken as absent: such a
    file claims nothing, and is judged by its text.
    """
    try:
        return Declared(
            release_id=pairs["release"],
            translation_id=pairs.get("translation", ""),
            version=int(pairs.get("version", "0")),
            content_hash=pairs["hash"],
            status=Status(pairs.get("status", Status.DRAFT.value)),
            draft=pairs.get("draft", "no") == "yes",
            reference=pairs.get("reference", ""),
            embargo=_moment(pairs.get("embargo", "")),
            embargo_zone=pairs.get("embargo-zone", ""),
            approved_by=pairs.get("approved-by", ""),
            approved_at=_moment(pairs.get("approved-at", "")),
            four_eyes=pairs.get("four-eyes", "") != "off",
            generator=pairs.get("generator", ""),
        )
    except (KeyError, ValueError):
        return None


def one_line(value: str) -> str:
    """Return the value on one line: whatever breaks it, and runs of plain spaces, as one space.

    Control characters become spaces too; no-break spaces and the marks of writing direction stay.
    """
    broken = ("Cc", "Cs", "Co", "Cn", "Zl", "Zp")
    spaced = "".join(" " if category(char) in broken else char for char in value)
    return " ".join(part for part in spaced.split(" ") if part)


def _moment(value: str) -> datetime | None:
    return datetime.fromisoformat(value) if value else None
