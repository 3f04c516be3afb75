"""``provenance extract``: what an extractor finds, without an archive."""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from typing import Annotated

import typer

from provenance.cli.session import QuietOption, session


class Form(StrEnum):
    """How to print it."""

    JSONL = "jsonl"
    TABLE = "table"


def extract(
    context: typer.Context,
    paths: Annotated[list[str], typer.Argument(metavar="PATH…", help="Files, folders, URLs, or - for standard input.")],
    to: Annotated[Form | None, typer.Option("--to", help="The form (a table on a terminal, else jsonl).")] = None,
    extractor: Annotated[str | None, typer.Option(help="Which engine; llm sends the text away.")] = None,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Fetch from private and loopback addresses too.")
    ] = False,
    quiet: QuietOption = False,
) -> None:
    """Print what would be found, without an archive."""
    from provenance.attributions import as_json  # noqa: PLC0415
    from provenance.cli.inputs import readings  # noqa: PLC0415
    from provenance.cli.render import print_attributions  # noqa: PLC0415
    from provenance.cli.session import clock  # noqa: PLC0415
    from provenance.errors import ExtractError  # noqa: PLC0415
    from provenance.extractors import attempted  # noqa: PLC0415
    from provenance.reading.sources import Opening  # noqa: PLC0415

    here = session(context).settle(None, quiet=quiet)
    table = (to or (Form.TABLE if sys.stdout.isatty() else Form.JSONL)) is Form.TABLE
    opening = Opening(clock=lambda: clock(None), allow_private=allow_private)
    found = readings(here, paths, opening)
    for reading, extraction in attempted(found, extractor):
        if isinstance(extraction, ExtractError):
            here.failed(extraction)
            continue
        here.notices((*reading.notices, *extraction.notices))
        if table:
            print_attributions(reading, extraction)
        else:
            print(json.dumps(as_json(reading, extraction), ensure_ascii=False))
    here.end()
