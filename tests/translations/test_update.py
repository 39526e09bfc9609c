"""What update.py reads from code, and what it keeps of a catalogue."""

from __future__ import annotations

from pathlib import Path

import polib
import pytest

from translations import update

CODE = """
from words import N_, _, ngettext, pgettext

ONE = N_("Draft")


def said(count, key):
    return _("{name} is "
             "here").format(name=_(key)), ngettext("{count} error", "{count} errors", count), pgettext("verb", "Draft")
"""


def read(source: str, name: str = "ui/said.py") -> list[tuple[str, str, str]]:
    return [(each.context, each.text, each.plural) for each in update.in_source(source, name)]


def test_every_kind_of_mark_in_the_order_of_the_file() -> None:
    assert read(CODE) == [
        ("", "Draft", ""),
        ("", "{name} is here", ""),
        ("", "{count} error", "{count} errors"),
        ("verb", "Draft", ""),
    ]


def test_a_pair_of_the_sentences_is_singular_and_plural() -> None:
    source = 'SENTENCES = {"a": (N_("{count} one"), N_("{count} many")), "b": N_("alone")}'
    assert read(source, update.PAIRS_IN) == [("", "{count} one", "{count} many"), ("", "alone", "")]
    assert read(source, "ui/other.py") == [
        ("", "{count} one", ""),
        ("", "{count} many", ""),
        ("", "alone", ""),
    ]


@pytest.mark.parametrize(
    "call",
    [
        '_(f"Hello {name}")',
        '_("Hello {name}".format(name=name))',
        '_("Hello " + name)',
        '_("a" if name else "b")',
    ],
)
def test_a_text_put_together_before_it_is_looked_up_is_refused(call: str) -> None:
    with pytest.raises(update.MarkingError, match=r"ui/said\.py:1"):
        read(call)


def test_a_text_with_and_without_plural_is_refused(tmp_path: Path) -> None:
    for folder in update.CODE:
        (tmp_path / folder).mkdir()
    (tmp_path / "ui" / "a.py").write_text('_("{count} error")', encoding="utf-8")
    (tmp_path / "ui" / "b.py").write_text('ngettext("{count} error", "{count} errors", 2)', encoding="utf-8")
    with pytest.raises(update.MarkingError, match="plural"):
        update.messages(tmp_path)


def test_keeps_translations_adds_what_is_new_and_drops_what_is_gone() -> None:
    old = polib.POFile()
    old.append(polib.POEntry(msgid="Draft", msgstr="Brouillon", flags=["fuzzy"]))
    old.append(polib.POEntry(msgid="Gone", msgstr="Parti"))
    old.append(polib.POEntry(msgid="one", msgid_plural="some", msgstr_plural={0: "un", 1: "des"}))
    found = [update.Message("Draft"), update.Message("New {name}"), update.Message("one", "many")]
    made = update.updated(found, "fr", old)
    assert [(entry.msgid, entry.msgstr, entry.flags) for entry in made] == [
        ("Draft", "Brouillon", ["fuzzy"]),
        ("New {name}", "", ["python-brace-format"]),
        ("one", "", []),
    ]
    # Its plural is another now: the old translation may be wrong.
    assert made[2].msgstr_plural == {0: "", 1: ""}


def test_a_second_run_changes_nothing(tmp_path: Path) -> None:
    found = [update.Message("Draft", files=["ui/b.py", "ui/a.py"]), update.Message("Note")]
    path = tmp_path / "fr.po"
    assert update.write(update.updated(found, "fr", None), path)
    assert not update.write(update.updated(found, "fr", polib.pofile(str(path))), path)
    assert "#: ui/b.py ui/a.py" in path.read_text(encoding="utf-8")
