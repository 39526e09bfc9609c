"""Where a grammar rule that is sound in general is wrong: constructions that it does not see through.

Each was met in clean press releases or professional news, and is told as narrowly as it was met.
"""

from __future__ import annotations

import re

from workbench.model.engines import GrammarMatch
from workbench.proofing.languages import is_common

_SPACE = r"[ \u00a0\u202f]"
# Nouns that stand behind another and stay as they are: des images vidéo, des postes clé.
_INVARIABLE = frozenset(
    [
        "audio",
        "cible",
        "clé",
        "clef",
        "fantôme",
        "image",
        "live",
        "limite",
        "maison",
        "mère",
        "papier",
        "phare",
        "pilote",
        "presse",
        "radio",
        "record",
        "surprise",
        "test",
        "type",
        "vidéo",
        "web",
    ]
)
_AUXILIARY = re.compile(
    rf"(?:\b(?:a|ai|as|avons|avez|ont|avais|avait|avions|aviez|avaient|aura|auront|aurait|auraient|ait|aient|eut|"
    rf"eurent|avoir|ayant)\b|[’'](?:a|ont|avait|avaient|aura|aurait|ai|ait|avoir)\b)(?:{_SPACE}[^\s,;:.!?]+){{1,6}}{_SPACE}$",
    re.IGNORECASE,
)
_ONE_IN = re.compile(
    rf"\b(?:une?|deux|trois|quatre|cinq|six|sept|huit|neuf|\d+){_SPACE}sur{_SPACE}$", re.IGNORECASE
)
# Before "que" in a comparison, or in a conjunction: it stands for no object.
_NO_OBJECT = re.compile(
    rf"\b(?:tel(?:le)?s?|uns|unes|un|une|mêmes?|ainsi|alors|lors|dès|parce|bien|tandis|pour|afin|sans|avant|après|"
    rf"plus|moins|aussi|autant|depuis|pendant){_SPACE}qu(?:e{_SPACE}|[’'])[^.;:!?]*$",
    re.IGNORECASE,
)
_PRONOUN_OBJECT = re.compile(rf"\bqu(?:e{_SPACE}|[’'])[^.;:!?]*$", re.IGNORECASE)
_NAME_AND_NUMBER = re.compile(r"\b([^\W\d_a-zà-ÿ]\w+)[ \u00a0]\d+[ \u00a0]$")
_PARTICIPLE = re.compile(r"\w(?:é|i|u|pris|mis|fait|dit|écrit)$")


def is_noise(match: GrammarMatch, text: str, language: str) -> bool:
    """Return whether the report stumbles over one of the constructions; offsets of ``match`` in ``text``."""
    word = text[match.start : match.end]
    before = text[max(0, match.start - 160) : match.start]
    if language == "fr":
        return _is_french_noise(match, word, before)
    if language == "es" and "NUMERAL" in match.rule:
        found = _NAME_AND_NUMBER.search(before)
        return found is not None and not is_common(found.group(1), language)
    return False


def _is_french_noise(match: GrammarMatch, word: str, before: str) -> bool:
    rule = match.rule
    if rule.startswith(("AGREEMENT_", "ACCORD_")):
        if word.lower() in _INVARIABLE and word.lower() + "s" in match.replacements:
            return True
        if word.endswith(("é", "i", "u")) and (found := _AUXILIARY.search(before)):
            # Conjugated with avoir: it does not agree with what stands between.
            return not _PRONOUN_OBJECT.search(before) and not any(
                _PARTICIPLE.search(between) for between in found.group().split()[1:]
            )
    if rule == "D_J":
        return bool(_ONE_IN.search(before))
    if rule == "QUE_AVOIR":
        lengthens = any(len(each) > len(word) for each in match.replacements[:1])
        last = [*_PRONOUN_OBJECT.finditer(before)]
        return lengthens and bool(last) and bool(_NO_OBJECT.search(before))
    return False
