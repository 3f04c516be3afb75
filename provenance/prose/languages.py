"""Languages: which one a reading is in, by what is said of it or by its commonest words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from provenance.model.reading import Reading

_COMMON = {
    "en": "the and of to in that is was for on with said he it by from his are has an",
    "fr": "le la les des et est une dans que qui pour pas sur au du ce avec il elle ont",
    "de": "der die das und ist nicht ein eine mit den von zu im auf für sich dem des sie er",
    "es": "el la los las y que en una por con del se su para es no al lo como más",
}
_WORDS = {tongue: frozenset(words.split()) for tongue, words in _COMMON.items()}
_LETTERS = re.compile(r"[^\W\d_]+")
_ENOUGH = 20
_SAMPLE = 20_000


def language(reading: Reading) -> str:
    """A two-letter code: the metadata's, else the one whose commonest words are far the most; English in doubt."""
    stated = (reading.metadata.in_language or "").replace("_", "-").split("-")[0].lower()
    if stated:
        return stated
    words = _LETTERS.findall(reading.text[:_SAMPLE].lower())
    counts = {tongue: sum(w in common for w in words) for tongue, common in _WORDS.items()}
    best = max(counts, key=lambda tongue: counts[tongue])
    return best if counts[best] >= _ENOUGH and counts[best] > 2 * counts["en"] else "en"
