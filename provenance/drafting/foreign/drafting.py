"""From claims to attributions: what goes on from sentence to sentence, who spoke, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from provenance.drafting.foreign.carrying import Scene, carried, interviewed
from provenance.drafting.foreign.circumstances import is_outlet, posted, relays, setting
from provenance.drafting.foreign.claim import Claim
from provenance.drafting.foreign.claims import claims
from provenance.drafting.foreign.contents import contents, whole
from provenance.drafting.foreign.mentions import after
from provenance.drafting.foreign.outlets import ARTICLES, Found, found_in, without_article
from provenance.drafting.foreign.times import said
from provenance.drafting.foreign.verbs import verb_at
from provenance.model.extraction import Attribution, Kind, Relation, Setting, Speaker
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
_NONE = Claim((), (0, 0), None, 0)


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
    scene: Scene | None = None
    shown: dict[str, str] = field(default_factory=dict)

    def run(self) -> list[Attribution]:
        """Every attribution, in order; spans count the cleaned text."""
        self._show()
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
            self._sets(number, line)
        low, had = 0, len(self.found)
        for k, claim in enumerate(made):
            high = made[k + 1].cue[0] if k + 1 < len(made) else len(line.words)
            self._claimed(number, line, claim, (low, max(high, claim.end) if k + 1 == len(made) else high))
            low = claim.end
        if reopened and 0 < had < len(self.found):
            self._joined(had)

    def _outlets(self, words: Sequence[Word]) -> list[Found]:
        """The outlets of a sentence, each with its article where the article has shown it: 'L'Écho du Rail'."""
        publisher = self.data.publisher.name if self.data.publisher else None
        found = found_in(words, self.view.text, self.language, publisher, self.outlet)
        return [
            o if o.own or o.plain else o._replace(name=self.shown.get(without_article(o.name), o.name)) for o in found
        ]

    def _show(self) -> None:
        for line in self.lines:
            if any(w.run is None and w.low in ARTICLES and w.name_like for w in line.words):
                for outlet in found_in(line.words, self.view.text, self.language, None):
                    if (plain := without_article(outlet.name)) != outlet.name:
                        self.shown.setdefault(plain, outlet.name)

    def _mentioned(self, words: Sequence[Word]) -> None:
        """Keep which outlet was named last."""
        if any(self.language.has("kinds", w.low) or self.language.has("first", w.low) for w in words):
            found = found_in(words, self.view.text, self.language, None)
            self.outlet = found[-1].name if found else self.outlet

    def _sets(self, number: int, line: Line) -> None:
        """Keep the scene that a sentence sets for its subject."""
        subject = self.cast.heard.subject(number)
        if subject is None:
            return
        words, language, places = line.words, self.language, range(len(line.words))
        where = setting(words, places, language)
        hops = relays(words, places, _NONE, self._outlets(words), language)
        noun = any(language.at("interview", words, k) and not language.has("consulted", words[k].low) for k in places)
        hops = tuple(hop for hop in hops if hop.relation is Relation.INTERVIEW) if noun else ()
        day = said(words, places, self.data.date_published, language) if hops or where is not Setting.UNKNOWN else None
        where = Setting.INTERVIEW if hops else where
        self.scene = Scene(number, line.paragraph, subject.name, hops, day, where)

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
        plain = [w.low for w in words if w.text.islower()]
        plain = plain[: next((k for k, low in enumerate(plain) if low in {"dass", "ob"}), len(plain))]
        mood = any(self.language.has("konjunktiv", low) for low in plain[:_FIRST])
        mood = mood or any(self.language.has("mood", low) for low in plain)
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
        if verb is None or any(w.text in {",", ":"} for w in words[: verb.end + 1]):
            return False
        source = after(words, verb.end, language)
        if (
            source is None
            or any(w.run for w in words[: source.last])
            or number == 0
            or self.lines[number - 1].paragraph != line.paragraph
        ):
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
            span = whole(before.words)
            if span is None:
                return False
            base = Attribution(Kind.INDIRECT, (span,), (), (cue,), confidence=_SURE[Kind.INDIRECT])
        self._add(number, words, claim, base, places)
        return True

    def _claimed(self, number: int, line: Line, claim: Claim, reach: tuple[int, int]) -> None:
        words, language = line.words, self.language
        kind, content, quoted = contents(words, claim.pieces, self.view.text, language)
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
        outlets = self._outlets(words)
        self.outlet = next((o.name for o in outlets[::-1] if not o.own), self.outlet)
        speaker: Speaker | None = None
        itself = is_outlet(words, claim, outlets, language)
        if not itself and (claim.source is not None or claim.silent):
            speaker = self.cast.resolve(number, words, claim.source)
        source = claim.source
        if source is not None:
            last = source.last - (words[source.last - 1].text == ",")
            first, end = words[source.first], words[last - 1].end
            begin = end - len(first.low) + 1 if first.low.startswith("-") else first.start  # 'elle' of '-t-elle'
            base = replace(base, source=(Span(begin, end),))
        where = Setting.UNKNOWN
        if base.stated:
            hops = relays(words, set(places), claim, outlets, language)
            where = setting(words, [k for k in places if not claim.cue[0] <= k < claim.cue[1]], language)
            if any(hop.relation is Relation.INTERVIEW for hop in hops):
                where = Setting.INTERVIEW
            elif where is Setting.UNKNOWN and posted(words, claim, language):
                where = Setting.SOCIAL_MEDIA
            elif where is Setting.UNKNOWN and itself:
                where = Setting.REPORT
            base = replace(base, relay=hops, said=said(words, places, data.date_published, language))
        made = replace(base, speaker=speaker, setting=where, confidence=round(base.confidence, 3))
        self.found.append(self._placed(number, words, claim, made) if base.stated else made)
        self.at.append(number)

    def _placed(self, number: int, words: Sequence[Word], claim: Claim, made: Attribution) -> Attribution:
        """With what the sentence before says of where it was said, where the speaker goes on."""
        here, scene = self.lines[number].paragraph, self.scene
        name = made.speaker.name if made.speaker else ""
        if scene and scene.speaker == name and (scene.number, scene.paragraph) == (number - 1, here):
            return scene.lends(made)
        made = interviewed(made, self.found)
        if not self.found or number - self.at[-1] > 1:
            return made
        last = self.found[-1]
        if name != (last.speaker.name if last.speaker else "") or not (name or last.source):
            return made
        adds = any(self.language.at("adds", words, k) for k in range(*claim.cue))
        goes_on = self.at[-1] >= 0 and self.lines[self.at[-1]].paragraph == here and self._again(words, claim)
        return carried(made, last) if adds or goes_on else made

    def _again(self, words: Sequence[Word], claim: Claim) -> bool:
        """Whether a source is a pronoun, or no words at all: whoever spoke before."""
        source = claim.source
        if source is None:
            return True
        return words[source.first].low.startswith("-") or self.language.at("pronouns", words, source.first) > 0

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
