"""Occasions: when, where and through whom words came, by what stands around them and by what they go on from.

An article tells an occasion once ('told Reuters on Monday') and then leans on it: the same speaker goes on, a sentence
before says where ('In a statement on Monday the minister sought to calm them. "…," she said.'), or it is called by its
name again ('at the same briefing').
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from provenance.model.extraction import Relation, Setting
from provenance.resolving.names import head
from provenance.resolving.relays import relays
from provenance.resolving.said import said
from provenance.resolving.settings import again, setting
from provenance.resolving.voices import Voice

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from provenance.model.extraction import Attribution, Relay
    from provenance.prose.words import Word
    from provenance.resolving.drafts import Draft
    from provenance.resolving.survey import Survey

_HELD = frozenset({Relation.INTERVIEW, Relation.TOLD})


class Occasions:
    """Asked about each attribution in the order of the article. ``homes`` are the sentences with somebody's words."""

    def __init__(self, seen: Survey, homes: Iterable[int]) -> None:
        self._lines, self._outlets, self._data = seen.lines, seen.outlets, seen.reading.metadata
        self._homes = frozenset(homes)
        self._last: tuple[Voice, Attribution] | None = None
        self._held: dict[Setting, Attribution] = {}

    def of(self, made: Attribution, draft: Draft, mention: Sequence[Word]) -> Attribution:
        """An attribution with relay, day and setting, as far as the article tells them."""
        if draft.stated:
            made = self._here(made, draft)
        line = self._lines[draft.home]
        name = made.speaker.name if made.speaker else ""
        voice = Voice(name, mention, line.paragraph, draft.lemma, bool(draft.quoted))
        if self._last is not None and made.stated and self._last[1].stated and voice.goes_on(self._last[0]):
            made = _as_before(made, self._last[1])
        self._last = voice, made
        if made.stated and made.setting is not Setting.UNKNOWN and (made.relay or made.said):
            self._held[made.setting] = made
        return made

    def _here(self, made: Attribution, draft: Draft) -> Attribution:
        words, gaps = self._lines[draft.home].words, draft.around
        hops = self._relays(draft.home, gaps, draft.mention)
        day = said(words, _outside(gaps, draft.apposition), self._data.date_published)
        where = setting(words, gaps, head(words[slice(*draft.mention)]), draft.lemma)
        if any(hop.relation is Relation.INTERVIEW for hop in hops):
            where = Setting.INTERVIEW
        made = replace(made, relay=hops, said=day, setting=where)
        if hops or day:
            return made
        if where is Setting.UNKNOWN:
            return self._led_in(made, draft.home)
        return self._again(made) if again(words, gaps) else made

    def _led_in(self, made: Attribution, number: int) -> Attribution:
        """With the occasion that the sentence before in its paragraph tells, if that has nobody's words."""
        there = number - 1
        if there < 0 or there in self._homes or self._lines[there].paragraph != self._lines[number].paragraph:
            return made
        words = self._lines[there].words
        whole = [(0, len(words))]
        where = setting(words, whole, "", "")
        if where is Setting.UNKNOWN:
            return made
        hops = tuple(hop for hop in self._relays(there, whole, (0, 0)) if hop.relation in _HELD)
        day = said(words, whole, self._data.date_published)
        made = replace(made, setting=where, relay=hops, said=day)
        return made if hops or day or not again(words, whole) else self._again(made)

    def _again(self, made: Attribution) -> Attribution:
        held = self._held.get(made.setting)
        return made if held is None else replace(made, relay=held.relay, said=held.said)

    def _relays(self, number: int, gaps: list[tuple[int, int]], source: tuple[int, int]) -> tuple[Relay, ...]:
        publisher = self._data.publisher.name if self._data.publisher else None
        return relays(self._lines[number].words, gaps, source, publisher, self._outlets[number])


def _as_before(made: Attribution, before: Attribution) -> Attribution:
    """The same attribution, said on the occasion of the one before: there and then, unless it says so itself."""
    if made.setting is not Setting.UNKNOWN:
        return made
    if made.relay or made.said:
        return replace(made, setting=before.setting)
    return replace(made, relay=before.relay, said=before.said, setting=before.setting)


def _outside(gaps: Iterable[tuple[int, int]], hole: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """``gaps`` without ``hole``: a day in what is said about a person is not the day of the words."""
    for begin, end in gaps:
        parts = ((begin, min(end, hole[0])), (max(begin, hole[1]), end)) if hole[0] < hole[1] else ((begin, end),)
        yield from ((a, b) for a, b in parts if a < b)
