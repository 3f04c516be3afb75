"""What every verb shares: which archive, how loud, and how many things went wrong."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from provenance.archive import Archive
    from provenance.notices import Notice

ArchiveOption = Annotated[
    Path | None,
    typer.Option("--archive", metavar="DIR", help="The archive (else $PROVENANCE_ARCHIVE, else ./records)."),
]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="Say only what went wrong.")]
AtOption = Annotated[
    str | None,
    typer.Option(
        "--at", metavar="TIME", help="The time to record, ISO 8601 with a zone (else $SOURCE_DATE_EPOCH, else now)."
    ),
]


@dataclass
class Session:
    """One run of the command line: results go to stdout, everything a person is told goes to stderr."""

    archive: Path | None = None
    quiet: bool = False
    failures: int = field(default=0)

    def settle(self, archive: Path | None, *, quiet: bool) -> Session:
        """The options of a verb win over those before it."""
        self.archive = archive or self.archive
        self.quiet = quiet or self.quiet
        return self

    def open(self) -> Archive:
        """The archive to work on; `StoreError` if there is none."""
        from provenance.archive import Archive  # noqa: PLC0415

        return Archive.open(self.where(), tell=self.tell)

    def where(self) -> Path:
        """The archive's folder: the option's, else the environment's, else ``./records``."""
        return self.archive or Path(os.environ.get("PROVENANCE_ARCHIVE") or "records")

    def tell(self, line: str) -> None:
        """Something worth knowing; kept back by ``--quiet``."""
        if not self.quiet:
            print(one_line(line), file=sys.stderr)

    def notices(self, notices: Iterable[Notice]) -> None:
        """What was lost or doubted, a line each."""
        for notice in notices:
            self.tell(f"note: {notice}")

    def failed(self, problem: object) -> None:
        """One input failed: say so, go on, and end with exit code 1."""
        self.failures += 1
        print(f"error: {one_line(problem)}", file=sys.stderr)

    def end(self) -> None:
        """End the verb with the exit code it has earned."""
        if self.failures:
            raise typer.Exit(1)


def session(context: typer.Context) -> Session:
    """The session of this run."""
    found: Session = context.ensure_object(Session)
    return found


def one_line(problem: object) -> str:
    """A message on one line, with nothing in it that could drive a terminal."""
    return clean(str(problem)).strip()


def clean(line: str) -> str:
    """The line without characters that could drive a terminal."""
    return "".join(c if c.isprintable() else " " for c in line)


def clock(at: str | None) -> datetime:
    """The time to record, in whole seconds: ``--at``, else ``SOURCE_DATE_EPOCH``, else now."""
    try:
        if at:
            found = datetime.fromisoformat(at)
            if found.tzinfo is None:
                raise typer.BadParameter(
                    f"{at!r} has no zone; write for example 2024-04-01T09:00:00Z", param_hint="--at"
                )
            return found.astimezone(UTC).replace(microsecond=0)
        if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
            return datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise typer.BadParameter(f"{at or 'SOURCE_DATE_EPOCH'}: {error}", param_hint="--at") from error
    return datetime.now(UTC).replace(microsecond=0)
