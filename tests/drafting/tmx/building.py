"""TMX files for the tests of this room."""

from __future__ import annotations

from pathlib import Path

from workbench.drafting.tmx.problems import TmxProblem
from workbench.drafting.tmx.reading import TmxFile
from workbench.model.memory import TranslationUnit

HEADER = (
    '<header creationtool="t" creationtoolversion="1" segtype="sentence" o-tmf="t" adminlang="en" '
    'srclang="en" datatype="plaintext"/>'
)


def tu(
    source: str, target: str, head: str = "", inside: str = "", languages: tuple[str, str] = ("en", "fr")
) -> str:
    one, other = languages
    return (
        f'<tu{head}>{inside}<tuv xml:lang="{one}"><seg>{source}</seg></tuv>'
        f'<tuv xml:lang="{other}"><seg>{target}</seg></tuv></tu>'
    )


def tmx(*units: str, header: str = HEADER, top: str = '<?xml version="1.0"?>\n') -> str:
    return f'{top}<tmx version="1.4">{header}<body>\n' + "\n".join(units) + "\n</body></tmx>\n"


def read(path: Path, text: str | bytes) -> tuple[list[TranslationUnit], tuple[TmxProblem, ...]]:
    """Return the units and problems of a file with this text."""
    path.write_bytes(text.encode("utf-8") if isinstance(text, str) else text)
    return read_file(path)


def read_file(path: Path) -> tuple[list[TranslationUnit], tuple[TmxProblem, ...]]:
    file = TmxFile(path, author="Ann")
    units = [unit for batch in file.batches() for unit in batch]
    return units, file.problems


def texts(units: list[TranslationUnit]) -> list[tuple[str, str]]:
    return [(unit.source, unit.target) for unit in units]


def codes(problems: tuple[TmxProblem, ...]) -> list[tuple[str, int]]:
    return [(problem.code, problem.line) for problem in problems]
