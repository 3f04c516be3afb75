"""A count of what is done, on a terminal alone."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from provenance.cli.session import Session

T = TypeVar("T")


def counted(here: Session, things: Iterable[T]) -> Iterator[T]:
    """The things as they come, counted on stderr where a person watches and the results go elsewhere."""
    if here.quiet or not sys.stderr.isatty() or sys.stdout.isatty():
        yield from things
        return
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    columns = (TextColumn("{task.description}"), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("articles", total=None)
        for thing in things:
            progress.advance(task)
            yield thing
