"""People, settings, and a release with its segments."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from workbench.desk import wording
from workbench.desk.desk import Desk
from workbench.model.errors import InputError
from workbench.model.inline import to_tags
from workbench.model.people import Role
from workbench.terminal.shared import open_desk, print_json


def people(options: Namespace) -> int:
    """``people add NAME --role …`` and ``people list``."""
    if options.deed == "list":
        with open_desk(options, read_only=True) as desk:
            everybody = desk.people.all()
        if options.json:
            print_json(
                [
                    {
                        "name": p.name,
                        "roles": sorted(p.roles),
                        "languages": list(p.languages),
                    }
                    for p in everybody
                ]
            )
        else:
            for person in everybody:
                print(
                    person.name,
                    ", ".join(wording.name(role) for role in sorted(person.roles)),
                    sep="\t",
                )
        return 0
    roles = set()
    for word in filter(None, (part.strip() for part in options.role.split(","))):
        if word not in set(Role):
            raise InputError("people.bad_role", role=word)
        roles.add(Role(word))
    with open_desk(options) as desk:
        languages = [part.strip() for part in options.languages.split(",") if part.strip()]
        desk.people.add(options.name, roles, languages)
    return 0


def settings(options: Namespace) -> int:
    """``settings``, ``settings KEY`` and ``settings KEY VALUE``."""
    with open_desk(options, read_only=options.value is None) as desk:
        if options.value is not None:
            desk.settings.set(options.key, options.value)
            return 0
        keys = [options.key] if options.key else desk.settings.keys()
        values = {key: desk.settings.get(key) for key in keys}
    if options.json:
        print_json(values)
    else:
        for key, value in values.items():
            print(key, value, sep="\t")
    return 0


def show(options: Namespace) -> int:
    """``show ID``: one release with its segments, states and status."""
    with open_desk(options, read_only=True) as desk:
        shown = _shown(desk, options.id, options.target)
    if options.json:
        print_json(shown)
        return 0
    print(f"{shown['title']} ({shown['reference'] or shown['id']})")
    print(
        wording.labelled(
            f"{shown['source_language']} → {shown['target_language']}", wording.name(shown["status"])
        )
    )
    for segment in shown["segments"]:
        print(f"{segment['number']:4} {segment['state']:12} {segment['source']}")
        print(f"{'':17} {segment['target']}")
    return 0


def _shown(desk: Desk, release_id: str, target: str) -> dict[str, Any]:
    release, translation = desk.releases.find(release_id, target)
    rows = desk.editing.rows(translation.id, 0, desk.editing.outline(translation.id).count)
    return {
        "id": release.id,
        "translation": translation.id,
        "title": release.title,
        "reference": release.reference,
        "source_language": release.source_language,
        "target_language": translation.target_language,
        "status": desk.releases.status(translation.id),
        "confidentiality": release.confidentiality,
        "embargo": release.embargo.isoformat() if release.embargo else None,
        "segments": [
            {
                "id": row.segment.id,
                "number": row.segment.number,
                "block": row.block.kind,
                "source": to_tags(row.segment.text, row.segment.codes),
                "target": to_tags(row.text, row.segment.codes),
                "state": row.state,
                "locked": row.locked,
                "origin": row.origin.kind,
                "engine": row.origin.engine,
                "score": row.origin.score,
                "reference": row.origin.reference,
                "edited": row.origin.edited,
                "revision": row.revision_id,
                "author": row.revision.author if row.revision else None,
            }
            for row in rows
        ],
    }
