"""Words of a text, as identifiers, digests and limits count them.

A word is a maximal run of letters and digits, with inner apostrophes, hyphens, full stops and commas
('U.S', 'party-state', '1,200'). Pages are full of characters that nobody sees (soft hyphens, zero-width
and variation-selector characters, U+00A0): they are looked through here and kept in the text.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

_UNSEEN = "\u00ad\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f\ufeff"
_LETTER = r"[^\W_]"
WORD = re.compile(rf"{_LETTER}+(?:[{_UNSEEN}]*[’'\-.,]?[{_UNSEEN}]*{_LETTER}+)*")
_LOOK_THROUGH = re.compile(f"[{_UNSEEN}]")
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'"})


def spans(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Where each word stands in ``text[start:end]``, as half-open offsets into ``text``."""
    return [match.span() for match in WORD.finditer(text, start, len(text) if end is None else end)]


def count(text: str) -> int:
    """How many words a text has."""
    return sum(1 for _ in WORD.finditer(text))


def normal(text: str) -> str:
    """The words alone, one space between them: NFKC, case-folded, straight apostrophes, nothing unseen.

    Two printings that differ only in marks, case or white space have the same normal form.
    """
    seen = _LOOK_THROUGH.sub("", unicodedata.normalize("NFKC", text)).translate(_APOSTROPHES)
    return " ".join(match.group() for match in WORD.finditer(seen)).casefold()


def digest(text: str) -> str:
    """SHA-256 of the normal form, in lower-case hexadecimal."""
    return hashlib.sha256(normal(text).encode()).hexdigest()


_PAIRS = (('"', '"'), ("“", "”"), ("‘", "’"), ("«", "»"), ("„", "“"), ("‚", "‘"))


def with_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch with the quotation mark just outside it whose partner stands inside.

    Spans of content leave outer marks out; where a quoted run is only the beginning or the end of a span,
    one mark of its pair is inside and the other is not.
    """
    for opening, closing in _PAIRS:
        inside = text[start:end]
        lone = inside.count(opening) % 2 if opening == closing else inside.count(opening) - inside.count(closing)
        if lone > 0 and text.startswith(closing, end):
            return start, end + 1
        if (lone < 0 or (opening == closing and lone)) and start and text[start - 1] == opening:
            return start - 1, end
    return start, end
