"""Web pages: the article's text with every quotation, metadata by its argued order, hostile pages."""

from __future__ import annotations

import contextlib
import json
import time
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.errors import ReadError
from provenance.model.reading import FurnitureKind, Metadata, Source
from provenance.notices import NoticeKind
from provenance.readers.html import read

URL = "https://courier.example/2021/bridge?utm=1"
PARAGRAPHS = [
    (
        "Mayor Ilse Aalders promised on Tuesday that the harbour bridge at Norwick would open"
        " before the winter, after months of delay."
    ),
    (
        "The council votes on the budget next week, and the opposition has said that it will"
        " not agree to any further spending."
    ),
    (
        "Engineers from Tarn inspected the cables in the spring and found that two of them"
        " had to be replaced before any traffic."
    ),
    (
        "The ferry company, which has carried the town's people for ninety years, has gone to"
        " court over its licence and its routes."
    ),
]


def page(*, head="", body="", lang="en", title="Bridge to open before winter"):
    prose = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    return (
        f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"><title>{title} |'
        f" Norwick Courier</title>{head}</head>"
        f"<body><nav><a href='/'>Home</a></nav><main><article>"
        f"<h1>{title}</h1>{prose}{body}<p>{PARAGRAPHS[1][::-1]}</p></article></main>"
        "<footer>Norwick Courier</footer></body></html>"
    )


def ld(value):
    text = value if isinstance(value, str) else json.dumps(value)
    return f'<script type="application/ld+json">{text}</script>'


def reading(html, **more):
    data = html if isinstance(html, bytes) else html.encode()
    return next(read(Source("a.html", data, "text/html", **{"url": URL, **more})))


NEWS = {
    "@context": "https://schema.org",
    "@type": ["NewsArticle"],
    "headline": "Bridge to open &amp; ferry to stay",
    "author": [
        {"@type": "Person", "name": "By Wiebke Sand", "url": "https://courier.example/sand"},
        {"@type": "Organization", "name": "Associated Press"},
    ],
    "publisher": {"@id": "#org"},
    "datePublished": "2021-01-20T15:04:05Z",
    "dateModified": "2021-01-21T09:00:00+01:00",
    "articleSection": ["Town", "Harbour"],
    "inLanguage": "en_GB",
    "license": "/terms",
}
ORG = {
    "@type": "NewsMediaOrganization",
    "@id": "#org",
    "name": "Norwick Courier",
    "url": "https://courier.example/",
    "sameAs": ["https://www.wikidata.example/Q1"],
    "publishingPrinciples": "https://courier.example/principles",
    "correctionsPolicy": "https://courier.example/corrections",
    "ethicsPolicy": "https://courier.example/ethics",
}


def test_the_text_is_the_headline_and_the_body():
    got = reading(page())
    first, *rest = got.text.split("\n\n")
    assert first == "Bridge to open before winter"
    assert rest[: len(PARAGRAPHS)] == PARAGRAPHS
    assert got.furniture[0].kind is FurnitureKind.HEADLINE
    assert "Home" not in got.text


@pytest.mark.parametrize(
    "markup",
    [
        "<blockquote><p>{}</p></blockquote>",
        "<blockquote>{}</blockquote>",
        "<ul><li>{}</li><li>And the ferry stays, she said.</li></ul>",
        "<p><q>{}</q></p>",
        "<div class='social-media-embed'><blockquote class='twitter-tweet'><p>{}</p></blockquote></div>",
        "<p><span><em>{}</em></span></p>",
        "<h3>{}</h3><p>Nobody asked.</p>",
        "<div>{}</div>",
    ],
)
def test_every_quotation_a_reader_sees_survives(markup):
    words = "“We will walk across it together, on the first dry day,” Ms Aalders said."
    assert words in reading(page(body=markup.format(words) + f"<p>{PARAGRAPHS[2]} Again.</p>")).text


def test_a_body_in_chunks_is_whole():
    chunk = '<div class="body body__container">{}</div><div class="ad">Advertisement</div>'
    words = "“Nobody told us that the cables were rusty,” the harbour master wrote in March."
    chunks = "".join(
        chunk.format(f"<p>{text}</p>" * 1) for text in (*PARAGRAPHS, words, *[text[::-1] for text in PARAGRAPHS])
    )
    html = f"<html><body><article><h1>Bridge</h1>{chunks}</article></body></html>"
    assert words in reading(html).text


@pytest.mark.parametrize("style", ["class='related-links'", "hidden", "style='display: none'", "aria-hidden=true"])
def test_what_is_not_the_article_is_not_put_back(style):
    words = "“Ten things you never knew about bridges,” by our staff"
    body = f"<div {style}><blockquote><p>{words}</p></blockquote></div><p>{PARAGRAPHS[2]} Again.</p>"
    got = reading(page(body=body))
    marked = [got.text[f.span.start : f.span.end] for f in got.furniture]
    assert words not in got.text or words in marked


