"""Builds the sample releases from their Markdown: page text, web page, Word file, structure.

    python resources/samples/build.py [--into DIR]

Without ``--into`` the files are written beside their sources. The output is the same bytes each time.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from release_text import parse_release, structure
from web_page import TextStyle, html_page, text_page
from word_file import word_file

HERE = Path(__file__).resolve().parent
LANGUAGES = ("en", "fr", "es")


@dataclass(frozen=True, slots=True)
class Sample:
    """A release: its folder, the issuing body's reference, and how its site's text looks when copied."""

    folder: str
    reference: str
    moment: datetime
    text_style: TextStyle


SAMPLES = (
    Sample(
        folder="meridian-water-points",
        reference="MR-2026-114",
        moment=datetime(2026, 11, 24, 9, 30, tzinfo=UTC),
        text_style=TextStyle(bullet="- ", item="- ", gap="\n"),
    ),
    Sample(
        folder="four-lakes-session",
        reference="FLFC/PR/2026/31",
        moment=datetime(2026, 11, 20, 8, 15, tzinfo=UTC),
        text_style=TextStyle(bullet="", item="• ", gap="\n\n"),
    ),
)


def build_sample(sample: Sample, language: str) -> dict[str, bytes]:
    """Return the files of a sample in one language: path below the samples' folder, content."""
    folder = HERE / sample.folder
    blocks = parse_release(folder / f"{language}.md")
    site = json.loads((folder / "site" / f"{language}.json").read_text(encoding="utf-8"))
    html_template = (folder / "site" / "page.html").read_text(encoding="utf-8")
    text_template = (folder / "site" / "page.txt").read_text(encoding="utf-8")
    office = site.get("site_name", site["site"])
    gold = json.dumps(structure(blocks), ensure_ascii=False, indent=1) + "\n"
    stem = f"{sample.folder}/{language}"
    return {
        f"{stem}.txt": text_page(text_template, site, sample.text_style, blocks).encode(),
        f"{stem}.html": html_page(html_template, site, language, blocks).encode(),
        f"{stem}.docx": word_file(blocks, language, office, sample.reference, sample.moment),
        f"{stem}.structure.json": gold.encode(),
    }


def main() -> None:
    """Write every sample in every language."""
    parser = argparse.ArgumentParser(description="Build the sample releases.")
    parser.add_argument("--into", type=Path, default=HERE, metavar="DIR", help="folder to write to")
    into: Path = parser.parse_args().into
    for sample in SAMPLES:
        for language in LANGUAGES:
            for name, content in build_sample(sample, language).items():
                path = into / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)


if __name__ == "__main__":
    main()
