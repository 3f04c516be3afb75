"""Agents: who spoke, who wrote, who published, and which software read it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from provenance.ids import Iri
from provenance.model.node import Node


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Node):
    """A person as one article names them; two people of one name in two articles stay two."""

    types: ClassVar[tuple[str, ...]] = ("Person", "Agent")

    name: str
    job_title: str | None = None
    same_as: tuple[Iri, ...] = ()
    url: Iri | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Organization(Node):
    """A body that speaks or writes: a ministry, a company, a campaign."""

    types: ClassVar[tuple[str, ...]] = ("Organization", "Agent")

    name: str
    same_as: tuple[Iri, ...] = ()
    url: Iri | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsMediaOrganization(Node):
    """An outlet: the article's own publisher, or one the words came through."""

    types: ClassVar[tuple[str, ...]] = ("NewsMediaOrganization", "Agent")

    name: str
    same_as: tuple[Iri, ...] = ()
    url: Iri | None = None
    publishing_principles: Iri | None = None
    corrections_policy: Iri | None = None
    ethics_policy: Iri | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UnnamedSource(Node):
    """Somebody whom the article does not name; ``description`` are its own words ('a senior official')."""

    types: ClassVar[tuple[str, ...]] = ("UnnamedSource", "Agent")

    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SoftwareAgent(Node):
    """The program, or one part of it, that did an activity."""

    types: ClassVar[tuple[str, ...]] = ("SoftwareAgent", "SoftwareApplication", "Agent")

    name: str
    software_version: str
    acted_on_behalf_of: Iri | None = None
