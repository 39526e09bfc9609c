"""What an element's name, role, class and id say of the place it takes in a page."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping

from workbench.intake.raw import Place

_TAGS = {
    "nav": Place.MENU,
    "menu": Place.MENU,
    "aside": Place.ASIDE,
    "footer": Place.FOOTER,
    "header": Place.PAGE_HEADER,
    "button": Place.CONTROL,
    "select": Place.CONTROL,
    "option": Place.CONTROL,
    "label": Place.CONTROL,
    "textarea": Place.CONTROL,
    "legend": Place.CONTROL,
    "noscript": Place.HIDDEN,
    "dialog": Place.HIDDEN,
    "main": Place.MAIN,
    "article": Place.MAIN,
}
_ROLES = {
    "navigation": Place.MENU,
    "menu": Place.MENU,
    "menubar": Place.MENU,
    "banner": Place.PAGE_HEADER,
    "contentinfo": Place.FOOTER,
    "search": Place.CONTROL,
    "button": Place.CONTROL,
    "dialog": Place.HIDDEN,
    "alertdialog": Place.HIDDEN,
    "main": Place.MAIN,
    "article": Place.MAIN,
}
_WORDS = {
    Place.COOKIES: "cookie cookies consent gdpr rgpd onetrust cookiebot didomi tarteaucitron cookielaw",
    Place.BREADCRUMB: "breadcrumb breadcrumbs ariane migas crumbs",
    Place.SHARING: "share sharing social socials sharedaddy addtoany addthis sharebar partage compartir sharethis",
    Place.RELATED: "related recommended recommendations outbrain taboola relacionadas similaires comments respond "
    "jp-relatedposts pagination pager prevnext",
    Place.FOOTER: "footer colophon copyright siteinfo newsletter subscribe signup",
    Place.MENU: "nav navbar navigation menu megamenu menubar topbar toolbar skiplink skiplinks offcanvas tags "
    "langswitcher hamburger submenu taglinks catlinks tagcloud",
    Place.ASIDE: "sidebar",
    Place.PAGE_HEADER: "masthead siteheader pageheader",
}
_PLACE_OF_WORD = {word: place for place, words in _WORDS.items() for word in words.split()}
_JOINED = {
    ("skip", "link"): Place.MENU,
    ("screen", "reader"): Place.HIDDEN,
    ("sr", "only"): Place.HIDDEN,
    ("visually", "hidden"): Place.HIDDEN,
    ("site", "header"): Place.PAGE_HEADER,
    ("page", "header"): Place.PAGE_HEADER,
    ("lang", "switcher"): Place.MENU,
    ("language", "switcher"): Place.MENU,
    ("cat", "links"): Place.MENU,
    ("tags", "links"): Place.MENU,
    ("tag", "links"): Place.MENU,
    ("post", "tags"): Place.MENU,
    ("post", "navigation"): Place.RELATED,
    ("entry", "footer"): Place.MENU,
    ("top", "bar"): Place.MENU,
    ("gmail", "quote"): Place.QUOTED_MAIL,
    ("protonmail", "quote"): Place.QUOTED_MAIL,
    ("yahoo", "quoted"): Place.QUOTED_MAIL,
    ("moz", "signature"): Place.SIGNATURE,
    ("gmail", "signature"): Place.SIGNATURE,
    ("search", "form"): Place.CONTROL,
    ("search", "box"): Place.CONTROL,
}
# Their class describes the whole page, not a part of it.
_TOO_LARGE = frozenset({"html", "body", "main", "article"})
_TOKEN = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)


def place_of(tag: str, attributes: Mapping[str, str], in_main: bool) -> Place | None:
    """Return the place that an element declares, ``None`` where it declares none.

    ``in_main``: the element stands in ``main`` or ``article``, where a header or footer is the text's own.
    """
    if tag == "blockquote" and attributes.get("type", "").lower() == "cite":
        return Place.QUOTED_MAIL
    role = attributes.get("role", "").strip().lower()
    if role in _ROLES:
        return _ROLES[role]
    style = attributes.get("style", "")
    if (
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or (style and _HIDDEN_STYLE.search(style))
    ):
        return Place.HIDDEN
    if tag not in _TOO_LARGE:
        named = _named_place(f"{attributes.get('class', '')} {attributes.get('id', '')}"[:400], in_main)
        if named is not None:
            return named
    place = _TAGS.get(tag)
    if in_main and place in (Place.PAGE_HEADER, Place.FOOTER):
        return None
    return place


def _named_place(names: str, in_main: bool) -> Place | None:
    for name in names.split():
        tokens = [token.lower() for token in _TOKEN.findall(name)]
        for pair in itertools.pairwise(tokens):
            place = _JOINED.get(pair)
            if place is not None and not (in_main and place is Place.PAGE_HEADER):
                return place
        for token in tokens:
            place = _PLACE_OF_WORD.get(token)
            if place is None or (in_main and place in (Place.PAGE_HEADER, Place.ASIDE)):
                continue
            # "no-sidebar" and "has-navbar" describe, they do not name.
            if tokens[0] in {"no", "has", "with", "without"}:
                continue
            return place
    return None
