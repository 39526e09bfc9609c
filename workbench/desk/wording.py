"""The words for what the engine raises and returns as codes: one place, used by window and terminal."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from workbench.desk.catalogue import N_, _, ngettext
from workbench.desk.sentences import SENTENCES
from workbench.desk.sentences_proofing import CHECK_TITLES
from workbench.model.comments import CommentWeight
from workbench.model.engines import Destination
from workbench.model.errors import PressbenchError
from workbench.model.issues import Issue, Severity
from workbench.model.pairing import CarriedKind, RowKind
from workbench.model.people import Role
from workbench.model.release import BlockKind, Confidentiality, DropReason
from workbench.model.terms import TermStatus
from workbench.model.translation import Action, Origin, OriginKind, SegmentState, Status

if TYPE_CHECKING:
    from workbench.editorial.readiness import ReadinessPoint

# Pairs, not a dictionary: members of different enumerations with the same value are equal.
_NAMES: tuple[tuple[object, str], ...] = (
    (BlockKind.HEADLINE, N_("Headline")),
    (BlockKind.SUBHEAD, N_("Subhead")),
    (BlockKind.PARAGRAPH, N_("Paragraph")),
    (BlockKind.QUOTATION, N_("Quotation")),
    (BlockKind.LIST_ITEM, N_("List item")),
    (BlockKind.TABLE_CELL, N_("Table cell")),
    (BlockKind.CAPTION, N_("Caption")),
    (BlockKind.ABOUT, N_("About")),
    (BlockKind.NOTE, N_("Note to editors")),
    (BlockKind.CONTACT, N_("Contact")),
    (BlockKind.NAVIGATION, N_("Navigation")),
    (SegmentState.UNTRANSLATED, N_("Untranslated")),
    (SegmentState.DRAFT, N_("Draft")),
    (SegmentState.TRANSLATED, N_("Translated")),
    (SegmentState.REVIEWED, N_("Reviewed")),
    (Status.DRAFT, N_("Draft")),
    (Status.IN_REVIEW, N_("In review")),
    (Status.CHANGES_REQUESTED, N_("Changes requested")),
    (Status.APPROVED, N_("Approved")),
    (Status.PUBLISHED, N_("Published")),
    (Action.SUBMIT, N_("Submit for review")),
    (Action.APPROVE, N_("Approve")),
    (Action.RETURN, N_("Return")),
    (Action.REOPEN, N_("Reopen")),
    (Action.PUBLISH, N_("Publish")),
    (Role.TRANSLATOR, N_("translator")),
    (Role.REVIEWER, N_("reviewer")),
    (Role.EDITOR, N_("editor")),
    (Confidentiality.PUBLIC, N_("Public")),
    (Confidentiality.EMBARGOED, N_("Embargoed")),
    (Confidentiality.CONFIDENTIAL, N_("Confidential")),
    (DropReason.KEPT, N_("kept")),
    (DropReason.MENU, N_("menu of the site")),
    (DropReason.COOKIES, N_("cookie notice")),
    (DropReason.SHARING, N_("sharing buttons")),
    (DropReason.BREADCRUMB, N_("path of the page")),
    (DropReason.RELATED, N_("other pages")),
    (DropReason.FOOTER, N_("footer of the site")),
    (DropReason.REPEATED, N_("stands elsewhere too")),
    (DropReason.EMPTY, N_("nothing to read")),
    (DropReason.BY_PERSON, N_("dropped by hand")),
    (DropReason.MAIL_HEADER, N_("header of the e-mail")),
    (DropReason.COVERING_NOTE, N_("covering note")),
    (DropReason.SIGNATURE, N_("signature")),
    (DropReason.QUOTED_MAIL, N_("quoted e-mail")),
    (DropReason.LEARNED, N_("always dropped from this source")),
    (Severity.ERROR, N_("Error")),
    (Severity.WARNING, N_("Warning")),
    (Severity.HINT, N_("Hint")),
    (Destination.THIS_MACHINE, N_("on this machine")),
    (Destination.OUR_SERVER, N_("on our own server")),
    (Destination.THIRD_PARTY, N_("sent to a third party")),
    (TermStatus.PREFERRED, N_("preferred")),
    (TermStatus.ADMITTED, N_("admitted")),
    (TermStatus.FORBIDDEN, N_("forbidden")),
    (CommentWeight.MUST, N_("Must")),
    (CommentWeight.SHOULD, N_("Should")),
    (CommentWeight.NOTE, N_("Note")),
    (RowKind.ONE_TO_ONE, N_("one to one")),
    (RowKind.ONE_TO_MANY, N_("one to several")),
    (RowKind.MANY_TO_ONE, N_("several to one")),
    (RowKind.MANY_TO_MANY, N_("several to several")),
    (RowKind.LEFT_OUT, N_("left out")),
    (RowKind.ADDED, N_("added")),
    (RowKind.MOVED, N_("moved")),
    (CarriedKind.SAME, N_("as before")),
    (CarriedKind.CHANGED, N_("changed")),
    (CarriedKind.NEW, N_("new")),
    (CarriedKind.GONE, N_("gone")),
)
_NAMES_BY_TYPE = {(type(value), value): text for value, text in _NAMES}


def name(value: object) -> str:
    """Return the name of a status, state, kind, role, reason, severity … in the interface language."""
    return _(_NAMES_BY_TYPE[type(value), value])


def labelled(label: str, text: str) -> str:
    """Return a label with what it says, joined as the interface language does (French has a space there)."""
    return _("{label}: {text}").format(label=label, text=text)


def issue_line(issue: Issue) -> str:
    """Return an issue on one line: the title of its check, and what it reports."""
    return labelled(check_title(issue.check), say_issue(issue))


def origin_words(origin: Origin) -> str:
    """Return where a target text came from, in a few words."""
    if origin.kind is OriginKind.NONE:
        return ""
    if origin.kind is OriginKind.MACHINE:
        words = _("machine, {engine}").format(engine=origin.engine)
    elif origin.kind is OriginKind.MEMORY:
        words = _("memory {score} %, {reference}").format(
            score=origin.score, reference=origin.reference or "–"
        )
    elif origin.kind is OriginKind.IMPORTED:
        words = _("imported from {file}").format(file=origin.reference or origin.engine)
    else:
        words = {
            OriginKind.PERSON: _("written here"),
            OriginKind.SOURCE: _("copied from the source"),
            OriginKind.PAIRED: _("from the paired translation"),
            OriginKind.PROPAGATED: _("from the same sentence elsewhere"),
        }[origin.kind]
    return _("{origin}, edited").format(origin=words) if origin.edited else words


def sentence(code: str, data: dict[str, object]) -> str:
    """Return the sentence of a code, its placeholders filled from the data."""
    template = SENTENCES.get(code)
    if template is None:
        details = ", ".join(f"{key}: {value}" for key, value in data.items())
        return f"{code} ({details})" if details else code
    if isinstance(template, tuple):
        count = data.get("count", 0)
        text = ngettext(template[0], template[1], count if isinstance(count, int) else 0)
    else:
        text = _(template)
    return text.format_map(_Shown(data))


class _Shown(dict[str, object]):
    """The data of a sentence as people read it: enumerations by name, times without fractions."""

    def __init__(self, data: dict[str, object]) -> None:
        super().__init__((key, shown(value)) for key, value in data.items())

    def __missing__(self, key: str) -> str:
        return "–"


def shown(value: object) -> str:
    """Return a value of an error's data as people read it."""
    if isinstance(value, list | tuple | set | frozenset):
        return ", ".join(shown(each) for each in value)
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M %Z").strip()
    if isinstance(value, StrEnum) and (type(value), value) in _NAMES_BY_TYPE:
        return name(value)
    if isinstance(value, str) and value in SENTENCES:
        return sentence(value, {})
    return str(value)


def say(error: PressbenchError) -> str:
    """Return what happened and what to do, in the interface language."""
    return sentence(error.code, error.data)


def say_point(point: ReadinessPoint) -> str:
    """Return a line of the approval checklist in the interface language."""
    variant = "met" if point.met else "unmet"
    if point.code == "readiness.four_eyes" and not point.data.get("in_force", True):
        variant = "off"
    return sentence(f"{point.code}.{variant}", point.data)


def say_issue(issue: Issue) -> str:
    """Return what an issue reports. A grammar engine's own sentence is in the language of the text."""
    own = issue.data.get("sentence")
    if own:
        return own
    return sentence(issue.message, dict(issue.data))


def check_title(check: str) -> str:
    """Return the short title of a check: ``facts.date`` is “Date differs”."""
    while check:
        if check in CHECK_TITLES:
            return _(CHECK_TITLES[check])
        check = check.rpartition(".")[0]
    return _("Check")
