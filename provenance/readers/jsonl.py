"""JSON Lines: an article an object, its text under ``text``, ``body``, ``articleBody``, or its page under ``html``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from provenance.errors import ReadError
from provenance.model.reading import Reading
from provenance.notices import Notice, NoticeKind
from provenance.reading import clean, fields, plain
from provenance.reading.page.article import article

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.model.reading import Source

NAME, VERSION = "jsonl", "1"

_TEXTS = ("text", "body", "articleBody", "article_body", "content")
_MARKUP = "html"


def read(source: Source) -> Iterator[Reading | ReadError]:
    """Each line's article; for a line that holds none, a `ReadError` as a value, and the rest goes on.

    A reading is named ``path#n`` after its line, and its ``data`` are that line's bytes. What the line says
    wins over its text or page; what was given for the whole input wins over both. Lines are UTF-8 (RFC 8259).
    Raises `ReadError` where no line is an object at all.
    """
    data = source.data.removeprefix(b"\xef\xbb\xbf")
    met = 0
    first: ReadError | None = None
    for number, line in enumerate(data.splitlines(), 1):
        if not line.strip():
            continue
        name = f"{source.name}#{number}"
        try:
            given = _object(line, name)
        except ReadError as error:
            if met:
                yield error
            elif first is None:
                first = error
            else:  # two lines, neither JSON: this is no JSON Lines file
                raise ReadError(
                    source.name,
                    f"no JSON Lines: {first.problem} (line {first.name.rpartition('#')[2]})",
                    "one JSON object a line, UTF-8",
                ) from error
            continue
        if not met and first is not None:
            yield first
        met += 1
        try:
            yield _reading(source, given, line, name)
        except ReadError as error:
            yield error
    if not met:
        raise first or ReadError(source.name, "the file is empty", "one JSON object a line")


def _object(line: bytes, name: str) -> dict[str, Any]:
    try:
        value = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise ReadError(name, f"not UTF-8 at byte {error.start} of the line", "save the file as UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise ReadError(name, f"not JSON: {error}", "one whole JSON object a line") from error
    if not isinstance(value, dict):
        raise ReadError(name, f"a JSON {type(value).__name__}, not an object", 'write {"text": "…", "url": "…"}')
    return value


def _reading(source: Source, given: dict[str, Any], line: bytes, name: str) -> Reading:
    said, unknown = fields.metadata({key: value for key, value in given.items() if key not in (*_TEXTS, _MARKUP)}, name)
    notices = tuple(Notice(NoticeKind.SKIPPED, name, f"key {key!r} is not read") for key in unknown[:20])
    text = next((given[key] for key in _TEXTS if given.get(key)), None)
    if isinstance(text, str) and text.strip():
        text, lost = _whole(text, name)
        furniture, found, dated = plain.article(text)
        blocks = plain.blocks(text, furniture)
    elif isinstance(given.get(_MARKUP), str) and given[_MARKUP].strip():
        markup, lost = _whole(given[_MARKUP], name)
        dated = None
        page = article(markup, name, url=said.url or source.url, latest=source.retrieved)
        text, furniture, blocks = page.text, page.furniture, page.blocks
        found, notices = page.metadata, notices + page.notices
    else:
        raise ReadError(name, "no article text on this line", f"give it under one of: {', '.join((*_TEXTS, _MARKUP))}")
    return Reading(
        name=name,
        data=line,
        media_type=source.media_type,
        text=text,
        metadata=source.given.over(said).over(found),
        furniture=furniture,
        blocks=blocks,
        dated=dated,
        reader=NAME,
        reader_version=VERSION,
        retrieved=source.retrieved,
        notices=lost + notices,
    )


def _whole(text: str, name: str) -> tuple[str, tuple[Notice, ...]]:
    """The text, with U+FFFD where JSON holds half a surrogate pair, which no encoding can."""
    if "\0" in text:
        raise ReadError(name, "the text holds NUL characters", "give plain text")
    return clean.text(text, name)
