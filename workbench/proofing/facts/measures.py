"""Measures with units, so that miles answer kilometres, and two weeks fourteen days.

Factors: NIST Special Publication 811 (2008), appendix B; a month is a twelfth of the Gregorian year.
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
    (
        "temperature",
        "degree",
        1.0,
        r"°[CF]?(?!\w)|(?:degrees?|degrés?|grados?)(?: (?:Fahrenheit|Celsius|centígrados))?",
    ),
    ("mass", "g", 0.001, r"g|grams?|grammes?|gramos?"),
    ("mass", "mg", 0.000001, r"mg|milligrams?|milligrammes?|miligramos?"),
    ("mass", "kg", 1.0, r"kg|kilos?|kilograms?|kilogrammes?|kilogramos?"),
    ("mass", "tonne", 1000.0, r"tonnes?|toneladas?|t"),
    ("mass", "pound", 0.45359237, r"lbs?|pounds?|livres?|libras?"),
    ("mass", "ounce", 0.028349523, r"oz|ounces?|onces?|onzas?"),
    (
        "area",
        "square kilometre",
        100.0,
        r"km²|square kilomet(?:re|er)s?|kilomètres? carrés?|kilómetros? cuadrados?",
    ),
    ("area", "square metre", 0.0001, r"m²|square met(?:re|er)s?|mètres? carrés?|metros? cuadrados?"),
    ("area", "square mile", 258.9988, r"square miles?|milles? carrés?|millas? cuadradas?"),
    ("area", "hectare", 1.0, r"ha|hectares?|hectáreas?"),
    ("area", "acre", 0.40468564, r"acres?"),
    ("volume", "litre", 1.0, r"l|lit(?:re|er)s?|litres?|litros?"),
    ("volume", "gallon", 3.785412, r"gallons?|galones"),
    ("volume", "cubic metre", 1000.0, r"m³|cubic met(?:re|er)s?|mètres? cubes?|metros? cúbicos?"),
    ("time", "second", 1.0, r"seconds?|secondes?|segundos?"),
    ("time", "minute", 60.0, r"min|minutes?|minutos?"),
    ("time", "hour", 3600.0, r"hours?|heures?|horas?"),
    ("time", "day", 86_400.0, r"days?|jours?|journées?|días?"),
    ("time", "week", 604_800.0, r"weeks?|semaines?|semanas?"),
    ("time", "month", 2_629_746.0, r"months?|mois|mes(?:es)?"),
    ("time", "year", 31_556_952.0, r"years?|ans?|années?|años?"),
    ("time", "decade", 315_569_520.0, r"decades?|décennies?|décadas?"),
)
_AFTER = re.compile(
    _S
    + "(?:"
    + "|".join(f"(?P<unit{place}>{unit[3]})" for place, unit in enumerate(_UNITS))
    + r")(?![\w²³]|[ \u00a0]?(?:cubes?|cúbicos?|carrés?|cuadrad[oa]s?)\b)"
)
_BY_NAME = {name: (dimension, factor) for dimension, name, factor, _ in _UNITS}
_TOLERANCE = 0.09
_SMALL = 10
_ALIKE = 0.1


def measure_after(text: str, end: int) -> str:
    """Return the name of the unit that follows the place, empty where none does."""
    match = _AFTER.match(text, end)
    return "" if match is None else _UNITS[int(str(match.lastgroup).removeprefix("unit"))][1]


def converts(value: float, unit: str, other: float, other_unit: str) -> bool:
    """Return whether one measure is the other in another unit, rounded as people round: 9 per cent, less than one
    in whole numbers up to ten. Degrees may be of Fahrenheit and of Celsius."""
    dimension, factor = _BY_NAME[unit]
    other_dimension, other_factor = _BY_NAME[other_unit]
    if unit == other_unit == "degree":
        return any(abs((one - 32) / 1.8 - two) < 1 for one, two in ((value, other), (other, value)))
    if dimension != other_dimension or unit == other_unit or not value or not other:
        return False
    mine, theirs = value * factor, other * other_factor
    if abs(mine / theirs - 1) <= _TOLERANCE:
        return True
    finer, few = min((factor, value), (other_factor, other))
    whole = value == int(value) and other == int(other) and dimension != "time"
    return whole and few <= _SMALL and abs(mine - theirs) < finer


def alike(unit: str, other_unit: str) -> bool:
    """Return whether two units are so near that people write one for the other (a yard, a metre)."""
    dimension, factor = _BY_NAME[unit]
    other_dimension, other_factor = _BY_NAME[other_unit]
    return dimension == other_dimension and abs(factor / other_factor - 1) <= _ALIKE
