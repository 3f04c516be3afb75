"""Stores: indexes over the records' files, made to be thrown away and built again."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from provenance.errors import StoreError
from provenance.registry import Plugin, Registry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    import pyoxigraph as ox


class IndexLocked(StoreError):
    """Another process has the index open in a way that excludes this use."""


class IndexBroken(StoreError):
    """The index is no index, or a damaged one; ``provenance reindex`` builds it again from the files."""


class Entry(NamedTuple):
    """A record on its way into an index: its IRI, its quads, and whether the default graph shows it.

    Blank nodes must be the record's own, as `provenance.rdf.quads` makes them.
    """

    iri: str
    quads: Iterable[ox.Quad]
    current: bool = True


class Whereabouts(NamedTuple):
    """In which record something about an article stands, and whether that record is a current one."""

    article: str
    record: str
    current: bool


class Store(Protocol):
    """An RDF dataset of records: each a named graph, the current ones merged in the default graph."""

    folder: Path | None
    read_only: bool

    @property
    def dataset(self) -> ox.Store:
        """The quads, to be queried and never written past the store."""

    @property
    def stamp(self) -> str | None:
        """What the last whole change was stamped with; None where there was none, or it broke off half way."""

    def put(self, entries: Iterable[Entry], *, superseded: Iterable[str] = (), stamp: str | None = None) -> None:
        """Add records, or replace those of the same IRI, and take the superseded ones out of the default graph."""

    def remove(self, iris: Iterable[str], *, stamp: str | None = None) -> None:
        """Forget records."""

    def graphs(self) -> Iterator[str]:
        """The IRI of every record held, sorted."""

    def holds(self, iri: str) -> bool:
        """Whether a record is held."""

    def current(self, iri: str) -> bool:
        """Whether a record is in the default graph."""

    def captured(self, capture: str) -> list[Whereabouts]:
        """Which articles the bytes of a capture carry, by which records."""

    def record_of(self, article: str) -> str | None:
        """The current record of an article."""

    def revisions(self, article: str) -> list[Whereabouts]:
        """Every record of an article, superseded ones too."""

    def describing(self, iri: str) -> list[str]:
        """The records that describe a thing, current ones first."""

    def ending(self, name: str) -> list[str]:
        """The things described whose IRI ends in ``/name`` or ``#name``; a whole IRI is its own answer."""

    def close(self) -> None:
        """Let go of the files."""


class StoreKind(Protocol):
    """How a kind of store is opened and built."""

    def __call__(self, folder: Path | None, *, read_only: bool = False) -> Store:
        """Open the index in a folder, or make an empty one; in memory where there is no folder to write."""

    def build(self, folder: Path | None, entries: Iterable[Entry], stamp: str) -> Store:
        """Build the index of a folder anew, whatever stood there."""


STORES: Registry[StoreKind] = Registry(
    "provenance.stores",
    (Plugin("oxigraph", "provenance.stores.oxigraph:Oxigraph", summary="Oxigraph, in a folder or in memory"),),
    StoreError,
)
