"""What a writer is handed: records, and what the archive's policy lets out beside them."""

from __future__ import annotations

from dataclasses import dataclass

from provenance.ids import Iri
from provenance.model.record import Record


@dataclass(frozen=True, slots=True)
class Holding:
    """One record on its way out.

    ``focus`` is the quotation that was asked for, None for the whole record. ``capture`` and ``text`` are
    there only where they are held and may leave.
    """

    record: Record
    focus: Iri | None = None
    capture: bytes | None = None
    text: str | None = None
