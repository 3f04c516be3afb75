"""Whether a text's first line is its headline: decided by form alone, since plain text does not say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.reading.lines import Line

_LONGEST = 200
_MOST_WORDS = 26
_SHORT_WORDS = 12
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_SMALL = frozenset(
    [
        "a",
        "an",
        "the",
        "and",
        "but",
        "or",
        "nor",
        "of",
        "in",
        "on",
        "at",
        "to",
        "for",
        "from",
        "by",
        "with",
        "as",
        "vs",
        "via",
        "into",
        "over",
        "after",
        "up",
        "out",
        "off",
        "is",
        "it",
        "its",
    ]
)
_SENTENCES = re.compile(r"[.!?][\"”’')]?\s+[\"“‘(]?[A-Z]")
_KICKER = re.compile(r"[^\W\d_]{2,20}(?: ?[/|&] ?[^\W\d_]{2,20})?")
_END = re.compile(r"[.:,]['\"”’)]*$")
_PROSE = re.compile(
    r"\b(?:said|told|according to|reported|announced)\b[^.]{0,80}\.$"
    r"|^[\"“].*[,.!?][\"”]\s+\w+ (?:said|says)\b|^(?:By|Von|Par|Por) [A-Z]"
    r"|^[A-Z][A-Z .,'’-]{2,40}(?:\([A-Z]\w+\))?\s+[—–-]{1,2}\s",
)
_ABBREVIATED = re.compile(r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Jr|Sr|vs|No|Prof|Rev|Inc|Corp|Co)\.")


def headline(lines: Sequence[Line]) -> Line | None:
    """The first line if it is a headline by its form, or the next where that is only a section's name; else None.

    It stands alone before a blank line (or before a longer paragraph), is one line of at most 26 words,
    is no sentence of prose with a cue of speech, and either ends without a full stop, is written in title
    case, or is much shorter than the paragraph after it.
    """
    if len(lines) > 2 and lines[0].block != lines[1].block and _KICKER.fullmatch(lines[0].text):
        return _headline(lines[1:])
    return _headline(lines)


def _headline(lines: Sequence[Line]) -> Line | None:
    if len(lines) < 2:
        return None
    first, after = lines[0], lines[1]
    text = first.text
    if text.endswith(";") and len(text) <= _LONGEST and len(after.text) <= _LONGEST:
        return first  # as news databases join it to the line under it
    words = _WORD.findall(text)
    if not 2 <= len(words) <= _MOST_WORDS or len(text) > _LONGEST or _PROSE.search(text):
        return None
    plain = _ABBREVIATED.sub("X", text)
    several = bool(_SENTENCES.search(plain))
    ended = bool(_END.search(plain))
    alone = after.block != first.block
    titled = title_case(words)
    if several:
        return first if alone and titled else None
    if not ended:
        return first if alone or len(after.text) > 1.5 * len(text) or titled else None
    body = max(len(line.text) for line in lines[1:6])
    return first if alone and (titled or (len(words) <= _SHORT_WORDS and body > 1.6 * len(text))) else None


def title_case(words: list[str]) -> bool:
    """Title case, or capitals throughout: nearly every word that is not a little one begins with a capital."""
    large = [word for word in words if word.lower() not in _SMALL]
    return len(large) > 2 and sum(word[0].isupper() for word in large) >= 0.85 * len(large)
