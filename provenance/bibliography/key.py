"""Citation keys: readable, and the same whatever else is in the file."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from provenance.ids import local

if TYPE_CHECKING:
    from provenance.bibliography.moment import Moment

_SMALL = frozenset(
    ["a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "into", "of", "on", "or", "the", "to", "with"]
)


def key(who: str, when: Moment | None, what: str, iri: str) -> str:
    """``vrijn2024harbour-f36dc1``: who, the year, the first word that says something, and six digits of the IRI.

    The digits make two articles by one author in one year differ without counting them, so that a key does
    not change when another article is added. Only ASCII letters, digits and a hyphen: what every TeX and
    every reference manager takes.
    """
    word = next((w for w in map(_ascii, what.split()) if w and w not in _SMALL), "")
    year = str(when.year) if when else "nd"
    return f"{_ascii(who) or 'anon'}{year}{word}-{local(iri).rpartition('-')[2][:6]}"


def _ascii(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]", "", plain.lower())
