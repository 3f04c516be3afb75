"""Provenance records for quotations in the news: who said it, who printed it, through whom the words came.

::

    import provenance
    for found in provenance.extract(text).attributions:
        print(found.speaker, [text[start:end] for start, end in found.content])
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

__all__ = [
    "Archive",
    "Attribution",
    "Extraction",
    "Metadata",
    "Outlet",
    "ProvenanceError",
    "Reading",
    "Span",
    "__version__",
    "extract",
    "extract_all",
    "read_text",
]

_WHERE = {
    "Archive": "provenance.archive",
    "Attribution": "provenance.model.extraction",
    "Extraction": "provenance.model.extraction",
    "Metadata": "provenance.model.reading",
    "Outlet": "provenance.model.reading",
    "ProvenanceError": "provenance.errors",
    "Reading": "provenance.model.reading",
    "Span": "provenance.model.reading",
    "extract": "provenance.extracting",
    "extract_all": "provenance.extracting",
    "read_text": "provenance.extracting",
}

if TYPE_CHECKING:
    from provenance.archive import Archive
    from provenance.errors import ProvenanceError
    from provenance.extracting import extract, extract_all, read_text
    from provenance.model.extraction import Attribution, Extraction
    from provenance.model.reading import Metadata, Outlet, Reading, Span


def __getattr__(name: str) -> Any:
    """Load a public name on first use, so that ``import provenance`` stays quick (PEP 562)."""
    if name not in _WHERE:
        raise AttributeError(f"module 'provenance' has no attribute {name!r}")
    return getattr(importlib.import_module(_WHERE[name]), name)


def __dir__() -> list[str]:
    """The public names, loaded or not."""
    return sorted(set(globals()) | set(__all__))
