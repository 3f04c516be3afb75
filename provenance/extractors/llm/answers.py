"""A model's answer as claims. It is hostile input: whatever it is, what comes out are short lists of strings.

Taken is what a well-meaning model does wrong (a fence around the JSON, words before it, a string where a list was
asked for, an end that is missing); everything else is counted and dropped. No number of an answer is looked at.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

MOST = 500
"""Attributions of one answer that are still looked at; a piece of text has no more sentences than that."""
PIECES = 20
"""Pieces of one part (content is interrupted) that are still looked at."""
LONGEST = 12_000
"""Characters of one string that are still looked at: as many as a piece of text has."""

_TEXT = {"type": "string"}
_TEXTS = {"type": "array", "items": _TEXT}
_ROW = {
    "passage": _TEXT,
    "source": _TEXTS,
    "cue": _TEXTS,
    "content": _TEXTS,
    "stated": {"type": "boolean"},
}


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    required = list(properties)
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


SCHEMA = _object({"attributions": {"type": "array", "items": _object(_ROW)}})
"""What an answer is asked to be (JSON Schema, in the part of it that endpoints hold answers to)."""

_THOUGHT = re.compile(r"\A(?!\s*(?:```\w*\s*)?[{\[]).*</think(?:ing)?>", re.DOTALL)  # not the article's own '</think>'
_BEGINS = re.compile(r"[{\[]")
_OPENS = re.compile(r'"attributions"\s*:\s*\[|\A\s*(?:```\w*\s*)?\[')
_BETWEEN = re.compile(r"[\s,]*")
_DECODER = json.JSONDecoder()


@dataclass(frozen=True, slots=True)
class Claim:
    """One attribution as the model words it: strings that are to be found. ``passage`` is where they stand."""

    content: tuple[str, ...]
    source: tuple[str, ...] = ()
    cue: tuple[str, ...] = ()
    stated: bool | None = None
    passage: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What an answer claims, how many of its entries are no attributions, and whether it breaks off."""

    claims: tuple[Claim, ...]
    malformed: int = 0
    cut: bool = False


def answer(words: tuple[str, bool]) -> Answer | None:
    """The claims of an answer, given its words and whether they are whole; None where there is no JSON in it."""
    text, whole = words
    text = _THOUGHT.sub("", text)
    rows, broken = _rows(text)
    if rows is None:
        return None
    claims = [_claim(row) for row in rows[:MOST]]
    good = tuple(claim for claim in claims if claim)
    return Answer(good, len(rows) - len(good), cut=broken or not whole)


def _rows(text: str) -> tuple[list[Any] | None, bool]:
    """The entries, and whether there should be more: of the JSON as a whole, else as many as are whole."""
    if begin := _BEGINS.search(text):
        try:
            found, _ = _DECODER.raw_decode(text, begin.start())
        except (ValueError, RecursionError):
            found = None
        rows = found.get("attributions") if isinstance(found, dict) else found
        if isinstance(rows, list):
            return rows, False
    opening = _OPENS.search(text)
    found, cut = _salvaged(text, opening.end()) if opening else ([], True)
    return (None, False) if cut and not found else (found, cut)


def _salvaged(text: str, at: int) -> tuple[list[Any], bool]:
    rows: list[Any] = []
    at = _after(_BETWEEN, text, at)
    while len(rows) <= MOST and not text.startswith("]", at):
        try:
            row, at = _DECODER.raw_decode(text, at)
        except (ValueError, RecursionError):
            break
        rows.append(row)
        at = _after(_BETWEEN, text, at)
    return rows, not text.startswith("]", at)


def _after(pattern: re.Pattern[str], text: str, at: int) -> int:
    hit = pattern.match(text, at)
    return hit.end() if hit else at


def _claim(row: Any) -> Claim | None:
    if not isinstance(row, dict):
        return None
    parts = [_strings(row.get(name)) for name in ("content", "source", "cue")]
    content, source, cue = parts
    if not content or source is None or cue is None:
        return None
    stated, passage = row.get("stated"), row.get("passage")
    return Claim(
        content,
        source,
        cue,
        stated if isinstance(stated, bool) else None,
        passage if isinstance(passage, str) and len(passage) <= LONGEST else "",
    )


def _strings(value: Any) -> tuple[str, ...] | None:
    """The strings of one part, without empty ones; None where it is anything else, or too much."""
    if value is None:
        return ()
    values = value if isinstance(value, list) else [value]
    if len(values) > PIECES or not all(isinstance(one, str) and len(one) <= LONGEST for one in values):
        return None
    return tuple(one for one in values if one.strip())
