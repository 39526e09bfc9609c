"""Taking releases in."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.figures import SHARED, Figure, milliseconds, spread
from workbench.desk.intake import read_file, read_text
from workbench.places import resources_folder

_LINE = (
    "The families of the camp received water on Thursday. A second sentence follows it, with 14,500 in it.\n"
)


def measure() -> Iterator[Figure]:
    samples = resources_folder() / "samples" / "four-lakes-session"
    read_file(samples / "en.txt")
    for suffix in ("txt", "html", "docx", "md"):
        path = samples / f"en.{suffix}"
        yield Figure(
            f"a sample release, .{suffix}", spread(milliseconds(lambda path=path: read_file(path), 10))
        )
    page = SHARED / "samples" / "oim-bapa40.fr.txt"
    if page.is_file():
        yield Figure("the IOM's page", spread(milliseconds(lambda: read_file(page), 10)))
    text = "A headline\n" + _LINE * 5_000
    seconds = milliseconds(lambda: read_text(text, "en"))[0] / 1000
    yield Figure(f"a text of {len(text) / 1e6:.1f} MB, 10,000 sentences", f"{seconds:.1f} s")
    with tempfile.TemporaryDirectory() as name:
        nested = Path(name) / "nested.html"
        nested.write_text("<div>" * 50_000 + "<p>A sentence.</p>", encoding="utf-8")
        taken = milliseconds(lambda: _refused_or_read(nested))[0] / 1000
        yield Figure("50,000 nested tags, read or refused", f"{taken:.1f} s")


def _refused_or_read(path: Path) -> None:
    from workbench.model.errors import InputError

    try:
        read_file(path)
    except InputError:
        return
