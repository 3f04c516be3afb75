"""Headings and captions: what is quoted in one is told apart from what is quoted in another."""

from __future__ import annotations

from dataclasses import replace

from provenance import Span, read_text
from provenance.extractors.neural.asides import asides
from provenance.model.extraction import Kind
from provenance.model.reading import Furniture, FurnitureKind
from provenance.resolving.found import Found

TEXT = "Mayor: “We will not pay\n\nA crane. “It moved,” said Ann Roe.\n\nThe rest."


def span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def test_marks_left_open_in_a_headline_do_not_reach_a_caption():
    headline, caption, _ = TEXT.split("\n\n")
    kinds = ((FurnitureKind.HEADLINE, headline), (FurnitureKind.CAPTION, caption))
    reading = replace(read_text(TEXT), furniture=tuple(Furniture(span(words), kind) for kind, words in kinds))
    found = [
        Found((), cue=(span("crane"),)),  # of a network that found no words: nothing is said
        Found((span("It moved"),), (span("Ann Roe"),), (span("said"),)),
        Found((span("We will not pay"),), (span("Mayor"),)),
        Found((span("rest"),)),
    ]
    made = list(asides(reading, found))
    assert [(one.kind, one.quoted) for one in made] == [
        (Kind.DIRECT, (span("We will not pay"),)),
        (Kind.DIRECT, (span("It moved"),)),
    ]
    assert not any(one.stated for one in made)
