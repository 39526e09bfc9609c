"""Transitions and waivers."""

from __future__ import annotations

from argparse import Namespace

from workbench.desk import wording
from workbench.desk.catalogue import _
from workbench.model.errors import InputError
from workbench.model.tasks import CancelToken
from workbench.model.translation import Action
from workbench.terminal.shared import open_desk, print_json


def act(options: Namespace) -> int:
    """``submit``, ``approve``, ``return``, ``reopen`` and ``publish``."""
    with open_desk(options) as desk:
        _release, translation = desk.releases.find(options.id, options.target)
        transition, _changes = desk.editorial.act(
            translation.id, Action(options.command), options.actor, options.reason
        )
        version = desk.editorial.current(translation.id).number
    if options.json:
        print_json(
            {
                "id": transition.id,
                "action": transition.action,
                "from": transition.from_status,
                "to": transition.to_status,
                "actor": transition.actor,
                "at": transition.at.isoformat(),
                "content_hash": transition.content_hash,
                "version": version,
                "four_eyes": transition.four_eyes,
            }
        )
        return 0
    print(
        _("{status}: version {version}, SHA-256 {hash}").format(
            status=wording.name(transition.to_status),
            version=version,
            hash=transition.content_hash,
        )
    )
    return 0


def waive(options: Namespace) -> int:
    """``waive ID --third-party`` and ``waive ID --issue N``, with a reason."""
    if bool(options.issue) == bool(options.third_party):
        raise InputError("waive.one_of")
    with open_desk(options) as desk:
        release, translation = desk.releases.find(options.id, options.target)
        if options.third_party:
            desk.releases.waive_third_parties(release.id, options.reason, options.actor)
        else:
            issues = desk.proofing.check(translation.id, CancelToken(), grammar=not options.no_grammar)
            if not 0 < options.issue <= len(issues):
                raise InputError("waive.no_such_issue", number=options.issue, count=len(issues))
            desk.editorial.waive(translation.id, issues[options.issue - 1], options.reason, options.actor)
    return 0
