"""What an engine finds (spans of source, cue and content), made into drafts that the rest can resolve.

An engine says where the parts stand; how the words stand there (kind, what of them is quoted) and which words of
the sentence name the source follow from the text, the same for every engine.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from itertools import groupby, pairwise, takewhile
from typing import TYPE_CHECKING

from provenance.model.extraction import Kind
from provenance.model.reading import Span
from provenance.prose.cues import AUXILIARIES, PASSIVE, cue
from provenance.prose.lexicon import LINKS, RELATIVE
from provenance.resolving.drafts import Draft
from provenance.resolving.mentions import before, names_after
from provenance.resolving.quoted import inner, is_term
from provenance.resolving.relays import CITING, is_outlet, passed_on
from provenance.resolving.settings import opens_setting

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from provenance.prose.sentences import Sentence
    from provenance.prose.words import Word
    from provenance.resolving.survey import Survey

_LOOSE = frozenset(",;:—–- \n\t")
_MARKS = frozenset("\"“”„«»‘’'`＂")
_MARKING = " \n\t" + "".join(sorted(_MARKS))
_SETTING = 10  # words
_GAP = 4  # words
_CITING = frozenset({"citing", "quoting"})
_MOST = 0.5  # of a quoted run: what touches less of it has only strayed into it


@dataclass(frozen=True, slots=True)
class Found:
    """One attribution as spans of the reading's own text. ``stated`` is None where the engine cannot tell."""

    content: tuple[Span, ...]
    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    stated: bool | None = None
    confidence: float = 0.5


def drafts_of(seen: Survey, found: Iterable[Found]) -> list[Draft]:
    """Drafts of what was found, in the order of the sentences their cues stand in.

    What lies outside the prose that the survey saw (in furniture) makes no draft; nor does an outlet that cites
    another, which is on the way of what is said beside it.
    """
    placing = _Placing(seen)
    parts = [p for p in map(placing.parts, found) if p is not None and not (_cites(seen, p) or _asked(seen, p))]
    parts.sort(key=lambda p: (p.home, p.draft.content[0]))
    for _, there in groupby(parts, key=lambda p: p.home):
        beside = list(there)
        for part in beside:
            part.draft.around = placing.around(part, beside)
    return [p.draft for p in parts]


@dataclass(slots=True)
class _Part:
    """A draft, and which words of its home sentence are its own: content, and source and cue."""

    draft: Draft
    home: int
    content: set[int] = field(default_factory=set)
    naming: set[int] = field(default_factory=set)


