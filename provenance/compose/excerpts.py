"""How much of an article its record shows: quoted words whole, little of the rest, never much altogether.

Words between marks stand whole. Of reported words at most `REPORTED_WORDS` an attribution are shown, their
digest and offsets stand for the others, and where the article is short, fewer. Contexts are `CONTEXT` characters
and never overlap, so that they cannot be pieced together. Altogether a record shows at most `SHARE` of the
article's words: contexts give way first, then reported words, sources and cues; quoted words, which are what a
record is for, stay.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from typing import TYPE_CHECKING, NamedTuple

from provenance import ids as identity
from provenance import words
from provenance.ids import Iri
from provenance.model.annotation import (
    FragmentSelector,
    Part,
    RangeSelector,
    SpecificResource,
    TextPositionSelector,
    TextQuoteSelector,
)
from provenance.model.extraction import Kind
from provenance.model.node import Sha256
from provenance.model.quotation import LEFT_OUT
from provenance.model.reading import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from provenance.ids import Ids
    from provenance.model.extraction import Attribution

REPORTED_WORDS = 12
CONTEXT = 24
SHARE = 0.30
_MEDIA_FRAGMENTS = Iri("http://www.w3.org/TR/media-frags/")
_FOLDED = re.compile(rf"\s*{re.escape(LEFT_OUT)}(?:\s*{re.escape(LEFT_OUT)})*")


class _Piece(NamedTuple):
    """A span of one attribution; ``shown`` is how far its words are shown from its start (None: not at all)."""

    part: Part
    span: Span
    shown: int | None
    prefix: Span | None = None
    suffix: Span | None = None


class Excerpts:
    """What may be shown of each of an article's attributions, worked out together because the limit is one."""

    def __init__(
        self,
        text: str,
        attributions: Sequence[Attribution],
        furniture: Iterable[Span] = (),
        heard: Callable[[Span], tuple[int, int] | None] = lambda _: None,
    ) -> None:
        self._text = text
        self._heard = heard
        self._attributions = attributions
        self._words = words.spans(text)
        passed_over = _Spans(furniture)
        self.article_words = sum(1 for start, end in self._words if not passed_over.touches(start, end))
        self._limit = int(self.article_words * SHARE)
        self._shown = [False] * len(self._words)
        self._count = 0
        self._contexts = _Spans(())
        pieces = [_pieces(text, attribution) for attribution in attributions]
        self._pieces = [[self._with_context(piece) for piece in group] for group in self._with_words(pieces)]

    def text(self, index: int) -> str:
        """The content of one attribution as the record shows it, `LEFT_OUT` where words are left out."""
        pieces = [p for p in self._pieces[index] if p.part in (Part.CONTENT, Part.QUOTED)]
        runs = (self._run(content, pieces) for content in self._attributions[index].content)
        return _FOLDED.sub(f" {LEFT_OUT}", " ".join(runs)).strip()

    def _run(self, content: Span, pieces: list[_Piece]) -> str:
        """One span of content: its pieces, and the marks between them as they stand."""
        start, end = words.with_marks(self._text, *content)
        out, at = "", start
        for piece in pieces:
            if content.start <= piece.span.start and piece.span.end <= content.end:
                out += self._text[at : piece.span.start] + self._excerpt(piece)
                at = piece.span.end
        return out + self._text[at:end]

    def targets(self, index: int, ids: Ids, annotation: Iri, source: Iri) -> tuple[SpecificResource, ...]:
        """One attribution's spans as specific resources, by position and by words."""
        return tuple(
            SpecificResource(
                id=ids.within(annotation, "span", place),
                has_source=source,
                has_selector=(*self._selectors(piece), *self._times(piece)),
                part=piece.part,
                sha256=Sha256(
                    identity.sha256(self._text[piece.span.start : piece.span.end].encode("utf-8", "surrogatepass"))
                ),
            )
            for place, piece in enumerate(self._pieces[index], 1)
        )

    def _excerpt(self, piece: _Piece) -> str:
        whole = self._text[piece.span.start : piece.span.end]
        if piece.shown == piece.span.end:
            return whole
        before, after = _marks(whole)
        head = self._text[piece.span.start : piece.shown] if piece.shown else before
        return f"{head} {LEFT_OUT}{after}"

    def _selectors(self, piece: _Piece) -> tuple[TextPositionSelector | TextQuoteSelector | RangeSelector, ...]:
        position = TextPositionSelector(start=piece.span.start, end=piece.span.end)
        if piece.shown is None:
            return (position,)
        quote = TextQuoteSelector(
            exact=self._text[piece.span.start : piece.shown],
            prefix=self._cut(piece.prefix),
            suffix=self._cut(piece.suffix) if piece.shown == piece.span.end else None,
        )
        if piece.shown == piece.span.end:
            return position, quote
        following = self._cut(piece.suffix)
        if following is None:
            return (position,)
        return position, RangeSelector(has_start_selector=quote, has_end_selector=TextQuoteSelector(exact=following))

    def _times(self, piece: _Piece) -> tuple[FragmentSelector, ...]:
        """When the words are heard, where they are captions: normal play time in seconds (Media Fragments, 4.2.1)."""
        heard = self._heard(piece.span) if piece.part in {Part.CONTENT, Part.QUOTED} else None
        if heard is None:
            return ()
        start, end = (f"{ms / 1000:.3f}".rstrip("0").rstrip(".") for ms in heard)
        return (FragmentSelector(conforms_to=_MEDIA_FRAGMENTS, fragment=f"t={start},{end}"),)

    def _cut(self, span: Span | None) -> str | None:
        return self._text[span.start : span.end] if span else None

    def _with_words(self, groups: list[list[_Piece]]) -> list[list[_Piece]]:
        """How far each piece is shown: quoted words all, then sources and cues, then reported words, evenly."""
        for piece in (p for group in groups for p in group if p.part is Part.QUOTED):
            self._show(piece.span, force=True)
        self.over_limit = self._count > self._limit
        self.share = self._count / max(self.article_words, 1)
        groups = [[self._named(piece) for piece in group] for group in groups]
        shares = (
            [_reported_part(self._text, group, most) for group in groups] for most in range(REPORTED_WORDS, 0, -1)
        )
        for shared in shares:
            spans = [
                Span(p.span.start, p.shown) for group in shared for p in group if p.part is Part.CONTENT and p.shown
            ]
            if self._room_for(spans):
                for span in spans:
                    self._show(span, force=True)
                return shared
        return groups

    def _named(self, piece: _Piece) -> _Piece:
        """Quoted words whole; a source or cue whole or not at all; reported words wait for their share."""
        if piece.part is Part.QUOTED:
            return piece._replace(shown=piece.span.end)
        if piece.part is Part.CONTENT or len(words.spans(self._text, *piece.span)) > REPORTED_WORDS:
            return piece
        return piece._replace(shown=piece.span.end) if self._show(piece.span) else piece

    def _room_for(self, spans: list[Span]) -> bool:
        return (
            self._count + len({i for span in spans for i in self._between(span) if not self._shown[i]}) <= self._limit
        )

    def _with_context(self, piece: _Piece) -> _Piece:
        if piece.part in (Part.SOURCE, Part.CUE) or piece.shown is None:
            return piece
        before = self._context(max(0, piece.span.start - CONTEXT), piece.span.start, keep_end=True)
        after = self._context(piece.span.end, min(len(self._text), piece.span.end + CONTEXT), keep_end=False)
        return piece._replace(prefix=before, suffix=after)

    def _context(self, start: int, end: int, *, keep_end: bool) -> Span | None:
        start, end = self._contexts.free(start, end, keep_end=keep_end)
        if start >= end or not self._show(Span(start, end)):
            return None
        self._contexts.add(start, end)
        return Span(start, end)

    def _show(self, span: Span, *, force: bool = False) -> bool:
        """Count the words of a span as shown, unless that would be too many."""
        new = [i for i in self._between(span) if not self._shown[i]]
        if not force and self._count + len(new) > self._limit:
            return False
        for i in new:
            self._shown[i] = True
        self._count += len(new)
        return True

    def _between(self, span: Span) -> range:
        """The words that a span touches, by number."""
        first = bisect_right(self._words, span.start, key=lambda w: w[1])
        return range(first, max(first, bisect_left(self._words, span.end, key=lambda w: w[0])))


