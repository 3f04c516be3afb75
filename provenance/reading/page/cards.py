"""Other stories on an article's page: rows of cards and teasers, known by their build and not by any name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.reading.page.tree import words

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from provenance.reading.page.weights import Weights

TITLES = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_ROWS = frozenset(["ul", "ol", "div", "section", "aside", "nav"])
_NO_CARDS = frozenset(["p", "a", "br", "span"])
_LEAST_CARDS, _TITLE_WORDS = 3, 3
_LONGEST_CARD = 260  # letters beside its links
_LINKED = 0.25  # of the letters of a row
_SHARE = 0.25  # of the page's prose, at most


def other_story(element: HtmlElement, weights: Weights, address: str) -> bool:
    """Whether an element is another story's teaser or a row of several; ``address`` is the page's own."""
    if element.tag == "article":
        return _teaser(element, weights, address)
    return element.tag in _ROWS and _row(element, weights)


def _teaser(element: HtmlElement, weights: Weights, address: str) -> bool:
    """Whether an ``<article>`` within the page's own, or beside it, is headed by a link to another page."""
    heading = next(element.iter(*TITLES), None)
    if heading is None or weights.share(element) > _SHARE:
        return False
    link = next(heading.iter("a"), heading.getparent())
    return link is not None and link.tag == "a" and _elsewhere(link.get("href") or "", address)


def _elsewhere(href: str, address: str) -> bool:
    path = href.partition("#")[0].partition("?")[0].rstrip("/")
    return bool(path) and not address.partition("#")[0].partition("?")[0].rstrip("/").endswith(path)


def _row(element: HtmlElement, weights: Weights) -> bool:
    """Whether an element's children are alike, each with a title that is a link and few words beside it.

    One of them may be something else: the heading over the rest.
    """
    if len(element) < _LEAST_CARDS or weights.linked[element] < _LINKED * weights.text[element]:
        return False
    children = [child for child in element if isinstance(child.tag, str) and weights.text[child]]
    if len(children) < _LEAST_CARDS or weights.share(element) > _SHARE:
        return False
    cards = [child for child in children if _build(child) == _build(children[-1])]
    if len(cards) < max(_LEAST_CARDS, len(children) - 1) or cards[0].tag in _NO_CARDS:
        return False
    return all(weights.text[card] - weights.linked[card] < _LONGEST_CARD and _titled(card) for card in cards)


def _build(element: HtmlElement) -> tuple[str, str]:
    return element.tag, (element.get("class") or "").partition(" ")[0]


def _titled(card: HtmlElement) -> bool:
    """Whether a card's first link of several words leads to another page."""
    links = (link for link in card.iter("a") if words(link).count(" ") + 1 >= _TITLE_WORDS)
    href = next((link.get("href") or "" for link in links), "")
    return bool(href) and not href.startswith("#")
