"""Subjects that stand before their verb, over the asides between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.drafting.foreign.beside import ENDS, Mention, determined, name_at, named_in_full, role_like
from provenance.drafting.foreign.mentions import LIMIT, after
from provenance.drafting.foreign.times import time_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.drafting.foreign.tongue import Tongue
    from provenance.prose.words import Word

_BRACKETED = 9


def before(words: Sequence[Word], floor: int, end: int, language: Tongue) -> Mention | None:
    """The mention that the verb at ``words[end]`` has for its subject, looking back to ``floor``."""
    while end > floor and (
        language.has("small", words[end - 1].low)
        or time_ends(words, floor, end, language)
        or words[end - 1].text == ")"
    ):
        if words[end - 1].text == ")":
            opening = _opening(words, floor, end)
            if opening is None:
                return None
            end = opening
            continue
        end = time_ends(words, floor, end, language) or end - 1
    chunks = _chunks(words, floor, end)
    while len(chunks) > 1 and _aside(words, *chunks[-1], language):
        chunks.pop()
    if not chunks:
        return None
    first, stop = chunks[-1]
    relative = language.code != "de" and language.has("relative", words[first].low)
    if relative and len(chunks) > 2 and (joined := _apposed(words, chunks[-3], chunks[-2], language)):
        return joined  # 'El alcalde, Jane Roe, que está de viaje, dijo'
    if len(chunks) > 1 and (joined := _apposed(words, chunks[-2], chunks[-1], language)):
        return joined
    if len(chunks) > 2 and (joined := _apposed(words, chunks[-3], chunks[-1], language)):
        return joined  # 'Jane Roe, 58 ans, directrice, dit'
    return _last(words, first, stop, language, opens=len(chunks) == 1 or chunks[-1][0] == floor)


def _opening(words: Sequence[Word], floor: int, end: int) -> int | None:
    """Where the bracket that closes before ``words[end]`` opens; None if that is far off."""
    return next((j for j in range(end - 1, max(floor, end - _BRACKETED) - 1, -1) if words[j].text == "("), None)


def time_ends(words: Sequence[Word], floor: int, end: int, language: Tongue) -> int:
    """Where words for a time that end at ``words[end]`` begin; 0 if none end there."""
    for start in range(max(floor, end - 4), end):
        if time_at(words, start, language) == end:
            return start
    return 0


def _chunks(words: Sequence[Word], floor: int, end: int) -> list[tuple[int, int]]:
    """The stretches between commas, up to the stop, dash or quoted words before."""
    found: list[tuple[int, int]] = []
    stop = k = end
    while k > floor:
        word = words[k - 1]
        if word.text == ")" and (opening := _opening(words, floor, k)) is not None:
            found += [(k, stop)] if k < stop else []
            stop = k = opening  # 'Jane Roe (sans étiquette), dit'
            continue
        if word.run is not None or word.text in ENDS:
            if k < stop:
                found.append((k, stop))
            stop = k - 1
            if word.text != "," or word.run is not None:
                return found[::-1]
        k -= 1
    if k < stop:
        found.append((k, stop))
    return found[::-1]


def _aside(words: Sequence[Word], first: int, stop: int, language: Tongue) -> bool:
    """'lui', 'en revanche', 'por su parte': said between commas, and nobody's name."""
    return (
        language.at("adverbials", words, first) == stop - first
        or (language.has("lead", words[first].low) and not language.has("relative", words[first].low))
        or words[first].text.isdigit()
    )


def _apposed(  # noqa: PLR0911
    words: Sequence[Word], one: tuple[int, int], two: tuple[int, int], language: Tongue
) -> Mention | None:
    """'la maire, Jane Roe', 'Jane Roe, la maire', 'Jane Roe, qui ...'."""
    if language.has("lead", words[one[0]].low) and not language.has("relative", words[one[0]].low):
        return None
    if time_at(words, one[0], language) == one[1]:
        return None
    head = _last(words, *one, language, opens=True)
    if head is None or head.end != one[1]:
        return None
    if language.has("relative", words[two[0]].low) and language.code != "de":
        return head._replace(role=(two[0], two[0]))
    if name_at(words, *two, language) == two[1] and not named_in_full(words, head, language):
        return head._replace(name=two)
    if words[head.end - 1].name_like and role_like(words, *two, language):
        return head._replace(role=two)
    return None


def _last(words: Sequence[Word], first: int, stop: int, language: Tongue, *, opens: bool) -> Mention | None:
    """The noun phrase that ends a stretch: the leftmost start from which one reaches its end."""
    while first < stop and (
        words[first].low in {"mais", "et", "or", "pero", "y", "aber", "und", "doch", "auch", "pues"}
    ):
        first += 1
    if first >= stop:
        return None
    if opens and language.code == "de" and language.has("lead", words[first].low):
        return None  # the subject follows the verb
    held = words[:stop]
    for k in range(max(first, stop - LIMIT - 2), stop):  # no phrase is longer, whatever joins its last words
        if (size := language.at("pronouns", words, k)) and k + size == stop:
            return Mention(k, stop)
        if k > first and not (determined(words, k, language) or (words[k].name_like and not words[k - 1].name_like)):
            continue
        if k > first and language.has("of", words[k - 1].low) and not language.has("lead", words[first].low):
            continue
        found = after(held, k, language)
        if found is not None and stop in {found.end, found.last}:
            return found
        whole = found is not None and k == first and language.code != "de" and found.end < stop
        if found is not None and whole and language.has("relative", words[found.end].low):
            return found._replace(role=(found.end, stop))  # 'un élu qui a requis l'anonymat'
    return None
