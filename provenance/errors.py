"""Every error this package raises, in one tree.

::

    ProvenanceError
    ├── ReadError         an input cannot be read: what it is, where it fails, what to do
    ├── ExtractError      an extractor could not run
    ├── InvalidRecord     a record breaks the schema, the shapes, a reference or a digest
    ├── StoreError        an archive or its index is missing, locked or broken
    │   ├── IndexLocked   another process uses the index (in `provenance.stores`)
    │   └── IndexBroken   the index is damaged and has to be built again (in `provenance.stores`)
    ├── QueryError        a query cannot be parsed, is refused, or took too long
    ├── WriteError        a format cannot hold what was asked of it, or does not exist
    ├── UnknownId         an identifier names nothing in the archive, or more than one thing
    └── MissingExtra      an optional dependency is not installed

A message is one line that a person understands: what, where, what to do. Only the command line and the
web layer turn errors into exit codes and HTTP statuses.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


class ProvenanceError(Exception):
    """The root of the tree."""


class ReadError(ProvenanceError):
    """An input cannot be read.

    ``name`` is the path or URL as the user gave it; ``problem`` says what and where; ``mend`` what to do.
    """

    def __init__(self, name: str, problem: str, mend: str = "") -> None:
        self.name, self.problem, self.mend = name, problem, mend
        super().__init__(f"{name}: {problem}" + (f" ({mend})" if mend else ""))


class ExtractError(ProvenanceError):
    """An extractor could not run."""


class InvalidRecord(ProvenanceError):
    """A record is not valid; ``problems`` are the report's lines, the first of them in the message."""

    def __init__(self, name: str, problems: Sequence[str]) -> None:
        self.name, self.problems = name, tuple(problems)
        more = f" (and {len(self.problems) - 1} more)" if len(self.problems) > 1 else ""
        super().__init__(f"{name}: {self.problems[0] if self.problems else 'invalid record'}{more}")


class StoreError(ProvenanceError):
    """An archive or its index is missing, locked or broken."""


class QueryError(ProvenanceError):
    """A query cannot be parsed, is refused, or took too long."""


class WriteError(ProvenanceError):
    """A format cannot hold what was asked of it, or there is no such format."""


class UnknownId(ProvenanceError):
    """An identifier names nothing in the archive, or more than one thing."""


class MissingExtra(ProvenanceError):
    """An optional dependency is not installed."""

    def __init__(self, needs: str, extra: str) -> None:
        super().__init__(f"{needs} is not installed: pip install 'provenance-records[{extra}]'")
