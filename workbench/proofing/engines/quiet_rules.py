"""Rules of the engines that a press office does not want to hear of, and why.

Measured on 49,000 words of clean professional news and on press releases: what these report there is
nearly always right as it is. A person may turn each on again.
"""

from __future__ import annotations

from enum import StrEnum


class Reason(StrEnum):
    """Why a rule is left out."""

    OURS = "ours"
    STYLE = "style"
    NOISE = "noise"
    NAMES = "names"


QUIET_RULES: dict[str, Reason] = {
    # French, covered by workbench.proofing.typography and the checks of quotations and repeated words
    "FRENCH_WHITESPACE": Reason.OURS,
    "FRENCH_WHITESPACE_STRICT": Reason.OURS,
    "WHITESPACE_RULE": Reason.OURS,
    "DOUBLES_ESPACES": Reason.OURS,
    "CONSECUTIVE_SPACES": Reason.OURS,
    "COMMA_PARENTHESIS_WHITESPACE": Reason.OURS,
    "APOS_TYP": Reason.OURS,
    "APOS_ESPACE": Reason.OURS,
    "APOS_INCORRECT": Reason.OURS,
    "ESPACE_UNITES": Reason.OURS,
    "UNPAIRED_BRACKETS": Reason.OURS,
    "FR_UNPAIRED_BRACKETS": Reason.OURS,
    "EN_UNPAIRED_BRACKETS": Reason.OURS,
    "EN_UNPAIRED_QUOTES": Reason.OURS,
    "ES_UNPAIRED_BRACKETS": Reason.OURS,
    "ES_QUESTION_MARK": Reason.OURS,
    "FRENCH_WORD_REPEAT_RULE": Reason.OURS,
    "ENGLISH_WORD_REPEAT_RULE": Reason.OURS,
    "SPANISH_WORD_REPEAT_RULE": Reason.OURS,
    "SPANISH_WORD_REPEAT_BEGINNING_RULE": Reason.STYLE,
    "ENGLISH_WORD_REPEAT_BEGINNING_RULE": Reason.STYLE,
    "FRENCH_WORD_REPEAT_BEGINNING_RULE": Reason.STYLE,
    # a choice of words or of writing that a house makes for itself
    "NOMBRES_EN_LETTRES": Reason.STYLE,
    "NOMBRES_EN_LETTRES_2": Reason.STYLE,
    "NOMBRES_EN_LETTRES_2_IMPROVED": Reason.STYLE,
    "HEURES": Reason.STYLE,
    "XXieme": Reason.STYLE,
    "PLACE_ADJ": Reason.STYLE,
    "MINISTRE_DE": Reason.STYLE,
    "ADMIN_PRESIDENT": Reason.STYLE,
    "CONSTRUCTION_DANS_LES_EXPRESSIONS": Reason.STYLE,
    "BOURRASQUE_DE_VENT": Reason.STYLE,
    "DEBUTER_COMMENCER": Reason.STYLE,
    "DE_PAR_GRACE_A": Reason.STYLE,
    "REMERCIER_POUR": Reason.STYLE,
    "S_ENSUIVRE": Reason.STYLE,
    "VOIR_REGARDER": Reason.STYLE,
    "BENEFICIER_A": Reason.STYLE,
    "NORD_SUD": Reason.STYLE,
    "WIKIPEDIA": Reason.STYLE,
    "CHINA": Reason.NAMES,
    "TITRE_M": Reason.STYLE,
    "PAS_DE_TRAIT_UNION": Reason.STYLE,
    "POINT": Reason.NOISE,
    "VIRG_NON_TROUVEE": Reason.NOISE,
    "PLACE_DE_LA_VIRGULE": Reason.NOISE,
    "PAS_DE_VIRGULE": Reason.NOISE,
    "VIRGULE_DEBUT_DE_PHRASE": Reason.NOISE,
    "SUBJ_LOCU": Reason.NOISE,
    "V_SUB_V_IND": Reason.NOISE,
    "QUE_V_IND": Reason.NOISE,  # « le pire que j’ai vu »
    "ACCORD_COULEUR": Reason.NOISE,  # « une humidité tropicale intense »
    "TIRET": Reason.NOISE,  # « des abris-bâches »
    "PAS_D_ELISION": Reason.NAMES,  # « avant qu’Harlem »
    "ACCORD_EXPRESSION_SANS_COMPLEMENT": Reason.STYLE,  # « sans réponses »
    "TOO_LONG_SENTENCE": Reason.STYLE,
    "FRENCH_REPEATED_WORDS": Reason.STYLE,
    "ES_REPEATEDWORDS": Reason.STYLE,
    # Spanish
    "ES_DATE_WEEKDAY_CURRENTYEAR": Reason.NOISE,
    "PERSONAJES_FAMOSOS": Reason.NAMES,
    "CAPITALIZATION_AFTER_QUESTION_MARK": Reason.NOISE,
    "EN_TORNO": Reason.NOISE,
    "SOLO": Reason.STYLE,
    "COMMA_PERO": Reason.STYLE,
    "COMMA_ADVERB": Reason.STYLE,
    "COMMA_MARCADOR_DISCURSIVO": Reason.STYLE,
    "YA_QUE": Reason.STYLE,
    # English
    "DASH_RULE": Reason.OURS,
    "HYPHEN_TO_EN": Reason.OURS,
    "EN_QUOTES": Reason.STYLE,
    "OXFORD_SPELLING_Z_NOT_S": Reason.STYLE,
    "PER_CENT": Reason.STYLE,
    "MISSING_COMMA_AFTER_INTRODUCTORY_PHRASE": Reason.STYLE,
}


def is_quiet(rule: str) -> bool:
    """Return whether the rule is left out unless a person turns it on."""
    return rule in QUIET_RULES
