"""What of a page's furniture does not stay in its text: what no reader takes for the article.

A text file is what it is, so there furniture is only marked. A page's text is ours to make. What bears on the
article (its credit, a correction, a heading) stays and is marked; other stories, sign-ups and comments go.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from provenance.model.reading import FurnitureKind as Kind
from provenance.reading.boilerplate import SENTENCES, SPEECH
from provenance.reading.furniture import alone
from provenance.reading.page.tree import folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from provenance.model.reading import Furniture
    from provenance.reading.lines import Line

_CUT = frozenset([Kind.COMMENT, Kind.SIGN_UP, Kind.SHARE, Kind.CAPTION])
_MOST = 0.4  # of the text's letters
_WORD = re.compile(r"[^\W\d_]{2,}")
_LEAST_WORDS = 3
_ONCE = 80  # letters: a longer sentence that stands twice was put there twice by the page's layout
_SENTENCE = re.compile(r"[.!][\"”’»)]*$")


def remaining(lines: Sequence[Line], furniture: Sequence[Furniture], apart: Mapping[str, Kind]) -> list[Line]:
    """The lines that stay. ``apart``: what the markup sets apart, by `folded` text.

    Links to other stories go where the markup or the line itself says so; a line that was only taken for one by its
    place among others stays. Nobody's words go, but for those of readers' comments.
    """
    kinds = {piece.span.start: piece.kind for piece in furniture}
    going = {line.start: kind for line in lines if (kind := _going(line, kinds.get(line.start), apart)) is not None}
    letters: Counter[Kind] = Counter()
    for line in lines:
        if line.start in going:
            letters[going[line.start]] += len(line.text)
    # What is most of the text is the article, whatever its box is called.
    too_much = {kind for kind, held in letters.items() if held > _MOST * sum(len(line.text) for line in lines)}
    return [line for line in _once(lines) if going.get(line.start) in (None, *too_much)]


def _going(line: Line, kind: Kind | None, apart: Mapping[str, Kind]) -> Kind | None:
    """As what a line goes; None where it stays."""
    if kind is Kind.HEADLINE:
        return None
    if apart.get(folded(line.text)) is Kind.RELATED or (kind is Kind.RELATED and _leads_away(line.text)):
        return Kind.RELATED
    if kind is Kind.OTHER and len(_WORD.findall(line.text)) >= _LEAST_WORDS:
        return kind
    spoken = SENTENCES.search(line.text) and SPEECH.search(line.text)
    return kind if kind is Kind.COMMENT or (kind in _CUT and not spoken) else None


def _once(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines without long sentences that were there before."""
    seen: set[str] = set()
    for line in lines:
        key = folded(line.text)
        if len(key) >= _ONCE and _SENTENCE.search(line.text[-8:]):
            if key in seen:
                continue
            seen.add(key)
        yield line


def _leads_away(text: str) -> bool:
    """Whether a line itself names another story; one that ends in a colon announces what stands under it."""
    return not text.endswith(":") and alone(text) is Kind.RELATED