def test_captions_and_pull_quotes_that_stay_are_marked():
    quote = "We will walk across it together on the first dry day"
    body = (
        f"<p>“{quote},” Ms Aalders said in the town hall on Tuesday.</p><aside"
        f" class='pull-quote'><p>{quote}</p></aside>"
        f"<figure><img src=x><figcaption>The bridge at dawn in January</figcaption></figure>"
        f"<p>{PARAGRAPHS[2]} Again.</p>"
    )
    got = reading(page(body=body))
    kinds = {got.text[f.span.start : f.span.end]: f.kind for f in got.furniture}
    for words, kind in ((quote, FurnitureKind.PULL_QUOTE), ("The bridge at dawn in January", FurnitureKind.CAPTION)):
        assert words not in got.text.split("\n\n") or kinds[words] is kind


def test_json_ld_is_believed_first():
    head = ld({"@graph": [{"@type": "WebPage", "name": "x"}, NEWS, ORG]}) + (
        '<meta property="og:title" content="Other"><meta name="author" content="Someone'
        ' Else"><meta property="article:published_time" content="1999-01-01">'
    )
    got = reading(page(head=head)).metadata
    assert got.headline == "Bridge to open & ferry to stay"
    assert [(one.name, one.type, one.url) for one in got.author] == [
        ("Wiebke Sand", "Person", "https://courier.example/sand"),
        ("Associated Press", "Organization", None),
    ]
    assert got.publisher.name == "Norwick Courier"
    assert got.publisher.same_as == ("https://www.wikidata.example/Q1",)
    assert (got.publisher.publishing_principles, got.publisher.corrections_policy, got.publisher.ethics_policy) == (
        "https://courier.example/principles",
        "https://courier.example/corrections",
        "https://courier.example/ethics",
    )
    assert got.date_published == datetime(2021, 1, 20, 15, 4, 5, tzinfo=UTC)
    assert got.date_modified.utcoffset().total_seconds() == 3600
    assert (got.article_section, got.in_language, got.license) == ("Town", "en-GB", "https://courier.example/terms")


def test_the_page_s_own_article_is_chosen_among_those_it_lists():
    other = {
        "@type": "NewsArticle",
        "headline": "Ferry sinks",
        "url": "https://courier.example/ferry",
        "author": "Li Wen",
    }
    own = {
        "@type": "NewsArticle",
        "headline": "Bridge to open",
        "url": "https://courier.example/2021/bridge",
        "author": "Ada Moss",
    }
    head = ld([other]) + ld(own) + '<link rel="canonical" href="/2021/bridge">'
    assert reading(page(head=head)).metadata.author[0].name == "Ada Moss"


def test_broken_json_ld_is_tolerated_and_said():
    got = reading(
        page(
            head=ld('{"@type": "NewsArticle", "headline": ')
            + ld('<!-- {"@type":"NewsArticle","author":"Ada Moss",} -->')
        )
    )
    assert got.metadata.author[0].name == "Ada Moss"
    assert [n.kind for n in got.notices] == [NoticeKind.DOUBTFUL]


@pytest.mark.parametrize(
    ("head", "field", "value"),
    [
        (
            '<meta property="article:published_time" content="2021-01-20T10:00:00+0100">',
            "date_published",
            datetime.fromisoformat("2021-01-20T10:00:00+01:00"),
        ),
        ('<meta name="citation_publication_date" content="2021/01/20">', "date_published", date(2021, 1, 20)),
        ('<meta name="DC.date.issued" content="2021-01-20">', "date_published", date(2021, 1, 20)),
        ('<meta property="article:published_time" content="2021-01-20T10:00:00">', "date_published", date(2021, 1, 20)),
        ('<meta property="article:section" content="Town">', "article_section", "Town"),
        ('<link rel="license" href="https://licence.example/by">', "license", "https://licence.example/by"),
        ('<meta name="dc.rights" content="(c) Courier">', "rights", "(c) Courier"),
        ('<meta name="citation_doi" content="10.1/x">', "identifier", "10.1/x"),
    ],
)
def test_meta_tags(head, field, value):
    assert getattr(reading(page(head=head)).metadata, field) == value


@pytest.mark.parametrize(
    ("head", "names"),
    [
        (
            '<meta name="citation_author" content="Moss, Ada"><meta name="citation_author" content="Wen, Li">',
            ["Ada Moss", "Li Wen"],
        ),
        ('<meta name="author" content="By Ada Moss and Li Wen">', ["Ada Moss", "Li Wen"]),
        (
            (
                '<meta property="article:author" content="https://face.example/moss"><meta'
                ' name="dc.creator" content="Ada Moss">'
            ),
            ["Ada Moss"],
        ),
    ],
)
def test_authors_in_meta_tags(head, names):
    assert [one.name for one in reading(page(head=head)).metadata.author] == names


