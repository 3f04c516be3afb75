"""One query at pyoxigraph: parsing it for its errors, its dataset, and evaluating it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox

from provenance import vocab
from provenance.errors import QueryError
from provenance.querying.outline import outline
from provenance.querying.tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from provenance.querying.outline import Outline

_AT = re.compile(r"error at (\d+):(\d+): (?:expected (?:one of )?)?(.*)", re.DOTALL)
_CLASS = re.compile(r"\[[^\]]*\]|\"[^\"]*\"")
_KEYWORD = re.compile(r"\b[A-Z]{2,}\b")
_SCHEME = re.compile(r"<[A-Za-z][A-Za-z0-9+.\-]*:")
_IDLE = ("LATERAL", "SERVICE")
"""What the parser would take nearly everywhere, and nobody means."""


Answer = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples


@dataclass(frozen=True, slots=True)
class Plan:
    """A query to be evaluated: its text as given and without dataset clauses, and the graphs of its dataset.

    ``default`` and ``named`` are None where the query names no dataset and has all of the archive.
    """

    given: str
    text: str
    form: str
    default: tuple[str, ...] | None = None
    named: tuple[str, ...] | None = None


def plan(
    text: str, holds: Callable[[str], bool], default: Sequence[str] | None = None, named: Sequence[str] | None = None
) -> Plan:
    """Look a query over and find its dataset. `QueryError` where it is refused or names a graph that is not held.

    Nothing here takes long, however large the query; its syntax is checked where it is evaluated.

    ``default`` and ``named`` are the protocol's, which take the place of the query's own (SPARQL 1.1
    Protocol, section 2.1.4).
    """
    found = outline(text)
    if found.service:
        raise QueryError("SERVICE is refused: a query reads this archive and reaches no network")
    if default is None and named is None:
        if not found.clauses:
            return Plan(text, text, found.form)
        graphs = _resolved(found)
        default = [iri for iri, clause in zip(graphs, found.clauses, strict=True) if not clause.named]
        named = [iri for iri, clause in zip(graphs, found.clauses, strict=True) if clause.named]
    for iri in (*(default or ()), *(named or ())):
        if not holds(iri):
            raise QueryError(f"the archive holds no record {iri}; a query without FROM sees every record")
    return Plan(text, found.without_clauses(), found.form, tuple(dict.fromkeys(default or ())), tuple(named or ()))


def evaluate(store: ox.Store, chosen: Plan) -> Answer:
    """The engine's answer, found as it is read."""
    if chosen.default is None or chosen.named is None:
        return _query(store, chosen.text)
    _query(ox.Store(), chosen.given)  # a clause where the grammar has none is still wrong
    named: list[ox.NamedNode | ox.BlankNode] = [ox.NamedNode(iri) for iri in chosen.named]
    if len(chosen.default) > 1:
        store = _merged(store, chosen.default, chosen.named)
        return _query(store, chosen.text, default_graph=ox.DefaultGraph(), named_graphs=named)
    return _query(store, chosen.text, default_graph=[ox.NamedNode(iri) for iri in chosen.default], named_graphs=named)


def _merged(store: ox.Store, default: tuple[str, ...], named: tuple[str, ...]) -> ox.Store:
    """A dataset in memory whose default graph is the RDF merge of several (SPARQL 1.1, section 13.2.1).

    pyoxigraph would answer from their union with repetitions. Blank nodes are each record's own.
    """
    merge = ox.Store()
    for iri in default:
        quads = store.quads_for_pattern(None, None, None, ox.NamedNode(iri))
        merge.extend(ox.Quad(q.subject, q.predicate, q.object, ox.DefaultGraph()) for q in quads)
    for iri in named:
        merge.extend(store.quads_for_pattern(None, None, None, ox.NamedNode(iri)))
    return merge


def _resolved(found: Outline) -> list[str]:
    """The graphs' IRIs as the engine itself reads them, prefixes and base included."""
    columns = " ".join(f"({clause.graph} AS ?g{place})" for place, clause in enumerate(found.clauses))
    bare = next((clause.graph for clause in found.clauses if _relative(clause.graph)), None)
    if bare and not any(token.is_word("BASE") for token in tokens(found.prologue)):
        raise QueryError(f"the graph {bare} is a relative IRI; write it whole, or put BASE <…> before the query")
    answer = _query(ox.Store(), f"{found.prologue} SELECT {columns} {{}}")
    assert isinstance(answer, ox.QuerySolutions)
    return [term.value for row in answer for term in row if isinstance(term, ox.NamedNode)]


def _relative(graph: str) -> bool:
    return graph.startswith("<") and not _SCHEME.match(graph)


def _query(
    store: ox.Store,
    text: str,
    default_graph: ox.DefaultGraph | list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph] | None = None,
    named_graphs: list[ox.NamedNode | ox.BlankNode] | None = None,
) -> Answer:
    try:
        return store.query(text, prefixes=vocab.prefixes(), default_graph=default_graph, named_graphs=named_graphs)
    except SyntaxError as error:
        raise QueryError(_worded(text, str(error.msg))) from None
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError(f"the query cannot be answered: {' '.join(str(error).split())}") from error


def _worded(text: str, message: str) -> str:
    """The parser's message in a line: the place, what stands there, and the keywords it would have taken."""
    match = _AT.match(message)
    found = list(tokens(text))
    declared = {found[n + 1].text for n, token in enumerate(found[:-1]) if token.is_word("PREFIX")}
    used = {token.text.partition(":")[0] + ":" for token in found if token.kind == "name"}
    unknown = sorted(used - declared - {"_:"} - {f"{name}:" for name in vocab.prefixes()})
    if not match or unknown:
        why = f"the prefix {unknown[0]} is not declared" if unknown else " ".join(message.split())[:200]
        return f"the query cannot be parsed: {why}"
    line, column = int(match[1]), int(match[2])
    offset = sum(map(len, text.splitlines(keepends=True)[: line - 1])) + column - 1
    near = next((t.text for t in found if t.end >= offset), found[-1].text if found else "")
    words = [word for word in dict.fromkeys(_KEYWORD.findall(_CLASS.sub("", match[3]))) if word not in _IDLE]
    hint = f", expected {', '.join(words[:6])}" if words else ""
    return f"the query cannot be parsed: line {line}, column {column}, near {near[:40]!r}{hint}"
