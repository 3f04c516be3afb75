"""What of a page is its article's text, and what is not: by its markup, in order, once."""

from __future__ import annotations

import contextlib
import json
import time

import pytest

from provenance.errors import ReadError
from provenance.model.reading import FurnitureKind, Source
from provenance.readers.html import read

TITLE = "Bridge to open before winter"
PROSE = [
    "Mayor Ilse Aalders promised on Tuesday that the harbour bridge at Norwick would open before the winter.",
    "The council votes on the budget next week, and the opposition will not agree to any further spending.",
    "Engineers from Tarn inspected the cables in the spring and found that two of them had to be replaced.",
    "The ferry company, which has carried the town's people for ninety years, has gone to court over its routes.",
    "Nobody in the town remembers a summer in which so many people came to look at a thing that was closed.",
]
P = [f"<p>{text}</p>" for text in PROSE]


def page(inner, *, head="", above="", below=""):
    return (
        f"<!doctype html><html lang=en><head><title>{TITLE}</title>{head}</head><body><nav><a href=/>Home</a></nav>{above}"
        f"<main><article><h1>{TITLE}</h1>{inner}</article>{below}</main></body></html>"
    )


def reading(html):
    source = Source("a.html", html.encode(), "text/html", url="https://courier.example/2021/bridge")
    return next(read(source))


def paragraphs(html):
    return reading(html).text.split("\n\n")


STANDFIRST = "The first to cross was a dog called Admiral, who “saw no reason to wait”, his owner said"


@pytest.mark.parametrize(
    ("opening", "head"),
    [
        (f"<h2>{STANDFIRST}</h2>", ""),
        (f"<div class='hd'><div class='standfirst'><p>{STANDFIRST}</p></div></div>", ""),
        (
            f"<div><span></span><div class=x9>{STANDFIRST}</div></div>",
            f'<meta name="description" content="{STANDFIRST}">',
        ),
        (f"<div><p itemprop='description'>{STANDFIRST}</p></div>", ""),
        (f"<div class='box'><ul><li>{STANDFIRST}</li></ul></div>", ""),
    ],
)
def test_what_stands_under_the_headline_is_read(opening, head):
    got = paragraphs(
        page(opening + "<p class=byline>By Ada Moss</p><div class=body>" + "".join(P) + "</div>", head=head)
    )
    assert got == [TITLE, STANDFIRST, *PROSE]


@pytest.mark.parametrize(
    "line",
    [
        "<p class='byline description'>By Ada Moss in Norwick for the Courier</p>",
        "<p class='summary'>Published on Tuesday the 20 January 2021</p>",
        "<figure><figcaption class='summary'>The bridge at dawn, on the first dry day of the year</figcaption></figure>",
        "<div class='share-bar'><h2>Share this story with all of your many friends</h2></div>",
    ],
)
def test_what_is_no_standfirst_is_not(line):
    assert paragraphs(page(line + "<div class=body>" + "".join(P) + "</div>")) == [TITLE, *PROSE]


def test_a_post_that_is_embedded_keeps_its_words_and_its_signature():
    post = "<blockquote class='post'><p>Bridge opens! Bring your dogs.</p>— Ilse Aalders (@mayor) <a href=/p>20 Jan 2021</a></blockquote>"
    got = paragraphs(page("".join(P[:3]) + post + "".join(P[3:])))
    assert got.index("Bridge opens! Bring your dogs.") == 4
    assert got[5].startswith("— Ilse Aalders (@mayor)")


CARDS = "".join(
    f"<li class=c><a href='/s/{at}'>A story of another town {at}</a> <span>What it is about, in short {at}</span></li>"
    for at in range(4)
)


@pytest.mark.parametrize(
    "row",
    [
        f"<h3>Related stories</h3><ul class=xyz>{CARDS}</ul>",
        f"<section class=q7><h2>More for you</h2>{CARDS.replace('li', 'div')}</section>",
        "".join(
            f"<article><h3><a href='/s/{at}'>A story of another town {at}</a></h3><p>In short.</p></article>"
            for at in range(4)
        ),
    ],
)
def test_rows_of_other_stories_go_with_their_heading(row):
    for html in (page("".join(P) + row), page("".join(P[:2]) + row + "".join(P[2:]))):
        assert paragraphs(html) == [TITLE, *PROSE]


def test_posts_of_a_live_page_stay():
    posts = "".join(
        f"<article id=p{at}><h3><a href='#p{at}'>{at}:30 Something happens</a></h3>{P[at]}</article>"
        for at in range(1, 5)
    )
    got = paragraphs(page(P[0] + posts))
    assert [text for text in got if text in PROSE] == PROSE


@pytest.mark.parametrize("name", ["newsletter", "promo", "comments", "author", "subscription-content"])
def test_a_box_that_holds_the_article_is_kept_whatever_its_name(name):
    assert paragraphs(page(f"<div class='{name}'>{''.join(P)}</div>")) == [TITLE, *PROSE]


@pytest.mark.parametrize("name", ["newsletter-signup", "author-bio", "comments", "promo-box", "sr-only"])
def test_a_box_that_says_what_it_is_goes(name):
    box = f"<div class='{name}'><p>“Ask me anything,” she says to whoever reads this box of words.</p></div>"
    assert paragraphs(page("".join(P[:3]) + box + "".join(P[3:]))) == [TITLE, *PROSE]


@pytest.mark.parametrize("role", ["dialog", "navigation", "search", "alert"])
def test_roles_say_what_is_no_article(role):
    assert paragraphs(
        page("".join(P[:2]) + f"<div role={role}><p>“Take a look at this,” we say.</p></div>" + "".join(P[2:]))
    ) == [TITLE, *PROSE]


