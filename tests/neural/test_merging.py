"""What network and rules say of one sentence becomes one attribution, with each of its words once."""

from __future__ import annotations

from provenance.extractors.neural.merging import merged
from provenance.model.extraction import Kind
from provenance.model.reading import Span
from provenance.resolving.drafts import Draft


def test_what_a_rule_of_quoting_replaces_has_its_later_paragraphs_once():
    cue, said = [Span(20, 26)], [Span(40, 200), Span(1000, 1100)]
    network = Draft(0, Kind.INDIRECT, [Span(40, 60)], [], 0.9, cue=cue)
    rule = Draft(0, Kind.DIRECT, list(said), list(said), 0.9, cue=cue, lemma="quote")
    (one,) = merged([network], [rule], lambda _: False, "")
    assert one.content == one.quoted == said


def test_what_was_said_goes_on_with_another_relative_clause():
    text = "Roe, whose hands were tied and whose boat was sunk on the way, swore to it."
    cue, end = [Span(70, 74)], text.index(" on the way")
    network = Draft(0, Kind.INDIRECT, [Span(5, 26)], [], 0.9, cue=cue)
    rule = Draft(0, Kind.INDIRECT, [Span(5, end)], [], 0.7, cue=cue)
    (one,) = merged([network], [rule], lambda _: False, text)
    assert one.content == [Span(5, end)]
