"""The generated samples are up to date, and carry what their structure says."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import docx
import pytest
from lxml import html

from workbench.model.release import BlockKind

SAMPLES = Path(__file__).resolve().parents[2] / "resources" / "samples"
FOLDERS = ("meridian-water-points", "four-lakes-session")
LANGUAGES = ("en", "fr", "es")
EACH = [(folder, language) for folder in FOLDERS for language in LANGUAGES]


def structure(folder: str, language: str) -> list[dict[str, str]]:
    return json.loads((SAMPLES / folder / f"{language}.structure.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    into = tmp_path_factory.mktemp("samples")
    subprocess.run([sys.executable, str(SAMPLES / "build.py"), "--into", str(into)], check=True, timeout=120)
    return into


@pytest.mark.parametrize(("folder", "language"), EACH)
@pytest.mark.parametrize("suffix", ["txt", "html", "docx", "structure.json"])
def test_committed_files_are_what_the_sources_give(
    rebuilt: Path, folder: str, language: str, suffix: str
) -> None:
    name = f"{folder}/{language}.{suffix}"
    assert (rebuilt / name).read_bytes() == (SAMPLES / name).read_bytes(), "run resources/samples/build.py"


@pytest.mark.parametrize(("folder", "language"), EACH)
def test_structure_uses_the_kinds_of_the_model(folder: str, language: str) -> None:
    kept = structure(folder, language)
    kinds = {entry["kind"] for entry in kept}
    assert kinds <= {kind.value for kind in BlockKind} - {BlockKind.NAVIGATION.value}
    assert kinds >= {"headline", "subhead", "paragraph", "quotation", "list_item", "caption", "about", "note"}
    assert [entry["kind"] for entry in kept].count("headline") == 1
    datelines = [entry for entry in kept if "dateline" in entry]
    assert len(datelines) == 1
    assert datelines[0]["text"].startswith(datelines[0]["dateline"])


@pytest.mark.parametrize("folder", FOLDERS)
def test_languages_have_the_same_blocks(folder: str) -> None:
    kinds = [[entry["kind"] for entry in structure(folder, language)] for language in LANGUAGES]
    assert kinds[0] == kinds[1] == kinds[2]


@pytest.mark.parametrize(("folder", "language"), EACH)
def test_length_is_that_of_a_release(folder: str, language: str) -> None:
    text = " ".join(entry["text"] for entry in structure(folder, language))
    assert 500 <= len(text.split(" ")) <= 1000


@pytest.mark.parametrize(("folder", "language"), EACH)
def test_copied_text_has_the_blocks_in_order_amid_the_page(folder: str, language: str) -> None:
    lines = (SAMPLES / folder / f"{language}.txt").read_text(encoding="utf-8").split("\n")
    cells = [cell.removeprefix("- ").removeprefix("• ") for line in lines for cell in line.split("\t")]
    position = cells.index(structure(folder, language)[0]["text"])
    assert position > 20, "the page's menus stand above the release"
    for entry in structure(folder, language):
        position = cells.index(entry["text"], position) + 1
    assert len(cells) - position > 10, "the page's footer stands below the release"


@pytest.mark.parametrize(("folder", "language"), EACH)
def test_web_page_has_the_blocks_in_order_amid_the_page(folder: str, language: str) -> None:
    page = html.fromstring((SAMPLES / folder / f"{language}.html").read_bytes())
    assert page.get("lang") == language
    assert page.findall(".//script")
    texts = [element.text_content() for element in page.iter("h1", "h2", "p", "li", "td", "th", "figcaption")]
    position = 0
    for entry in structure(folder, language):
        position = texts.index(entry["text"], position) + 1


@pytest.mark.parametrize(("folder", "language"), EACH)
def test_word_file_has_the_blocks_in_order_with_their_styles(folder: str, language: str) -> None:
    path = SAMPLES / folder / f"{language}.docx"
    document = docx.Document(str(path))
    texts: list[str] = []
    for part in document.iter_inner_content():
        if isinstance(part, docx.table.Table):
            texts.extend(cell.text for row in part.rows for cell in row.cells)
        else:
            texts.append(part.text)
    position = 0
    for entry in structure(folder, language):
        position = texts.index(entry["text"], position) + 1
    styles = {paragraph.style.name for paragraph in document.paragraphs}
    assert styles >= {"Title", "Subtitle", "Heading 1", "Quote", "List Bullet", "Caption", "Normal"}
    assert any(paragraph.hyperlinks for paragraph in document.paragraphs)
    runs = [run for paragraph in document.paragraphs for run in paragraph.runs]
    assert any(run.bold for run in runs)
    assert any(run.italic for run in runs)
    assert len(document.tables) == (1 if folder == "four-lakes-session" else 0)
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_french_superscripts_are_superscripts() -> None:
    document = docx.Document(str(SAMPLES / "four-lakes-session" / "fr.docx"))
    raised = [run.text for paragraph in document.paragraphs for run in paragraph.runs if run.font.superscript]
    assert raised == ["er"] * 4
    assert "1<sup>er</sup>" in (SAMPLES / "four-lakes-session" / "fr.html").read_text(encoding="utf-8")


def french_texts() -> list[str]:
    blocks = [entry["text"] for folder in FOLDERS for entry in structure(folder, "fr")]
    earlier = [path.read_text(encoding="utf-8") for path in (SAMPLES / "earlier").glob("*.fr.txt")]
    return [*blocks, *(line for text in earlier for line in text.splitlines())]


def test_french_has_no_break_spaces_where_they_belong() -> None:
    texts = french_texts()
    assert len(texts) > 150
    assert [text for text in texts if re.search(r"(?<![\u00a0\u202f])[;:!?»%]|«(?!\u00a0)", text)] == []
    assert [text for text in texts if re.search(r"\d [\d%]{3}|['\"]", re.sub(r"\+[\d ]+", "", text))] == []
