"""The encoding of a text: byte order marks, UTF-8, UTF-16, then judging single-byte candidates."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from workbench.model.errors import InputError

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 256 * 1024

MIXED = "intake.mixed_encodings"
GUESSED = "intake.encoding_guessed"
MOJIBAKE = "intake.mojibake"


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with the encoding it was in, and warning codes where the answer is not certain."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def decode(data: bytes, name: str, declared: str = "") -> Decoded:
    """Return the bytes as text. ``declared`` is what the file says of itself (HTML's charset).

    Order: byte order mark, UTF-16 seen by its zero bytes, strict UTF-8, the declared encoding where it
    decodes, UTF-8 with a few foreign bytes (those are read as windows-1252, with the warning
    ``intake.mixed_encodings``), then the best of the single-byte encodings of Western Europe and
    whatever charset-normalizer believes, with ``intake.encoding_guessed``.

    Raises ``InputError`` ``intake.undecodable`` where nothing decodes it.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode_marked(data, encoding)
    silent = _utf16_without_mark(data)
    if silent:
        return Decoded(data.decode(silent, "replace"), silent, (GUESSED,))
    try:
        return _with_mojibake(Decoded(data.decode("utf-8"), "utf-8"))
    except UnicodeDecodeError:
        pass
    mixed = _mostly_utf8(data)
    if mixed is not None:
        return mixed
    if declared:
        stated = _declared(data, declared)
        if stated is not None:
            return stated
    return _guess(data, name)


def _decode_marked(data: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError:
        if encoding == "utf-8-sig":
            text = data[3:].decode("utf-8", "pressbench-1252")
        else:
            text = data.decode(encoding, "replace")
        return Decoded(text, encoding, (MIXED,))


def _utf16_without_mark(data: bytes) -> str:
    sample = data[:4096]
    sample = sample[: len(sample) // 2 * 2]
    if len(sample) < 8:
        return ""
    half = len(sample) / 2
    even, odd = sample[0::2].count(0) / half, sample[1::2].count(0) / half
    if odd > 0.6 and even < 0.1:
        return "utf-16-le"
    if even > 0.6 and odd < 0.1:
        return "utf-16-be"
    return ""


def _as_1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    bad = error.object[error.start : error.end]
    return bad.decode("cp1252", "replace"), error.end


codecs.register_error("pressbench-1252", _as_1252)

_UTF8_LETTER = re.compile(rb"[\xc3\xc2\xc5\xc4][\x80-\xbf]|\xe2\x80[\x80-\xbf]|[\xd0-\xd3][\x80-\xbf]")


def _mostly_utf8(data: bytes) -> Decoded | None:
    good = len(_UTF8_LETTER.findall(data))
    if not good:
        return None
    # A single-byte text holds such pairs by chance only ("Ã©" is no Spanish or French).
    bad = data.decode("utf-8", "replace").count("\ufffd")
    if good < 2 or bad > good * 3:
        return None
    return Decoded(data.decode("utf-8", "pressbench-1252"), "utf-8", (MIXED,))


def _declared(data: bytes, declared: str) -> Decoded | None:
    # The HTML standard reads these labels as windows-1252.
    label = declared.strip().lower()
    if label in {"iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"}:
        label = "cp1252"
    try:
        encoding = codecs.lookup(label).name
        text = data.decode(encoding)
    except (LookupError, UnicodeError, ValueError):
        return None
    return Decoded(text, encoding) if isinstance(text, str) and _sanity(text) > 0 else None


# What a Western European text holds beyond ASCII, and what it does not: letters and signs that appear
# when another single-byte encoding is read as this one.
_LETTERS = "àâäáãåæçéèêëíìîïñóòôöõøœúùûüÿßÀÂÄÁÃÅÆÇÉÈÊËÍÌÎÏÑÓÒÔÖÕØŒÚÙÛÜŸºª"
_SIGNS = "«»“”„‘’–—…€£°·•¿¡©®§²³½×\u00a0"
_GOOD = re.compile(f"[{_LETTERS}{_SIGNS}]")
_WORD_LIKE = re.compile(
    r"(?<=[a-z])[àâäáãåæçéèêëíìîïñóòôöõøœúùûüß](?=[a-z\s,.;:’')»”-])|(?<=[\s’'(«“])[éèêàâçôîÉÀÊÈÇÁÍÓÚÑñ](?=[a-z])"
    r"|(?<=[a-z])[’](?=[a-zéèêàâîôœ])|«[ \u00a0]|[ \u00a0]»|n°|[¿¡](?=[A-ZÁÉÍÓÚa-z])|(?<=\d)[ \u00a0]?[€°]"
    r"|\s[–—]\s|“(?=\w)|(?<=[\w.,!?])”|\s[àÀáóíéèê]\s"
)
_WRONG = re.compile(
    r"[\x80-\x9f\ufffd]|[¤¦¨¬¯±´¶¸¹¼¾ÐÞþð÷ˇ˘˙˛ﬁﬂ◊√∫≈∆Ωπ∑∏∂∞]|(?<=[a-z])[A-ZÀÂÄÁÃÅÆÇÉÈÊËÍÌÎÏÑÓÒÔÖÕØŒÚÙÛÜŸ](?=[a-z])"
    r"|(?<=[a-z])[«»„“€£°©®§¿¡](?=[a-z])|[─-╿▀-▓]"
)


def _sanity(text: str) -> float:
    sample = text[:_SAMPLE]
    return (
        1
        + 2 * len(_WORD_LIKE.findall(sample))
        + len(_GOOD.findall(sample)) * 0.2
        - 4 * len(_WRONG.findall(sample))
    )


def _guess(data: bytes, name: str) -> Decoded:
    sample = data[:_SAMPLE]
    high = sum(1 for byte in sample if byte >= 0x80)
    best, best_score = "", float("-inf")
    for encoding in ("cp1252", "mac_roman", "iso-8859-15", "cp850"):
        try:
            score = _sanity(sample.decode(encoding))
        except UnicodeDecodeError:
            # windows-1252 leaves five bytes undefined; one stray does not rule it out.
            score = _sanity(sample.decode(encoding, "replace")) - 1
        if score > best_score:
            best, best_score = encoding, score
    if (high > 20 and best_score < high * 0.5) or best_score < 0:
        other = _ask_normalizer(sample)
        if other:
            best = other
    if not best:
        raise InputError("intake.undecodable", name=name)
    return Decoded(data.decode(best, "replace"), best, (GUESSED,))


def _ask_normalizer(sample: bytes) -> str:
    from charset_normalizer import from_bytes

    found = from_bytes(sample[: 64 * 1024]).best()
    return found.encoding if found is not None else ""


_DOUBLE = re.compile("Ã[©¨ª§´®¯±³¡º¢»€‰Š]|â€[™œ\u009d“”¦]|Â[«»°\u00a0]")


def _with_mojibake(decoded: Decoded) -> Decoded:
    if len(_DOUBLE.findall(decoded.text[:_SAMPLE])) >= 2:
        return Decoded(decoded.text, decoded.encoding, (*decoded.warnings, MOJIBAKE))
    return decoded
