"""The catalogues: as new as the code, complete, and written as their language writes."""

from __future__ import annotations

import re
from collections.abc import Iterator

import polib
import pytest

from translations import update
from workbench.desk import catalogue
from workbench.desk.catalogue import LANGUAGES

TRANSLATED = tuple(update.PLURAL_FORMS)
NARROW, WIDE = "\u202f", "\u00a0"
SPACES = " " + NARROW + WIDE
# A mark in these is no punctuation: an address, a time of day, a zone, a file filter, an option, a placeholder.
VERBATIM = re.compile(r"https?://\S+|\d+:\d+|[+]\d\d:\d\d|\*\.\w+|;;|--[\w-]+|\{\w+\}")


def opened(language: str) -> polib.POFile:
    return polib.pofile(str(update.FOLDER / f"{language}.po"))


CATALOGUES = {language: opened(language) for language in TRANSLATED}


def pairs(language: str) -> Iterator[tuple[str, str]]:
    """Yield what is said in English and in the language; each plural form with its own."""
    for entry in CATALOGUES[language].translated_entries():
        if entry.msgid_plural:
            yield entry.msgid, entry.msgstr_plural[0]
            yield entry.msgid_plural, entry.msgstr_plural[1]
        else:
            yield entry.msgid, entry.msgstr


def prose(text: str) -> str:
    return VERBATIM.sub("·", text)


@pytest.fixture(scope="module")
def found() -> list[update.Message]:
    return update.messages()


def test_every_interface_language_has_a_catalogue() -> None:
    assert set(TRANSLATED) == set(LANGUAGES) - {"en"}


@pytest.mark.parametrize("language", ["", *TRANSLATED])
def test_up_to_date_with_the_code(language: str, found: list[update.Message]) -> None:
    path = update.FOLDER / (f"{language}.po" if language else update.TEMPLATE)
    in_code = {(message.context, message.text, message.plural) for message in found}
    in_file = {(each.msgctxt or "", each.msgid, each.msgid_plural or "") for each in polib.pofile(str(path))}
    assert sorted(in_code - in_file) == [], "“make catalogues” brings them in"
    assert sorted(in_file - in_code) == [], "“make catalogues” takes them out"


@pytest.mark.parametrize("language", TRANSLATED)
def test_everything_is_translated(language: str) -> None:
    entries = CATALOGUES[language]
    assert [entry.msgid for entry in entries.untranslated_entries()] == []
    assert [entry.msgid for entry in entries.fuzzy_entries()] == []
    assert [entry.msgid for entry in entries.obsolete_entries()] == []


@pytest.mark.parametrize("language", ["", *TRANSLATED])
def test_the_header_names_nobody_and_no_time(language: str) -> None:
    path = update.FOLDER / (f"{language}.po" if language else update.TEMPLATE)
    metadata = polib.pofile(str(path)).metadata
    assert metadata["Language"] == language
    assert metadata["Content-Type"] == "text/plain; charset=UTF-8"
    assert metadata.get("Plural-Forms", "") == update.PLURAL_FORMS.get(language, "")
    assert not {key for key in metadata if "Date" in key or "Translator" in key or "Team" in key}


@pytest.mark.parametrize("language", TRANSLATED)
def test_placeholders_are_those_of_the_source(language: str) -> None:
    wrong = []
    for entry in CATALOGUES[language].translated_entries():
        forms = entry.msgstr_plural.values() if entry.msgid_plural else [entry.msgstr]
        wanted = update.placeholders(entry.msgid) | update.placeholders(entry.msgid_plural or "")
        for number, form in enumerate(forms):
            # “One segment” may be said in words.
            allowed = [wanted, wanted - {"count"}] if entry.msgid_plural and number == 0 else [wanted]
            if update.placeholders(form) not in allowed:
                wrong.append((entry.msgid, form))
    assert wrong == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_begins_ends_and_breaks_as_the_source_does(language: str) -> None:
    wrong = []
    for source, target in pairs(language):
        edges = [
            (text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]) for text in (source, target)
        ]
        same_end = source.endswith(("…", ".")) == target.endswith(("…", "."))
        if edges[0] != edges[1] or source.count("\n") != target.count("\n") or not same_end:
            wrong.append((source, target))
    assert wrong == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_keys_of_menus_and_fields(language: str) -> None:
    marks = re.compile(r"&(?!&)\w")
    wrong = [
        (source, target)
        for source, target in pairs(language)
        if len(marks.findall(source.replace("&&", ""))) != len(marks.findall(target.replace("&&", "")))
    ]
    assert wrong == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_typewriter_marks(language: str) -> None:
    wrong = [
        target
        for _source, target in pairs(language)
        if "'" in target
        or "..." in target
        or '"' in target
        or "“" in target
        or "  " in re.sub("  (?=Ctrl|Esc|Échap)", "", target)
    ]
    assert wrong == []


def test_french_spaces() -> None:
    high = re.compile(
        rf"(?<![{NARROW}{WIDE}!?])[;!?](?!\w)|(?<![{NARROW}{WIDE}]):(?![/\d])|(?<![{NARROW}{WIDE}])[%»]"
    )
    opening = re.compile(rf"«(?![{NARROW}{WIDE}])")
    wrong = [
        target
        for _source, target in pairs("fr")
        if high.search(prose(target)) or opening.search(prose(target))
    ]
    assert wrong == []


def test_french_has_no_space_before_a_comma_or_point() -> None:
    wrong = [target for _s, target in pairs("fr") if re.search(rf"[{SPACES}](,|\.(?!\w)|…)", prose(target))]
    assert wrong == []


def test_spanish_opens_what_it_closes_and_keeps_no_space_before() -> None:
    wrong = []
    for _source, target in pairs("es"):
        text = prose(target)
        unequal = text.count("¿") != text.count("?") or text.count("¡") != text.count("!")
        listed = "; : ! ?" in text
        spaced = re.search(rf"[{SPACES}][,;:!?»]|«[{SPACES}]", text)
        if not listed and (unequal or spaced):
            wrong.append(target)
    assert wrong == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_guillemets_come_in_pairs(language: str) -> None:
    assert [target for _s, target in pairs(language) if target.count("«") != target.count("»")] == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_compiles_and_loads(language: str) -> None:
    catalogue.set_language(language)
    for entry in CATALOGUES[language].translated_entries():
        if entry.msgid_plural:
            for count in (0, 1, 2, 5):
                form = 0 if count == 1 or (count == 0 and language == "fr") else 1
                said = catalogue.ngettext(entry.msgid, entry.msgid_plural, count)
                assert said == entry.msgstr_plural[form]
        elif entry.msgctxt:
            assert catalogue.pgettext(entry.msgctxt, entry.msgid) == entry.msgstr
        else:
            assert catalogue._(entry.msgid) == entry.msgstr
