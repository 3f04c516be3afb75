"""Offices: whom 'la ministre', "l'élu", 'el empresario' or 'der Oberbürgermeister' means.

The nearest who is known by that office or by one that is alike (table ``alike``), else, for a noun that may mean
anybody ('el empresario'), whoever was spoken of last; always of the gender that the noun tells.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.drafting.foreign.naming import role_word

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from provenance.drafting.foreign.tongue import Tongue
    from provenance.prose.words import Word

_FEMININE = {
    "fr": ("trice", "euse", "ienne", "ière", "ée", "ue", "femme", "cheffe", "patronne"),
    "es": ("ora", "triz", "era", "ada", "esa", "ina", "oga"),
    "de": ("in", "frau", "mutter", "dame"),
}
_MASCULINE = {
    "fr": ("eur", "ien", "ier", "é", "u", "homme", "père"),
    "es": ("dor", "tor", "ero", "ario", "ogo"),
    "de": (),
}
_SEPARATE = frozenset(
    ["de", "du", "des", "d'", "del", "von", "vom", "für", "der", "in", "im", "à", "au", "aux", "en", "pour", "a", "zu"]
)


def head(nouns: Sequence[Word], language: Tongue) -> Word | None:
    """The noun that says what somebody is; None where none of a phrase's first nouns does."""
    if language.code == "de":
        return next((w for w in nouns[:4] if role_word(w, language) or generic(w, language)), None)
    if nouns and language.has("bodies", nouns[0].low):
        return None  # 'le cabinet du ministre'
    return next((w for w in nouns[:2] if language.has("offices", w.low) or generic(w, language)), None)


def generic(word: Word, language: Tongue) -> bool:
    """Whether a noun may mean anybody, whatever their office: 'el empresario', 'die 71-Jährige'."""
    last = word.low.rpartition("-")[2]
    return language.has("generic", last) or language.has("people", last)


def gender(lead: str, noun: Word, language: Tongue) -> str:
    """The gender that a noun with its determiner tells; '' if neither does."""
    low = noun.low.rpartition("-")[2]
    if low.endswith(_FEMININE[language.code]):
        return "f"
    if language.code == "de":
        if role_word(noun, language) and not low.endswith(("e", "en")):
            return "m"
        return {"die": "f", "der": "m", "dem": "m"}.get(lead, "")
    if language.has("feminine", lead):
        return "f"
    if language.has("masculine", lead) or low.endswith(_MASCULINE[language.code]):
        return "m"
    return ""


def holds(role: str, noun: Word, complement: Iterable[str], language: Tongue) -> bool:
    """Whether somebody of that role may be called by this noun; ``complement`` are the capitals that stand with it."""
    parts = role.replace("’", "' ").split()
    stop = next((k for k, part in enumerate(parts) if part.lower() in _SEPARATE), len(parts))
    lows = [part.lower() for part in parts[: max(stop, 1)]]
    alike = {noun.low, *language.alike.get(noun.low, ())}
    if language.code == "de":
        fits = any(
            len(one) > 3 and (low.endswith(one) or one.endswith(low)) for low in lows for one in alike if low[3:]
        )
    else:
        fits = any(low in alike or low.startswith("ex") for low in lows)
    given = {part.strip(",").lower() for part in parts[stop:] if part[:1].isupper()}
    wanted = {one.lower() for one in complement}
    return fits and not (given and wanted and not given & wanted)
