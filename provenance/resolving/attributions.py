"""From drafts to attributions: who spoke, through whom the words came, when and where.

An attribution's confidence is that of the engine: how surely these words have this source, whoever that is. How surely
the source is who the speaker says stands with the speaker (full name 0.95, surname 0.9, pronoun or office 0.75, a bare
word 0.5).
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from provenance.model.extraction import Attribution, Relation, Setting
from provenance.model.reading import Span
from provenance.resolving.names import head
from provenance.resolving.offsets import original
from provenance.resolving.relays import relays
from provenance.resolving.said import said
from provenance.resolving.settings import released, setting
from provenance.resolving.speakers import Speakers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from provenance.model.extraction import Speaker
    from provenance.model.reading import Metadata
    from provenance.prose.view import View
    from provenance.prose.words import Word
    from provenance.resolving.drafts import Draft
    from provenance.resolving.survey import Survey

_BACK = 8


def attributions(seen: Survey, drafts: Iterable[Draft]) -> list[Attribution]:
    """Every attribution that ``drafts`` (in the order of the article) make, in the order of first content offset."""
    speakers = Speakers(seen.named, seen.outlets)
    lines = seen.lines
    found: list[Attribution] = []
    paragraph = -1
    for draft in drafts:
        line = lines[draft.home]
        before = found[-1] if found else None
        if draft.carried and before is not None:
            made = _carried(draft, _leader(draft, found))
        else:
            mention = draft.label or line.words[slice(*draft.mention)]
            beside = line.words[slice(*draft.apposition)]
            speaker = speakers.resolve(mention, beside, draft.home, _opening(seen.view, draft))
            made = _made(draft, speaker)
            if draft.stated:
                made = _told(made, draft, line.words, seen.outlets[draft.home], seen.reading.metadata)
            if before is not None and paragraph == line.paragraph and _goes_on(made, before):
                made = replace(made, setting=before.setting)
        paragraph = line.paragraph
        found.append(made)
    if released(seen.reading.text):
        found = [_stated_in(a, Setting.STATEMENT) for a in found]
    return sorted((original(a, seen.view) for a in _outermost(found)), key=lambda a: (a.content[0], a.content[-1]))


def _stated_in(made: Attribution, where: Setting) -> Attribution:
    """The same attribution, said where the whole article was unless it says something else."""
    return replace(made, setting=where) if made.stated and made.setting is Setting.UNKNOWN else made


def _outermost(found: list[Attribution]) -> Iterator[Attribution]:
    """Without those that stand whole within the content of another: who says that she says it has the words.

    Words between marks are one person's, and in what Ann says of Bram's saying they are Ann's to answer for.
    """
    contents = sorted({(run, a.content) for a in found for run in a.content})
    starts = [run.start for run, _ in contents]
    for one in found:
        whole = Span(min(s.start for s in _all(one)), max(s.end for s in _all(one)))
        at = bisect_right(starts, whole.start)
        near = contents[max(0, at - 8) : at]
        if not any(whole.end <= run.end and content != one.content for run, content in near):
            yield one


def _all(one: Attribution) -> tuple[Span, ...]:
    return one.content + one.source + one.cue


def _made(draft: Draft, speaker: Speaker | None) -> Attribution:
    return Attribution(
        kind=draft.kind,
        content=tuple(draft.content),
        source=tuple(draft.source),
        cue=tuple(draft.cue),
        quoted=tuple(draft.quoted),
        speaker=speaker,
        stated=draft.stated,
        confidence=draft.confidence,
    )


def _leader(draft: Draft, found: Sequence[Attribution]) -> Attribution:
    """Whom quoted words without a cue go on from: the last attribution with the same source, else the last."""
    same = (a for a in found[: -_BACK - 1 : -1] if a.source and a.source[-1] in draft.source)
    return next(same, found[-1])


def _carried(draft: Draft, before: Attribution) -> Attribution:
    """Quoted words that go on in a paragraph of their own are said as those before were."""
    made = _made(draft, before.speaker)
    return replace(made, relay=before.relay, said=before.said, setting=before.setting)


def _told(
    made: Attribution, draft: Draft, words: tuple[Word, ...], known: Mapping[str, str], data: Metadata
) -> Attribution:
    """With relays, day and setting, as far as what stands around the cue tells them."""
    gaps = draft.around
    hops = relays(words, gaps, draft.mention, data.publisher.name if data.publisher else None, known)
    day = said(words, _outside(gaps, draft.apposition), data.date_published)
    where = setting(words, gaps, head(words[slice(*draft.mention)]), draft.lemma)
    if any(hop.relation is Relation.INTERVIEW for hop in hops):
        where = Setting.INTERVIEW
    return replace(made, relay=hops, said=day, setting=where)


def _goes_on(made: Attribution, before: Attribution) -> bool:
    """Whether one attribution stands where the one before in its paragraph does: same speaker, nothing else said."""
    same = made.speaker and before.speaker and made.speaker.name == before.speaker.name
    return bool(same) and made.stated and before.stated and made.setting is Setting.UNKNOWN


def _opening(seen: View, draft: Draft) -> str:
    """The first word of what was said, in lower case."""
    start, end = draft.content[0]
    return seen.text[start : min(end, start + 20)].lower().split(" ")[0]


def _outside(gaps: Iterable[tuple[int, int]], hole: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """``gaps`` without ``hole``: a day in what is said about a person is not the day of the words."""
    for begin, end in gaps:
        parts = ((begin, min(end, hole[0])), (max(begin, hole[1]), end)) if hole[0] < hole[1] else ((begin, end),)
        yield from ((a, b) for a, b in parts if a < b)
