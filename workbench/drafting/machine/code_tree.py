"""The inline codes of a line as a tree over its plain text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from workbench.model.inline import CodeRole, InlineCode, is_code


@dataclass(slots=True)
class Node:
    """A pair of codes around a stretch of plain text, or one code at a place.

    ``start`` and ``end`` are offsets in the source's plain text; ``place`` and ``stop`` those in the target,
    once known. ``open`` or ``close`` is empty for a half whose other half stands in another line, ``close`` for
    a code that stands alone.
    """

    open: str
    close: str
    start: int
    end: int
    children: list[Node] = field(default_factory=list)
    place: int = -1
    stop: int = -1

    @property
    def is_pair(self) -> bool:
        """Whether it encloses something."""
        return self.end > self.start


def parse(line: str, codes: Mapping[str, InlineCode]) -> tuple[str, list[Node]]:
    """Return the plain text of a line and its codes as a tree, siblings in order.

    A pair that began in an earlier line encloses all up to its end here, one that ends in a later line
    all from its beginning. A half that crosses other pairs becomes a node of its own where it stands.
    """
    partners = _partners(line, codes)
    plain: list[str] = []
    top: list[Node] = []
    open_nodes: list[Node] = []
    for index, char in enumerate(line):
        if not is_code(char):
            plain.append(char)
            continue
        position = len(plain)
        siblings = open_nodes[-1].children if open_nodes else top
        partner = partners.get(index)
        role = codes[char].role if char in codes else CodeRole.ALONE
        if partner is not None and partner < index:
            open_nodes.pop().end = position
        elif partner is None and role is CodeRole.CLOSE and not open_nodes:
            top[:] = [Node("", char, 0, position, list(top))]
        elif partner is None and (role is not CodeRole.OPEN or any(node.close for node in open_nodes)):
            siblings.append(Node(char, "", position, position))
        else:
            node = Node(char, "" if partner is None else line[partner], position, position)
            siblings.append(node)
            open_nodes.append(node)
    for node in open_nodes:
        node.end = len(plain)
    return "".join(plain), top


def _partners(line: str, codes: Mapping[str, InlineCode]) -> dict[int, int]:
    """Return for each half of a pair the offset of the other; halves that cross others have none."""
    found: dict[int, int] = {}
    waiting: list[tuple[int, int]] = []
    for index, char in enumerate(line):
        code = codes.get(char)
        if code is None or code.role is CodeRole.ALONE:
            continue
        if code.role is CodeRole.OPEN:
            waiting.append((index, code.number))
            continue
        depth = next((i for i in range(len(waiting) - 1, -1, -1) if waiting[i][1] == code.number), -1)
        if depth >= 0:
            opened = waiting[depth][0]
            found[opened], found[index] = index, opened
            del waiting[depth:]
    return found


def render(text: str, nodes: Sequence[Node], start: int, end: int) -> str:
    """Return the stretch of the target with the codes of the nodes at their places.

    Siblings must not overlap; where two stand at one place, their order is that of the source.
    """
    out: list[str] = []
    position = start
    order = sorted(range(len(nodes)), key=lambda i: (nodes[i].place, nodes[i].stop, i))
    for node in (nodes[i] for i in order):
        out.append(text[position : node.place])
        out.append(node.open + render(text, node.children, node.place, node.stop) + node.close)
        position = node.stop
    out.append(text[position:end])
    return "".join(out)


def well_formed(text: str, codes: Mapping[str, InlineCode]) -> bool:
    """Return whether every pair of the text opens before it closes and crosses no other."""
    waiting: list[int] = []
    for char in text:
        code = codes.get(char)
        if code is None or code.role is CodeRole.ALONE:
            continue
        if code.role is CodeRole.OPEN:
            waiting.append(code.number)
        elif not waiting or waiting.pop() != code.number:
            return False
    return not waiting
