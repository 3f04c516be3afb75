"""Where on a page its article is, by the blocks that an extraction kept, and what among them is foreign to it."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from provenance.reading.layout import stopped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

    from provenance.reading.page.blocks import Block

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
        "dialog",
    ]
)
_ROLES = frozenset(
    [
        "navigation",
        "complementary",
        "search",
        "banner",
        "contentinfo",
        "dialog",
        "alertdialog",
        "menu",
        "toolbar",
        "tablist",
        "form",
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
_LEAST_PARAGRAPH = 80
_HEADINGS = frozenset(["h2", "h3", "h4", "h5", "h6"])
_LINKED_ITEM, _LINKED_SENTENCE = 0.3, 0.5  # of an item's letters: more in links, and it names other stories


class Stands(NamedTuple):
    """How a block stands to the kept ones: ``between`` the first and last, right ``before`` one, ``amid`` two."""

    between: bool
    before: bool
    amid: bool


class Scope:
    """The article's place on the page: the element that holds it, and those that hold several of its paragraphs."""

    def __init__(self, kept: Sequence[Block]) -> None:
        self.container = _container(kept)
        self._article = _outermost(self.container)
        self._parents: dict[HtmlElement, int] = {}
        self._foreign: dict[tuple[HtmlElement, HtmlElement | None], bool] = {}
        for block in kept:
            parent = block.element.getparent()
            self._parents[parent] = self._parents.get(parent, 0) + 1
        made = Counter(_made(block.element) for block in kept if block.element.get("class"))
        self._kinds = {kind for kind, held in made.items() if held > 2}
        self._twins = {
            _made(parent)
            for parent, held in self._parents.items()
            if held > 2 and parent is not None and len(parent.get("class") or "") > 5
        }

    def wants(self, block: Block, stands: Stands, *, told: bool) -> bool:
        """Whether a block that the extraction left out is the article's.

        It is where it stands among the kept ones and is quoted words, a block quote, a point of a list, the heading
        of what was kept, or what the structured data has (``told``), or is a paragraph beside several of them, or in
        an element made just like theirs in the same ``<article>`` (bodies come in chunks).
        """
        parent = block.element.getparent()
        if parent is None:
            return False
        beside = self._parents.get(parent, 0) > 2 or (
            _made(parent) in self._twins and _outermost(parent) is self._article is not None
        )
        set_off = quote(block.element)
        wanted = (
            ((stands.between or beside) and (told or set_off is not None or bool(_QUOTED.search(block.text))))
            or (stands.between and block.element.tag == "li" and _is_prose(block))
            or (stands.between and stands.before and block.element.tag in _HEADINGS and _is_prose(block))
            or (beside and self._alike(block) and (len(block.text) > _LEAST_PARAGRAPH or stands.amid))
        )
        if not wanted:
            return False
        within = self.container in block.element.iterancestors()
        if not within and not beside:
            return False
        # What encloses a block quote may be an aside: it sets the words off, and they are the article's still.
        return not self.foreign(block.element, self.container if within else self._article, aside=set_off is not None)

    def _alike(self, block: Block) -> bool:
        return block.element.tag == "p" or _made(block.element) in self._kinds

    def foreign(self, element: HtmlElement, within: HtmlElement | None, *, aside: bool = False) -> bool:
        """Whether an element belongs to something else on the page than the article, or is not shown."""
        path: list[HtmlElement] = []
        found = False
        for node in (element, *element.iterancestors()):
            if node is within:
                break
            if (known := self._foreign.get((node, within))) is not None and not aside:
                found = known
                break
            path.append(node)
            if _apart(node, aside=aside):
                found = True
                break
        if not aside and path:
            self._foreign.update({(node, within): found for node in path})
        return found


def quote(element: HtmlElement) -> HtmlElement | None:
    """The block quote that an element is, or stands in; None where there is none."""
    return next((node for node in (element, *element.iterancestors()) if node.tag == "blockquote"), None)


def _is_prose(block: Block) -> bool:
    return block.linked < (_LINKED_SENTENCE if stopped(block.text) else _LINKED_ITEM) * len(block.key)


def _made(element: HtmlElement) -> tuple[str, str | None]:
    return element.tag, element.get("class")


def _apart(node: HtmlElement, *, aside: bool) -> bool:
    style = (node.get("style") or "").replace(" ", "")
    if (
        (node.tag in _OUTSIDE and not (aside and node.tag in ("aside", "figure")))
        or "display:none" in style
        or node.get("hidden") is not None
        or node.get("aria-hidden") == "true"
        or node.get("role") in _ROLES
    ):
        return True
    return bool(_FOREIGN.search(f"{(node.get('class') or '')[:300]} {(node.get('id') or '')[:100]}"))


def _outermost(element: HtmlElement) -> HtmlElement | None:
    found: HtmlElement | None = None
    for node in (element, *element.iterancestors()):
        found = node if node.tag == "article" else found
    return found


def _container(blocks: Sequence[Block]) -> HtmlElement:
    """The innermost element that holds nine tenths of the text the extraction kept."""
    weight: dict[HtmlElement, int] = {}
    total = 0
    for block in blocks:
        total += len(block.key)
        for ancestor in block.element.iterancestors():
            weight[ancestor] = weight.get(ancestor, 0) + len(block.key)
    fit = [element for element, held in weight.items() if held >= 0.9 * total]
    return max(fit, key=lambda element: sum(1 for _ in element.iterancestors()))
