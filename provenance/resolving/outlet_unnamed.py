"""Outlets that an article does not name: 'state media', 'local reports', 'a regional newspaper'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.prose.lexicon import listed
from provenance.resolving.outlet_forms import Found
from provenance.resolving.people import places

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.prose.words import Word

_WHOSE = listed(
    "state state-run state-owned state-controlled state-backed government pro-government official semi-official "
    "independent opposition private local regional national international foreign western domestic provincial"
)
_HOUSES = listed(
    "media press television tv radio newspaper newspapers daily dailies tabloid tabloids broadcaster broadcasters "
    "outlet outlets channel channels station stations website websites site sites agency agencies paper papers"
)
_SORTS = listed("news media press television tv radio")
_NEED_SORT = listed("outlet outlets channel channels station stations website websites site sites agency agencies")
_REPORTS = listed("reports coverage")
_STATE = listed("state state-run state-owned state-controlled media television")
_OF_A_PLACE = ("an", "ese", "ish", "ic", "ch", "li", "i", "n")
_COUNTED = listed("several some many other various multiple two three")


def unnamed(words: Sequence[Word], k: int, end: int) -> Found | None:
    """The outlet without a name that begins at ``words[k]``, under its own words without an article.

    It needs an adjective that says whose it is, or to be a report of the media; 'the media' alone is nobody.
    """
    first = k + (words[k].low in {"the", "a", "an"})
    at = first
    whose = False
    while at < end and (words[at].low in _WHOSE or words[at].low in _COUNTED or _nation(words, at, end)):
        whose = whose or words[at].low not in _COUNTED
        at += 1
    sort = at
    while at < end and words[at].low in _SORTS and at + 1 < end and words[at + 1].low in _HOUSES | _REPORTS:
        at += 1
    sorted_ = at > sort
    if at == end or (words[at].name_like and at > first):
        return None
    low = words[at].low
    house = low in _HOUSES and whose and (sorted_ or low not in _NEED_SORT)
    fits = house or (low in _REPORTS and (sorted_ or whose))
    if not fits or (at + 1 < end and words[at + 1].name_like):
        return None
    names = {k for k in range(first, at) if _nation(words, k, end)}
    return Found(k, at + 1, " ".join(words[j].text if j in names else words[j].low for j in range(first, at + 1)))


def _nation(words: Sequence[Word], k: int, end: int) -> bool:
    """'Norwegian': a place that is known, or a word in its place before 'state media'."""
    if not words[k].name_like:
        return False
    follows = words[k + 1].low if k + 1 < end else ""
    lead = words[k].low in _WHOSE | _COUNTED | _SORTS | _HOUSES
    return words[k].low in places() or (not lead and follows in _STATE and words[k].low.endswith(_OF_A_PLACE))
