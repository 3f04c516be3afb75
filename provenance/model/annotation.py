"""Annotations: what a machine or a person read out of a text, kept apart from what was read (Web Annotation)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar

from provenance.ids import Iri
from provenance.model.node import Embedded, Node, Sha256


class Part(StrEnum):
    """What a span is in the attribution; ``quoted`` is content between quotation marks."""

    CONTENT = "content"
    QUOTED = "quoted"
    SOURCE = "source"
    CUE = "cue"


class ReviewState(StrEnum):
    """What people have decided about a machine's claim."""

    UNREVIEWED = "Unreviewed"
    ACCEPTED = "Accepted"
    REJECTED = "Rejected"


class Motivation(StrEnum):
    """Why the annotation was made (Web Annotation Vocabulary, section 3.3)."""

    IDENTIFYING = "identifying"


@dataclass(frozen=True, slots=True, kw_only=True)
class TextPositionSelector(Embedded):
    """Half-open code-point offsets into the text (Web Annotation Data Model, section 4.2.5)."""

    types: ClassVar[tuple[str, ...]] = ("TextPositionSelector",)

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TextQuoteSelector(Embedded):
    """The words, with a little of what stands before and after (section 4.2.4)."""

    types: ClassVar[tuple[str, ...]] = ("TextQuoteSelector",)

    exact: str
    prefix: str | None = None
    suffix: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RangeSelector(Embedded):
    """From the first words of a span up to what follows it (section 4.2.8), where the whole may not be shown."""

    types: ClassVar[tuple[str, ...]] = ("RangeSelector",)

    has_start_selector: TextQuoteSelector
    has_end_selector: TextQuoteSelector


@dataclass(frozen=True, slots=True, kw_only=True)
class FragmentSelector(Embedded):
    """When words of captions are heard in the recording (section 4.2.1), by Media Fragments 1.0: 't=12,15.5'."""

    types: ClassVar[tuple[str, ...]] = ("FragmentSelector",)

    conforms_to: Iri
    fragment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecificResource(Node):
    """One span of the text, by position and, as far as it may be shown, by its words.

    ``sha256`` is of the span's UTF-8 bytes.
    """

    types: ClassVar[tuple[str, ...]] = ("SpecificResource",)

    has_source: Iri
    has_selector: tuple[TextPositionSelector | TextQuoteSelector | RangeSelector | FragmentSelector, ...]
    part: Part
    sha256: Sha256


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetList(Embedded):
    """The spans, in the order content, source, cue, each in the order of the text."""

    types: ClassVar[tuple[str, ...]] = ("List",)

    items: tuple[SpecificResource, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation(Node):
    """A claim that these spans attribute these words; the body is the quotation or reported speech."""

    types: ClassVar[tuple[str, ...]] = ("Annotation", "Entity")

    has_body: Iri
    has_target: TargetList
    motivated_by: Motivation
    confidence: Decimal
    review_state: ReviewState
    was_generated_by: Iri
    was_revision_of: Iri | None = None
