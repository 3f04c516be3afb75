"""What a page's markup sets apart from its article, and the paragraphs it says are quoted.

Found by an element's name, class or id and told by its words, so that it is known in the text whatever became of
the markup. The names are those that content systems and style guides have in common, of no one outlet.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provenance.model.reading import FurnitureKind as Kind
from provenance.reading.boilerplate import SENTENCES, SPEECH
from provenance.reading.layout import stopped, titled
from provenance.reading.page.blocks import innermost
from provenance.reading.page.names import called, word
from provenance.reading.page.tree import folded, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.html import HtmlElement

    from provenance.model.reading import Furniture, Span
    from provenance.reading.lines import Line
    from provenance.reading.page.blocks import Block

_CAPTIONED = "//figcaption|//*[contains(@class,'caption') and not(self::table)]|//*[@itemprop='caption']"
_PULLED = "//aside[contains(@class,'quote')]|//*[contains(translate(@class,'-_',''),'pullquote')]"
_RELATED = (
    "//*[self::div or self::aside or self::section or self::ul or self::p]"
    "[contains(@class,'related') or contains(@class,'read-more') or contains(@class,'recirc')]"
)
_HEADINGS = "//h2|//h3|//h4|//h5|//h6"
_NAMED = (
    (
        Kind.COMMENT,
        re.compile(r"^(?:comments?|comment-(?:list|thread|body|content|text|section|item|area)|commentlist|disqus.*)$"),
    ),
    (Kind.SIGN_UP, re.compile(r"^(?:[^-]+-)?(?:newsletter|sign-?up|subscribe|subscription)(?:-|$)")),
    (
        Kind.NOTE,
        re.compile(r"^(?:[^-]+-)?(?:author-?bio|bio|about-?(?:the-)?author|author-?(?:info|description|box))(?:-|$)"),
    ),
    (Kind.NOTE, re.compile(r"^(?:[^-]+-)?(?:corrections?|clarification|editors?-?note|article-?update)(?:-|$)")),
    (Kind.HEADING, word(r"stand-?first|dek|deck|sub-?title|sub-?head(?:line|ing)?|kicker|eyebrow")),
)
_ASKED = re.compile(r"(?:Q|A|Question|Answer|Frage|Antwort)\b ?[.:]")  # a turn of an interview, however large
_MOST, _MOST_BOXES = 300, 400
_LEAST_PULLED = 32
_LONGEST_HEADING, _LONGEST_LINK = 300, 220
_SHARE = 0.3  # of the article: a larger box is what holds it
_LEAST_PIECE = 16


def asides(root: HtmlElement, lines: Sequence[Line]) -> dict[str, Kind]:
    """Texts that the markup sets apart, by `folded` text.

    A pull quote only where the same words stand elsewhere on the page too: else it is the only printing.
    """
    known: dict[str, Kind] = {}
    blocks = innermost(root)
    most = _SHARE * sum(len(line.text) for line in lines)
    for kind, text in _linked(blocks):
        known[folded(text)] = kind
    for kind, text in _boxed(root, most):
        known[folded(text)] = kind
    for element in root.xpath(_HEADINGS)[:_MOST]:
        text = words(element)
        if 1 < len(text) < _LONGEST_HEADING and not _says(text) and not _ASKED.match(text):
            known[folded(text)] = Kind.HEADING
    for kind, text in _classed(root):
        known[folded(text)] = kind
    known.update(dict.fromkeys(_pulled(root, blocks), Kind.PULL_QUOTE))
    known.pop("", None)
    return known


def _classed(root: HtmlElement) -> Iterator[tuple[Kind, str]]:
    """Captions, and elements that say they are related and hold links for the most part."""
    for path, kind in ((_RELATED, Kind.RELATED), (_CAPTIONED, Kind.CAPTION)):
        for element in root.xpath(path)[:_MOST]:
            text = words(element)
            if kind is Kind.RELATED:
                linked = sum(len(words(link)) for link in element.iter("a"))
                if len(text) > 300 or linked < 0.6 * len(text):
                    continue
            if 3 < len(text) < 600:
                yield kind, text


def _pulled(root: HtmlElement, blocks: Sequence[Block]) -> Iterator[str]:
    """Pull quotes, `folded`, whose words stand elsewhere on the page."""
    for element in root.xpath(_PULLED)[:50]:
        for part in (element, *element.iter("p", "blockquote")):
            key = folded(words(part))
            if len(key) > _LEAST_PULLED and any(key in other.key and len(other.key) > len(key) for other in blocks):
                yield key


def _says(text: str) -> bool:
    """Whether a heading element holds somebody's words with who said them, or words alone: prose, however large."""
    quoted = SENTENCES.search(text)
    whole = quoted and quoted.start() == 0 and SENTENCES.match(text[-1])
    return bool(whole or (quoted and stopped(text) and SPEECH.search(text)))


def _linked(blocks: Sequence[Block]) -> Iterator[tuple[Kind, str]]:
    """Blocks that are a link and nothing else, and end as headlines do: other stories."""
    for block in blocks:
        linked = block.linked and block.linked >= 0.9 * len(block.key)
        if linked and len(block.text) < _LONGEST_LINK and block.text.count(" ") > 2 and titled(block.text):
            yield Kind.RELATED, block.text


def _boxed(root: HtmlElement, most: float) -> Iterator[tuple[Kind, str]]:
    """What stands in an element whose class or id says what it holds, if that is not the article itself."""
    met = 0
    for element in root.iterfind(".//body//*"):
        names = called(element)
        kind = next((kind for kind, named in _NAMED if any(named.search(name) for name in names)), None)
        if kind is None or element.tag in ("html", "body", "main", "article"):
            continue
        met += 1
        if met > _MOST_BOXES:
            return
        whole = words(element)
        if not whole or (len(whole) > most and kind is not Kind.COMMENT):
            continue
        inside = (words(part) for part in element.iter("p", "li", "div", "span", "h2", "h3", "h4", "blockquote"))
        for text in (whole, *inside):
            if text and (kind in (Kind.COMMENT, Kind.SIGN_UP) or not _says(text)):
                yield kind, text


def quoted(root: HtmlElement) -> frozenset[str]:
    """The texts of block quotes, whole and by their paragraphs and lines, `folded`."""
    found: set[str] = set()
    for element in root.xpath("//blockquote[not(ancestor::blockquote)]")[:_MOST]:
        pieces = [words(element), *(words(inside) for inside in element.iter("p", "li", "div"))]
        pieces += [piece for piece in element.itertext() if len(piece) >= _LEAST_PIECE]
        found.update(folded(piece) for piece in pieces)
    return frozenset(found - {""})


def set_off(root: HtmlElement, lines: Sequence[Line], furniture: Sequence[Furniture]) -> tuple[Span, ...]:
    """The lines of the text that are paragraphs of block quotes, unless they are most of it."""
    passed = {piece.span.start for piece in furniture}
    within = quoted(root)
    found = [line for line in lines if line.start not in passed and folded(line.text) in within]
    if sum(len(line.text) for line in found) * 2 > sum(len(line.text) for line in lines):
        return ()
    return tuple(line.span for line in found)
