"""Clauses of attribution: what may stand between a source, its cue and what was said."""

from __future__ import annotations

import pytest
from attributed import only, told


@pytest.mark.parametrize(
    "text",
    [
        "Orla Quist on Monday said the river was high.",
        "Orla Quist also on Monday said the river was high.",
        "Orla Quist last week told reporters the river was high.",
        "Orla Quist later repeatedly said that the river was high.",
        "Orla Quist on Monday ruled out a bridge, saying that the river was high.",
    ],
)
def test_a_time_between_subject_and_verb(text):
    row = told(text)[-1]
    assert (row.content, row.source, row.speaker) == (["the river was high"], "Orla Quist", "Orla Quist")


@pytest.mark.parametrize(
    "text",
    [
        "Orla Quist was quoted by Reuters as saying that the river was high.",
        "Orla Quist was on Tuesday quoted by Reuters as telling reporters the river was high.",
        "Orla Quist was quoted as saying by Reuters that the river was high.",
    ],
)
def test_a_passive_quoting_has_the_subject_as_source(text):
    row = only(text)
    assert (row.content, row.source, row.speaker, row.relay) == (
        ["the river was high"], "Orla Quist", "Orla Quist", [("Reuters", "quoted")],
    )  # fmt: skip


@pytest.mark.parametrize(
    "tail",
    ["was quoted by AFP as saying", "was quoted as saying by AFP", "was quoted by AFP on Tuesday as saying"],
)
def test_a_passive_quoting_after_the_words(tail):
    row = only(f'"The river is high," Orla Quist {tail}.')
    assert (row.content, row.cue) == (["The river is high"], "quoted as saying" if "by AFP as" not in tail else row.cue)
    assert (row.row.kind, row.speaker, row.relay) == ("direct", "Orla Quist", [("AFP", "quoted")])


@pytest.mark.parametrize(
    "whom",
    [
        "a hearing of the county’s harbour committee on Wednesday",
        "Kestrel magazine",
        "the Brastoke newspaper",
        "a news conference later in the day",
        "her daughter",
    ],
)
def test_those_addressed_are_no_content(whom):
    assert only(f"Orla Quist told {whom} that she was tired.").content == ["she was tired"]


@pytest.mark.parametrize(
    "tail",
    [
        "told reporters here after a meeting of the council",
        "told reporters outside the mill",
        "said in an emailed statement",
        "told the Gazette on Tuesday",
    ],
)
def test_after_quoted_words_nothing_more_is_content(tail):
    row = only(f'"The river is high," Orla Quist, 61, {tail}.')
    assert (row.content, row.row.kind) == (["The river is high"], "direct")


def test_an_adjective_before_a_role_is_no_cue():
    assert only('"The river is high," retired teacher Orla Quist told councillors.').cue == "told"


def test_somebody_named_by_an_age():
    row = only("“The river is high,” the 29-year-old added.")
    assert (row.content, row.source, row.cue) == (["The river is high"], "the 29-year-old", "added")


def test_according_to_a_pronoun():
    row = only("The mayor, Orla Quist, came to the bridge. According to her, the river was high.")
    assert (row.content, row.source) == (["the river was high"], "her")


@pytest.mark.parametrize("name", ["Quist", "Orla Quist"])
def test_said_before_the_name_opens_a_sentence(name):
    row = only(f'Said {name}: "The river is high."')
    assert (row.content, row.source, row.cue) == (["The river is high."], name, "Said")
    assert row.speaker == name


def test_what_somebody_was_asked_is_no_act():
    (row,) = told("Asked whether she would dismiss Tom Brandt, the mayor replied: “No. Go home.”", stated=None)
    assert (row.content, row.source, row.cue) == (["No. Go home."], "the mayor", "replied")


def test_a_noun_after_a_noun_is_no_verb():
    row = only("Tom Brandt said during the first-quarter earnings call on Monday that the mill was sold.")
    assert row.content == ["the mill was sold"]


def test_many_are_told_by_the_head_of_a_phrase():
    (row,) = told("Fishermen hope the river will fall.", stated=False)
    assert row.content == ["the river will fall"]
    (row,) = told("Villagers of Brastoke want the bridge to stay.", stated=False)
    assert row.content == ["the bridge to stay"]


@pytest.mark.parametrize("lead", ["", "In the north, ", "On Tuesday, ", "Speaking in Ostrel, "])
def test_the_outlets_after_a_clause_are_the_way_of_its_words(lead):
    row = only(f"{lead}Orla Quist said the river was high, AFP reported, citing Radio Brastoke.")
    assert (row.content, row.speaker) == (["the river was high"], "Orla Quist")
    assert row.relay == [("AFP", "reported"), ("Radio Brastoke", "reported")]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Orla Quist denies the charges.", "the charges"),
        ("Orla Quist called for caution.", "caution"),
        ("Orla Quist expects further rain on Friday.", "further rain on Friday"),
    ],
)
def test_acts_and_their_things(text, content):
    (row,) = told(text, stated=False)
    assert row.content == [content]


def test_who_denies_having_done_something_says_so():
    assert only("Orla Quist denies having leaked the paper.").content == ["having leaked the paper"]


@pytest.mark.parametrize(
    "text",
    [
        "Orla Quist said at a news conference on Tuesday the river was high.",
        "Orla Quist said in a written statement the river was high.",
        "According to Orla Quist, the river was high.",
        "According to him the river was high.",
        "Figures published by the county suggest the river was high.",
        "A study published by the county found that the river was high.",
    ],
)
def test_where_the_content_begins(text):
    assert only(text).content == ["the river was high"]


@pytest.mark.parametrize(
    "tail",
    [", adding that the mill was gone", ", officials in the town said", ", local media reported on Tuesday"],
)
def test_where_the_content_ends(tail):
    row = told(f"Orla Quist said the river was high{tail}.")[0]
    assert row.content[0].endswith("the river was high")


def test_what_was_said_goes_on_after_a_relative_clause():
    row = only("Orla Quist said the bridge, which was built in May, would be shut.")
    assert row.content == ["the bridge, which was built in May, would be shut"]


def test_nothing_after_quoted_words_and_their_cue_is_content():
    row = only('"The river is high," Orla Quist said in reply to a question about the plan that she signed.')
    assert row.content == ["The river is high"]


def test_those_who_obtained_it_are_not_the_source():
    row = only("Records obtained by Reuters show the river was high.")
    assert (row.source, row.relay) == ("Records", [("Reuters", "reported")])


def test_a_given_name_is_not_a_verb_of_saying():
    assert only('Said Musa, a baker, said: "The river is high."').speaker == "Said Musa"


def test_what_somebody_was_told_to_do_has_no_source():
    row = only("A baker has been told to sell 140 loaves because they are “far too heavy”.")
    assert (row.content, row.source, row.speaker, row.cue) == (["far too heavy"], "", None, "told")
