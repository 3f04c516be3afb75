"""When a page shows that its article was published and brought up to date: ``<time>``, told apart by what labels it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from provenance.reading import dates
from provenance.reading.page.tree import words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from lxml.html import HtmlElement

_UPDATED = re.compile(
    r"updat|modif|revis|amend|correct|edited|aktualisier|geändert|mis(?:e)? à jour|actualis|actualiz|aggiornat|atualiz|"
    r"bijgewerkt|oppdatert|uppdaterad|opdateret",
    re.IGNORECASE,
)
_PLACES = (
    "//article//time[@datetime]",
    "//main//time[@datetime]",
    "//*[h1]//time[@datetime]",
    "//time[@pubdate and @datetime]",
)
_MOST, _LABEL = 6, 40


class Times(NamedTuple):
    """When the page shows that the article was published, and changed last."""

    published: dates.Day | None
    modified: dates.Day | None


def shown(root: HtmlElement) -> Times:
    """The times that the page shows of its article; the first of each sort is the article's own.

    Where it shows one only, that is when it was published, unless words say otherwise: templates call it 'updated'.
    """
    for path in _PLACES:
        published: dates.Day | None = None
        modified: dates.Day | None = None
        for element, day in _dated(root, path):
            if _updated(element, named=True):
                modified = modified or day
            else:
                published = published or day
        if published:
            return Times(published, modified or _worded(root))
        if modified:
            said = next((day for element, day in _dated(root, path) if not _updated(element, named=False)), None)
            return Times(said, modified if said is None else None)
    return Times(None, _worded(root))


def _worded(root: HtmlElement) -> dates.Day | None:
    """The day in words of an element whose name says that it is of a change."""
    named = root.xpath("//*[self::span or self::p or self::div][contains(@class,'updat') or contains(@class,'modif')]")
    texts = (words(element) for element in named[:_MOST])
    return next((day for text in texts if _UPDATED.search(text) and (day := dates.parse(text))), None)


def _dated(root: HtmlElement, path: str) -> Iterator[tuple[HtmlElement, dates.Day]]:
    for element in root.xpath(path)[:_MOST]:
        if found := dates.parse(element.get("datetime")):
            yield element, found


def _updated(element: HtmlElement, *, named: bool) -> bool:
    """Whether a time's words or the label in front of it, or its name too, say that it is of a change."""
    before = element.getprevious()
    label = before.tail if before is not None and (before.tail or "").strip() else None
    if label is None and before is not None and before.tag in ("span", "b", "strong", "em", "dt", "label"):
        label = words(before)
    if label is None and before is None and (parent := element.getparent()) is not None:
        label = parent.text
    name = f"{element.get('class') or ''} {element.get('itemprop') or ''} {element.get('property') or ''}"
    said = f"{name[:200] if named else ''} {words(element)[:_LABEL]} {(label or '').strip()[-_LABEL:]}"
    return bool(_UPDATED.search(said))


def guessed(root: HtmlElement, latest: datetime | None) -> dates.Day | None:
    """The day that htmldate finds in the page's markup and address; ``latest`` bounds it, so no clock is asked.

    Its search through all words is left out: a day that merely stands in the text is no date of publication.
    """
    from htmldate import find_date  # noqa: PLC0415

    try:
        found = find_date(
            root,
            original_date=True,
            extensive_search=False,
            max_date=latest.date().isoformat() if latest else "2100-01-01",
        )
    except (ValueError, TypeError, AttributeError, RecursionError):
        return None
    return dates.parse(found) if found else None
