"""``provenance list``: what is in the archive."""

from __future__ import annotations

from typing import Annotated

import typer

from provenance.cli.session import ArchiveOption, QuietOption, one_line, session


def list_(
    context: typer.Context,
    every: Annotated[bool, typer.Option("--all", help="Superseded revisions too.")] = False,
    archive: ArchiveOption = None,
    quiet: QuietOption = False,
) -> None:
    """List the records, a line each.

    The line: the IRI, date, outlet, headline and number of attributions, between tabs.
    """
    from provenance.cli.render import summary  # noqa: PLC0415

    here = session(context).settle(archive, quiet=quiet)
    for record in here.open().records(every=every, damaged=here.failed):
        print("\t".join(one_line(cell) for cell in summary(record)))
    here.end()
