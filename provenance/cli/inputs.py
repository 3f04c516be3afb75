"""What the user names, opened and read; what cannot be is one line on stderr and a failure, and the rest goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.errors import ReadError
from provenance.model.reading import Reading, Source
from provenance.reading.media import JSON_LD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from provenance.cli.session import Session
    from provenance.reading.sources import Opening


def items(here: Session, names: Iterable[str], opening: Opening) -> Iterator[Reading | Source]:
    """The articles of all inputs, and our own records as the sources they are."""
    from provenance.readers import READERS, read  # noqa: PLC0415
    from provenance.reading.sources import open_sources  # noqa: PLC0415

    for error in opening.manifest.errors:
        here.failed(error)
    here.notices(opening.manifest.notices)
    for source in open_sources(names, READERS, opening):
        if isinstance(source, ReadError):
            here.failed(source)
        elif source.media_type == JSON_LD:
            yield source
        else:
            for reading in read(source):
                if isinstance(reading, ReadError):
                    here.failed(reading)
                else:
                    yield reading


def readings(here: Session, names: Iterable[str], opening: Opening) -> Iterator[Reading]:
    """The articles of all inputs; a record of ours is no article, and that is said."""
    for item in items(here, names, opening):
        if isinstance(item, Reading):
            yield item
        else:
            here.failed(ReadError(item.name, "a record, not an article", "add it with 'provenance add'"))


def only(here: Session, found: Iterable[Reading | Source]) -> Iterator[Reading | Source]:
    """The first article; the others are refused, because an address or identifier is one article's."""
    for number, item in enumerate(found):
        if number:
            mend = "use --manifest for many"
            here.failed(ReadError(item.name, "--url, --identifier and --revises are for one article", mend))
        else:
            yield item
