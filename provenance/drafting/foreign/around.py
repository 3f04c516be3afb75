"""Sources named by a phrase or a clause of its own: 'selon X', 'wie X mitteilte'; the rest was said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.drafting.foreign.beside import Mention, determined
from provenance.drafting.foreign.claim import Claim
from provenance.drafting.foreign.mentions import after
from provenance.drafting.foreign.openings import COORDINATING, closing
from provenance.drafting.foreign.outlets import BY_HYPHEN
from provenance.drafting.foreign.preceding import before
from provenance.drafting.foreign.subjects import subject_after
from provenance.drafting.foreign.verbs import Verb, verb_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.drafting.foreign.tongue import Tongue
    from provenance.prose.words import Word

_PAUSES = frozenset(",—–")
_TAIL = 10
_LONG_ROLE = 5


def commented(words: Sequence[Word], language: Tongue) -> Claim | None:
    """'..., comme le note X', 'Wie X mitteilte, ...', 'según informó X'."""
    for k in range(len(words)):
        size = language.at("comment", words, k)
        if not size or not (k == 0 or words[k - 1].text in _PAUSES):
            continue
        found = _comment_verb(words, k + size, language)
        if found is None or _called(words, found[0], language):
            continue
        verb, source = found
        if k == 0 and source is not None and determined(words, source.role[0], language) and source.role[1]:
            source = source._replace(role=(0, 0)) if source.role[1] - source.role[0] > _LONG_ROLE else source
        last = max(verb.end, source.last if source else 0)
        end = next((j for j in range(last, len(words)) if words[j].text in {",", "—", "–"} or words[j].run), len(words))
        cut = closing(words, len(words))
        if k == 0:
            pieces = [(end + (end < len(words) and words[end].run is None), cut)]
        else:
            rest = [(end + 1, cut)] if end + 1 < cut and not _where(words, end + 1, cut, language) else []
            chunk = next((j + 1 for j in range(k - 2, -1, -1) if words[j].text == "," and words[j].run is None), 0)
            quoted = rest and any(w.run for w in words[chunk : k - 1])
            pieces = [(chunk, k - 1)] if quoted else [(0, k - 1), *rest]
        pieces = [(a, b) for a, b in pieces if a < b]
        if pieces:
            return Claim(tuple(pieces), (verb.first, verb.end), source, len(words), silent=source is None)
    return None


def _called(words: Sequence[Word], verb: Verb, language: Tongue) -> bool:
    """'comme on l'appelle ici', 'wie die Brücke im Volksmund heißt': a name, which nobody says."""
    return any(language.has("calls", w.low) for w in words[verb.first : verb.end])


def _where(words: Sequence[Word], k: int, cut: int, language: Tongue) -> bool:
    """Whether a sentence ends with where it was said: '..., según anunció X, en rueda de prensa'."""
    here = range(k, min(cut, k + _TAIL))
    kinds = ("conference", "statement", "interview", "social", "occasions")
    return language.has("lead", words[k].low) and any(language.at(kind, words, j) for j in here for kind in kinds)


def _comment_verb(words: Sequence[Word], k: int, language: Tongue) -> tuple[Verb, Mention | None] | None:
    """The verb of a comment, and whose it is: after it, or (always in German) before it."""
    while k < len(words) and language.has("objects", words[k].low) and language.code != "de":
        k += 1
    if k < len(words) and words[k].low in {"le", "l'", "lo"}:
        k += 1
    if language.code != "de":
        verb = verb_at(words, k, language, commented=True)
        if verb is not None and verb.first <= k:
            return verb, subject_after(words, verb, language)
    if (end := _learned(words, k, language)) and (source := after(words, end, language)):
        return Verb(k, end), source
    source = after(words, k + (words[k].low == "aus" if k < len(words) else 0), language)  # 'wie aus X hervorgeht'
    if source is None:
        return None
    for j in range(source.end, min(len(words), source.end + 14)):
        final = (
            language.at("learned", words, j)
            or language.at("ends", words, j)
            or language.at("said", words, j)
            or language.at("participles", words, j)
        )
        closes = j + 1 >= len(words) or not words[j + 1].is_word or language.has("aux", words[j + 1].low)
        if final and closes and words[j].text.islower():
            return Verb(j, j + 1), source
        if words[j].run is not None or (words[j].text in {".", ";", ":"}):
            return None
    return None


