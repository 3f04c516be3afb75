"""The engines of our table that run here: those that ask another machine are tested against a stub of their own."""

from __future__ import annotations

from provenance.extractors import EXTRACTORS

_NETWORK = {"llm"}
OFFLINE = tuple(plugin.name for plugin in EXTRACTORS.plugins if plugin.name not in _NETWORK)
