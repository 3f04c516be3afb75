"""Outlets in a foreign sentence: by the general table, by the nouns of papers, or by what is said of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from provenance.drafting.foreign.unnamed import unnamed
from provenance.resolving.outlet_forms import spelled
from provenance.resolving.outlets import listed_as, same

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.drafting.foreign.tongue import Tongue
    from provenance.prose.words import Word

_LONGEST = 6
ARTICLES = frozenset(["l'", "le", "la", "les", "el", "los", "las", "der", "die", "das"])
_JOINING = frozenset(
    ["de", "du", "des", "d'", "del", "der", "la", "le", "l'", "les", "los", "las", "&", "et", "y", "und"]
)
_INFLECTED = ("schen", "neuen", "meinen", "freien", "guten", "alten", "großen")
_CONTRACTED = {"au": "Le", "du": "Le", "aux": "Les", "des": "Les", "al": "El", "del": "El"}
_LOWER = frozenset(["dpa", "afp", "efe", "ard", "zdf"])
_KEPT = ("nachrichten", "zeiten", "seiten")


BY_HYPHEN = ("-informationen", "-angaben", "-bericht", "-berichten")
"""How German joins an outlet to what it reports: 'dpa-Informationen'."""


class Found(NamedTuple):
    """An outlet at ``words[first:end]``; ``own`` where it is the article's own, ``plain`` where it has no name."""

    first: int
    end: int
    name: str
    own: bool = False
    plain: bool = False


def found_in(
    words: Sequence[Word], text: str, language: Tongue, publisher: str | None, last: str | None = None
) -> list[Found]:
    """Every outlet that a sentence names, left to right; 'the newspaper' is the ``last`` one named before."""
    found: list[Found] = []
    k = 0
    while k < len(words):
        here = _here(words, k, text, language, publisher, last, found[-1].end if found else 0)
        if here is not None:
            own = publisher is not None and same(here.name, publisher)
            found.append(here._replace(own=own, name=publisher if own and publisher else here.name))
            k = here.end
        else:
            k += 1
    return found


def _short(words: Sequence[Word], k: int, publisher: str, language: Tongue) -> bool:
    """'au Courrier' in 'Le Courrier de la Morvelle', 'dem Kreisboten' in 'Oberwalder Kreisbote'."""
    word, lead = words[k], words[k - 1].low
    led = lead in _CONTRACTED or language.has("definite", lead) or lead == "l'"
    alone = k + 1 == len(words) or not (words[k + 1].name_like or words[k + 1].low in {"de", "du", "des", "del", "d'"})
    if not (word.name_like and led and alone and _paper(word.low, language)):
        return False
    return any(part in {word.low, word.low.removesuffix("n")} for part in publisher.lower().split())


def led(words: Sequence[Word], k: int) -> bool:
    """Whether a name begins with its article: 'el diario económico El Cronista'."""
    return words[k].low in ARTICLES and words[k].name_like


def without_article(name: str) -> str:
    """'Écho du Rail' for "L'Écho du Rail"."""
    lead, _, rest = name.replace("’", "’ ", 1).partition(" ")
    return rest.strip() if lead.lower().replace("’", "'") in ARTICLES and rest else name


def _here(  # noqa: PLR0913, PLR0917
    words: Sequence[Word], k: int, text: str, language: Tongue, publisher: str | None, last: str | None, done: int
) -> Found | None:
    """The outlet at ``words[k]``: 'notre journal', one by its name, one without a name, or 'the newspaper' again."""
    if publisher and (size := language.at("ourselves", words, k)):
        return Found(k, k + size, publisher)
    if publisher and k and _short(words, k, publisher, language):
        return Found(k, k + 1, publisher)
    fresh = not (k == done and k and language.at("ourselves", words, k - 2))  # 'à notre journal Jane Roe'
    if fresh and (here := _at(words, k, text, language)):
        return here
    if plain := unnamed(words, k, language):
        return Found(k, *plain, plain=True)
    if last is not None and k and language.has("kinds", words[k].low):
        alone = k + 1 == len(words) or not (words[k + 1].name_like or words[k + 1].run)
        if alone and language.has("definite", words[k - 1].low) and not language.at("ourselves", words, k - 1):
            return Found(k, k + 1, last)
    return None