class _Placing:
    """Puts spans of the reading's text into the sentences of its survey."""

    def __init__(self, seen: Survey) -> None:
        self._seen = seen
        self._starts = [s.start for s in seen.lines]
        self._offsets = seen.view.offsets
        self._runs = [(w, line, k) for line in seen.lines for k, w in enumerate(line.words) if w.run is not None]
        self._run_starts = [w.start for w, _, _ in self._runs]

    def parts(self, found: Found) -> _Part | None:
        """The draft of one attribution, or None where nothing of it is prose."""
        content = self._cleaned(found.content)
        if not content or not self._starts:
            return None
        source, cue_ = self._cleaned(found.source), self._cleaned(found.cue)
        home = self._sentence((cue_ or source or content)[0].start)
        line = self._seen.lines[home]
        content = [self._begun(content[0], cue_), *content[1:]]
        kind, spans, quoted = self._words([*content[:-1], self._ended(content[-1])], cue_)
        if not spans:
            return None
        draft = Draft(
            sentence=self._sentence(spans[-1].start),
            kind=kind,
            content=spans,
            quoted=quoted,
            confidence=found.confidence,
            source=source,
            cue=cue_,
            home=home,
        )
        cue_words = _covering(line, cue_)
        draft.lemma, listed = _lemma([line.words[k] for k in cue_words])
        draft.stated = listed if found.stated is None else found.stated
        draft.passive = any(line.words[k].low in PASSIVE for k in cue_words)
        naming = _covering(line, source)
        self._mention(draft, line, naming)
        return _Part(draft, home, set(_covering(line, spans)), {*naming, *cue_words})

    def _mention(self, draft: Draft, line: Sentence, naming: Sequence[int]) -> None:
        """Which words of the source are the mention, and which are said about whom it names."""
        naming = list(takewhile(lambda k: line.words[k].run is None, naming))  # 'Ms Roe, the “Rust Queen”'
        if not naming:
            return
        first = naming[0]
        apart = (a + 1 for a, b in pairwise(naming) if b > a + _GAP)  # 'Ann Roe told …, according to AFP'
        end = next(apart, naming[-1] + 1)
        while end > first + 1 and not line.words[end - 1].is_word and line.words[end - 1].text != ")":
            end -= 1
        if line.words[first].low in RELATIVE:
            whom = before(line.words, first + 1)
            draft.mention = (whom.first, whom.end) if whom else (first, end)
            return
        whom = before(line.words, end, first)
        if whom is not None and whom.close is not None and whom.first <= first + 1:
            draft.mention, draft.apposition = (whom.first, whom.end), (whom.end, whom.close + 1)
            return
        comma = next((k for k in range(first + 1, end) if line.words[k].text in {",", "("}), end)
        if names_after(line.words, first, comma, end):
            comma = end
        draft.mention, draft.apposition = (first, comma), (comma, end)

    def around(self, part: _Part, beside: Sequence[_Part]) -> list[tuple[int, int]]:
        """The words of the home sentence beside the content, as far as no other attribution's words come between."""
        words = self._seen.lines[part.home].words
        own = part.content | part.naming
        taken = {k for p in beside if p is not part for k in p.content | p.naming} - own
        low, high = min(own, default=0), max(own, default=0)
        while low > 0 and low - 1 not in taken:
            low -= 1
        while high + 1 < len(words) and high + 1 not in taken:
            high += 1
        return list(_stretches(k for k in range(low, high + 1) if k not in part.content and k not in taken))

    def _cleaned(self, spans: Iterable[Span]) -> list[Span]:
        """Spans of the reading's text as spans of the cleaned text, without the space around them."""
        found = []
        text = self._seen.view.text
        for start, end in spans:
            a, b = bisect_left(self._offsets, start), bisect_left(self._offsets, end)
            while a < b and text[a].isspace():
                a += 1
            while b > a and text[b - 1].isspace():
                b -= 1
            if a < b:
                found.append(Span(a, b))
        return found

    def _sentence(self, at: int) -> int:
        return max(0, bisect_right(self._starts, at) - 1)

    def _words(self, content: Sequence[Span], cue_: Sequence[Span]) -> tuple[Kind, list[Span], list[Span]]:
        """Kind, content without its outer marks, and what of it is quoted."""
        text = self._seen.view.text
        spans: list[Span] = []
        quoted: list[Span] = []
        plain = False
        for span in content:
            start, end = span
            at, runs = start, []
            for word in self._touching(span, cue_):
                assert word.run is not None
                run = inner(word.run, text)
                share = min(end, run.end) - max(start, run.start)
                whole = start <= run.start + 1 or end >= run.end - 1
                if whole or share >= _MOST * (run.end - run.start):  # an end within a run is the run's end
                    start = word.start if word.start < start <= word.end else start
                    end = word.end if word.start <= end < word.end else end
                    runs.append(run)
                else:
                    runs.append(Span(max(start, run.start), min(end, run.end)))
            if runs and _only_leads(text[start : runs[0].start]):
                start = at = runs[0].start
            worded = False
            for run in runs:
                worded |= _has_words(text[at : run.start])
                at = max(at, run.end)
            worded |= _has_words(text[at:end])
            quoted += runs
            plain |= worded
            spans += [_trimmed(text, Span(start, end))] if worded else runs
        spans = _disjoint(s for s in spans if s.start < s.end)
        quoted = _disjoint(s for s in quoted if s.start < s.end)
        return (Kind.INDIRECT if not quoted else Kind.MIXED if plain else Kind.DIRECT), spans, quoted

    def _begun(self, span: Span, cue_: Sequence[Span]) -> Span:
        """A content from where what was said begins: not at 'However,', nor at 'in a statement that'."""
        number = self._sentence(span.start)
        line = self._seen.lines[number].words
        first = next((k for k, w in enumerate(line) if w.start >= span.start), None)
        if first is None or line[first].run is not None:
            return span
        begin = first
        if line[first].low in _CITING and (comma := _comma(line, first)) is not None:
            begin = comma + 1  # 'According to the Gazette, citing two officials, …'
        elif line[first].low in LINKS and first + 1 < len(line) and line[first + 1].text == ",":
            begin = first + 2
        elif cue_ and cue_[-1].end <= span.start and opens_setting(line, first):
            begin = next((k for k in range(first, min(first + _SETTING, len(line))) if line[k].low == "that"), first)
        return Span(line[begin].start, span.end) if begin < len(line) and line[begin].start < span.end else span

    def _ended(self, span: Span) -> Span:
        """A content without the outlet it was said to: 'in an interview with the Gazette' tells of the saying."""
        number = self._sentence(span.end - 1)
        line, known = self._seen.lines[number].words, self._seen.outlets[number]
        inside = [k for k, w in enumerate(line) if span.start < w.start and w.end <= span.end]
        for k in inside[:0:-1]:
            if line[k].low == "in" and line[k - 1].text != "," and opens_setting(line, k):
                told = next((j for j in range(k, inside[-1]) if line[j].low in {"with", "to"}), None)
                if told is not None and is_outlet(line[told + 1 : inside[-1] + 1], known):
                    return Span(span.start, line[k - 1].end)
        return span

    def _touching(self, span: Span, cue_: Sequence[Span]) -> Iterator[Word]:
        """The quoted runs that a span has words of, without terms, and without what the cue itself stands in."""
        k = max(0, bisect_right(self._run_starts, span.start) - 1)
        while k < len(self._runs) and self._runs[k][0].start < span.end:
            word, line, index = self._runs[k]
            k += 1
            if word.run is None or word.end <= span.start or any(word.start <= c.start < word.end for c in cue_):
                continue
            if min(span.end, word.run.inner_end) > max(span.start, word.run.inner) and not is_term(line.words, index):
                yield word


