"""Running SPARQL 1.1 queries: over an index, in a process that can be stopped, or at a remote endpoint.

Queries only read. What a query is (its form, its dataset, whether it asks for a service) is told from its
tokens before an engine sees it; the engine's own words are shortened to one line.
"""

from __future__ import annotations

from provenance.querying.endpoint import ask
from provenance.querying.local import Dataset, run
from provenance.querying.results import FORMATS, Result, Rows, Triples, Truth
from provenance.querying.writing import write

__all__ = ["FORMATS", "Dataset", "Result", "Rows", "Triples", "Truth", "ask", "run", "write"]
