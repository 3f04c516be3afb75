"""How many letters stand under each element of a page, in its links and in its paragraphs: counted in one pass."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement


class Weights:
    """Letters by element: ``text`` all of them, ``linked`` those in links, ``prose`` those of paragraphs but links."""

    def __init__(self, body: HtmlElement) -> None:
        self._elements = [element for element in body.iter() if isinstance(element.tag, str)]
        self.text: dict[HtmlElement, int] = {}
        self.linked: dict[HtmlElement, int] = {}
        self.prose: dict[HtmlElement, int] = {}
        for element in reversed(self._elements):
            self._add(element)

    def __iter__(self) -> Iterator[HtmlElement]:
        return iter(self._elements)

    def share(self, element: HtmlElement) -> float:
        """How much of the page's prose an element holds, of its paragraphs or of all that is no link."""
        body = self._elements[0]
        paragraphs = self.prose[element] / max(self.prose[body], 1)
        unlinked = (self.text[element] - self.linked[element]) / max(self.text[body] - self.linked[body], 1)
        return max(paragraphs, unlinked)

    def _add(self, element: HtmlElement) -> None:
        text = linked = prose = 0
        if element.tag not in ("script", "style", "template"):
            text = len((element.text or "").strip())
            for child in element:
                text += self.text.get(child, 0) + len((child.tail or "").strip())
                linked += self.linked.get(child, 0)
                prose += self.prose.get(child, 0)
        if element.tag == "a":
            linked = text
        elif element.tag == "p":
            prose = text - linked
        self.text[element], self.linked[element], self.prose[element] = text, linked, prose
