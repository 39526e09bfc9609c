"""The sentences about pairing a text with a translation that exists already."""

from __future__ import annotations

from workbench.desk.catalogue import N_

PAIRING: dict[str, str | tuple[str, str]] = {
    "pairing.not_possible": N_("That cannot be done with this row."),
    "pairing.same_language": N_("Both texts are in “{language}”: a text is paired with its translation."),
    "pairing.same_text": N_("Both texts are the same."),
    "pairing.empty_side": N_("Nothing of “{name}” is kept, so there is nothing to pair."),
    "pairing.unrelated": N_("“{target}” is no translation of “{source}”: they share next to nothing."),
    "pairing.partly": N_(
        "Only {percent} % of “{name}” is found in “{other}”; the rest of it stands alone. Is this its translation?"
    ),
    "pairing.unclear": N_(
        "Apart from lengths the two texts share nothing that could be compared. Look at every row."
    ),
    "pairing.other_source": N_("The new version is in “{language}”, not in the language of “{title}”."),
    "pairing.not_new": N_("The new version reads as “{title}” does already."),
    "pairing.unknown": N_("There is no such pairing in work any more."),
    "pairing.other_language": N_("“{name}” is in “{language}”, which is none of the target languages."),
    "pairing.not_of_texts": N_("“{name}” is in “{language}”, not in the language of the texts."),
    "pairing.no_file": N_("“{name}” holds no file that can be read."),
    "pairing.no_partner": N_("No file is a translation of it."),
    "pairing.two_texts": N_("Two texts are paired, not {count}."),
    "pairing.one_version": N_("One text is the new version, not {count}: drop that alone."),
    "pairing.two_folders": N_("Give two files, or two folders."),
}
