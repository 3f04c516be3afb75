"""Who said it: resolved within the article, and unknown rather than wrong."""

from __future__ import annotations

import pytest
from attributed import only, told

MINISTER = "Harbour Minister Orla Quist closed the bridge on Monday.\n\n"


@pytest.mark.parametrize("who", ["Quist", "Ms Quist", "she", "The minister", "Orla Quist"])
def test_short_forms_mean_the_one_named(who):
    row = only(f"{MINISTER}{who[0].upper() + who[1:]} said the river was high.")
    assert (row.speaker, row.role) == ("Orla Quist", "Harbour Minister")


def test_a_role_is_without_what_passes_and_a_name_without_titles():
    row = only("The river is high, outgoing U.S. Secretary of State Tom Brandt said.")
    assert (row.speaker, row.role) == ("Tom Brandt", "U.S. Secretary of State")


def test_a_role_after_the_name():
    row = only('"The river is high," said Tom Brandt, 54, a senior engineer at Northbank.')
    assert (row.speaker, row.role) == ("Tom Brandt", "senior engineer at Northbank")


def test_a_role_with_a_place_between_it_and_the_name():
    row = only("Norwegian ambassador to the UK Sven Holt said the river was high.")
    assert (row.speaker, row.role) == ("Sven Holt", "Norwegian ambassador to the UK")


def test_a_relative_clause_has_its_antecedent_as_source():
    claimed, accused = told("Sven Holt, who claims the river was poisoned, accused the mill of hiding it.")
    assert claimed.source.startswith("Sven Holt")
    assert claimed.content == ["the river was poisoned"]
    assert (accused.speaker, accused.cue) == ("Sven Holt", "accused")


def test_another_gender_is_not_the_last_speaker():
    rows = told('"We go," Thomas Brandt said.\n\n"We stay," she said.')
    assert [row.speaker for row in rows] == ["Thomas Brandt", None]


def test_unnamed_speakers_stay_unnamed_but_keep_their_words():
    first, second = told("One port official told reporters the talks had failed. The official said they may resume.")
    assert (first.speaker, first.source, first.cue) == (None, "One port official", "told reporters")
    assert (second.speaker, second.source) == (None, "The official")


def test_two_of_one_surname_are_not_guessed_between():
    rows = told("Anna Berg and Carl Berg met in the hall.\n\nBerg said nothing was settled.")
    assert [row.speaker for row in rows] == [None]


def test_the_nearer_of_two_with_one_surname():
    rows = told("Anna Berg left the hall.\n\nThen Carl Berg came.\n\nBerg said nothing was settled.")
    assert [row.speaker for row in rows] == ["Carl Berg"]


@pytest.mark.parametrize(
    ("who", "name"),
    [
        ("The state department", "U.S. Department of State"),
        ("The UK government", "UK government"),
        ("Quist’s campaign", "Quist campaign"),
        ("The Northern Harbour Authority", "Northern Harbour Authority"),
    ],
)
def test_organisations_by_their_fullest_name(who, name):
    row = only(f"{who} said the river was high.")
    assert row.row.speaker is not None
    assert (row.row.speaker.name, row.row.speaker.type) == (name, "Organization")


def test_an_acronym_and_a_head_noun_mean_the_organisation():
    rows = told("The World Weather Union (WWU) met on Monday. The WWU said it rains. The union warned that it pours.")
    assert {row.speaker for row in rows} == {"World Weather Union"}


def test_it_is_the_organisation_that_spoke():
    rows = told("The Northern Harbour Authority denied that it knew. “No email came,” it said.")
    assert [row.speaker for row in rows] == ["Northern Harbour Authority"] * 2


def test_a_caption_names_but_does_not_speak():
    text = "River Warden Orla Quist says no\n\nQuist said the river was high."
    row = only(text, aside=("River Warden Orla Quist says no",))
    assert (row.speaker, row.role) == ("Orla Quist", "River Warden")


def test_a_transcript_is_recognised():
    rows = told("HOST: Welcome to you all.\n\nQUIST: Thank you. It rains.\n\nHOLT: It pours.\n\nQUIST: Then let us go.")
    assert [(row.speaker, row.content, row.row.kind) for row in rows] == [
        (None, ["Welcome to you all."], "direct"),
        ("Quist", ["Thank you. It rains."], "direct"),
        ("Holt", ["It pours."], "direct"),
        ("Quist", ["Then let us go."], "direct"),
    ]


def test_turns_of_a_transcript_may_stand_between_quotation_marks():
    rows = told('"HOST: Welcome to you all."\n\n"QUIST: Why "now"?"\n\n"HOLT: They say "wait."\n\n"QUIST: Then let us go."')
    assert [(row.speaker, row.content) for row in rows] == [
        (None, ["Welcome to you all."]),
        ("Quist", ['Why "now"?']),
        ("Holt", ['They say "wait."']),
        ("Quist", ["Then let us go."]),
    ]


HEARING = """THE NORWICK INQUIRY

Thursday, 14 March 2024

SIR PIET HOLT: Good morning. Yes, Ms Quist.

MS QUIST: The next witness is Mr Bram Teller.

MR BRAM TELLER (sworn)

Questions from MS QUIST

Q. You were on the quay?

A. I was. I came on at eight.

(A short break)

Q. Who told you?

A. Nobody did.

SIR PIET HOLT: Please speak up.
"""


def test_a_record_says_who_asks_and_who_answers():
    rows = told(HEARING)
    assert [(row.speaker, row.content) for row in rows] == [
        ("Piet Holt", ["Good morning. Yes, Ms Quist."]),
        ("Quist", ["The next witness is Mr Bram Teller."]),
        ("Quist", ["You were on the quay?"]),
        ("Bram Teller", ["I was. I came on at eight."]),
        ("Quist", ["Who told you?"]),
        ("Bram Teller", ["Nobody did."]),
        ("Piet Holt", ["Please speak up."]),
    ]


def test_brackets_of_a_label_name_who_asks():
    rows = told("MINISTER HOLT: It rains.\n\nQ (Ada Moss, The Gazette): Again?\n\nMINISTER HOLT (in French): Again.\n\nQ: Why?")
    assert [row.speaker for row in rows] == ["Holt", "Ada Moss", "Holt", None]


def test_names_on_lines_of_their_own_are_labels():
    rows = told(
        "Ada Moss talked to the harbour master on Tuesday.\n\nAda Moss\n\nWhy is it shut?\n\nBram Teller\n\nIt is rust. All of it.\n\n"
        "And the pumps are old.\n\nAda Moss\n\nFor how long?\n\nBram Teller\n\nUntil it holds."
    )
    assert [(row.speaker, row.content) for row in rows] == [
        ("Ada Moss", ["Why is it shut?"]),
        ("Bram Teller", ["It is rust. All of it.", "And the pumps are old."]),
        ("Ada Moss", ["For how long?"]),
        ("Bram Teller", ["Until it holds."]),
    ]
