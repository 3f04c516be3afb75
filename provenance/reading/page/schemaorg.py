"""What a page says about its article in schema.org's terms: JSON-LD, and what `attributes` brings to the same shape.

Nodes are the page's own JSON objects; they end here, in `Metadata`.
"""

from __future__ import annotations

import html
import json
import re
from typing import TYPE_CHECKING, Any

from provenance.model.reading import Byline, Metadata, Outlet
from provenance.notices import Notice, NoticeKind
from provenance.reading import dates
from provenance.reading.byline import bylines, named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

Node = dict[str, Any]

_ARTICLE = re.compile(r"(?:^|[/:#])(?:\w*Article|BlogPosting|LiveBlogPosting|Report|ClaimReview)$")
_COMMENT = re.compile(r"^\s*(?:<!--|<!\[CDATA\[|//\s*<!\[CDATA\[)?(.*?)(?:-->|\]\]>|//\s*\]\]>)?[\s;]*$", re.DOTALL)
_TRAILING = re.compile(r",(?=\s*[}\]])")
_ESCAPED = re.compile(r"&lt;/?(?:p|br|div)\b", re.IGNORECASE)
_JOINED = re.compile(r"(?<=[^\W\d_A-Z][.!?…])(?=[“„«]?[A-ZÀ-Þ])|(?<=[.!?…][”»])(?=[“„«]?[A-ZÀ-Þ])")
"""Where paragraphs were run together without so much as a space."""
_MOST_NODES = 5_000
_LONGEST = 2_000_000
_TEXT_LIMIT = 1_000


def nodes(root: HtmlElement, name: str) -> tuple[list[Node], list[Notice]]:
    """Every JSON-LD object of the page, outer ones first, and a notice for each block that is no JSON."""
    found: list[Node] = []
    notices: list[Notice] = []
    for number, script in enumerate(root.xpath("//script[contains(translate(@type,'LDJSON','ldjson'),'ld+json')]"), 1):
        text = "".join(script.itertext())[:_LONGEST]
        if not text.strip():
            continue
        parsed = _loads(text)
        if parsed is None:
            notices.append(
                Notice(NoticeKind.DOUBTFUL, name, f"structured data block {number} is no valid JSON: passed over")
            )
            continue
        found.extend(_walk(parsed, _MOST_NODES - len(found)))
    return found, notices


