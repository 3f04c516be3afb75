"""A web page: its article's text, headline first, and what its markup says about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.model.reading import Reading
from provenance.reading.encoding import decode
from provenance.reading.page.article import article

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.model.reading import Source

NAME, VERSION = "html", "1"


def read(source: Source) -> Iterator[Reading]:
    """The one article of a page: body by trafilatura, metadata by an argued order; nothing is fetched.

    Raises `ReadError` where the bytes are no page, or the page has no article.
    """
    decoded = decode(source.data, source.name, charset=source.charset, markup=True)
    page = article(decoded.text, source.name, url=source.url, latest=source.retrieved)
    yield Reading(
        name=source.name,
        data=source.data,
        media_type=source.media_type,
        text=page.text,
        metadata=source.given.over(page.metadata),
        furniture=page.furniture,
        blocks=page.blocks,
        reader=NAME,
        reader_version=VERSION,
        retrieved=source.retrieved,
        notices=decoded.notices + page.notices,
    )
