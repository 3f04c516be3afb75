"""Whom a description means: an office, its initials, an age, a party, an organisation's kind."""

from __future__ import annotations

import pytest
from attributed import only, told


def speakers(text):
    return [row.speaker for row in told(text)]


@pytest.mark.parametrize(
    ("first", "again"),
    [
        ("The Harbour Safety Officer in the town, Orla Quist, closed the bridge.", "The HSO"),
        ("Chief Minister Orla Quist closed the bridge.", "The CM"),
        ("Orla Quist, 61, closed the bridge.", "The 61-year-old"),
        ("Orla Quist, 61, closed the bridge.", "Orla"),
        ("Sen. Orla Quist closed the bridge.", "The Ohio Democrat"),
        ("Orla Quist, D-Ohio, closed the bridge.", "The Democrat"),
        ("Orla Mason, 61, closed the bridge.", "Mason"),
    ],
)
def test_who_was_named(first, again):
    name = "Orla Mason" if "Mason" in first else "Orla Quist"
    assert speakers(f"{first}\n\n{again} said that it rains.") == [name]


def test_a_party_and_state_belong_to_the_person():
    row = only("Sen. Orla Quist, D-Ohio, said that it rains.")
    assert (row.speaker, row.role) == ("Orla Quist", "Sen.")


def test_another_age_is_somebody_else():
    assert speakers("Orla Quist, 61, closed the bridge.\n\nThe 29-year-old said that it rains.") == [None]


def test_an_office_named_later():
    text = "“It rains,” the mayor said.\n\nThe meeting ended late, and Mayor Orla Quist went home."
    assert speakers(text) == ["Orla Quist"]


def test_an_office_that_two_hold_is_not_guessed():
    text = "“It rains,” the mayor said.\n\nMayor Orla Quist and Mayor Tom Brandt went home."
    assert speakers(text) == [None]


@pytest.mark.parametrize(
    ("first", "again"),
    [
        ("Shipping consultancy Kestrel Marine said that it rains.", "The consultancy"),
        ("Shipping consultancy Kestrel Marine said that it rains.", "Kestrel"),
        ("Promoter Kestrel Marine said that it rains.", "The company"),
        ("The company, Kestrel Marine, said that it rains.", "The company"),
        ("Kestrel Marine, a shipping firm, said that it rains.", "The firm"),
        ("Kestrel Marine, a shipping firm, said that it rains.", "It"),
    ],
)
def test_an_organisation_by_its_kind(first, again):
    assert speakers(f"{first}\n\n{again} said that it pours.") == ["Kestrel Marine"] * 2


def test_the_kind_named_last_is_meant():
    text = (
        "Insurer Kestrel Marine met the Northern Pilots’ Union in Oslo.\n\n"
        "The union said that it rains.\n\nThe insurer said that it pours."
    )
    assert speakers(text) == ["Northern Pilots’ Union", "Kestrel Marine"]


def test_the_fullest_name_of_an_organisation():
    text = "The Northern Harbour Authority closed the bridge.\n\nThe Harbour Authority said that it rains."
    assert speakers(text) == ["Northern Harbour Authority"]


def test_it_is_the_party_and_not_who_leads_it():
    text = "Tom Brandt left. Brandt’s Civic Front party issued a paper. It said that it rains."
    assert speakers(text) == ["Civic Front"]


def test_a_body_that_only_a_description_names():
    assert speakers("The environment department said that it rains.") == ["environment department"]


@pytest.mark.parametrize(
    "who", ["A letter from the Northern Harbour Authority", "The Northern Harbour Authority’s letter"]
)
def test_who_wrote_a_letter_says_what_stands_in_it(who):
    assert speakers(f"{who} warned that it rains.") == ["Northern Harbour Authority"]


@pytest.mark.parametrize("who", ["Fishermen", "Villagers of Norwick", "Residents in Norwick"])
def test_people_are_nobody_by_name(who):
    assert speakers(f"{who} said that it rains.") == [None]


def test_a_verb_that_opens_a_sentence_is_no_given_name():
    text = "Tom Brandt closed the bridge.\n\nSaid Brandt: “It rains.”\n\nBrandt said that it pours."
    assert speakers(text) == ["Tom Brandt"] * 2


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Kestrel Marine owns it. A spokesman for Kestrel said it rained.", "Kestrel Marine"),
        ("A spokeswoman for Savanna Health Logistics, which fits boards, said it rained.", "Savanna Health Logistics"),
        ("A government spokesperson said it rained.", "government"),
        ("“It rains,” said a spokesman for Thornby Pell, the engineers called in.", "Thornby Pell"),
        ("A spokesman for Mr Roe said it rained.", None),
        ("The spokesman on health, Bram Teller, said it rained.", "Bram Teller"),
        ("A spokeswoman, Orla Quist, said it rained.", "Orla Quist"),
    ],
)
def test_who_speaks_for_a_body_has_its_words(text, speaker):
    assert told(text)[-1].speaker == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Norwick Fire and Rescue Service said it rained.", "Norwick Fire and Rescue Service"),
        ("Kestria's Defence Ministry said it rained.", "Kestria Defence Ministry"),
        ("The mayors of Norwick and Tarn said it rained.", None),
        ("Parents in the Norwick District said it rained.", None),
        ("An independent report by Norwick Test House said it rained.", "Norwick Test House"),
        ("“It rains,” said its chief executive, Orla Quist.", "Orla Quist"),
        ("“It rains,” Bram Teller, chairman of the parent company, Kestrel Group, said.", "Bram Teller"),
        ("Mother-of-two Orla Quist said it rained.", "Orla Quist"),
    ],
)
def test_names_of_bodies_and_of_people_beside_them(text, speaker):
    assert told(text)[-1].speaker == speaker
