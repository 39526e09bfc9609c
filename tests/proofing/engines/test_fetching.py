"""LanguageTool's jars are fetched whole or not at all."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from workbench.model.errors import Cancelled, EngineError
from workbench.model.tasks import CancelToken
from workbench.places import resources_folder
from workbench.proofing.engines.fetching import COMPLETE, Jar, fetch, read_list

FILES = {
    f"org/example/part{number}/1.0/part{number}-1.0.jar": bytes([number]) * 300_000 for number in range(3)
}
JARS = [Jar(hashlib.sha256(body).hexdigest(), len(body), path) for path, body in FILES.items()]


class Repository:
    """A repository of Maven over real HTTP; ``files`` may change while it runs."""

    def __init__(self) -> None:
        self.files = dict(FILES)
        self.status = 200
        self.asked: list[str] = []
        owner = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                path = self.path.removeprefix("/maven2/")
                owner.asked.append(path)
                body = owner.files.get(path)
                self.send_response(owner.status if body is not None else 404)
                self.send_header("Content-Length", str(max(len(body or b""), len(FILES.get(path, b"")))))
                self.end_headers()
                self.wfile.write(body or b"")

            def log_message(self, *words: object) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/maven2"


@pytest.fixture
def repository(monkeypatch: pytest.MonkeyPatch) -> Iterator[Repository]:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    made = Repository()
    thread = threading.Thread(target=made.server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield made
    made.server.shutdown()
    made.server.server_close()
    thread.join(5)


def failure(folder: Path, repository: str) -> EngineError:
    with pytest.raises(EngineError) as caught:
        fetch(JARS, folder, CancelToken(), repository=repository)
    assert not folder.exists()
    return caught.value


def test_the_folder_is_there_whole_with_progress_in_bytes(repository: Repository, tmp_path: Path) -> None:
    steps: list[tuple[int, int]] = []
    folder = tmp_path / "new" / "languagetool"
    fetch(JARS, folder, CancelToken(), lambda done, total: steps.append((done, total)), repository.url)
    assert sorted(path.name for path in folder.iterdir()) == [COMPLETE, "part0.jar", "part1.jar", "part2.jar"]
    assert (folder / "part2.jar").read_bytes() == FILES[JARS[2].path]
    assert steps == sorted(steps)
    assert steps[-1] == (900_000, 900_000)
    assert len(steps) > len(JARS)
    assert [path.name for path in folder.parent.iterdir()] == ["languagetool"]


def test_what_was_there_is_replaced_whole(repository: Repository, tmp_path: Path) -> None:
    folder = tmp_path / "languagetool"
    folder.mkdir()
    (folder / "old.jar").touch()
    fetch(JARS, folder, CancelToken(), repository=repository.url)
    assert not (folder / "old.jar").exists()


def test_after_a_break_only_the_rest_is_fetched(repository: Repository, tmp_path: Path) -> None:
    folder = tmp_path / "languagetool"
    cancel = CancelToken()

    def stop(done: int, total: int) -> None:
        if done > 350_000:
            cancel.cancel()

    with pytest.raises(Cancelled):
        fetch(JARS, folder, cancel, stop, repository.url)
    assert not folder.exists()
    assert not list(tmp_path.rglob("*.coming"))
    repository.asked.clear()
    fetch(JARS, folder, CancelToken(), repository=repository.url)
    assert repository.asked == [jar.path for jar in JARS[1:]]


@pytest.mark.parametrize("body", [b"\x09" * 300_000, b"\x01" * 300_001, b"<html>", b""])
def test_what_is_not_what_is_listed_is_thrown_away(
    repository: Repository, tmp_path: Path, body: bytes
) -> None:
    repository.files[JARS[1].path] = body
    error = failure(tmp_path / "languagetool", repository.url)
    assert error.code in ("engine.fetch_damaged", "engine.fetch_away")
    assert not (tmp_path / "languagetool.part" / "part1.jar").exists()
    repository.files = dict(FILES)
    fetch(JARS, tmp_path / "languagetool", CancelToken(), repository=repository.url)
    assert (tmp_path / "languagetool" / "part1.jar").read_bytes() == FILES[JARS[1].path]


def test_why_it_could_not_be_is_told(repository: Repository, tmp_path: Path) -> None:
    repository.status = 503
    error = failure(tmp_path / "languagetool", repository.url)
    assert (error.code, error.data["name"], error.data["status"]) == ("engine.fetch_status", "part0.jar", 503)
    assert failure(tmp_path / "languagetool", "http://127.0.0.1:9").code == "engine.fetch_away"
    assert failure(tmp_path / "languagetool", "no address").code == "engine.fetch_away"
    (tmp_path / "file").touch()
    with pytest.raises(EngineError) as caught:
        fetch(JARS, tmp_path / "file" / "languagetool", CancelToken(), repository=repository.url)
    assert caught.value.code == "engine.fetch_disk"


def test_a_disk_without_room_is_told_before_anything_is_fetched(
    repository: Repository, tmp_path: Path
) -> None:
    huge = [Jar(JARS[0].checksum, 1 << 60, JARS[0].path)]
    with pytest.raises(EngineError) as caught:
        fetch(huge, tmp_path / "languagetool", CancelToken(), repository=repository.url)
    assert caught.value.code == "engine.fetch_disk"
    assert repository.asked == []


def test_the_list_that_is_shipped_names_all_that_the_server_needs() -> None:
    text = (resources_folder() / "languagetool" / "jars-6.8.txt").read_text(encoding="utf-8")
    jars = read_list(text)
    names = {jar.name for jar in jars}
    assert len(names) == len(jars)
    assert {"languagetool-server.jar", "language-fr.jar", "language-es.jar", "language-en.jar"} <= names


@pytest.mark.parametrize(
    "line",
    ["no list", f"{'0' * 64} 1 ../../x/y/z.jar", f"{'0' * 64} x a/b/c/d.jar", f"{'0' * 64} 1 /etc/a/b.jar"],
)
def test_a_list_that_is_none_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        read_list(line)


@pytest.mark.languagetool
def test_the_list_is_what_maven_puts_together(languagetool_jars: Path) -> None:
    text = (resources_folder() / "languagetool" / "jars-6.8.txt").read_text(encoding="utf-8")
    for jar in read_list(text):
        with (languagetool_jars / jar.name).open("rb") as file:
            assert hashlib.file_digest(file, "sha256").hexdigest() == jar.checksum, jar.name
