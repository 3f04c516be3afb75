"""What stands on an article's page and is no part of it, known by its markup: taken out before the extraction looks.

Other stories' cards, readers' comments, sign-up boxes, the author's life, menus and dialogues. Nothing that holds
much of the page's prose is taken for any of them, whatever it is called.
"""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING

from lxml import etree

from provenance.reading.page.cards import TITLES, other_story
from provenance.reading.page.names import called, word
from provenance.reading.page.tree import words
from provenance.reading.page.weights import Weights

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ROLES = frozenset(
    [
        "navigation",
        "search",
        "banner",
        "contentinfo",
        "dialog",
        "alertdialog",
        "menu",
        "menubar",
        "toolbar",
        "tablist",
        "tooltip",
        "alert",
        "status",
    ]
)
_COMMENTED = re.compile(
    r"^(?:comments?|comment-(?:list|thread|section|area|form)|comments?-?area|commentlist|respond|disqus.*)$"
)
_OTHERS = (
    r"newsletter|sign-?up|subscribe|subscription|promo|teaser|recirc|related|recommended|recommendations|trending"
    r"|most-?(?:read|popular)|read-?(?:more|next)|see-?also|outbrain|taboola|advert[a-z]*|sponsor(?:ed)?"
    r"|sr-only|visually-?hidden|screen-?reader(?:-?text)?|no-?print|print-?(?:only|header|footer)"
    r"|(?:share|sharing|social)-?(?:bar|buttons?|links?|icons?|tools?)|bio|authorbio|about-?(?:the-)?author"
)
_SIGNED = word(_OTHERS)
_NAMED = word(rf"{_OTHERS}|author")
_UNSEEN = re.compile(r"(?:display:\s*none|visibility:\s*hidden|clip:\s*rect\(0|(?<![-\w])width:\s*1px)", re.IGNORECASE)
_PAID = frozenset(["nofollow", "sponsored", "ugc"])
_COMMENTS = ("/Comment", "/UserComments")
_OWN = frozenset(["main", "article", "p"])  # a page names its own article by these
_SHARE, _SHARE_OF_COMMENTS = 0.25, 0.6  # of the page's prose, at most
_LONGEST_LINK = 100  # letters: a paid link that is longer is an advertisement
_HIDDEN = 1_500


def cleared(root: HtmlElement, address: str, *, signed: bool = False) -> HtmlElement:
    """A copy of the page without what is known not to be its article; ``address`` is the page's own.

    ``signed``: what says who signed it and when stays, for looking at its metadata.
    """
    copy = deepcopy(root)
    body = copy.find("body")
    if body is None:
        return copy
    if not signed:
        # What structured data has is weighed by this reader; the extraction would take it for the page's, in one line.
        etree.strip_elements(copy, "script", with_tail=False)
    weights = Weights(body)
    gone: set[HtmlElement] = set()
    for element in weights:
        if element is body or element in gone:
            continue
        if _foreign(element, weights, _SIGNED if signed else _NAMED) or other_story(element, weights, address):
            gone.update(element.iter())
            _taken_out(element)
            if (above := _heading(element)) is not None:
                _taken_out(above)
    for element in body.iter("q"):
        _marked(element)
    return copy


def _foreign(element: HtmlElement, weights: Weights, named: re.Pattern[str]) -> bool:
    """Whether its role, its name or its being hidden says that it is something else, and it holds little prose."""
    if element.tag in ("dialog", "menu") or element.get("role") in _ROLES:
        return weights.share(element) < _SHARE
    if element.get("hidden") is not None or _UNSEEN.search(element.get("style") or ""):
        return weights.text[element] < _HIDDEN  # a larger one is the article, which a script would show
    if element.tag == "a":
        return weights.text[element] > _LONGEST_LINK and bool(_PAID.intersection((element.get("rel") or "").split()))
    if element.get("itemprop") == "comment" or (element.get("itemtype") or "").endswith(_COMMENTS):
        return True
    return element.tag not in _OWN and _other(element, weights, named)


def _other(element: HtmlElement, weights: Weights, named: re.Pattern[str]) -> bool:
    """Whether an element has the name of something else, without the headline and with little of the prose."""
    names = called(element)
    commented = any(_COMMENTED.search(name) for name in names)
    if not commented and not any(named.search(name) for name in names):
        return False
    share = weights.share(element)
    if share > _SHARE_OF_COMMENTS:
        # The article itself: without the name that would have the extraction take it for something else.
        element.attrib.pop("class", None)
        element.attrib.pop("id", None)
    return share < (_SHARE_OF_COMMENTS if commented else _SHARE) and element.find(".//h1") is None


def _heading(element: HtmlElement) -> HtmlElement | None:
    """The heading right over an element that is taken out, which heads nothing then."""
    above = element.getprevious()
    if above is None or above.tag not in TITLES or (above.tail or "").strip():
        return None
    after = element.getnext()
    ends = after is None or after.tag in TITLES or after.tag in ("template", "script", "style")
    return above if ends and above.tag != "h1" else None


def _taken_out(element: HtmlElement) -> None:
    """Emptied in place: what follows it stays, and a walk that is under way goes on."""
    tail = element.tail
    element.clear()
    element.tag, element.tail = "template", tail


def _marked(element: HtmlElement) -> None:
    """The quotation marks that a browser puts round ``<q>`` (HTML, section 15.3.4), unless the page has its own."""
    text = words(element)
    if text and text[0] not in "\"“„«‘'":
        element.text = "“" + (element.text or "").lstrip()
        if len(element):
            element[-1].tail = (element[-1].tail or "").rstrip() + "”"
        else:
            element.text = element.text.rstrip() + "”"
    element.tag = "span"
