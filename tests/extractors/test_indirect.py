"""What is attributed without quotation marks, and what only looks like it."""

from __future__ import annotations

import pytest
from attributed import only, told


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Orla Quist said the river was high.", "the river was high"),
        ("Orla Quist said on Tuesday that the river was high.", "the river was high"),
        ("The river was high, Orla Quist said.", "The river was high"),
        ("According to Orla Quist, the river was high.", "the river was high"),
        ("Orla Quist told MPs the river was high.", "the river was high"),
        ("Orla Quist declared, before the May vote, that the river was high.", "that the river was high"),
        ("However, the river was high, Orla Quist said.", "the river was high"),
        ("Orla Quist accused the mill of poisoning the river.", "the mill of poisoning the river"),
        ("Orla Quist said the U.S. river was high.", "the U.S. river was high"),
    ],
)
def test_contents(text, content):
    row = only(text)
    assert row.content == [content]
    assert (row.row.kind, row.speaker) == ("indirect", "Orla Quist")


@pytest.mark.parametrize(
    "dateline",
    [
        "OSTREL: ",
        "OSTREL — ",
        "OSTREL, July 5 (Reuters) - ",
        "PORT OSTREL, July 5 (PTI) ",
        "Ostrel, Nov 9 (AFP) — ",
        "OSTREL, Norway (AP) -- ",
    ],
)
def test_a_dateline_is_no_content(dateline):
    assert only(f"{dateline}The river was high, Orla Quist said.").content == ["The river was high"]


@pytest.mark.parametrize("opening", ["NATO — an alliance — ", "The Ostrel Harbour Board (OHB) - the owner - "])
def test_what_only_looks_like_a_dateline_stays(opening):
    assert only(f"{opening}has money, Orla Quist said.").content == [f"{opening}has money"]


@pytest.mark.parametrize(
    "text",
    [
        "Orla Quist hopes the river will fall.",
        "Orla Quist welcomed the closure.",
        "Orla Quist plans to leave.",
        "Orla Quist denied the accusations.",
    ],
)
def test_belief_intent_and_acts_are_not_stated(text):
    (row,) = told(text, stated=False)
    assert row.speaker == "Orla Quist"
    assert told(text) == []


def test_furniture_says_nothing():
    text = 'A guard by a "training centre", officials said\n\nOrla Quist said it rains.'
    rows = told(text, stated=None, aside=('A guard by a "training centre", officials said',))
    assert [row.content for row in rows] == [["it rains"]]


def test_a_passive_without_a_source():
    row = only("The mill has been accused of “poisoning the river” in May.")
    assert (row.source, row.content, row.speaker, row.row.kind) == ("", ["poisoning the river"], None, "mixed")


def test_wrapped_lines_are_one_paragraph():
    text = (
        "Orla Quist, who runs the harbour in the northern town, said the\n"
        "bridge would be shut until the engineers of the county had been\n"
        "able to look at every one of its old iron rivets and had said in\n"
        'writing that it "will bear the weight of the buses that cross it\n'
        'every day", and not before.'
    )
    assert told(text)[0].quoted == ["will bear the weight of the buses that cross it\nevery day"]


def test_confidence_falls_from_direct_to_belief():
    quoted, said, hoped = (told(text, stated=None)[0].row.confidence for text in (
        '"It rains," Orla Quist said.', "Orla Quist said it rains.", "Orla Quist hopes it rains.",
    ))  # fmt: skip
    assert 1 >= quoted > said > hoped >= 0
