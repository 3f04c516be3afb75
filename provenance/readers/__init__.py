"""Readers: an input's bytes in, articles out. The bytes as received are the capture; a reader changes nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from provenance.errors import ReadError
from provenance.model.reading import Outlet, Reading
from provenance.reading import clean
from provenance.reading.publishers import publisher
from provenance.registry import Plugin, Registry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.model.reading import Source


class Reader(Protocol):
    """The articles of one source, lazily; `ReadError` is raised where there is none.

    Where one article of many is bad (a line of JSON Lines), its `ReadError` is yielded as a value in its
    place and the rest goes on.
    """

    def __call__(self, source: Source, /) -> Iterator[Reading | ReadError]:
        """Read one source; what cannot be kept is in each reading's notices."""


class _NoReader(ReadError):
    def __init__(self, message: str) -> None:
        super().__init__("input", message)


READERS: Registry[Reader] = Registry(
    "provenance.readers",
    (
        Plugin(
            "text",
            "provenance.readers.text:read",
            media_types=("text/plain",),
            extensions=(".txt", ".text"),
            summary="Plain text; the first line may be the headline",
        ),
        Plugin(
            "html",
            "provenance.readers.html:read",
            media_types=("text/html", "application/xhtml+xml"),
            extensions=(".html", ".htm", ".xhtml"),
            summary="A web page",
        ),
        Plugin(
            "jsonl",
            "provenance.readers.jsonl:read",
            media_types=("application/jsonl", "application/x-ndjson"),
            extensions=(".jsonl", ".ndjson"),
            summary="JSON Lines, one article an object",
        ),
        Plugin(
            "captions",
            "provenance.readers.captions:read",
            media_types=("text/vtt", "application/x-subrip"),
            extensions=(".vtt", ".srt"),
            summary="Captions of a recording, with their times (WebVTT, SubRip)",
        ),
    ),
    _NoReader,
)


def read(source: Source) -> Iterator[Reading | ReadError]:
    """The articles of one source by the reader for its media type; a `ReadError` in place of what cannot be read.

    What every reading has in common is done here: what was given beside it, `clean`, and who publishes at its address.
    """
    source = replace(source, name=clean.name(source.name))
    plugin = next((plugin for plugin in READERS if source.media_type in plugin.media_types), None)
    if plugin is None:
        yield ReadError(
            source.name, f"no reader for {source.media_type}", "save it as text, HTML, JSON Lines, WebVTT or SRT"
        )
        return
    try:
        for found in READERS.load(plugin.name)(source):
            if isinstance(found, Reading):
                yield _published(clean.reading(replace(found, given=source.given)))
            else:
                yield found
    except ReadError as error:
        yield error


def _published(found: Reading) -> Reading:
    """With the publisher at its address, where neither the article nor anybody else names one."""
    name = publisher(found.metadata.url) if found.metadata.url and not found.metadata.publisher else None
    return replace(found, metadata=replace(found.metadata, publisher=Outlet(name))) if name else found
