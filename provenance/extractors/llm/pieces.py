"""An article in pieces of whole paragraphs, none longer than a model takes in with care.

A long context costs attention: models leave out attributions in the middle of it. So each piece is asked about alone.
The price: words whose speaker is named only in the piece before are without a source.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provenance.model.reading import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.prose.view import View

LONGEST = 12_000
"""Characters of text sent at once, blank lines between paragraphs left out of account; most articles are shorter."""

_SENTENCE = re.compile(r"[.?!…][\"'”’»]*\s")


def pieces(view: View, longest: int = LONGEST) -> list[tuple[Span, ...]]:
    """The paragraphs, as spans of the view's text, in groups of at most ``longest`` characters.

    Only a paragraph that is longer by itself is cut, after a sentence or a word where there is one in its last half.
    """
    found: list[tuple[Span, ...]] = []
    size = longest
    for span in (part for paragraph in view.paragraphs for part in _cut(view.text, paragraph, longest)):
        length = span.end - span.start
        if size + length > longest:
            found.append(())
            size = 0
        found[-1] += (span,)
        size += length
    return found


def _cut(text: str, span: Span, longest: int) -> Iterator[Span]:
    start, end = span
    while end - start > longest:
        half, limit = start + longest // 2, start + longest
        at = max((hit.end() for hit in _SENTENCE.finditer(text, half, limit)), default=0)
        at = at or text.rfind(" ", half, limit) + 1 or limit
        yield Span(start, at)
        start = at
    yield Span(start, end)
