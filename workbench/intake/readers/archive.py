"""Zip packages from outside, checked before anything in them is believed."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from workbench.intake.limits import (
    MAX_COMPRESSION_RATIO,
    MAX_PACKAGE_PARTS,
    MAX_UNPACKED_BYTES,
    MAX_XML_BYTES,
    RATIO_MATTERS_ABOVE,
)
from workbench.model.errors import InputError
from workbench.model.tasks import CancelToken

_CHUNK = 256 * 1024
_XML_SUFFIXES = (".xml", ".rels", ".vml", ".xhtml", ".html")
_DOCTYPE = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def check_package(
    data: bytes,
    name: str,
    cancel: CancelToken,
    no_package: str = "intake.not_docx",
    most_xml: int = MAX_XML_BYTES,
) -> frozenset[str]:
    """Unpack every part once, by small pieces, and return the names of the parts.

    The sizes that the package declares and those that come out are held to the limits of
    ``limits.py``, the XML of all parts together to ``most_xml`` bytes; XML parts may declare no document type (so no
    entities).

    Raises ``InputError``: ``no_package`` (no zip), ``intake.encrypted``, ``intake.zip_bomb``,
    ``intake.xml_entities``, ``intake.damaged`` with the ``part``.
    """
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError) as error:
        raise InputError(no_package, name=name) from error
    with package:
        parts = package.infolist()
        if len(parts) > MAX_PACKAGE_PARTS:
            raise InputError("intake.zip_bomb", name=name, part="", limit=MAX_PACKAGE_PARTS)
        if sum(part.file_size for part in parts) > MAX_UNPACKED_BYTES:
            raise InputError("intake.zip_bomb", name=name, part="", limit=MAX_UNPACKED_BYTES)
        names = [part.filename for part in parts]
        if len(set(names)) != len(names):
            raise InputError("intake.damaged", name=name, part=_twice(names))
        unpacked = xml = 0
        for part in parts:
            cancel.raise_if_cancelled()
            if part.flag_bits & 0x1:
                raise InputError("intake.encrypted", name=name)
            is_xml = part.filename.lower().endswith(_XML_SUFFIXES)
            size = _check_part(package, part, name, MAX_UNPACKED_BYTES - unpacked, is_xml, cancel)
            unpacked += size
            xml += size if is_xml else 0
            if xml > most_xml:
                raise InputError("intake.zip_bomb", name=name, part=part.filename, limit=most_xml)
    return frozenset(names)


def _twice(names: list[str]) -> str:
    return next((name for name in names if names.count(name) > 1), "")


def _check_part(
    package: zipfile.ZipFile,
    part: zipfile.ZipInfo,
    name: str,
    room: int,
    is_xml: bool,
    cancel: CancelToken,
) -> int:
    size = 0
    tail = b""
    limit = min(room, max(RATIO_MATTERS_ABOVE, part.compress_size * MAX_COMPRESSION_RATIO))
    try:
        with package.open(part) as stream:
            while piece := stream.read(_CHUNK):
                size += len(piece)
                if size > limit:
                    raise InputError("intake.zip_bomb", name=name, part=part.filename, limit=limit)
                cancel.raise_if_cancelled()
                if is_xml:
                    joined = tail + piece
                    if _DOCTYPE.search(joined) or _DOCTYPE.search(joined.replace(b"\x00", b"")):
                        raise InputError("intake.xml_entities", name=name, part=part.filename)
                    tail = joined[-64:]
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        NotImplementedError,
        RuntimeError,
        ValueError,
    ) as error:
        raise InputError("intake.damaged", name=name, part=part.filename) from error
    return size
