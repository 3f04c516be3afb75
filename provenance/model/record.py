"""A record: one named graph with everything about one article, and the description of itself inside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, TypeVar

from provenance.ids import Iri
from provenance.model.activity import Capturing, Extraction, Reading
from provenance.model.agent import NewsMediaOrganization, Organization, Person, SoftwareAgent, UnnamedSource
from provenance.model.annotation import Annotation
from provenance.model.node import Node
from provenance.model.quotation import CitedSpeech, Quotation, ReportedSpeech
from provenance.model.source import ArticleText, Capture, CreativeWork, NewsArticle, PrimaryText

N = TypeVar("N", bound=Node)


@dataclass(frozen=True, slots=True, kw_only=True)
class Description(Node):
    """What a record says about itself; its IRI is the graph's name."""

    types: ClassVar[tuple[str, ...]] = ("Record", "Bundle", "Entity")

    about: Iri
    generated_at_time: datetime
    was_attributed_to: Iri
    was_revision_of: Iri | None = None
    conforms_to: Iri


NODE_TYPES: tuple[type[Node], ...] = (
    Description, NewsArticle, PrimaryText, Capture, ArticleText,
    Quotation, ReportedSpeech, CitedSpeech, CreativeWork, Annotation,
    Person, Organization, NewsMediaOrganization, UnnamedSource, SoftwareAgent,
    Capturing, Reading, Extraction,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Record:
    """All nodes of one named graph, the description first. Node IRIs are unique within it."""

    nodes: tuple[Node, ...]

    @property
    def description(self) -> Description:
        """What the record says about itself. ValueError if it says nothing."""
        for node in self.nodes:
            if isinstance(node, Description):
                return node
        raise ValueError("a record without a description of itself")

    @property
    def id(self) -> Iri:
        """The IRI of the record and of its graph."""
        return self.description.id

    def all(self, kind: type[N]) -> tuple[N, ...]:
        """The nodes of one class, in their order."""
        return tuple(node for node in self.nodes if isinstance(node, kind))

    def get(self, iri: str, kind: type[N]) -> N | None:
        """The node with this IRI, if it is there and of this class."""
        return next((node for node in self.nodes if node.id == iri and isinstance(node, kind)), None)

    @property
    def article(self) -> NewsArticle | PrimaryText:
        """The article the record is about. ValueError if the record is about something else."""
        about = self.description.about
        for node in self.nodes:
            if isinstance(node, NewsArticle | PrimaryText) and node.id == about:
                return node
        raise ValueError(f"record {self.id} is about no article")
