"""What stands in furniture is never a stated attribution, whoever 'says' something in it, by any engine."""

from __future__ import annotations

import pytest
from engines import OFFLINE

from provenance.extractors import EXTRACTORS
from provenance.model.reading import Source
from provenance.readers import read

LEAD = (
    "Mayor Ilse Aalders promised on Tuesday that the harbour bridge at Norwick would open before the winter, "
    "after months of delay and a row about who pays."
)
SAID = "“We will walk across it together, every one of us, on the first dry day,” Ms Aalders said at the town hall."
VOTE = (
    "The council of Norwick votes on the budget next week, and Piet Visser, who leads the opposition, said that his "
    "party would not agree to any further spending."
)
CABLES = "Engineers from Tarn inspected the cables in the spring and found that two of them had to be replaced."
FURNITURE = [
    "Mayor says ‘never again’ as ferry company tells council to pay",
    "Town told the Courier of rusty cables, says engineer",
    "MORE: Ferry captain says ‘nobody asked us’",
    "“We will walk across it together, every one of us”",
    "Ilse Aalders says that she likes the view. (credit: Courier/Li Wen)",
    "Sign up for the Norwick Courier newsletter: you get everything the mayor says in your inbox",
    "Correction: An earlier version of this article said that Ms Aalders said the bridge was green.",
    "Related stories",
    "Ferry rates climb, brokers say",
    "“Bridges are back,” says ferryman",
]
THREAD = ["2 comments", "Wim says:", "“She never said that,” the mayor’s brother told me.", "3 hours ago", "Reply"]


def page(lines):
    body = "".join(f"<p>{line}</p>" for line in lines)
    return f"<html lang=en><body><main><article><h1>Norwick bridge to open</h1>{body}</article></main></body></html>"


def extraction(engine, data, media_type):
    (reading,) = read(Source("a", data.encode(), media_type))
    (found,) = EXTRACTORS.load(engine)([reading])
    return reading.text, found.attributions


@pytest.mark.parametrize("made", ["text/plain", "text/html"])
@pytest.mark.parametrize("engine", OFFLINE)
def test_nothing_in_furniture_is_stated(engine, made):
    lines = [LEAD, FURNITURE[0], SAID, *FURNITURE[1:7], VOTE, CABLES, *FURNITURE[7:], CABLES[::-1] + ".", *THREAD]
    data = page(lines) if made == "text/html" else "\n\n".join(["Norwick bridge to open, says mayor", *lines])
    text, found = extraction(engine, data, made)
    stated = [text[start:end] for one in found if one.stated for start, end in one.content]
    assert [words for words in stated if not any(words in prose for prose in (LEAD, SAID, VOTE, CABLES))] == []
    assert any("walk across it together" in words for words in stated)


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("Ms Aalders wrote:\n\n    It will open. I shall be there.\n\n    So will you.", ["It will open. I shall be there.", "So will you."], "Ilse Aalders"),
        ("Ms Aalders wrote:\n\n> It will open. I shall be there.", ["It will open. I shall be there."], "Ilse Aalders"),
        ("Ms Aalders wrote:\n\nIt will open. I shall be there.", ["It will open. I shall be there."], "Ilse Aalders"),
        ("It rained.\n\n    It will open. I shall be there.\n\n— Ada Moss, ferry captain", ["It will open. I shall be there."], "Ada Moss"),
    ],
    ids=["indented", "marked", "after a colon", "with a name under it"],
)  # fmt: skip
def test_a_block_quote_is_direct(text, words, who):
    text, found = extraction("rules", f"{LEAD}\n\n{text}\n\n{CABLES}\n\n{VOTE}\n", "text/plain")
    (block,) = [one for one in found if one.kind == "direct"]
    assert [text[start:end] for start, end in block.content] == words
    assert (block.speaker.name, block.quoted, block.stated) == (who, (), True)


def test_a_page_s_block_quote_is_direct():
    quoted = "It will open before the winter, and I shall be there with the ferry captain."
    markup = page([LEAD, VOTE, "Ms Aalders wrote:", quoted, CABLES]).replace(f"<p>{quoted}</p>", f"<blockquote><p>{quoted}</p></blockquote>")  # fmt: skip
    text, found = extraction("rules", markup, "text/html")
    (block,) = [one for one in found if one.kind == "direct"]
    assert [text[start:end] for start, end in block.content] == [quoted]


def test_a_list_after_a_colon_is_no_block_quote():
    _, found = extraction("rules", f"{LEAD}\n\nMs Aalders said:\n\n• The bridge opens.\n\n{CABLES}\n", "text/plain")
    assert [one.kind for one in found if one.kind == "direct"] == []


def test_a_title_inside_the_prose_names_nobody():
    heading = "Harbour Master Ada Quist Warns Of Rust"
    _, found = extraction("rules", f"{LEAD}\n\n{VOTE}\n\n{heading}\n\n“It rains,” Ms Aalders said.\n\n{CABLES}", "text/plain")
    assert {one.speaker.name for one in found if one.speaker} == {"Ilse Aalders", "Piet Visser"}
