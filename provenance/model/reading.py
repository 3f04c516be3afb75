"""What passes between a reader, an extractor and the composer: values without identifiers of their own.

A reader takes a `Source` and yields `Reading` values; an extractor takes readings and yields `Extraction` values.
Every span is a half-open ``[start, end)`` pair of code-point offsets into `Reading.text`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from provenance.notices import Notice


class Span(NamedTuple):
    """Half-open ``[start, end)`` code-point offsets into a reading's text."""

    start: int
    end: int


class FurnitureKind(StrEnum):
    """Text on the page that is not the article's own prose.

    ``HEADING``: what stands under the headline, and over a section. ``RELATED``: links to other stories.
    ``NOTE``: what a newsroom says of the article, of its author and of itself (corrections, updates, contacts).
    """

    HEADLINE = "headline"
    HEADING = "heading"
    BYLINE = "byline"
    DATELINE = "dateline"
    CAPTION = "caption"
    RELATED = "related"
    SIGN_UP = "sign-up"
    CREDIT = "credit"
    SHARE = "share"
    COMMENT = "comment"
    PULL_QUOTE = "pull-quote"
    NOTE = "note"
    OTHER = "other"


class Furniture(NamedTuple):
    """A stretch of text that an extractor passes over, and what it is."""

    span: Span
    kind: FurnitureKind


class Heard(NamedTuple):
    """A stretch of text and when it is heard in the recording whose captions it is, in milliseconds from its start."""

    span: Span
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Byline:
    """Who signs an article: a person, or an organisation ('Associated Press', 'Staff')."""

    name: str
    type: str = "Person"
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who publishes: the name as printed, links as given, and the outlet's stated policies (schema.org URLs)."""

    name: str
    url: str | None = None
    same_as: tuple[str, ...] = ()
    publishing_principles: str | None = None
    corrections_policy: str | None = None
    ethics_policy: str | None = None


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known about an article beside its text; every field may be missing.

    Dates are `date`, or `datetime` with a zone where the page gives the time. ``rights`` is words,
    ``license`` a URL. ``identifier`` is a given identifier (a call number, a DOI), used for identity where
    there is no URL.
    """

    url: str | None = None
    headline: str | None = None
    author: tuple[Byline, ...] = ()
    publisher: Outlet | None = None
    date_published: date | datetime | None = None
    date_modified: date | datetime | None = None
    in_language: str | None = None
    dateline: str | None = None
    credit: str | None = None
    article_section: str | None = None
    license: str | None = None
    rights: str | None = None
    identifier: str | None = None

    def over(self, other: Metadata) -> Metadata:
        """These values where given, else the other's."""
        mine = {name: getattr(self, name) for name in self.__slots__}
        return replace(other, **{name: value for name, value in mine.items() if value not in (None, ())})


@dataclass(frozen=True, slots=True)
class Source:
    """An input as received: its bytes and what is known of it from outside.

    ``name`` is the path or URL as the user gave it. ``given`` are the values of a manifest, a sidecar or
    options: they win over what the bytes say. ``charset`` is the transport's (HTTP header), if any.
    """

    name: str
    data: bytes
    media_type: str
    url: str | None = None
    charset: str | None = None
    retrieved: datetime | None = None
    given: Metadata = field(default_factory=Metadata)


@dataclass(frozen=True, slots=True)
class Reading:
    """One article as a reader made it out of a source.

    ``text`` is what every offset counts: for plain text the file's own text unchanged, for a page the
    extracted body, headline first. ``furniture`` are the stretches an extractor passes over, in order, never
    overlapping. ``blocks`` are the paragraphs that the page or the file sets off as block quotes (a span each, in
    order): words that are somebody's without quotation marks, if what stands before or under them says whose.
    ``times`` are those of captions, in the order of the text; what is no caption has none.
    ``dated`` are the words of the text that give the day of the whole.
    ``metadata`` is what the bytes say and what was given, ``given`` what was given alone.
    ``data`` are the bytes that hold this article (the line, in a file of many articles).
    """

    name: str
    data: bytes
    media_type: str
    text: str
    metadata: Metadata
    given: Metadata = field(default_factory=Metadata)
    furniture: tuple[Furniture, ...] = ()
    blocks: tuple[Span, ...] = ()
    times: tuple[Heard, ...] = ()
    dated: Span | None = None
    reader: str = ""
    reader_version: str = ""
    retrieved: datetime | None = None
    notices: tuple[Notice, ...] = ()

    def heard(self, span: Span) -> tuple[int, int] | None:
        """When a span is heard, in milliseconds from the start of the recording; None where no captions say it."""
        first = bisect_right(self.times, span.start, key=lambda one: one.span.end)
        end = bisect_left(self.times, span.end, key=lambda one: one.span.start)
        within = self.times[first:end]
        return (min(one.start for one in within), max(one.end for one in within)) if within else None
