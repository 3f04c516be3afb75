"""French, German and Spanish: quoted words beside a common cue, and 'according to'; less sure than the English rules.

Only what marks and a handful of verbs tell is read; speakers are named only where a full name stands at the cue.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from provenance.model.extraction import Attribution, Kind, Speaker
from provenance.model.reading import Span
from provenance.prose.lexicon import listed
from provenance.prose.sentences import sentences
from provenance.prose.view import view
from provenance.prose.words import words
from provenance.resolving.drafts import Draft
from provenance.resolving.quoted import contents, extend, runs_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.model.reading import Reading
    from provenance.prose.sentences import Sentence
    from provenance.prose.view import View
    from provenance.prose.words import Word

_TABLE = Path(__file__).with_name("foreign.tsv")
_SURE = {Kind.DIRECT: 0.7, Kind.MIXED: 0.6, Kind.INDIRECT: 0.5}
_STOPS = frozenset({",", ".", ";", ":", "—", "–", "?", "!", "(", ")"})
_SMALL = listed("le la les un une der die das ein eine el los las su sus sa son il elle er sie")
_REACH = 12
_NAMED = 0.6


@cache
def _cues(tongue: str) -> dict[str, frozenset[str]]:
    rows = [line.split("\t") for line in _TABLE.read_text("utf8").splitlines() if line.startswith(tongue + "\t")]
    return {kind: frozenset(forms.split()) for _, kind, forms in rows}


def foreign(reading: Reading, tongue: str) -> list[Attribution]:
    """The attributions of a reading in ``fr``, ``de`` or ``es``, in order."""
    seen, cues = view(reading), _cues(tongue)
    found: list[tuple[Draft, Speaker | None]] = []
    for number, sentence in enumerate(lines := sentences(seen)):
        last = found[-1][0] if found else None
        if sentence.all_quoted and last and last.sentence == number - 1 and last.quoted:
            if lines[number - 1].paragraph == sentence.paragraph:
                extend(last, runs_of(sentence, seen.text))
                last.sentence = number
            continue
        made = _cued(seen, sentence, number, cues) or _inside(seen, sentence, number, cues)
        made = made or _according(seen, sentence, number, cues)
        if made is not None and made[0].content:
            found.append(made)
    made_all = [_attribution(seen, draft, speaker) for draft, speaker in found]
    return sorted(made_all, key=lambda a: (a.content[0], a.content[-1]))


def _cued(
    seen: View, sentence: Sentence, number: int, cues: dict[str, frozenset[str]]
) -> tuple[Draft, Speaker | None] | None:
    line = sentence.words
    for i, word in enumerate(line):
        if word.low not in cues["said"]:
            continue
        first = i - 1 if i and line[i - 1].low in cues["aux"] else i
        near = first - 1 - (first > 1 and line[first - 1].text == ",")
        that = next((k for k in range(i + 1, min(len(line), i + _REACH)) if line[k].low in cues["that"]), None)
        colon = next((k for k in range(i + 1, len(line) - 1) if line[k].text == ":" and line[k + 1].run), None)
        if colon is not None:
            piece, source = (colon + 1, colon + 2), _before(line, first) or _after(line, i + 1, cues)
        elif near >= 0 and line[near].run is not None:
            piece, source = (near, near + 1), _after(line, i + 1, cues)
        elif that is not None and first:
            piece, source = (that + 1, len(line) - (line[-1].text in _STOPS)), _before(line, first)
        else:
            continue
        return _draft(seen, number, line, piece, source, (first, i + 1))
    return None


def _inside(
    seen: View, sentence: Sentence, number: int, cues: dict[str, frozenset[str]]
) -> tuple[Draft, Speaker | None] | None:
    """'« A, a déclaré la maire. B »': the cue stands between the marks and is no part of the words."""
    for word in sentence.words:
        if word.run is None:
            continue
        line = list(words(seen.text, word.run.inner, word.run.inner_end))
        for i, inner in enumerate(line):
            first = i - 1 if i and line[i - 1].low in cues["aux"] else i
            if inner.low not in cues["said"] or first < 1 or line[first - 1].text not in {",", "—", "–"}:
                continue
            dash = line[first - 1].text != ","
            stop = next(
                (k for k in range(i, len(line)) if line[k].text == (line[first - 1].text if dash else ".")), None
            )
            source = _after(line, i + 1, cues)
            made = _draft(seen, number, line, (0, first - 1), source, (first, i + 1))
            if made is None:
                return None
            rest = [] if stop is None else line[stop + 1 :]
            while rest and rest[0].text in {".", ","}:
                rest = rest[1:]
            spans = [Span(line[0].start, line[first - 2].end if first > 1 else line[0].end)]
            spans += [Span(rest[0].start, rest[-1].end)] if rest else []
            made[0].kind, made[0].content, made[0].quoted = Kind.DIRECT, list(spans), list(spans)
            made[0].confidence = _SURE[Kind.DIRECT]
            return made
    return None


def _according(
    seen: View, sentence: Sentence, number: int, cues: dict[str, frozenset[str]]
) -> tuple[Draft, Speaker | None] | None:
    """'Selon X, ...' and '..., según X.'"""
    line = sentence.words
    for i, word in enumerate(line):
        if word.low not in cues["according"]:
            continue
        stop = next((k for k in range(i + 1, len(line)) if line[k].text in {",", "."}), len(line))
        if i == 0 and stop < len(line) - 1:
            piece = (stop + 1, len(line) - (line[-1].text in _STOPS))
        elif i > 1 and line[i - 1].text == ",":
            piece = (0, i - 1)
        else:
            continue
        return _draft(seen, number, line, piece, (i + 1, stop), (i, i + 1))
    return None


def _after(line: Sequence[Word], start: int, cues: dict[str, frozenset[str]]) -> tuple[int, int] | None:
    """The source after a cue: up to the second stop where a name is set off by the first ('la maire, X, ...')."""
    while start < len(line) and (line[start].low in cues["skip"] or line[start].text in {"-", "‑"}):
        start += 1
    end = start
    while end < len(line) and line[end].text not in _STOPS and line[end].run is None:
        if end > start and (line[end].low in {"am", "lors", "dans", "en", "im", "in", "bei", "à", "que", "dass"}):
            return start, end
        end += 1
    if end + 2 < len(line) and line[end].text == "," and line[end + 1].name_like and line[end + 2].name_like:
        end += 1
        while end < len(line) and line[end].name_like:
            end += 1
    return (start, end) if start < end else None


def _before(line: Sequence[Word], end: int) -> tuple[int, int] | None:
    """The source before a cue: back to the start of the sentence."""
    while end and line[end - 1].text in _STOPS:
        end -= 1
    start = next((k + 1 for k in range(end - 1, -1, -1) if line[k].text in _STOPS - {","} or line[k].run), 0)
    return (start, end) if start < end else None


def _draft(  # noqa: PLR0913, PLR0917
    seen: View,
    number: int,
    line: Sequence[Word],
    piece: tuple[int, int],
    source: tuple[int, int] | None,
    cue: tuple[int, int],
) -> tuple[Draft, Speaker | None] | None:
    kind, spans, quoted = contents(line, [piece], seen.text)
    if not spans:
        return None
    draft = Draft(number, kind, spans, quoted, _SURE[kind], home=number)
    draft.cue = [Span(line[cue[0]].start, line[cue[1] - 1].end)]
    if source is None:
        return draft, None
    draft.source = [Span(line[source[0]].start, line[source[1] - 1].end)]
    return draft, _speaker(line[slice(*source)])


def _speaker(line: Sequence[Word]) -> Speaker | None:
    """A full name at the end of the mention, and the words before it as its role."""
    start = len(line)
    while start and line[start - 1].name_like:
        start -= 1
    name = line[max(start, len(line) - 2) :]
    if len(name) < 2 or not all(w.name_like for w in name):
        return None
    end = len(line) - len(name)
    end -= bool(end and line[end - 1].text == ",")
    begin = end
    while begin and line[begin - 1].is_word and line[begin - 1].low not in _SMALL:
        begin -= 1
    role = " ".join(w.text for w in line[begin:end])
    return Speaker(" ".join(w.text for w in name), "Person", role or None, _NAMED)


def _attribution(seen: View, draft: Draft, speaker: Speaker | None) -> Attribution:
    def at(spans: list[Span]) -> tuple[Span, ...]:
        return tuple(seen.original(*span) for span in spans)

    return Attribution(
        kind=draft.kind,
        content=at(draft.content),
        source=at(draft.source),
        cue=at(draft.cue),
        quoted=at(draft.quoted),
        speaker=speaker,
        confidence=draft.confidence,
    )
