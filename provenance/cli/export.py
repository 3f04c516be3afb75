"""``provenance export``: records in the formats of others."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from provenance.cli.session import ArchiveOption, QuietOption, session
from provenance.errors import UnknownId, WriteError
from provenance.files import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterable

    from provenance.cli.session import Session
    from provenance.model.holding import Holding
    from provenance.writers import Writer


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
    """Write records or quotations in another format.

    What the format cannot hold is said on standard error.
    """
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
    if not identifiers:
        _write(here, write, opened.holdings(damaged=here.failed), output)
    else:
        found = []
        for identifier in identifiers:
            try:
                found.append(opened.holding(identifier))
            except UnknownId as error:
                here.failed(error)
        if found:
            _write(here, write, found, output)
    here.end()


def _write(here: Session, write: Writer, holdings: Iterable[Holding], output: Path | None) -> None:
    """To stdout; to a file, whole or not at all; to a device or a pipe as it comes."""
    if output is None or str(output) == "-":
        here.notices(write(holdings, sys.stdout.buffer))
        return
    target = output.resolve()
    whole = io.BytesIO()
    notices = write(holdings, whole)
    if target.exists() and not target.is_file():
        target.open("wb").write(whole.getvalue())
    else:
        write_whole(target, whole.getvalue())
    here.notices(notices)
