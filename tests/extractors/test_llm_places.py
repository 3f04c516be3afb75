"""Where the words that a model names are found in a text, and where they are not."""

from __future__ import annotations

import unicodedata
from itertools import pairwise
from time import monotonic

import pytest
from attributed import reading
from chat_stub import FERRY
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.extractors.llm.answers import Claim
from provenance.extractors.llm.folding import folded
from provenance.extractors.llm.places import ALONE, ELSEWHERE, TOGETHER, Place
from provenance.prose.view import view


def placed(text, *claims):
    """Content, source and cue of what is found, in words with their offsets."""
    seen = view(reading(text))
    got = Place(seen, seen.paragraphs).placed(claims)
    return got, [
        tuple([(a, text[a:b]) for a, b in part] for part in (one.content, one.source, one.cue)) for one in got.found
    ]


def test_words_are_found_through_what_nobody_sees():
    text = "“The\u00a0en\u00adgine is\u200b  cold;\u2003it’s old,” said José\u0301 de\ufeff la Cruz."
    got, rows = placed(text, Claim(("The engine is cold; it's old",), ("Jos\u00e9\u0301 de la Cruz",), ("said\u200b",)))
    assert not list(got.faults())
    assert rows[0][0][0] == (1, "The\u00a0en\u00adgine is\u200b  cold;\u2003it’s old")
    assert rows[0][1][0][1] == "José\u0301 de\ufeff la Cruz"


@pytest.mark.parametrize(
    ("inside", "named"),
    [("e\u0301te", "\u00e9te"), ("\u00e9te", "e\u0301te"), ("\u212bse", "\u00c5se"), ("a🇳🇴\ufe0f b", "a🇳🇴 b")],
)
def test_letters_are_the_same_however_they_are_composed(inside, named):
    text = f"Ann said: {inside} is here."
    _, rows = placed(text, Claim((f"{named} is here",), ("Ann",), ("said",)))
    assert rows[0][0] == [(10, f"{inside} is here")]


def test_no_word_is_found_within_another():
    text = "The theatre, he said, is shut."
    got, rows = placed(text, Claim(("is shut",), ("he",), ("said",)), Claim(("heat",), ("he",), ("said",)))
    assert rows[0][1] == [(13, "he")]
    assert got.no_content == ["heat"]
    assert placed("Se\u0301 said no", Claim(("no",), ("Se",), ("said",)))[0].no_source == ["no"]


def test_letter_case_and_punctuation_are_the_text():
    assert placed(FERRY, Claim(("we shall wait",)))[0].no_content == ["we shall wait"]
    assert placed(FERRY, Claim(("The engine is cold. and the crew",)))[0].no_content


def test_each_repetition_goes_to_its_own_speaker():
    text = "“No comment,” said Ann.\n\n“No comment,” said Bram.\n\n“No comment,” said Cleo.\n"
    claims = [Claim(("No comment",), (name,), ("said",)) for name in ("Cleo", "Ann", "Bram")]
    _, rows = placed(text, *claims)
    assert [(row[0][0][0], row[1][0][1]) for row in rows] == [
        (text.index("No comment,” said " + n), n) for n in ("Cleo", "Ann", "Bram")
    ]
    assert [row[2][0][0] for row in rows] == [text.index("said " + n) for n in ("Cleo", "Ann", "Bram")]


def test_the_same_attribution_twice_takes_two_places_and_no_third():
    text = "“Yes,” he said. Then it rained. “Yes,” he said.\n"
    got, rows = placed(text, *[Claim(("Yes",), ("he",), ("said",))] * 3)
    assert [[part[0][0] for part in row] for row in rows] == [[1, 7, 10], [33, 39, 42]]
    assert got.again == ["Yes"]


def test_a_source_beside_a_long_content_is_not_looked_for_within_it():
    text = f"“{'Where she goes, she goes. ' * 40}Yes,” she said.\n"
    _, rows = placed(text, Claim((text[1 : text.index(",” she said")],), ("she",), ("said",)))
    assert rows[0][1][0][0] == text.index("she said")


def test_the_passage_tells_places_apart():
    text = "“Never,” he said. It rained on the town and the quay. “Never,” he said, and left.\n"
    _, rows = placed(text, Claim(("Never",), ("he",), ("said",), passage='"Never," he said, and left.'))
    assert [part[0][0] for part in rows[0]] == [55, 63, 66]
    (first,), (second,) = (
        placed(text, Claim(("Never",), ("he",), ("said",), passage=p))[0].found
        for p in ("", '"Never," he said, and left.')
    )
    assert (first.confidence, second.confidence) == (ELSEWHERE, TOGETHER)


def test_interrupted_content_is_found_in_order():
    text = "“The gate,” she said, “is shut. The gate,” she said again, “is old.”\n"
    _, rows = placed(text, Claim(("The gate", "is old."), ("she",), ("said again",)))
    assert rows[0][0] == [(32, "The gate"), (60, "is old.")]
    assert placed(text, Claim(("is old.", "The gate"), ("she",), ("said",)))[0].no_content


