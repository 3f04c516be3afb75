"""From claims to attributions: what goes on from sentence to sentence, who spoke, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from provenance.drafting.foreign.circumstances import is_outlet, relays, setting
from provenance.drafting.foreign.claim import Claim
from provenance.drafting.foreign.claims import claims
from provenance.drafting.foreign.mentions import after
from provenance.drafting.foreign.outlets import found_in
from provenance.drafting.foreign.times import said
from provenance.drafting.foreign.verbs import verb_at
from provenance.model.extraction import Attribution, Kind, Setting, Speaker
from provenance.model.reading import Span
from provenance.resolving.quoted import inner

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.drafting.foreign.cast import Cast
    from provenance.drafting.foreign.lines import Line
    from provenance.drafting.foreign.tongue import Tongue
    from provenance.model.reading import Metadata
    from provenance.prose.view import View
    from provenance.prose.words import Word

_SURE = {Kind.DIRECT: 0.7, Kind.MIXED: 0.6, Kind.INDIRECT: 0.5}
_BELIEF = 0.4
_UNCUED = 0.35
_FIRST = 9
_TERMS = 3


@dataclass(slots=True)
class Drafting:
    """One article in the making.

    ``found`` are its attributions so far, ``at`` the sentence each has its last words in, ``outlet`` the last named.
    """

    view: View
    lines: Sequence[Line]
    language: Tongue
    cast: Cast
    data: Metadata
    found: list[Attribution] = field(default_factory=list)
    at: list[int] = field(default_factory=list)
    outlet: str | None = None

    def run(self) -> list[Attribution]:
        """Every attribution, in order; spans count the cleaned text."""
        for number, line in enumerate(self.lines):
            self._line(number, line)
        return self.found

    def _line(self, number: int, line: Line) -> None:
        reopened = bool(line.words[0].run and line.words[0].run.reopens)
        if line.all_quoted:
            self._quoted(number, line, reopened=reopened)
            return
        if self._backwards(number, line):
            return
        made = claims(line.words, self.language)
        if not made:
            if self._reported(number, line):
                return
            self.cast.opens(number, line.words)
            self._mentioned(line.words)
        low, had = 0, len(self.found)
        for k, claim in enumerate(made):
            high = made[k + 1].cue[0] if k + 1 < len(made) else len(line.words)
            self._claimed(number, line, claim, (low, max(high, claim.end) if k + 1 == len(made) else high))
            low = claim.end
        if reopened and 0 < had < len(self.found):
            self._joined(had)

    def _mentioned(self, words: Sequence[Word]) -> None:
        """Keep which outlet was named last."""
        if any(self.language.has("kinds", w.low) or self.language.has("first", w.low) for w in words):
            found = found_in(words, self.view.text, self.language, None)
            self.outlet = found[-1].name if found else self.outlet

    def _goes_on(self, number: int, line: Line) -> bool:
        """Whether the last attribution stands in the sentence before, in the same paragraph."""
        return bool(self.found) and self.at[-1] == number - 1 and self.lines[number - 1].paragraph == line.paragraph

    def _quoted(self, number: int, line: Line, *, reopened: bool) -> None:
        """A sentence of quoted words alone: they go on, or are an attribution of their own."""
        spans = [span for w in line.words if w.run for span in [inner(w.run, self.view.text)] if span.start < span.end]
        if not spans:
            return
        near = bool(self.found) and number - self.at[-1] <= 1
        if (self._goes_on(number, line) or (reopened and near)) and (self.found[-1].quoted or reopened):
            self._extend(spans, spans, number)
            return
        last = self.found[-1] if near else None
        if line.turn and not self._turns(number):
            return
        source = last.source if last is not None and not line.turn else ()
        speaker = last.speaker if last is not None and not line.turn else None
        self.found.append(Attribution(Kind.DIRECT, tuple(spans), source, (), tuple(spans), speaker, confidence=_UNCUED))
        self.at.append(number)

    def _turns(self, number: int) -> bool:
        """Whether a turn without a cue stands beside another turn, and is no item of a list."""
        near = self.lines[max(0, number - 2) : number + 3]
        return any(other.turn and not other.all_quoted for other in near)

    def _extend(self, spans: Sequence[Span], quoted: Sequence[Span], number: int) -> None:
        last = self.found[-1]
        if last.content and spans[0].start < last.content[-1].end:
            return
        content = (*last.content, *spans)
        runs = (*last.quoted, *quoted)
        kind = last.kind
        if (quoted and kind is Kind.INDIRECT) or (not quoted and kind is Kind.DIRECT):
            kind = Kind.MIXED
        self.found[-1] = replace(last, kind=kind, content=content, quoted=runs)
        self.at[-1] = number

    def _reported(self, number: int, line: Line) -> bool:
        """German: a sentence in the mood of reported speech goes on with what was said before it."""
        words = line.words
        mood = any(self.language.has("konjunktiv", w.low) for w in words[:_FIRST] if w.run is None)
        if not mood or not self._goes_on(number, line) or not self.found[-1].stated:
            return False
        stop = max((k + 1 for k, w in enumerate(words) if w.is_word or w.run), default=0)
        quoted = [inner(w.run, self.view.text) for w in words[:stop] if w.run]
        self._extend([Span(words[0].start, words[stop - 1].end)], quoted, number)
        return True

    def _backwards(self, number: int, line: Line) -> bool:
        """'Das sagte X am Montag.': the sentence before is what X said."""
        words, language = line.words, self.language
        size = language.at("this", words, 0)
        verb = verb_at(words, size, language, commented=True) if size else None
        if verb is None or any(w.run for w in words) or any(w.text in {",", ":"} for w in words[: verb.end + 1]):
            return False
        source = after(words, verb.end, language)
        if source is None or number == 0 or self.lines[number - 1].paragraph != line.paragraph:
            return False
        before = self.lines[number - 1]
        cue = Span(words[verb.first].start, words[verb.end - 1].end)
        places = list(range(len(words)))
        claim = Claim((), (verb.first, verb.end), source, len(words))
        if self._goes_on(number, line):
            last = self.found[-1]
            if last.cue:
                return False
            self.found.pop()
            self.at.pop()
            base = replace(last, cue=(cue,))
        else:
            span = _whole(before.words)
            if span is None:
                return False
            base = Attribution(Kind.INDIRECT, (span,), (), (cue,), confidence=_SURE[Kind.INDIRECT])
        self._add(number, words, claim, base, places)
        return True

    def _claimed(self, number: int, line: Line, claim: Claim, reach: tuple[int, int]) -> None:
        words = line.words
        kind, content, quoted = self._contents(words, claim.pieces)
        if not content:
            return
        cue = (Span(words[claim.cue[0]].start, words[claim.cue[1] - 1].end),) if claim.cue[0] < claim.cue[1] else ()
        sure = _BELIEF if claim.belief else _SURE[kind] * claim.sure
        base = Attribution(kind, tuple(content), (), cue, tuple(quoted), stated=not claim.belief, confidence=sure)
        taken = {k for a, b in claim.pieces for k in range(a, b)}
        self._add(number, words, claim, base, [k for k in range(*reach) if k not in taken and k < len(words)])

    def _add(self, number: int, words: Sequence[Word], claim: Claim, base: Attribution, places: Sequence[int]) -> None:
        """With its speaker, outlets, day and setting."""
        language, data = self.language, self.data
        outlets = found_in(
            words, self.view.text, language, data.publisher.name if data.publisher else None, self.outlet
        )
        self.outlet = next((o.name for o in outlets[::-1] if not o.own), self.outlet)
        speaker: Speaker | None = None
        if not is_outlet(words, claim, outlets, language) and (claim.source is not None or claim.silent):
            speaker = self.cast.resolve(number, words, claim.source)
        source = claim.source
        if source is not None:
            spans = [Span(words[source.first].start, words[source.last - 1].end)]
            base = replace(base, source=tuple(spans))
        where = Setting.UNKNOWN
        if base.stated:
            hops = relays(words, set(places), claim, outlets, language)
            where = setting(words, places, language)
            if any(hop.relation == "interview" for hop in hops):
                where = Setting.INTERVIEW
            base = replace(base, relay=hops, said=said(words, places, data.date_published, language))
        self.found.append(replace(base, speaker=speaker, setting=where, confidence=round(base.confidence, 3)))
        self.at.append(number)

    def _joined(self, first: int) -> None:
        """A cue at the end of reopened paragraphs is that of the words before, which had none."""
        before, here = self.found[first - 1], self.found[first]
        if before.cue or not before.quoted or before.content[-1] >= here.content[0]:
            return
        kind = here.kind if here.kind is before.kind else Kind.MIXED
        self.found[first] = replace(
            here, kind=kind, content=before.content + here.content, quoted=before.quoted + here.quoted
        )
        del self.found[first - 1], self.at[first - 1]

    def _contents(
        self, words: Sequence[Word], pieces: Sequence[tuple[int, int]]
    ) -> tuple[Kind, list[Span], list[Span]]:
        """Kind, content and quoted spans of what stands at ``pieces``; a term between marks is no quotation."""
        spans: list[Span] = []
        quoted: list[Span] = []
        plain = False
        for begin, stop in pieces:
            first, last = begin, stop
            while first < last and not (words[first].is_word or words[first].run or words[first].text in "¿¡("):
                first += 1
            while last > first and not (
                words[last - 1].is_word or words[last - 1].run or words[last - 1].text in "?!…)%€"
            ):
                last -= 1
            if first >= last:
                continue
            held = words[first:last]
            runs = [
                inner(w.run, self.view.text) for k, w in enumerate(held, first) if w.run and not self._term(words, k)
            ]
            runs = [run for run in runs if run.start < run.end]
            quoted += runs
            if any(w.is_word for w in held) or not runs:
                plain = True
                spans.append(Span(held[0].start, held[-1].end))
            else:
                spans += runs
        kind = Kind.INDIRECT if not quoted else Kind.MIXED if plain else Kind.DIRECT
        order = sorted(set(spans))
        return kind, order, sorted(set(quoted))

    def _term(self, words: Sequence[Word], k: int) -> bool:
        """Whether a run is a name or a title: a noun such as 'film' or 'sogenannte' leads to it."""
        return any(self.language.has("terms", w.low) for w in words[max(0, k - _TERMS) : k])


def _whole(words: Sequence[Word]) -> Span | None:
    held = [w for w in words if w.is_word or w.run]
    return Span(held[0].start, held[-1].end) if held else None
