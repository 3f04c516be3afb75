"""Outlets by the form of their names: a noun that papers are called by, a call sign, 'X magazine'."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from provenance.prose.lexicon import CONJUNCTIONS, PREPOSITIONS, listed
from provenance.resolving.people import bodies, places

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.prose.words import Word

LAST = listed(
    "times news gazette herald tribune chronicle courier examiner sentinel inquirer dispatch post journal telegraph "
    "observer globe monitor newswire magazine tv radio television press agency broadcasting bulletin echo express "
    "argus advertiser weekly daily standard mail review mercury record today blatt bote fm ledger "
    "register banner bugle clarion courant gleaner intelligencer messenger statesman vindicator vanguard "
    "zeitung tageblatt allgemeine anzeiger kurier nachrichten presse"
)
KIND = listed("magazine newspaper daily weekly tabloid broadsheet broadcaster newswire")
JOINING = frozenset({"of", "and", "&", "de", "del", "du", "des", "da", "do", "der", "die", "della", "le", "la", "el"})
_FIRST = listed("daily radio channel agence agencia")
_MEDIA = listed("news state television tv radio")
_HOUSES = listed("agency broadcaster channel network station site outlet website portal")
_NOT = frozenset({"associated press secretary", "white house press", "good news", "fake news", "press secretary"})
_TIDINGS = listed("news press information telegraph telegraphic wire")
_OF = listed("times news agency voice radio television broadcasting")
_NO_NAMES = CONJUNCTIONS | PREPOSITIONS  # 'As the Harbour Gazette reported'
_LONGEST = 12  # words of a name
_CALL_SIGN = re.compile(r"[KW][A-Z]{2,3}(?:-(?:TV|FM|AM|LP|DT))?")
_TOLD = listed("told tells telling to by with")
_REPORTED = listed("reported reports radio tv television")
_NO_SIGNS = listed("KPMG WADA WIPO WNBA WWII KKR WWF WTO WHO WFP WWE WBA WBC WTA WSJ")


class Found(NamedTuple):
    """An outlet at ``words[first:end]``, under the name it is printed by."""

    first: int
    end: int
    name: str


def spelled(words: Sequence[Word]) -> str:
    """Words as a name, spaced as they are printed, without the 's that makes it somebody's."""
    out = ""
    for k, w in enumerate(words):
        out += w.text if not k or words[k - 1].end == w.start else " " + w.text
    return out.removesuffix("’s").removesuffix("'s")


def by_form(words: Sequence[Word], k: int, end: int) -> Found | None:
    """'the Harbour Gazette', 'Nordic Radio', 'Kestrel magazine', 'the Mira news agency', 'WXYZ-TV'."""
    the = words[k].low == "the"
    first = k + the
    last = first if words[k].low in _NO_NAMES else _name_end(words, first, end)
    if last == first:
        return None
    tail = [w.low for w in words[last : min(end, last + 3)]]
    lows = [w.low.removesuffix("'s") for w in words[first:last]]
    the_name = "The " if the and words[k].text == "The" and k > 0 else ""
    nation = last - first == 1 and lows[0] in places()  # 'British newspaper'
    if (
        not nation
        and tail[:1]
        and tail[0] in KIND
        and not (tail[0] in {"daily", "weekly"} and len(tail) > 1 and tail[1].isalpha())
    ):
        return Found(k, last + 1, the_name + spelled(words[first:last]))
    if len(tail) > 1 and tail[0] in _MEDIA and tail[1] in _HOUSES:
        return _with_acronym(words, Found(k, last + 2, the_name + spelled(words[first:last])), end)
    if _signs(words, first, k):
        return Found(k, first + 1, spelled(words[first : first + 1]))
    for stop in range(last, first + 1, -1):
        low = lows[: stop - first]
        joined = " ".join(low[-2:])
        other = joined in _NOT or (low[-1] == "agency" and low[-2] not in _TIDINGS)
        if (low[-1] in LAST or low[0] in _FIRST) and not other and (stop == last or low[-1] != "press"):
            if stop < last and words[stop].low == "of" and low[-1] in _OF:
                stop = last  # noqa: PLW2901  # 'the News Agency of Kestria'
            return _with_acronym(words, Found(k, stop, the_name + spelled(words[first:stop])), end)
    return None


def _name_end(words: Sequence[Word], first: int, end: int) -> int:
    last = first
    while last < min(end, first + _LONGEST) and (
        words[last].name_like or (words[last].low in JOINING and last > first)
    ):
        last += 1
        if words[last - 1].low.endswith("'s"):
            break
    while last > first and words[last - 1].low in JOINING:
        last -= 1
    return last


def _signs(words: Sequence[Word], first: int, k: int) -> bool:
    """Whether a word is a call sign: surely so with '-TV', else beside a verb of telling or reporting."""
    text = words[first].text.removesuffix("’s").removesuffix("'s")
    if text.isupper() and text.endswith("TV") and len(text) > 2:
        return True
    if not _CALL_SIGN.fullmatch(text) or text in _NO_SIGNS or text.lower() in bodies():
        return False
    before = words[k - 1].low if k else ""
    after = words[first + 1].low if first + 1 < len(words) else ""
    return "-" in text or (len(text) > 3 and before in _TOLD) or after in _REPORTED


def _with_acronym(words: Sequence[Word], found: Found, end: int) -> Found:
    """An agency or a broadcaster by its acronym, where that follows in brackets."""
    k = found.end
    if k + 2 < end and words[k].text == "(" and words[k + 1].text.isupper() and words[k + 2].text == ")":
        initials = "".join(w.text[0] for w in words[found.first : found.end] if w.name_like)
        if words[k + 1].text[0] in initials:
            return Found(found.first, k + 3, words[k + 1].text)
    return found
