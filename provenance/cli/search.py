"""``provenance search``: which quotations and headlines have these words."""

from __future__ import annotations

from typing import Annotated

import typer

from provenance.cli.session import ArchiveOption, QuietOption, one_line, session


def search(
    context: typer.Context,
    text: Annotated[
        str, typer.Argument(metavar="TEXT", help="Words, in any case, as they stand in a quotation or headline.")
    ],
    archive: ArchiveOption = None,
    quiet: QuietOption = False,
) -> None:
    """Find words in quotations and headlines.

    A line a match: the IRI, who said it, the outlet, the date, the words, between tabs.
    """
    here = session(context).settle(archive, quiet=quiet)
    for row in here.open().find_words(text):
        print("\t".join(one_line(cell) for cell in row))
