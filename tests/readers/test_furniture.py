"""Furniture: what is on the page and not the article's prose, alike in a text file and in a page."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.errors import ReadError
from provenance.model.reading import FurnitureKind, Source
from provenance.readers import read

OPENING = (
    "Mayor Ilse Aalders promised on Tuesday that the harbour bridge at Norwick would open before the winter, "
    "after months of delay and a row about who pays."
)
SAID = "“We will walk across it together, every one of us, on the first dry day,” Ms Aalders said at the town hall."
CLOSING = (
    "The council of Norwick votes on the budget next week, and the opposition has said that it will not agree to "
    "any further spending."
)
ENGINEERS = "Engineers from Tarn inspected the cables in the spring and found that two of them had to be replaced."
HEADLINE = "Norwick bridge to open before the winter"
PROSE = [OPENING, SAID, CLOSING, ENGINEERS]


def reading(data, media_type):
    (found,) = read(Source("a", data.encode(), media_type, url="https://courier.example/2021/bridge"))
    assert not isinstance(found, ReadError), found
    return found


def text(*paragraphs):
    return reading("\n\n".join([HEADLINE, *paragraphs]) + "\n", "text/plain")


def page(*paragraphs):
    body = "".join(one if one.startswith("<") else f"<p>{one}</p>" for one in paragraphs)
    return reading(
        f"<html lang=en><body><main><article><h1>{HEADLINE}</h1>{body}</article></main></body></html>", "text/html"
    )


READ = {"text": text, "page": page}


def marked(got, kind=None):
    return [got.text[f.span.start : f.span.end] for f in got.furniture if kind is None or f.kind is kind]


def unmarked(got):
    at, rest = 0, []
    for (start, end), _ in got.furniture:
        rest.append(got.text[at:start])
        at = end
    return "".join([*rest, got.text[at:]])


LINES = [
    ("heading", "A row about money"),
    ("heading", "MAYOR OF TARN SAYS FERRY WILL STAY"),
    ("heading", "What Happens Next?"),
    ("note", "Correction: An earlier version of this article said that the bridge was green. It is grey."),
    ("note", "An earlier version of this story misspelt the name of the ferry captain."),
    ("note", "This story has been updated with comments from the ferry company."),
    ("note", "Editor's note: The Courier's owner sits on the bridge committee."),
    ("note", "Have a tip? Write to tips@courier.example or call the newsdesk."),
    ("note", "If you buy something through links in this post, we may earn a commission."),
    ("note", "The opinions expressed in this column are those of its author."),
    ("note", "Filed under: Bridges, Norwick"),
    ("note", "https://courier.example/2021/bridge"),
    ("sign-up", "Enjoyed this story? Subscribe to support our reporters."),
    ("sign-up", "Keep an eye on your inbox for the latest harbour news."),
    ("sign-up", "Norwick Morning Newsletter"),
    ("related", "[Read more: Ferry company sues the town]"),
    ("related", "Watch the mayor's speech below:"),
    ("related", "You can read our guide to the ferries here."),
    ("related", "SEE MORE: Ferry captain says 'never again'"),
    ("caption", "The bridge at dawn. (credit: Courier/Li Wen)"),
    ("caption", "Li Wen / Reuters"),
    ("comment", "Tell us what you think in the comments"),
    ("credit", "Courier writers Ada Moss, Li Wen and Wiebke Sand contributed to this report."),
    ("other", "10:45 a.m."),
    ("other", "5:45 PM CET 3/11/2021 by Li Wen"),
]


@pytest.mark.parametrize("made", READ)
@pytest.mark.parametrize(("kind", "line"), LINES)
def test_a_line_of_each_kind_is_known(made, kind, line):
    got = READ[made](OPENING, SAID, line, CLOSING, ENGINEERS)
    shown = [one for one in got.text.split("\n\n") if line in one]
    assert shown in ([], [line])  # a page's extraction may leave it out
    assert marked(got) == [HEADLINE, *shown]
    if shown:
        assert marked(got, FurnitureKind(kind)) == [line]


@pytest.mark.parametrize("made", READ)
@pytest.mark.parametrize(
    "line",
    [
        "“Nobody asked the ferrymen”",
        "“Will it ever open?” asked the ferry captain, Ada Moss",
        "“Nobody asked us,” Ms Moss said",
        "Who will pay for all that, and for how many years, and out of what?",
        "The story was corrected by the mayor, who told the Courier that it rains.",
        "The report has been updated, officials said.",
        "Correction of the plans would take a year, the engineers said.",
        "Ada Moss is a reporter at heart, the mayor said.",
        "Watch what happens to the ferries, she said, and you will see.",
        "If you are caught on the bridge, call 112, the mayor said.",
        "Comments by the mayor were condemned in Tarn on Sunday.",
        "Li Wen covers her face, and the mayor waits.",
    ],
)
def test_prose_stays(made, line):
    assert line in unmarked(READ[made](OPENING, SAID, line, CLOSING, ENGINEERS))


@pytest.mark.parametrize("made", READ)
def test_nothing_in_prose_is_furniture(made):
    assert marked(READ[made](*PROSE)) == [HEADLINE]


def test_lines_under_the_headline_are_its_own():
    got = text("Town hall and ferry company still at odds over who pays", *PROSE)
    assert marked(got, FurnitureKind.HEADING) == ["Town hall and ferry company still at odds over who pays"]


def test_a_headline_that_a_database_joined_to_the_next_line():
    got = reading(f"Norwick's bridge is late, dear and loved;\n\nMayor says it rains.\n\n{OPENING}\n\n{SAID}", "text/plain")
    assert marked(got) == ["Norwick's bridge is late, dear and loved;", "Mayor says it rains."]
    assert got.metadata.headline == "Norwick's bridge is late, dear and loved;"


def test_the_name_of_a_section_stands_above_the_headline():
    got = reading("\n\n".join(["HARBOUR", HEADLINE, *PROSE]), "text/plain")
    assert got.metadata.headline == HEADLINE


def test_a_speaker_s_name_above_every_turn_is_no_heading():
    got = text(OPENING, "Ada Moss", CLOSING, "Li Wen", SAID, "Ada Moss", ENGINEERS, "Li Wen", OPENING[::-1] + ".")
    assert marked(got, FurnitureKind.HEADING) == []


def test_a_name_over_quoted_words_is_no_heading():
    got = text(OPENING, "Ada Moss, ferry captain", "“Nobody asked us whether it should open.”", CLOSING, ENGINEERS)
    assert marked(got) == [HEADLINE]


def test_verse_after_a_colon_is_no_heading():
    got = text(OPENING, "Ms Aalders wrote:", "The bridge is grey", "The ferry stays", CLOSING, ENGINEERS)
    assert marked(got) == [HEADLINE]


def test_a_text_without_full_stops_has_no_headings():
    bare = [one.rstrip(".") for one in (OPENING, CLOSING, ENGINEERS)]
    assert marked(text(*bare, "The bridge is grey", *[one[::-1] for one in bare])) == [HEADLINE]


def test_lines_of_a_typewriter_are_no_headings():
    wrapped = "Mayor Ilse Aalders promised on Tuesday that the\nharbour bridge at Norwick would open before the\nwinter\n"
    got = reading(f"{HEADLINE}\n\n" + "\n".join([wrapped + "after months of delay.\n"] * 4), "text/plain")
    assert marked(got) == [HEADLINE]


def test_headlines_of_other_stories_close_the_text():
    others = ["Ferry captain wins prize", "“Never again,” says mayor of Tarn"]
    assert marked(text(*PROSE, *others), FurnitureKind.RELATED) == others


@pytest.mark.parametrize("made", READ)
def test_a_pull_quote_is_known_by_its_words_and_takes_its_name_with_it(made):
    pulled = "“We will walk across it together, every one of us”"
    got = READ[made](OPENING, SAID, CLOSING, pulled, "Ilse Aalders, mayor", ENGINEERS)
    assert marked(got, FurnitureKind.PULL_QUOTE) == [pulled, "Ilse Aalders, mayor"]
    assert SAID in unmarked(got)


@pytest.mark.parametrize("made", READ)
def test_quoted_words_that_stand_once_are_no_pull_quote(made):
    alone = "“Nobody asked the ferrymen whether it should open.”"
    assert alone in unmarked(READ[made](OPENING, SAID, alone, CLOSING))


THREAD = ["Piet Visser", "“Nonsense,” said the mayor’s own brother.", "3 hours ago", "Reply", "Wim", "Sure it is.", "Reply"]


@pytest.mark.parametrize("heading", [["2 comments"], ["Join the conversation"], []])
def test_a_thread_is_the_readers_own(heading):
    got = text(*PROSE, *heading, *THREAD)
    assert marked(got)[1:] == [*heading, *THREAD]
    assert PROSE[-1] in unmarked(got)


@pytest.mark.parametrize("name", ["id=comments", "class=comment-list"])
def test_a_thread_is_known_by_its_box(name):
    box = f"<div {name}><p>“Nonsense and nothing else,” said the mayor’s own brother.</p></div>"
    got = page(*PROSE, box)
    assert "Nonsense" not in unmarked(got)


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("<p class=standfirst>{}</p>", "The mayor says that it will be dear, and that she does not care."),
        ("<h2>{}</h2>", "Why it took so long. And who pays"),
        ("<p><a href=/x>{}</a></p>", "Ferry captain ‘almost drowned’ in harbour, court told"),
        ("<div class=newsletter-box><p>{}</p></div>", "Our harbour letter tells you what the captains say."),
        ("<div class=author-bio><p>{}</p></div>", "Li Wen keeps bees, and writes on bridges for the Courier."),
        ("<div class='editors-note'><p>{}</p></div>", "We have put right how tall the bridge is."),
        ("<figure><img src=x><figcaption>{}</figcaption></figure>", "Ms Aalders says she likes the view."),
    ],
)
def test_what_markup_sets_apart_is_marked_where_it_stays(markup, words):
    got = page(OPENING, SAID, markup.format(words), CLOSING, ENGINEERS)
    assert words not in unmarked(got)
    assert SAID in unmarked(got)


@pytest.mark.parametrize(
    "markup",
    [
        "<h3>{}</h3>",
        "<p class=standfirst>{}</p>",
        "<div class='article-body newsletter-story'><p>{}</p></div>",
        "<p>{} <a href=/x>Read the letter</a></p>",
    ],
)
def test_who_said_it_stays_whatever_it_stands_in(markup):
    words = "“Nobody told us that the cables were rusty,” the harbour master said on Monday."
    got = page(OPENING, SAID, markup.format(words), CLOSING, ENGINEERS, ENGINEERS[::-1] + ".")
    if "newsletter" not in markup:
        assert words in unmarked(got)


QUOTED = ["We will walk across it together. Nobody said that it was easy.", "I shall be there, and so will the ferry captain."]


@pytest.mark.parametrize(
    "quoted",
    ["\n\n".join("    " + one for one in QUOTED), "\n".join("> " + one for one in QUOTED), "\n\n".join("\t" + one for one in QUOTED)],
    ids=["spaces", "marks", "tabs"],
)
def test_a_text_sets_its_block_quotes_off(quoted):
    got = text(OPENING, "Ms Aalders wrote:", quoted, CLOSING, ENGINEERS)
    assert [got.text[start:end] for start, end in got.blocks] == QUOTED


def test_a_page_says_which_paragraphs_are_quoted():
    block = "<blockquote>" + "".join(f"<p>{one}</p>" for one in QUOTED) + "</blockquote>"
    got = page(OPENING, "Ms Aalders wrote:", block, CLOSING, ENGINEERS)
    assert [got.text[start:end] for start, end in got.blocks] == QUOTED


def test_a_text_indented_throughout_has_no_block_quotes():
    assert reading("\n\n".join("    " + one for one in PROSE), "text/plain").blocks == ()


def test_a_page_in_one_block_quote_has_none():
    body = "<blockquote>" + "".join(f"<p>{one}</p>" for one in PROSE) + "</blockquote>"
    assert page(body).blocks == ()


SCRAPS = st.lists(
    st.one_of(
        st.text(max_size=60),
        st.sampled_from(
            [one for _, one in LINES]
            + [*PROSE, HEADLINE, *THREAD, *QUOTED, "    " + QUOTED[0], "> " + QUOTED[1], "2 comments", "Read more", ";", "“"]
        ),
    ),
    max_size=40,
)


@settings(deadline=None, max_examples=150)
@given(SCRAPS, st.sampled_from(["\n", "\r\n", "\n\n", "\r", "\u2028"]))
def test_furniture_is_whole_lines_in_order_and_apart(parts, end):
    try:
        got = reading(end.join(parts), "text/plain")
    except (AssertionError, ReadError):
        return
    at = 0
    for (start, stop), kind in got.furniture:
        assert at <= start < stop <= len(got.text)
        at = stop
        before, after = got.text[:start], got.text[stop:]
        line_before = before[max(map(before.rfind, "\n\r\u2028\u2029")) + 1 :]
        assert not line_before.strip()
        if kind is not FurnitureKind.DATELINE:
            ends = [found for mark in "\n\r\u2028\u2029" if (found := after.find(mark)) >= 0]
            assert not after[: min(ends, default=len(after))].strip()
    at = 0
    for start, stop in got.blocks:
        assert at <= start < stop <= len(got.text)
        at = stop


@pytest.mark.parametrize(
    "piece",
    ["we will walk across it ", "We Will\n", "Who pays for it\n\n", "Reply\n3 hours ago\n", "> we will\n", "Ada Moss is a ", "(AP", "Watch it "],
)
def test_any_text_takes_linear_time(piece):
    def seconds(size):
        data = (piece * (size // len(piece))).encode()
        begun = time.process_time()
        list(read(Source("a.txt", data, "text/plain")))
        return time.process_time() - begun

    small, large = max(seconds(60_000), 0.03), seconds(480_000)
    assert large < 30 * small  # eight times the text; a square would be sixty-four
