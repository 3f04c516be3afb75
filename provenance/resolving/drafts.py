"""Drafts: attributions as spans of words, before anybody is resolved or any relay is known."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from provenance.model.extraction import Kind
    from provenance.model.reading import Span
    from provenance.prose.words import Word


@dataclass(slots=True)
class Draft:
    """One attribution in the making. Spans count the cleaned text.

    ``sentence`` is the index of the last sentence it has words in, ``home`` of the one its cue stands in;
    ``mention`` and ``apposition`` are words of that one (half-open), and ``around`` its words beside the content
    (source, cue, where it was said); ``carried`` that speaker, relay and setting are those of the draft before;
    ``label`` the words that a transcript names the speaker with.
    """

    sentence: int
    kind: Kind
    content: list[Span]
    quoted: list[Span]
    confidence: float
    stated: bool = True
    source: list[Span] = field(default_factory=list)
    cue: list[Span] = field(default_factory=list)
    lemma: str = ""
    around: list[tuple[int, int]] = field(default_factory=list)
    home: int = 0
    mention: tuple[int, int] = (0, 0)
    apposition: tuple[int, int] = (0, 0)
    label: tuple[Word, ...] = ()
    carried: bool = False
    passive: bool = False
