"""`provenance.extract`: what a text attributes to whom, in one call, without a file and without an archive.

A text is read here as the plain-text reader reads a file (its furniture is found, its own lines say what they say of
it), except that nothing of it is refused or changed: every offset counts the code points of the string that was given.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from provenance.extractors import extracted
from provenance.model.reading import Metadata, Outlet, Reading
from provenance.readers.text import NAME, VERSION
from provenance.reading import clean, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date, datetime

    from provenance.model.extraction import Extraction


def extract(
    text: str | Reading,
    *,
    extractor: str | None = None,
    publisher: str | None = None,
    date_published: date | datetime | None = None,
    in_language: str | None = None,
) -> Extraction:
    """The attributions of one article, by the engine named or the default, in the order in which they stand.

    ``text`` is plain text with a blank line or a line end between paragraphs (the first line may be the headline), or
    a `Reading`. Spans are half-open ``[start, end)`` offsets into the string given, or into the reading's ``text``.
    What the text does not say of itself can be said: ``publisher`` (words told to it are told to the article's own
    outlet), ``date_published`` (which 'on Tuesday' is reckoned from), ``in_language`` (BCP 47); more with `read_text`.
    The engine is loaded on first use; for many texts `extract_all` is quicker. `ExtractError` if there is no such
    engine.
    """
    outlet = Outlet(publisher) if publisher else None
    given = Metadata(publisher=outlet, date_published=date_published, in_language=in_language)
    (found,) = extract_all([_told(text, given)], extractor=extractor)
    return found


def extract_all(texts: Iterable[str | Reading], *, extractor: str | None = None) -> Iterator[Extraction]:
    """An extraction for each text, in order and lazily, so that an engine may batch.

    What is found in a text depends on that text alone, whatever else is extracted with it.
    """
    readings = (read_text(text) if isinstance(text, str) else text for text in texts)
    return (extraction for _, extraction in extracted(readings, extractor))


def read_text(text: str, *, name: str = "text", given: Metadata | None = None) -> Reading:
    """A string as the reading that an engine takes; ``given`` wins over what its own lines say.

    Half a surrogate pair becomes U+FFFD, with a notice, because no encoding can hold it; offsets stay. ``data`` is the
    text as UTF-8.
    """
    whole, notices = clean.text(text, name)
    furniture, found, dated = plain.article(whole)
    given = given or Metadata()
    return clean.reading(
        Reading(
            name=name,
            data=whole.encode(),
            media_type="text/plain",
            text=whole,
            metadata=given.over(found),
            given=given,
            furniture=furniture,
            blocks=plain.blocks(whole, furniture),
            dated=dated,
            reader=NAME,
            reader_version=VERSION,
            notices=notices,
        )
    )


def _told(text: str | Reading, given: Metadata) -> Reading:
    """One reading, with what the caller says of it over what it says of itself."""
    if isinstance(text, str):
        return read_text(text, given=given)
    return replace(text, metadata=given.over(text.metadata), given=given.over(text.given))
