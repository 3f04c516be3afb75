"""Claims: which words of a sentence somebody is said to have said, by which cue, and who that is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from provenance.drafting.foreign.mentions import Mention, after, before, determined
from provenance.drafting.foreign.times import time_at
from provenance.drafting.foreign.verbs import Verb, verb_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.drafting.foreign.tongue import Tongue
    from provenance.prose.words import Word

_PAUSES = frozenset(",—–")
_REACH = 30
_NEAR = 8
_COORDINATING = frozenset("et und y e pero mais aber".split())
_INFINITIVES = {"fr": ("er", "ir", "oir", "re"), "es": ("ar", "er", "ir"), "de": ()}


class Claim(NamedTuple):
    """``pieces`` (half-open, in words) were said by ``source``; ``end`` is where the next claim may begin."""

    pieces: tuple[tuple[int, int], ...]
    cue: tuple[int, int]
    source: Mention | None
    end: int
    belief: bool = False
    sure: float = 1.0
    silent: bool = False

    def source_is(self, place: int) -> bool:
        """Whether the word at ``place`` names who said it."""
        return self.source is not None and self.source.first <= place < self.source.end


def claims(words: Sequence[Word], language: Tongue) -> list[Claim]:
    """Every claim of a sentence, in order."""
    said = commented(words, language)
    if said is not None:
        return [said]
    according = next(iter(_according(words, language)), None)
    if according is not None and according.cue[0] <= 1 and words[0].run is None:
        return [according]
    found: list[Claim] = []
    k = floor = 0
    while k < len(words):
        verb = verb_at(words, k, language)
        claim = _claim(words, verb, floor, language, opens=not found) if verb else None
        if claim is None:
            k += 1
            continue
        found.append(claim)
        floor = max(e for _, e in claim.pieces)
        k = max(claim.end, k + 1)
    if found:
        return found
    return [c for c in (according or _own_words(words, language) or _unknown(words, language),) if c is not None]


def _claim(
    words: Sequence[Word], verb: Verb, floor: int, language: Tongue, *, opens: bool
) -> Claim | None:
    behind = _source(words, verb, language)
    left = verb.first - 1
    pause = left > floor and words[left].text in _PAUSES
    run = left >= floor and (words[left].run is not None or (pause and words[left - 1].run is not None))
    if run and not verb.fragment_only:
        follows = words[verb.end] if verb.end < len(words) else None
        closes = words[left].text in _PAUSES or words[left].run is None or _pauses(words[left])
        leads = behind is not None and behind.last < len(words) and words[behind.last].text == ":"
        silent = language.code == "es" and (follows is None or not follows.is_word or follows.low in language.closed)
        if closes and not leads and (behind is not None or silent or verb.nobody):
            return _post(words, verb, floor, behind, language)
    if pause and opens and verb.nobody and behind is None and not verb.belief:
        return _post(words, verb, floor, None, language)
    if pause and opens and not verb.fragment_only and not verb.belief and behind is not None:
        subject = before(words, floor, verb.first, language)
        if (subject is None or not (subject.name[1] or subject.role[1])) and _follows_all(words, behind, verb, language):
            return _post(words, verb, floor, behind, language)
    return _pre(words, verb, floor, behind, language)


def _source(words: Sequence[Word], verb: Verb, language: Tongue) -> Mention | None:
    """The subject that stands after its verb, over days and those who were told."""
    if verb.clitic is not None:
        return Mention(verb.clitic, verb.clitic + 1)
    k = verb.end
    while k < len(words) and k - verb.end < 14:
        skip = time_at(words, k, language) or language.at("told_outlet", words, k)
        if not skip and language.has("small", words[k].low) and not determined(words, k, language):
            skip = 1
        if not skip:
            skip = _told(words, k, language)
        if not skip:
            break
        k = skip if skip > k else k + skip
    if language.at("impersonal", words, k):  # 'heißt es in einer Mitteilung'
        k += 1
        if k >= len(words) or not language.has("lead", words[k].low):
            return None
        k += 1
    return after(words, k, language)


def _told(words: Sequence[Word], k: int, language: Tongue) -> int:
    """Where 'à l'AFP', 'a los periodistas' ends; 0 if nobody is told there."""
    size = language.at("told", words, k)
    if not size or language.code == "de":
        return 0
    j = k + size
    while j < len(words) and (language.has("definite", words[j].low) or language.has("kinds", words[j].low)):
        j += 1
    if j < len(words) and language.has("crowd", words[j].low):
        return j + 1
    if j < len(words) and words[j].run is not None and language.has("kinds", words[j - 1].low):
        return j + 1
    begun = j
    while j < len(words) and words[j].name_like and not (j > begun + 1 and words[begun].text.isupper()):
        if j == begun + 1 and words[begun].text.isupper():
            break
        j += 1
        if j + 1 < len(words) and words[j].low in {"de", "du", "del"} and words[j + 1].name_like:
            j += 1
    follows = j < len(words) and (determined(words, j, language) or words[j].name_like)
    return j if j > begun and follows else 0


