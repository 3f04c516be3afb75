"""The application: its verbs, in the order in which a newcomer meets them, and what an error becomes."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import Annotated

import typer

from provenance import __version__
from provenance.cli import add, cite, export, extract, init, listing, query, reindex, search, show, validate
from provenance.cli.session import ArchiveOption, QuietOption, one_line, session
from provenance.errors import ProvenanceError, StoreError

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
    app.command(_verb)(_command)


def run() -> None:
    """Run, and turn every error of ours into one line and an exit code; a reader that went away is no error."""
    try:
        app()
    except ProvenanceError as error:
        print(f"error: {one_line(error)}", file=sys.stderr)
        sys.exit(2 if isinstance(error, StoreError) else 1)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(141)
    except KeyboardInterrupt:
        print("interrupted; what was acknowledged is kept", file=sys.stderr)
        sys.exit(130)
