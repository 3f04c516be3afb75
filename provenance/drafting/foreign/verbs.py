"""Verbs: the cues of a foreign sentence, with their auxiliary, their participle, and what they are written with."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.drafting.foreign.tongue import Tongue
    from provenance.prose.words import Word

_CLAUSE = 26
_NEGLIGIBLE = 5
_TAKES_PLACE, _PLACE = frozenset(["findet", "fand", "finden", "fanden"]), frozenset(["statt"])
_ADVERBS = ("ment", "mente")
_CALLED = frozenset(["heißt", "hieß", "heißen"])


class Verb(NamedTuple):
    """``words[first:end]`` reports. ``clitic``: the pronoun joined to it; ``fragment``: it can have quoted words alone.

    ``fragment_only``: it opens no clause; ``whole``: what it calls something is the quoted words themselves.
    ``particle`` is what a German verb is parted from; ``nobody``: 'hieß es'.
    """

    first: int
    end: int
    clitic: int | None = None
    belief: bool = False
    fragment: bool = False
    fragment_only: bool = False
    whole: bool = False
    particle: int | None = None
    nobody: bool = False


def verb_at(words: Sequence[Word], k: int, language: Tongue, *, commented: bool = False) -> Verb | None:
    """The verb of saying or believing that begins at ``words[k]``; None if none does."""
    if k >= len(words) or words[k].run is not None or not (words[k].text.islower() or k == 0):
        return None
    if not commented and k and _is_noun(words, k, language):
        return None
    first = k
    while first and language.has("objects", words[first - 1].low) and language.code != "de":
        first -= 1
    if (size := language.verb(words, k)) and not _participle(words[k].low, language):
        return _finite(words, first, k, size, language)
    if language.has("aux", words[k].low):
        return _perfect(words, first, k, language)
    return None


def _participle(low: str, language: Tongue) -> bool:
    """Whether a form of the table for pieces ('dénoncé', 'tachado') needs an auxiliary."""
    if language.code == "de" or language.has("said", low) or language.has("believe", low):
        return False
    return low.endswith(("é", "ado", "ido"))


def _is_noun(words: Sequence[Word], k: int, language: Tongue) -> bool:
    low = words[k - 1].low
    if language.has("objects", low):
        return False
    return any(language.has(kind, low) for kind in ("definite", "indefinite", "possessive")) or (
        low in {"de", "sans", "sin", "par", "en"} and language.code != "de"
    )


def _finite(words: Sequence[Word], first: int, k: int, size: int, language: Tongue) -> Verb | None:
    low = words[k].low
    if low in _CALLED and not language.at("impersonal", words, k + size):
        return None  # 'Im Volksmund heißt der Bau „Keksdose“'
    if low in _TAKES_PLACE and _particle(words, k + size, _PLACE) is not None:
        return None  # 'Das Spiel findet am Samstag statt'
    say = language.at("said", words, k)
    end = k + size
    particles = language.particles.get(low)
    there: int | None = None
    if particles is not None and not language.at("fragments", words, k):
        there = _particle(words, end, particles)
        if there is None:
            return None
        bare = there == end
        end = there + 1 if bare else end
    clitic = end if end < len(words) and words[end].low.startswith("-") else None
    return Verb(
        first,
        end + (clitic is not None),
        clitic,
        belief=there is None and language.at("believe", words, k) > 0,  # 'rechnete er vor' is no belief
        fragment=bool(language.at("fragments", words, k)) or not language.at("believe", words, k),
        fragment_only=not say and not language.at("believe", words, k),
        whole=language.has("no_that", low),
        particle=there,
        nobody=language.at("impersonal", words, end) > 0,
    )


def _particle(words: Sequence[Word], k: int, particles: frozenset[str]) -> int | None:
    """Where the particle of a German verb stands in its clause; quoted words may follow or precede it."""
    for j in range(k, min(len(words), k + _CLAUSE)):
        if words[j].low in particles:
            follows = words[j + 1] if j + 1 < len(words) else None
            if follows is None or not follows.is_word:
                return j
        if words[j].text in {",", ":", ";"}:
            return None
    return None


def _perfect(words: Sequence[Word], first: int, k: int, language: Tongue) -> Verb | None:  # noqa: C901, PLR0911
    """'a déclaré', 'a-t-il ajouté', 's'est dit', 'hat am Montag erklärt'."""
    if words[k].low in {"est", "sont", "était"} and not (k and words[k - 1].low == "s'"):
        return None
    clitic: int | None = None
    reach = _CLAUSE if language.code == "de" else _NEGLIGIBLE
    begun = _past_aside(words, k + 1, language)
    for j in range(begun, min(len(words), begun + reach)):
        if size := language.at("participles", words, j):
            follows = words[j + size] if j + size < len(words) else None
            if language.code == "de" and follows is not None and follows.is_word:
                continue
            break
        if (fragment := language.at("fragments", words, j)) and words[j].low.endswith(("é", "ado", "ido")):
            return Verb(first, j + fragment, clitic, fragment=True, fragment_only=True)
        if (believed := language.at("believe", words, j)) and words[j].low.endswith(("é", "u")):
            return Verb(first, j + believed, clitic, belief=True)
        if words[j].low.startswith("-"):
            clitic = j
        elif language.code == "de" and words[j].run is not None and _of_outlet(words[j - 1], language):
            continue  # 'hatte in einem Interview der „Rundschau“ erklärt'
        elif (
            words[j].run is not None
            or words[j].text in {",", ":", ";", "."}
            or (language.code != "de" and not (language.has("small", words[j].low) or words[j].low.endswith(_ADVERBS)))
        ):
            return None
    else:
        return None
    if language.code == "de":
        apart = Verb(k, k + 1, fragment=True, particle=j + size - 1)
        return Verb(k, j + size, fragment=True) if j == begun else apart
    return Verb(first, j + size, clitic, fragment=True)


def _of_outlet(word: Word, language: Tongue) -> bool:
    """Whether a word may lead to an outlet between marks: 'der „Rundschau“', 'im „Handelsblatt“-Interview'."""
    leads = any(language.has(kind, word.low) for kind in ("definite", "indefinite", "kinds"))
    return leads or word.low in {"im", "in", "von"}


def _past_aside(words: Sequence[Word], k: int, language: Tongue) -> int:
    """Past ', de son côté,' between an auxiliary and its participle."""
    size = language.at("adverbials", words, k + 1) if k < len(words) and words[k].text == "," else 0
    return k + size + 2 if size and k + size + 1 < len(words) and words[k + size + 1].text == "," else k
