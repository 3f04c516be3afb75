"""``provenance init``: a new archive."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from provenance.cli.session import QuietOption, session
from provenance.policy import TextPolicy


def init(
    context: typer.Context,
    folder: Annotated[
        Path | None, typer.Argument(metavar="[DIR]", help="Where (else --archive, else ./records).")
    ] = None,
    base: Annotated[str | None, typer.Option(metavar="IRI", help="What the archive's IRIs begin with.")] = None,
    rights: Annotated[str | None, typer.Option(help="A rights notice for articles that state none.")] = None,
    text_policy: Annotated[
        TextPolicy,
        typer.Option(help="Whether texts and captures may leave: private (only under an open licence) or public."),
    ] = TextPolicy.PRIVATE,
    quiet: QuietOption = False,
) -> None:
    """Make a new, empty archive."""
    from provenance import settings  # noqa: PLC0415
    from provenance.archive import Archive  # noqa: PLC0415
    from provenance.ids import DEFAULT_BASE  # noqa: PLC0415

    here = session(context).settle(folder, quiet=quiet)
    where = here.where()
    try:
        chosen = settings.Settings(settings.check_base(base or DEFAULT_BASE), rights, text_policy)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--base") from error
    Archive.create(where, chosen)
    here.tell(f"made an empty archive in {where}; add articles with: provenance --archive {where} add FILE…")