class _Spans:
    """Stretches of text that may be asked for overlap."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted((s.start, s.end) for s in spans)

    def touches(self, start: int, end: int) -> bool:
        return any(s < end and start < e for s, e in self._near(start, end))

    def add(self, start: int, end: int) -> None:
        insort(self._spans, (start, end))

    def free(self, start: int, end: int, *, keep_end: bool) -> tuple[int, int]:
        """What is left of a stretch, on the side that counts, when the stretches here are taken away."""
        for s, e in self._near(start, end):
            if s < end and start < e:
                if keep_end:
                    start = max(start, e)
                else:
                    end = min(end, s)
        return start, end

    def _near(self, start: int, end: int) -> list[tuple[int, int]]:
        """The stretches that could touch; they never overlap one another, so their ends are in order too."""
        first = max(0, bisect_left(self._spans, (start, 0)) - 1)
        return self._spans[first : bisect_left(self._spans, (end, 0))]


def _pieces(text: str, attribution: Attribution) -> list[_Piece]:
    """An attribution's spans in the order content, source, cue; content is split where marks begin and end.

    Direct speech set off without marks (a speaker's turn) counts as quoted all through.
    """
    out: list[_Piece] = []
    spoken = attribution.quoted or (attribution.content if attribution.kind is Kind.DIRECT else ())
    for content in attribution.content:
        at = content.start
        for quoted in sorted(q for q in spoken if content.start <= q.start and q.end <= content.end):
            out += _reported(text, at, quoted.start)
            out.append(_Piece(Part.QUOTED, quoted, None))
            at = quoted.end
        out += _reported(text, at, content.end)
    out += [_Piece(Part.SOURCE, span, None) for span in attribution.source]
    return out + [_Piece(Part.CUE, span, None) for span in attribution.cue]


def _reported_part(text: str, group: list[_Piece], most: int) -> list[_Piece]:
    """One attribution's pieces with at most so many of its reported words shown, from the first."""
    out = []
    for piece in group:
        if piece.part is Part.CONTENT:
            inside = words.spans(text, *piece.span)
            take = inside[:most]
            most -= len(take)
            end = piece.span.end if len(take) == len(inside) else take[-1][1] if take else None
            out.append(piece._replace(shown=end))
        else:
            out.append(piece)
    return out


def _reported(text: str, start: int, end: int) -> list[_Piece]:
    """The stretch between two quoted runs, if it has words; from its first character that is no space."""
    stretch = text[start:end]
    if not words.count(stretch):
        return []
    start += len(stretch) - len(stretch.lstrip())
    return [_Piece(Part.CONTENT, Span(start, start + len(stretch.strip())), None)]


def _marks(text: str) -> tuple[str, str]:
    """What stands before the first word and after the last: kept, so that quotation marks stay in pairs."""
    found = words.spans(text)
    return (text[: found[0][0]], text[found[-1][1] :]) if found else (text, "")
