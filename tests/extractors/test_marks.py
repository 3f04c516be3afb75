"""Which words stand between quotation marks, whatever marks the article uses."""

from __future__ import annotations

import pytest
from attributed import only, told


@pytest.mark.parametrize(
    "marks",
    ['""', "“”", "''", "‘’", "«»", "„“", "»«", "””"],
    ids=["straight", "curly", "single", "curly single", "guillemets", "low-high", "reversed", "closing"],
)
def test_the_words_between_any_marks_are_direct_without_the_marks(marks):
    row = only(f"The bridge stays shut. {marks[0]}We will not open it before May,{marks[1]} Orla Quist said.")
    assert row.content == ["We will not open it before May"]
    assert (row.row.kind, row.speaker, row.cue) == ("direct", "Orla Quist", "said")


def test_doubled_single_marks_are_double_marks():
    assert only("''We will go,'' Tom Brandt said.").content == ["We will go"]


def test_an_apostrophe_closes_nothing():
    row = only("‘It’s the workers’ bridge and they’ve earned it,’ said Tom Brandt.")
    assert row.content == ["It’s the workers’ bridge and they’ve earned it"]


def test_single_marks_are_terms_where_double_ones_quote():
    row = only("Orla Quist said the town had 'poisoned' the talks and would \"pay the price\".")
    assert (row.row.kind, row.quoted) == ("mixed", ["pay the price"])


@pytest.mark.parametrize(
    "text",
    [
        "'Bridges are not soldiers,' the engineer Tom Brandt said.",
        "‘Bridges are not soldiers,’ said the engineer Tom Brandt in an emailed statement.",
        "Engineer Tom Brandt replied: ‘Bridges are not soldiers.’",
        "Engineer Tom Brandt said, 'Bridges are not soldiers.'",
    ],
)
def test_single_marks_beside_a_cue_quote_where_others_are_double(text):
    row = told(f'"The river is far too high today," Orla Quist said.\n\n{text}')[1]
    assert ([c.rstrip(".") for c in row.content], row.row.kind) == (["Bridges are not soldiers"], "direct")
    assert row.speaker == "Tom Brandt"


def test_a_title_in_single_marks_is_not_said():
    rows = told("\"The river is far too high today,\" Orla Quist said. The best film is 'The Bridge', Tom Brandt said.")
    assert rows[1].row.kind == "indirect"


@pytest.mark.parametrize("close", ["”", '"', "“", "''"])
def test_two_commas_are_a_low_mark(close):
    row = only(f",,Nobody asks me for bridges,{close} Orla Quist told the daily Harbour List. ,,They ask for wood.{close}")
    assert row.content == ["Nobody asks me for bridges", "They ask for wood."]


def test_single_marks_alone_quote_nothing_short():
    assert told("The 'genocide' label is new, Orla Quist said.")[0].row.kind == "indirect"


def test_nested_marks_stay_inside():
    assert only('"He told me ‘never’ and left," Orla Quist said.').content == ["He told me ‘never’ and left"]


def test_an_interrupted_quotation_is_one():
    row = only('"The bridge," Orla Quist said, "stays shut."')
    assert row.content == ["The bridge", "stays shut."]
    assert row.row.kind == "direct"


def test_more_quoted_words_in_the_paragraph_belong_to_the_cue():
    row = only('"The bridge is shut," Orla Quist said on a visit. "It will open in May. Perhaps."')
    assert row.content == ["The bridge is shut", "It will open in May. Perhaps."]


def test_a_paragraph_that_reopens_belongs_to_the_one_left_open():
    row = only('Orla Quist said: "The bridge is shut.\n\n"It will open in May."')
    assert row.content == ["The bridge is shut.", "It will open in May."]


def test_an_open_paragraph_before_its_cue_belongs_to_it():
    row = only("“The bridge is shut.\n\n“It will open in May,” Orla Quist said.")
    assert row.content == ["The bridge is shut.", "It will open in May"]


def test_a_paragraph_after_a_closed_mark_is_its_own_without_a_cue():
    first, second = told('"The bridge is shut," Orla Quist said.\n\n"It will open in May."')
    assert (second.content, second.cue, second.source, second.speaker) == (
        ["It will open in May."],
        "",
        "Orla Quist",
        "Orla Quist",
    )
    assert first.content == ["The bridge is shut"]


def test_an_odd_mark_spoils_nothing_beyond_its_paragraph():
    rows = told(
        'The 6" pipe and the "so-called plan were late.\n\n"That is fine," Orla Quist said.\n\n"And that," she added.'
    )
    assert [row.content for row in rows] == [["That is fine"], ["And that"]]


@pytest.mark.parametrize(
    "text",
    [
        'Orla "The Rock" Quist said the bridge was shut.',
        'Orla Quist said the term "gig bridge" was wrong.',
        'Orla Quist said the so-called "ghost paint" was gone.',
    ],
)
def test_nicknames_and_terms_are_no_quoted_runs(text):
    row = only(text)
    assert (row.row.kind, row.quoted) == ("indirect", [])


def test_what_people_call_a_thing_is_a_name():
    assert told('Some have taken the dish they call "Basin toast" off the menu.') == []


def test_invisible_characters_are_looked_through():
    text = "“We\u00a0will\u200b not\u00ad open,”\ufe0f Orla\u00a0Quist said."
    row = only(text)
    assert row.content == ["We\u00a0will\u200b not\u00ad open"]
    assert row.speaker == "Orla Quist"


def test_a_question_mark_inside_does_not_end_the_sentence():
    rows = told("“Stop!” Orla Quist cried. “Why?” asked Tom Brandt.")
    assert [(row.content, row.speaker) for row in rows] == [(["Stop!"], "Orla Quist"), (["Why?"], "Tom Brandt")]