def test_content_over_paragraphs_is_a_span_in_each_and_captions_stay_out():
    text = "She said: “It is late.\n\nThe quay at dusk. PHOTO\n\n“It is dark.”\n"
    seen = view(reading(text, aside=("The quay at dusk. PHOTO",)))
    got = Place(seen, seen.paragraphs).placed([Claim(('It is late. "It is dark.',), ("She",), ("said",))])
    assert [text[a:b] for a, b in got.found[0].content] == ["It is late.", "“It is dark."]


@pytest.mark.parametrize(
    ("claim", "fault", "left"),
    [
        (Claim(("The engine is hot",), ("she",), ("said",)), "no_content", 0),
        (Claim(("We shall wait", "for ever"), ("she",), ("added",)), "no_content", 0),
        (Claim(("We shall wait",), ("the mayor",), ("added",)), "no_source", 0),
        (Claim(("We shall wait",), ("she",), ("shouted",)), "no_cue", 1),
        (Claim(("“”",), ("she",), ("added",)), "no_content", 0),
        (Claim(("We shall wait",), ("shall",), ("added",)), "no_source", 0),
        (Claim(("We shall wait",), ("she",), ("wait",)), "no_cue", 1),
    ],
)  # fmt: skip
def test_what_is_not_there_is_left_out(claim, fault, left):
    got, rows = placed(FERRY, claim)
    assert [
        len(words) for name in ("no_content", "no_source", "no_cue") if (words := getattr(got, name)) and name == fault
    ] == [1]
    assert len(rows) == left


def test_a_part_that_stands_far_away_is_not_this_attributions():
    gap = "It rained. " * 400
    text = f"Ann said so. {gap}“It is late.”\n"
    assert placed(text, Claim(("It is late.",), ("Ann",), ()))[0].no_source
    assert placed(text, Claim(("It is late.",), (), ("said",)))[0].no_cue


def test_confidence_says_how_the_words_were_found():
    for claim, confidence in (
        (Claim(("We shall wait",), ("she",), ("added",)), TOGETHER),
        (Claim(("We shall wait",), ("she",)), ELSEWHERE),
        (Claim(("We shall wait",)), ALONE),
    ):
        assert placed(FERRY, claim)[0].found[0].confidence == confidence


# whatever is answered

LETTERS = st.sampled_from([*"aAbé“”\"'’.,: \n\u00a0\u00ad\u200b\u0301ß字🙂", "said ", "Ann ", "\n\n"])
TEXTS = st.one_of(st.just(FERRY), st.lists(LETTERS, min_size=1, max_size=60).map("".join))


def normal(text):
    """Letters composed, one kind of mark and space, nothing unseen: worked out in another way than the engine's."""
    for marks, plain in (("‘’‚‛‹›`´ʼ′", "'"), ("“”„‟«»＂″", '"')):
        text = "".join(plain if c in marks else c for c in text)
    text = "".join(c for c in text if unicodedata.category(c) != "Cf" and not "\ufe00" <= c <= "\ufe0f")
    return unicodedata.normalize("NFC", " ".join(text.split()))


@st.composite
def claimed(draw):
    """A text, and claims about it: cuttings of it, some of them written another way, some made up."""
    text = draw(TEXTS)

    def cutting():
        begin = draw(st.integers(0, len(text) - 1))
        cut = text[begin : draw(st.integers(begin + 1, len(text)))]
        return draw(st.sampled_from([cut, normal(cut), cut.replace(" ", "\u00a0\u200b"), cut + "x", "made up"]))

    parts = st.integers(0, 2)
    claims = [
        Claim(tuple(cutting() for _ in range(draw(st.integers(1, 2)))), tuple(cutting() for _ in range(draw(parts))),
              tuple(cutting() for _ in range(draw(parts))), draw(st.sampled_from([True, False, None])), cutting())
        for _ in range(draw(st.integers(0, 5)))
    ]  # fmt: skip
    return text, claims


@given(claimed())
@settings(deadline=None, max_examples=300)
def test_every_span_has_the_words_that_were_named(drawn):
    text, claims = drawn
    seen = view(reading(text))
    got = Place(seen, seen.paragraphs).placed(claims)
    assert len(got.found) + len(got.no_content) + len(got.no_source) + len(got.again) == len(claims)
    whole = {normal(" ".join(p)) for c in claims for p in (c.content, c.source, c.cue)}
    for one in got.found:
        for spans in (one.content, one.source, one.cue):
            assert all(0 <= a < b <= len(text) for a, b in spans)
            assert all(b <= c for (_, b), (c, _) in pairwise(spans))
            assert not spans or normal(" ".join(text[a:b] for a, b in spans)) in {
                *whole,
                *(normal("".join(w)) for w in whole),
            }
    assert len({one.content for one in got.found}) == len(got.found)
    assert all(0 < one.confidence <= TOGETHER for one in got.found)


def test_a_hostile_answer_takes_no_longer_than_a_moment():
    text = "no " * 3900
    seen = view(reading(text))
    claims = [Claim(("no",) * 20, ("no", "no"), ("no",), None, "no no")] * 500
    begun = monotonic()
    Place(seen, seen.paragraphs).placed(claims)
    assert monotonic() - begun < 20
    assert folded("“a”\u00a0 b ") == '"a" b'
