"""Running a query over an index, here or in a process that is killed when its time is up."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pyoxigraph as ox

from provenance.errors import QueryError
from provenance.querying import engine
from provenance.querying.limits import allowed
from provenance.querying.results import Result, Triples, result

if TYPE_CHECKING:
    from collections.abc import Sequence


class Dataset(Protocol):
    """What a query needs of an index (`provenance.stores.Store` has it)."""

    folder: Path | None
    read_only: bool

    @property
    def dataset(self) -> ox.Store:
        """The quads."""

    def holds(self, iri: str) -> bool:
        """Whether there is a graph of this name."""


def run(
    index: Dataset,
    text: str,
    *,
    timeout: float | None = None,
    default_graphs: Sequence[str] | None = None,
    named_graphs: Sequence[str] | None = None,
) -> Result:
    """Answer a SPARQL 1.1 query (SELECT, ASK, CONSTRUCT, DESCRIBE). The vocabulary's prefixes need no declaring.

    Without ``timeout`` the answer is found as it is read. With it (seconds) the query runs in a process of its
    own, whole, or is killed: `QueryError`. ``default_graphs`` and ``named_graphs`` are a protocol request's
    dataset. `QueryError` also for an update, SERVICE, wrong syntax, and a graph that is not held.
    """
    chosen = engine.plan(text, index.holds, default_graphs, named_graphs)
    seconds = allowed(timeout)
    if seconds is None:
        return result(engine.evaluate(index.dataset, chosen))
    with tempfile.TemporaryDirectory(prefix="provenance-query-") as scratch:
        return _elsewhere(_folder(index, Path(scratch)), chosen, seconds)


def _folder(index: Dataset, scratch: Path) -> dict[str, str]:
    """Where the other process finds the quads: the index's files, or a dump of what is in memory."""
    if index.folder is None:
        index.dataset.dump(str(scratch / "dump.nq"), ox.RdfFormat.N_QUADS)
        return {"dump": str(scratch / "dump.nq")}
    if not index.read_only:
        index.dataset.flush()
    return {"folder": str(index.folder / "quads")}


def _elsewhere(place: dict[str, str], chosen: engine.Plan, timeout: float) -> Result:
    """Run `provenance.querying.worker` and take its whole answer."""
    request = json.dumps({**place, "plan": asdict(chosen)}).encode()
    command = [sys.executable, "-m", "provenance.querying.worker"]
    try:
        done = subprocess.run(command, input=request, capture_output=True, timeout=timeout, check=False)  # noqa: S603 - our own module
    except subprocess.TimeoutExpired as error:
        raise QueryError(
            f"the query was stopped after {timeout:g} s: narrow it, add a LIMIT, or allow more time"
        ) from error
    if done.returncode:
        words = done.stderr.decode(errors="replace").strip().splitlines()
        raise QueryError(words[-1] if words else f"the query broke its process ({done.returncode}): make it smaller")
    if chosen.form in ("CONSTRUCT", "DESCRIBE"):
        return Triples(quad.triple for quad in ox.parse(done.stdout, ox.RdfFormat.N_TRIPLES))
    return result(ox.parse_query_results(done.stdout, ox.QueryResultsFormat.JSON))