def _asked(seen: Survey, part: _Part) -> bool:
    """'Asked whether it was late, Roe said no.': a question that nobody is named for."""
    cue_ = part.draft.cue
    first = seen.lines[part.home].words[0]
    return bool(cue_) and first.low == "asked" and cue_[0].start <= first.end


def _comma(line: Sequence[Word], first: int) -> int | None:
    """The comma that closes what ``line[first]`` begins, if a clause follows it."""
    at = next((k for k in range(first, min(first + _SETTING + 4, len(line))) if line[k].text == ","), None)
    return at if at is not None and at + 2 < len(line) else None


def _cites(seen: Survey, part: _Part) -> bool:
    if part.draft.lemma not in CITING or not part.content:
        return False
    after = min(part.content), max(part.content) + 1
    return passed_on(seen.lines[part.home].words, part.draft.mention, after, seen.outlets[part.home])


def _covering(line: Sentence, spans: Iterable[Span]) -> list[int]:
    """Which words of a sentence the spans have letters of."""
    found: set[int] = set()
    for start, end in spans:
        found |= {k for k, w in enumerate(line.words) if w.start < end and w.end > start}
    return sorted(found)


def _lemma(words: Sequence[Word]) -> tuple[str, bool]:
    """The lemma of the last cue verb among the words of a cue, and whether it reports words."""
    for word in reversed(words):
        if word.low == "according":
            return "according", True
        known = cue(word.low)
        if known is not None:
            return known.lemma, bool(known.stated)
    return "", not words or words[-1].text == ":"


def _stretches(indices: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Runs of consecutive numbers, half-open."""
    first = last = None
    for k in indices:
        if last is not None and first is not None and k != last + 1:
            yield first, last + 1
            first = k
        first = k if first is None else first
        last = k
    if first is not None and last is not None:
        yield first, last + 1


def _only_leads(lead: str) -> bool:
    """Whether what stands before quoted words leads into them: 'that', 'of the survey:'."""
    line = lead.strip(_MARKING).lower()
    said = any(word in AUXILIARIES or word.startswith("includ") or word[-1] in ".,;" for word in line.split())
    return line == "that" or (line.endswith(":") and not said)


def _has_words(text: str) -> bool:
    return any(c.isalnum() for c in text)


def _trimmed(text: str, span: Span) -> Span:
    """Without loose punctuation at either end, and without a mark whose partner is not in the span."""
    start, end = span
    while start < end and text[start] in _LOOSE:
        start += 1
    while end > start and text[end - 1] in _LOOSE:
        end -= 1
    marks = [k for k in range(start, end) if text[k] in _MARKS and not _apostrophe(text, k)]
    if len(marks) == 1 and marks[0] == start:
        start += 1
    elif len(marks) == 1 and marks[0] == end - 1:
        end -= 1
    if end - start > 1 and text[end - 1] == "." and text[end - 2].islower():
        end -= 1
    return Span(start, end)


def _apostrophe(text: str, k: int) -> bool:
    return 0 < k < len(text) - 1 and text[k - 1].isalnum() and text[k + 1].isalnum()


def _disjoint(spans: Iterable[Span]) -> list[Span]:
    """Spans in order; what overlaps is joined."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start < joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined
