"""Captions of a recording as a text in paragraphs, one for each turn, and when each stretch of it is heard.

A turn begins where WebVTT names another voice (W3C WebVTT, section 4.2.2), at a name before a colon, and at the
marks that broadcasters set for another speaker ('>>', a dash before the line).
"""

from __future__ import annotations

import html
import io
import re
from typing import TYPE_CHECKING, NamedTuple

import webvtt
from webvtt.errors import MalformedCaptionError, MalformedFileError

from provenance.model.reading import Furniture, FurnitureKind, Heard, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_VOICE = re.compile(r"<v(?:\.[^\s>]*)?\s+([^>]*)>")
_TAG = re.compile(r"<[^<>]*>")
_TURN = re.compile(r"(?:>>+|[-–—](?=\s))\s*")
_LABEL = re.compile(r"[A-Z][\w.'’-]*(?: [A-Z(][\w.,'’)-]*){0,5}: ")
_SOUND = re.compile(r"(?:\[[^\[\]]*\]|\([^()]*\)|[♪♫#][^♪♫#]*[♪♫#]?)")
_LANGUAGE = re.compile(r"language:\s*([A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*)\s*", re.IGNORECASE)
_ENDS = (".", "?", "!", "…", '"', "”", "’", ")")
_PAUSE = 2000  # ms
_TIMES = "-->"


class Captions(NamedTuple):
    """The text, with what the file's head says above it; what of it nobody says; when each part is heard.

    ``head`` are the lines above, the title first if there is one; ``language`` as the file states it; ``lost`` the
    captions whose times nobody can read.
    """

    text: str
    head: tuple[str, ...]
    furniture: tuple[Furniture, ...]
    times: tuple[Heard, ...]
    language: str | None
    lost: int


class _Line(NamedTuple):
    """A line as it is heard: in ms, whose voice (None: not said), whether a mark begins another turn with it."""

    start: int
    end: int
    voice: str | None
    turn: bool
    text: str


def captions(text: str, form: str) -> Captions:
    """Read captions; ``form`` is 'vtt' or 'srt'. ValueError where the text is no such file or has no words."""
    try:
        held = webvtt.from_buffer(io.StringIO(text), format=form)
    except (MalformedFileError, MalformedCaptionError) as error:
        raise ValueError(str(error)) from error
    lines = list(_fresh(line for caption in held.captions for line in _lines(caption)))
    if not lines:
        raise ValueError("no words in it")
    notes = [line for note in held.header_comments for line in note.splitlines()]
    head = tuple(line for said in (held.header_text.strip(" \t-–—:"), *notes) if (line := " ".join(said.split())))
    whole, furniture, times = _laid_out(head, lines)
    language = next((found[1] for line in held.metadata if (found := _LANGUAGE.fullmatch(line))), None)
    lost = sum(_TIMES in line for line in text.splitlines()) - len(held.captions)
    return Captions(whole, head, furniture, times, language, max(0, lost))


def _lines(caption: webvtt.Caption) -> Iterator[_Line]:
    """The lines of one caption, a piece for each voice."""
    start, end = caption.start_time.in_milliseconds(), caption.end_time.in_milliseconds()
    voice: str | None = None
    for line in caption.lines:
        parts = _VOICE.split(line)
        for k in range(0, len(parts), 2):
            voice = " ".join(html.unescape(parts[k - 1]).split()) or None if k else voice
            said = " ".join(html.unescape(_TAG.sub("", parts[k])).split())
            mark = _TURN.match(said)
            said = said[mark.end() :] if mark else said
            if said:
                yield _Line(start, end, voice, mark is not None, said)


def _fresh(lines: Iterator[_Line]) -> Iterator[_Line]:
    """Lines without those that roll up: a caption that repeats the lines shown before it says nothing new."""
    shown: list[_Line] = []
    for line in lines:
        shown = [old for old in shown if line.start - old.end < _PAUSE]
        if any(old.text == line.text and old.start != line.start for old in shown):
            shown = [old._replace(end=line.end) if old.text == line.text else old for old in shown]
            continue
        shown.append(line)
        yield line


def _laid_out(head: tuple[str, ...], lines: list[_Line]) -> tuple[str, tuple[Furniture, ...], tuple[Heard, ...]]:
    out: list[str] = []
    furniture: list[Furniture] = []
    times: list[Heard] = []
    length, before, voice = 0, None, None

    def put(words: str, gap: str) -> Span:
        nonlocal length
        gap = gap if out else ""
        out.extend((gap, words))
        length += len(gap) + len(words)
        return Span(length - len(words), length)

    furniture += [Furniture(put(words, "\n\n"), FurnitureKind.OTHER) for words in head]
    for line in lines:
        labelled = line.turn or _LABEL.match(line.text) is not None
        other = line.voice is not None and line.voice != voice
        begins = other or labelled or _pauses(before, line)
        if _SOUND.fullmatch(line.text):
            furniture.append(Furniture(put(line.text, "\n\n"), FurnitureKind.OTHER))
            before = None
            continue
        words = f"{line.voice}: {line.text}" if other else line.text
        span = put(words, "\n\n" if begins or before is None else " ")
        times.append(Heard(Span(span.end - len(line.text), span.end), line.start, line.end))
        before, voice = line, line.voice or (None if labelled else voice)
    return "".join(out) + "\n", tuple(furniture), tuple(times)


def _pauses(before: _Line | None, line: _Line) -> bool:
    """Whether a sentence ends and nothing is heard for a while."""
    return before is not None and line.start - before.end >= _PAUSE and before.text.endswith(_ENDS)
