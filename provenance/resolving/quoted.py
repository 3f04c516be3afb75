"""Quoted runs as contents: what counts as quoted, and who goes on in a sentence of nothing but quoted words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.model.extraction import Kind
from provenance.model.reading import Span
from provenance.prose.lexicon import listed
from provenance.resolving.drafts import Draft

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.prose.marks import Run
    from provenance.prose.sentences import Sentence
    from provenance.prose.words import Word

_TERMS = listed(
    "term terms word words phrase so-called dubbed nicknamed titled entitled slogan label book film movie song album "
    "novel series show episode essay known aka hashtag motto"
)
_LEADING = frozenset({",", "“", "the", "a", "as", "of", "his", "her", "their", "is", "was", "named"})


def inner(run: Run, text: str) -> Span:
    """What stands between the marks, without the comma that only belongs to the printing of the sentence."""
    start, end = run.inner, run.inner_end
    while end > start and (text[end - 1].isspace() or text[end - 1] == ","):
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return Span(start, end)


def is_term(words: Sequence[Word], k: int) -> bool:
    """Whether the run ``words[k]`` is a term, a title or a nickname rather than words that somebody said."""
    left = words[k - 1] if k else None
    follows = words[k + 1] if k + 1 < len(words) else None
    if left is not None and follows is not None and left.name_like and follows.name_like and _short(words[k]):
        return True
    j = k - 1
    while j >= 0 and k - j <= 3 and words[j].low in _LEADING:
        j -= 1
    return j >= 0 and words[j].low in _TERMS


def _short(word: Word) -> bool:
    return word.run is not None and word.run.inner_end - word.run.inner < 25


def contents(
    words: Sequence[Word], pieces: Sequence[tuple[int, int]], text: str
) -> tuple[Kind, list[Span], list[Span]]:
    """Kind, content and quoted spans of what stands at ``pieces`` (half-open, in words)."""
    spans: list[Span] = []
    quoted: list[Span] = []
    kinds: set[bool] = set()
    for begin, end in pieces:
        inside = words[begin:end]
        runs = [inner(w.run, text) for k, w in enumerate(words) if w.run and begin <= k < end and not is_term(words, k)]
        quoted += runs
        plain = any(w.is_word for w in inside) or len(runs) < sum(w.run is not None for w in inside)
        kinds.add(plain)
        if not plain:
            spans += runs
        elif inside:
            spans.append(Span(inside[0].start, inside[-1].end))
    spans = [s for s in spans if s.start < s.end]
    quoted = [s for s in quoted if s.start < s.end]
    kind = Kind.INDIRECT if not quoted else Kind.MIXED if True in kinds else Kind.DIRECT
    return kind, spans, quoted


def runs_of(sentence: Sentence, text: str) -> list[Span]:
    """The inner spans of all runs in a sentence."""
    return [span for w in sentence.words if w.run for span in [inner(w.run, text)] if span.start < span.end]


def extend(draft: Draft, spans: list[Span]) -> None:
    """Add quoted words to an attribution, keeping what it was said to be."""
    if not spans:
        return
    if draft.kind is Kind.INDIRECT:
        draft.kind = Kind.MIXED if draft.content else Kind.DIRECT
    for held in (draft.content, draft.quoted):
        ordered = not held or held[-1] <= spans[0]
        held.extend(spans)
        if not ordered:
            held.sort()


def going_on(number: int, spans: list[Span], last: Draft | None) -> Draft:
    """A paragraph of quoted words with no cue: the last mention is its source, if the paragraph before has one."""
    draft = Draft(number, Kind.DIRECT, list(spans), list(spans), confidence=0.7 if last else 0.35)
    if last is not None:
        draft.source = list(last.source)
        draft.carried = True
    return draft
