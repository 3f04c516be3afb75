"""What may leave an archive. Everything that leaves asks here, and nowhere else.

A record is made to be public: quoted words whole, little of the rest (`provenance.compose.excerpts`). The
bytes as received and the text made of them are the publisher's: they leave only where the archive's text
policy says so, or where the article's own licence does.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from provenance.model.record import Record

OPEN_LICENSES = (
    "creativecommons.org/publicdomain/zero/",
    "creativecommons.org/publicdomain/mark/",
    "creativecommons.org/licenses/by/",
    "creativecommons.org/licenses/by-sa/",
)
"""Licences under which a whole text may be handed on, by the part of their address that names them."""


class TextPolicy(StrEnum):
    """Whether captures and texts leave: ``private``: only under an open licence; ``public``: always."""

    PRIVATE = "private"
    PUBLIC = "public"


class Part(StrEnum):
    """What wants to leave."""

    RECORD = "record"
    TEXT = "text"
    CAPTURE = "capture"


def may_leave(part: Part, record: Record, policy: TextPolicy) -> bool:
    """Whether a part of what is held about this record's article may leave the archive."""
    if part is Part.RECORD or policy is TextPolicy.PUBLIC:
        return True
    licence = record.article.license or ""
    return any(name in licence for name in OPEN_LICENSES)
