"""Captions of a recording: turns, voices, and when each word is heard."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from workbench import provenance

from provenance.errors import ReadError
from provenance.model.reading import Reading, Source, Span
from provenance.readers import read

CONFERENCE = """WEBVTT - Norwick harbour, news conference
Language: en-GB

NOTE made by hand, 3 March 2024

1
00:00:01.000 --> 00:00:04.000
<v Orla Quist>Good morning. The bridge
will open on Monday.

2
00:00:04.000 --> 00:00:06.500 align:start
<v Orla Quist>We will walk across it &amp; sing.

00:00:07.000 --> 00:00:08.000
[applause]

00:00:08.000 --> 00:00:11.000
<v.loud Piet Visser>Minister, who pays?</v> <v Orla Quist>The <i>city</i> pays.

00:00:20.000 --> 00:00:23.000
>> REPORTER: And the ferry?

00:00:23.000 --> 00:00:25.250
<v Orla Quist>It stays.
"""
HEAD = ["Norwick harbour, news conference", "made by hand, 3 March 2024"]
TURNS = [
    "Orla Quist: Good morning. The bridge will open on Monday. We will walk across it & sing.",
    "[applause]",
    "Piet Visser: Minister, who pays?",
    "Orla Quist: The city pays.",
    "REPORTER: And the ferry?",
    "Orla Quist: It stays.",
]


def one(text: str, media_type: str = "text/vtt") -> Reading:
    (found,) = read(Source("a.vtt", text.encode(), media_type))
    assert isinstance(found, Reading), found
    return found


def heard(reading: Reading, words: str) -> tuple[int, int] | None:
    at = reading.text.index(words)
    return reading.heard(Span(at, at + len(words)))


def test_a_turn_is_a_paragraph_and_its_words_are_heard_at_a_time():
    got = one(CONFERENCE)
    assert got.text.strip().split("\n\n") == [*HEAD, *TURNS]
    assert (got.metadata.headline, got.metadata.in_language) == ("Norwick harbour, news conference", "en-GB")
    assert heard(got, "will open on Monday. We will") == (1000, 6500)
    assert heard(got, "The city pays.") == (8000, 11000)
    assert heard(got, "[applause]") is None
    assert [got.text[slice(*piece.span)] for piece in got.furniture] == [*HEAD, "[applause]"]
    assert str(got.metadata.date_published) == "2024-03-03"


def test_captions_come_out_with_speakers_and_seconds(tmp_path):
    (tmp_path / "a.vtt").write_text(CONFERENCE, encoding="utf-8")
    done = provenance("extract", "a.vtt", "--to", "jsonl", "--extractor", "rules", cwd=tmp_path)
    made = json.loads(done.out)
    rows = [(row["speaker"] and row["speaker"]["name"], row["heard"]) for row in made["attributions"]]
    assert rows[0] == ("Orla Quist", [[1.0, 6.5]])
    assert [name for name, _ in rows] == ["Orla Quist", "Piet Visser", "Orla Quist", None, "Orla Quist"]


def test_a_record_says_when_words_are_heard(tmp_path):
    (tmp_path / "a.vtt").write_text(CONFERENCE, encoding="utf-8")
    provenance("init", "kept", cwd=tmp_path)
    assert provenance("--archive", "kept", "add", "a.vtt", "--extractor", "rules", cwd=tmp_path).returncode == 0
    assert provenance("--archive", "kept", "validate", cwd=tmp_path).returncode == 0
    ask = "SELECT ?t { ?s oa:hasSelector [ a oa:FragmentSelector ; rdf:value ?t ] } ORDER BY ?t"
    done = provenance("--archive", "kept", "query", "-e", ask, "--to", "csv", cwd=tmp_path)
    assert done.out.replace('"', "").split()[1:] == ["t=1,6.5", "t=20,23", "t=23,25.25", "t=8,11", "t=8,11"]


def test_subrip_has_dashes_for_speakers_and_commas_in_its_times():
    got = one(
        "1\n00:00:01,000 --> 00:00:03,000\n- Who pays?\n- The city.\n\n2\n00:00:03,500 --> 00:00:05,000\nAll of it.\n",
        "application/x-subrip",
    )
    assert got.text == "Who pays?\n\nThe city. All of it.\n"
    assert heard(got, "All of it") == (3500, 5000)


def test_lines_that_roll_up_are_said_once():
    got = one(
        "WEBVTT\n\n00:00.000 --> 00:02.000\nthe bridge is\n\n00:02.000 --> 00:04.000\nthe bridge is\nclosed today\n\n"
        "00:04.000 --> 00:06.000\nclosed today\nfor good\n"
    )
    assert got.text == "the bridge is closed today for good\n"


def test_what_somebody_says_again_later_is_kept():
    got = one("WEBVTT\n\n00:00.000 --> 00:02.000\nNo.\n\n00:09.000 --> 00:10.000\nNo.\n")
    assert got.text == "No.\n\nNo.\n"


def test_a_caption_without_readable_times_is_said_to_be_left_out():
    got = one("WEBVTT\n\n00:00.000 --> 00:02.000\nOne.\n\n0x --> 00:04\nTwo.\n")
    assert got.text == "One.\n"
    assert [str(notice) for notice in got.notices] == [
        "a.vtt: 1 of its captions has no times that can be read: left out"
    ]


@pytest.mark.parametrize("text", ["no captions", "WEBVTT\n\n", "WEBVTT\n\n00:00.000 --> 00:02.000\n<i></i>\n"])
def test_no_captions_are_an_error_in_one_line(text):
    (found,) = read(Source("a.vtt", text.encode(), "text/vtt"))
    assert isinstance(found, ReadError)
    assert str(found).startswith("a.vtt: no VTT captions: ")
    assert "\n" not in str(found)


LINE = st.text(st.sampled_from("ab A:.->[]()<v/&;>\t-–…♪\u0301\u200b\ud7ff"), max_size=30)
TIMES = st.sampled_from(
    ["00:01.000 --> 00:02.000", "00:00:00.000 --> 99:00:00.000 line:0", "1 --> 2", "00:99.000 --> 00:01.000"]
)


@given(st.lists(st.tuples(TIMES, st.lists(LINE, max_size=3)), max_size=6))
def test_any_captions_come_back_with_times_in_the_text_in_order(cues):
    text = "WEBVTT\n\n" + "\n\n".join("\n".join([times, *lines]) for times, lines in cues)
    for got in read(Source("a.vtt", text.encode(), "text/vtt")):
        if isinstance(got, Reading):
            spans = [number for timed in got.times for number in timed.span]
            assert spans == sorted(spans)
            assert all(0 <= a < b <= len(got.text) for (a, b), _, _ in got.times)
