"""Every way in which a page says who wrote its article, when, where and under which title: a function a way.

Each gives what stands in the page's head, and what stands around its body (`{body}`), empty where that is plain.
"""

from __future__ import annotations

import json
from html import escape

from structured_sayings import (
    kind,
    ld_and_tags,
    ld_copyright,
    ld_graph,
    ld_in_page,
    ld_joined,
    ld_listed,
    ld_live,
    ld_names_in_parts,
    ld_one_author,
    ld_plain,
    ld_strings,
    ld_untidy,
    meta,
)


def open_graph(facts):
    stamp = facts.at
    named = "".join(meta("author", name) for name in facts.authors)
    linked = "".join(
        meta("article:author", f"https://face.example/{at}", "property") for at, _ in enumerate(facts.authors)
    )
    return (
        meta("og:title", facts.title, "property")
        + meta("og:type", "article", "property")
        + meta("og:site_name", facts.publisher, "property")
        + meta("article:published_time", stamp.format(facts.published), "property")
        + meta("article:modified_time", facts.updated and stamp.format(facts.updated), "property")
        + meta("article:section", facts.section, "property")
        + meta("og:locale", facts.language + "_XX", "property")
        + linked
        + named
    ), ""


def dublin_core(facts):
    case = facts.rng.choice(["DC.", "dc.", "DCTERMS."])
    return (
        meta(case + "title", facts.title)
        + "".join(meta(case + "creator", name) for name in facts.authors)
        + meta("DC.date.issued", facts.published)
        + meta("DCTERMS.modified", facts.updated)
        + meta(case + "publisher", facts.publisher)
        + meta(case + "language", facts.language)
    ), ""


def highwire(facts):
    return (
        meta("citation_title", facts.title)
        + "".join(meta("citation_author", name) for name in facts.authors)
        + meta("citation_publication_date", f"{facts.published:%Y/%m/%d}")
        + meta("last-modified", facts.updated)
        + meta("citation_publisher", facts.publisher)
    ), ""


def parsely(facts):
    return (
        meta("parsely-title", facts.title)
        + "".join(meta("parsely-author", name) for name in facts.authors)
        + meta("parsely-pub-date", f"{facts.published}T09:30:00Z")
        + meta("parsely-section", facts.section)
        + meta("og:updated_time", facts.updated and f"{facts.updated}T09:30:00Z", "property")
        + meta("application-name", facts.publisher)
    ), ""


def sailthru(facts):
    return (
        meta("sailthru.title", facts.title)
        + meta("sailthru.author", ", ".join(facts.authors))
        + meta("sailthru.date", f"{facts.published} 09:30:00")
        + meta("article:modified_time", facts.updated, "property")
        + meta("og:site_name", facts.publisher, "property")
    ), ""


def parsely_json(facts):
    told = {
        "title": facts.title,
        "pub_date": f"{facts.published}T09:30:00Z",
        "section": facts.section,
        "authors": list(facts.authors),
        "type": "post",
    }
    return f"<meta name='parsely-page' content='{escape(json.dumps(told))}'>" + meta(
        "og:site_name", facts.publisher, "property"
    ) + meta("og:updated_time", facts.updated, "property"), ""


def microdata(facts):
    authors = "".join(
        f'<span itemprop="author" itemscope itemtype="https://schema.org/{kind(name)}"><a href="/staff"><span itemprop="name">{name}</span></a></span> '
        for name in facts.authors
    )
    updated = f'<meta itemprop="dateModified" content="{facts.updated}">' if facts.updated else ""
    return "", (
        f'<div itemscope itemtype="http://schema.org/NewsArticle"><h1 itemprop="headline">{facts.title}</h1>{authors}'
        f'<time itemprop="datePublished" datetime="{facts.published}">{facts.published:%d %B %Y}</time>{updated}'
        f'<div itemprop="publisher" itemscope itemtype="https://schema.org/Organization"><meta itemprop="name" content="{facts.publisher}"></div>'
        "{body}</div>"
    )


def rdfa(facts):
    authors = "".join(
        f'<span property="author" typeof="{kind(name)}"><span property="name">{name}</span></span> '
        for name in facts.authors
    )
    updated = f'<meta property="dateModified" content="{facts.updated}">' if facts.updated else ""
    return "", (
        f'<div vocab="https://schema.org/" typeof="NewsArticle"><h1 property="headline">{facts.title}</h1>{authors}'
        f'<time property="datePublished" datetime="{facts.published}">{facts.published:%d %B %Y}</time>{updated}'
        f'<div property="publisher" typeof="Organization"><meta property="name" content="{facts.publisher}"></div>'
        "{body}</div>"
    )


