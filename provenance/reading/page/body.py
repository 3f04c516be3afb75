"""An article's paragraphs out of a page: trafilatura's, and what it left out between them.

trafilatura judges blocks one by one and now and then drops a quotation (a block quote, a list, a short
paragraph) out of the middle of an article. What stands among the paragraphs it kept is put back in place.
"""

from __future__ import annotations

import logging
import re
from bisect import bisect_right
from copy import deepcopy
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from provenance.reading.page.tree import folded, words

if TYPE_CHECKING:
    from lxml.html import HtmlElement

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what matters is said by this reader
logging.getLogger("htmldate").setLevel(logging.CRITICAL)

_BLOCKS = frozenset(
    ["p", "li", "blockquote", "h2", "h3", "h4", "h5", "h6", "q", "div", "section", "td", "dd", "dt", "pre"]
)
_INSIDE = _BLOCKS | {
    "ul",
    "ol",
    "table",
    "article",
    "figure",
    "aside",
    "header",
    "footer",
    "nav",
    "main",
    "h1",
    "dl",
    "form",
}
_OUTSIDE = frozenset(
    [
        "nav",
        "aside",
        "footer",
        "form",
        "button",
        "figure",
        "figcaption",
        "noscript",
        "select",
        "script",
        "style",
        "svg",
        "template",
        "video",
        "audio",
        "iframe",
        "object",
        "h1",
    ]
)
_FOREIGN = re.compile(
    r"related|promo|newsletter|sign-?up|subscri|teaser|recirc|sidebar|share|social-(?:share|links|icons|"
    r"bar|buttons|follow)|comment|recommend|most-?read|trending|breadcrumb|cookie|consent|paywall|"
    r"advert|\bad[-_]|sponsor|footer|caption|credit|byline|author-|bio\b|tags?\b|menu|nav\b|read-?more|"
    r"see-?also|disclaimer|outbrain|taboola|popup|modal|visually-hidden|sr-only|screen-reader|hidden",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[“„«][^“”„«»]{12,}|\"[^\"]{12,}\"|[‘'][^‘’']{20,}[’']\W|»[^«»]{12,}«")
_LEAST_KEY = 16
_HIDDEN = 1_500
_MOST_COMPARED = 2_500
_MOST_BLOCKS, _MOST_LETTERS = 6_000, 1_000_000  # larger pages keep what the extraction kept: the search is quadratic


class Block(NamedTuple):
    """An innermost block of a page: its element, its text, and that text `folded`."""

    element: HtmlElement
    text: str
    key: str


def paragraphs(root: HtmlElement, structured: str) -> tuple[list[str], bool]:
    """The article's paragraphs in order, and whether they had to be taken from ``structured``.

    ``structured`` is the text that the page's structured data gives: used where the page itself holds
    little of it (it is drawn by a script, or behind a notice).
    """
    found = _extracted(root)
    if found:
        found = _completed(root, found)
    told = [" ".join(line.split()) for line in structured.splitlines() if line.strip()]
    if len(folded(" ".join(told))) > 1.4 * len(folded(" ".join(found))) + 200:
        return told, True
    return found, False


def _extracted(root: HtmlElement) -> list[str]:
    from trafilatura import bare_extraction  # noqa: PLC0415

    # Its second opinions (readability, justext) take the square of the number of paragraphs.
    fast = sum(1 for _ in root.iter("p", "li", "td", "div", "br")) > _MOST_COMPARED
    copy = deepcopy(root)
    for element in copy.xpath("//body//*[@hidden]")[:500]:
        if len(words(element)) < _HIDDEN:  # a larger one is the article, which a script would show
            element.drop_tree()
    document = bare_extraction(copy, include_comments=False, include_formatting=False, fast=fast)
    text = getattr(document, "text", None) or ""
    return [line for raw in text.splitlines() if (line := raw.strip().removeprefix("- ").strip(" |"))]


def _completed(root: HtmlElement, found: list[str]) -> list[str]:
    """The paragraphs with those blocks put back that stand among them on the page and hold a quotation."""
    keys = [folded(paragraph) for paragraph in found]
    whole = "\n".join(keys)
    blocks = innermost(root)
    if len(blocks) > _MOST_BLOCKS or len(whole) > _MOST_LETTERS:
        return found
    where = _places(blocks, keys)
    matched = [at for at, place in enumerate(where) if place is not None]
    if len(matched) < 2:
        return found
    scope = _Scope([blocks[at] for at in matched])
    missing: dict[int, list[str]] = {}
    held = set[str]()
    previous = -1
    for at, block in enumerate(blocks):
        if (kept := where[at]) is not None:
            previous = kept
        elif (
            len(block.key) >= _LEAST_KEY
            and block.key not in held
            and scope.wants(block, between=matched[0] < at < matched[-1])
            and block.key not in whole
            and not _overlaps(block.key, whole)
        ):
            held.add(block.key)
            missing.setdefault(previous, []).append(block.text)
    completed = missing.get(-1, [])
    for number, paragraph in enumerate(found):
        completed += [paragraph, *missing.get(number, ())]
    return completed


