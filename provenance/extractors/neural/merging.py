"""What the network found and what the rules draft, made one list: each attribution once, by whoever knows it better."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from provenance.model.extraction import Kind
from provenance.resolving.quoted import extend

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from provenance.model.reading import Span
    from provenance.resolving.drafts import Draft

_MOST = 0.5
_STRAY = 0.2
_ON = re.compile(r"\s+and (?:who|whose|which|that)\s")
_CLAUSE = 16  # characters


def merged(
    network: Sequence[Draft], ruled: Sequence[Draft], relaying: Callable[[Draft], bool], text: str
) -> list[Draft]:
    """Drafts in the order of the article, of the same cleaned ``text``.

    The network's stand, but for the turns of a transcript. A rule's draft that means the same adds the quoted words
    of later paragraphs, which go on without a cue, and knows better which words of the sentence name the source. A
    rule's draft of quoted words that the network is silent about is kept. Where an outlet is said to report that
    somebody said something (``relaying`` tells an outlet), it is on that attribution's way, and has none of its own.
    """
    turns = _Nearby([draft for draft in ruled if draft.label])
    kept = [draft for draft in network if _agrees(draft, turns.beside(draft))]
    at_home: dict[int, list[Draft]] = {}
    for rule in ruled:
        at_home.setdefault(rule.home, []).append(rule)
    freed: set[int] = set()
    replaced: set[int] = set()
    for outlet in [draft for draft in kept if relaying(draft)]:
        inside = [rule for rule in at_home.get(outlet.home, ()) if _reports(outlet, rule)]
        _on_its_way(outlet, (*inside, *kept))
        freed |= {id(rule) for rule in inside}
        replaced |= {id(outlet)} if inside else set()
    kept = [draft for draft in kept if id(draft) not in replaced]
    near = _Nearby(kept)
    added: list[Draft] = []
    for draft in ruled:
        if draft.label:
            added.append(draft)
            continue
        same = next((k for k in near.beside(draft) if _same(k, draft)), None)
        if same is not None and draft.lemma == "quote":
            _replaced(same, draft)
            continue  # it has the rule's quoted words, all of them
        if same is not None:
            _told(same, draft)
            _goes_on(same, draft, text)
        loose = [span for span in draft.quoted if near.covered(span) < _STRAY]
        if same is not None:
            extend(same, [span for span in loose if span.start > same.content[0].start])
        elif id(draft) in freed or (draft.kind is Kind.DIRECT and draft.stated and loose == draft.quoted):
            added.append(draft)
    return sorted([*kept, *added], key=lambda d: (d.home if d.cue or d.label else d.sentence, d.content[0]))


class _Nearby:
    """Drafts by where their content begins, to be found without looking at all of them."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self._cells: dict[int, list[Draft]] = {}
        for draft in drafts:
            for span in (*draft.content, *draft.cue):
                for cell in range(span.start // _CELL, span.end // _CELL + 1):
                    held = self._cells.setdefault(cell, [])
                    if not any(d is draft for d in held[-4:]):
                        held.append(draft)

    def beside(self, draft: Draft) -> list[Draft]:
        """The drafts that may share words with ``draft``."""
        found: dict[int, Draft] = {}
        for span in (*draft.content, *draft.cue):
            for cell in range(span.start // _CELL, span.end // _CELL + 1):
                found |= {id(d): d for d in self._cells.get(cell, ())}
        return list(found.values())

    def covered(self, span: Span) -> float:
        """The share of a span that some content has."""
        length = span.end - span.start
        cells = range(span.start // _CELL, span.end // _CELL + 1)
        drafts = {id(d): d for cell in cells for d in self._cells.get(cell, ())}
        held = sum(_shared([span], d.content) for d in drafts.values())
        return held / length if length else 1.0


_CELL = 256


def _same(one: Draft, other: Draft) -> bool:
    """Whether two drafts mean the same attribution: the same cue, or most of the same words."""
    if one.cue and other.cue:
        return bool(_shared(one.cue, other.cue))
    shared = _shared(one.content, other.content)
    return shared >= _MOST * min(_length(one.content), _length(other.content)) > 0


def _told(draft: Draft, rule: Draft) -> None:
    """What a rule knows of the sentence, put into the network's draft where both mean the same source."""
    if rule.home != draft.home or not (_shared(draft.source, rule.source) or not draft.source):
        return
    if not rule.quoted and _shared(draft.quoted, rule.content) == _length(draft.quoted) > 0:
        draft.quoted, draft.kind = [], Kind.INDIRECT  # the words between marks are a term, or a name for something
    if not draft.source and draft.quoted:  # somebody said what is quoted
        draft.source = rule.source
    if rule.mention[0] < rule.mention[1] and not _only_ends(rule.source, draft.source):
        draft.mention, draft.apposition = rule.mention, rule.apposition
    draft.lemma = rule.lemma or draft.lemma
    draft.around = rule.around or draft.around
    draft.passive = rule.passive


def _goes_on(draft: Draft, rule: Draft, text: str) -> None:
    """What was said goes on with 'and whose …', where the network stops and a rule does not."""
    if len(draft.content) != 1 or len(rule.content) != 1 or draft.quoted or rule.quoted:
        return
    (one,), (other,) = draft.content, rule.content
    if _shared([one], [other]) and _ON.match(text, one.end, other.end):
        draft.content = [one._replace(end=other.end)]


def _only_ends(some: Sequence[Span], whole: Sequence[Span]) -> bool:
    """Whether a source is only the end of a longer one ('the regulator that shut Norwick Pier'): not who is meant."""
    return bool(some and whole) and some[-1].end == whole[-1].end and some[0].start > whole[0].start + _CLAUSE


def _reports(outlet: Draft, rule: Draft) -> bool:
    """Whether what an outlet is said to report is that somebody said something."""
    return rule.stated and _shared(rule.cue, outlet.content) > 0 and not _shared(rule.cue, outlet.cue)


def _on_its_way(outlet: Draft, drafts: Iterable[Draft]) -> None:
    """'AFP reported that Roe had said ...': what stands around the outlet tells the way of Roe's words."""
    for draft in drafts:
        if draft.home == outlet.home and _reports(outlet, draft):
            draft.around = [*draft.around, *outlet.around]


def _replaced(draft: Draft, rule: Draft) -> None:
    """'The Gazette quoted Roe as saying ...': what is cue, source and content here the rules know better."""
    for name in ("cue", "source", "content", "quoted", "kind", "mention", "apposition", "lemma", "around", "passive"):
        setattr(draft, name, getattr(rule, name))
    draft.stated = rule.stated


def _agrees(draft: Draft, turns: Iterable[Draft]) -> bool:
    """Whether a draft has no words of a speaker's turn, or stands whole in one."""
    whole = (*draft.content, *draft.source, *draft.cue)
    touched = [turn for turn in turns if _shared(draft.content, turn.content)]
    return not touched or any(_shared(whole, turn.content) == _length(whole) for turn in touched)


def _length(spans: Sequence[Span]) -> int:
    return sum(end - start for start, end in spans)


def _shared(some: Sequence[Span], others: Sequence[Span]) -> int:
    """How many characters two lists of spans share; the second is in order, and searched where it is long."""
    shared = 0
    for span in some:
        k = max(0, bisect_right(others, span.start, key=_start) - 1)
        while k < len(others) and others[k].start < span.end:
            shared += max(0, min(span.end, others[k].end) - max(span.start, others[k].start))
            k += 1
    return shared


def _start(span: Span) -> int:
    return span.start
