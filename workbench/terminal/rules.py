"""Rules off and on, and the dictionaries, from a terminal: ``rules`` and ``words``."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import Any

from workbench.desk import wording
from workbench.desk.catalogue import _, ngettext
from workbench.desk.desk import Desk
from workbench.desk.rules import RuleLine
from workbench.model.errors import InputError
from workbench.terminal.shared import acting_person, check_language, open_desk, print_json


def rules(options: Namespace) -> int:
    """``rules list``, ``rules off RULE --reason TEXT``, ``rules on RULE`` and ``rules profile NAME``."""
    if options.deed == "list":
        return _list_rules(options)
    with open_desk(options) as desk:
        release_id = _release_id(options, desk)
        scope, actor = ("release" if release_id else "house"), acting_person(desk, options.actor)
        if options.deed == "profile":
            name = "" if options.rule == "usual" else options.rule
            if not name and options.rule != "usual":
                print(desk.rules.profile(release_id))
                return 0
            desk.rules.use_profile(name, scope, actor, release_id, options.reason)
        elif options.deed == "off":
            desk.rules.turn_off(options.rule, scope, options.reason, actor, release_id)
        else:
            desk.rules.turn_on(options.rule, scope, actor, release_id, options.reason)
    return 0


def _list_rules(options: Namespace) -> int:
    with open_desk(options, read_only=True) as desk:
        release_id = _release_id(options, desk)
        profile, lines = desk.rules.profile(release_id), desk.rules.lines(release_id)
    if options.json:
        print_json({"profile": profile, "rules": [_rule_json(line) for line in lines]})
        return 0
    print(_("Profile: {profile}").format(profile=profile))
    for line in lines:
        state = _("off") if line.off else _("on")
        words = [line.rule, state, wording.check_title(line.rule)]
        if line.decision is not None:
            at = line.decision.at.date().isoformat()
            where = _("this release") if line.decision.release_id else _("the house")
            words.append(f"{where}, {line.decision.actor}, {at}: {line.decision.reason}")
        print(*words, sep="\t")
    return 0


def _rule_json(line: RuleLine) -> dict[str, object]:
    found: dict[str, object] = {"rule": line.rule, "group": line.group, "off": line.off}
    if (decision := line.decision) is not None:
        found |= {
            "scope": "release" if decision.release_id else "house",
            "reason": decision.reason,
            "by": decision.actor,
            "at": decision.at.isoformat(),
            "for_approval": decision.for_approval,
        }
    return found


def words(options: Namespace) -> int:
    """``words list``, ``add WORD …``, ``remove WORD …``, ``import FILE`` and ``export FILE``; all take ``--lang``.

    1 where an imported file has lines that hold no word.
    """
    check_language(options.lang)
    if options.deed in ("add", "remove") and not options.what:
        raise InputError("dictionary.no_word")
    if options.deed in ("import", "export") and not options.what:
        raise InputError("dictionary.name_file")
    reads = options.deed in ("list", "export")
    with open_desk(options, read_only=reads) as desk:
        release_id = _release_id(options, desk)
        scope = "release" if release_id else "personal" if options.personal else "house"
        person = acting_person(desk, options.actor) if scope == "personal" or not reads else ""
        if options.deed == "list":
            return _list_words(options, desk.dictionaries.words(options.lang, scope, release_id, person))
        if options.deed == "export":
            path = Path(options.what[0])
            count = desk.dictionaries.export_file(path, options.lang, scope, release_id, person)
            print(ngettext("{count} word written", "{count} words written", count).format(count=count))
            return 0
        if options.deed == "import":
            return _import_words(options, desk, scope, person, release_id)
        deed = desk.dictionaries.add if options.deed == "add" else desk.dictionaries.remove
        for word in options.what:
            deed(word, options.lang, scope, person, release_id)
    return 0


def _list_words(options: Namespace, found: list[str]) -> int:
    if options.json:
        print_json(found)
    else:
        for word in found:
            print(word)
    return 0


def _import_words(options: Namespace, desk: Desk, scope: str, person: str, release_id: str) -> int:
    taken = desk.dictionaries.import_file(Path(options.what[0]), options.lang, scope, person, release_id)
    problems = [
        {
            "line": one.line,
            "code": one.code,
            "message": wording.sentence(one.code, {"word": "…", "limit": 80}),
        }
        for one in taken.problems
    ]
    if options.json:
        print_json(
            {"new": taken.new, "known": taken.known, "bad_lines": taken.bad_lines, "problems": problems}
        )
    else:
        print(_("{new} new, {known} as before").format(new=taken.new, known=taken.known))
        for one in problems:
            print(_("line {line}: {message}").format(line=one["line"], message=one["message"]))
    return 1 if taken.bad_lines else 0


def _release_id(options: Namespace, desk: Desk) -> str:
    return desk.releases.get(options.release).id if options.release else ""


def add_commands(command: Callable[[str, Callable[[Namespace], int], str], Any]) -> None:
    """Add these commands and their options to the command line."""
    made = command("rules", rules, _("which rules report; turn them off and on, with a reason"))
    made.add_argument("deed", choices=("list", "off", "on", "profile"))
    made.add_argument(
        "rule",
        metavar="RULE|PROFILE",
        nargs="?",
        default="",
        help=_("a rule, a group of rules, or a profile"),
    )
    made.add_argument("--release", default="", metavar="ID", help=_("in this release only"))
    made.add_argument("--reason", default="")
    made.add_argument("--as", dest="actor", default="", metavar="NAME")
    made = command("words", words, _("words that are no errors: the dictionaries"))
    made.add_argument("deed", choices=("list", "add", "remove", "import", "export"))
    made.add_argument("what", metavar="WORD|FILE", nargs="*")
    made.add_argument("--lang", required=True, metavar="LANG")
    where = made.add_mutually_exclusive_group()
    where.add_argument("--release", default="", metavar="ID", help=_("in this release only"))
    where.add_argument("--personal", action="store_true", help=_("for whoever adds them only"))
    made.add_argument("--as", dest="actor", default="", metavar="NAME")
