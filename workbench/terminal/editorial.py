"""Transitions and waivers."""

from __future__ import annotations

from argparse import Namespace

from workbench.desk import wording
from workbench.desk.catalogue import _
from workbench.desk.versions import CurrentText
from workbench.model.errors import InputError
from workbench.model.inline import readable
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
        current = desk.editorial.current(translation.id)
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
                "version": current.number,
                "four_eyes": transition.four_eyes,
            }
        )
        return 0
    if transition.action is Action.APPROVE:
        # Whoever approves is shown what she approves.
        print("\n".join(whole_text(current)), end="\n\n")
    print(
        _("{status}: version {version}, SHA-256 {hash}").format(
            status=wording.name(transition.to_status),
            version=current.number,
            hash=transition.content_hash,
        )
    )
    return 0


def whole_text(current: CurrentText) -> list[str]:
    """Return the whole target text, a block a line, as it reads."""
    blocks: dict[str, str] = {}
    for segment in current.segments:
        text = readable(current.texts.get(segment.id, ""), segment.codes)
        blocks[segment.block_id] = blocks.get(segment.block_id, "") + segment.separator + text
    return list(blocks.values())


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