def microformats(facts):
    authors = "".join(
        f'<span class="author vcard"><a class="url fn n" href="/staff">{name}</a></span> ' for name in facts.authors
    )
    updated = f'<time class="updated" datetime="{facts.updated}T09:30:00+00:00">later</time>' if facts.updated else ""
    return meta("og:site_name", facts.publisher, "property"), (
        f'<div class="hentry post"><h1 class="entry-title">{facts.title}</h1><div class="entry-meta">'
        f'<time class="entry-date published" datetime="{facts.published}T09:30:00+00:00">then</time>{updated}{authors}</div>'
        '<div class="entry-content">{body}</div></div>'
    )


def shown(facts):
    """Nothing but what a reader sees: a byline and a ``<time>``, and the outlet in the window's title."""
    by = {"en": "By ", "de": "Von ", "fr": "Par "}[facts.language]
    byline = f'<p class="byline">{by}{" and ".join(facts.authors)}</p>' if facts.authors else ""
    updated = (
        f'<time datetime="{facts.updated}T17:00:00Z">Updated {facts.updated:%d %B %Y}</time>' if facts.updated else ""
    )
    return (
        "",
        f'<h1>{facts.title}</h1>{byline}<p class="dates"><time datetime="{facts.published}T09:30:00Z">Published {facts.published:%d %B %Y}</time> {updated}</p>{{body}}',
    )


def shown_linked(facts):
    authors = ", ".join(f'<a rel="author" href="/staff/{at}">{name}</a>' for at, name in enumerate(facts.authors))
    updated = (
        f'<time datetime="{facts.updated}" class="modified">Last updated {facts.updated:%d %B %Y}</time>'
        if facts.updated
        else ""
    )
    return (
        "",
        f'<header><h1>{facts.title}</h1><address>{authors}</address>{updated}<time datetime="{facts.published}" pubdate>{facts.published:%d %B %Y}</time></header>{{body}}',
    )


def shown_words(facts):
    """A byline with an office and the days in words, with no element of their own."""
    by = {"en": "By ", "de": "Von ", "fr": "Par "}[facts.language]
    names = [f"{name}, Harbour Correspondent" if kind(name) == "Person" else name for name in facts.authors]
    byline = f'<div class="byline">{by}{"; ".join(names)}</div>' if facts.authors else ""
    published = f"{facts.published:%B} {facts.published.day}, {facts.published.year} 9:30 am"
    stamp = facts.rng.choice([f"Published {published}", published, f"{facts.published.day} {facts.published:%B %Y}"])
    updated = (
        f'<span class="updated">Updated: {facts.updated.day} {facts.updated:%B %Y}</span>' if facts.updated else ""
    )
    return meta(
        "og:site_name", facts.publisher, "property"
    ), f'<h1>{facts.title}</h1>{byline}<p class="article-date"><span class="date">{stamp}</span> {updated}</p>{{body}}'


def open_graph_worded(facts):
    """The site's name in the title, days in words, one tag for all who wrote it."""
    return (
        meta("og:title", f"{facts.title} | {facts.publisher}", "property")
        + meta("og:site_name", facts.publisher, "property")
        + meta("author", ", ".join(facts.authors))
        + meta("date", f"{facts.published:%B} {facts.published.day}, {facts.published.year}")
        + meta("last-modified", facts.updated and f"{facts.updated:%a, %d %b %Y} 09:30:00 GMT")
        + meta("section", facts.section)
    ), ""


def shown_under_cards(facts):
    """Times of other stories stand above the article's own, and of its author's other stories below."""
    cards = "".join(
        f'<li><a href="/s/{at}">Another story of the town {at}</a> <time datetime="2024-02-0{at}">ago</time></li>'
        for at in range(1, 5)
    )
    byline = f'<p class="byline author-name">{" & ".join(facts.authors)}</p>' if facts.authors else ""
    updated = (
        f'<p>Last updated: <time datetime="{facts.updated}">{facts.updated:%d %b %Y}</time></p>'
        if facts.updated
        else ""
    )
    return meta("og:site_name", facts.publisher, "property"), (
        f'<ul class="latest">{cards}</ul><h1>{facts.title}</h1>{byline}'
        f'<p>First published: <time datetime="{facts.published}">{facts.published:%d %b %Y}</time></p>{updated}{{body}}'
    )


SAYINGS = (
    ld_plain, ld_one_author, ld_strings, ld_joined, ld_graph, ld_listed, ld_in_page, ld_copyright, ld_names_in_parts,
    open_graph, dublin_core, highwire, parsely, sailthru, parsely_json, microdata, rdfa, microformats, shown, shown_linked,
    shown_words, open_graph_worded, ld_untidy, ld_live, ld_and_tags, shown_under_cards,
)  # fmt: skip
UNSECTIONED = (
    dublin_core,
    highwire,
    sailthru,
    microdata,
    rdfa,
    microformats,
    shown,
    shown_linked,
    shown_words,
    shown_under_cards,
)
