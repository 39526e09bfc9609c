"""Words of English, French and Spanish without their inflection.

Lemmas come from simplemma; what is done beyond it are general rules of number and gender. A term's word has one
stem (``stem``); a word of a text has several possible ones (``possible_stems``): the word is a form of the
term's where the stem is among them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from workbench.drafting import lexicon

# Words that are no terms alone and are never taken for a form of another word.
FUNCTION_WORDS = {
    "en": frozenset(
        ["a", "an", "and", "are", "as", "at", "be", "been", "but", "by", "can", "could", "did", "do", "does", "for", "from", "had", "has", "have", "he", "her", "him", "his", "how", "i", "if", "in", "into", "is", "it", "its", "may", "me", "might", "more", "most", "must", "my", "no", "nor", "not", "of", "off", "on", "or", "our", "out", "over", "shall", "she", "should", "so", "than", "that", "the", "their", "them", "then", "there", "these", "they", "this", "those", "to", "too", "up", "us", "was", "we", "were", "what", "when", "where", "which", "who", "whom", "whose", "why", "will", "with", "would", "you", "your"]
    ),
    "fr": frozenset(
        ["a", "à", "ai", "as", "au", "aux", "avec", "ayant", "c", "ce", "ces", "cet", "cette", "ceux", "d", "dans", "de", "des", "donc", "dont", "du", "elle", "elles", "en", "es", "est", "et", "été", "être", "eu", "eux", "il", "ils", "j", "je", "l", "la", "le", "les", "leur", "leurs", "lui", "m", "ma", "mais", "me", "mes", "moi", "mon", "n", "ne", "ni", "nos", "notre", "nous", "on", "ont", "or", "ou", "où", "par", "pas", "pour", "qu", "que", "qui", "quoi", "s", "sa", "sans", "se", "ses", "si", "son", "sont", "sous", "sur", "t", "ta", "te", "tes", "toi", "ton", "tu", "un", "une", "vos", "votre", "vous", "y"]
    ),
    "es": frozenset(
        ["a", "al", "ante", "aquel", "aquella", "como", "con", "cual", "cuando", "de", "del", "desde", "donde", "e", "el", "ella", "ellas", "ellos", "en", "entre", "era", "es", "esa", "ese", "esta", "está", "este", "esto", "fue", "ha", "han", "hasta", "la", "las", "le", "les", "lo", "los", "más", "me", "mi", "mis", "muy", "ni", "no", "nos", "o", "para", "pero", "por", "porque", "que", "qué", "se", "ser", "si", "sin", "sobre", "son", "su", "sus", "también", "te", "tu", "u", "un", "una", "unas", "uno", "unos", "y", "ya", "yo"]
    ),
}  # fmt: skip

# Plurals that mean something else than their singular.
_ONLY_PLURAL = {
    "en": frozenset(
        [
            "arms",
            "customs",
            "goods",
            "headquarters",
            "means",
            "news",
            "premises",
            "series",
            "species",
            "damages",
            "works",
        ]
    ),
    "fr": frozenset(["vivres", "fonds", "frais", "assises", "mœurs", "archives"]),
    "es": frozenset(["bienes", "fondos", "víveres", "medios", "afueras"]),
}
_ENGLISH_PLURALS = {
    "women": "woman", "men": "man", "children": "child", "feet": "foot", "teeth": "tooth", "mice": "mouse",
    "criteria": "criterion", "phenomena": "phenomenon", "indices": "index", "wives": "wife", "lives": "life",
    "shelves": "shelf", "halves": "half", "knives": "knife", "leaves": "leaf", "thieves": "thief",
}  # fmt: skip
_AUXILIARIES = {
    "en": {"am": "be", "is": "be", "are": "be", "was": "be", "were": "be", "been": "be", "being": "be",
           "has": "have", "had": "have", "does": "do", "did": "do"},
    "fr": {"est": "être", "sont": "être", "été": "être", "suis": "être", "sommes": "être", "êtes": "être",
           "ai": "avoir", "a": "avoir", "ont": "avoir", "eu": "avoir", "ayant": "avoir"},
    "es": {"es": "ser", "son": "ser", "fue": "ser", "era": "ser", "está": "estar", "están": "estar",
           "ha": "haber", "han": "haber"},
}  # fmt: skip
_FRENCH_ENDINGS = (
    ("trices", "teur"), ("trice", "teur"), ("euses", "eur"), ("euse", "eur"), ("iennes", "ien"), ("ienne", "ien"),
    ("ières", "ier"), ("ière", "ier"),
)  # fmt: skip
_UNKNOWN_FRENCH = (
    ("ées", "é"), ("ée", "é"), ("eaux", "eau"), ("aux", "al"), ("ives", "if"), ("ive", "if"), ("s", ""), ("x", ""),
)  # fmt: skip
_FRENCH_PARTICIPLES = (
    ("ées", "é"), ("ée", "é"), ("ies", "i"), ("ie", "i"), ("ues", "u"), ("ue", "u"), ("ises", "is"), ("ise", "is"),
    ("ites", "it"), ("ite", "it"), ("ertes", "ert"), ("erte", "ert"), ("intes", "int"), ("inte", "int"),
    ("is", "is"), ("s", ""),
)  # fmt: skip
_SPANISH_PARTICIPLES = (
    ("adas", "ado"), ("ada", "ado"), ("ados", "ado"), ("idas", "ido"), ("ida", "ido"), ("idos", "ido"),
    ("tas", "to"), ("tos", "to"), ("s", ""),
)  # fmt: skip
_UNKNOWN_SPANISH = (
    ("iones", "ión"), ("ciones", "ción"), ("adas", "ado"), ("ada", "ado"), ("idas", "ido"), ("ida", "ido"),
    ("doras", "dor"), ("dora", "dor"), ("ces", "z"), ("dades", "dad"), ("res", "r"), ("les", "l"), ("nes", "n"),
    ("s", ""),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Rules:
    """Endings of infinitives, and what becomes of the endings of participles and of unknown words."""

    infinitives: tuple[str, ...]
    participles: tuple[tuple[str, str], ...]
    unknown: tuple[tuple[str, str], ...]


_RULES = {
    "fr": _Rules(("er", "ir", "re"), _FRENCH_PARTICIPLES, _UNKNOWN_FRENCH),
    "es": _Rules(("ar", "er", "ir", "arse", "erse", "irse"), _SPANISH_PARTICIPLES, _UNKNOWN_SPANISH),
}


def is_function_word(word: str, language: str) -> bool:
    """Return whether the word (any case) is a function word of the base language."""
    return word.lower() in FUNCTION_WORDS.get(language, frozenset())


@lru_cache(maxsize=65536)
def stem(word: str, language: str) -> str:
    """Return the one stem of a term's word: number and gender taken off, nothing else.

    ``word`` is in lower case, ``language`` a base code. Participles and nouns in -ing keep their form.
    """
    if is_function_word(word, language) or word in _ONLY_PLURAL.get(language, frozenset()):
        return word
    if language == "en":
        return _english(word)
    if language == "fr":
        return _replaced(_nominal(word, "fr"), _FRENCH_ENDINGS)
    if language == "es":
        return _nominal(word, "es")
    return lemma(word, language)


@lru_cache(maxsize=65536)
def possible_stems(word: str, language: str) -> frozenset[str]:
    """Return the stems that a word of a text may have: of number and gender, and its lemma.

    ``word`` is in lower case. A function word has itself alone, a form of an auxiliary verb its infinitive too
    (``is infected`` for ``be infected``); a plural of another meaning has its singular too (``medios de comunicación``).
    """
    if is_function_word(word, language) or word in _AUXILIARIES.get(language, {}):
        return frozenset({word, _AUXILIARIES.get(language, {}).get(word, word)})
    if is_other_plural(word, language):
        return frozenset({word, word[:-1]})
    own = stem(word, language)
    base = lemma(word, language)
    found = {own, base, stem(base, language)}
    if language == "fr" and own.endswith("é"):
        verb = f"{own[:-1]}er"
        if is_known(verb, "fr"):
            found.add(verb)
    return frozenset(found)


def is_other_plural(word: str, language: str) -> bool:
    """Return whether the word (in lower case) is a plural that means something else than its singular."""
    return word in _ONLY_PLURAL.get(language, frozenset())


@lru_cache(maxsize=65536)
def lemma(word: str, language: str) -> str:
    """Return simplemma's lemma of a word in lower case; the word itself in a language it does not know."""
    if language == "fr" and "güe" in word:
        # The dictionary has the spelling before 1990: aiguë.
        word = word.replace("güe", "guë")
    try:
        found = lexicon.lemma(word, language).lower()
    except (ValueError, TypeError):
        return word
    return found or word


