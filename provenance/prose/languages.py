"""Languages: which one a reading is in, by what is said of it, by its script, or by its commonest words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provenance.reading.language import guess

if TYPE_CHECKING:
    from provenance.model.reading import Reading

UNDETERMINED = "und"
"""ISO 639-2 for a language that nobody told: surely not English, and not one that is known here."""

_COMMON = {
    "en": "the and of to in that is was for on with said he it by from his are has an",
    "fr": "le la les des et est une dans que qui pour pas sur au du ce avec il elle ont",
    "de": "der die das und ist nicht ein eine mit den von zu im auf für sich dem des sie er",
    "es": "el la los las y que en una por con del se su para es no al lo como más",
}
_WORDS = {tongue: frozenset(words.split()) for tongue, words in _COMMON.items()}
_LETTERS = re.compile(r"[^\W\d_]+")
_SCRIPTS = {
    "ja": re.compile("[\u3040-\u30ff]"),
    "ko": re.compile("[\uac00-\ud7af]"),
    "zh": re.compile("[\u4e00-\u9fff]"),
    "ar": re.compile("[\u0600-\u06ff]"),
    "he": re.compile("[\u0590-\u05ff]"),
    "el": re.compile("[\u0370-\u03ff]"),
    "ru": re.compile("[\u0400-\u04ff]"),
    "hi": re.compile("[\u0900-\u097f]"),
    "th": re.compile("[\u0e00-\u0e7f]"),
}
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_LONG_CODES = {
    "eng": "en", "fra": "fr", "fre": "fr", "deu": "de", "ger": "de", "spa": "es",
    "und": "", "mul": "", "mis": "", "zxx": "",
}  # fmt: skip
_ENOUGH = 20
_SAMPLE = 20_000
_MANY, _SHARE = 80, 0.05


def language(reading: Reading) -> str:
    """A two-letter code: the metadata's, else what the text tells; English in doubt.

    A script that is not Latin names its commonest language (Cyrillic: ``ru``), which is as much as the rules need to
    leave it alone. A long text in Latin letters with next to no little words of English is `UNDETERMINED`.
    """
    stated = (reading.metadata.in_language or "").replace("_", "-").split("-")[0].lower()
    stated = _LONG_CODES.get(stated, stated)
    return stated or _told(reading.text[:_SAMPLE])


def _told(text: str) -> str:
    if script := _script(text):
        return script
    words = _LETTERS.findall(text.lower())
    counts = {tongue: sum(w in common for w in words) for tongue, common in _WORDS.items()}
    other = guess(text)
    if other is not None and other not in _WORDS and counts["en"] < _SHARE * len(words):
        return other
    best = max(counts, key=lambda tongue: counts[tongue])
    if counts[best] >= _ENOUGH and counts[best] > 2 * counts["en"]:
        return best
    return UNDETERMINED if len(words) >= _MANY and counts["en"] < _SHARE * len(words) else "en"


def _script(text: str) -> str:
    """The language that a script stands for, where most letters are of it; '' for Latin letters."""
    latin = len(_LATIN.findall(text))
    for code, letters in _SCRIPTS.items():
        found = len(letters.findall(text))
        if code == "ja" and found:
            found += len(_SCRIPTS["zh"].findall(text))
        if found > latin:
            return code
    return ""
