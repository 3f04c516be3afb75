"""Block quotes: paragraphs set off from the article's own, without marks, as the words of somebody it names.

The page or the file says which paragraphs are set off (`Reading.blocks`). Where neither does, one paragraph after
'She wrote:' is taken for the words.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import count
from typing import TYPE_CHECKING

from provenance.model.extraction import Kind
from provenance.model.reading import Span
from provenance.prose.words import words
from provenance.resolving.drafts import Draft

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.prose.sentences import Sentence
    from provenance.prose.view import View

_MARKED = re.compile(r"[\"“„«»‘'‚‹]")
_MARKER = re.compile(r"(?:> ?)+")
_LISTED = re.compile(r"[•‣◦▪►→●○*–—-]|\(?\d{1,2}[.)]|[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}: ")
_DASH = r"[—–-]{1,2} ?"
_WHO = r"(?P<who>[A-ZÀ-Þ][\w.'’-]*(?: [A-ZÀ-Þ][\w.'’-]*){0,4})"
_HANDLE = r" \(@\w+\).{0,40}"
_SIGNED = re.compile(rf"{_DASH}{_WHO}(?:, [^.!?“”\"]{{2,80}}|{_HANDLE})?")
_POSTED = re.compile(rf"(?:{_DASH})?{_WHO}{_HANDLE}")
"""Who posted what stands above, as an embedded post is signed."""
_INTRODUCED, _PLAIN, _UNDERSIGNED = 0.9, 0.6, 0.7


class BlockQuotes:
    """The block quotes of an article that need no marks to be one, each met once as its sentences are gone through."""

    def __init__(self, view: View, sentences: Sequence[Sentence], set_off: Sequence[Span]) -> None:
        self._view = view
        self._sentences = sentences
        self._spans: dict[int, Span] = {}
        self._told = frozenset(_told(view, sentences))
        starts = [span.start for span in set_off]
        for number, paragraph in enumerate(view.paragraphs):
            opens = _MARKER.match(view.text, *paragraph)
            inside = Span(opens.end() if opens else paragraph.start, paragraph.end)
            if starts and inside.start < inside.end and not _MARKED.match(view.text, inside.start):
                whole = view.original(*inside)
                at = bisect_right(starts, whole.start) - 1
                if at >= 0 and whole.end <= set_off[at].end:
                    self._spans[number] = inside
        self._posted = {n - 1: n for n, span in enumerate(view.paragraphs) if n and _POSTED.fullmatch(view.text, *span)}
        self._home = {sentence.paragraph: k for k, sentence in reversed(list(enumerate(sentences)))}
        self._past = 0  # the paragraph after the last block quote

    def take(self, number: int, found: list[Draft], last: Draft | None) -> bool:
        """Whether sentence ``number`` is a block quote's: its words go to ``last``, or to a new draft in ``found``."""
        paragraph = self._sentences[number].paragraph
        if paragraph < self._past:
            if last is not None:
                last.sentence = number
            return True
        if paragraph - 1 in self._spans or (number and self._sentences[number - 1].paragraph == paragraph):
            return False  # only where one begins
        end = next(after for after in count(paragraph) if after not in self._spans)
        content = [self._spans[one] for one in range(paragraph, end)]
        if paragraph in self._told and last is not None and _waits(last, number - 1):
            last.content = content or [self._view.paragraphs[paragraph]]
            last.kind = Kind.DIRECT
            last.confidence = _INTRODUCED if content else _PLAIN
            last.sentence, self._past = number, max(end, paragraph + 1)
            return True
        return self._undersigned(number, paragraph, end, found)

    def _undersigned(self, number: int, paragraph: int, end: int, found: list[Draft]) -> bool:
        """Whether a name after a dash stands under a block quote, or as its last line ('— Ada Moss, ferry captain')."""
        under = self._posted.get(paragraph) or (end - 1 if end - 1 > paragraph and self._signed(end - 1) else end)
        who = self._signed(under) if under < len(self._view.paragraphs) and under > paragraph else None
        if who is None:
            return False
        whole = [self._spans.get(one, self._view.paragraphs[one]) for one in range(paragraph, under)]
        draft = Draft(number, Kind.DIRECT, whole, [], _UNDERSIGNED)
        draft.home, draft.source, self._past = number, [who], under + 1
        draft.label = tuple(words(self._view.text, *who))
        if under in self._home and _POSTED.fullmatch(self._view.text, *self._view.paragraphs[under]):
            draft.home, draft.lemma = self._home[under], "post"
            draft.around = [(0, len(self._sentences[draft.home].words))]
        found.append(draft)
        return True

    def _signed(self, paragraph: int) -> Span | None:
        here = self._view.paragraphs[paragraph]
        signed = _SIGNED.fullmatch(self._view.text, *here) or _POSTED.fullmatch(self._view.text, *here)
        return Span(*signed.span("who")) if signed else None


def _told(view: View, sentences: Sequence[Sentence]) -> Iterator[int]:
    """Paragraphs without marks after one that ends in a cue and a colon ('She wrote:')."""
    for sentence in sentences:
        after = sentence.paragraph + 1
        if (
            after < len(view.paragraphs)
            and sentence.words[-1].text == ":"
            and sentence.end == view.paragraphs[sentence.paragraph].end
            and not _MARKED.match(view.text, view.paragraphs[after].start)
            and not _LISTED.match(view.text, view.paragraphs[after].start)
        ):
            yield after


def _waits(last: Draft, before: int) -> bool:
    """Whether an attribution of sentence ``before`` has said that words follow, and has none yet."""
    return last.home == before and last.stated and bool(last.cue) and not last.content
