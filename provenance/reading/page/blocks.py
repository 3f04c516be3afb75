"""A page's innermost blocks of text, as a browser would lay them out: a paragraph, an item, words between two boxes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from provenance.reading.page.tree import folded

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_UNSEEN = frozenset(["script", "style", "template", "svg", "select", "textarea", "iframe", "object", "title", "head"])
_BOXES = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "video",
        "audio",
        "noscript",
        "button",
    ]
)
_LONGEST = 20_000


class Block(NamedTuple):
    """Words that stand together: the box they stand in, the words, those `folded`, and how many of these are links."""

    element: HtmlElement
    text: str
    key: str
    linked: int


def innermost(root: HtmlElement) -> list[Block]:
    """The innermost blocks of text, in the page's order; a forced line break parts them too.

    Words beside boxes within a box are a block as well (CSS 2.2, section 9.2.1.1: anonymous block boxes): the
    signature under a quoted post, a paragraph that nobody marked up as one.
    """
    flow = _Flow()
    walk = etree.iterwalk(root, events=("start", "end", "comment"))
    for event, element in walk:
        if event == "start" and element.tag in _UNSEEN:
            walk.skip_subtree()
        elif event == "start":
            flow.enter(element)
        else:
            if event == "end" and element.tag not in _UNSEEN:
                flow.leave(element)
            flow.put(element.tail)
    return flow.found


class _Flow:
    """The words since the last edge of a box, and the boxes that are open."""

    def __init__(self) -> None:
        self.found: list[Block] = []
        self._boxes: list[HtmlElement] = []
        self._pieces: list[str] = []
        self._links: list[str] = []
        self._within = 0

    def enter(self, element: HtmlElement) -> None:
        if element.tag in _BOXES:
            self._close()
            self._boxes.append(element)
        elif element.tag == "br":
            self._close()
        self._within += element.tag == "a"
        self.put(element.text)

    def leave(self, element: HtmlElement) -> None:
        self._within -= element.tag == "a"
        if element.tag in _BOXES:
            self._close()
            self._boxes.pop()

    def put(self, text: str | None) -> None:
        if text:
            self._pieces.append(text)
            if self._within:
                self._links.append(text)

    def _close(self) -> None:
        text = " ".join("".join(self._pieces).split())
        if text and self._boxes and len(text) < _LONGEST:
            self.found.append(Block(self._boxes[-1], text, folded(text), len(folded("".join(self._links)))))
        self._pieces.clear()
        self._links.clear()
