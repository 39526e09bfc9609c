"""Spellings of one word that readers take for the same: British and American, before and after the reform of 1990.

What is made of a word is no word, but one sign for all its spellings; only signs are compared with each other.
"""

from __future__ import annotations

import re
from functools import lru_cache

# Whatever -ise may be, it is treated alike on both sides: exercise and exercize are one sign.
_BRITISH_ISE = re.compile(r"(?<=\w{3})is(?=(?:e|ed|es|er|ers|ing|ation|ations|ational|able)$)")
_BRITISH_YSE = re.compile(r"(?<=\w{3})ys(?=(?:e|ed|es|ing)$)")
_BRITISH_OUR = re.compile(r"(lab|neighb|fav|hon|harb|col|behavi|endeav|rum|vap|vig|hum|arm|cand|fl?av)our")
_BRITISH_WHOLE = {
    "centre": "center", "defence": "defense", "offence": "offense", "licence": "license", "programme": "program",
    "metre": "meter", "kilometre": "kilometer", "theatre": "theater", "fibre": "fiber", "litre": "liter",
    "enrolment": "enrollment", "fulfilment": "fulfillment", "counselling": "counseling", "travelling": "traveling",
    "traveller": "traveler", "paediatric": "pediatric", "anaemia": "anemia", "judgement": "judgment",
    "ageing": "aging", "cheque": "check", "grey": "gray", "sceptical": "skeptical", "manoeuvre": "maneuver",
}  # fmt: skip
_FRENCH_1990 = (
    ("güe", "guë"), ("évène", "événe"), ("règlement", "réglement"), ("cèler", "céler"), ("aître", "aitre"),
    ("oût", "out"), ("oîn", "oin"), ("chaîn", "chain"), ("coût", "cout"), ("abîm", "abim"), ("fraîch", "fraich"),
    ("plaît", "plait"), ("brûl", "brul"), ("bûch", "buch"), ("île", "ile"), ("flût", "flut"), ("croît", "croit"),
)  # fmt: skip


@lru_cache(maxsize=65536)
def one_spelling(word: str, language: str) -> str:
    """Return the sign that all spellings of a word (in lower case, a base language) have in common."""
    if language == "en":
        found = _BRITISH_WHOLE.get(word)
        if found is not None:
            return found
        if "is" in word:
            word = _BRITISH_ISE.sub("iz", word)
        elif "ys" in word:
            word = _BRITISH_YSE.sub("yz", word)
        return _BRITISH_OUR.sub(r"\1or", word) if "our" in word else word
    if language == "fr":
        for old, new in _FRENCH_1990:
            if old in word:
                return word.replace(old, new)
    return word
