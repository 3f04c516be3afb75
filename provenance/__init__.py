"""Provenance records for quotations in the news: who said it, who printed it, through whom the words came."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

__all__ = ["Archive", "ProvenanceError", "__version__"]

_WHERE = {"Archive": "provenance.archive", "ProvenanceError": "provenance.errors"}

if TYPE_CHECKING:
    from provenance.archive import Archive
    from provenance.errors import ProvenanceError


def __getattr__(name: str) -> Any:
    """Load a public name on first use, so that ``import provenance`` stays quick (PEP 562)."""
    if name not in _WHERE:
        raise AttributeError(f"module 'provenance' has no attribute {name!r}")
    return getattr(importlib.import_module(_WHERE[name]), name)