def _places(blocks: list[Block], keys: list[str]) -> list[int | None]:
    """The paragraph that each block became, None for one that was left out."""
    starts = list(accumulate((len(key) + 1 for key in keys), initial=0))
    whole = "\n".join(keys)
    where: list[int | None] = [None] * len(blocks)
    cursor = 0
    for at, block in enumerate(blocks):
        if len(block.key) >= _LEAST_KEY:
            place = whole.find(block.key, cursor)
            if place < 0:
                place = whole.find(block.key)
            if place >= 0:
                where[at] = bisect_right(starts, place) - 1
                cursor = place
    return where


def _overlaps(key: str, whole: str) -> bool:
    """Whether most of a block is in the text already: its words stand there broken up otherwise."""
    pieces = [key[start : start + 24] for start in range(0, len(key) - 12, 24)]
    return sum(piece in whole for piece in pieces) > 0.5 * len(pieces)


def innermost(root: HtmlElement) -> list[Block]:
    """The innermost blocks of text, in the page's order."""
    found = []
    for element in root.iter(*_BLOCKS):
        if any(child.tag in _INSIDE for child in element.iterdescendants() if isinstance(child.tag, str)):
            continue
        text = words(element)
        if text and len(text) < 20_000:
            found.append(Block(element, text, folded(text)))
    return found


class _Scope:
    """Where on the page the article is, judged by the blocks that the extraction kept."""

    def __init__(self, kept: list[Block]) -> None:
        self._container = _container(kept)
        self._article = _outermost(self._container)
        self._parents: dict[HtmlElement, int] = {}
        for block in kept:
            parent = block.element.getparent()
            self._parents[parent] = self._parents.get(parent, 0) + 1
        self._twins = {
            (parent.tag, parent.get("class"))
            for parent, held in self._parents.items()
            if held > 2 and len(parent.get("class") or "") > 5
        }

    def wants(self, block: Block, *, between: bool) -> bool:
        """Whether a block that the extraction left out is the article's.

        It is where it stands among the kept ones and holds a quotation, or is a paragraph beside several of
        them, or in an element made just like theirs in the same ``<article>`` (bodies come in chunks).
        """
        parent = block.element.getparent()
        beside = self._parents.get(parent, 0) > 2 or (
            (parent.tag, parent.get("class")) in self._twins and _outermost(parent) is self._article is not None
        )
        quoted = bool(_QUOTED.search(block.text))
        if not (quoted and (between or beside)) and not (beside and block.element.tag == "p" and len(block.text) > 80):
            return False
        within = self._container in block.element.iterancestors()
        return (within or beside) and not _foreign(block.element, self._container if within else self._article)


def _outermost(element: HtmlElement) -> HtmlElement | None:
    found: HtmlElement | None = None
    for node in (element, *element.iterancestors()):
        found = node if node.tag == "article" else found
    return found


def _container(blocks: list[Block]) -> HtmlElement:
    """The innermost element that holds nine tenths of the text the extraction kept."""
    weight: dict[HtmlElement, int] = {}
    total = 0
    for block in blocks:
        total += len(block.key)
        for ancestor in block.element.iterancestors():
            weight[ancestor] = weight.get(ancestor, 0) + len(block.key)
    fit = [element for element, held in weight.items() if held >= 0.9 * total]
    return max(fit, key=lambda element: sum(1 for _ in element.iterancestors()))


def _foreign(element: HtmlElement, container: HtmlElement | None) -> bool:
    """Whether a block within the article belongs to something else on the page, or is not shown."""
    for node in (element, *element.iterancestors()):
        if node is container:
            return False
        style = (node.get("style") or "").replace(" ", "")
        if (
            node.tag in _OUTSIDE
            or "display:none" in style
            or node.get("hidden") is not None
            or node.get("aria-hidden") == "true"
        ):
            return True
        if _FOREIGN.search(f"{(node.get('class') or '')[:300]} {(node.get('id') or '')[:100]}"):
            return True
    return False
