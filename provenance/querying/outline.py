"""What a query is, told from its tokens: its form, the graphs it names, what of it is refused."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from provenance.errors import QueryError
from provenance.querying.limits import limit
from provenance.querying.tokens import Token, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

READING = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_WRITING = ("INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH")


@dataclass(frozen=True, slots=True)
class Clause:
    """A dataset clause (SPARQL 1.1, section 13.2): its graph as written, its offsets, and whether it says NAMED."""

    graph: str
    named: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Outline:
    """A query's form, the text before it (BASE and PREFIX), its dataset clauses; and whether it names a service."""

    text: str
    form: str
    prologue: str
    clauses: tuple[Clause, ...]
    service: bool

    def without_clauses(self) -> str:
        """The text with its dataset clauses blanked out; everything else stays at its line and column."""
        text = self.text
        for clause in self.clauses:
            blank = "".join(c if c in "\r\n" else " " for c in text[clause.start : clause.end])
            text = text[: clause.start] + blank + text[clause.end :]
        return text


def outline(text: str) -> Outline:
    """Look a query over. `QueryError` for an update or a text that is no query; syntax is the engine's business."""
    found = list(tokens(text))
    if not found:
        raise QueryError("the query is empty: it has to begin with SELECT, ASK, CONSTRUCT or DESCRIBE")
    limit(found)
    first = _form(found)
    body = [token for token in found if token.start >= first.start]
    service = any(token.is_word("SERVICE") for token in body)
    return Outline(text, first.text.upper(), text[: first.start], tuple(_clauses(body)), service)


def _form(found: list[Token]) -> Token:
    rest = iter(found)
    for token in rest:
        if token.is_word("BASE"):
            next(rest, None)
        elif token.is_word("PREFIX"):
            next(rest, None), next(rest, None)
        elif token.is_word(*READING):
            return token
        elif token.is_word(*_WRITING):
            raise QueryError(f"{token.text.upper()} is an update; queries only read (SELECT, ASK, CONSTRUCT, DESCRIBE)")
        else:
            break
    raise QueryError("no SPARQL query: it has to begin with SELECT, ASK, CONSTRUCT or DESCRIBE, after its prefixes")


def _clauses(body: list[Token]) -> Iterator[Clause]:
    for place, token in enumerate(body):
        if token.is_word("FROM"):
            named = len(body) > place + 1 and body[place + 1].is_word("NAMED")
            graph = body[place + 1 + named] if len(body) > place + 1 + named else None
            if graph and graph.kind in ("iri", "name"):
                yield Clause(graph.text, named, token.start, graph.end)
