"""When and through whom words came, where the article tells it once and then leans on it."""

from __future__ import annotations

from datetime import date

import pytest
from attributed import told
from workbench import readings

from provenance.extractors import extracted

MONDAY, TUESDAY = date(2024, 3, 11), date(2024, 3, 12)


def days(text: str) -> list[date | None]:
    return [row.row.said and row.row.said.date for row in told(text)]


@pytest.mark.parametrize(
    "follows",
    ["“It is late,” she added.", "She said it was late.", "“It is late,” the minister said.", "“It is late,” Quist added."],
)
def test_the_same_voice_goes_on(follows):
    first = "The transport minister, Orla Quist, told Reuters on Monday that the bridge was shut."
    rows = told(f"{first}\n\n{follows}")
    assert [(row.speaker, row.relay) for row in rows] == [("Orla Quist", [("Reuters", "told")])] * 2
    assert days(f"{first}\n\n{follows}") == [MONDAY, MONDAY]


def test_somebody_unnamed_goes_on_by_the_same_noun():
    rows = told("A senior official told AFP the bridge was shut.\n\n“It is rust,” the official said.\n\n“Rust,” a driver said.")
    assert [(row.speaker, row.relay) for row in rows] == [(None, [("AFP", "told")]), (None, [("AFP", "told")]), (None, [])]


def test_another_voice_does_not_go_on():
    rows = told("Orla Quist told Reuters on Monday that it rained.\n\nBram Teller said it poured.")
    assert [row.relay for row in rows] == [[("Reuters", "told")], []]


def test_the_sentence_before_may_tell_the_occasion():
    text = "In a statement on Monday, the mayor, Orla Quist, sought to calm nerves. “It will hold,” she said."
    (row,) = told(text)
    assert (row.row.setting, days(text)) == ("statement", [MONDAY])


def test_an_occasion_is_called_by_its_name_again():
    text = (
        "“It rains,” Orla Quist said in an interview with Radio Tern on Tuesday.\n\nBram Teller left early.\n\n"
        "Nobody saw him go.\n\nIn the same interview, Ms Quist said that it would pour."
    )
    rows = told(text)
    assert [row.relay for row in rows] == [[("Radio Tern", "interview")]] * 2
    assert days(text) == [TUESDAY, TUESDAY]


BRIEFING = """MINISTRY OF WORKS

Media briefing on the bridge: verbatim record

Tuesday, 12 March 2024

MINISTER QUIST: It is shut. We found rust on Monday.

QUESTION: For how long?

MINISTER QUIST: Until it holds.

MR TELLER: Three weeks, I would say.
"""


def test_the_turns_of_a_transcript_are_said_on_its_day():
    (reading,) = readings(BRIEFING)
    ((_, made),) = extracted([reading], "rules")
    words = {reading.text[slice(*one.said.text[0])] for one in made.attributions if one.said}
    assert words == {"Tuesday, 12 March 2024"}
    assert {(one.said.date, one.setting) for one in made.attributions} == {(TUESDAY, "news conference")}


def test_what_is_asked_of_reporters_is_not_said():
    rows = told("An official, who asked not to be named, said the ship had sunk.")
    assert [row.content for row in rows] == [["the ship had sunk"]]


def test_an_embedded_post_is_its_signer_s_and_of_its_day():
    rows = told("Orla Quist was asked.\n\nIt rains. Nobody minds.\n\n— Bram Teller (@teller) March 12, 2024\n\nThat was all.")
    (row,) = rows
    assert (row.speaker, row.content, row.row.setting) == ("Bram Teller", ["It rains. Nobody minds."], "social media")
    assert row.row.said.date == TUESDAY
