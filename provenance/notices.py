"""Findings that stop nothing: what a reader, an extractor or a writer could not keep, as typed values.

Loss is said aloud. A part that drops or doubts something yields a `Notice`; the command line prints it on
standard error, a test counts it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class NoticeKind(StrEnum):
    """What a notice is about."""

    LOST_FIELD = "lost-field"
    """The format has no place for a value."""
    LOST_CHAIN = "lost-chain"
    """The format cannot say through whom the words came."""
    REPLACED_BYTES = "replaced-bytes"
    """Bytes that are no text in the declared encoding were replaced."""
    SKIPPED = "skipped"
    """A part of the input was passed over."""
    DOUBTFUL = "doubtful"
    """A value was taken, but the input contradicts itself or breaks its own rules."""
    UNSUPPORTED_LANGUAGE = "unsupported-language"
    """No extractor knows this language: recorded without attributions."""
    UNFOUND = "unfound"
    """An engine named words that the text does not have, or not there: left out."""
    EXCERPT_LIMIT = "excerpt-limit"
    """The quoted words alone are more of the article than a public record is meant to hold."""
    WITHHELD = "withheld"
    """The archive's policy does not let this leave."""


@dataclass(frozen=True, slots=True)
class Notice:
    """One finding: its kind, the thing it is about (an IRI, a path, a field), one line for a person."""

    kind: NoticeKind
    about: str
    message: str

    def __str__(self) -> str:
        return f"{self.about}: {self.message}"
