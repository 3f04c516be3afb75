"""A page's article: body and metadata together, in an argued order of who is believed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urljoin, urlsplit

from provenance.errors import ReadError
from provenance.ids import url_key
from provenance.model.reading import Furniture, FurnitureKind, Metadata, Span
from provenance.notices import Notice, NoticeKind
from provenance.reading import dates, plain
from provenance.reading.clean import bare
from provenance.reading.furniture import mark
from provenance.reading.language import guess
from provenance.reading.lines import lines
from provenance.reading.page import asides, attributes, body, cuts, metatags, schemaorg, surroundings, tree, visible
from provenance.reading.page.tree import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from lxml.html import HtmlElement

    from provenance.reading.lines import Line

_LEAST_LETTERS = 60


class Page(NamedTuple):
    """An article's text, its furniture, metadata, notices, and the paragraphs of its block quotes.

    The text: headline first, blank lines between paragraphs.
    """

    text: str
    furniture: tuple[Furniture, ...]
    metadata: Metadata
    notices: tuple[Notice, ...]
    blocks: tuple[Span, ...]


def article(html: str, name: str, *, url: str | None = None, latest: datetime | None = None) -> Page:
    """The article of a page. `ReadError` where there is none.

    Who is believed: JSON-LD before microdata (both are typed and made by the newsroom's system for this
    article), then meta tags, then what is shown on the page, then what the text's own words say. The
    headline and the language are held against what is shown: markup cuts the one and inherits the other.
    """
    root = tree.parse(html, name)
    found, notices = schemaorg.nodes(root, name)
    head = metatags.metadata(root)
    canonical = _canonical(head.url, root, url)
    hints = (canonical or "", url or "", head.headline or "")
    node = schemaorg.article(found, hints)
    micro = schemaorg.article(attributes.items(root), hints)
    told = schemaorg.metadata(node, found) if node else Metadata()
    if micro:
        told = told.over(schemaorg.metadata(micro, []))
    said = replace(
        told.over(head),
        date_published=dates.sharper(told.date_published or head.date_published, head.date_published),
        date_modified=dates.sharper(told.date_modified or head.date_modified, head.date_modified),
    )
    address = canonical or url or ""
    known = said.author and said.date_published and said.date_modified
    own = root if known else surroundings.cleared(root, address, signed=True)
    shown = visible.metadata(own, head=said, latest=latest, address=address)
    headline = visible.complete(said.headline, shown.headline)
    descriptions = (*schemaorg.descriptions(node), *metatags.descriptions(root))
    words = body.Told(address, headline or "", schemaorg.body(node), schemaorg.body(micro), descriptions)
    paragraphs, structured = body.paragraphs(root, words)
    if headline and paragraphs and folded(paragraphs[0]) == folded(headline):
        paragraphs = paragraphs[1:]
    if sum(map(len, paragraphs)) < _LEAST_LETTERS:
        raise ReadError(
            name, "no article on this page", "give the article's own page, not a front page, a list or an error page"
        )
    if structured:
        notices.append(
            Notice(NoticeKind.DOUBTFUL, name, "the text is the structured data's: the page itself shows less of it")
        )
    if tree.truncated(html):
        notices.append(
            Notice(NoticeKind.DOUBTFUL, name, "the page breaks off before its end: the article may be cut short")
        )
    text = "\n\n".join([headline, *paragraphs] if headline else paragraphs)
    shown_lines = lines(text)
    apart = asides.asides(root, shown_lines)
    furniture = _furniture(shown_lines, root, apart, headed=bool(headline))
    described = plain.described(shown_lines, furniture)
    remaining = cuts.remaining(shown_lines, furniture, apart)
    if len(remaining) < len(shown_lines):
        text = "\n\n".join(text[line.start : line.end] for line in remaining)
        shown_lines = lines(text)
        furniture = _furniture(shown_lines, root, apart, headed=bool(headline))
    metadata = replace(
        said.over(shown).over(described),
        headline=headline,
        in_language=said.in_language,
        url=_usable((canonical, _absolute(told.url, url), url), name, notices),
        license=_absolute(said.license, url),
    )
    set_off = asides.set_off(root, shown_lines, furniture)
    return Page(text, furniture, _checked(metadata, text, root, name, notices), tuple(notices), set_off)


def _canonical(link: str | None, root: HtmlElement, url: str | None) -> str | None:
    """The page's canonical URL: absolute, http(s), and not the front page of the site."""
    base = root.find(".//base")
    against = _absolute(base.get("href"), url) or url if base is not None else url
    found = _absolute(link, against)
    if found and urlsplit(found).path in ("", "/") and not urlsplit(found).query:
        return None
    return found


def _usable(addresses: Iterable[str | None], name: str, notices: list[Notice]) -> str | None:
    """The first address that can name an article; a notice for each before it that cannot."""
    for address in dict.fromkeys(bare(one) for one in addresses if one):
        try:
            if url_key(address):
                return address
        except ValueError as error:
            notices.append(Notice(NoticeKind.DOUBTFUL, name, f"url: {error}; left out"))
    return None


def _absolute(link: str | None, base: str | None) -> str | None:
    """A link resolved; None unless it is http(s) with a host."""
    try:
        found = urljoin(base or "", (link or "").strip())
        parts = urlsplit(found)
        good = link and parts.scheme in ("http", "https") and parts.hostname and " " not in found
    except ValueError:
        return None
    return found if good else None


def _furniture(
    found: Sequence[Line], root: HtmlElement, apart: Mapping[str, FurnitureKind], *, headed: bool
) -> tuple[Furniture, ...]:
    """By the words as in plain text, and by what the page's markup sets apart.

    Where markup says that a paragraph is quoted, its form says nothing: a line of verse has no full stop either.
    """
    marked = {piece.span.start: piece for piece in mark(found, headline=found[0] if headed else None)}
    quoted = asides.quoted(root)
    for line in found:
        kind = apart.get(folded(line.text))
        held = marked.get(line.start)
        if kind and (held is None or held.kind is FurnitureKind.DATELINE):
            marked[line.start] = Furniture(line.span, kind)
        elif held and held.kind is FurnitureKind.HEADING and folded(line.text) in quoted:
            del marked[line.start]
    return tuple(sorted(marked.values()))


def _checked(metadata: Metadata, text: str, root: HtmlElement, name: str, notices: list[Notice]) -> Metadata:
    """Metadata that contradicts itself or the text, put right with a notice."""
    declared = metatags.language(root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang"))
    language = metatags.language(metadata.in_language) or declared
    seen = guess(text)
    if language and seen and language.split("-")[0] != seen:
        same = declared if declared and declared.split("-")[0] == seen else seen
        notices.append(
            Notice(NoticeKind.DOUBTFUL, name, f"the page says its language is {language}, its words are {seen}")
        )
        language = same
    published, modified = metadata.date_published, metadata.date_modified
    if published and modified and dates.day(modified) < dates.day(published):
        notices.append(
            Notice(
                NoticeKind.DOUBTFUL,
                name,
                f"modified {modified} before it was published {published}: the earlier is dropped",
            )
        )
        modified = None
    return replace(metadata, in_language=language or seen, date_modified=modified)
