"""What a newsroom knows of its article, and every way in which JSON-LD says it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from datetime import date


@dataclass(frozen=True)
class Facts:
    """What a newsroom knows of its article."""

    title: str
    authors: tuple[str, ...]
    published: date
    updated: date | None
    publisher: str
    section: str
    language: str
    url: str
    rng: random.Random

    @property
    def at(self):
        return self.rng.choice(["{}T09:30:00Z", "{}T09:30:00+01:00", "{}T09:30:00+0000", "{}"])


def kind(name):
    return "Organization" if name in ("Associated Press", "Reuters") else "Person"


def script(value):
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


def meta(name, value, key="name"):
    return f'<meta {key}="{name}" content="{escape(str(value))}">' if value else ""


def node(facts, **more):
    stamp = facts.at
    made = {
        "@type": facts.rng.choice(
            ["NewsArticle", "Article", "ReportageNewsArticle", "BlogPosting", ["NewsArticle", "Article"]]
        ),
        "headline": facts.title,
        "datePublished": stamp.format(facts.published),
        "dateModified": stamp.format(facts.updated) if facts.updated else None,
        "author": [{"@type": kind(name), "name": name} for name in facts.authors] or None,
        "publisher": {
            "@type": "NewsMediaOrganization",
            "name": facts.publisher,
            "logo": {"@type": "ImageObject", "url": "/l.png"},
        },
        "articleSection": facts.section,
        "inLanguage": facts.language,
        "mainEntityOfPage": facts.url,
        **more,
    }
    return {key: value for key, value in made.items() if value is not None}


def ld_plain(facts):
    return script({"@context": "https://schema.org", **node(facts)}), ""


def ld_one_author(facts):
    author = {"@type": "Person", "name": facts.authors[0]} if len(facts.authors) == 1 else None
    return script({"@context": "http://schema.org/", **node(facts, **({"author": author} if author else {}))}), ""


def ld_strings(facts):
    author = facts.authors[0] if len(facts.authors) == 1 else list(facts.authors) or None
    return script({"@context": "https://schema.org", **node(facts, author=author, publisher=facts.publisher)}), ""


def ld_joined(facts):
    return script(
        {
            "@context": "https://schema.org",
            **node(facts, author="By " + " and ".join(facts.authors) if facts.authors else None),
        }
    ), ""


def ld_graph(facts):
    home = "https://paper.example/#"
    people = [
        {"@type": [kind(name), "Thing"], "@id": f"{home}person{at}", "name": name}
        for at, name in enumerate(facts.authors)
    ]
    own = node(
        facts,
        author=[{"@id": one["@id"]} for one in people] or None,
        publisher={"@id": home + "org"},
        isPartOf={"@id": facts.url},
    )
    graph = [
        {
            "@type": "WebPage",
            "@id": facts.url,
            "name": f"{facts.title} - {facts.publisher}",
            "isPartOf": {"@id": home + "site"},
            "datePublished": "2001-01-01",
        },
        {"@type": "WebSite", "@id": home + "site", "name": facts.publisher, "publisher": {"@id": home + "org"}},
        {"@type": "Organization", "@id": home + "org", "name": facts.publisher, "url": "https://paper.example/"},
        own,
        *people,
        {"@type": "BreadcrumbList", "itemListElement": [{"@type": "ListItem", "position": 1, "name": facts.section}]},
    ]
    facts.rng.shuffle(graph)
    return script({"@context": "https://schema.org", "@graph": graph}), ""


def ld_listed(facts):
    other = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": "Ferry sinks again",
        "url": "https://paper.example/ferry",
        "author": {"name": "Nobody Known"},
        "datePublished": "1999-09-09",
    }
    return script(
        [
            {"@context": "https://schema.org", "@type": "BreadcrumbList"},
            other,
            {"@context": "https://schema.org", **node(facts)},
        ]
    ), ""


def ld_in_page(facts):
    return script({"@context": "https://schema.org", "@type": "WebPage", "name": "Page", "mainEntity": node(facts)}), ""


def ld_copyright(facts):
    organisation = {
        "@type": "Organization",
        "name": facts.publisher,
        "parentOrganization": {"@type": "Organization", "name": "Big Holding Group"},
    }
    return script(
        {"@context": "https://schema.org", **node(facts, publisher=None, sourceOrganization=organisation)}
    ), ""


def ld_names_in_parts(facts):
    author = [
        {
            "@type": "Person",
            "givenName": name.rpartition(" ")[0],
            "familyName": name.rpartition(" ")[2],
            "jobTitle": "Reporter",
            "url": "https://paper.example/staff",
        }
        if kind(name) == "Person"
        else {"@type": "Organization", "name": name}
        for name in facts.authors
    ]
    return script({"@context": "https://schema.org", **node(facts, author=author or None)}), ""


def ld_untidy(facts):
    """As pages have it: commented out, trailing commas, raw line breaks, entities; and a block that is no JSON."""
    made = json.dumps({"@context": "https://schema.org", **node(facts)}, indent=1, ensure_ascii=False)
    made = made.replace("’", "&#8217;").replace("\n}", ",\n}")
    return (
        f'<script type="application/ld+json">{{"@type": "WebSite", </script><script type="application/ld+json">//<![CDATA[\n{made}\n//]]></script>',
        "",
    )


def ld_live(facts):
    """A live page: its posts are articles too, with days and authors of their own."""
    posts = [
        {
            "@type": "BlogPosting",
            "headline": f"Post {at}",
            "author": {"name": "Poster Person"},
            "datePublished": "2030-01-01T00:00:00Z",
        }
        for at in range(3)
    ]
    return script(
        {"@context": "https://schema.org", **node(facts, **{"@type": "LiveBlogPosting", "liveBlogUpdate": posts})}
    ), ""


def ld_and_tags(facts):
    """Structured data with days and title alone; the rest is in tags."""
    own = node(facts, author=None, publisher=None, articleSection=None)
    return script({"@context": "https://schema.org", **own}) + "".join(
        meta("author", name) for name in facts.authors
    ) + meta("og:site_name", facts.publisher, "property") + meta("article:section", facts.section, "property"), ""
