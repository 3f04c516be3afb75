"""From drafts to attributions: who spoke, through whom the words came, when and where.

An attribution's confidence is that of the engine: how surely these words have this source, whoever that is. How surely
the source is who the speaker says stands with the speaker (full name 0.97, surname 0.95, pronoun or office 0.9, a bare
word 0.5): a little below what came out right in the open half of the corpus in tests/corpus.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from provenance.model.extraction import Attribution, Said, Setting
from provenance.model.reading import Span
from provenance.prose.cues import AUXILIARIES, cue
from provenance.resolving.occasions import Occasions
from provenance.resolving.offsets import original
from provenance.resolving.relays import CITING
from provenance.resolving.settings import recorded, released
from provenance.resolving.speakers import Speakers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.model.extraction import Speaker
    from provenance.model.reading import Reading
    from provenance.prose.view import View
    from provenance.prose.words import Word
    from provenance.resolving.drafts import Draft
    from provenance.resolving.survey import Survey

_BACK = 8
_MENTION = 9  # words
_REACH = 120  # characters
_NAMELESS = re.compile(
    r"(?:not to be|to remain|that (?:he|she|they) not be) (?:named|identified|quoted|anonymous|nameless)\b"
)
"""What somebody asks for who is not named: about the saying, and no part of what was said."""
_DOING = re.compile(r"(?:ever )?(?!wrong)\w+ing\s|that\s")
"""What somebody denies who says that they did not do it; to deny a thing ('the charges') reports no words."""


def attributions(seen: Survey, drafts: Sequence[Draft]) -> list[Attribution]:
    """Every attribution that ``drafts`` (in the order of the article) make, in the order of first content offset."""
    speakers = Speakers(seen.named, seen.outlets, seen.lines)
    lines = seen.lines
    found: list[Attribution] = []
    occasions = Occasions(seen, (draft.home for draft in drafts if draft.stated))
    for draft in drafts:
        line = lines[draft.home]
        before = found[-1] if found else None
        words_ = seen.view.text[draft.content[0].start : draft.content[0].end]
        if _NAMELESS.match(words_):
            continue
        if draft.lemma in CITING and (cited := _cited(draft, line.words)):
            whom = speakers.resolve(cited, (), draft.home, "")
            if whom is not None and whom.type == "Person":
                _answered(found, whom, draft)
                continue
        draft.stated = draft.stated or (draft.lemma == "deny" and _DOING.match(words_) is not None)
        if draft.carried and before is not None:
            made = _carried(draft, _leader(draft, found))
        else:
            mention = draft.label or line.words[slice(*draft.mention)]
            beside = line.words[slice(*draft.apposition)]
            speaker = speakers.resolve(mention, beside, draft.home, _opening(seen.view, draft))
            made = occasions.of(_made(draft, speaker), draft, mention)
        found.append(made)
    found = [original(a, seen.view) for a in _outermost(found)]
    if released(seen.reading.text):
        found = [_of_the_whole(a, Setting.STATEMENT, seen.reading) for a in found]
    elif turns := {seen.view.original(*span) for one in drafts if one.label and not one.lemma for span in one.source}:
        where = recorded(seen.reading.text)
        found = [_of_the_whole(a, where, seen.reading) if turns & set(a.source) else a for a in found]
    return sorted(found, key=lambda a: (a.content[0], a.content[-1]))


def _cited(draft: Draft, words: Sequence[Word]) -> Sequence[Word]:
    """'the agency reported, citing its head, Jane Roe': the words that name who, where nothing else is cited."""
    start, end = draft.content[0].start, draft.content[-1].end
    inside = [w for w in words if start <= w.start and w.end <= end]
    plain = all(w.run is None and w.low not in AUXILIARIES and (w.name_like or not cue(w.low)) for w in inside)
    return inside if plain and len(inside) <= _MENTION and any(w.name_like for w in inside) else ()


def _answered(found: list[Attribution], speaker: Speaker, draft: Draft) -> None:
    """Give the words before, which an outlet reports, to the person whom it cites for them."""
    before = found[-1] if found else None
    if before is None or before.speaker or not before.relay:
        return
    if before.content[-1].end <= draft.content[0].start <= before.content[-1].end + _REACH:
        found[-1] = replace(before, speaker=speaker, source=tuple(draft.content))


def _of_the_whole(made: Attribution, where: Setting, reading: Reading) -> Attribution:
    """The same attribution, said where and when the whole text was unless it says something else."""
    if not made.stated or made.setting not in {Setting.UNKNOWN, where}:
        return made
    day = reading.metadata.date_published if reading.dated else None
    own = Said(day.date() if isinstance(day, datetime) else day, (reading.dated,)) if day and reading.dated else None
    return replace(made, setting=where, said=made.said or own)


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


def _opening(seen: View, draft: Draft) -> str:
    """The first word of what was said, in lower case."""
    start, end = draft.content[0]
    return seen.text[start : min(end, start + 20)].lower().split(" ")[0]