def _pauses(word: Word) -> bool:
    """Whether quoted words end as a sentence does, so that who said them may follow without a comma."""
    return word.run is not None and word.run.pauses


def _follows_all(words: Sequence[Word], source: Mention, verb: Verb, language: Tongue) -> bool:
    """Whether a sentence ends with its source, or goes on with when and where."""
    k = source.last + (source.last == verb.particle)
    if k >= len(words):
        return True
    word = words[k]
    return not word.is_word or language.has("lead", word.low) or bool(time_at(words, k, language))


def _post(
    words: Sequence[Word], verb: Verb, floor: int, source: Mention | None, language: Tongue
) -> Claim | None:
    """'« ... », a dit X': what was said stands to the left, and may go on after."""
    end = verb.first
    while end > floor and words[end - 1].text in _PAUSES:
        end -= 1
    start = floor
    while start < end and (not (words[start].is_word or words[start].run) or words[start].low in _COORDINATING):
        start += 1
    colon = next((k for k in range(end - 1, start, -1) if words[k].run and words[k - 1].text == ":"), None)
    start = colon or start
    if start >= end:
        return None
    pieces = [(start, end)]
    after_source = source.last if source is not None else verb.end
    after_source += after_source == verb.particle
    stop = _stop(words, len(words))
    last = after_source
    for k in range(after_source, stop):
        rest = any(w.run for w in words[k:stop])
        opening = words[k].text in {",", ":", "—", "–"}
        if words[k].run is not None:
            pieces.append((k, stop))
            last = stop
            break
        if opening and k + 1 < stop and not rest and not any(w.run for w in words[start:end]) and _resumes(words, k + 1, language):
            pieces.append((k + 1, stop))
            last = stop
            break
    return Claim(tuple(pieces), (verb.first, verb.end), source, max(last, after_source), belief=False, silent=source is None)


def _resumes(words: Sequence[Word], k: int, language: Tongue) -> bool:
    """Whether what was said goes on at ``words[k]``, rather than when and where it was."""
    low = words[k].low
    return not (language.has("lead", low) or language.has("relative", low) or low in _COORDINATING or words[k].low.endswith(("ant", "ando", "endo")) or determined(words, k, language))


def _stop(words: Sequence[Word], end: int) -> int:
    while end and not (words[end - 1].is_word or words[end - 1].run or words[end - 1].text in "%€)"):
        end -= 1
    return end


def _pre(
    words: Sequence[Word], verb: Verb, floor: int, behind: Mention | None, language: Tongue
) -> Claim | None:
    """'X a dit que ...', 'X sagte: „...“', 'erklärte er, ...'."""
    inverted = behind is not None and (
        verb.clitic is not None or (language.at("pronouns", words, behind.first) > 0 and language.code == "de")
    )
    source = behind if inverted else before(words, floor, verb.first, language)
    start = verb.end
    if source is None and behind is not None:
        source = behind
    if source is behind and behind is not None:
        start = behind.last
    piece = opened(words, start, verb, language)
    if piece is None and source is behind and behind is not None:
        return None
    if piece is None:
        return None
    belief = verb.belief and not all(w.run or not w.is_word for w in words[slice(*piece)])
    silent = source is None
    if silent and language.code != "es":
        return None
    return Claim((piece,), (verb.first, verb.end), source, piece[1], belief=belief, silent=silent)


