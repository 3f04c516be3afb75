"""What is cited, before any format: entries, how they hang together, and how a record becomes them."""

from __future__ import annotations

from provenance.bibliography.entry import UNTITLED, Entry, EntryKind, Link, Sourcing
from provenance.bibliography.listing import Listing, listing
from provenance.bibliography.moment import Moment
from provenance.bibliography.name import LiteralName, Name, PersonName
from provenance.bibliography.source import sourcing

__all__ = [
    "UNTITLED",
    "Entry",
    "EntryKind",
    "Link",
    "Listing",
    "LiteralName",
    "Moment",
    "Name",
    "PersonName",
    "Sourcing",
    "listing",
    "sourcing",
]
