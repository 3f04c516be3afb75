"""Where the words that a model names stand in the text it was sent: every string verbatim, at the right place.

- **Content**: every string of it must be there, in order. With one missing, the attribution is dropped: what is left
  would print somebody's words with a hole, or another's words as theirs.
- **Source**: if one is named and is not there (or nowhere near), the attribution is dropped too. Without it the words
  would count as nobody's, and 'the article names no one' is not what the model read.
- **Cue**: if it is not there, it alone is left out. Who said what stands without it; it only tells how and where.

Words that stand several times are taken where the parts of their attribution stand closest together, and within the
passage that the model copied, if that is in the text. A place is the content of one attribution only, so that of two
attributions with the same words the second goes to the next place.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from provenance.extractors.llm.folding import fold, folded
from provenance.resolving.found import Found

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from provenance.extractors.llm.answers import Claim
    from provenance.model.reading import Span
    from provenance.prose.view import View

    Hit = tuple[int, int]
    Chain = tuple[Hit, ...]

TOGETHER, ELSEWHERE, ALONE = 0.6, 0.5, 0.4
"""Confidence: all parts in one place; they stand elsewhere too, or there is no cue; nothing but the content."""

_REACH = {"content": 2000, "source": 3000, "cue": 400}
"""How far from the rest of its attribution a part may stand, in characters."""
_ANCHORS = 32
_STOP = re.compile(r"[.?!…][\"')\]]*(?= )")
_NEAREST = 3
_ASTRAY = 10_000  # a part that is not there costs more than any distance
_SENTENCE = 100  # characters of distance that the end of a sentence between two parts is worth
_PARAGRAPH = 200  # ... and the end of a paragraph besides
_OUTSIDE = 400  # ... and a place outside the passage
_NESTED = 1000  # ... and within the content of another attribution


@dataclass(slots=True)
class Placed:
    """What was found, in the reading's own offsets, and the contents whose attribution fared otherwise."""

    found: list[Found] = field(default_factory=list)
    no_content: list[str] = field(default_factory=list)
    no_source: list[str] = field(default_factory=list)
    no_cue: list[str] = field(default_factory=list)
    again: list[str] = field(default_factory=list)

    def __add__(self, other: Placed) -> Placed:
        return Placed(*(getattr(self, name) + getattr(other, name) for name in self.__slots__))

    def faults(self) -> Iterator[tuple[str, list[str]]]:
        """What is wrong with some, and their contents."""
        faults = (
            ("have words that are not in the text, and are left out", self.no_content),
            ("have a source that is not in the text near them, and are left out", self.no_source),
            ("say again what was said as often as it stands in the text, and are left out", self.again),
            ("have a cue that is not in the text near them, and are taken without it", self.no_cue),
        )
        return ((fault, words) for fault, words in faults if words)


@dataclass(frozen=True, slots=True)
class _Choice:
    """One way to place an attribution: the lower its cost, the closer together."""

    cost: int
    content: Chain
    source: Chain | None
    cue: Chain | None


