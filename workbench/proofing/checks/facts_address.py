"""Web and e-mail addresses, telephone numbers, hashtags, handles, document symbols."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.model.issues import Fix, Issue, Severity, Side
from workbench.proofing.checks.check import Check, Example
from workbench.proofing.context import ProofingContext
from workbench.proofing.facts.addresses import Address, addresses

_SAME_KIND = {"domain": "url"}
_NATIONAL_DIGITS = 6
_COUNTRY_DIGITS = 3


class AddressCheck(Check):
    """An address, telephone number, hashtag, handle or document symbol is not in the target as it was.

    A web address may be that of the page in the other language; a hashtag may be translated and is
    reported as a warning.
    """

    id = "facts.address"
    severity = Severity.ERROR
    examples = (
        Example(
            good=("Write to press@example.org.", "Écrire à press@example.org."),
            bad=("Write to press@example.org.", "Écrire à presse@example.org."),
        ),
        Example(
            good=("See A/RES/73/195.", "Voir A/RES/73/195."),
            bad=("See A/RES/73/195.", "Voir A/RES/73/159."),
        ),
    )

    def issues(self, context: ProofingContext, index: int) -> Iterator[Issue]:
        """Yield the addresses of the segment that the block's other side lacks."""
        group = context.block(index)
        here_source = addresses(context.plain(index, Side.SOURCE).text)
        here_target = addresses(context.plain(index, Side.TARGET).text)
        if not here_source and not here_target:
            return
        all_source = _values(context, group, Side.SOURCE)
        all_target = _values(context, group, Side.TARGET)
        added = [address for address in here_target if not _told(address, all_source)]
        lost = [address for address in here_source if not _told(address, all_target)]
        for address in lost if context.is_translated(index) else ():
            twin = next((other for other in added if _kind(other) == _kind(address)), None)
            data = {"source": address.text, "kind": address.kind}
            severity = Severity.WARNING if address.kind == "hashtag" else None
            span = (address.start, address.end)
            if twin is None:
                place = len(context.plain(index, Side.TARGET).text)
                yield self.issue(
                    context,
                    index,
                    place,
                    place,
                    "facts.address.missing",
                    data,
                    source=span,
                    severity=severity,
                )
                continue
            added.remove(twin)
            data["target"] = twin.text
            yield self.issue(
                context,
                index,
                twin.start,
                twin.end,
                "facts.address.differs",
                data,
                fixes=(Fix(address.text),),
                source=span,
                severity=severity,
            )
        for address in added:
            if address.kind == "domain":
                continue
            data = {"target": address.text, "kind": address.kind}
            yield self.issue(
                context,
                index,
                address.start,
                address.end,
                "facts.address.added",
                data,
                severity=Severity.WARNING,
            )


def _kind(address: Address) -> str:
    return _SAME_KIND.get(address.kind, address.kind)


def _values(context: ProofingContext, group: tuple[int, ...], side: Side) -> frozenset[tuple[str, str]]:
    def compute() -> frozenset[tuple[str, str]]:
        texts = (context.plain(number, side).text for number in group)
        return frozenset((_kind(address), address.value) for text in texts for address in addresses(text))

    return context.once(("addresses", group[0]), side, compute)


def _same_telephone(one: str, other: str) -> bool:
    """Return whether the digits of one number end the other's, which says its country too."""
    short, long = sorted((one.lstrip("0"), other.lstrip("0")), key=len)
    return (
        len(short) >= _NATIONAL_DIGITS and len(long) - len(short) <= _COUNTRY_DIGITS and long.endswith(short)
    )


def _told(address: Address, others: frozenset[tuple[str, str]]) -> bool:
    if (_kind(address), address.value) in others:
        return True
    if address.kind == "phone":
        return any(kind == "phone" and _same_telephone(address.value, value) for kind, value in others)
    if address.kind == "domain":
        return any(kind == "url" and value.startswith(address.value) for kind, value in others)
    return False
