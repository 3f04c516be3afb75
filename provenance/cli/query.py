"""``provenance query``: SPARQL 1.1 over the archive or a remote endpoint."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from provenance.cli.session import ArchiveOption, QuietOption, session
from provenance.errors import QueryError

if TYPE_CHECKING:
    from provenance.queries import NamedQuery


class Form(StrEnum):
    """How to print the answer; the last three are for graphs."""

    TABLE = "table"
    CSV = "csv"
    TSV = "tsv"
    JSON = "json"
    XML = "xml"
    TURTLE = "turtle"
    NQUADS = "nquads"
    JSONLD = "jsonld"


def query(
    context: typer.Context,
    file: Annotated[Path | None, typer.Argument(metavar="[FILE.rq]", help="A query; - for stdin.")] = None,
    expression: Annotated[str | None, typer.Option("-e", metavar="SPARQL", help="The query itself.")] = None,
    name: Annotated[str | None, typer.Option(metavar="QUERY", help="A named query.")] = None,
    param: Annotated[list[str] | None, typer.Option(metavar="k=v", help="A named query's parameter.")] = None,
    every: Annotated[bool, typer.Option("--list", help="List the named queries.")] = False,
    endpoint: Annotated[str | None, typer.Option(metavar="URL", help="Ask this endpoint, not the archive.")] = None,
    timeout: Annotated[
        float | None, typer.Option(metavar="S", min=0.001, help="Give up after so many seconds.")
    ] = None,
    to: Annotated[Form | None, typer.Option("--to", help="The form (a table; Turtle for a graph).")] = None,
    archive: ArchiveOption = None,
    quiet: QuietOption = False,
) -> None:
    """Ask a question, in SPARQL 1.1 or by its name.

    Every record is a named graph; a query that names none sees the merge of all current records.
    """
    from provenance import queries, querying  # noqa: PLC0415

    here = session(context).settle(archive, quiet=quiet)
    if every:
        for one in queries.names():
            print(_usage(queries.named(one)))
        return
    if sum(given is not None for given in (file, expression, name)) != 1:
        raise typer.BadParameter("give one of FILE.rq, -e SPARQL, --name QUERY or --list")
    if param and not name:
        raise typer.BadParameter("goes with --name", param_hint="--param")
    opened = here.open() if endpoint is None else None
    if name:
        text = _named(name).bound(_pairs(param or []), opened.iri if opened else None)
    else:
        text = _read(file) if expression is None else expression
    answer = opened.query(text, timeout=timeout) if opened else querying.ask(endpoint or "", text, timeout=timeout)
    base = opened.ids.base if opened else ""
    querying.write(answer, to, sys.stdout.buffer, base=base, terminal=sys.stdout.isatty())


def _usage(query_: NamedQuery) -> str:
    """A named query in two lines: its question, and how it is asked."""
    parameters = "".join(
        f" --param {p.name}=…" if p.default is None else f" [--param {p.name}=…]" for p in query_.parameters
    )
    return f"{query_.title}\n    --name {query_.name}{parameters}"


def _named(name: str) -> NamedQuery:
    from provenance import queries  # noqa: PLC0415

    try:
        return queries.named(name)
    except QueryError as error:
        raise typer.BadParameter(str(error), param_hint="--name") from error


def _pairs(given: list[str]) -> dict[str, str]:
    """``k=v`` arguments; BadParameter where one is none."""
    pairs = dict(one.partition("=")[::2] for one in given if "=" in one)
    if len(pairs) != len(given):
        raise typer.BadParameter("give each parameter once, as name=value", param_hint="--param")
    return pairs


def _read(file: Path | None) -> str:
    """A query's text from a file or stdin. `QueryError` where it cannot be read."""
    try:
        return sys.stdin.read() if str(file) == "-" else Path(file or "").read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "is not UTF-8"
        raise QueryError(f"{file}: {reason}") from error
