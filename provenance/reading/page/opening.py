"""What stands between a page's headline and its first paragraph and is the article's: a standfirst, its key points.

trafilatura begins with the body; a reader begins under the headline, and somebody may be quoted there.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provenance.reading.layout import stopped
from provenance.reading.page.names import called, word
from provenance.reading.page.tree import folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.html import HtmlElement

    from provenance.reading.page.blocks import Block
    from provenance.reading.page.scope import Scope

_NAMED = word(
    r"stand-?first|dek|deck|sub-?(?:head(?:line|ing)?|title|deck)|excerpt|summary|lede?|intro|key-?points?|highlights?"
    r"|take-?aways?|description|abstract|article-?lead"
)
_MEANT = frozenset(["description", "alternativeHeadline", "abstract"])
_SAME = 40  # letters: meta tags have descriptions cut off
_LEAST_WORDS, _LEAST_LETTERS, _LONGEST = 5, 25, 600
_PLAIN = 0.4  # of the letters in links, at most
_LONGEST_BYLINE = 160
_UP = 4  # elements above a block that may say what it is
_BY = re.compile(r"^(?:by|von|par|por|words|story|updated|published|posted|photo\w*|image)\b[:\s]", re.IGNORECASE)
_DATED = re.compile(r"\b\d{1,2}[:.h]\d{2}\b.{0,20}$|^\W*\d{1,2}\W|\b(?:19|20)\d\d\b\W*$")


def opening(blocks: Sequence[Block], first: int, *, headline: str, described: Sequence[str], scope: Scope) -> list[int]:
    """The blocks of the opening, before the ``first`` one that the extraction kept.

    Told by what markup says of them: that the page's description has the same words, that they describe it
    (schema.org), their names, which content systems have in common, or that they are a heading or list of their own
    right under the headline.
    """
    begun = _under_headline(blocks, first, folded(headline))
    if begun is None:
        return []
    heading = blocks[begun].element
    common = next(
        (node for node in heading.iterancestors() if node in set(blocks[first].element.iterancestors())), None
    )
    known = [folded(text)[:_SAME] for text in described if len(folded(text)) >= _SAME]
    found = []
    for at in range(begun + 1, first):
        block = blocks[at]
        if (
            _LEAST_LETTERS <= len(block.text) < _LONGEST
            and block.text.count(" ") + 1 >= _LEAST_WORDS
            and block.linked < _PLAIN * len(block.key)
            and not _signed(block.text)
            and (block.key[:_SAME] in known or _says_so(block.element, heading))
            and not scope.foreign(block.element, common)
        ):
            found.append(at)
    return found


def _under_headline(blocks: Sequence[Block], first: int, headline: str) -> int | None:
    """The nearest heading element before the body that has the headline's words."""
    for at in range(first - 1, -1, -1):
        block = blocks[at]
        if block.element.tag in ("h1", "h2") and block.key and headline and _alike(block.key, headline):
            return at
    return next((at for at in range(first - 1, -1, -1) if blocks[at].element.tag == "h1"), None)


def _alike(one: str, other: str) -> bool:
    return one.startswith(other[:_SAME]) or other.startswith(one[:_SAME])


def _signed(text: str) -> bool:
    return len(text) < _LONGEST_BYLINE and not stopped(text) and bool(_BY.match(text) or _DATED.search(text))


def _says_so(element: HtmlElement, heading: HtmlElement) -> bool:
    parent = heading.getparent()
    for node in _above(element):
        if node is parent or node in heading.iterancestors():
            break
        if _MEANT.intersection((node.get("itemprop") or "").split()):
            return True
        if any(_NAMED.search(name) for name in called(node)):
            return True
    return element.tag in ("h2", "h3", "li") or (element.getparent() is parent and element.tag == "p")


def _above(element: HtmlElement) -> Iterator[HtmlElement]:
    yield element
    for _, node in zip(range(_UP), element.iterancestors(), strict=False):
        yield node