class Place:
    """A piece of a text, in which the words of one answer are looked for."""

    def __init__(self, view: View, paragraphs: Sequence[Span]) -> None:
        self._view = view
        self._ground = fold(view.text, paragraphs)
        self._known: dict[str, list[Hit]] = {}
        self._taken: set[Hit] = set()
        self._inside = bytearray(len(self._ground.text))
        text = self._ground.text
        self._stops = [hit.end() for hit in _STOP.finditer(text) if not text[hit.end() : hit.end() + 1].islower()]

    def placed(self, claims: Iterable[Claim]) -> Placed:
        """The claims, each where it stands, in the order of the answer."""
        placed = Placed()
        for claim in claims:
            self._place(claim, placed)
        return placed

    def _place(self, claim: Claim, placed: Placed) -> None:
        words = " … ".join(claim.content)
        everywhere = self._chains(claim.content, _REACH["content"])
        anchors = [chain for chain in everywhere if not self._taken.intersection(chain)][:_ANCHORS]
        if not anchors:
            (placed.again if everywhere else placed.no_content).append(words)
            return
        sources = self._chains(claim.source, _REACH["source"])
        cues = self._chains(claim.cue, _REACH["cue"])
        passages = self._hits(claim.passage)
        choices = sorted(
            (self._choice(claim, anchor, sources, cues, passages) for anchor in anchors),
            key=lambda choice: (choice.cost, choice.content),
        )
        best = choices[0]
        if claim.source and not best.source:
            placed.no_source.append(words)
            return
        if claim.cue and not best.cue:
            placed.no_cue.append(words)
        self._taken.update(best.content)
        for start, end in best.content:
            self._inside[start:end] = b"\1" * (end - start)
        placed.found.append(
            Found(
                content=self._spans(best.content),
                source=self._spans(best.source or ()),
                cue=self._spans(best.cue or ()),
                stated=claim.stated,
                confidence=_confidence(best, choices),
            )
        )

    def _choice(
        self, claim: Claim, content: Chain, sources: list[Chain], cues: list[Chain], passages: list[Hit]
    ) -> _Choice:
        """The best source and cue for a content that stands there."""
        passage = next((p for p in passages if _gap(p, _nearest(p, content)) == 0), None)
        cost = _OUTSIDE if passages and passage is None else 0
        cost += _NESTED if any(1 in self._inside[start:end] for start, end in content) else 0
        best = _Choice(cost + 2 * _ASTRAY + 1, content, None, None)
        for source in [*self._near(sources, content), None]:
            at = self._cost(source, content, passage, claim.source, _REACH["source"])
            beside = tuple(sorted(content + (source or ())))
            for cue in [*self._near(cues, beside), None]:
                whole = cost + at + self._cost(cue, beside, passage, claim.cue, _REACH["cue"])
                whole += min(self._apart(cue[0], content), _REACH["cue"]) if cue else 0
                if whole < best.cost:
                    best = _Choice(whole, content, source, cue)
        return best

    def _near(self, chains: list[Chain], around: Chain) -> list[Chain]:
        """The few nearest that share no words with what they belong to."""
        ends = [(bisect_left(chains, (hit,)), bisect_left(chains, ((hit[1], 0),))) for hit in around]
        window = {chain for a, b in ends for chain in (*chains[max(0, a - _NEAREST) : a], *chains[b : b + _NEAREST])}
        free = [chain for chain in window if not any(_crosses(hit, _nearest(hit, around)) for hit in chain)]
        return sorted(free, key=lambda chain: (self._apart(chain[0], around), chain))[:_NEAREST]

    def _cost(self, chain: Chain | None, around: Chain, passage: Hit | None, named: Sequence[str], reach: int) -> int:
        """What it costs to take a part there, or (None) to go without one that is named."""
        if chain is None:
            return _ASTRAY if named else 0
        outside = passage is not None and not passage[0] <= chain[0][0] <= passage[1]
        near = _gap(chain[0], _nearest(chain[0], around)) <= reach
        return self._apart(chain[0], around) + (_OUTSIDE if outside else 0) if near else 2 * _ASTRAY

    def _apart(self, hit: Hit, around: Chain) -> int:
        """How far a place is from the nearest of others: in characters, and in what ends between them."""
        other = _nearest(hit, around)
        stops, breaks = _between(self._stops, hit, other), _between(self._ground.breaks, hit, other)
        return _gap(hit, other) + _SENTENCE * stops + _PARAGRAPH * breaks

    def _chains(self, parts: Sequence[str], reach: int) -> list[Chain]:
        """Where the strings of one part stand one after the other: each at the first place after the one before."""
        if not parts:
            return []
        chains: list[Chain] = [(hit,) for hit in self._hits(parts[0])]
        for part in parts[1:]:
            hits = self._hits(part)
            longer = []
            for chain in chains:
                k = bisect_left(hits, (chain[-1][1], 0))
                if k < len(hits) and hits[k][0] - chain[-1][1] <= reach:
                    longer.append((*chain, hits[k]))
            chains = longer
        return chains

    def _hits(self, words: str) -> list[Hit]:
        words = folded(words)
        if words not in self._known:
            worded = any(c.isalnum() for c in words)
            self._known[words] = self._ground.hits(words) if worded else []
        return self._known[words]

    def _spans(self, chain: Chain) -> tuple[Span, ...]:
        """Spans of the reading's text; what goes on over a paragraph's end is a span in each."""
        return tuple(self._original(*part) for hit in chain for part in self._within_paragraphs(hit))

    def _original(self, start: int, end: int) -> Span:
        return self._view.original(self._ground.starts[start], self._ground.ends[end - 1])

    def _within_paragraphs(self, hit: Hit) -> Iterator[Hit]:
        start, end = hit
        breaks = self._ground.breaks
        for k in range(bisect_left(breaks, start), bisect_left(breaks, end)):
            yield start, breaks[k]
            start = breaks[k] + 1
        yield start, end


def _gap(hit: Hit, other: Hit) -> int:
    """Characters between two places; 0 where they touch."""
    return max(0, other[0] - hit[1], hit[0] - other[1])


def _crosses(hit: Hit, other: Hit) -> bool:
    return hit[0] < other[1] and hit[1] > other[0]


def _nearest(hit: Hit, around: Chain) -> Hit:
    """Which of some places, in order and apart from each other, is nearest."""
    k = bisect_left(around, hit)
    return min(around[max(0, k - 1) : k + 1], key=lambda other: _gap(hit, other))


def _between(ends: list[int], one: Hit, other: Hit) -> int:
    first, second = sorted((one, other))
    return max(0, bisect_left(ends, second[0]) - bisect_left(ends, first[1]))


def _confidence(best: _Choice, choices: Sequence[_Choice]) -> float:
    if not best.source and not best.cue:
        return ALONE
    doubtful = best.cue is None or any(c.cost - best.cost < _OUTSIDE and c is not best for c in choices)
    return ELSEWHERE if doubtful else TOGETHER
