"""Naming: what of a mention is a name, what is an office, and what is a body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.resolving.outlet_forms import spelled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.drafting.foreign.beside import Mention
    from provenance.drafting.foreign.tongue import Tongue
    from provenance.prose.words import Word

FULL, SURNAME, LIKELY = 0.85, 0.8, 0.6
_PARTICLES = frozenset(
    [
        "de",
        "du",
        "des",
        "d'",
        "la",
        "le",
        "l'",
        "von",
        "van",
        "der",
        "den",
        "del",
        "della",
        "di",
        "zu",
        "los",
        "las",
        "y",
    ]
)
_FROM = frozenset(["de", "del", "du", "des", "d'", "von", "vom"])
_GERMAN = frozenset(["von", "van", "zu", "de", "del", "di"])


def capitals(words: Sequence[Word], k: int, language: Tongue) -> int:
    """Where capitalised words that begin at ``words[k]`` end, over the particles of names; ``k`` if there are none."""
    if not words[k].name_like or (words[k].low in language.closed and not language.has("titles", words[k].low)):
        return k
    j = k
    while j < len(words) and j - k < 8:
        low = words[j].low
        after = language.code != "de" or low in _GERMAN or words[j - 1].low in _GERMAN
        joins = (
            low in _PARTICLES
            and after
            and j + 1 < len(words)
            and (words[j + 1].name_like or words[j + 1].low in _PARTICLES)
            and not any(language.has("bodies", w.low) for w in words[j + 1 : j + 3])  # 'Jane Roe von der Universität'
        )
        if not words[j].name_like and not joins:
            break
        j += 1
    while j > k and not words[j - 1].name_like:
        j -= 1
    return j


def person_name(words: Sequence[Word], k: int, end: int, language: Tongue) -> str | None:  # noqa: C901, PLR0911, PLR0912
    """The name in capitalised words, without titles and (German) the office before it; None if it is no person's."""
    while k < end and language.has("titles", words[k].low):
        k += 1
    if language.code == "de":
        while end - k > 1 and role_word(words[k], language):
            k += 1
        while k < end and language.has("titles", words[k].low):
            k += 1
        while (
            end - k > 2
            and words[k + 1].low not in _PARTICLES
            and (
                len(words[k].text) > 9
                or (given(words[k + 1], language) and not given(words[k], language))
                or (k and _determined(words[k - 1], language))
            )
        ):
            k += 1
    elif end - k > 2 and k and words[k - 1].low in _PARTICLES and words[k + 1].name_like:
        k = max(k + 1, _given(words, k, end, language))  # 'exconcejal de Urbanismo Jane Roe'
    held = words[k:end]
    if not held or len(held) > 6 or any(w.run for w in held):
        return None
    lows = [w.low for w in held]
    if any(language.has("not_names", low) for low in lows):
        return None
    if language.code == "de" and len(held) == 2 and k and _determined(words[k - 1], language):
        return None  # 'des Roten Kreuzes'
    if language.code == "de" and (body_noun(held, 0, len(held), language) or (k == 0 and _adjective(held, language))):
        return None
    if any(language.has("bodies", low) or language.has("papers", low) for low in lows):
        return None
    if language.code != "de" and lows[0] in _PARTICLES and not held[0].name_like:
        return None
    if any(w.text.isupper() and len(w.text) > 1 for w in held):
        return None
    return spelled(held)


def _adjective(held: Sequence[Word], language: Tongue) -> bool:
    """'Heftige Kritik' at the head of a German sentence."""
    low = held[0].low
    return len(held) == 2 and low.endswith(("e", "er", "es", "en", "em")) and not given(held[0], language)


def given(word: Word, language: Tongue) -> bool:
    """Whether a word is a given name that everybody knows."""
    return language.has("women", word.low) or language.has("men", word.low)


def _given(words: Sequence[Word], k: int, end: int, language: Tongue) -> int:
    """Where a given name that everybody knows stands among capitals: 'Derecho Laboral Jane Roe'."""
    return next((j for j in range(k, end - 1) if given(words[j], language)), k)


def _determined(word: Word, language: Tongue) -> bool:
    return any(language.has(kind, word.low) for kind in ("definite", "possessive", "indefinite"))


def named_in(words: Sequence[Word], begin: int, end: int, language: Tongue) -> tuple[int, int]:
    """The last full name in a phrase, else its first capitalised words; empty where it has none."""
    first: tuple[int, int] | None = None
    best: tuple[int, int] | None = None
    k = begin
    while k < end:
        stop = min(capitals(words, k, language), end)
        if stop > k:
            first = first or (k, stop)
            name = person_name(words, k, stop, language)
            if (
                name is not None
                and " " in name
                and not (best and any(_of_body(w, language) for w in words[k - 1 : k + 1]))
            ):
                best = (k, stop)
        k = max(stop, k + 1)
    return best or first or (end, end)


def _of_body(word: Word, language: Tongue) -> bool:
    """Whether a noun for a body leads to a name: 'Jane Roe von der Initiative Saubere Luft'."""
    return any(word.low == noun or (len(noun) > 3 and word.low.endswith(noun)) for noun in language.of("bodies"))


