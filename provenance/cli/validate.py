"""``provenance validate``: whether records are what they should be."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from provenance.cli.session import ArchiveOption, QuietOption, one_line, session

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.cli.session import Session
    from provenance.validation import Report


def validate(
    context: typer.Context,
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[PATH…]", help="Record files, - for stdin; the whole archive, if none."),
    ] = None,
    thorough: Annotated[
        bool, typer.Option("--thorough", help="Also compare how three readers of JSON-LD read each record.")
    ] = False,
    archive: ArchiveOption = None,
    quiet: QuietOption = False,
) -> None:
    """Check records against the rules and their digests.

    Form, shapes, references, and digests against what is held. What could not be checked is said.
    """
    here = session(context).settle(archive, quiet=quiet)
    count = unchecked = 0
    for report in _files(here, paths, thorough=thorough) if paths else _archive(here, thorough=thorough):
        count += 1
        for finding in report.findings:
            line = one_line(f"{report.name}: {finding}")
            if finding.severity == "violation":
                here.failed(line)
            else:
                unchecked += finding.severity == "not checked"
                here.tell(f"note: {line}")
    invalid = f"{here.failures} problem{'s' * (here.failures != 1)}" if here.failures else "no problems"
    print(
        f"{count} record{'s' * (count != 1)} checked: {invalid}"
        + (f"; {unchecked} checks could not be made" if unchecked else "")
    )
    here.end()


def _files(here: Session, paths: list[Path], *, thorough: bool) -> Iterator[Report]:
    from provenance.validation import validate_document  # noqa: PLC0415

    for path in paths:
        try:
            data = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
        except OSError as error:
            here.failed(f"{path}: {error.strerror}")
            continue
        yield validate_document(data, str(path), thorough=thorough)


def _archive(here: Session, *, thorough: bool) -> Iterator[Report]:
    opened = here.open()
    for path in opened.shelves.strangers():
        here.failed(f"{path}: is no file of an archive")
    yield from opened.validate(thorough=thorough)
