"""Openings: where what was said begins after a cue, and where it ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.drafting.foreign.times import time_at
from provenance.drafting.foreign.verbs import Verb, verb_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.drafting.foreign.tongue import Tongue
    from provenance.prose.words import Word

COORDINATING = frozenset(("et", "und", "y", "e", "pero", "mais", "aber"))
_REACH = 30
_STOPS = frozenset(",;:(")
_NEAR = 8
_INFINITIVES = {"fr": ("er", "ir", "oir", "re"), "es": ("ar", "er", "ir"), "de": ()}


def opened(words: Sequence[Word], start: int, verb: Verb, language: Tongue) -> tuple[int, int] | None:  # noqa: C901, PLR0911, PLR0912
    """What follows a cue as its content: after a colon, 'que', a comma (German), or quoted words themselves."""
    german = language.code == "de"
    end = closing(words, len(words))
    k = start
    lead = k
    while lead < end and words[lead].low in {"ne", "n'", "y", "pas", "no", "en", "se", "s'"} and lead - k < 3:
        lead += 1
    if lead < end and not verb.fragment_only and _infinitive(words[lead], language):
        return k, _clause_end(words, lead + 1, end, language)
    if language.has("about", words[verb.end - 1].low) and (piece := _about(words, start, end)):
        return piece
    over = start
    for k in range(start, min(end, start + _REACH)):
        word = words[k]
        if k < over:
            continue
        if word.text == "," and language.at("citing", words, k + 1):
            over = next((j for j in range(k + 2, end) if words[j].text == ","), end)
            continue
        if word.text == ":":
            return (k + 1, end) if k + 1 < end else None
        if word.text in {";", ".", "?", "!"} or (word.low in COORDINATING and verb_at(words, k + 1, language)):
            return None
        if word.run is not None:
            return _fragment(words, start, k, end, verb, language)
        if size := language.at("that", words, k):
            if verb.fragment_only or (german and (k == 0 or words[k - 1].text != ",")):
                continue
            if (
                k - start > _NEAR
                and words[k - 1].is_word
                and words[k - 1].low not in language.closed
                and not _sets(words, start, language)
            ):
                return None
            return k + size, _clause_end(words, k + size, end, language)
        if word.text == "," and german and k + 1 < end and not verb.fragment_only:
            if language.at("that", words, k + 1):
                continue
            if words[k + 1].run is not None:
                return _fragment(words, start, k + 1, end, verb, language)
            return k + 1, _clause_end(words, k + 1, end, language)
        object_of = k == start and k + 1 < end and language.at("before_that", words, k) and not verb.fragment_only
        if object_of and _infinitive(words[k + 1], language):
            return k + 1, _clause_end(words, k + 2, end, language)
    return None


def _about(words: Sequence[Word], start: int, end: int) -> tuple[int, int] | None:
    """Whom or what somebody calls something, with what they call it: 'las demandas de «una lista»'."""
    run = next((k for k in range(start, min(end, start + _REACH)) if words[k].run), None)
    if run is None or any(not w.is_word for w in words[start:run]):
        return None
    last = run + 1
    while last < end and not (words[last].text in _STOPS or words[last].low in COORDINATING):
        last += 1
    return start, last


def _infinitive(word: Word, language: Tongue) -> bool:
    """Whether a word ends as an infinitive does; no German one, which comes last."""
    ends = word.low.endswith(_INFINITIVES[language.code]) and word.low not in {"premier", "dernier", "hier"}
    return ends and word.text.islower() and word.low not in language.closed


def _sets(words: Sequence[Word], start: int, language: Tongue) -> bool:
    """Whether what stands between a cue and 'que' says where, when and to whom."""
    return language.has("lead", words[start].low) or language.has("told", words[start].low) or words[start].text == ","


def _clause_end(words: Sequence[Word], start: int, end: int, language: Tongue) -> int:
    """Where what was said ends: at a coordinated cue, or at a source named at the end of the sentence."""
    for k in range(start + 1, end):
        if words[k].text == ":" and k + 1 < end and words[k + 1].run is not None:
            return k
        if (
            words[k].text == ","
            and k + 1 < end
            and (language.at("according", words, k + 1) and not language.at("weak_according", words, k + 1))
        ):
            return k
        if words[k].low in COORDINATING and k + 1 < end:
            verb = verb_at(words, k + 1, language)
            if (
                verb
                and verb.end < end
                and (
                    language.at("that", words, verb.end)
                    or words[verb.end].run
                    or words[verb.end].text == ","
                    or language.has("about", words[verb.end - 1].low)
                )
            ):
                return k - (words[k - 1].text == ",")
    return end


def _fragment(  # noqa: PLR0913, PLR0917
    words: Sequence[Word], start: int, run: int, end: int, verb: Verb, language: Tongue
) -> tuple[int, int] | None:
    """Quoted words that a verb has for its object, with the article and the preposition that lead to them."""
    begin = run
    while begin > start and (
        language.has("indefinite", words[begin - 1].low)
        or language.has("definite", words[begin - 1].low)
        or (words[begin - 1].low in {"de", "d'", "von", "vom", "als", "a", "como"} and begin > start)
    ):
        begin -= 1
    if (
        begin < run
        and not verb.fragment
        and words[begin].low not in language.of("definite")
        and words[begin].low not in language.of("indefinite")
    ):
        begin = run
    led = words[start:begin]
    if verb.fragment and not verb.whole and led and all(_object(words, k, language) for k in range(start, begin)):
        begin = start  # 'prometió ayuda «en las próximas horas»'
    if verb.whole and begin < run and words[begin].low not in {"von", "vom", "als", "de", "d'"}:
        begin = run
    stop = run + 1
    while stop < end:
        if words[stop].text in {",", ";", ":", "("} or (
            words[stop].low in COORDINATING and not any(w.run for w in words[stop : stop + 4])
        ):
            follows = words[stop + 1 : stop + 3]
            if not (words[stop].text == "," and any(w.run for w in follows)):
                break
        stop += 1
    return (begin, stop) if verb.fragment or run - start <= 12 else None


def _object(words: Sequence[Word], k: int, language: Tongue) -> bool:
    """Whether a word between a verb and quoted words can be of what was said, not of where, when and to whom."""
    low = words[k].low
    narrow = low in {"de", "d'", "du", "des", "del", "von", "vom"}
    return (
        words[k].is_word
        and (narrow or not language.has("lead", low))
        and not language.has("told", low)
        and not language.has("crowd", low)
        and not time_at(words, k, language)
        and not language.has("small", low)
    )


def closing(words: Sequence[Word], end: int) -> int:
    """Where a sentence ends without its closing marks."""
    while end and not (words[end - 1].is_word or words[end - 1].run or words[end - 1].text in "%€)"):
        end -= 1
    return end
