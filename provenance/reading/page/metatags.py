"""What a page's ``<meta>``, ``<link>`` and ``<html lang>`` say: Open Graph, Highwire, Dublin Core, and house tags."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from provenance.model.reading import Byline, Metadata, Outlet
from provenance.reading import dates
from provenance.reading.byline import bylines, catalogued

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.html import HtmlElement

# In each row the first that is given wins: article:* (Open Graph) are set by the newsroom's own system for
# this page, citation_* by archives for scholars, Dublin Core often by hand, the rest by one vendor each.
_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "citation_publication_date",
    "citation_date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.date",
    "dc.date.created",
    "dcterms.created",
    "date",
    "pubdate",
    "publish-date",
    "publication_date",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "datepublished",
    "rnews:datepublished",
    "og:pubdate",
    "og:published_time",
    "article.published",
    "published-date",
    "dc.terms.created",
    "originalpublicationdate",
    "cre.pubdate",
)
_MODIFIED = (
    "article:modified_time",
    "og:updated_time",
    "og:article:modified_time",
    "dcterms.modified",
    "dc.date.modified",
    "last-modified",
    "datemodified",
    "article.updated",
    "lastmod",
)
_TITLE = ("citation_title", "og:title", "twitter:title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title")
_AUTHOR = (
    "citation_author",
    "citation_authors",
    "article:author",
    "og:article:author",
    "author",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
    "byl",
    "article.author",
    "cxenseparse:author",
    "article:author_name",
)
_CATALOGUED = ("citation_author", "citation_authors", "dc.creator", "dcterms.creator")
_PUBLISHER = (
    "og:site_name",
    "citation_publisher",
    "citation_journal_title",
    "dc.publisher",
    "dcterms.publisher",
    "article:publisher",
    "publisher",
    "application-name",
    "cre",
    "apple-mobile-web-app-title",
)
_SECTION = ("article:section", "og:article:section", "parsely-section", "section", "cxenseparse:section")
_LANGUAGE = ("citation_language", "dc.language", "dcterms.language", "language", "content-language", "og:locale")
_RIGHTS = ("dc.rights", "dcterms.rights", "copyright", "rights", "article:copyright")
_IDENTIFIER = ("citation_doi", "dc.identifier.doi")
_PREFIX = re.compile(r"^(?:https?://|www\.)|^@|facebook\.com", re.IGNORECASE)
_LANG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*$")


def metadata(root: HtmlElement) -> Metadata:
    """The page's head as `Metadata`; the canonical URL is not judged here."""
    tags: dict[str, list[str]] = {}
    for element in root.xpath("//meta[@content]")[:2000]:
        key = (element.get("property") or element.get("name") or element.get("http-equiv") or "").strip().lower()
        value = " ".join(element.get("content").split())[:1000]
        if key == "parsely-page":
            _unpacked(element.get("content"), tags)
        elif key and value:
            tags.setdefault(key, []).append(value)

    def first(keys: Iterable[str]) -> str | None:
        return next((tags[key][0] for key in keys if key in tags), None)

    def dated(keys: Iterable[str]) -> dates.Day | None:
        return next(
            (day for key in keys for value in tags.get(key, ()) if (day := dates.parse(value.replace("/", "-")))), None
        )

    publisher = next((tags[key][0] for key in _PUBLISHER if key in tags and not _PREFIX.search(tags[key][0])), None)
    return Metadata(
        url=link(root, "canonical") or first(("og:url",)),
        headline=first(_TITLE),
        author=_authors(tags),
        publisher=Outlet(publisher) if publisher else None,
        date_published=dated(_PUBLISHED),
        date_modified=dated(_MODIFIED),
        in_language=language(first(_LANGUAGE)),
        article_section=first(_SECTION),
        license=link(root, "license"),
        rights=first(_RIGHTS),
        identifier=first(_IDENTIFIER),
    )


def _unpacked(packed: str, tags: dict[str, list[str]]) -> None:
    """The values of a tag that holds them all as JSON, under the names that they have where each has its own."""
    try:
        told = json.loads(packed[:20_000])
    except (ValueError, RecursionError):
        return
    for name in ("title", "pub_date", "section", "author", "authors"):
        values = told.get(name) if isinstance(told, dict) else None
        kept = [value for value in (values if isinstance(values, list) else [values]) if isinstance(value, str)]
        if kept:
            key = f"parsely-{name.replace('_', '-').removesuffix('s')}"
            tags.setdefault(key, []).extend(" ".join(value.split())[:1000] for value in kept[:30])


def descriptions(root: HtmlElement) -> list[str]:
    """What the page's head says that it is about."""
    found = root.xpath(
        "//meta[@content and (@name='description' or @property='og:description' or @name='twitter:description')]"
    )
    return [" ".join(element.get("content").split())[:1000] for element in found[:10]]


def link(root: HtmlElement, relation: str) -> str | None:
    """The first link of a relation, as written."""
    for element in root.xpath(
        "//*[(self::link or (self::a and $relation='license')) and @rel and @href]", relation=relation
    )[:3000]:
        if relation in element.get("rel").lower().split() and element.get("href").strip():
            return str(element.get("href")).strip()
    return None


def language(tag: str | None) -> str | None:
    """A BCP 47 tag in its usual letter case ('en_us' is 'en-US'), None for what is none."""
    if not tag or not _LANG.match(tag.strip()):
        return None
    first, *rest = re.split("[-_]", tag.strip())
    return "-".join(
        [
            first.lower(),
            *(part.upper() if len(part) == 2 else part.title() if len(part) == 4 else part for part in rest),
        ]
    )


def _authors(tags: dict[str, list[str]]) -> tuple[Byline, ...]:
    for key in _AUTHOR:
        values = [value for value in tags.get(key, ()) if not _PREFIX.search(value)]
        read = catalogued if key in _CATALOGUED else bylines
        written = [name for value in values for name in (value.split(";") if key in _CATALOGUED else [value])]
        names = {one.name.casefold(): one for name in written for one in read(name)}
        if names:
            return tuple(names.values())
    return ()
