"""Quotings: 'the Gazette quoted Roe as saying', 'Roe was quoted by the Gazette as saying'. Roe is the source."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from provenance.prose.lexicon import listed
from provenance.resolving.addressees import addressed
from provenance.resolving.mentions import Mention, after

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.prose.words import Word

_REACH = 14
_SAYING = listed("saying telling warning describing calling writing adding stating claiming arguing")
_STOPS = frozenset(".?!…;")


class Quoting(NamedTuple):
    """Who is quoted, where the cue ends ('... as saying'), and where what they said begins if it follows."""

    source: Mention
    end: int
    begin: int


def active(words: Sequence[Word], i: int) -> Quoting | None:
    """'quoted Roe as saying', with 'quoted' at ``words[i]``."""
    k = _as_saying(words, i + 2)
    if k is None:
        return None
    source = Mention(i + 1, i + 2) if words[i + 1].low in {"him", "her", "them"} else after(words, i + 1)
    return None if source is None else Quoting(source, k + 2, _begin(words, k + 1))


def passive(words: Sequence[Word], i: int, source: Mention | None) -> Quoting | None:
    """'Roe was quoted (by the Gazette) as saying (by the Gazette)', with 'quoted' at ``words[i]``."""
    k = _as_saying(words, i + 1)
    return None if k is None or source is None else Quoting(source, k + 2, _begin(words, k + 1))


def _as_saying(words: Sequence[Word], start: int) -> int | None:
    for k in range(start, min(len(words) - 1, start + _REACH)):
        if words[k].low == "as" and words[k + 1].low in _SAYING:
            return k
        if words[k].run is not None or words[k].text in ";:":
            return None
    return None


def _begin(words: Sequence[Word], saying: int) -> int:
    """Where the words begin: past somebody told, past 'by the Gazette on Monday', past ':' and 'that'."""
    k = saying + 1
    if words[saying].low == "telling":
        k = addressed(words, k)
    if k < len(words) and words[k].low in {"by", "in", "on", "to"}:
        for j in range(k, min(len(words), k + _REACH)):
            if words[j].low == "that" or words[j].run is not None or words[j].text == ":":
                k = j
                break
            if words[j].text in _STOPS:
                break
    follows = words[k + 1] if k + 1 < len(words) else None
    k += k < len(words) and (words[k].text == ":" or bool(words[k].text == "," and follows and follows.run))
    return k + (k < len(words) and words[k].low == "that")