def test_microdata_is_read():
    item = (
        '<div itemscope itemtype="https://schema.org/NewsArticle"><meta itemprop="datePublished" content="2021-01-20">'
        '<span itemprop="author" itemscope itemtype="https://schema.org/Person"><span'
        ' itemprop="name">Ada Moss</span></span>'
        '<span itemprop="headline">Bridge to open</span></div>'
    )
    got = reading(page(body=item)).metadata
    assert ([one.name for one in got.author], got.date_published) == (["Ada Moss"], date(2021, 1, 20))


def test_what_is_shown_is_the_last_resort():
    got = reading(page(body='<p class="byline">By Ada Moss</p><time datetime="2021-01-20">20 January</time>')).metadata
    assert (got.headline, [one.name for one in got.author], got.date_published) == (
        "Bridge to open before winter",
        ["Ada Moss"],
        date(2021, 1, 20),
    )


@pytest.mark.parametrize(
    ("head", "url", "expected"),
    [
        ('<link rel="canonical" href="/2021/bridge">', URL, "https://courier.example/2021/bridge"),
        ('<link rel="canonical" href="javascript:x">', URL, URL),
        ('<link rel="canonical" href="/2021/bridge">', None, None),
        ('<link rel="canonical" href="https://courier.example/">', URL, URL),
        ('<meta property="og:url" content="https://courier.example/b">', None, "https://courier.example/b"),
        ('<link rel="canonical" href="http://[broken">', None, None),
    ],
)
def test_the_canonical_url_is_absolute_or_none(head, url, expected):
    assert reading(page(head=head), url=url).metadata.url == expected


def test_a_wrong_language_gives_way_to_the_words():
    got = reading(page(lang="de"))
    assert got.metadata.in_language == "en"
    assert any("language" in n.message for n in got.notices)


def test_a_modification_before_the_publication_is_dropped_and_said():
    got = reading(page(head=ld({**NEWS, "dateModified": "2020-01-01"})))
    assert got.metadata.date_modified is None
    assert any("modified" in n.message for n in got.notices)


def test_what_is_given_wins():
    assert reading(page(), given=Metadata(headline="Given")).metadata.headline == "Given"


def test_a_page_that_breaks_off_is_kept_and_said():
    html = page()
    got = reading(html[: html.index("</article>") - 40])
    assert PARAGRAPHS[0] in got.text
    assert any("breaks off" in n.message for n in got.notices)


@pytest.mark.parametrize(
    "html",
    [
        "<html><body></body></html>",
        "<html><body><p>Not found</p></body></html>",
        "<html><head><title>404</title></head>",
        "<p",
    ],
)
def test_a_page_without_an_article_is_refused(html):
    with pytest.raises(ReadError, match=r"no article|no web page") as caught:
        reading(html)
    assert caught.value.mend


HOSTILE = {
    "deep": "<div>" * 50_000,
    "attributes": "<div " + " ".join(f"a{n}=1" for n in range(50_000)) + ">",
    "huge attribute": f"<div class='{'a ' * 500_000}'>",
    "unclosed tags": "<a '\"" * 20_000,
    "unclosed scripts": "</article><script>" * 20_000,
    "comments": "<!--" * 20_000,
    "deep json": ld("[" * 50_000),
    "angles": "<" * 50_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_page_is_bounded(name):
    begun = time.process_time()
    with contextlib.suppress(ReadError):
        reading(page(body=HOSTILE[name]))
    assert time.process_time() - begun < 8


def test_entities_do_not_multiply():
    bomb = '<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    assert len(reading(bomb + page(body="<p>&b;&b;&b;</p>").removeprefix("<!DOCTYPE html>")).text) < 2000


def test_nothing_is_fetched(monkeypatch):
    def refuse(*_, **__):
        raise AssertionError("a reader opened a connection")

    monkeypatch.setattr("socket.socket.connect", refuse)
    monkeypatch.setattr("socket.getaddrinfo", refuse)
    head = '<link rel=stylesheet href="http://x.example/a.css"><script src="http://x.example/a.js"></script><base href="http://x.example/">'
    assert reading('<!DOCTYPE html SYSTEM "http://x.example/a.dtd">' + page(head=head)).text


def test_the_same_page_gives_the_same_reading():
    assert reading(page(head=ld(NEWS))) == reading(page(head=ld(NEWS)))


TAGS = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<div class=related>",
        "</div>",
        "<article>",
        "</article>",
        "<blockquote>",
        "<script>",
        "<!--",
        "-->",
        "<meta name=author content='",
        "'>",
        "<table><td>",
        "“Yes,” she said.",
        *PARAGRAPHS,
        ld(NEWS),
        "&#0;&nbsp;",
        "<time datetime='9999-99-99'>",
        "<html lang='☃'>",
    ]
)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.one_of(TAGS, st.text(max_size=20)), max_size=25))
def test_any_page_is_a_reading_or_a_read_error(parts):
    try:
        got = reading("".join(parts))
    except ReadError:
        return
    at = 0
    for piece in got.furniture:
        assert at <= piece.span.start < piece.span.end <= len(got.text)
        at = piece.span.end
