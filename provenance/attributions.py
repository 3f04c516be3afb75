"""One article's reading and extraction as the JSON object that ``extract --to jsonl`` prints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from provenance.model.extraction import Attribution, Extraction
    from provenance.model.reading import Reading, Span


def as_json(reading: Reading, extraction: Extraction) -> dict[str, Any]:
    """The whole object; every offset counts code points of ``text``."""
    meta = reading.metadata
    return {
        "path": reading.name,
        "url": meta.url,
        "headline": meta.headline,
        "publisher": meta.publisher.name if meta.publisher else None,
        "author": [byline.name for byline in meta.author],
        "date_published": meta.date_published.isoformat() if meta.date_published else None,
        "date_modified": meta.date_modified.isoformat() if meta.date_modified else None,
        "language": meta.in_language,
        "dateline": meta.dateline,
        "credit": meta.credit,
        "extractor": {"name": extraction.extractor, "version": extraction.version},
        "text": reading.text,
        "attributions": [_attribution(one, reading) for one in extraction.attributions],
    }


def _attribution(one: Attribution, reading: Reading) -> dict[str, Any]:
    speaker, said = one.speaker, one.said
    return {
        "kind": one.kind.value,
        "content": _spans(one.content),
        "source": _spans(one.source) or None,
        "cue": _spans(one.cue) or None,
        "quoted": _spans(one.quoted),
        "speaker": {"name": speaker.name, "type": speaker.type, "role": speaker.role} if speaker else None,
        "relay": [
            {"name": relay.name, "relation": relay.relation.value, **({"self": True} if relay.self_ else {})}
            for relay in one.relay
        ],
        "said": {"date": said.date.isoformat(), "text": _spans(said.text)} if said else None,
        "setting": one.setting.value,
        "stated": one.stated,
        "confidence": round(one.confidence, 2),
        **({"heard": _heard(one, reading)} if reading.times else {}),
    }


def _heard(one: Attribution, reading: Reading) -> list[list[float]]:
    """When each span of the content is heard, in seconds from the start of the recording."""
    return [[start / 1000, end / 1000] for start, end in filter(None, map(reading.heard, one.content))]


def _spans(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]
