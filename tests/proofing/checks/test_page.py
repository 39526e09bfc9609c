"""The page of the checks is what the code says."""

from __future__ import annotations

from pathlib import Path

from workbench.proofing.checks.page import page
from workbench.proofing.checks.registry import CHECKS

PAGE = Path(__file__).parents[3] / "docs" / "checks.md"


def test_every_check_is_on_the_page() -> None:
    assert all(f"### `{check.id}`" in page() for check in CHECKS)


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), (
        "python -m workbench.proofing.checks.page > docs/checks.md"
    )
