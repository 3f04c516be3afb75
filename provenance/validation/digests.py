"""Whether the words, the text and the bytes are those that were recorded.

Some of it a record answers by itself (the words it shows whole against their digests); the rest needs the text
and the capture. Where they are not given, the finding is 'not checked', which is not a pass.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance import words
from provenance.ids import sha256
from provenance.model.annotation import (
    Annotation,
    Part,
    RangeSelector,
    SpecificResource,
    TextPositionSelector,
    TextQuoteSelector,
)
from provenance.model.quotation import LEFT_OUT, Quotation, ReportedSpeech
from provenance.model.source import ArticleText, Capture
from provenance.validation.report import Finding, Layer, Severity, short

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.model.record import Record

    _Spans = list[tuple[SpecificResource, tuple[int, int]]]


def digest_findings(record: Record, text: str | None, capture: bytes | None) -> Iterator[Finding]:
    """For a record whose form and references are in order."""
    yield from _captures(record, capture)
    yield from _texts(record, text)
    printed: list[Quotation | ReportedSpeech] = [*record.all(Quotation), *record.all(ReportedSpeech)]
    for speech in printed:
        if LEFT_OUT not in speech.text and words.digest(speech.text) != speech.content_digest:
            yield _finding(speech.id, "its text does not have the contentDigest that is recorded", "content")
    bodies = {speech.id: speech for speech in printed}
    for note in record.all(Annotation):
        spans = [(span, place) for span in note.has_target.items if (place := _position(span))]
        if body := bodies.get(note.has_body):
            yield from _quoted_words(body, spans)
            if text is not None:
                yield from _words_in_text(body, spans, text)
        for span, place in spans:
            yield from _span_alone(span, place)
            if text is not None:
                yield from _span_in_text(span, place, text)


def _captures(record: Record, data: bytes | None) -> Iterator[Finding]:
    for capture in record.all(Capture):
        if data is None:
            yield _finding(capture.id, "the bytes are not given", "capture", Severity.NOT_CHECKED)
        elif sha256(data) != capture.sha256:
            yield _finding(
                capture.id, f"the bytes have the SHA-256 {sha256(data)}, recorded is {capture.sha256}", "capture"
            )
        elif capture.content_size != f"{len(data)} B":
            yield _finding(
                capture.id, f"the bytes are {len(data)} B, recorded is {capture.content_size}", "capture-size"
            )


def _texts(record: Record, text: str | None) -> Iterator[Finding]:
    for held in record.all(ArticleText):
        if text is None:
            yield _finding(held.id, "the text is not given", "text", Severity.NOT_CHECKED)
            continue
        data = text.encode("utf-8", "surrogatepass")
        if sha256(data) != held.sha256:
            yield _finding(held.id, f"the text has the SHA-256 {sha256(data)}, recorded is {held.sha256}", "text")
        elif held.content_size != f"{len(data)} B":
            yield _finding(held.id, f"the text is {len(data)} B, recorded is {held.content_size}", "text-size")


def _quoted_words(speech: Quotation | ReportedSpeech, spans: _Spans) -> Iterator[Finding]:
    """The words between marks, as the spans show them, stand in the quotation's own text."""
    for span, _ in spans:
        quoted = next((s.exact for s in span.has_selector if isinstance(s, TextQuoteSelector)), None)
        if span.part is Part.QUOTED and quoted is not None and quoted not in speech.text:
            yield _finding(speech.id, f"its text lacks the quoted words {short(quoted)}", "quoted")


def _words_in_text(speech: Quotation | ReportedSpeech, spans: _Spans, text: str) -> Iterator[Finding]:
    """``contentDigest`` and ``contentWords`` against the text's own content.

    A record keeps the content cut where marks stand. Pieces with no word between them may have been one
    stretch or two, which differ only where a mark stands inside a word; either is accepted.
    """
    pieces = sorted(place for span, place in spans if span.part in {Part.CONTENT, Part.QUOTED})
    joined: list[tuple[int, int]] = []
    for start, end in pieces:
        if joined and not words.count(text[joined[-1][1] : start]):
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    contents = [" ".join(text[start:end] for start, end in way) for way in (joined, pieces)]
    if speech.content_digest not in {words.digest(content) for content in contents}:
        yield _finding(
            speech.id, "the content in the text does not have the contentDigest that is recorded", "content-text"
        )
    elif speech.content_words not in (counts := {words.count(content) for content in contents}):
        message = f"the content has {' or '.join(map(str, sorted(counts)))} words, recorded are {speech.content_words}"
        yield _finding(speech.id, message, "content-words")


def _span_alone(span: SpecificResource, place: tuple[int, int]) -> Iterator[Finding]:
    """Words that are shown whole answer for their position's length and for their digest."""
    quote = next((s for s in span.has_selector if isinstance(s, TextQuoteSelector)), None)
    if quote is None:
        return
    start, end = place
    if len(quote.exact) != end - start:
        yield _finding(span.id, f"its words are {len(quote.exact)} characters, its position {end - start}", "length")
    elif sha256(quote.exact.encode("utf-8", "surrogatepass")) != span.sha256:
        yield _finding(span.id, "its words do not have the sha256 that is recorded", "span")


def _span_in_text(span: SpecificResource, place: tuple[int, int], text: str) -> Iterator[Finding]:
    start, end = place
    if end > len(text):
        yield _finding(span.id, f"ends at {end}, and the text at {len(text)}", "position")
        return
    if sha256(text[start:end].encode("utf-8", "surrogatepass")) != span.sha256:
        yield _finding(span.id, "the text at this position does not have the sha256 that is recorded", "span-text")
    for selector in span.has_selector:
        match selector:
            case TextQuoteSelector():
                yield from _quote_in_text(span, selector, text, start, end)
            case RangeSelector(has_start_selector=first, has_end_selector=after):
                yield from _quote_in_text(span, first, text, start, start + len(first.exact))
                yield from _quote_in_text(span, after, text, end, end + len(after.exact))


def _quote_in_text(
    span: SpecificResource, quote: TextQuoteSelector, text: str, start: int, end: int
) -> Iterator[Finding]:
    prefix, suffix = quote.prefix or "", quote.suffix or ""
    for term, shown, stands in (
        ("exact", quote.exact, text[start:end]),
        ("prefix", prefix, text[max(0, start - len(prefix)) : start]),
        ("suffix", suffix, text[end : end + len(suffix)]),
    ):
        if shown != stands:
            yield _finding(span.id, f"{term} is {short(shown)}, and in the text stands {short(stands)}", term)


def _position(span: SpecificResource) -> tuple[int, int] | None:
    """Where a span is; that it says so is the shapes' business."""
    return next(((s.start, s.end) for s in span.has_selector if isinstance(s, TextPositionSelector)), None)


def _finding(where: str, message: str, rule: str, severity: Severity = Severity.VIOLATION) -> Finding:
    return Finding(Layer.DIGESTS, severity, where, message, rule)
