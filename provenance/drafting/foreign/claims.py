"""Claims: who is said to have said what in a sentence, by a verb, a phrase or a clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.drafting.foreign.around import according, commented, own_words
from provenance.drafting.foreign.beside import Mention, determined
from provenance.drafting.foreign.claim import Claim
from provenance.drafting.foreign.mentions import after
from provenance.drafting.foreign.openings import COORDINATING, closing, opened
from provenance.drafting.foreign.preceding import before
from provenance.drafting.foreign.subjects import subject_after, whence
from provenance.drafting.foreign.times import time_at
from provenance.drafting.foreign.verbs import Verb, verb_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.drafting.foreign.tongue import Tongue
    from provenance.prose.words import Word

_PAUSES = frozenset(",—–")
_FEW = 8
_CITED = 20


def claims(words: Sequence[Word], language: Tongue) -> list[Claim]:
    """Every claim of a sentence, in order."""
    said = commented(words, language)
    if said is not None:
        return [said]
    named = next(according(words, language), None)
    if named is not None and named.cue[0] <= 1 and words[0].run is None:
        return [named]
    found: list[Claim] = []
    k = floor = 0
    while k < len(words):
        verb = verb_at(words, k, language)
        joins = verb is not None and verb.first > floor and words[verb.first - 1].low in COORDINATING
        claim = _coordinated(words, verb, found, language) if verb and joins else None
        claim = claim or (_claim(words, verb, floor, language, opens=not found) if verb else None)
        if claim is None:
            k += 1
            continue
        found.append(claim)
        floor = max(e for _, e in claim.pieces)
        k = max(claim.end, k + 1)
    if found:
        return found
    return [c for c in (named or own_words(words, language) or _unknown(words, language),) if c is not None]


def _claim(words: Sequence[Word], verb: Verb, floor: int, language: Tongue, *, opens: bool) -> Claim | None:
    behind = subject_after(words, verb, language)
    left = verb.first - 1
    pause = left > floor and words[left].text in _PAUSES
    run = left >= floor and (words[left].run is not None or (pause and words[left - 1].run is not None))
    leads = behind is not None and behind.last < len(words) and words[behind.last].text == ":"
    if run and (not verb.fragment_only or (pause and behind is not None and _somebody(words, behind, language))):
        follows = words[verb.end] if verb.end < len(words) else None
        closes = words[left].text in _PAUSES or words[left].run is None or _pauses(words[left])
        silent = language.code == "es" and (follows is None or not follows.is_word or follows.low in language.closed)
        if closes and not leads and (behind is not None or silent or verb.nobody):
            return _post(words, verb, floor, behind, language)
    parenthetic = pause and verb.end < len(words) and words[verb.end].text == "," and language.code == "es"
    if parenthetic and opens and words[left].text == "," and not verb.belief:
        return _post(words, verb, floor, None, language)
    if pause and opens and verb.nobody and behind is None and not verb.belief:
        return _post(words, verb, floor, None, language)
    if pause and opens and not verb.fragment_only and not verb.belief and behind is not None and not leads:
        subject = before(words, floor, verb.first, language)
        named = _somebody(words, behind, language)
        if (
            named
            and (subject is None or not (subject.name[1] or subject.role[1]))
            and _follows_all(words, behind, verb, language)
        ):
            return _post(words, verb, floor, behind, language)
    return _pre(words, verb, floor, behind, language, leads=leads)


def _somebody(words: Sequence[Word], found: Mention, language: Tongue) -> bool:
    """Whether a mention begins as one does: with a determiner, a name or a pronoun."""
    first = words[found.first]
    given = first.name_like or first.low.startswith("-") or language.at("pronouns", words, found.first) > 0
    return given or determined(words, found.first, language) or first.low in {"fuentes", "sources"}


def _coordinated(words: Sequence[Word], verb: Verb, found: Sequence[Claim], language: Tongue) -> Claim | None:
    """'X a ri et dit que ...': the subject is that of the verb before."""
    source = found[-1].source if found else after(words, 0, language)
    piece = opened(words, verb.end, verb, language) if source is not None else None
    if piece is None:
        return None
    belief = verb.belief and not all(w.run or not w.is_word for w in words[slice(*piece)])
    return Claim((piece,), (verb.first, verb.end), source, piece[1], belief=belief)


def _pauses(word: Word) -> bool:
    """Whether quoted words end as a sentence does, so that who said them may follow without a comma."""
    return word.run is not None and word.run.pauses


def _follows_all(words: Sequence[Word], source: Mention, verb: Verb, language: Tongue) -> bool:
    """Whether a sentence ends with its source, or goes on with when and where."""
    k = max(source.last, verb.end)
    k += k == verb.particle
    if k >= len(words):
        return True
    word = words[k]
    return not word.is_word or language.has("lead", word.low) or bool(time_at(words, k, language))


def _post(words: Sequence[Word], verb: Verb, floor: int, source: Mention | None, language: Tongue) -> Claim | None:
    """'« ... », a dit X': what was said stands to the left, and may go on after."""
    end = verb.first
    while end > floor and words[end - 1].text in _PAUSES:
        end -= 1
    if _folk_name(words, verb, source, language):
        return None
    start = floor
    while start < end and (not (words[start].is_word or words[start].run) or words[start].low in COORDINATING):
        start += 1
    colon = next((k for k in range(end - 1, start, -1) if words[k].run and words[k - 1].text == ":"), None)
    start = colon or start
    if start >= end:
        return None
    pieces = [(start, end)]
    after_source = source.last if source is not None else verb.end
    after_source += after_source == verb.particle
    stop = closing(words, len(words))
    last = after_source
    for k in range(after_source, stop):
        rest = any(w.run for w in words[k:stop])
        opening = words[k].text in {",", ":", "—", "–"}
        if words[k].run is not None:
            pieces.append((k, stop))
            last = stop
            break
        if (
            opening
            and k + 1 < stop
            and not rest
            and not any(w.run for w in words[start:end])
            and (_resumes(words, k + 1, language) or _goes_on(words, k + 1, source, language))
        ):
            pieces.append((k + 1, stop))
            last = stop
            break
    return Claim(
        tuple(pieces),
        (verb.first, verb.end),
        source,
        max(last, after_source),
        silent=source is None and (not verb.nobody or _again(words, verb)),
    )


def _again(words: Sequence[Word], verb: Verb) -> bool:
    """'hieß es weiter', 'heißt es darin': whoever or whatever spoke before."""
    return any(w.low in {"weiter", "darin", "dort", "ferner"} for w in words[verb.end : verb.end + 3])


def _folk_name(words: Sequence[Word], verb: Verb, source: Mention | None, language: Tongue) -> bool:
    """'„X“ nannten die Leute den Turm': what people call a thing, which nobody says."""
    if verb.nobody or not any(language.has("calls", w.low) for w in words[verb.first : verb.end]):
        return False
    return source is None or any(language.has("folk", w.low) for w in words[source.first : source.end])


def _goes_on(words: Sequence[Word], k: int, source: Mention | None, language: Tongue) -> bool:
    """'ajoute-t-il, et deux ont été blessés': after a pronoun or nobody, what is coordinated was said too."""
    if words[k].low not in COORDINATING or k + 1 >= len(words) or verb_at(words, k + 1, language):
        return False
    return source is None or words[source.first].low.startswith("-")


def _resumes(words: Sequence[Word], k: int, language: Tongue) -> bool:
    """Whether what was said goes on at ``words[k]``, rather than when and where it was."""
    low = words[k].low
    return not (
        language.has("lead", low)
        or language.has("relative", low)
        or low in COORDINATING
        or words[k].low.endswith(("ant", "ando", "endo"))
        or determined(words, k, language)
    )


def _pre(  # noqa: PLR0913
    words: Sequence[Word], verb: Verb, floor: int, behind: Mention | None, language: Tongue, *, leads: bool
) -> Claim | None:
    """'X a dit que ...', 'X sagte: „...“', 'erklärte er, ...'."""
    inverted = behind is not None and (
        (leads and any(w.name_like for w in words[behind.first : behind.last]) and language.code != "de")
        or verb.clitic is not None
        or (language.at("pronouns", words, behind.first) > 0 and language.code == "de")
    )
    source = behind if inverted else before(words, floor, verb.first, language)
    start = verb.end
    if verb.nobody:
        source, behind = whence(words, floor, verb.first, language), None
        start += 1
    if source is None and behind is not None and not _object_of(words, verb, language):
        source = behind
    if source is behind and behind is not None:
        start = behind.last
    if _opens_after(words, verb, language) and verb.particle is not None:
        start = max(start, verb.particle + 1)  # 'hatte im Interview der „Rundschau“ erklärt, ...'
    piece = None if _folk_name(words, verb, source, language) else opened(words, start, verb, language)
    if piece is None:
        return None
    if piece[1] - 1 == verb.particle and piece[0] < verb.particle:
        piece = piece[0], verb.particle  # 'hat von einem „Unding“ gesprochen'
    belief = verb.belief and not all(w.run or not w.is_word for w in words[slice(*piece)])
    silent = source is None
    if silent and language.code != "es":
        return None
    relative = verb.first > 0 and words[verb.first - 1].low in {"qui", "que"}
    if relative and any(w.text == "," for w in words[verb.end : piece[0] - 1]):
        return None  # 'La Voix, qui a révélé l'affaire, affirme que ...'
    if relative and _asks_not_to_be_named(words, piece, language):
        return None
    return Claim((piece,), (verb.first, verb.end), source, piece[1], belief=belief, silent=silent)


def _opens_after(words: Sequence[Word], verb: Verb, language: Tongue) -> bool:
    """Whether what was said follows the participle of a German verb: 'hatte am Montag erklärt, ...'."""
    if verb.particle is None or not language.has("participles", words[verb.particle].low):
        return False
    follows = words[verb.particle + 1] if verb.particle + 1 < len(words) else None
    return follows is not None and (follows.run is not None or follows.text in {",", ":"})


def _asks_not_to_be_named(words: Sequence[Word], piece: tuple[int, int], language: Tongue) -> bool:
    """'una vecina que pidió no ser identificada': nothing that anybody wants known."""
    return any(language.has("nameless", w.low) for w in words[piece[0] : piece[0] + 5])


def _object_of(words: Sequence[Word], verb: Verb, language: Tongue) -> bool:
    """'Calificó las demandas de «...»': what follows a verb that opens its sentence is what it is about."""
    return language.code == "es" and language.has("about", words[verb.end - 1].low) and verb.first == 0


def _unknown(words: Sequence[Word], language: Tongue) -> Claim | None:  # noqa: C901
    """'« ... », martèle X': a verb that no table has, where quoted words and somebody stand around it."""
    for k in range(len(words) - 1):
        if words[k].run is None or any(w.is_word for w in words[:k]):
            continue
        first = j = k + 1 + (words[k + 1].text in _PAUSES)
        while j < len(words) and language.has("objects", words[j].low):
            j += 1
        if j + 1 >= len(words) or not words[j].text.islower() or words[j].low in language.closed:
            continue
        turned = words[j + 1].low.startswith("-")
        verb = Verb(first, j + 2, j + 1) if turned else Verb(first, j + 1)
        if language.at("adverbials", words, j) or language.has("being", words[j].low):
            continue
        if (
            language.code == "es"
            and not words[j + 1].is_word
            and words[j].low.endswith(("a", "e", "an", "en", "ó", "ron"))
        ):
            claim = _post(words, verb, 0, None, language)
            return claim and claim._replace(sure=0.8)
        source = subject_after(words, verb, language)
        if source is not None and _somebody(words, source, language):
            claim = _post(words, verb, 0, source, language)
            return claim and claim._replace(sure=0.8)
    for k in range(1, len(words) - 1):
        if words[k].text == ":" and words[k + 1].run is not None:
            if k < _FEW and words[0].low == "et" and words[1].low in {"de", "d'"}:  # 'Et d'ajouter : « ... »'
                return Claim(((k + 1, closing(words, len(words))),), (2, 3), None, len(words), silent=True)
            source = _quoted_by(words, k, language) or before(words, 0, k, language)
            return Claim(((k + 1, closing(words, len(words))),), (k, k), source, len(words), sure=0.6)
    return None


def _quoted_by(words: Sequence[Word], colon: int, language: Tongue) -> Mention | None:
    """'Die Zeitung zitierte einen Investor mit den Worten: „...“': who was quoted."""
    verb = next((j for j in range(1, min(colon, _CITED)) if language.has("quoted", words[j].low)), colon)
    return after(words, verb + 1 + (words[verb + 1].low == "a"), language) if verb + 1 < colon else None
