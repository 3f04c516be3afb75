"""An extraction as lists, numbers and strings, and back without loss: for programs that keep plain values only.

``extract --to jsonl`` is for reading: it rounds the confidence and leaves out where a relay is said. This keeps all.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from provenance.model.extraction import Attribution, Extraction, Kind, Relation, Relay, Said, Setting, Speaker
from provenance.model.reading import Span
from provenance.notices import Notice, NoticeKind

if TYPE_CHECKING:
    from collections.abc import Iterable


def pack(extraction: Extraction) -> dict[str, Any]:
    """Keys are the fields' names; values are what JSON and MessagePack hold."""
    return {
        "extractor": extraction.extractor,
        "version": extraction.version,
        "attributions": [_attribution(one) for one in extraction.attributions],
        "notices": [[notice.kind.value, notice.about, notice.message] for notice in extraction.notices],
    }


def unpack(packed: dict[str, Any]) -> Extraction:
    """The extraction that was packed, equal to it."""
    return Extraction(
        tuple(_unpacked(one) for one in packed["attributions"]),
        packed["extractor"],
        packed["version"],
        tuple(Notice(NoticeKind(kind), about, message) for kind, about, message in packed["notices"]),
    )


def _attribution(one: Attribution) -> dict[str, Any]:
    speaker, said = one.speaker, one.said
    return {
        "kind": one.kind.value,
        "content": _spans(one.content),
        "source": _spans(one.source),
        "cue": _spans(one.cue),
        "quoted": _spans(one.quoted),
        "speaker": [speaker.name, speaker.type, speaker.role, speaker.confidence] if speaker else None,
        "relay": [[hop.name, hop.relation.value, hop.self_, _spans(hop.evidence)] for hop in one.relay],
        "said": [said.date.isoformat(), _spans(said.text)] if said else None,
        "setting": one.setting.value,
        "stated": one.stated,
        "confidence": one.confidence,
    }


def _unpacked(one: dict[str, Any]) -> Attribution:
    said = one["said"]
    return Attribution(
        kind=Kind(one["kind"]),
        content=_tuple(one["content"]),
        source=_tuple(one["source"]),
        cue=_tuple(one["cue"]),
        quoted=_tuple(one["quoted"]),
        speaker=Speaker(*one["speaker"]) if one["speaker"] else None,
        relay=tuple(
            Relay(name, Relation(relation), self_, _tuple(spans)) for name, relation, self_, spans in one["relay"]
        ),
        said=Said(date.fromisoformat(said[0]), _tuple(said[1])) if said else None,
        setting=Setting(one["setting"]),
        stated=one["stated"],
        confidence=one["confidence"],
    )


def _spans(spans: Iterable[Span]) -> list[list[int]]:
    return [[int(start), int(end)] for start, end in spans]


def _tuple(spans: Iterable[Iterable[int]]) -> tuple[Span, ...]:
    return tuple(Span(*span) for span in spans)
