"""A source, and a chain of them, in plain words: for formats that have only a note to say it in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.bibliography.entry import EntryKind
from provenance.bibliography.line import in_marks

if TYPE_CHECKING:
    from provenance.bibliography.entry import Entry, Sourcing


def described(entry: Entry) -> str:
    """``Ilse de Vrijn, “Harbour to reopen”, The Bugle, 2024-03-01``."""
    parts = [author.full for author in entry.author[:1]]
    if entry.title:
        parts.append(entry.title if entry.title.startswith("[") else in_marks(entry.title))
    elif entry.kind is not EntryKind.NEWS:
        parts.append((entry.genre or entry.kind.value).lower())
    parts += [part for part in (entry.container, entry.publisher) if part]
    if entry.issued:
        parts.append(entry.issued.iso)
    return ", ".join(parts) or entry.label


def onward(sourcing: Sourcing, entry: Entry) -> str | None:
    """Through what an entry's words came to the article: ``Quoted in Reuters, quoted in …``; None for the article."""
    if entry.quoted_in is None:
        return None
    by_key = {one.key: one for one in sourcing.entries}
    steps: list[str] = []
    here = entry
    while (link := here.quoted_in) and link.key in by_key:
        here = by_key[link.key]
        steps.append(f"{link.words} {described(here)}")
    told = ", ".join(steps)
    return told[:1].upper() + told[1:]