def _english(word: str) -> str:
    if word in _ENGLISH_PLURALS:
        return _ENGLISH_PLURALS[word]
    if not word.endswith("s") or word.endswith(("ss", "us", "is")) or len(word) < 4:
        return word
    base = lemma(word, "en")
    if base in {
        word,
        word[:-1],
        word[:-2],
        word[:-3] + "y",
        word[:-2] + "is",
        word[:-3] + "fe",
        word[:-3] + "f",
    }:
        return base
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("ches", "shes", "xes", "sses")) else word[:-1]


def _nominal(word: str, language: str) -> str:
    """Return the lemma where it is one of number and gender, else what rules make of the word."""
    rules = _RULES[language]
    base = lemma(word, language)
    if language == "es" and base != word and len(word) > 4 and word.endswith("s"):
        singular = word[:-1]
        if is_known(singular, "es"):
            return _nominal(singular, "es")
    plural_of = base in {word.removesuffix("s"), word.removesuffix("es"), word}
    is_verb = base.endswith(rules.infinitives) and not word.endswith(rules.infinitives) and not plural_of
    if is_verb:
        return _replaced(word, rules.participles)
    if base != word or len(word) < 4 or is_known(word, language):
        return base
    return _replaced(word, rules.unknown)


def is_known(word: str, language: str) -> bool:
    """Return whether simplemma's dictionary of the language has the word."""
    try:
        return lexicon.is_known(word, language)
    except (ValueError, TypeError):
        return False


def _replaced(word: str, endings: tuple[tuple[str, str], ...]) -> str:
    for ending, other in endings:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return word[: -len(ending)] + other
    return word
