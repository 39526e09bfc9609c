"""The pages of the help: whole in three languages, with keys and links that exist, found and shown."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from ui.help import pages
from ui.help.topics import _OF_CLASS, TOPICS, topic_of
from ui.help.window import HelpWindow
from ui.shortcuts.catalogue import all_deeds
from ui.shortcuts.keys import shown, tidy
from ui.theme import tokens
from ui.words import LANGUAGES, change_language
from workbench.places import help_folder

KEY = re.compile(r"\[([^\]]+)\]\(key:([a-z_.0-9]+)\)")
LINK = re.compile(r"\]\((?!key:)([^)]+)\)")
EVERY = [(language, topic) for language in LANGUAGES for topic in TOPICS]
LOCAL = {
    "Maj": "Shift", "Mayús": "Shift", "Entrée": "Return", "Intro": "Return", "Enter": "Return", "Bas": "Down",
    "Abajo": "Down", "Haut": "Up", "Arriba": "Up", "Droite": "Right", "Derecha": "Right", "Gauche": "Left",
    "Izquierda": "Left", "Page suivante": "PgDown", "Av Pág": "PgDown", "Page précédente": "PgUp", "Re Pág": "PgUp", "Espace": "Space", "Espacio": "Space",
}  # fmt: skip


def written(language: str, topic: str) -> str:
    return (help_folder() / language / f"{topic}.md").read_text(encoding="utf-8")


def test_every_page_is_there_in_every_language_and_no_other() -> None:
    for language in LANGUAGES:
        assert {path.stem for path in (help_folder() / language).glob("*.md")} == set(TOPICS)


@pytest.mark.parametrize(("language", "topic"), EVERY)
def test_a_page_has_the_keys_and_headings_of_the_english_one(language: str, topic: str) -> None:
    ours, english = written(language, topic), written("en", topic)
    assert {name for _key, name in KEY.findall(ours)} == {name for _key, name in KEY.findall(english)}
    assert len(re.findall(r"^#+ ", ours, re.MULTILINE)) == len(re.findall(r"^#+ ", english, re.MULTILINE))


@pytest.mark.parametrize(("language", "topic"), EVERY)
def test_a_page_names_deeds_by_the_keys_that_they_have(qapp, language: str, topic: str) -> None:
    keys = {deed.name: deed.keys for deed in all_deeds()}
    for text, name in KEY.findall(written(language, topic)):
        parts = re.split(r"(?<=.)\+(?=.)", text)
        assert tidy("+".join(LOCAL.get(part, part) for part in parts)) in keys[name], f"{text}: {name}"


@pytest.mark.parametrize(("language", "topic"), EVERY)
def test_links_lead_to_pages(language: str, topic: str) -> None:
    for target in LINK.findall(written(language, topic)):
        assert Path(target).stem in TOPICS
        assert Path(target).suffix == ".md"


@pytest.mark.parametrize("topic", TOPICS)
def test_french_has_its_spaces_and_apostrophes(topic: str) -> None:
    text = re.sub(
        r"`[^`]*`|\]\([^)]*\)|\[[^\]]*\](?=\()|^\|.*$", "", written("fr", topic), flags=re.MULTILINE
    )
    assert re.findall(r".{0,12} [;:!?»]", text) == []
    assert re.findall(r"\w'\w", text) == []


@pytest.mark.parametrize(("language", "topic"), EVERY)
def test_a_page_shows_the_keys_in_force(language: str, topic: str) -> None:
    made = pages.html(topic, language, tokens(), lambda name: f"<{name}>")
    for _key, name in KEY.findall(written(language, topic)):
        assert f"&lt;{name}&gt;" in made
    assert "key:" not in made
    assert "](" not in made


def test_a_deed_without_a_key_keeps_the_words_of_the_page() -> None:
    assert "Ctrl+Enter" in pages.html("editor", "en", tokens(), lambda _name: "")


@pytest.mark.parametrize(
    ("wanted", "language", "topic"),
    [
        ("replace all", "en", "finding"),
        ("couper joindre", "fr", "segments"),
        ("apóstrofos", "es", "writing"),
        ("editor", "en", "editor"),
    ],
)
def test_words_find_their_page(wanted: str, language: str, topic: str) -> None:
    assert pages.search(wanted, language)[0].topic == topic


def test_nothing_is_found_of_nonsense() -> None:
    assert pages.search("xyzzy", "en") == []
    assert [one.topic for one in pages.search("", "en")] == list(TOPICS)


def test_an_unknown_language_reads_english() -> None:
    assert pages.title("editor", "eo") == "The editor"
    assert pages.markdown("../../README", "en") == ""


def test_every_widget_leads_to_a_page(qapp, qtbot) -> None:
    assert set(_OF_CLASS.values()) <= set(TOPICS)
    outside = QDialog()
    qtbot.addWidget(outside)
    inside = QLineEdit(outside)
    assert topic_of(inside) == TOPICS[0]
    outside.help_topic = "finding"  # type: ignore[attr-defined]
    assert topic_of(inside) == "finding"
    assert topic_of(None) == TOPICS[0]


def test_the_classes_that_have_a_page_exist() -> None:
    import ui

    source = "\n".join(path.read_text(encoding="utf-8") for path in Path(ui.__path__[0]).rglob("*.py"))
    assert [name for name in _OF_CLASS if f"class {name}(" not in source] == []


@pytest.fixture
def beside(qtbot, theme) -> QWidget:
    made = QWidget()
    QVBoxLayout(made)
    qtbot.addWidget(made)
    return made


def test_the_window_goes_from_page_to_page_and_language_to_language(qtbot, beside: QWidget) -> None:
    window = HelpWindow("editor", beside)
    window.show()
    assert "The editor" in window.windowTitle()
    assert shown("Ctrl+Return") in window.text.toPlainText()
    window.search.setText("replace all")
    assert window.list.currentItem().data(Qt.ItemDataRole.UserRole) == "finding"
    window.search.setText("xyzzy")
    assert window.list.count() == 1
    assert not window.list.item(0).flags() & Qt.ItemFlag.ItemIsSelectable
    window.show_topic("segments")
    change_language("fr")
    assert "Segments et langues" in window.text.toPlainText()
    change_language("en")
    window.close()
