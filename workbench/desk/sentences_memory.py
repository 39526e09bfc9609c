"""The sentences about memories: what they refuse, and what was read from and written to their files."""

from __future__ import annotations

from workbench.desk.catalogue import N_

MEMORY: dict[str, str | tuple[str, str]] = {
    # memories
    "memory.unknown": N_("There is no memory “{memory}”."),
    "memory.unit_unknown": N_("The memory has no such unit any more."),
    "memory.read_only": N_("The memory “{memory}” may only be read. Preferences say which may be written."),
    "memory.name_missing": N_("A memory needs a name."),
    "memory.penalty": N_("A penalty is between 0 and {most} per cent, not {penalty}."),
    "memory.house_unit": N_(
        "What the house has said is changed where it stands: in its release. Confirm the segment anew there."
    ),
    "memory.house": N_("The memory of the house cannot be removed."),
    "tm.no_languages": N_("Say the languages with --source-lang and --target-lang."),
    "tm.nothing_given": N_("“tm {deed}” needs a file or a text."),
    # TMX
    "tmx.unreadable": N_("“{name}” cannot be read ({reason})."),
    "tmx.empty": N_("“{name}” is empty."),
    "tmx.not_tmx": N_("“{name}” is no TMX: it begins with <{root}>."),
    "tmx.not_xml": N_("“{name}” is no TMX: it is no XML that can be read."),
    "tmx.cannot_write": N_("“{name}” cannot be written ({reason}). What stood there is still there."),
    "tmx.broken_unit": N_("a unit is damaged here (column {column}); it was left out"),
    "tmx.cut_off": N_("the file breaks off here; what stands before was taken"),
    "tmx.unit_too_long": N_("a unit does not end within {limit} bytes; it was left out"),
    "tmx.text_too_long": N_("a text has more than {limit} characters; it was left out"),
    "tmx.entity": N_("the entity “{name}” is not resolved; its unit was left out"),
    "tmx.one_language": N_("a unit in one language only; it was left out"),
    "tmx.no_text": N_("a unit says nothing in one of its languages ({language}); that was left out"),
    "tmx.bad_language": N_("“{value}” is no language code; that text was left out"),
    "tmx.no_header": N_("the file has no header; the first language of each unit was taken as its source"),
    "tmx.encoding": N_("the file is in another encoding than it says; it was read as {encoding}"),
    "tmx.characters": N_("characters that XML does not allow were taken out of a unit"),
    "tmx.bad_date": N_("“{value}” is no date; the unit was taken without it"),
    "tmx.more_problems": N_("and {count} more"),
}
