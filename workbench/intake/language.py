"""Which language a text is in: its script, then the small words that every sentence of a language holds."""

from __future__ import annotations

import math
import re
from collections import Counter

_SMALL_WORDS = {
    "en": "the of and to in that is was for on with as by at from this have has had are were be been it its which their they he she his her not but or an will would who said",
    "fr": "le la les des du de et à en un une que qui dans pour par sur est sont été au aux ce cette ces se sa son ses avec plus pas ne ont il elle ils nous leur leurs mais ou où également selon ainsi d l qu c s n j",
    "es": "el la los las de del y en que un una por con para se su sus es son fue al lo como más pero no ha han este esta estos estas entre también o sobre ya sin desde hasta según cuando",
    "pt": "o a os as de do da dos das e em no na nos nas que um uma por com para se seu sua é são foi ao à como mais mas não também ou pelo pela entre até já sem",
    "it": "il lo la i gli le di del della dei delle e in che un una per con si è sono ha hanno da dal dalla al alla nel nella anche più non come ma o questo questa su",
    "de": "der die das und in den von zu mit ist im für auf des dem ein eine einen sich nicht auch als an es werden wurde hat haben aus er sie wird sind bei nach oder wie über dass",
    "nl": "de het een van en in dat is op te voor met zijn die niet aan er om ook als bij door naar werd hebben heeft worden wordt uit maar over ze hij",
    "ca": "el la els les de del dels i en que un una per amb es seu seva és són al als com més però no ha han aquest aquesta entre també o sobre des fins quan ser va van",
    "ro": "și în de la cu pe care a al ale din este sunt nu o un pentru prin mai fost că se au ar fi lui sau după",
    "pl": "i w na z do się nie że jest to o jak po przez od dla oraz są był była było ale jego który która które za",
    "sv": "och i att det som en på är av för med den till har de inte om ett var han hon men från eller vid kan",
    "id": "yang dan di dengan untuk dari pada ini itu tidak dalam adalah akan ke oleh telah para sebagai juga atau",
    "sw": "na ya wa kwa ni katika za la cha vya kuwa hii hiyo huo wakati pia kama lakini watu",
    "tr": "ve bir bu için ile de da olarak olan çok daha gibi kadar sonra ancak ise olduğu değil",
}
_WORDS = {language: frozenset(words.split()) for language, words in _SMALL_WORDS.items()}
_TOKEN = re.compile(r"[^\W\d_]+")
_SCRIPTS = (
    (re.compile(r"[\u3040-\u30ff]"), "ja"),
    (re.compile(r"[\uac00-\ud7af]"), "ko"),
    (re.compile(r"[\u4e00-\u9fff]"), "zh"),
    (re.compile(r"[\u0600-\u06ff]"), "ar"),
    (re.compile(r"[\u0590-\u05ff]"), "he"),
    (re.compile(r"[\u0400-\u04ff]"), "ru"),
    (re.compile(r"[\u0370-\u03ff]"), "el"),
    (re.compile(r"[\u0e00-\u0e7f]"), "th"),
    (re.compile(r"[\u0900-\u097f]"), "hi"),
    (re.compile(r"[\u0980-\u09ff]"), "bn"),
    (re.compile(r"[\u1200-\u137f]"), "am"),
    (re.compile(r"[\u10a0-\u10ff]"), "ka"),
    (re.compile(r"[\u0530-\u058f]"), "hy"),
)
_SAMPLE = 40_000
_MIN_SHARE = 0.12
_MIN_HITS = 2


def detect_language(text: str) -> str:
    """Return the base language of a text (BCP 47), ``und`` where it cannot be told.

    Latin-script languages are told apart by their function words: the share of all words, each word weighing
    less the more languages share it. At least 12% of the words and two of them must speak for the
    language, and it must lead the next by a tenth.
    """
    sample = text[:_SAMPLE]
    letters = sum(1 for char in sample if char.isalpha())
    if not letters:
        return "und"
    for pattern, language in _SCRIPTS:
        count = len(pattern.findall(sample))
        share = 0.1 if language == "ja" else 0.4
        if count > letters * share:
            return (
                _cyrillic(sample) if language == "ru" else _arabic(sample) if language == "ar" else language
            )
    words = [word.casefold() for word in _TOKEN.findall(sample)]
    counts = Counter(words)
    scores: dict[str, float] = {}
    hits: dict[str, int] = {}
    for language, small in _WORDS.items():
        own = [word for word in counts if word in small]
        scores[language] = sum(counts[word] / _sharing(word) for word in own) + _letters(language, sample)
        hits[language] = sum(counts[word] for word in own)
    ranked = sorted(scores, key=lambda language: -scores[language])
    best, second = ranked[0], ranked[1]
    if hits[best] < _MIN_HITS or hits[best] < len(words) * _MIN_SHARE or scores[best] < scores[second] * 1.1:
        return "und"
    return best


def _sharing(word: str) -> float:
    return math.sqrt(sum(1 for small in _WORDS.values() if word in small))


_OWN_LETTERS = {
    "es": re.compile("[ñ¿¡]|ción\\b"),
    "fr": re.compile("[œèêûçùëï]|«[ \u00a0\u202f]|\\b[ldqnscj][’'](?=\\w)", re.IGNORECASE),
    "pt": re.compile("[ãõ]|ção\\b"),
    "de": re.compile("[ßäöü]"),
    "ca": re.compile("l·l|ció\\b"),
    "ro": re.compile("[țșăşţ]"),
    "pl": re.compile("[łęąśżźć]"),
    "sv": re.compile("[åä]"),
    "tr": re.compile("[ğışç]"),
}


def _letters(language: str, sample: str) -> float:
    pattern = _OWN_LETTERS.get(language)
    return 0.25 * len(pattern.findall(sample)) if pattern else 0.0


def _cyrillic(sample: str) -> str:
    if re.search("[іїєґ]", sample):
        return "uk"
    if re.search("[јљњћђџ]", sample):
        return "sr"
    return "ru" if re.search("[ыэё]", sample) else "bg"


def _arabic(sample: str) -> str:
    if re.search("[ےٹڈڑں]", sample):
        return "ur"
    return "fa" if re.search("[پچژگ]", sample) else "ar"
