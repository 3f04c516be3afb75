"""Names taken apart: without titles and labels, a trade that is a surname, the whole role."""

from __future__ import annotations

import pytest
from attributed import only, told


@pytest.mark.parametrize(
    "title",
    ["SP", "DSP", "ASP", "Supt", "Insp", "Det", "Sgt", "Cst", "Cr", "Cllr", "Prof", "Prof.", "Dr", "Mrs", "Alhaji"],
)
def test_a_title_is_no_part_of_the_name(title):
    rows = told(f'"It rains," {title} Orla Quist said.\n\nQuist said that it pours.')
    assert [row.speaker for row in rows] == ["Orla Quist"] * 2


@pytest.mark.parametrize("label", ["Neighbour", "Promoter", "Shopkeeper", "Footballer", "Councillor"])
def test_a_label_is_a_role(label):
    row = only(f"{label} Orla Quist said that it rains.")
    assert (row.speaker, row.role) == ("Orla Quist", label)


@pytest.mark.parametrize("trade", ["Mason", "Contractor", "Baker", "Cook"])
def test_a_trade_may_be_a_surname(trade):
    rows = told(f"Leader of the Opposition Orla {trade} said that it rains.\n\nMs {trade} said it pours.")
    assert [row.speaker for row in rows] == [f"Orla {trade}"] * 2


def test_a_trade_after_an_article_is_no_surname():
    rows = told("Orla Mason left.\n\nThe mason said that it rains.")
    assert [row.speaker for row in rows] == [None]


@pytest.mark.parametrize(
    ("who", "role"),
    [
        ("Ruling party lawmaker", "Ruling party lawmaker"),
        ("Union minister", "Union minister"),
        ("Retired teacher", "Retired teacher"),
        ("Ostrelia's Minister of Fisheries", "Minister of Fisheries"),
        ("The harbour's former director", "former director"),
    ],
)
def test_a_role_is_whole(who, role):
    assert only(f"{who} Orla Quist said that it rains.").role == role


def test_what_somebody_did_is_no_role():
    assert only("Orla’s mother, Ida Quist, defended her daughter. “It rains,” she said.").role == "mother"


def test_an_association_keeps_those_whose_it_is():
    row = only("The Northern Millers’ Association said that it rains.")
    assert row.speaker == "Northern Millers’ Association"


def test_a_role_begins_at_the_office():
    row = only("A study by former harbour director Orla Quist said that it rains.")
    assert (row.speaker, row.role) == ("Orla Quist", "former harbour director")


def test_a_label_is_known_by_the_same_name_without_it():
    rows = told("Mary Quist closed the bridge.\n\nFerrywoman Mary Quist said that it rains.")
    assert [row.speaker for row in rows] == ["Mary Quist"]


def test_a_name_is_without_what_is_said_of_it():
    assert only("The nonpartisan Harbour Policy Centre said that it rains.").speaker == "Harbour Policy Centre"


def test_whom_somebody_works_for_is_not_their_name():
    assert only("A fund manager at Kestrel Capital said that it rains.").speaker is None
