"""Plain text: the file's own text, unchanged; what is not the article's prose is marked, never cut out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.model.reading import Reading
from provenance.reading import plain
from provenance.reading.encoding import decode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.model.reading import Source

NAME, VERSION = "text", "1"


def read(source: Source) -> Iterator[Reading]:
    """The one article of a text file.

    ``text`` is the decoded file: line ends stay as they are, only a byte order mark is dropped. Raises
    `ReadError` where the bytes are empty or no text.
    """
    decoded = decode(source.data, source.name, charset=source.charset)
    furniture, found, dated = plain.article(decoded.text)
    metadata = source.given.over(found)
    if source.url:
        metadata = metadata.over(type(metadata)(url=source.url))
    yield Reading(
        name=source.name,
        data=source.data,
        media_type=source.media_type,
        text=decoded.text,
        metadata=metadata,
        furniture=furniture,
        blocks=plain.blocks(decoded.text, furniture),
        dated=dated,
        reader=NAME,
        reader_version=VERSION,
        retrieved=source.retrieved,
        notices=decoded.notices,
    )
