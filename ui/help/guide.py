"""The steps of a first release. Each is done when the desk shows that it is, or when its deed was done once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ui.words import _
from workbench.desk.library_views import LibraryQuery
from workbench.model.translation import Status
from workbench.places import resources_folder

FEW = 3


@dataclass(frozen=True)
class Facts:
    """What the desk knows of the sample. ``translation_id`` is empty while it has not been taken in."""

    release_id: str = ""
    translation_id: str = ""
    confirmed: int = 0
    comments: int = 0
    status: Status = Status.DRAFT


@dataclass(frozen=True)
class Step:
    """A step: its words, how to do it, the deed whose key is shown, and when it is done.

    Without ``reached`` it is done once its deed was.
    """

    name: str
    words: Callable[[], str]
    hint: Callable[[], str]
    deed: str = ""
    reached: Callable[[Facts], bool] | None = None


STEPS = (
    Step(
        "take_in",
        lambda: _("Take a release in"),
        lambda: _(
            "The preview shows what was understood: headline, lead, quotation. "
            "Look it over, then press the button at its foot."
        ),
        reached=lambda facts: bool(facts.translation_id),
    ),
    Step(
        "confirm",
        lambda: _("Translate the headline"),
        lambda: _("Type beside the source, then confirm. The next open segment comes by itself."),
        "editor.confirm",
        lambda facts: facts.confirmed >= 1,
    ),
    Step(
        "few",
        lambda: _("Confirm two more"),
        lambda: _("Change a figure on purpose, such as 40 into 14: the checks will find it."),
        "editor.confirm",
        lambda facts: facts.confirmed >= FEW,
    ),
    Step(
        "issue",
        lambda: _("Go to an issue"),
        lambda: _("Errors and warnings stand in the list at the right. The key goes from one to the next."),
        "editor.next_issue",
    ),
    Step(
        "comment",
        lambda: _("Leave a comment"),
        lambda: _("A question to the reviewer stays with its segment until somebody answers it."),
        "editor.comment",
        lambda facts: facts.comments > 0,
    ),
    Step(
        "focus",
        lambda: _("See nothing but the text"),
        lambda: _("Everything else goes away. Escape brings it back."),
        "window.focus",
    ),
    Step(
        "submit",
        lambda: _("Submit for review"),
        lambda: _("Review > Submit for review. Somebody else approves it: nobody approves her own text."),
        "editor.submit",
        lambda facts: facts.status is not Status.DRAFT,
    ),
    Step(
        "keys",
        lambda: _("Look at the keys"),
        lambda: _("All of them on one sheet, to search and to print. Preferences > Keyboard changes them."),
        "window.keys",
    ),
)


def sample_file(language: str) -> Path:
    """Return the sample in a language, in English where there is none."""
    folder = resources_folder() / "samples" / "first-release"
    path = folder / f"{language}.txt"
    return path if path.is_file() else folder / "en.txt"


def sample_titles() -> frozenset[str]:
    """Return the headlines of the samples: what a release made of one is called."""
    folder = resources_folder() / "samples" / "first-release"
    return frozenset(
        path.read_text(encoding="utf-8").partition("\n")[0].strip() for path in folder.glob("*.txt")
    )


def facts_of(desk: Any, front: str = "") -> Facts:
    """Return what the desk knows of the newest sample that was taken in; may take a while.

    ``front`` is the translation in front: where it is one of the sample, it is the one that counts.
    """
    titles = sample_titles()
    for title in titles:
        for card in desk.library.search(LibraryQuery(text=f'"{title}"')):
            if card.release.title not in titles:
                continue
            translations = desk.releases.translations(card.release.id)
            chosen = next((one for one in translations if one.id == front), None)
            for one in [chosen] if chosen is not None else translations:
                found = Facts(
                    card.release.id,
                    one.id,
                    desk.editing.progress(one.id).confirmed,
                    len(desk.editorial.comments(one.id)),
                    desk.editorial.status(one.id),
                )
                if chosen is not None or found.confirmed or one is translations[-1]:
                    return found
    return Facts()
