"""The application: its verbs, in the order in which a newcomer meets them, and what an error becomes."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from typing import Annotated

import typer

from provenance import __version__
from provenance.cli import add, cite, export, extract, init, listing, query, reindex, search, show, validate
from provenance.cli.endings import answering
from provenance.cli.session import ArchiveOption, QuietOption, session

app = typer.Typer(
    name="provenance",
    help="Who said it, who printed it, and through whom the words came.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _version(value: bool) -> None:
    if value:
        print(f"provenance {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    context: typer.Context,
    archive: ArchiveOption = None,
    quiet: QuietOption = False,
    version: Annotated[  # noqa: ARG001
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    session(context).settle(archive, quiet=quiet)


_VERBS: dict[str, Callable[..., None]] = {
    "init": init.init,
    "add": add.add,
    "extract": extract.extract,
    "list": listing.list_,
    "show": show.show,
    "search": search.search,
    "query": query.query,
    "cite": cite.cite,
    "export": export.export,
    "validate": validate.validate,
    "reindex": reindex.reindex,
}
for _verb, _command in _VERBS.items():
    app.command(_verb)(answering(_command))


def run() -> None:
    """Run, whatever the locale can spell: names of files and words of articles are printed as UTF-8."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    app()
