"""Bad input by commands: a clear line, exit code 2, and nothing that existed is lost or changed."""

from __future__ import annotations

import hashlib
import io
import os
import sqlite3
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.servers.libretranslate import FakeLibreTranslate
from tests.terminal.running import FRENCH, Terminal, open_office
from workbench.store.store import FILE_NAME

MB = 1024 * 1024


@pytest.fixture
def office(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Return a terminal on a desk with three people and a translated release."""
    terminal = open_office(Terminal(tmp_path / "desk", capsys, monkeypatch))
    page = tmp_path / "page.html"
    page.write_text(
        "<html lang='en'><h1>Water comes back to Kessou</h1>"
        "<p>Meridian Relief has opened <b>eleven</b> water points. They serve 14,500 people.</p></html>",
        encoding="utf-8",
    )
    terminal.done("new", str(page), "--target", "fr", "--reference", "MR-1")
    for number, text in enumerate(FRENCH, start=1):
        terminal.done("edit", "MR-1", str(number), text, "--as", "Ann")
    return terminal


def facts(office: Terminal) -> str:
    """Return every row that the desk holds, hashed; but for the index of words, which is made from the others."""
    connection = sqlite3.connect(office.data / FILE_NAME)
    names = [
        name
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        if not name.startswith(("library_", "sqlite_"))
    ]
    held = {name: connection.execute(f'SELECT * FROM "{name}" ORDER BY 1').fetchall() for name in names}
    connection.close()
    return hashlib.sha256(repr(held).encode()).hexdigest()


# files


def binary(path: Path) -> Path:
    path = path / "picture.txt"
    path.write_bytes(bytes(range(256)) * 200)
    return path


def empty(path: Path) -> Path:
    path = path / "empty.txt"
    path.write_bytes(b"")
    return path


def blank(path: Path) -> Path:
    path = path / "blank.txt"
    path.write_bytes(b" \r\n\t\n\xef\xbb\xbf\n" * 50)
    return path


def fake_docx(path: Path) -> Path:
    path = path / "fake.docx"
    path.write_text("This is no Word file at all.", encoding="utf-8")
    return path


def broken_docx(path: Path) -> Path:
    path = path / "broken.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<w:document><w:body><w:p>")
        archive.writestr("[Content_Types].xml", "<Types/>")
    return path


def cut_docx(path: Path) -> Path:
    from docx import Document

    document = Document()
    document.add_paragraph("A paragraph. " * 100)
    whole = io.BytesIO()
    document.save(whole)
    path = path / "cut.docx"
    path.write_bytes(whole.getvalue()[:-200])
    return path


def zip_bomb(path: Path) -> Path:
    path = path / "bomb.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("word/document.xml", "w", force_zip64=True) as part:
            for _megabyte in range(400):
                part.write(b"\x20" * MB)
    return path


def entities(path: Path) -> Path:
    path = path / "entities.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(
            "word/document.xml",
            '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]><w:document>&b;</w:document>',
        )
    return path


def huge_text(path: Path) -> Path:
    path = path / "huge.txt"
    with path.open("wb") as stream:
        stream.write(b"A headline\n")
        stream.truncate(200 * MB)
    return path


def pdf(path: Path) -> Path:
    path = path / "release.pdf"
    path.write_bytes(b"%PDF-1.7\n" + b"1 0 obj << >> endobj\n" * 50)
    return path


def gone(path: Path) -> Path:
    return path / "gone.docx"


def folder(path: Path) -> Path:
    (path / "folder.txt").mkdir()
    return path / "folder.txt"


def device(_path: Path) -> Path:
    return Path("/dev/zero")


_BAD_FILES = [
    binary, empty, blank, fake_docx, broken_docx, cut_docx, zip_bomb, entities, huge_text, pdf, gone, folder, device,
]  # fmt: skip


@pytest.mark.parametrize("make", _BAD_FILES)
def test_a_bad_file_is_said_in_one_line_and_changes_nothing(
    office: Terminal, tmp_path: Path, make: Callable[[Path], Path]
) -> None:
    path = make(tmp_path)
    before = facts(office)
    for command in (["intake", str(path)], ["new", str(path), "--target", "fr"]):
        said = office.refused(2, *command)
        assert path.name in said
        assert "intake." not in said
    assert facts(office) == before


@pytest.mark.parametrize("make", [gone, folder, zip_bomb, huge_text, device])
def test_other_commands_refuse_bad_files_as_well(
    office: Terminal, tmp_path: Path, make: Callable[[Path], Path]
) -> None:
    path = make(tmp_path)
    good = tmp_path / "page.html"
    before = facts(office)
    for command in (
        ["proof", str(path), "--lang", "fr"],
        ["check", "--source", str(path), "--target", str(good), "--no-grammar"],
        ["check", "--source", str(good), "--target", str(path), "--no-grammar"],
        ["verify", str(path)],
        ["terms", "import", str(path)],
        ["import", str(path), "--as", "Ann"],
    ):
        office.refused(2, *command)
    assert facts(office) == before


@pytest.mark.parametrize("command", ["intake", "proof"])
def test_200_mb_of_true_text_is_refused(office: Terminal, tmp_path: Path, command: str) -> None:
    path = tmp_path / "huge.txt"
    line = ("A sentence that goes on for a while, and then it ends. " * 18 + "\n").encode()
    with path.open("wb") as stream:
        for _part in range(200):
            stream.write(line * (MB // len(line)))
    office.refused(2, command, str(path), *(["--lang", "en"] if command == "proof" else []))


def test_50000_nested_tags_do_no_harm(office: Terminal, tmp_path: Path) -> None:
    path = tmp_path / "nested.html"
    path.write_text(
        "<html><body>" + "<div>" * 50_000 + "<p>A sentence.</p>" + "</div>" * 50_000, encoding="utf-8"
    )
    before = facts(office)
    said = office("intake", str(path), "--json")
    if said.code:
        assert (said.code, said.out, said.error.count("\n")) == (2, "", 1)
    else:
        assert "A sentence." in [block["text"] for block in said.json["blocks"]]
    assert "Traceback" not in said.error
    assert facts(office) == before


def test_scripts_are_no_text(office: Terminal, tmp_path: Path) -> None:
    path = tmp_path / "scripts.html"
    path.write_text(
        "<html lang='en'><h1>A title of a page</h1><script>alert('x')</script><style>p{color:red}</style>"
        "<p onclick='steal()'>A sentence <a href='javascript:steal()'>with a link</a>.</p></html>",
        encoding="utf-8",
    )
    release = office.done("new", str(path), "--target", "fr", "--confidentiality", "public").out.strip()
    segments = office.json("show", release)["segments"]
    assert segments[0]["source"] == "A title of a page"
    for number, segment in enumerate(segments, start=1):
        assert "alert" not in segment["source"]
        office.done("edit", release, str(number), segment["source"].replace("A ", "Une "), "--as", "Ann")
    out = tmp_path / "out.html"
    office.done("export", release, "--format", "html", "--out", str(out), "--draft")
    written = out.read_text(encoding="utf-8")
    assert "javascript:" not in written
    assert "<script" not in written


def test_nul_bytes_and_mixed_encodings_are_read_or_refused_never_both(
    office: Terminal, tmp_path: Path
) -> None:
    for name, content in (
        ("nul.txt", b"A headline\n\nA sentence\x00 with a NUL. And another.\n"),
        ("mixed.txt", "Réunion à Genève\n\n".encode() + "L’été à Genève. Il fait chaud.\n".encode("cp1252")),
        ("utf16.txt", "Réunion à Genève\n\nIl fait chaud. Très chaud.\n".encode("utf-16")),
        ("private.txt", "A headline\n\nA \ue000private\ue001 character.\n".encode()),
    ):
        path = tmp_path / name
        path.write_bytes(content)
        said = office("intake", str(path), "--json")
        assert said.code in {0, 2}
        if said.code == 0:
            shown = "".join(block["text"] for block in said.json["blocks"])
            assert not {"\x00", "\ue000", "\ue001", "\ufffd"} & set(shown)
            assert "headline" in shown or "Genève" in shown


@pytest.mark.parametrize(
    "text", ["", " ", "\x00", "\ue000\uf8ff", "a\ud800b", "x" * 200_000, "\u202e<1></1><99/>"]
)
def test_any_text_may_be_edited_in(office: Terminal, text: str) -> None:
    said = office("edit", "MR-1", "2", text, "--as", "Ann", "--json")
    assert said.code in {0, 2}
    assert "Traceback" not in said.error
    shown = office.json("show", "MR-1")["segments"][1]["target"]
    assert not {"\ue000", "\uf8ff", "\ud800"} & set(shown)
    out = office.data.parent / "out.docx"
    office.done("export", "MR-1", "--format", "docx", "--out", str(out), "--draft")
    assert office.json("verify", str(out), code=1)["code"] == "verify.draft"


def test_words_of_a_call_that_are_no_text(office: Terminal) -> None:
    before = facts(office)
    for command in (
        ["people", "add", "A\udcffnn", "--role", "editor"],
        ["show", "\udcff"],
        ["submit", "MR-1", "--as", "Ann", "--reason", "\udcff"],
        ["settings", "person", "\udcff"],
        ["list", "\udcff"],
        ["intake", "\udcff.txt"],
    ):
        said = office(*command)
        assert said.code in {0, 2}
        assert said.error.count("\n") == (said.code == 2)
    assert facts(office) == before


# folders and disks


@pytest.mark.parametrize("data", ["/proc", "/proc/nothing", "/dev/null", "{file}", "{file}/below"])
def test_a_data_folder_that_cannot_be_written(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, data: str
) -> None:
    file = tmp_path / "file"
    file.write_text("mine", encoding="utf-8")
    terminal = Terminal(Path(data.format(file=file)), capsys, monkeypatch)
    for command in (["list"], ["people", "add", "Ann", "--role", "editor"], ["verify", "x"]):
        said = terminal.refused(2, *command)
        assert "store." not in said
    assert file.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("out", ["/proc/out.docx", "{folder}", "{folder}/no/out.docx", "{file}/out.docx", ""])
def test_an_export_that_cannot_be_written(office: Terminal, tmp_path: Path, out: str) -> None:
    file = tmp_path / "file"
    file.write_text("mine", encoding="utf-8")
    path = out.format(folder=tmp_path, file=file)
    before = sorted(tmp_path.iterdir())
    for form in ("docx", "po"):
        office.refused(2, "export", "MR-1", "--format", form, "--out", path, "--draft")
    assert file.read_text(encoding="utf-8") == "mine"
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.skipif(sys.platform == "win32", reason="this system has no limit for the size of files")
def test_a_full_disk_under_the_store(office: Terminal) -> None:
    before = facts(office)
    script = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000));"
        "from workbench.cli import run; run()"
    )
    done = office.script(script, "edit", "MR-1", "1", "x" * 100_000, "--as", "Ann")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("pressbench: ")
    assert done.stderr.count("\n") == 1
    assert facts(office) == before
    office.done("edit", "MR-1", "1", "De l’eau", "--as", "Ann")


# stores


def damaged(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096:-4096] = os.urandom(len(content) - 8192)
    path.write_bytes(content)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: 4096 * 3 + 100])


def newer(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 999")
    connection.commit()
    connection.close()


def theirs(path: Path) -> None:
    path.unlink()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE theirs (id)")
    connection.commit()
    connection.close()


def no_database(path: Path) -> None:
    path.write_bytes(b"Dear all, please find attached\n" * 500)


@pytest.mark.parametrize("harm", [damaged, cut, newer, theirs, no_database])
def test_a_store_that_is_damaged_newer_or_no_store_is_left_as_it_is(
    office: Terminal, harm: Callable[[Path], None]
) -> None:
    path = office.data / FILE_NAME
    for rest in ("-wal", "-shm"):
        path.with_name(path.name + rest).unlink(missing_ok=True)
    harm(path)
    before = path.read_bytes()
    for command in (
        ["list"],
        ["show", "MR-1"],
        ["people", "add", "Di", "--role", "editor"],
        ["edit", "MR-1", "1", "text", "--as", "Ann"],
        ["verify", "MR-1"],
    ):
        said = office.refused(2, *command)
        assert FILE_NAME in said
        assert path.read_bytes() == before


# servers


@pytest.mark.parametrize("mode", ["error", "html", "empty", "null", "null_text", "bad_json", "drop"])
def test_a_translation_server_that_fails_leaves_everything_as_it_was(
    office: Terminal, libretranslate: FakeLibreTranslate, mode: str
) -> None:
    office.done("settings", "libretranslate_url", libretranslate.url)
    libretranslate.mode = mode
    release = office.done("new", str(office.data.parent / "page.html"), "--target", "es").out.strip()
    before = facts(office)
    said = office("draft", release, "--json")
    assert (said.code, said.error.count("\n")) == (2, 1)
    assert "LibreTranslate" in said.error
    assert "Kessou" not in said.error
    assert facts(office) == before
