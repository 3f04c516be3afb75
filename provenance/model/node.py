"""What every part of a record is: a node with an IRI and types, or an embedded value without one.

A field is the snake_case of the standard's term; the JSON key is the term itself, in camelCase; the IRI of
the term stands only in ``vocab/context.jsonld``. A field that is None or () is not written.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar, NewType

from provenance.ids import Iri

Sha256 = NewType("Sha256", str)
"""64 lower-case hexadecimal digits."""

LanguageTag = NewType("LanguageTag", str)
"""A language tag as in BCP 47, such as ``en`` or ``pt-BR``."""

When = date | datetime
"""A day, or an instant with a zone, as exactly as it is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Embedded:
    """A value that is written inside the node it belongs to, as a blank node."""

    types: ClassVar[tuple[str, ...]] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A node of its own in the graph. ``types`` are terms; the first is the one that only this class has."""

    types: ClassVar[tuple[str, ...]] = ()

    id: Iri
