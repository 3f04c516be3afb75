"""A table for people: every cell whole, IRIs short where that loses nothing to the eye."""

from __future__ import annotations

import io
import re
import unicodedata
from typing import IO, TYPE_CHECKING

import pyoxigraph as ox

from provenance import vocab
from provenance.querying.results import Result, Rows, Term, Truth

if TYPE_CHECKING:
    from collections.abc import Sequence

_PLAIN = re.compile(r"[\w\-.]+")


def draw(found: Result, out: IO[bytes], *, base: str = "", terminal: bool = False) -> None:
    """Draw an answer: lines and columns as wide as their cells, or rich's table on a terminal."""
    if isinstance(found, Truth):
        out.write(b"true\n" if found else b"false\n")
        return
    head = found.columns if isinstance(found, Rows) else ("subject", "predicate", "object")
    rows = [[cell(term, base) for term in row] for row in found]
    if terminal:
        _draw_rich(head, rows, out)
        return
    widths = [max(map(_width, column)) for column in zip(head, *rows, strict=True)]
    for row in (head, ["-" * width for width in widths], *rows):
        line = "  ".join(text + " " * (width - _width(text)) for text, width in zip(row, widths, strict=True))
        out.write(line.rstrip().encode("utf-8", "replace") + b"\n")


def cell(term: Term | None, base: str = "") -> str:
    """A term for the eye: literals bare (with their language), IRIs by prefix or without the archive's base.

    Control characters are written as escapes: a quoted article must not steer anybody's terminal.
    """
    if term is None:
        return ""
    if isinstance(term, ox.NamedNode):
        return _shown(_short(term.value, base))
    if isinstance(term, ox.Literal):
        return _shown(term.value + (f"@{term.language}" if term.language else ""))
    return _shown(str(term))


def _short(iri: str, base: str) -> str:
    spaces = {"": base, **{f"{name}:": space for name, space in vocab.prefixes().items()}}
    for prefix, space in sorted(spaces.items(), key=lambda item: -len(item[1])):
        if space and iri.startswith(space) and _PLAIN.fullmatch(iri, len(space)):
            return prefix + iri[len(space) :]
    return iri


def _shown(text: str) -> str:
    return "".join(
        c if unicodedata.category(c) not in ("Cc", "Cs", "Zl", "Zp") else c.encode("unicode_escape").decode()
        for c in text
    )


def _width(text: str) -> int:
    """Columns on a screen: wide characters take two, combining ones none."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.category(c) in ("Mn", "Me", "Cf") else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )


def _draw_rich(head: Sequence[str], rows: Sequence[Sequence[str]], out: IO[bytes]) -> None:
    from rich.console import Console  # noqa: PLC0415 - slow to load, and only needed on a terminal
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    drawn = Table()
    for name in head:
        drawn.add_column(Text(name), overflow="fold")
    for row in rows:
        drawn.add_row(*(Text(text) for text in row))
    wrapper = io.TextIOWrapper(out, encoding="utf-8", errors="replace", write_through=True)
    try:
        Console(file=wrapper, force_terminal=True).print(drawn)
    finally:
        wrapper.detach()
