"""Zones: what stands between marks, or after the dash of a turn, and the incises that stand within it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provenance.prose.marks import Run, runs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.drafting.foreign.tongue import Tongue
    from provenance.model.reading import Span
    from provenance.prose.view import View
    from provenance.prose.words import Word

_TURN = {
    "fr": re.compile(r"[—–-] ?(?=[\w¿¡«“])"),
    "es": re.compile(r"[—–](?=[\w¿¡«“])"),
    "de": re.compile(r"[—–] ?(?=[\w„»])"),
}
_RAYA = re.compile(r"(?<=[.?!»”] )—(?=[A-ZÁÉÍÓÚÑ¿¡])")
_DASHES = frozenset("—–")
_STOPS = frozenset(".?!…")
_REACH = 9


def zones(view: View, language: Tongue) -> Iterator[tuple[Span, list[Run], bool]]:
    """For each paragraph its span, its outermost zones, and whether it is a turn set off by a dash."""
    for span, found in zip(view.paragraphs, runs(view.text, view.paragraphs), strict=True):
        quoted = [_paused(view.text, run) for run in found]
        dash = _TURN[language.code].match(view.text, span.start, span.end)
        if dash and dash.end() < span.end:
            yield span, [Run(span.start, span.end, dash.end(), span.end)], True
            continue
        raya = _RAYA.search(view.text, span.start, span.end) if language.code == "es" else None
        if raya and raya.end() < span.end and not any(r.start < raya.start() < r.end for r in quoted):
            kept = [r for r in quoted if r.end <= raya.start()]
            yield span, [*kept, Run(raya.start(), span.end, raya.end(), span.end)], False
        else:
            yield span, quoted, False


def _paused(text: str, run: Run) -> Run:
    """'« Qui ? » demande-t-il': French marks stand off from their words by a space."""
    inside = text[run.inner : run.inner_end].rstrip()
    return run._replace(pauses=True) if inside.endswith((",", "?", "!", "…")) else run


def pieces(zone: Run, inside: Sequence[Word], language: Tongue) -> Iterator[Run | Word]:
    """A zone as its runs and, between them, the words of its incises."""
    at, k, first = zone.start, 0, True
    inner = zone.inner
    while k < len(inside):
        end = incise(inside, k, language)
        if not end:
            k += 1
            continue
        last = inside[k - 1].end
        if inside[k].text in {"?", "!", "…"}:
            last = inside[k].end
        if last > inner:
            stop = max(last, inside[k].start)
            yield Run(at, stop, inner, last, reopens=zone.reopens and first, pauses=True)
            first = False
        words = inside[k:end] if inside[k].text not in {"?", "!", "…"} else inside[k + 1 : end]
        yield from words
        while end < len(inside) and inside[end].text in {".", ","}:
            yield inside[end]
            end += 1
        if end >= len(inside):
            return
        at = inner = inside[end].start
        k = end
    if inner < zone.inner_end and any(w.start >= inner for w in inside):
        yield zone._replace(start=at, inner=inner, reopens=zone.reopens and first)


def incise(words: Sequence[Word], k: int, language: Tongue) -> int:
    """Where the incise that ``words[k]`` (a comma, a dash, '?') opens ends, with its closing mark; 0 if none does."""
    opening = words[k].text
    if not k or not (opening in _DASHES or opening == "," or opening in {"?", "!", "…"}):
        return 0
    verb = _verb(words, k + 1, language)
    dash = opening in _DASHES
    if not verb and dash and k + 2 < len(words) and words[k + 1].text.islower() and words[k].start > words[k - 1].end:
        follows = words[k + 2]
        if follows.name_like or (language.has("definite", follows.low) and not language.closed & {words[k + 1].low}):
            verb = k + 2
    if not verb:
        return 0
    source = verb
    while source < len(words) and source - verb < _REACH and _between(words, source, language):
        source += 1
    if source >= len(words):
        return source
    inverted = any(w.low.startswith("-") for w in words[k + 1 : verb])  # 'a-t-elle déclaré mardi dans un communiqué'
    if not _names(words, source, language) and not inverted:
        return source + 1 if dash and words[source].text in _DASHES else 0
    return _end(words, source, language, dash=dash)


def _verb(words: Sequence[Word], k: int, language: Tongue) -> int:
    """Where the verb of an incise ends; 0 if there is none."""
    at = k
    while at < len(words) and language.has("objects", words[at].low) and at - k < 2:
        at += 1
    if at < len(words) and words[at].text.islower():
        if size := language.verb(words, at):
            after = at + size
            return after + (after < len(words) and words[after].low.startswith("-"))
        if at + 1 < len(words) and words[at + 1].low.startswith("-") and not language.has("aux", words[at].low):
            return at + 2
        if language.has("aux", words[at].low):
            for j in range(at + 1, min(len(words), at + 4)):
                if size := language.at("participles", words, j):
                    return j + size
                if not (language.has("small", words[j].low) or words[j].low.startswith("-")):
                    break
    return 0


def _between(words: Sequence[Word], k: int, language: Tongue) -> bool:
    low = words[k].low
    if language.has("definite", low):
        return k + 1 < len(words) and language.has("days", words[k + 1].low)
    return language.has("small", low) or language.has("days", low) or language.has("dayparts", low)


def _names(words: Sequence[Word], k: int, language: Tongue) -> bool:
    low = words[k].low
    kinds = ("definite", "indefinite", "possessive", "pronouns", "titles", "told")
    return words[k].name_like or any(language.has(kind, low) for kind in kinds)


def _end(words: Sequence[Word], k: int, language: Tongue, *, dash: bool) -> int:
    for j in range(k, len(words)):
        word = words[j]
        if dash:
            if word.text in _DASHES:
                return j + 1
        elif word.text in _STOPS or (word.text == "," and not _more(words, j, language)):
            return j + 1
    return len(words)


def _more(words: Sequence[Word], comma: int, language: Tongue) -> bool:
    """Whether an incise goes on after a comma: with a name, with what somebody is, or with where it was said."""
    if comma + 2 >= len(words):
        return False
    one, two = words[comma + 1], words[comma + 2]
    if one.text.isdigit() or (one.low == "de" and two.text.isdigit()):
        return True  # 'dit Jane, 81 ans'
    if one.name_like:
        return two.name_like or language.has("titles", one.low)
    if language.has("lead", one.low):
        return any(
            language.at(kind, words, j)
            for j in range(comma + 1, min(len(words), comma + 7))
            for kind in ("conference", "statement", "hearing", "social", "interview")
        )
    clause = words[comma + 1 : comma + 12]
    role = one.text.islower() and (two.low in language.of("of") or language.has("definite", one.low))
    stops = [w.text for w in clause if w.text in {",", "."}]
    previous = words[comma - 1].name_like
    return bool(role and previous and stops and not language.has("pronouns", one.low))