def role_word(word: Word, language: Tongue) -> bool:
    """Whether a German noun ends as a word for an office does."""
    if language.code != "de" or not word.name_like:
        return False
    last = word.low.rpartition("-")[2]
    return any(last.endswith(end) for end in _ends(language) if len(end) > 2)


def _ends(language: Tongue) -> Sequence[str]:
    return tuple(language.of("role_ends"))


def titled(words: Sequence[Word], begin: int, end: int, language: Tongue) -> bool:
    """Whether a title stands among these words."""
    return any(language.has("titles", w.low) for w in words[begin:end])


def body_noun(words: Sequence[Word], begin: int, end: int, language: Tongue) -> bool:
    """Whether these words are about a body: by their noun, or (not in German) by a capital after a determiner."""
    held = [w for w in words[begin:end] if w.is_word and w.low not in language.closed]
    if not held:
        return False
    if language.code == "de":
        return any(
            noun in {low, low.removesuffix("s")}
            or (len(noun) > 3 and low.removesuffix("s").endswith(noun))
            or (len(noun) > 3 and low.endswith(noun))
            or (len(noun) > 3 and low.startswith(noun + "s-"))
            for low in (w.low for w in held[:3])
            for noun in language.of("bodies")
            if noun in low
        )
    first = held[0]
    determined = any(language.has("definite", w.low) for w in words[max(0, begin - 1) : begin + 1])
    return (
        language.has("bodies", first.low)
        or (first.name_like and determined)
        or (first.text.isupper() and len(first.text) > 1)
    )


def role_text(words: Sequence[Word], found: Mention, name: str, language: Tongue) -> str | None:
    """What a mention says somebody is: what stands before the name, or beside it."""
    if found.role[1] > found.role[0] and words[found.role[0]].low not in _FROM:
        begin, end = found.role
        stop = next(
            (
                k
                for k in range(begin, end)
                if language.has("relative", words[k].low) and k > begin and language.code != "de"
            ),
            end,
        )
        end = stop
        clause = language.code != "de" or words[end - 1].text.islower()  # 'die im Wagen saß'
        if language.has("relative", words[begin].low) and clause:
            return None
    elif found.name[1]:
        begin, end = found.first, found.end
    else:
        begin = found.first
        if language.code != "de" and words[begin].name_like and not _determined(words[begin], language):
            return None  # 'Pas de quoi rassurer Jane Roe'
        last = name.split(maxsplit=1)[0]
        end = next((k for k in range(begin, found.end) if words[k].text == last), begin)
    while begin < end and any(
        language.has(kind, words[begin].low) for kind in ("definite", "possessive", "indefinite")
    ):
        begin += 1
    while end > begin and (language.has("titles", words[end - 1].low) or not words[end - 1].is_word):
        end -= 1
    if begin >= end or end - begin > 14 or words[begin].text.isdigit():
        return None
    return spelled([w for w in words[begin:end] if w.run is None]) or None


def gender_of(words: Sequence[Word], found: Mention, name: str, language: Tongue) -> str:  # noqa: C901, PLR0911
    """The gender that a title, a determiner or the end of a word tells; '' if none does."""
    held = [*words[found.first : found.end], *words[slice(*found.name)]]
    for word in held:
        if language.has("titles", word.low):
            if word.low.startswith(("dr", "prof", "pr", "me", "maître", "doct")) and not language.has(
                "female_titles", word.low
            ):
                continue
            return "f" if language.has("female_titles", word.low) else "m"
    called = name.split(maxsplit=1)[0].lower()
    for gender, kind in (("f", "women"), ("m", "men")):
        if language.has(kind, called):
            return gender
    lead = words[found.first].low
    if language.code == "de":
        office = [w for w in held if role_word(w, language) and not w.low.endswith("e")]
        if office:
            return "f" if office[0].low.endswith("in") else "m"
    elif (words[found.first].low != "l'" and not words[found.first].name_like) or language.has("definite", lead):
        for gender, kind in (("f", "feminine"), ("m", "masculine")):
            if language.has(kind, lead) and lead not in {"sa", "son"}:
                return gender
    if language.code in {"es", "de"} and called.endswith("a"):
        return "f"
    if language.code == "es" and called.endswith("o"):
        return "m"
    return ""


def joined(words: Sequence[Word], begin: int, end: int, language: Tongue, lead: str) -> str:
    """The name of a body as it is printed; in German with its adjective as it stands in a dictionary."""
    name = spelled(words[begin:end])
    if language.code == "de" and end - begin > 1 and lead in {"der", "des", "dem", "den"}:
        first, _, rest = name.partition(" ")
        if first.endswith(("en", "em")) and words[begin + 1].name_like:
            name = f"{first[:-1]} {rest}"
    if language.code == "de" and lead == "des" and name.endswith("s") and not name.endswith("ss"):
        name = name.removesuffix("es") if name.endswith(("mtes", "rtes", "ofes", "ates")) else name[:-1]
    return name
