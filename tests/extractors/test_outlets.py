"""Outlets: told by a table, by their form, or by what the article says of them; the name they are printed by."""

from __future__ import annotations

import pytest
from attributed import only, told


@pytest.mark.parametrize(
    ("text", "relay"),
    [
        ('"It rains," Orla Quist told WXQB-TV.', [("WXQB-TV", "told")]),
        ('"It rains," Orla Quist told KQXB.', [("KQXB", "told")]),
        ('"It rains," Orla Quist told the Times.', [("The Times", "told")]),
        ('"It rains," Orla Quist told Dawn.', [("Dawn", "told")]),
        ('"It rains," Orla Quist told the News Agency of Ostrelia.', [("News Agency of Ostrelia", "told")]),
        ('"It rains," Orla Quist told the News Agency of Ostrelia (NAO).', [("NAO", "told")]),
        ('"It rains," Orla Quist told Reuters in an interview.', [("Reuters", "told")]),
        ("Ostrel Television reported that it rains.", [("Ostrel Television", "reported")]),
        ("Barron’s, citing a person who asked not to be named, reported that it rains.", [("Barron’s", "reported")]),
        ("It rains, the local news site Vel Mondo first reported.", [("Vel Mondo", "first reported")]),
        ("Brastoke, the Ostrelian state news agency, reported that it rains.", [("Brastoke", "reported")]),
        ("The news agency Brastoke reported that it rains.", [("Brastoke", "reported")]),
        ("Norwegian daily Nordkap reported that it rains.", [("Nordkap", "reported")]),
        ('"It rains," Orla Quist told the daily Vel Mondo.', [("Vel Mondo", "told")]),
    ],
)
def test_an_outlet_is_known(text, relay):
    assert only(text).relay == relay


def test_who_is_quoted_is_the_speaker_and_who_quotes_the_outlet():
    row = only("Brastoke quoted Mayor Orla Quist as saying that it rains.", publisher="Kestrel")
    assert (row.speaker, row.relay) == ("Orla Quist", [("Brastoke", "quoted")])


def test_a_name_right_after_what_it_is_goes_before_the_outlet_named_last():
    rows = told(
        'Orla Quist told Kestrel magazine: "It rains." The newspaper New Brastoke quoted her as saying that it pours.'
    )
    assert [row.relay for row in rows] == [[("Kestrel", "told")], [("New Brastoke", "quoted")]]


def test_an_outlet_once_said_to_be_one_is_one():
    rows = told('"It rains," Orla Quist told the daily Vel Mondo.\n\nThe BBC, citing Vel Mondo, said that it pours.')
    assert rows[1].relay == [("BBC", "reported"), ("Vel Mondo", "reported")]


def test_an_agency_that_brings_no_news_is_no_outlet():
    row = only('Orla Quist spoke to the BBC. "It rains," a spokeswoman for the agency said.')
    assert (row.speaker, row.relay) == (None, [])


def test_who_works_for_an_outlet_is_not_the_outlet():
    assert only('"It rains," a spokeswoman for CNN said.').relay == []


@pytest.mark.parametrize(
    "text",
    [
        "The WHO said that it rains.",
        "The daily Senate briefing said that it rains.",
        "British broadcaster Orla Quist said that it rains.",
        "People said that it rains.",
    ],
)
def test_what_only_looks_like_an_outlet_is_none(text):
    assert only(text).relay == []
