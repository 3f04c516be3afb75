"""The process that answers one query and can be killed: a request on stdin, the answer on stdout.

The index stays locked by the process that asks, which waits; it is opened here for reading alone.
"""

from __future__ import annotations

import json
import sys

import pyoxigraph as ox

from provenance.errors import QueryError
from provenance.querying import engine


def main() -> int:
    """0 with the answer (SPARQL JSON results or N-Triples), 1 with one line on stderr."""
    request = json.load(sys.stdin)
    try:
        answer = engine.evaluate(_open(request), engine.Plan(**request["plan"]))
        if isinstance(answer, ox.QueryTriples):
            answer.serialize(sys.stdout.buffer, ox.RdfFormat.N_TRIPLES)
        else:
            answer.serialize(sys.stdout.buffer, ox.QueryResultsFormat.JSON)
    except (QueryError, OSError, RuntimeError, ValueError) as error:
        sys.stderr.write(" ".join(str(error).split()) + "\n")
        return 1
    return 0


def _open(request: dict[str, str]) -> ox.Store:
    if "folder" in request:
        return ox.Store.read_only(request["folder"])
    store = ox.Store()
    store.bulk_load(path=request["dump"], format=ox.RdfFormat.N_QUADS)
    return store


if __name__ == "__main__":
    sys.exit(main())