def test_quotation_marks_that_only_a_browser_shows_are_there():
    said = "<p>Ms Aalders said that it was <q>the <b>longest</b> summer</q> that she remembers, and that <q>“it ends”</q> now.</p>"
    assert (
        "it was “the longest summer” that she remembers, and that “it ends” now."
        in reading(page("".join(P) + said + P[0].replace("Tuesday", "Friday"))).text
    )


def test_paragraphs_of_a_page_laid_out_by_tables_stand_apart_and_in_order():
    pull = "<table><tr><td>“It was time,” the mayor said, and nobody in the hall said anything else.</td></tr></table>"
    cells = "".join(P[:2]) + pull + "".join(P[2:])
    got = paragraphs(
        f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1><table><tr><td>{cells}</td></tr></table></body></html>"
    )
    assert [text for text in got if text in PROSE] == PROSE
    assert (
        got.index("“It was time,” the mayor said, and nobody in the hall said anything else.")
        == got.index(PROSE[1]) + 1
    )


def test_a_page_that_has_a_paragraph_twice_gives_it_once():
    assert paragraphs(page("".join(P) + f"<div class=mobile>{P[1]}</div>")) == [TITLE, *PROSE]


def test_the_heading_of_a_section_stays_in_its_place():
    got = paragraphs(page(f"<div>{''.join(P[:2])}<h3>Who pays?</h3>{''.join(P[2:])}</div>"))
    assert got == [TITLE, *PROSE[:2], "Who pays?", *PROSE[2:]]


@pytest.mark.parametrize(
    "line",
    [
        "<p><a href='/ferry'><b>FERRY TO STAY, SAYS ITS OLDEST CAPTAIN</b></a></p>",
        "<p>Read more: <a href='/ferry'>Ferry to stay, says its captain</a></p>",
        "<p>Sign up for our free newsletter and get the best of Norwick in your inbox every morning</p>",
        "<p><a rel='sponsored' href='/buy'>Buy the book of bridges for less than you think, with eighty coloured plates and a large map of the town.</a></p>",
    ],
)
def test_lines_that_lead_elsewhere_go(line):
    assert paragraphs(page("".join(P[:3]) + line + "".join(P[3:]))) == [TITLE, *PROSE]


@pytest.mark.parametrize(
    "note",
    [
        "Correction: An earlier version of this article said that the bridge was green. It is blue.",
        "Published in the print edition of the March 11, 2024, issue, with the headline “A Bridge.”",
    ],
)
def test_what_the_newsroom_says_of_the_article_stays_and_is_marked(note):
    got = reading(page("".join(P), below=f"<div><footer><span>{note}</span></footer></div>"))
    assert got.text.endswith(note)
    assert got.furniture[-1].kind is FurnitureKind.NOTE


def test_words_for_screen_readers_alone_are_not_the_article_s():
    hidden = "<span style='position:absolute;width:1px;clip: rect(0 0 0 0)'>, opens in a new tab</span>"
    linked = PROSE[2].replace("Tarn", f"<a href='/tarn'>Tarn{hidden}</a>")
    assert paragraphs(page("".join(P[:2]) + f"<p>{linked}</p>" + "".join(P[3:]))) == [TITLE, *PROSE]


@pytest.mark.parametrize(
    "body",
    [
        "\n\n".join(PROSE),
        "".join(P),
        "".join(P).replace("<", "&lt;").replace(">", "&gt;"),
        "".join(PROSE),
        "<br>".join(PROSE),
    ],
)
def test_behind_a_notice_the_text_is_the_structured_data_s_in_paragraphs(body):
    told = json.dumps(
        {"@context": "https://schema.org", "@type": "NewsArticle", "headline": TITLE, "articleBody": body}
    )
    got = reading(
        page(
            P[0] + "<p>Become a member to read the rest of it.</p>",
            head=f'<script type="application/ld+json">{told}</script>',
        )
    )
    assert got.text.split("\n\n") == [TITLE, *PROSE]
    assert any("structured data" in notice.message for notice in got.notices)


QUOTED = "“We will walk across it together, on the first dry day,” Ms Aalders said."
HOSTILE = {
    "paragraphs": "".join(f"<p>{QUOTED} {at}</p>" for at in range(5_000)),
    "breaks": f"{QUOTED}<br>" * 20_000,
    "cards": "<ul>" + CARDS * 1_500 + "</ul>",
    "nested rows": ("<ul><li><a href=/x>Some title of a story</a>" * 80 + "</ul>" * 80) * 50,
    "nested names": ("<div class=newsletter>" * 200 + "x" + "</div>" * 200) * 50,
    "quotes": "<q>" * 20_000,
    "teasers": "<article><h2><a href=/y>Another story here</a></h2><p>Text.</p></article>" * 10_000,
    "headings": "<h2>Another story here</h2>" * 8_000,
    "names in two ways": "".join(
        f"<div class='{'a_' * 90}!'>x</div><p id='newsletter{'_a' * 90}!'>x</p>" for _ in range(300)
    ),
    "bylines": "".join(f"<p class=byline>By {'elel' * at} {'Ada ' * at}</p>" for at in range(40)),
    "cells": "<table><tr>" + f"<td>{QUOTED}</td>" * 5_000 + "</table>",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_page_is_read_in_bounded_time(name):
    begun = time.process_time()
    with contextlib.suppress(ReadError):
        reading(page("".join(P) + HOSTILE[name]))
    assert time.process_time() - begun < 8
