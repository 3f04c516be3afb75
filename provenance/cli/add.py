"""``provenance add``: articles into the archive."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from provenance.cli.session import ArchiveOption, AtOption, QuietOption, clock, one_line, session
from provenance.errors import ExtractError, InvalidRecord, ReadError

if TYPE_CHECKING:
    from provenance.archive import Added
    from provenance.model.reading import Metadata


def add(
    context: typer.Context,
    inputs: Annotated[
        list[str], typer.Argument(metavar="PATH…|URL…", help="Files, folders, addresses, or - for stdin.")
    ],
    manifest: Annotated[
        Path | None, typer.Option(metavar="FILE", help="CSV or JSON Lines with what files lack.")
    ] = None,
    url: Annotated[str | None, typer.Option(help="The article's address.")] = None,
    title: Annotated[str | None, typer.Option(help="Its headline.")] = None,
    author: Annotated[list[str] | None, typer.Option(metavar="NAME", help="Who signs it; may be repeated.")] = None,
    publisher: Annotated[str | None, typer.Option(help="Its outlet.")] = None,
    date: Annotated[str | None, typer.Option(help="When it was published, ISO 8601.")] = None,
    language: Annotated[str | None, typer.Option(help="Its language, such as en.")] = None,
    license_: Annotated[str | None, typer.Option("--license", metavar="URL", help="Its licence.")] = None,
    rights: Annotated[str | None, typer.Option(help="Its rights notice.")] = None,
    identifier: Annotated[str | None, typer.Option(help="An identifier it was given, such as a call number.")] = None,
    primary: Annotated[
        bool, typer.Option("--primary", help="These are the first form of their words (a statement, a transcript).")
    ] = False,
    revises: Annotated[str | None, typer.Option(metavar="ID", help="The article of which this is a new text.")] = None,
    digests_only: Annotated[
        bool, typer.Option("--digests-only", help="Keep digests of captures and texts, not the things.")
    ] = False,
    extractor: Annotated[str | None, typer.Option(help="Which engine; llm sends the text away.")] = None,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Fetch from private and loopback addresses too.")
    ] = False,
    max_mb: Annotated[int, typer.Option(min=1, metavar="MB", help="The largest input taken.")] = 64,
    at: AtOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print an object a line.")] = False,
    archive: ArchiveOption = None,
    quiet: QuietOption = False,
) -> None:
    """Add articles. Prints added, unchanged or revised, the record's IRI, and the input, a line each."""
    from provenance.archive import Adding  # noqa: PLC0415
    from provenance.cli.inputs import items, only  # noqa: PLC0415
    from provenance.cli.progress import counted  # noqa: PLC0415
    from provenance.reading.sources import Opening  # noqa: PLC0415

    here = session(context).settle(archive, quiet=quiet)
    opened = here.open()
    given = _given(
        {"url": url, "title": title, "author": author or None, "publisher": publisher, "date": date,
         "language": language, "license": license_, "rights": rights, "identifier": identifier}
    )  # fmt: skip
    single = bool(given.url or given.identifier or revises)
    revised = opened.holding(revises).record.article.id if revises else None
    how = Adding(clock(at), extractor, primary=primary, revises=revised, keep=not digests_only)
    opening = Opening(
        given=given,
        max_bytes=max_mb * 2**20,
        allow_private=allow_private,
        clock=lambda: clock(at),
        **_manifest(manifest),
    )
    for outcome in counted(
        here, opened.add(only(here, items(here, inputs, opening)) if single else items(here, inputs, opening), how)
    ):
        if isinstance(outcome, InvalidRecord | ExtractError):
            here.failed(outcome)
        else:
            here.notices(outcome.notices)
            print(_line(outcome, as_json=as_json), flush=True)
    here.end()


def _line(outcome: Added, *, as_json: bool) -> str:
    if as_json:
        return json.dumps(
            {"outcome": outcome.outcome, "record": outcome.record, "input": outcome.name}, ensure_ascii=False
        )
    return f"{outcome.outcome}  {outcome.record}  {one_line(outcome.name)}"


def _given(options: dict[str, Any]) -> Metadata:
    from provenance.reading import fields  # noqa: PLC0415

    try:
        said, _ = fields.metadata({name: value for name, value in options.items() if value is not None}, "options")
    except ReadError as error:
        raise typer.BadParameter(str(error)) from error
    return said


def _manifest(path: Path | None) -> dict[str, Any]:
    from provenance.reading import manifest  # noqa: PLC0415

    try:
        return {"manifest": manifest.read(path)} if path else {}
    except ReadError as error:
        raise typer.BadParameter(str(error), param_hint="--manifest") from error
