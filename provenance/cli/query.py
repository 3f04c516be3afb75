"""``provenance query``: SPARQL 1.1 over the archive or a remote endpoint."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from provenance.cli.session import ArchiveOption, QuietOption, session


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
    """Ask the archive a question in SPARQL 1.1, or one of the questions that come with it."""
    from provenance import queries  # noqa: PLC0415

    here = session(context).settle(archive, quiet=quiet)
    if every:
        for one in queries.all_queries():
            print(one.usage())
        return
    if sum(given is not None for given in (file, expression, name)) != 1:
        raise typer.BadParameter("give one of FILE.rq, -e SPARQL, --name QUERY or --list")
    if param and not name:
        raise typer.BadParameter("goes with --name", param_hint="--param")
    raise NotImplementedError
