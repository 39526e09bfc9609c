"""A writer of small PDF files for tests: text at places, in Helvetica, nothing else."""

from __future__ import annotations

from dataclasses import dataclass, field

Text = tuple[float, float, float, str]
"""x, y (from the foot of the page, in points), size, text; a text that begins with ``*`` is bold."""


@dataclass
class Page:
    texts: list[Text] = field(default_factory=list)
    links: list[tuple[float, float, float, float, str]] = field(default_factory=list)
    rotate: int = 0
    matrix: str = "1 0 0 1"
    picture: bool = False


def _escaped(text: str) -> bytes:
    data = text.encode("cp1252")
    return data.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def _content(page: Page) -> bytes:
    parts = [b"0.9 g 50 50 500 700 re f 0 g"] if page.picture else []
    for x, y, size, text in page.texts:
        font = b"/F2" if text.startswith("*") else b"/F1"
        where = f"{page.matrix} {x} {y} Tm".encode()
        parts.append(b"BT %s %g Tf %s (%s) Tj ET" % (font, size, where, _escaped(text.lstrip("*"))))
    return b"\n".join(parts)


def pdf_bytes(pages: list[Page], title: str = "", locked: bool = False) -> bytes:
    """A PDF file of these pages; ``locked`` gives it an encryption that no empty password opens."""
    objects: list[bytes] = [b"", b""]

    def add(body: bytes) -> int:
        objects.append(body)
        return len(objects)

    fonts = [
        add(b"<< /Type /Font /Subtype /Type1 /BaseFont /%s /Encoding /WinAnsiEncoding >>" % name)
        for name in (b"Helvetica", b"Helvetica-Bold")
    ]
    kids = []
    for page in pages:
        content = _content(page)
        stream = add(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
        notes = [
            add(
                b"<< /Type /Annot /Subtype /Link /Rect [%g %g %g %g] /A << /S /URI /URI (%s) >> >>"
                % (x0, y0, x1, y1, href.encode())
            )
            for x0, y0, x1, y1, href in page.links
        ]
        kids.append(
            add(
                b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Rotate %d /Contents %d 0 R /Annots [%s]"
                b" /Resources << /Font << /F1 %d 0 R /F2 %d 0 R >> >> >>"
                % (page.rotate, stream, b" ".join(b"%d 0 R" % note for note in notes), *fonts)
            )
        )
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (
        len(kids),
        b" ".join(b"%d 0 R" % kid for kid in kids),
    )
    info = add(b"<< /Title (%s) >>" % _escaped(title))
    lock = b""
    if locked:
        guard = add(
            b"<< /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <%s> /U <%s> >>" % (b"ab" * 32, b"cd" * 32)
        )
        lock = b" /Encrypt %d 0 R /ID [<00> <00>]" % guard
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R /Info %d 0 R%s >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        info,
        lock,
        start,
    )
    return bytes(out)


def column(x: float, y: float, lines: list[str], size: float = 10, step: float = 12) -> list[Text]:
    """Lines of a column, one below the other."""
    return [(x, y - at * step, size, line) for at, line in enumerate(lines)]