def _loads(text: str) -> Any:
    """JSON as pages write it: in comments, with raw line breaks, trailing commas, or escaped as HTML."""
    match = _COMMENT.match(text)
    body = match.group(1) if match else text
    for attempt in (body, _TRAILING.sub("", body), html.unescape(body)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _walk(value: Any, most: int) -> Iterator[Node]:
    """Objects of a JSON value breadth first, so that the page's own article comes before those it lists."""
    queue, at = [value], 0
    while at < len(queue) and at < most:
        item = queue[at]
        at += 1
        if isinstance(item, dict):
            yield item
            queue.extend(item.values())
        elif isinstance(item, list):
            queue.extend(item)


def names_article(kind: str) -> bool:
    """Whether a type of schema.org is one of an article's."""
    return bool(_ARTICLE.search(kind))


def article(found: list[Node], hints: tuple[str, ...]) -> Node | None:
    """The node of the page's own article: one that names a hint (canonical URL, headline), else the outermost."""
    articles = [
        node
        for node in found
        if any(names_article(kind) for kind in _strings(node.get("@type")))
        and ("headline" in node or "name" in node or "author" in node)
    ]
    keys = {_key(hint) for hint in hints if hint}

    def fits(node: Node) -> bool:
        said = [
            *_strings(node.get("url")),
            *_strings(node.get("@id")),
            *_strings(node.get("headline")),
            *_urls(node.get("mainEntityOfPage")),
        ]
        return any(_key(value) in keys for value in said)

    return next((node for node in articles if fits(node)), articles[0] if articles else None)


def _key(text: str) -> str:
    return re.sub(r"^https?://(?:www\.)?|[?#].*$|/$|\W+", "", html.unescape(text).strip().casefold())


def metadata(node: Node, found: list[Node]) -> Metadata:
    """An article node as `Metadata`; references by ``@id`` are followed within the page."""
    known: dict[str, Node] = {}
    for other in found:
        identifier = other.get("@id")
        if isinstance(identifier, str) and len(other) > 1:
            known[identifier] = {**known.get(identifier, {}), **other}
    outlet = next(
        (made for key in ("publisher", "sourceOrganization", "copyrightHolder") if (made := _outlet(node, key, known))),
        None,
    )
    return Metadata(
        url=next(iter([*_urls(node.get("mainEntityOfPage")), *_urls(node.get("url"))]), None),
        headline=_text(node.get("headline")) or _text(node.get("name")),
        author=_authors(node.get("author") or node.get("creator"), known, outlet),
        publisher=outlet,
        date_published=_date(node.get("datePublished")) or _date(node.get("dateCreated")),
        date_modified=_date(node.get("dateModified")),
        in_language=_text(node.get("inLanguage")),
        dateline=_text(node.get("dateline")),
        article_section=_text(node.get("articleSection")),
        license=next(iter(_urls(node.get("license"))), None),
        rights=_text(node.get("copyrightNotice")),
    )


def body(node: Node | None) -> str:
    """The article's text as its structured data has it, tags taken out, a line a paragraph; empty where it has none."""
    texts = [text for text in _strings((node or {}).get("articleBody")) if len(text) > 200]
    text = texts[0][:_LONGEST] if texts else ""
    if _ESCAPED.search(text):
        text = html.unescape(text)
    if re.search(r"</?(?:p|br|div)\b", text, re.IGNORECASE):
        text = re.sub(r"<(?:/p|br\s*/?|/div|/h\d|/li)>", "\n", text, flags=re.IGNORECASE)
    text = html.unescape(re.sub(r"</?[a-zA-Z][^<>]{0,2000}>", "", text))
    return text if "\n" in text.strip() else _JOINED.sub("\n", text)


def descriptions(node: Node | None) -> list[str]:
    """What an article node says the article is about, in words that pages show under the headline."""
    keys = ("description", "alternativeHeadline", "abstract")
    return [text for key in keys if (text := _text((node or {}).get(key)))]


def _outlet(node: Node, key: str, known: dict[str, Node]) -> Outlet | None:
    for value in _list(node.get(key)):
        organisation = _resolved(value, known)
        name = (
            _text(value)
            if isinstance(value, str)
            else _text(organisation.get("name")) or _text(organisation.get("legalName"))
        )
        if not name or name.startswith(("http:", "https:")):
            continue

        def link(term: str, organisation: Node = organisation) -> str | None:
            return next(iter([*_urls(organisation.get(term)), *_urls(node.get(term))]), None)

        return Outlet(
            name=html.unescape(name).strip(),
            url=next(iter(_urls(organisation.get("url"))), None),
            same_as=tuple(_urls(organisation.get("sameAs"))[:20]),
            publishing_principles=link("publishingPrinciples"),
            corrections_policy=link("correctionsPolicy"),
            ethics_policy=link("ethicsPolicy"),
        )
    return None


def _authors(value: Any, known: dict[str, Node], outlet: Outlet | None) -> tuple[Byline, ...]:
    names: dict[str, Byline] = {}
    for item in _list(value)[:30]:
        if isinstance(item, str):
            made = bylines(html.unescape(item)) if not item.startswith("http") else ()
        else:
            person = _resolved(item, known)
            kinds = _strings(person.get("@type"))
            organisation = any(kind.endswith("Organization") for kind in kinds)
            given = [_text(person.get(part)) for part in ("givenName", "familyName")]
            printed = [_text(name) for name in _list(person.get("name"))] or [" ".join(part for part in given if part)]
            url = next(iter(_urls(person.get("url"))), None)
            made = tuple(
                byline
                for name in printed
                if name
                for byline in (
                    [named(name, kind="Organization", url=url)] if organisation else _linked(bylines(name), url)
                )
                if byline
            )
        for byline in made:
            own = outlet is not None and byline.name.casefold() == outlet.name.casefold()
            names.setdefault(byline.name.casefold(), Byline(byline.name, "Organization", byline.url) if own else byline)
    return tuple(names.values())


def _linked(made: tuple[Byline, ...], url: str | None) -> list[Byline]:
    """A page's link is one person's: it is kept only where the name was one name."""
    return [Byline(one.name, one.type, url if len(made) == 1 else None) for one in made]


def _resolved(value: Any, known: dict[str, Node]) -> Node:
    if isinstance(value, dict):
        reference = value.get("@id")
        return {**known.get(reference, {}), **value} if isinstance(reference, str) else value
    return {}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _strings(value: Any) -> list[str]:
    return [item for item in _list(value) if isinstance(item, str)]


def _text(value: Any) -> str | None:
    for item in _list(value):
        if isinstance(item, dict):
            item = item.get("@value") or item.get("name") or item.get("alternateName")  # noqa: PLW2901
        if isinstance(item, str) and item.strip():
            return " ".join(html.unescape(re.sub(r"</?[a-zA-Z][^<>]{0,200}>", "", item)).split())[:_TEXT_LIMIT]
    return None


def _urls(value: Any) -> list[str]:
    found = []
    for item in _list(value):
        link = item.get("@id") or item.get("url") if isinstance(item, dict) else item
        if isinstance(link, str) and link.strip().startswith(("http://", "https://", "/")) and len(link) < 2048:
            found.append(link.strip())
    return found


def _date(value: Any) -> dates.Day | None:
    text = _text(value)
    return dates.parse(text) if text else None
