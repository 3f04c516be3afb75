"""Sources: the bytes as received, the text made of them, the article they carry, the works it leans on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from provenance.ids import Iri
from provenance.model.node import LanguageTag, Node, Sha256, When


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture(Node):
    """Bytes as received. ``content_size`` is their number with the unit, as schema.org's Text ('5414 B')."""

    types: ClassVar[tuple[str, ...]] = ("Capture", "MediaObject", "Entity")

    name: str | None = None
    url: Iri | None = None
    encoding_format: str
    content_size: str
    sha256: Sha256
    generated_at_time: datetime
    was_generated_by: Iri
    encodes_creative_work: Iri


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleText(Node):
    """The text a reader made; every selector of the record points into it. ``sha256`` is of its UTF-8 bytes."""

    types: ClassVar[tuple[str, ...]] = ("ArticleText", "MediaObject", "Entity")

    encoding_format: str
    content_size: str
    sha256: Sha256
    was_derived_from: Iri
    was_generated_by: Iri
    encodes_creative_work: Iri


@dataclass(frozen=True, slots=True, kw_only=True)
class _Article(Node):
    url: Iri | None = None
    headline: str | None = None
    author: tuple[Iri, ...] = ()
    publisher: Iri | None = None
    date_published: When | None = None
    date_modified: When | None = None
    in_language: LanguageTag | None = None
    article_section: str | None = None
    credit_text: str | None = None
    license: Iri | None = None
    copyright_notice: str | None = None
    identifier: str | None = None
    word_count: int
    citation: tuple[Iri, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsArticle(_Article):
    """An article; ``citation`` are the works it leans on, held or not."""

    types: ClassVar[tuple[str, ...]] = ("NewsArticle", "Entity")

    dateline: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PrimaryText(_Article):
    """A text that somebody asserts to be the first form of the words in it: a press statement, a transcript."""

    types: ClassVar[tuple[str, ...]] = ("PrimaryText", "Article", "Entity")


Article = NewsArticle | PrimaryText


@dataclass(frozen=True, slots=True, kw_only=True)
class CreativeWork(Node):
    """A cited work, described as far as the citing article describes it, whether or not the archive holds it."""

    types: ClassVar[tuple[str, ...]] = ("CreativeWork", "Entity")

    name: str | None = None
    genre: str | None = None
    author: Iri | None = None
    publisher: Iri | None = None
    date_published: When | None = None
