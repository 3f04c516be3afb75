"""What a reader of the page sees of its metadata: headline, times, byline, and whose page the window says it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from provenance.model.reading import Metadata, Outlet
from provenance.reading.page import signatures, times
from provenance.reading.page.tree import folded, words

if TYPE_CHECKING:
    from datetime import datetime

    from lxml.html import HtmlElement

_SITE = re.compile(r"\s+[|–—·•»-]\s+[^|–—·•»]{2,50}$")
_SEPARATOR = re.compile(r"\s+[|–—·•»:-]\s+|\s*\|\s*")
_HOME = "//a[@href='/' or @rel='home' or contains(concat(' ',@class,' '),' logo ')]"
_RIGHTS = re.compile(r"(?:©|\(c\)|copyright)(.{2,120})", re.IGNORECASE)


def metadata(root: HtmlElement, *, head: Metadata, latest: datetime | None, address: str) -> Metadata:
    """The page's visible metadata. ``head`` is what its markup said: it spares the search for what is known.

    ``root`` is without readers' comments and other stories, whose times and names are not the article's.
    """
    headline = _headline(root, head.headline)
    seen = times.Times(None, None)
    if not (head.date_published and head.date_modified):
        seen = times.shown(root)
    return Metadata(
        headline=headline,
        author=() if head.author else signatures.shown(root),
        publisher=None if head.publisher else _outlet(root, complete(head.headline, headline) or "", address),
        date_published=None if head.date_published else seen.published or times.guessed(root, latest),
        date_modified=None if head.date_modified else seen.modified,
    )


def _headline(root: HtmlElement, said: str | None) -> str | None:
    """The one ``<h1>``, or that of the article; else the title without the site's name."""
    for path in ("//article//h1", "//main//h1", "//h1"):
        found = [text for element in root.xpath(path)[:5] if 2 < len(text := words(element)) < 400]
        if said and (same := [text for text in found if _alike(text, said)]):
            return same[0]
        if len(found) == 1:
            return found[0]
    return _SITE.sub("", _title(root)) or None


def _title(root: HtmlElement) -> str:
    title = root.find(".//title")
    return words(title)[:400] if title is not None else ""


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


def _outlet(root: HtmlElement, headline: str, address: str) -> Outlet | None:
    """Whose page it is: the end of the window's title, where the page bears it out.

    It may as well be the name of a section. So the link to the front page, the line of the rights or the address must
    have the same name.
    """
    title = _title(root)
    if not headline or not title.startswith(headline):
        return None
    name = _SEPARATOR.split(title[len(headline) :])[-1].strip()
    key = folded(name)
    if not 2 < len(key) < 50:
        return None
    host = folded(urlsplit(address).hostname or "")
    homes = [*root.xpath(_HOME)[:20]]
    told = [
        folded(f"{words(link)} {link.get('title') or ''} {' '.join(link.xpath('.//img/@alt')[:3])}") for link in homes
    ]
    for element in root.xpath("//footer|//*[contains(@class,'footer') or contains(@class,'copyright')]")[:20]:
        told += [folded(found.group(1)) for found in _RIGHTS.finditer(words(element)[:4000])]
    return Outlet(name) if key in host or any(key in one for one in told) else None
