"""An article's paragraphs out of a page: trafilatura's, and what it left out between them.

trafilatura judges blocks one by one and now and then drops a quotation (a block quote, a list, a short
paragraph) out of the middle of an article. What stands among the paragraphs it kept is put back in place.
"""

from __future__ import annotations

import logging
from copy import deepcopy
from typing import TYPE_CHECKING, NamedTuple

from provenance.reading.page.completion import completed
from provenance.reading.page.surroundings import cleared
from provenance.reading.page.tree import folded

if TYPE_CHECKING:
    from lxml.html import HtmlElement

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what matters is said by this reader
logging.getLogger("htmldate").setLevel(logging.CRITICAL)

_MOST_COMPARED = 2_500


class Told(NamedTuple):
    """What a page's markup says of its article's words: its address, headline, text, and descriptions of it.

    ``body`` is what structured data has beside the page; ``marked``, what microdata says of the page's own words.
    """

    address: str
    headline: str
    body: str
    marked: str
    descriptions: tuple[str, ...]


def paragraphs(root: HtmlElement, told: Told) -> tuple[list[str], bool]:
    """The article's paragraphs in order, and whether they had to be taken from the structured data's text.

    That is done where the page itself holds little of it (it is drawn by a script, or behind a notice).
    """
    structured = [" ".join(line.split()) for line in (told.body or told.marked).splitlines() if line.strip()]
    root = cleared(root, told.address)
    found = _extracted(root)
    if found:
        found = completed(root, found, headline=told.headline, descriptions=told.descriptions, told=folded(told.body))
    if len(folded(" ".join(structured))) > 1.4 * len(folded(" ".join(found))) + 200:
        return structured, True
    return found, False


def _extracted(root: HtmlElement) -> list[str]:
    from trafilatura import bare_extraction  # noqa: PLC0415

    # Its second opinions (readability, justext) take the square of the number of paragraphs.
    fast = sum(1 for _ in root.iter("p", "li", "td", "div", "br")) > _MOST_COMPARED
    document = bare_extraction(deepcopy(root), include_comments=False, include_formatting=False, fast=fast)
    text = getattr(document, "text", None) or ""
    return [line for raw in text.splitlines() if (line := raw.strip().removeprefix("- ").strip(" |"))]
