"""A query as it is kept: JSON, read again by any later version of the program."""

from __future__ import annotations

import json
from datetime import datetime

from workbench.desk.library_views import EmbargoFilter, LibraryQuery, Order
from workbench.model.translation import Status


def query_text(query: LibraryQuery) -> str:
    """Return a query as JSON."""
    return json.dumps(
        {
            "text": query.text,
            "languages": query.languages,
            "people": query.people,
            "statuses": query.statuses,
            "embargo": query.embargo,
            "due_before": None if query.due_before is None else query.due_before.isoformat(),
            "tags": query.tags,
            "dossier": query.dossier,
            "archived": query.archived,
            "pinned_by": query.pinned_by,
            "order": query.order,
            "descending": query.descending,
        },
        ensure_ascii=True,
    )


def query_from_text(text: str) -> LibraryQuery:
    """Return the query of a JSON text; what cannot be read in it is left out of the query."""
    try:
        values = json.loads(text)
    except ValueError:
        values = {}
    if not isinstance(values, dict):
        values = {}

    def words(key: str) -> tuple[str, ...]:
        found = values.get(key)
        return tuple(word for word in found if isinstance(word, str)) if isinstance(found, list) else ()

    def word(key: str) -> str:
        found = values.get(key)
        return found if isinstance(found, str) else ""

    return LibraryQuery(
        text=word("text"),
        languages=words("languages"),
        people=words("people"),
        statuses=tuple(Status(each) for each in words("statuses") if each in tuple(Status)),
        embargo=EmbargoFilter(word("embargo"))
        if word("embargo") in tuple(EmbargoFilter)
        else EmbargoFilter.ANY,
        due_before=_moment(word("due_before")),
        tags=words("tags"),
        dossier=word("dossier"),
        archived=values.get("archived") is True,
        pinned_by=word("pinned_by"),
        order=Order(word("order")) if word("order") in tuple(Order) else Order.NEWEST,
        descending=values.get("descending") is True,
    )


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return None if moment.tzinfo is None else moment
