"""Who says what is quoted: the clauses of a text that tell a speaker, in order."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from workbench.proofing.facts.people import COMMON
from workbench.proofing.facts.quotations import quotations, speeches
from workbench.proofing.vocabulary import folded

_S = "[ \u00a0\u202f]"
_ENGLISH = (
    "said says saying added adds told tells warned warns explained explains stressed stresses noted notes stated"
    " states declared declares recalled recalls asked asks announced announces replied replies insisted insists"
    " argued argues commented concluded continued wrote writes emphasised emphasized reiterated urged remarked"
)
_FRENCH = (
    "dit disait déclare déclaré raconte raconté confie confié affirme affirmé explique expliqué souligne souligné avertit averti"
    " ajoute ajouté rappelle rappelé estime estimé indique indiqué précise précisé annonce annoncé répond répondu"
    " insiste insisté commente commenté conclut conclu poursuit poursuivi écrit lance lancé assure assuré témoigne"
    " demande demandé note noté observe observé remarque"
)
_SPANISH = (
    "dijo dice declaró declara cuenta contó afirmó afirma explicó explica señaló señala advirtió advierte añadió añade"
    " recordó recuerda subrayó subraya indicó indica anunció anuncia comentó comenta relata relató respondió responde"
    " insistió insiste concluyó aseguró asegura manifestó destacó preguntó escribió agregó apuntó expresó sostuvo"
)
_TELLING = re.compile(
    rf"(?<!\w)(?:{'|'.join((_ENGLISH + ' ' + _FRENCH + ' ' + _SPANISH).split())})(?!\w)"
    rf"|(?<!\w)(?:according to|selon|d[’']après|según|de acuerdo con)(?!\w)",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"(?<![\w’'.-])(?:[DdLl][’'])?([A-ZÀ-ÞĀ-Ž][a-zà-ÿā-ž]+(?:[’'‑-][A-ZÀ-ÞĀ-Ž]?[a-zà-ÿā-ž]+)*)(?!\w)"
)
_TITLES = frozenset(
    ("mr", "mrs", "ms", "dr", "dra", "sr", "sra", "srta", "mme", "mlle", "prof", "madame", "monsieur", "don")
)
_END = re.compile(r"(?<!\bM)(?<!\b(?:Mr|Ms|Dr|Sr))(?<!\b(?:Mrs|Sra|Mme))[.!?…;](?=\s|$)|\n")
_INSIDE = re.compile(
    rf",{_S}(?:(?:a|ont|avait|avaient)(?:{_S}|-t-)(?:[^\W\d_]+{_S}){{0,2}}?)?"
    rf"(?:{'|'.join(_FRENCH.split())}){_S}[^,«»“”]{{1,80}}[,.]"
)
_FIRST = re.compile(r"\w")
_LONGEST = 20_000


@dataclass(frozen=True, slots=True)
class Attribution:
    """A clause that tells who speaks; offsets in characters.

    ``name`` is the first name in it, empty where it has none (« he said »), ``names`` its words, folded,
    ``all_names`` those of all names of the clause: of bodies and places too.
    """

    start: int
    end: int
    name: str
    name_start: int
    names: frozenset[str]
    all_names: frozenset[str]


@lru_cache(maxsize=2_000)
def attributions(text: str) -> tuple[Attribution, ...]:
    """Return the clauses outside quotations that tell a speaker, and those of French within one, in order."""
    if len(text) > _LONGEST:
        return ()
    found = [
        _read(text, start, end)
        for start, end in _clauses(text)
        if _TELLING.search(text, start, end) is not None
    ]
    for first, last in quotations(text).spans:
        found += [_read(text, *match.span()) for match in _INSIDE.finditer(text, first, last)]
    return tuple(sorted(found, key=lambda attribution: attribution.start))


def bare_words(text: str) -> int:
    """Return how many words stand outside the quotations of a text."""
    count, place = 0, 0
    for start, end in (*quotations(text).spans, (len(text), len(text))):
        count += len(re.findall(r"\w+", text[place:start]))
        place = end
    return count


def _clauses(text: str) -> list[tuple[int, int]]:
    """Return the sentences, or parts of sentences, that stand outside quotations and touch one."""
    found: list[tuple[int, int]] = []
    place = 0
    spans = speeches(text, quotations(text).spans)
    for start, end in (*spans, (len(text), len(text))):
        cuts = [place, *(match.end() for match in _END.finditer(text, place, start)), start]
        pieces = [(one, other) for one, other in pairwise(cuts) if text[one:other].strip()]
        touching = [
            piece for piece in pieces if (piece[0] == place and place) or (piece[1] == start and start < end)
        ]
        found += touching
        place = end
    return found


def _read(text: str, start: int, end: int) -> Attribution:
    opening = _FIRST.search(text, start, end)
    begins = opening.start() if opening is not None else start
    words = [
        match
        for match in _NAME.finditer(text, start, end)
        if folded(match.group(1)) not in COMMON
        and folded(match.group(1)) not in _TITLES
        and not _TELLING.fullmatch(match.group(1))
        and (match.start() > begins or _NAME.match(text, match.end() + 1))
    ]
    first = words[:1]
    for word in words[1:]:
        if text[first[-1].end() : word.start()] not in {" ", "\u00a0"}:
            break
        first.append(word)
    if not first:
        return Attribution(start, end, "", start, frozenset(), frozenset())
    return Attribution(
        start,
        end,
        text[first[0].start(1) : first[-1].end()],
        first[0].start(1),
        frozenset(folded(word.group(1)) for word in first),
        frozenset(folded(word.group(1)) for word in words),
    )
