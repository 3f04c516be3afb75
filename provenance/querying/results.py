"""What a query answers: a table, a truth, or a graph."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from provenance.querying.engine import Answer

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


@dataclass(frozen=True, slots=True)
class Rows:
    """SELECT: read once, as they are found."""

    solutions: ox.QuerySolutions

    @property
    def columns(self) -> tuple[str, ...]:
        """The variables, in their order, without the question mark."""
        return tuple(variable.value for variable in self.solutions.variables)

    def __iter__(self) -> Iterator[tuple[Term | None, ...]]:
        return (tuple(solution) for solution in self.solutions)


@dataclass(frozen=True, slots=True)
class Truth:
    """ASK."""

    answer: ox.QueryBoolean

    def __bool__(self) -> bool:
        return bool(self.answer)


@dataclass(frozen=True, slots=True)
class Triples:
    """CONSTRUCT and DESCRIBE: each triple once, read once."""

    triples: Iterable[ox.Triple]

    def __iter__(self) -> Iterator[ox.Triple]:
        return iter(self.triples)


Result = Rows | Truth | Triples

FORMATS: dict[str, tuple[type[Result], ...]] = {
    "table": (Rows, Truth, Triples),
    "csv": (Rows, Truth),
    "tsv": (Rows, Truth),
    "json": (Rows, Truth),
    "xml": (Rows, Truth),
    "turtle": (Triples,),
    "nquads": (Triples,),
    "jsonld": (Triples,),
}
"""Every format, and which answers it can hold."""


def result(answer: Answer) -> Result:
    """The engine's answer as ours."""
    if isinstance(answer, ox.QuerySolutions):
        return Rows(answer)
    return Truth(answer) if isinstance(answer, ox.QueryBoolean) else Triples(answer)
