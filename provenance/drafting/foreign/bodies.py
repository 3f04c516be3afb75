"""Bodies: organisations by their nouns ('la préfecture'), and those for whom somebody unnamed speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.drafting.foreign.mentions import after
from provenance.drafting.foreign.naming import joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.drafting.foreign.tongue import Tongue
    from provenance.prose.words import Word

OF = frozenset(["de", "du", "des", "d'", "del", "von", "vom", "der"])
_SHORTEST = 4
_KINDS = ("gewerkschaft", "verband", "verein", "unternehmen", "firma", "konzern", "partei", "hersteller", "initiative")


def spoken_for(words: Sequence[Word], first: int, end: int, language: Tongue) -> tuple[int, str]:
    """Where the body begins that 'un porte-parole de X' or 'ein Sprecher der X' speaks for, and its determiner.

    ``(end, "")`` where the words are of no such.
    """
    for k in range(first, min(end, first + 4)):
        if not language.has("voices", words[k].low):
            continue
        at = k + 1
        while at < end and not (words[at].low in OF or language.has("definite", words[at].low)) and at - k < 3:
            at += 1
        lead = ""
        while at < end and (words[at].low in OF or language.has("definite", words[at].low) or words[at].low == "l'"):
            lead = words[at].low
            at += 1
        return at, lead
    return end, ""


def compound(word: Word, language: Tongue) -> str | None:
    """'Polizei' in 'Polizeisprecherin' and 'Polizeiangaben', 'Ministerium' in 'Ministeriumssprecher'; else None."""
    if language.code != "de":
        return None
    for voice in (*language.of("voices"), "angaben"):
        lead = word.low.removesuffix(voice)
        if lead != word.low and len(lead) >= _SHORTEST:
            for noun in (lead, lead.removesuffix("s")):
                if any(noun.endswith(body) for body in language.of("bodies") if len(body) >= _SHORTEST):
                    return noun.capitalize()
    return None


def bare(words: Sequence[Word], first: int, end: int, language: Tongue) -> int:
    """Where the name of a body begins that a noun leads to: 'le cabinet Secteva', 'die Gewerkschaft Nordlicht'."""
    if first + 1 >= end or not words[first + 1].name_like:
        return first
    if language.code == "de":
        return first + words[first].low.endswith(_KINDS)
    return first + (words[first].text.islower() and language.has("bodies", words[first].low))


def placeless(words: Sequence[Word], first: int, end: int, language: Tongue) -> int:
    """Where the name of a German body ends before the place it is at: 'Verkehrsministerium in Berlin'."""
    if language.code != "de":
        return end
    return next((k for k in range(first + 1, end) if words[k].low in {"in", "im", "am", "an", "beim"}), end)


class Names(dict[str, str]):
    """For the noun of a body the fullest name that an article has for it; '' where it has two."""

    def learn(self, words: Sequence[Word], language: Tongue) -> None:
        """Note the bodies that a sentence names by a noun and a name: 'el Ayuntamiento de Valdecorba'."""
        k = 0
        while k < len(words):
            if not (language.has("bodies", words[k].low) and k and language.has("definite", words[k - 1].low)):
                k += 1
                continue
            found = after(words, k, language)
            end = found.end if found is not None else k + 1
            if any(w.name_like for w in words[k + 1 : end]) and language.code != "de":
                self._note(words[k].low, joined(words, k, end, language, words[k - 1].low))
            k = max(end, k + 1)

    def _note(self, noun: str, name: str) -> None:
        known = self.setdefault(noun, name)
        if known != name and not (known.startswith(name) or name.startswith(known)):
            self[noun] = ""
        elif known and len(name) < len(known):
            self[noun] = name

    def full(self, name: str) -> str:
        """The fullest name for a body that is named by its noun alone."""
        return self.get(name.lower(), "") or name
