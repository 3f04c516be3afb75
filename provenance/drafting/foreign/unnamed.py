"""Outlets that an article does not name: 'médias locaux', 'örtliche Medien', 'la prensa local', 'Medienberichte'."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.drafting.foreign.tongue import Tongue
    from provenance.prose.words import Word

_LONGEST = 4


def unnamed(words: Sequence[Word], k: int, language: Tongue) -> tuple[int, str] | None:
    """Where the outlet without a name that begins at ``words[k]`` ends, and its words without an article.

    It needs an adjective that says whose it is, or (German) to be a report of the media; 'la presse' alone is nobody.
    """
    if language.code == "de":
        return _german(words, k, language)
    size = language.at("houses", words, k)
    if not size:
        return None
    end = k + size
    while end < min(len(words), k + _LONGEST) and (
        language.has("whose", words[end].low) or _joins(words, end, language)
    ):
        end += 1
    whose = any(language.has("whose", w.low) for w in words[k:end]) or size > 1
    return (end, _lower(words[k:end])) if whose else None


def _joins(words: Sequence[Word], k: int, language: Tongue) -> bool:
    """'médias d'État': what leads on to a word that says whose."""
    return language.at("whose", words, k) > 0


def _german(words: Sequence[Word], k: int, language: Tongue) -> tuple[int, str] | None:
    j = k
    while j < min(len(words), k + _LONGEST) and language.has("whose", words[j].low):
        j += 1
    if j >= len(words) or not language.has("houses", words[j].low):
        return None
    noun = words[j].text
    if noun.lower().endswith(("berichten", "angaben", "berichte")):
        noun = noun.removesuffix("n") if noun.lower().endswith("berichten") else noun
    elif j == k:
        return None
    whose = [w.low[:-1] if w.low.endswith(("en", "er")) else w.low for w in words[k:j]]
    return j + 1, " ".join([*whose, noun])


def _lower(words: Sequence[Word]) -> str:
    return " ".join(w.low for w in words).replace("d' ", "d'")
