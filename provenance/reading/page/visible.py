"""What a reader of the page sees of its metadata: the headline, ``<time>``, the byline under it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provenance.model.reading import Byline, Metadata
from provenance.reading import dates
from provenance.reading.byline import bylines
from provenance.reading.page.tree import words

if TYPE_CHECKING:
    from datetime import datetime

    from lxml.html import HtmlElement

_CLASSES = ("article-author", "author-name", "byline__name", "c-byline")
_BYLINE = (
    "//*[@rel='author' or @itemprop='author']",
    "//*[self::address or self::p or self::div or self::span or self::a][contains(concat(' ',@class,' '),' byline ')"
    + "".join(f" or contains(@class,'{name}')" for name in _CLASSES)
    + "]",
)
_SITE = re.compile(r"\s+[|–—·•»-]\s+[^|–—·•»]{2,50}$")


def metadata(root: HtmlElement, *, head: Metadata, latest: datetime | None) -> Metadata:
    """The page's visible metadata. ``head`` is what its markup said: it spares the search for a date.

    htmldate finds the date in the page's markup and address; ``latest`` bounds it, so that no clock is asked.
    Its search through all words is left out: a day that merely stands in the text is no date of publication.
    """
    return Metadata(
        headline=_headline(root, head.headline),
        author=() if head.author else _authors(root),
        date_published=None if head.date_published else _time(root) or _guessed(root, latest),
    )


def _headline(root: HtmlElement, said: str | None) -> str | None:
    """The one ``<h1>``, or that of the article; else the title without the site's name."""
    for path in ("//article//h1", "//main//h1", "//h1"):
        found = [text for element in root.xpath(path)[:5] if 2 < len(text := words(element)) < 400]
        if said and (same := [text for text in found if _alike(text, said)]):
            return same[0]
        if len(found) == 1:
            return found[0]
    title = root.find(".//title")
    text = words(title)[:400] if title is not None else ""
    return _SITE.sub("", text) or None


def _alike(one: str, other: str) -> bool:
    folded = [re.sub(r"\W+", "", text.casefold()) for text in (one, other)]
    return bool(folded[0]) and (folded[0].startswith(folded[1][:40]) or folded[1].startswith(folded[0][:40]))


def complete(said: str | None, shown: str | None) -> str | None:
    """The headline: the markup's, but the shown one where the markup has it cut off or with the site's name."""
    if not said:
        return shown
    said = " ".join(said.split())
    if shown and said != shown:
        cut = said.rstrip(" .…")
        if shown.startswith(cut) or said.startswith(shown):
            return shown
    return said


def _authors(root: HtmlElement) -> tuple[Byline, ...]:
    for path in _BYLINE:
        names: dict[str, Byline] = {}
        for element in root.xpath(path)[:6]:
            text = words(element)
            if 3 < len(text) < 200:
                names.update(
                    {one.name.casefold(): one for one in bylines(text) if " " in one.name and len(one.name) < 50}
                )
        if names:
            return tuple(names.values())
    from trafilatura.metadata import extract_author  # noqa: PLC0415

    return bylines(extract_author(root) or "")


def _time(root: HtmlElement) -> dates.Day | None:
    for path in ("//article//time[@datetime]", "//main//time[@datetime]", "//time[@pubdate and @datetime]"):
        for element in root.xpath(path)[:3]:
            if found := dates.parse(element.get("datetime")):
                return found
    return None


def _guessed(root: HtmlElement, latest: datetime | None) -> dates.Day | None:
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
