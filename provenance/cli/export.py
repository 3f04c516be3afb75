"""``provenance export``: records in the formats of others."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import Annotated

import typer

from provenance.cli.session import ArchiveOption, QuietOption, session
from provenance.errors import UnknownId, WriteError


def export(
    context: typer.Context,
    identifiers: Annotated[
        list[str] | None,
        typer.Argument(metavar="[ID…]", help="IRIs of articles or quotations, or their last parts; all, if none."),
    ] = None,
    to: Annotated[str | None, typer.Option("--to", metavar="FORMAT", help="The format; see --list.")] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="OUT", help="Write here, not to standard output.")
    ] = None,
    every: Annotated[bool, typer.Option("--list", help="List the formats and what each can hold.")] = False,
    archive: ArchiveOption = None,
    quiet: QuietOption = False,
) -> None:
    """Write records, or single quotations, in another format; what it cannot hold is said on standard error."""
    from provenance.files import write_whole  # noqa: PLC0415
    from provenance.writers import WRITERS  # noqa: PLC0415

    here = session(context).settle(archive, quiet=quiet)
    if every:
        for plugin in WRITERS:
            print(f"{plugin.name}\t{plugin.summary}\t{plugin.holds}")
        return
    if to is None:
        raise typer.BadParameter("is needed; see --list", param_hint="--to")
    try:
        write = WRITERS.load(to)
    except WriteError as error:
        raise typer.BadParameter(str(error), param_hint="--to") from error
    opened = here.open()
    holdings = []
    for identifier in identifiers or []:
        try:
            holdings.append(opened.holding(identifier))
        except UnknownId as error:
            here.failed(error)
    wanted = holdings if identifiers else opened.holdings()
    if output is None:
        here.notices(write(wanted, sys.stdout.buffer))
    else:
        whole = io.BytesIO()
        here.notices(write(wanted, whole))
        write_whole(output, whole.getvalue())
    here.end()