def _at(words: Sequence[Word], k: int, text: str, language: Tongue) -> Found | None:  # noqa: C901, PLR0911
    word = words[k]
    if (word.low in language.closed and word.low not in ARTICLES) or language.has("documents", word.low):
        return None  # 'Einem Bericht des Hessischen Rundfunks'
    if language.code == "de" and word.low.endswith(BY_HYPHEN):
        name = word.text.rpartition("-")[0]
        return Found(k, k + 1, listed_as(name) or name)
    kind = k > 0 and language.has("kinds", words[k - 1].low)
    kind = kind or (k > 1 and language.has("kinds", words[k - 2].low) and words[k - 1].text.islower() and led(words, k))
    if language.has("agencies", word.low) and word.text.isupper():
        return Found(k, k + 1, word.text)
    if word.run is not None:
        inner = text[word.run.inner : word.run.inner_end].strip()
        if inner.count(" ") > 4:
            return None
        known = _listed(inner, language)
        return Found(k, k + 1, known or inner) if known or kind else None
    if word.low in _LOWER and (known := listed_as(word.text)):
        return Found(k, k + 1, known)
    article = word.low in ARTICLES and k + 1 < len(words) and words[k + 1].name_like
    if not word.name_like and not article:
        return None
    stop = _name_end(words, k + article if not word.name_like else k, language)
    for end in range(min(stop, k + _LONGEST), k, -1):
        form = spelled(words[k:end])
        known = _listed(form, language)
        if known is None and k and words[k - 1].low in _CONTRACTED:
            known = listed_as(f"{_CONTRACTED[words[k - 1].low]} {form}")
        if known and not (article and not word.name_like and end == k + 1):
            return Found(k, end, known)
    if not word.name_like:
        return None
    lows = [w.low for w in words[k + (word.low in ARTICLES) : stop]]
    paper = any(_paper(low, language) for low in lows) or (len(lows) > 1 and lows[1].isdigit())
    titled = word.low in ARTICLES and k > 0 and stop > k + 1
    if stop > k and ((paper and (len(lows) > 1 or titled)) or (kind and stop > k)):
        begin = k + (0 if titled or word.low not in ARTICLES else 1)
        return Found(k, stop, _nominative(spelled(words[begin:stop]), words, k, language))
    return None


def _name_end(words: Sequence[Word], k: int, language: Tongue) -> int:
    end = k
    while end < len(words) and (
        words[end].name_like
        or (end > k and words[end].low in _JOINING and _leads(words, end))
        or (end > k and words[end].text.isdigit() and _numbered(words[end - 1], language))
    ):
        if end > k and language.has("titles", words[end].low):
            break
        end += 1
    return end


def _numbered(word: Word, language: Tongue) -> bool:
    """'Canal 8', 'Radio 1'."""
    return any(language.has(kind, word.low) for kind in ("kinds", "papers", "channels"))


def _leads(words: Sequence[Word], k: int) -> bool:
    """Whether small words lead on to a capital: 'de la Marne', but not 'le boulanger'."""
    for j in range(k + 1, min(len(words), k + 3)):
        if words[j].name_like:
            return words[k].low not in {"le", "la", "les", "der", "l'"} or words[k - 1].low in {"de", "d'"}
        if words[j].low not in _JOINING:
            return False
    return False


def _paper(low: str, language: Tongue) -> bool:
    return language.has("papers", low) or (
        language.code == "de"
        and low.removesuffix("s").endswith(
            ("zeitung", "blatt", "anzeiger", "kurier", "rundschau", "bote", "boten", "rundfunk")
        )
    )


def _listed(form: str, language: Tongue) -> str | None:
    for one in _forms(form, language):
        if known := listed_as(one):
            return known
    return None


def _forms(form: str, language: Tongue) -> Iterator[str]:
    yield form
    if language.code != "de":
        return
    parts = form.split()
    yield " ".join(part[:-1] if part.endswith("en") and not part.lower().endswith(_KEPT) else part for part in parts)
    yield f"Der {form}"
    yield f"Die {form}"


def _nominative(name: str, words: Sequence[Word], k: int, language: Tongue) -> str:
    """'der Neuen Zeitung' as 'Neue Zeitung', 'dem Boten' as 'Bote'."""
    if language.code != "de" or k == 0 or words[k - 1].low not in {"der", "dem", "den", "des"}:
        return name
    if words[k - 1].low == "des":  # 'des Hessischen Rundfunks'
        first, _, rest = name.removesuffix("s").partition(" ")
        return f"{first[:-1]}r {rest}" if rest and first.endswith("en") else name.removesuffix("s")
    parts = [p[:-1] if p.endswith((*_INFLECTED, "Boten")) else p for p in name.split()]
    return " ".join(parts)
