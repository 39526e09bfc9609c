"""What somebody writes around a release that stands in her own e-mail: a greeting, a request, a closing, her name."""

from __future__ import annotations

import re
from collections.abc import Sequence

_GREETING = re.compile(
    r"^(?:dear|hello|hi|hey|good (?:morning|afternoon|evening)|bonjour|bonsoir|salut|coucou|ch[eè]re?s?|madame|monsieur|"
    r"mesdames|messieurs|hola|buenos d[ií]as|buenas tardes|buenas|estimad[oa]s?|querid[oa]s?|apreciad[oa]s?)\b"
    r"(?P<whom>[^\n]{0,80}?)(?P<stop>[,:;!.…–-]*)$",
    re.IGNORECASE,
)
_REQUEST = re.compile(
    r"\b(?:please (?:find|see|translate|review|publish|have a look)|find (?:below|attached)|see (?:below|attached)|"
    r"(?:could|can|would|will) you\b.{0,60}\b(?:translat|look|check|publish|send)\w*|for (?:your )?(?:translation|information)|"
    r"(?:below|attached|here) is (?:the|our|a)|attached (?:please|you will)|i(?:’|'| a)m (?:sending|attaching|forwarding)|"
    r"veuillez (?:trouver|traduire)|vous trouverez|tu trouveras|merci de (?:bien vouloir |le |la )?\w+er\b|"
    r"(?:peux-tu|peut-on|pouvez-vous|pourrais-tu|pourriez-vous)\b|pour (?:traduction|information|info)|ci-(?:jointe?s?|dessous|après)|"
    r"je (?:vous|te) (?:envoie|transmets|prie|remercie)|nous vous (?:envoyons|transmettons|prions)|"
    r"adjunto (?:les|le|te|encontrar)|adjuntamos|(?:les|le|te) env[ií](?:o|amos)|encontrar[áa]n? (?:adjunt|a continuaci)|"
    r"para (?:su|tu) (?:traducci[óo]n|informaci[óo]n)|(?:podr[íi]as?|puedes|pueden) traducir|favor de traducir)",
    re.IGNORECASE,
)
_WHOLE_REQUEST = re.compile(
    r"^\W*(?:fyi|for info|for translation|pvi|pour info|pour traduction|para traducir|para traducci[óo]n)\W*$",
    re.IGNORECASE,
)
_THANKS = re.compile(
    r"^(?:many thanks|thanks|thank you|merci|mille mercis|(?:muchas )?gracias)\b[^\n.?]{0,40}[,.!–-]*$",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"^(?:(?:with )?(?:best|kind|kindest|warm|warmest)(?: regards| wishes)?|regards|yours(?: sincerely| faithfully| truly)?|sincerely|"
    r"cheers|(?:many )?thanks(?: again| in advance| a lot)?|thank you(?: in advance)?|(?:bien |très )?cordialement|cdlt|bien à (?:vous|toi)|"
    r"(?:mes |nos )?(?:sincères |cordiales |meilleures )salutations|bonne (?:journée|réception|soirée)|amicalement|"
    r"merci(?: d[’']avance| beaucoup)?|(?:un )?(?:cordial )?saludos?(?: cordial(?:es)?)?|atentamente|(?:muchas )?gracias|cordialmente)"
    r"[\s,.!–-]*$",
    re.IGNORECASE,
)
_SECTION = re.compile(
    r"^\W*(?:about\b|notes? to editors?|for (?:more|further) information|(?:media |press )?contacts?\b|à propos|"
    r"notes? (?:aux|à l)|pour (?:plus|de plus)|acerca|sobre\b|nota a los|para m[áa]s)",
    re.IGNORECASE,
)
_MOST_COVER, _MOST_CLOSING = 8, 14
_LEFT_WORDS = 40
_CLOSING_WORDS, _LINE_WORDS = 60, 20


def cover_length(lines: Sequence[str], is_mail: bool = True) -> int:
    """Return how many lines at the beginning are a covering note above the text, 0 where there is none.

    ``lines`` are the blocks of a mail's text as they read. Without ``is_mail`` both a greeting and a request must
    be there. What is left must hold 40 words.
    """
    at = 0
    greeted = asked = False
    while at < min(len(lines), _MOST_COVER):
        line = " ".join(lines[at].split())
        if not line:
            at += 1
            continue
        if not greeted and not asked and _is_greeting(line):
            greeted = True
            asked = bool(_REQUEST.search(line))
        elif len(line.split()) <= 60 and (_WHOLE_REQUEST.match(line) or _REQUEST.search(line)):
            asked = True
        elif not ((greeted or asked) and (_THANKS.match(line) or _CLOSING.match(line))) and not (
            asked and _is_name(line, lines[at + 1 :])
        ):
            break
        at += 1
    left = sum(len(line.split()) for line in lines[at:])
    if left < _LEFT_WORDS:
        return 0
    if is_mail:
        # A greeting alone begins a letter as well: then prose follows it, not a headline.
        return at if asked or (greeted and not _is_prose(next(filter(str.strip, lines[at:])))) else 0
    return at if greeted and asked else 0


def _is_prose(line: str) -> bool:
    return len(line.split()) > 25 or line.rstrip().endswith((".", ":", ";", ","))


def is_letter(lines: Sequence[str]) -> bool:
    """Return whether a text begins with a greeting that is its own: its closing belongs to it as well."""
    first = next((" ".join(line.split()) for line in lines if line.strip()), "")
    return _is_greeting(first) and not cover_length(lines)


def _is_greeting(line: str) -> bool:
    found = _GREETING.match(line)
    if found:
        short = len(found.group("whom").split()) <= 2
        return short or (bool(found.group("stop")) and len(found.group("whom").split()) <= 8)
    # "Hello Léa, could you translate this?": the request follows in the same line.
    head, comma, rest = line.partition(",")
    return bool(comma and _GREETING.match(head) and len(head.split()) <= 5 and _REQUEST.search(rest))


def _is_name(line: str, below: Sequence[str]) -> bool:
    """Whether a line is the name of whoever asks: a few words with capitals, with a longer line below."""
    words = line.split()
    following = next((other for other in below if other.strip()), "")
    return (
        1 <= len(words) <= 3
        and all(word[:1].isupper() for word in words)
        and not any(char.isdigit() for char in line)
        and len(following.split()) > len(words)
    )


def closing_start(lines: Sequence[str]) -> int:
    """Return where the closing of a mail begins ("Best regards," and what is below); their number where it has none."""
    size = len(lines)
    for at in range(max(1, size - _MOST_CLOSING), size):
        first = lines[at].strip().split("\n")[0]
        if not _CLOSING.match(first):
            continue
        below = lines[at:]
        small = sum(len(line.split()) for line in below) <= _CLOSING_WORDS
        above = sum(len(line.split()) for line in lines[:at])
        if (
            small
            and above >= _LEFT_WORDS
            and all(len(line.split()) <= _LINE_WORDS for line in below)
            and not any(_SECTION.match(line) for line in below)
        ):
            return at
    return size
