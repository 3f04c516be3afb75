"""``provenance cite``: a citation of an article or a quotation, 'quoted in' where the words came through another."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from provenance.cli.session import ArchiveOption, QuietOption, session
from provenance.errors import UnknownId


class Form(StrEnum):
    """Where the citation stands."""

    LIST = "list"
    IN_TEXT = "in-text"
    NOTE = "note"


class Output(StrEnum):
    """The markup."""

    TEXT = "text"
    HTML = "html"
    MARKDOWN = "markdown"


def cite(
    context: typer.Context,
    identifiers: Annotated[
        list[str], typer.Argument(metavar="ID…", help="IRIs of articles or quotations, or their last parts.")
    ],
    style: Annotated[
        str,
        typer.Option(
            help="apa, chicago-notes (or chicago), chicago-author-date, mla, a CSL style's name, or a FILE.csl."
        ),
    ] = "apa",
    form: Annotated[Form, typer.Option(help="The reference list, the text, or a note.")] = Form.LIST,
    cite_original: Annotated[
        bool,
        typer.Option("--cite-original", help="You have read the original: cite it, not the source that quotes it."),
    ] = False,
    to: Annotated[Output, typer.Option("--to", help="The markup.")] = Output.TEXT,
    archive: ArchiveOption = None,
    quiet: QuietOption = False,
) -> None:
    """Write citations, 'quoted in' where it is due.

    The source you read is the article that was captured; what came through it is cited as quoted in it.
    """
    from provenance.citing import cite as citations  # noqa: PLC0415

    here = session(context).settle(archive, quiet=quiet)
    opened = here.open()
    holdings = []
    for identifier in identifiers:
        try:
            holdings.append(opened.holding(identifier))
        except UnknownId as error:
            here.failed(error)
    lines, notices = citations(holdings, style=style, form=form.value, output=to.value, cite_original=cite_original)
    here.notices(notices)
    for line in lines:
        print(line)
    here.end()
