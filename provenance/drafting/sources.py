"""Sources: who goes with a verb, over what may stand between the two, and who goes with a form in '-ing'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.prose.cues import AUXILIARIES, cue, is_adverb
from provenance.prose.lexicon import DETERMINERS, PREPOSITIONS, SETTLED, TIMES, listed
from provenance.resolving.mentions import Mention, before

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.prose.words import Word

_REACH = 28
_STRONG = listed("went spoke shot put broke sang spat swore thought began")
_COUNTS = listed("a one two three four five six few couple the this that same")
_ON = listed("on in at since by")
_PLURAL = listed(
    "they we i you who which that some others many several most few both people critics police women children"
)


def who(words: Sequence[Word], end: int, floor: int = 0) -> Mention | None:
    """The mention before ``words[end]``, or before the day that stands there ('Jane Roe on Monday said')."""
    found = before(words, end, floor) or _aged(words, end, floor)
    if found is None and (day := _day(words, end, floor)) < end:
        found = before(words, day, floor) or _aged(words, day, floor)
    return _made(words, found, floor) if found else None


def _made(words: Sequence[Word], maker: Mention, floor: int) -> Mention:
    """'records obtained by the Gazette show': the records are what shows, not who obtained them."""
    k = maker.first - 2 - (maker.first > 1 and words[maker.first - 1].low in DETERMINERS)
    if k <= floor or words[k + 1].low != "by" or maker.relative is not None or not words[k].low.endswith(("ed", "en")):
        return maker
    found = before(words, k, floor)
    return found._replace(close=maker.close or maker.end - 1) if found and found.relative is None else maker


def helped(words: Sequence[Word], i: int, floor: int) -> tuple[int, set[str]]:
    """Where the verb at ``words[i]`` begins, and the words in lower case that help it: 'has also', 'was on Monday'."""
    k = i
    helpers: set[str] = set()
    while k > floor:
        word = words[k - 1]
        if not (word.low in AUXILIARIES or word.low == "to" or is_adverb(word.low)):
            day = _day(words, k, floor)
            if day == k or words[day - 1].low not in AUXILIARIES:
                break
            k = day
            continue
        if word.name_like and word.low.endswith("ly") and k - 1 > floor:
            break
        k -= 1
        helpers.add(word.low)
    return k, helpers


def _day(words: Sequence[Word], end: int, floor: int) -> int:
    """Where the words for a time that end right before ``words[end]`` begin; ``end`` where there are none."""
    k = end
    while k > floor + 1 and (words[k - 1].low in TIMES | SETTLED or words[k - 1].text.isdigit()):
        k -= 1
    if not any(w.low in TIMES for w in words[k:end]):
        return end
    while k > floor + 1 and (words[k - 1].low in _COUNTS or words[k - 1].low in _ON or is_adverb(words[k - 1].low)):
        k -= 1
    return k


def _aged(words: Sequence[Word], end: int, floor: int) -> Mention | None:
    """'the 29-year-old': somebody named by nothing but an age."""
    if end - 2 < floor or not words[end - 1].low.endswith("-year-old") or words[end - 2].low not in DETERMINERS:
        return None
    return Mention(end - 2, end)


def subject(words: Sequence[Word]) -> Mention | None:
    """The mention before the first verb of a sentence."""
    for k in range(1, min(len(words), _REACH)):
        low = words[k].low
        verb = cue(low)
        if low in AUXILIARIES or low in _STRONG or low.endswith("ed") or (verb and "past" in verb.forms):
            return who(words, k)
    return None


def plural(words: Sequence[Word], end: int, source: Mention | None) -> bool:
    """Whether a bare form of a verb may follow ``words[:end]``: 'officials say', 'members of the crew say'."""
    if end < 1:
        return False
    low = words[end - 1].low
    if low == "," or low in {"also", "still"} or _many(low):
        return True
    if source is None:
        return False
    head = next((k for k in range(source.first + 1, source.end) if words[k].low in PREPOSITIONS), source.end) - 1
    return _many(words[head - (head > source.first and words[head].low.endswith("ed"))].low)


def _many(low: str) -> bool:
    return low in _PLURAL or low.endswith("men") or (low.endswith("s") and not low.endswith(("ss", "'s", "us")))
