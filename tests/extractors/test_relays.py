"""Through whom the article has the words, nearest first; when and where they were said."""

from __future__ import annotations

from datetime import date

import pytest
from attributed import only, told


@pytest.mark.parametrize(
    ("text", "relay"),
    [
        ('"It rains," Orla Quist told Reuters.', [("Reuters", "told")]),
        ('"It rains," Orla Quist said in an interview with Kestrel magazine.', [("Kestrel", "interview")]),
        ('"It rains," Orla Quist said in a statement quoted by the Associated Press.', [("AP", "quoted")]),
        ("It rains, according to the Harbour Gazette.", [("Harbour Gazette", "according to")]),
        ("It rains, The New York Times reports.", [("The New York Times", "reported")]),
        ("The Harbour Gazette first reported that it rains.", [("Harbour Gazette", "first reported")]),
        ('"It rains," the Harbour Gazette quoted Orla Quist as saying.', [("Harbour Gazette", "quoted")]),
        ("It rains, Reuters reported, citing AFP.", [("Reuters", "reported"), ("AFP", "reported")]),
        (
            '"It rains," Orla Quist said, according to the Harbour Gazette, citing the Northern Herald’s interview.',
            [("Harbour Gazette", "according to"), ("Northern Herald", "interview")],
        ),
        ('"It rains," Orla Quist said in a statement quoted by Brastoke.', [("Brastoke", "quoted")]),
        ("Orla Quist said that it rains.", []),
    ],
)
def test_relations(text, relay):
    assert only(text).relay == relay


def test_the_articles_own_outlet_is_itself():
    row = only('"It rains," Orla Quist told the Gazette.', publisher="Gazette")
    assert [(hop.name, hop.self_) for hop in row.row.relay] in ([], [("Gazette", True)])
    row = only('"It rains," Orla Quist said in an interview with The Mirror.', publisher="Daily Mirror")
    assert [hop.self_ for hop in row.row.relay] == [True]


def test_an_outlet_is_no_speaker():
    row = only("CNN and other news outlets reported that it rains.")
    assert (row.speaker, row.relay) == (None, [("CNN", "reported")])


def test_a_reported_speaker_and_the_outlet_are_one_attribution():
    row = only('Orla Quist said the river was "far too high", The Ostrel Weekly reported.')
    assert (row.speaker, row.content, row.relay) == (
        "Orla Quist", ['the river was "far too high"'], [("The Ostrel Weekly", "reported")],
    )  # fmt: skip


def test_short_forms_mean_the_outlet_named_in_full():
    rows = told(
        'The Northern Herald met the mayor, Orla Quist. "It rains," she told the Herald. '
        '"It pours," the newspaper quoted her as saying.'
    )
    assert [row.relay for row in rows] == [[("Northern Herald", "told")], [("Northern Herald", "quoted")]]
    assert [row.speaker for row in rows] == ["Orla Quist"] * 2


@pytest.mark.parametrize(
    ("when", "day"),
    [
        ("on Tuesday", date(2024, 3, 12)),
        ("on Thursday", date(2024, 3, 14)),
        ("yesterday", date(2024, 3, 13)),
        ("on January 19", date(2024, 1, 19)),
        ("on December 1", date(2023, 12, 1)),
        ("on 3 February 2022", date(2022, 2, 3)),
        ("a week ago", date(2024, 3, 7)),
    ],
)
def test_the_day(when, day):
    found = only(f'"It rains," Orla Quist said {when}.').row.said
    assert found is not None
    assert found.date == day


def test_no_day_is_none():
    assert only('"It rains," Orla Quist said.').row.said is None


@pytest.mark.parametrize(
    ("where", "setting"),
    [
        ("in a written statement", "statement"),
        ("in an interview", "interview"),
        ("at a news conference in Oslo", "news conference"),
        ("during a Senate hearing", "hearing"),
        ("in a tweet", "social media"),
        ("in its annual report", "report"),
        ("from the bridge", "unknown"),
    ],
)
def test_the_setting(where, setting):
    assert only(f'"It rains," Orla Quist said {where}.').row.setting == setting


@pytest.mark.parametrize(
    ("words", "relay"),
    [
        ("The gate was shut, state media reported.", ("state media", "reported")),
        ("Chinese state television said that the gate was shut.", ("Chinese state television", "reported")),
        ("According to local media reports, the gate was shut.", ("local media reports", "according to")),
        ("“It is shut,” Orla Quist told a regional newspaper.", ("regional newspaper", "told")),
        ("“It is shut,” Orla Quist was quoted as saying by local media.", ("local media", "quoted")),
        ("“It is shut,” Orla Quist said in an interview with a private radio station.", ("private radio station", "interview")),
    ],
)  # fmt: skip
def test_an_outlet_may_have_no_name(words, relay):
    assert only(words).relay == [relay]


@pytest.mark.parametrize("words", ["“It is shut,” Orla Quist told the media.", "“It is shut,” Orla Quist said of social media reports."])
def test_the_media_at_large_are_no_outlet(words):
    assert [row.relay for row in told(words)] == [[]]


def test_an_outlet_that_cites_another_is_a_hop_before_it():
    row = only(
        "“We had no choice,” the manager, Orla Quist, was quoted as saying by the Korrin Herald, which cited an "
        "interview she gave to Radio Tern."
    )
    assert (row.speaker, row.relay) == ("Orla Quist", [("Korrin Herald", "quoted"), ("Radio Tern", "interview")])


def test_a_relay_carries_over_to_what_else_is_said_in_the_paragraph():
    rows = told("According to AFP, Orla Quist said the firm had “lied to all of us”. “They will pay for it,” she added.")
    assert [row.relay for row in rows] == [[("AFP", "according to")]] * 2