def _learned(words: Sequence[Word], k: int, language: Tongue) -> int:
    """Where 'ha podido saber', 'pudo conocer', "a appris" ends; 0 if that does not begin at ``words[k]``."""
    end = 0
    for j in range(k, min(len(words), k + 4)):
        if language.has("learned", words[j].low):
            end = j + 1
        elif end or not (language.has("aux", words[j].low) or words[j].low in {"pudo", "pudieron"}):
            break
    return end


def according(words: Sequence[Word], language: Tongue) -> Iterator[Claim]:  # noqa: C901
    """'Selon X, ...', '..., laut X', 'X zufolge ...'."""
    cut = closing(words, len(words))
    for k in range(len(words)):
        if (size := language.at("behind", words, k)) and k:
            source = before(words, 0, k, language)
            if source is not None:
                yield from _around(words, min(source.first, k), k + size, (k, k + size), source, cut)
            continue
        size = language.at("according", words, k)
        if k + 1 < cut and words[k].low in {"nach", "laut"} and words[k + 1].low.endswith(BY_HYPHEN):
            yield from _around(words, k, k + 2, (k, k + 1), Mention(k + 1, k + 2), cut)  # 'nach dpa-Informationen'
            continue
        if not size and words[k].low == "nach" and k + 2 < cut and language.has("indefinite", words[k + 1].low):
            size = int(language.has("documents", words[k + 2].low))  # 'nach einem Bericht des „Spiegel“'
        if not size:
            continue
        weak = language.at("weak_according", words, k)
        if language.code == "de" and weak:
            before_run = k and (words[k - 1].run is not None or (words[k - 1].text == ","))
            if not before_run:
                continue
        source = after(words, k + size, language, closed=True)
        if source is None:
            continue
        end = _beyond(words, source.last, language)
        if (
            weak
            and language.code != "de"
            and not (
                (
                    k == 0
                    and end + 1 < len(words)
                    and words[end].text == ","
                    and any(w.run for w in words[end : end + 3])
                )
                or (k > 1 and words[k - 1].text == "," and words[k - 2].run is not None)
            )
        ):
            continue
        yield from _around(words, k, end, (k, k + size), source, cut)


def _beyond(words: Sequence[Word], end: int, language: Tongue) -> int:
    """Past what is said of a source: 'une étude publiée en janvier,', 'un cadre, sous couvert d'anonymat,'."""
    if end < len(words) and words[end - 1].text == ",":
        end -= 1
    stop = next((j for j in range(end + 1, min(len(words), end + _TAIL)) if words[j].text == "," or words[j].run), end)
    if stop == end or words[stop].run:
        return end
    clause = words[end].text == "," and language.has("relative", words[end + 1].low) and language.code != "de"
    aside = clause or (words[end].text == "," and any(language.has("nameless", w.low) for w in words[end:stop]))
    return stop if aside or language.has("issued", words[end].low) else end


def _around(  # noqa: PLR0913, PLR0917
    words: Sequence[Word], first: int, end: int, cue: tuple[int, int], source: Mention, cut: int
) -> Iterator[Claim]:
    """The rest of a sentence around a source that ``words[first:end]`` names."""
    begin = end + (end < len(words) and words[end].text in _PAUSES)
    if first == 0:
        if begin < cut:
            yield Claim(((begin, cut),), cue, source, len(words))
        return
    left = first - (words[first - 1].text in _PAUSES)
    pieces = [(0, left)] if any(w.low not in COORDINATING for w in words[:left]) else []
    opening = end < len(words) and (words[end].text in _PAUSES or words[end].run is not None)
    comma = words[first - 1].text in _PAUSES
    if begin < cut and (opening or not comma):
        pieces.append((begin, cut))
    if pieces:
        yield Claim(tuple(pieces), cue, source, len(words))


def own_words(words: Sequence[Word], language: Tongue) -> Claim | None:
    """'A su juicio, ...', '... nach seinen Worten ...': whoever spoke last."""
    for k in range(len(words)):
        size = language.at("own_words", words, k)
        if size:
            claim = next(
                _around(words, k, k + size, (k, k + size), Mention(k, k + size), closing(words, len(words))), None
            )
            return claim and claim._replace(source=None, silent=True)
    return None
