"""Formatted citations of articles and quotations, in any CSL style, saying which source was read."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from provenance.bibliography import sourcing
from provenance.errors import WriteError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from provenance.model.holding import Holding
    from provenance.notices import Notice

__all__ = ["Form", "Output", "cite"]

Choice = TypeVar("Choice", bound=StrEnum)


class Form(StrEnum):
    """What is wanted: the list at the end, the citation in the text, or the note."""

    LIST = "list"
    IN_TEXT = "in-text"
    NOTE = "note"


class Output(StrEnum):
    """The markup of what is given back."""

    TEXT = "text"
    HTML = "html"
    MARKDOWN = "markdown"


def cite(
    holdings: Iterable[Holding],
    *,
    style: str = "apa",
    form: str = Form.LIST,
    output: str = Output.TEXT,
    cite_original: bool = False,
) -> tuple[list[str], list[Notice]]:
    """The citations, and what is to be said about them.

    ``style``: ``apa``, ``chicago-notes`` (``chicago``), ``chicago-author-date``, ``mla``, any name of the CSL
    repository or the path of a ``.csl`` file. A list comes in the style's order, each source once; citations
    and notes come one a holding, in their order. The source read is the captured article; `wording` says how
    a style tells what stands behind it. ``cite_original``: the user has read the original, which is then
    cited plainly. `WriteError`, in one line, for what cannot be done.
    """
    found = [sourcing(holding) for holding in holdings]
    # Here, because the processor and its styles take a tenth of a second to load.
    from provenance.citing.citations import Citations  # noqa: PLC0415

    return Citations(found, style, _one(Form, form), _one(Output, output), cite_original=cite_original).given()


def _one(kind: type[Choice], value: str) -> Choice:
    try:
        return kind(value)
    except ValueError as error:
        raise WriteError(f"no {kind.__name__.lower()} {value!r}; there are: {', '.join(kind)}") from error
