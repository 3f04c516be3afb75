"""From the cleaned text that engines see back to the reading's own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from provenance.model.extraction import Attribution
    from provenance.model.reading import Span
    from provenance.prose.view import View


def original(made: Attribution, seen: View) -> Attribution:
    """The same attribution, its spans counting the reading's own text."""

    def at(spans: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple(seen.original(*span) for span in spans)

    return replace(
        made,
        content=at(made.content),
        source=at(made.source),
        cue=at(made.cue),
        quoted=at(made.quoted),
        relay=tuple(replace(hop, evidence=at(hop.evidence)) for hop in made.relay),
        said=replace(made.said, text=at(made.said.text)) if made.said else None,
    )