def opened(words: Sequence[Word], start: int, verb: Verb, language: Tongue) -> tuple[int, int] | None:  # noqa: C901, PLR0911, PLR0912
    """What follows a cue as its content: after a colon, 'que', a comma (German), or quoted words themselves."""
    german = language.code == "de"
    end = _stop(words, len(words))
    k = start
    if k < end and not german and words[k].low.startswith("n'"):
        k += 1
    lead = k
    while lead < end and words[lead].low in {"ne", "n'", "y", "pas", "no", "en", "se", "s'"} and lead - k < 3:
        lead += 1
    if lead < end and words[lead].low.endswith(_INFINITIVES[language.code]) and not verb.fragment_only and words[lead].text.islower():
        if words[lead].low not in language.closed and (lead > k or words[lead].low not in {"premier", "dernier", "hier"}):
            return k, _clause_end(words, lead + 1, end, language)
    for k in range(start, min(end, start + _REACH)):
        word = words[k]
        if word.text == ":":
            return (k + 1, end) if k + 1 < end else None
        if word.text in {";", ".", "?", "!"}:
            return None
        if word.run is not None:
            return _fragment(words, start, k, end, verb, language)
        if size := language.at("that", words, k):
            if verb.fragment_only or (german and (k == 0 or words[k - 1].text != ",")):
                continue
            if k - start > _NEAR and words[k - 1].is_word and words[k - 1].low not in language.closed and not _sets(words, start, k, language):
                return None
            return k + size, _clause_end(words, k + size, end, language)
        if word.text == "," and german and k + 1 < end and not verb.fragment_only:
            if language.at("that", words, k + 1):
                continue
            if words[k + 1].run is not None:
                return _fragment(words, start, k + 1, end, verb, language)
            return k + 1, _clause_end(words, k + 1, end, language)
        if language.at("before_that", words, k) and k == start and not verb.fragment_only and k + 1 < end:
            if words[k + 1].low.endswith(_INFINITIVES[language.code]) and words[k + 1].text.islower():
                return k + 1, _clause_end(words, k + 2, end, language)
    return None


def _sets(words: Sequence[Word], start: int, k: int, language: Tongue) -> bool:
    """Whether what stands between a cue and 'que' says where, when and to whom."""
    return language.has("lead", words[start].low) or language.has("told", words[start].low) or words[start].text == ","


def _clause_end(words: Sequence[Word], start: int, end: int, language: Tongue) -> int:
    """Where what was said ends: at a coordinated cue, or at a source named at the end of the sentence."""
    for k in range(start + 1, end):
        if words[k].text == ":" and k + 1 < end and words[k + 1].run is not None:
            return k
        if words[k].text == "," and k + 1 < end and (
            language.at("according", words, k + 1) and not language.at("weak_according", words, k + 1)
        ):
            return k
        if words[k].low in _COORDINATING and k + 1 < end:
            verb = verb_at(words, k + 1, language)
            if verb and verb.end < end and (language.at("that", words, verb.end) or words[verb.end].run or words[verb.end].text == ","):
                return k - (words[k - 1].text == ",")
    return end


def _fragment(
    words: Sequence[Word], start: int, run: int, end: int, verb: Verb, language: Tongue
) -> tuple[int, int] | None:
    """Quoted words that a verb has for its object, with the article and the preposition that lead to them."""
    begin = run
    while begin > start and (
        language.has("indefinite", words[begin - 1].low) or language.has("definite", words[begin - 1].low)
        or (words[begin - 1].low in {"de", "d'", "von", "vom", "als", "a", "como"} and begin > start)
    ):
        begin -= 1
    if begin < run and not verb.fragment and words[begin].low not in language.of("definite") and words[begin].low not in language.of("indefinite"):
        begin = run
    if verb.whole and begin < run and words[begin].low not in {"von", "vom", "als", "de", "d'"}:
        begin = run
    stop = run + 1
    while stop < end:
        if words[stop].text in {",", ";", ":", "("} or (words[stop].low in _COORDINATING and not any(w.run for w in words[stop : stop + 4])):
            follows = words[stop + 1 : stop + 3]
            if not (words[stop].text == "," and any(w.run for w in follows)):
                break
        stop += 1
    return (begin, stop) if verb.fragment or run - start <= 12 else None


def commented(words: Sequence[Word], language: Tongue) -> Claim | None:
    """'..., comme le note X', 'Wie X mitteilte, ...', 'según informó X'."""
    for k in range(len(words)):
        size = language.at("comment", words, k)
        if not size or not (k == 0 or words[k - 1].text in _PAUSES):
            continue
        found = _comment_verb(words, k + size, language)
        if found is None:
            continue
        verb, source = found
        last = max(verb.end, source.last if source else 0)
        end = next((j for j in range(last, len(words)) if words[j].text in {",", "—", "–"} or words[j].run), len(words))
        cut = _stop(words, len(words))
        if k == 0:
            pieces = [(end + (end < len(words) and words[end].run is None), cut)]
        else:
            rest = [(end + 1, cut)] if end + 1 < cut else []
            chunk = next((j + 1 for j in range(k - 2, -1, -1) if words[j].text == "," and words[j].run is None), 0)
            quoted = rest and any(w.run for w in words[chunk : k - 1])
            pieces = [(chunk, k - 1)] if quoted else [(0, k - 1), *rest]
        pieces = [(a, b) for a, b in pieces if a < b]
        if pieces:
            return Claim(tuple(pieces), (verb.first, verb.end), source, len(words), silent=source is None)
    return None


