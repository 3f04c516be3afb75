"""The `rules` extractor: no model, no network, deterministic, linear in the length of the text.

The way of a reading: `view` cleans it, `marks` and `sentences` cut it, `clauses` and `contents` find what is
attributed, `indirect` and `direct` make drafts of it, and here the drafts are given their speaker (`speakers`), the
outlets they came through (`relays`), a day (`said`) and a place (`settings`).

Confidence is that of the rule that made the draft (direct 0.95, mixed 0.85, indirect 0.7, belief and acts 0.55,
passives 0.45, quoted words that go on without a cue 0.7, without any source 0.35), times how surely its speaker is
resolved, where it is resolved, weighed by half.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import provenance
from provenance.extractors.rules.indirect import drafts
from provenance.extractors.rules.outlets import learned
from provenance.extractors.rules.relays import relays
from provenance.extractors.rules.roster import roster
from provenance.extractors.rules.said import said
from provenance.extractors.rules.sentences import sentences
from provenance.extractors.rules.settings import setting
from provenance.extractors.rules.speakers import Speakers
from provenance.extractors.rules.view import view
from provenance.model.extraction import Attribution, Extraction, Relation, Relay, Setting
from provenance.notices import Notice, NoticeKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from provenance.extractors.rules.drafts import Draft
    from provenance.extractors.rules.sentences import Sentence
    from provenance.extractors.rules.view import View
    from provenance.model.extraction import Speaker
    from provenance.model.reading import Reading

LANGUAGES = frozenset({"en"})


def extract(readings: Iterable[Reading], /) -> Iterator[Extraction]:
    """One extraction for each reading, lazily and in order."""
    for reading in readings:
        language = (reading.metadata.in_language or "en").split("-")[0].split("_")[0].lower()
        if language in LANGUAGES:
            yield Extraction(tuple(_attributions(reading)), "rules", provenance.__version__)
        else:
            notice = Notice(
                NoticeKind.UNSUPPORTED_LANGUAGE, reading.name, f"the rules know no {language!r}: nothing was extracted"
            )
            yield Extraction((), "rules", provenance.__version__, (notice,))


def _attributions(reading: Reading) -> list[Attribution]:
    seen = view(reading)
    lines = sentences(seen)
    named = roster(lines, seen.aside)
    known = learned([s.words for s in lines], {e.name for e in named.entries.values() if e.person})
    speakers = Speakers(named, known)
    found: list[Attribution] = []
    for draft in drafts(seen, lines, known):
        last = found[-1] if draft.carried and found else None
        found.append(_attribution(reading, seen, lines, draft, speakers, last))
    return sorted(found, key=lambda a: (a.content[0], a.content[-1]))


def _attribution(
    reading: Reading, seen: View, lines: list[Sentence], draft: Draft, speakers: Speakers, last: Attribution | None
) -> Attribution:
    line = lines[draft.home].words
    mention = draft.label or line[slice(*draft.mention)]
    speaker = last.speaker if last else speakers.resolve(
        mention, line[slice(*draft.apposition)], draft.home, _opening(seen, draft)
    )
    publisher = reading.metadata.publisher.name if reading.metadata.publisher else None
    gaps = draft.around if draft.stated else ()
    hops = relays(line, gaps, draft.mention, publisher, speakers.outlets[draft.home])
    day = said(line, _outside(gaps, draft.apposition), reading.metadata.date_published)
    where = (
        Setting.INTERVIEW
        if any(h.relation is Relation.INTERVIEW for h in hops)
        else next(
            (s for a, b in gaps if (s := setting(line, a, b, draft.lemma)) is not Setting.UNKNOWN), Setting.UNKNOWN
        )
    )

    def at(spans: list) -> tuple:  # type: ignore[type-arg]
        return tuple(seen.original(*span) for span in spans)

    return Attribution(
        kind=draft.kind,
        content=at(draft.content),
        source=at(draft.source),
        cue=at(draft.cue),
        quoted=at(draft.quoted),
        speaker=speaker,
        relay=last.relay if last else tuple(_evident(hop, seen) for hop in hops),
        said=last.said if last else day and type(day)(day.date, at(list(day.text))),
        setting=last.setting if last else where,
        stated=draft.stated,
        confidence=_confidence(draft, speaker),
    )


def _opening(seen: View, draft: Draft) -> str:
    """The first word of what was said, in lower case."""
    start, end = draft.content[0]
    return seen.text[start : min(end, start + 20)].lower().split(" ")[0]


def _evident(hop: Relay, seen: View) -> Relay:
    return replace(hop, evidence=tuple(seen.original(*span) for span in hop.evidence))


def _outside(gaps: Iterable[tuple[int, int]], hole: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """``gaps`` without ``hole``: a day in what is said about a person is not the day of the words."""
    for begin, end in gaps:
        for a, b in ((begin, min(end, hole[0])), (max(begin, hole[1]), end)) if hole[0] < hole[1] else ((begin, end),):
            if a < b:
                yield a, b


def _confidence(draft: Draft, speaker: Speaker | None) -> float:
    if speaker is None or speaker.confidence is None:
        return draft.confidence
    return round(draft.confidence * (1 + speaker.confidence) / 2, 3)
