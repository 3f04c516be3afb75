"""Activities: how a record came to be."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from provenance.ids import Iri
from provenance.model.node import Node


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity(Node):
    """Something done over time, by an agent, with things; times are instants with a zone."""

    started_at_time: datetime
    ended_at_time: datetime
    used: tuple[Iri, ...] = ()
    was_associated_with: tuple[Iri, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Capturing(Activity):
    """The bytes were received."""

    types: ClassVar[tuple[str, ...]] = ("Capturing", "Activity")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading(Activity):
    """A reader made a text and a description out of the bytes."""

    types: ClassVar[tuple[str, ...]] = ("Reading", "Activity")


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction(Activity):
    """An extractor found attributions in the text."""

    types: ClassVar[tuple[str, ...]] = ("Extraction", "Activity")
