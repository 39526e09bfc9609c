"""Finding releases, and putting them in order: ``list``, ``tag``, ``dossier``, ``archive``, ``duplicate``."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Any

from workbench.desk import wording
from workbench.desk.catalogue import _
from workbench.desk.changes import Changes
from workbench.desk.desk import Desk
from workbench.desk.library_views import EmbargoFilter, Found, LibraryQuery, Order, Tag
from workbench.desk.views import ReleaseCard
from workbench.model.errors import InputError
from workbench.model.translation import Status
from workbench.terminal.shared import check_language, open_desk, print_json, read_moment

STATUSES = tuple(status.value for status in Status)
EMBARGOES = tuple(one.value for one in EmbargoFilter if one is not EmbargoFilter.ANY)
ORDERS = tuple(order.value for order in Order)


def listing(options: Namespace) -> int:
    """``list``: the releases that a query and filters leave."""
    query = _query(options)
    with open_desk(options, read_only=True) as desk:
        cards = desk.library.search(query)
    if options.json:
        print_json([_as_json(card) for card in cards])
        return 0
    for card in cards:
        for one in card.translations:
            print(
                card.release.id,
                card.release.reference or "–",
                f"{card.release.source_language}→{one.translation.target_language}",
                wording.name(one.status),
                f"{one.confirmed}/{one.total}",
                card.release.title,
                sep="\t",
            )
    return 0


def _query(options: Namespace) -> LibraryQuery:
    languages = _parts(options.lang)
    for language in languages:
        check_language(language)
    return LibraryQuery(
        text=options.query,
        languages=languages,
        people=_parts(options.person),
        statuses=tuple(Status(one) for one in options.status),
        embargo=EmbargoFilter(options.embargo or EmbargoFilter.ANY),
        due_before=read_moment(options.due_before),
        tags=tuple(options.tag),
        dossier=options.dossier,
        archived=options.archived,
        order=Order(options.sort),
        descending=options.reverse,
    )


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _as_json(card: ReleaseCard) -> dict[str, Any]:
    release = card.release
    return {
        "id": release.id,
        "reference": release.reference,
        "title": release.title,
        "source_language": release.source_language,
        "confidentiality": release.confidentiality,
        "embargo": release.embargo.isoformat() if release.embargo else None,
        "due": release.due.isoformat() if release.due else None,
        "tags": list(card.tags),
        "dossiers": list(card.dossiers),
        "archived": card.archived,
        "changed": card.changed_at.isoformat() if card.changed_at else None,
        "translations": [
            {
                "id": one.translation.id,
                "target_language": one.translation.target_language,
                "status": one.status,
                "segments": one.total,
                "confirmed": one.confirmed,
                "people": list(one.people),
            }
            for one in card.translations
        ],
        "found": [_place(found) for found in card.found],
    }


def _place(found: Found) -> dict[str, Any]:
    return {
        "in": found.where,
        "text": found.text,
        "spans": [list(span) for span in found.spans],
        "language": found.language,
        "segment": found.number or None,
        "current": found.current,
    }


class Deed(StrEnum):
    """What is done with a tag or a dossier."""

    ADD = "add"
    REMOVE = "remove"
    LIST = "list"


def tag(options: Namespace) -> int:
    """``tag list``, ``tag add NAME ID…`` and ``tag remove NAME ID…``."""
    return _named(
        options,
        lambda desk: desk.library.all_tags(),
        lambda desk: desk.library.tag if options.deed == Deed.ADD else desk.library.untag,
    )


def dossier(options: Namespace) -> int:
    """``dossier list``, ``dossier add NAME ID…`` and ``dossier remove NAME ID…``."""
    return _named(
        options,
        lambda desk: desk.library.all_dossiers(),
        lambda desk: desk.library.file if options.deed == Deed.ADD else desk.library.take_out,
    )


Marking = Callable[[Iterable[str], str, str], Changes]


def _named(
    options: Namespace, all_names: Callable[[Desk], list[Tag]], marking: Callable[[Desk], Marking]
) -> int:
    if options.deed == Deed.LIST:
        with open_desk(options, read_only=True) as desk:
            names = all_names(desk)
        if options.json:
            print_json([{"name": one.name, "releases": one.count} for one in names])
        else:
            for one in names:
                print(one.name, one.count, sep="\t")
        return 0
    if not options.ids:
        raise InputError("library.no_release")
    with open_desk(options) as desk:
        changes = marking(desk)(options.ids, options.name, options.actor)
    return _told(options, changes)


def archive(options: Namespace) -> int:
    """``archive ID…``, and ``archive --restore ID…`` to bring releases back."""
    with open_desk(options) as desk:
        deed = desk.library.restore if options.restore else desk.library.archive
        changes = deed(options.ids, options.actor)
    return _told(options, changes)


def _told(options: Namespace, changes: Changes) -> int:
    """Say which releases were changed: those that were so already are not."""
    changed = sorted(changes.releases)
    if options.json:
        print_json({"changed": changed})
    else:
        for release_id in changed:
            print(release_id)
    return 0


def duplicate(options: Namespace) -> int:
    """``duplicate ID``: a new release of what this one is now, its translations as drafts; prints its id."""
    with open_desk(options) as desk:
        copy, _changes = desk.library.duplicate(options.id, options.actor)
    if options.json:
        print_json({"id": copy.id, "title": copy.title})
    else:
        print(copy.id)
    return 0


def _named_options(made: Any, what: str) -> None:
    made.add_argument("deed", choices=tuple(Deed))
    made.add_argument("name", nargs="?", default="", metavar=what)
    made.add_argument("ids", nargs="*", metavar="ID")
    made.add_argument("--as", dest="actor", default="", metavar="NAME")


def add_commands(command: Callable[[str, Callable[[Namespace], int], str], Any]) -> None:
    """Add these commands and their options to the command line."""
    made = command("list", listing, _("list the releases, or find some"))
    made.add_argument("query", nargs="?", default="", help=_("words that all stand in a release"))
    made.add_argument("--lang", default="", metavar="LANG", help=_("target languages: fr or fr,es"))
    made.add_argument("--person", default="", metavar="NAME", help=_("who wrote in it or took it in"))
    made.add_argument("--status", action="append", default=[], choices=STATUSES)
    made.add_argument("--embargo", default="", choices=EMBARGOES)
    made.add_argument("--due-before", default="", metavar="ISO", help=_("date, time and zone"))
    made.add_argument("--tag", action="append", default=[], metavar="TAG")
    made.add_argument("--dossier", default="", metavar="DOSSIER")
    made.add_argument("--archived", action="store_true", help=_("those in the archive"))
    made.add_argument("--sort", default=Order.NEWEST.value, choices=ORDERS)
    made.add_argument("--reverse", action="store_true")
    _named_options(command("tag", tag, _("put a tag on releases, take it off, or list all tags")), "TAG")
    _named_options(
        command("dossier", dossier, _("put releases into a dossier, take them out, or list all dossiers")),
        "DOSSIER",
    )
    made = command("archive", archive, _("put releases into the archive, or bring them back"))
    made.add_argument("ids", nargs="+", metavar="ID")
    made.add_argument("--restore", action="store_true", help=_("bring them back"))
    made.add_argument("--as", dest="actor", required=True, metavar="NAME")
    made = command("duplicate", duplicate, _("make a new release of what a release is now"))
    made.add_argument("id", metavar="ID")
    made.add_argument("--as", dest="actor", required=True, metavar="NAME")
