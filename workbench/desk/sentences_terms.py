"""The sentences about termbases and files of terms that came with workbooks, mappings and merging."""

from __future__ import annotations

from workbench.desk.catalogue import N_

TERMS: dict[str, str | tuple[str, str]] = {
    "terms.nothing": N_("“terms {deed}” does not say of what; see “pressbench terms --help”."),
    "terms.unknown_termbase": N_("There is no termbase “{termbase}”."),
    "terms.termbase_name": N_("A termbase needs a name."),
    "terms.termbase_twice": N_("There is a termbase “{termbase}” already."),
    "terms.house_termbase": N_("The termbase of the house cannot be removed."),
    "terms.read_only": N_(
        "The termbase “{termbase}” may only be read. Preferences say which may be written."
    ),
    "terms.outdated": N_("The termbase has changed since “{name}” was compared with it. Compare them again."),
    "terms.not_spreadsheet": N_("“{name}” is no workbook that can be read. They come as .xlsx or .ods."),
    "terms.too_wide": N_("A sheet of “{name}” has more than {limit} cells."),
    "terms.no_sheet": N_("“{name}” has no sheet “{sheet}”."),
    "terms.formulas": N_("{count} formulas: the values computed last were taken"),
    "terms.macros": N_("the macros of the workbook were not run"),
}
