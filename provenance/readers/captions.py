"""Captions of a recording, WebVTT or SubRip: what was said, turn by turn, with the times at which it is heard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.errors import ReadError
from provenance.model.reading import Metadata, Outlet, Reading
from provenance.notices import Notice, NoticeKind
from provenance.reading.encoding import decode
from provenance.reading.language import guess
from provenance.reading.lines import lines
from provenance.reading.masthead import opening
from provenance.reading.subtitles import captions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.model.reading import Source

NAME, VERSION = "captions", "1"

_FORMS = {"text/vtt": "vtt", "application/x-subrip": "srt"}


def read(source: Source) -> Iterator[Reading]:
    """The one text of a file of captions, a paragraph for each turn. Raises `ReadError` where it has no words."""
    decoded = decode(source.data, source.name, charset=source.charset)
    form = _FORMS[source.media_type]
    try:
        held = captions(decoded.text, form)
    except ValueError as error:
        raise ReadError(source.name, f"no {form.upper()} captions: {error}", f"save it as {form.upper()}") from error
    above = opening(lines(held.text))
    found = Metadata(
        headline=held.head[0] if held.head else None,
        publisher=Outlet(above.publisher) if above.publisher else None,
        date_published=above.day,
        in_language=held.language or guess(held.text),
        url=source.url,
    )
    lost = f"{held.lost} of its captions {'has' if held.lost == 1 else 'have'} no times that can be read: left out"
    yield Reading(
        name=source.name,
        data=source.data,
        media_type=source.media_type,
        text=held.text,
        metadata=source.given.over(found),
        furniture=held.furniture,
        times=held.times,
        dated=above.dated,
        reader=NAME,
        reader_version=VERSION,
        retrieved=source.retrieved,
        notices=(*decoded.notices, *([Notice(NoticeKind.SKIPPED, source.name, lost)] if held.lost else [])),
    )
