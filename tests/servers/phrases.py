"""A small dictionary between English, French and Spanish: enough to see that a draft is one.

Longest phrase first, then words; what is not known stays as it is. Figures, names and addresses
are never changed.
"""

from __future__ import annotations

import re

_ROWS = """
the Director General|le Directeur général|el Director General
Director General|Directeur général|Director General
high-level conference|conférence de haut niveau|conferencia de alto nivel
South-South cooperation|coopération Sud-Sud|cooperación Sur-Sur
displaced persons|personnes déplacées|personas desplazadas
displaced people|personnes déplacées|personas desplazadas
host communities|communautés d'accueil|comunidades de acogida
migrant workers|travailleurs migrants|trabajadores migrantes
humanitarian assistance|aide humanitaire|asistencia humanitaria
human rights|droits de l'homme|derechos humanos
United Nations|Nations Unies|Naciones Unidas
International Organization for Migration|Organisation internationale pour les migrations|Organización Internacional para las Migraciones
press release|communiqué de presse|comunicado de prensa
for immediate release|pour diffusion immédiate|para difusión inmediata
the ministry of health|le ministère de la santé|el ministerio de salud
ministry of health|ministère de la santé|ministerio de salud
the white house|la maison blanche|la casa blanca
the red cross|la croix rouge|la cruz roja
for more information|pour plus d'informations|para más información
in partnership with|en partenariat avec|en colaboración con
more than|plus de|más de
at least|au moins|al menos
of the|de la|de la
the families|les familles|las familias
the refugees|les réfugiés|los refugiados
the children|les enfants|los niños
the storm|la tempête|la tormenta
the government|le gouvernement|el gobierno
government|gouvernement|gobierno
refugees|réfugiés|refugiados
refugee|réfugié|refugiado
children|enfants|niños
families|familles|familias
women|femmes|mujeres
migrants|migrants|migrantes
storm|tempête|tormenta
water|eau|agua
food|nourriture|alimentos
shelter|abri|refugio
people|personnes|personas
countries|pays|países
country|pays|país
report|rapport|informe
today|aujourd'hui|hoy
yesterday|hier|ayer
Thursday|jeudi|jueves
Monday|lundi|lunes
March|mars|marzo
August|août|agosto
million|millions|millones
said|a déclaré|dijo
says|déclare|dice
need|ont besoin de|necesitan
needs|a besoin de|necesita
received|ont reçu|recibieron
arrived|sont arrivés|llegaron
opened|a ouvert|abrió
published|a publié|publicó
new|nouveau|nuevo
white|blanc|blanco
urgent|urgent|urgente
from|de|de
in|à|en
of|de|de
to|à|a
and|et|y
with|avec|con
for|pour|para
by|par|por
on|sur|sobre
a|un|un
is|est|es
are|sont|son
the|le|el
"""

LANGUAGES = [
    {"code": "en", "name": "English", "targets": ["en", "es", "fr"]},
    {"code": "es", "name": "Spanish", "targets": ["en", "es", "fr"]},
    {"code": "fr", "name": "French", "targets": ["en", "es", "fr"]},
]
_COLUMNS = {"en": 0, "fr": 1, "es": 2}
_TABLE = [row.split("|") for row in _ROWS.strip().splitlines()]
_KEPT = r"https?://\S+|www\.\S+|\S+@\S+|\d[\d.,]*"


def _pairs(source: str, target: str) -> tuple[re.Pattern[str], dict[str, str]]:
    found: dict[str, str] = {}
    for row in _TABLE:
        found.setdefault(row[_COLUMNS[source]].lower(), row[_COLUMNS[target]])
    phrases = sorted(found, key=len, reverse=True)
    return re.compile(rf"{_KEPT}|\b(?:{'|'.join(map(re.escape, phrases))})\b", re.IGNORECASE), found


def translate(text: str, source: str, target: str) -> str:
    """Return the text with every phrase and word that is known in the target language."""
    if source == target or source not in _COLUMNS or target not in _COLUMNS:
        return text
    pattern, phrases = _pairs(source, target)

    def swap(match: re.Match[str]) -> str:
        word = match.group()
        answer = phrases.get(word.lower(), word)
        return answer[:1].upper() + answer[1:] if word[:1].isupper() else answer

    return pattern.sub(swap, text)
