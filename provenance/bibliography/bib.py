"""What BibTeX and BibLaTeX have in common: fields in braces, names, and the file around the entries."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bibtexparser.library import Library
from bibtexparser.model import Entry, Field
from bibtexparser.writer import BibtexFormat, write

from provenance.bibliography import tex
from provenance.bibliography.name import PersonName

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from provenance.bibliography.name import Name

_AND = re.compile(r"(?:^|\s)and(?:\s|$)", re.IGNORECASE)
_PLAIN_WORD = re.compile(r"[^\W\d_]", re.UNICODE)


def document(entries: Iterable[tuple[str, str, Mapping[str, str | None]]]) -> bytes:
    """The file: an entry a type, a key and its fields, whose values are already TeX; empty ones are left out."""
    library = Library(
        [
            Entry(kind, key, [Field(name, value) for name, value in fields.items() if value])
            for kind, key, fields in entries
        ]
    )
    form = BibtexFormat()  # type: ignore[no-untyped-call]
    form.indent, form.value_column, form.block_separator = "  ", "auto", "\n"
    # Without the library's middleware: the values carry their own braces, and a month's macro must have none.
    return write(library, form).encode()


def braced(text: str | None, *, ascii_only: bool) -> str | None:
    """A value in one pair of braces."""
    return f"{{{tex.encode(text, ascii_only=ascii_only)}}}" if text else None


def titled(text: str | None, *, ascii_only: bool) -> str | None:
    """A title in two pairs: BibTeX, biblatex and pandoc lower-case a title's words unless they are braced."""
    return f"{{{braced(text, ascii_only=ascii_only)}}}" if text else None


def verbatim(url: str | None) -> str | None:
    """An address."""
    return f"{{{tex.verbatim(url)}}}" if url else None


def names(people: Iterable[Name], *, ascii_only: bool) -> str | None:
    """'von Last, Jr, First and …'; a body, and any part that BibTeX would split or misread, in braces of its own."""
    joined = " and ".join(_name(name, ascii_only=ascii_only) for name in people)
    return f"{{{joined}}}" if joined else None


def _name(name: Name, *, ascii_only: bool) -> str:
    if not isinstance(name, PersonName):
        return f"{{{tex.encode(name.full, ascii_only=ascii_only)}}}"
    family = _part(name.family, ascii_only=ascii_only, family=True)
    last = f"{tex.encode(name.particle, ascii_only=ascii_only)} {family}" if name.particle else family
    if name.particle and _AND.search(name.particle):
        last = f"{{{tex.encode(name.short, ascii_only=ascii_only)}}}"
    rest = (name.suffix, name.given)
    return ", ".join([last, *(_part(part, ascii_only=ascii_only) for part in rest if part)])


def _part(text: str, *, ascii_only: bool, family: bool = False) -> str:
    """Braced where BibTeX would misread it: a comma, an 'and', a family name in lower case (taken for a particle)."""
    encoded = tex.encode(text, ascii_only=ascii_only)
    first = _PLAIN_WORD.search(text)
    lower = family and bool(first and first.group().islower())
    risky = "," in text or lower or _AND.search(text)
    return f"{{{encoded}}}" if risky else encoded
