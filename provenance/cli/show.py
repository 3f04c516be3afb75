"""``provenance show``: one record or one quotation, for a person to read."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from provenance.cli.session import ArchiveOption, QuietOption, clean, session
from provenance.errors import StoreError

if TYPE_CHECKING:
    from provenance.archive import Archive
    from provenance.cli.session import Session
    from provenance.model.record import Record


class Form(StrEnum):
    """How to show it."""

    TEXT = "text"
    JSONLD = "jsonld"


def show(
    context: typer.Context,
    identifier: Annotated[
        str, typer.Argument(metavar="ID", help="An IRI of a record, article or quotation, or its last part.")
    ],
    to: Annotated[Form, typer.Option("--to", help="The form.")] = Form.TEXT,
    archive: ArchiveOption = None,
    quiet: QuietOption = False,
) -> None:
    """Show a record, or one quotation with its chain."""
    from provenance.cli.render import holding_text  # noqa: PLC0415
    from provenance.writers import WRITERS  # noqa: PLC0415

    here = session(context).settle(archive, quiet=quiet)
    opened = here.open()
    holding = opened.holding(identifier)
    if to is Form.JSONLD:
        here.notices(WRITERS.load("jsonld")([holding], sys.stdout.buffer))
    else:
        for line in holding_text(holding, _text(here, opened, holding.record)).splitlines():
            print(line if line.isprintable() else clean(line))
    here.end()


def _text(here: Session, opened: Archive, record: Record) -> str | None:
    """The article's text where it is held and sound; the record's own words are shown where it is not."""
    try:
        return opened.text(record)
    except StoreError as error:
        here.failed(error)
        return None