def _comment_verb(words: Sequence[Word], k: int, language: Tongue) -> tuple[Verb, Mention | None] | None:
    """The verb of a comment, and whose it is: after it, or (always in German) before it."""
    while k < len(words) and language.has("objects", words[k].low) and language.code != "de":
        k += 1
    if k < len(words) and words[k].low in {"le", "l'", "lo"}:
        k += 1
    if language.code != "de":
        verb = verb_at(words, k, language, commented=True)
        if verb is not None and verb.first <= k:
            return verb, _source(words, verb, language)
    source = after(words, k, language)
    if source is None:
        return None
    for j in range(source.end, min(len(words), source.end + 14)):
        final = language.at("ends", words, j) or language.at("said", words, j) or language.at("participles", words, j)
        closes = j + 1 >= len(words) or not words[j + 1].is_word or language.has("aux", words[j + 1].low)
        if final and closes and words[j].text.islower():
            return Verb(j, j + 1), source
        if words[j].run is not None or (words[j].text in {".", ";", ":"}):
            return None
    return None


def _according(words: Sequence[Word], language: Tongue) -> Iterator[Claim]:
    """'Selon X, ...', '..., laut X', 'X zufolge ...'."""
    cut = _stop(words, len(words))
    for k in range(len(words)):
        if (size := language.at("behind", words, k)) and k:
            source = before(words, 0, k, language)
            if source is not None:
                yield from _around(words, min(source.first, k), k + size, (k, k + size), source, cut)
            continue
        size = language.at("according", words, k)
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
        end = source.last
        if weak and language.code != "de" and not (
            (k == 0 and end + 1 < len(words) and words[end].text == "," and any(w.run for w in words[end : end + 3]))
            or (k > 1 and words[k - 1].text == "," and words[k - 2].run is not None)
        ):
            continue
        yield from _around(words, k, end, (k, k + size), source, cut)


def _around(  # noqa: PLR0913, PLR0917
    words: Sequence[Word], first: int, end: int, cue: tuple[int, int], source: Mention, cut: int
) -> Iterator[Claim]:
    """The rest of a sentence around a source that ``words[first:end]`` names."""
    while end < cut and words[end].is_word and words[end].low in {"am", "im"}:
        break
    begin = end + (end < len(words) and words[end].text in _PAUSES)
    if first == 0:
        if begin < cut:
            yield Claim(((begin, cut),), cue, source, len(words))
        return
    left = first - (words[first - 1].text in _PAUSES)
    pieces = [(0, left)] if left else []
    opening = end < len(words) and (words[end].text in _PAUSES or words[end].run is not None)
    comma = words[first - 1].text in _PAUSES
    if begin < cut and (opening or not comma):
        pieces.append((begin, cut))
    if pieces:
        yield Claim(tuple(pieces), cue, source, len(words))


def _own_words(words: Sequence[Word], language: Tongue) -> Claim | None:
    """'A su juicio, ...', '... nach seinen Worten ...': whoever spoke last."""
    for k in range(len(words)):
        size = language.at("own_words", words, k)
        if size:
            source = Mention(k, k + size)
            return next(_around(words, k, k + size, (k, k + size), source, _stop(words, len(words))), None)
    return None


def _unknown(words: Sequence[Word], language: Tongue) -> Claim | None:
    """'« ... », martèle X': a verb that no table has, where quoted words and somebody stand around it."""
    for k in range(len(words) - 1):
        if words[k].run is None:
            continue
        j = k + 1 + (words[k + 1].text in _PAUSES)
        while j < len(words) and language.has("objects", words[j].low):
            j += 1
        if j + 1 >= len(words) or not words[j].text.islower() or words[j].low in language.closed:
            continue
        verb = Verb(j, j + 1)
        source = _source(words, verb, language) if not language.at("adverbials", words, j) else None
        if source is not None and (determined(words, source.first, language) or words[source.first].name_like or language.at("pronouns", words, source.first)):
            claim = _post(words, verb, 0, source, language)
            return claim and claim._replace(sure=0.8)
    for k in range(1, len(words) - 1):
        if words[k].text == ":" and words[k + 1].run is not None:
            source = before(words, 0, k, language)
            return Claim(((k + 1, _stop(words, len(words))),), (k, k), source, len(words), sure=0.6)
    return None
