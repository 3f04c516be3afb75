"""``provenance reindex``: throw the index away and make it again from the files."""

from __future__ import annotations

import typer

from provenance.cli.session import ArchiveOption, QuietOption, session


def reindex(context: typer.Context, archive: ArchiveOption = None, quiet: QuietOption = False) -> None:
    """Rebuild the SPARQL index from the archive's files."""
    here = session(context).settle(archive, quiet=quiet)
    count, left_out = here.open().reindex()
    here.tell(f"indexed {count} record{'s' * (count != 1)}")
    if left_out:
        here.failed(f"{left_out} record file{'s' * (left_out != 1)} could not be indexed; run 'provenance validate'")
    here.end()
