"""Contents: how far what is said reaches, to the right of a cue or to the left of a source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.drafting.frames import resumes
from provenance.prose.cues import AUXILIARIES, cue
from provenance.prose.lexicon import LINKS, PERSONAL, listed
from provenance.resolving.settings import opens_setting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.drafting.clauses import Clause
    from provenance.prose.words import Word

_LEAVES = listed("but which who while although though even where despite according there")
_END = frozenset(".?!…")
_REACH = 20


def right(words: Sequence[Word], clause: Clause, others: Sequence[Clause]) -> int:
    """The index after the last word of what begins at ``words[clause.begin]``."""
    limit = len(words)
    while limit > clause.begin and words[limit - 1].text in _END:
        limit -= 1
    posts = {o.left for o in others if o.post and o.left > clause.begin}
    aside = clause.source is not None and clause.source.relative is not None
    past = 0
    for k in range(clause.begin, limit):
        if k in posts:
            return _without_comma(words, clause.begin, k)
        word = words[k]
        follows = words[k + 1] if k + 1 < limit else None
        if k == clause.begin or k < past:
            continue
        if word.text == ";" or opens_setting(words, k):
            return _without_comma(words, clause.begin, k)
        if word.text == "," and follows is not None and _leaves(words, k + 1, limit, aside=aside):
            back = _aside(words, k, limit)
            if back is None:
                return k
            past = back
        if (
            word.low in {"and", "but"}
            and follows is not None
            and _cue_form(follows, {"past", "s"})
            and follows.low != "support"
        ):
            return _without_comma(words, clause.begin, k)
    return limit


def _aside(words: Sequence[Word], comma: int, limit: int) -> int | None:
    """'the bridge, which was built in May, would close': where what was said goes on after a relative clause."""
    if words[comma + 1].low not in {"which", "who"}:
        return None
    for k in range(comma + 2, min(limit - 1, comma + _REACH)):
        if words[k].text in ";:" or words[k].run is not None:
            return None
        if words[k].text == ",":
            return k + 1 if resumes(words, k) else None
    return None


def _leaves(words: Sequence[Word], k: int, limit: int, *, aside: bool) -> bool:
    """Whether, after a comma, ``words[k]`` begins something that is no longer what was said."""
    low = words[k].low
    if low in _LEAVES or low in {"mr.", "mrs.", "ms."} or _cue_form(words[k], {"ing"}):
        return True
    if low in {"he", "she"} or (
        aside and (_cue_form(words[k], {"past", "s"}) or low in AUXILIARIES or low.endswith("ed"))
    ):
        return True
    if low in {"said", "says"}:
        return True
    if low == "and" and k + 1 < limit:
        follows = words[k + 1]
        return (
            follows.low in PERSONAL
            or _cue_form(follows, {"past", "s", "ing"})
            or (aside and follows.low in AUXILIARIES)
        )
    return False


def _cue_form(word: Word, forms: set[str]) -> bool:
    found = cue(word.low)
    return found is not None and not word.name_like and bool(found.forms & forms) and "base" not in found.forms


def _without_comma(words: Sequence[Word], begin: int, end: int) -> int:
    while end > begin + 1 and words[end - 1].text in {",", "—", "–", "-"}:
        end -= 1
    return end


def left(words: Sequence[Word], clause: Clause, floor: int = 0) -> tuple[int, int]:
    """``[begin, end)`` of what stands before the source and cue of ``clause``."""
    begin, end = floor, clause.left
    while begin < end and (words[begin].text in {",", ";", "—", "–", "-", "."} or words[begin].low in {"and", "but"}):
        begin += 1
    if begin + 1 < end and words[begin].low in LINKS and words[begin + 1].text == ",":
        begin += 2
    return begin, _without_comma(words, begin, end) if end > begin else begin
