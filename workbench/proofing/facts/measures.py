"""Measures with units, so that miles answer kilometres.

Factors: NIST Special Publication 811 (2008), appendix B.
"""

from __future__ import annotations

import re

_S = "[ \u00a0\u202f-]?"
_UNITS: tuple[tuple[str, str, float, str], ...] = (
    (
        "speed",
        "kmh",
        1.0,
        r"km/h|kph|kilomet(?:re|er)s? (?:an|per) hour|kilomètres?[ -](?:à l[’']|par )?heure|kilómetros por hora",
    ),
    ("speed", "mph", 1.609344, r"mph|miles (?:an|per) hour|milles? (?:à l[’']|par )heure|millas por hora"),
    ("length", "km", 1000.0, r"km|kilomet(?:re|er)s?|kilomètres?|kilómetros?"),
    ("length", "m", 1.0, r"m|met(?:re|er)s?|mètres?|metros?"),
    ("length", "cm", 0.01, r"cm|centimet(?:re|er)s?|centimètres?|centímetros?"),
    ("length", "mile", 1609.344, r"mi|miles?|milles?|millas?"),
    ("length", "foot", 0.3048, r"ft|feet|foot|pieds?|pies?"),
    ("length", "inch", 0.0254, r"in(?=\.)|inch(?:es)?|pouces?|pulgadas?"),
    ("length", "yard", 0.9144, r"yd|yards?|yardas?"),
    ("mass", "kg", 1.0, r"kg|kilos?|kilograms?|kilogrammes?|kilogramos?"),
    ("mass", "tonne", 1000.0, r"tonnes?|toneladas?|t"),
    ("mass", "pound", 0.45359237, r"lbs?|pounds?|livres?|libras?"),
    ("mass", "ounce", 0.028349523, r"oz|ounces?|onces?|onzas?"),
    ("area", "hectare", 1.0, r"ha|hectares?|hectáreas?"),
    ("area", "acre", 0.40468564, r"acres?"),
    ("volume", "litre", 1.0, r"l|lit(?:re|er)s?|litres?|litros?"),
    ("volume", "gallon", 3.785412, r"gallons?|galones"),
)
_AFTER = re.compile(
    _S + "(?:" + "|".join(f"(?P<{name}>{pattern})" for _, name, _, pattern in _UNITS) + r")(?![\w²³])"
)
_BY_NAME = {name: (dimension, factor) for dimension, name, factor, _ in _UNITS}
_TOLERANCE = 0.08


def measure_after(text: str, end: int) -> str:
    """Return the name of the unit that follows the place, empty where none does."""
    match = _AFTER.match(text, end)
    return str(match.lastgroup) if match is not None else ""


def converts(value: float, unit: str, other: float, other_unit: str) -> bool:
    """Return whether one measure is the other in another unit, rounded as people round (8 per cent)."""
    dimension, factor = _BY_NAME[unit]
    other_dimension, other_factor = _BY_NAME[other_unit]
    if dimension != other_dimension or unit == other_unit or not value or not other:
        return False
    ratio = (value * factor) / (other * other_factor)
    return abs(ratio - 1) <= _TOLERANCE
