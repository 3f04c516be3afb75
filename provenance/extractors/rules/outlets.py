"""Outlets: newspapers, agencies and broadcasters, by a general table or by the form of their names."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from provenance.extractors.rules.lexicon import TIMES, listed
from provenance.extractors.rules.people import bodies, genders, places

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

    from provenance.extractors.rules.words import Word

_TABLE = Path(__file__).with_name("outlets.tsv")
_LAST = listed(
    "times news gazette herald tribune chronicle courier examiner sentinel inquirer dispatch post journal telegraph "
    "observer globe monitor newswire magazine tv radio press agency broadcasting bulletin echo express "
    "argus advertiser "
    "weekly daily standard mail review mercury record argus today blatt bote "
    "zeitung tageblatt allgemeine anzeiger kurier nachrichten presse"
)
_FIRST = listed("daily radio channel agence agencia")
_KIND = listed("magazine newspaper daily weekly tabloid broadcaster")
_MEDIA = listed("news state television tv radio")
_NOT = frozenset({"associated press secretary", "white house press", "good news", "fake news", "press secretary"})
_ONLY_AS_OUTLET = listed(
    "time people fox sky mirror nation age sun times week bild fortune salon dawn variety hill guardian "
    "observer independent economist vice slate intercept australian atlantic"
)
_JOINING = frozenset({"of", "and", "&", "de", "der", "die", "della", "le", "la", "el"})


class Found(NamedTuple):
    """An outlet at ``words[first:end]``, under the name it is printed by."""

    first: int
    end: int
    name: str


@cache
def _table() -> tuple[dict[str, str], int]:
    names: dict[str, str] = {}
    longest = 1
    for line in _TABLE.read_text("utf8").splitlines():
        if not line or line.startswith("#"):
            continue
        name, _, others = line.partition("\t")
        for form in (name, *filter(None, others.split("|"))):
            names.setdefault(_key(form), name)
            longest = max(longest, len(form.split()) + 1)
    return names, longest


def _key(form: str) -> str:
    low = " ".join(form.lower().replace("’", "'").split())
    return low.removeprefix("the ")


def canonical(name: str) -> str:
    """The table's name for a form of an outlet's name, else the name itself."""
    return _table()[0].get(_key(name), name)


def same(one: str, other: str) -> bool:
    """Whether two names are one outlet's, whatever article or noun stands with them."""
    return _bare(canonical(one)) == _bare(canonical(other))


def _bare(name: str) -> str:
    words = _key(name).replace(".com", "").replace(".co.uk", "").split()
    while len(words) > 1 and words[-1] in _KIND | {"news", "online"}:
        words.pop()
    return " ".join(words)


def outlets(words: Sequence[Word], begin: int, end: int, known: Mapping[str, str] | None = None) -> list[Found]:
    """Every outlet named in ``words[begin:end]``, left to right. ``known``: see `learned`."""
    found: list[Found] = []
    k = begin
    while k < end:
        here = (_short(words, k, end, known) if known else None) or _at(words, k, end)
        if here is not None:
            found.append(here)
            k = here.end
        else:
            k += 1
    return found


def learned(lines: Sequence[Sequence[Word]], taken: Container[str]) -> list[dict[str, str]]:
    """For each sentence, which words mean which outlet, as far as this article has shown it.

    'the Gazette' is short for 'Harbour Gazette', 'the newspaper' is the outlet named last, and some names are no
    outlet by form but act as one ('..., Kestrel reported').
    ``taken`` are names of persons and bodies. Keys are in lower case; the sentences share dicts that are equal.
    """
    forms = {name.lower(): name for words in lines for name in _acting(words) if name not in taken}
    found: list[dict[str, str]] = []
    for words in lines:
        here = outlets(words, 0, len(words), forms)
        if here:
            forms = dict(forms)
        for outlet in here:
            last = outlet.name.lower().split()[-1]
            if last in _LAST and " " in outlet.name:
                forms[f"the {last}"] = outlet.name
            forms |= dict.fromkeys(_NOMINALS, outlet.name)
        found.append(forms)
    return found


def _acting(words: Sequence[Word]) -> Iterator[str]:
    """Names that stand where only an outlet can: ', X reported', 'quoted by X', 'said ..., according to X'."""
    quoted = any(w.run for w in words)
    for k, word in enumerate(words):
        if (
            not word.name_like
            or word.low in places()
            or word.low in bodies()
            or (k and words[k - 1].name_like)
            or word.low in TIMES
        ):
            continue
        end = k + 1
        while end < len(words) and words[end].name_like:
            end += 1
        one = words[k - 1].low if k else ""
        two = words[k - 2].low if k > 1 else ""
        after = words[end].low if end < len(words) else ""
        beyond = words[end + 1].low if end + 1 < len(words) else "."
        reports = (
            after in {"reported", "reports"} and (one == "," or words[k - 1].run) and k > 2 and beyond in {".", ","}
        )
        carried = one == "by" and two in {"quoted", "reported", "carried", "cited"}
        relayed = one == "to" and two == "according" and quoted and k > 4 and words[k - 3].text == ","
        if (reports or carried or relayed) and end - k < 3 and genders().get(word.text) is None:
            yield " ".join(w.text for w in words[k:end]).removesuffix("'s").removesuffix("’s")


_NOMINALS = (
    "the newspaper",
    "the magazine",
    "the agency",
    "the news agency",
    "the broadcaster",
    "the paper",
    "the station",
)


def _short(words: Sequence[Word], k: int, end: int, known: Mapping[str, str]) -> Found | None:
    for length in (3, 2, 1):
        if k + length <= end:
            key = " ".join(w.low for w in words[k : k + length]).removesuffix("'s")
            if key in known and (words[k].name_like or key in _NOMINALS or words[k + length - 1].name_like):
                return Found(k, k + length, known[key])
    return None


def _at(words: Sequence[Word], k: int, end: int) -> Found | None:
    if not words[k].name_like and not (words[k].low == "the" and k + 1 < end and words[k + 1].name_like):
        return None
    names, longest = _table()
    forms = [w.low.removesuffix("'s").removesuffix("'") for w in words[k : min(end, k + longest)]]
    for length in range(len(forms), 0, -1):
        form = " ".join(forms[:length])
        key = form.removeprefix("the ")
        if key in names and key and _stands(words, k, k + length, key):
            return Found(k, k + length, names[key])
    return _by_form(words, k, end)


def _stands(words: Sequence[Word], k: int, end: int, key: str) -> bool:
    """Whether a name that is also a common word is meant as an outlet: 'The' with a capital, or a noun that says so."""
    if not all(w.name_like or w.low in _JOINING or w.low == "the" or not w.text[:1].isalpha() for w in words[k:end]):
        return False
    follows = words[end] if end < len(words) else None
    runs_on = follows is not None and follows.name_like and follows.low not in _KIND
    if runs_on and not words[end - 1].low.endswith("'s") and " " not in key and key in _ONLY_AS_OUTLET:
        return False
    if key in _ONLY_AS_OUTLET:
        named = words[k].low == "the" and (
            words[k].name_like or key in {"guardian", "economist", "mirror", "sun", "atlantic"}
        )
        return named or (follows is not None and follows.low in _KIND)
    return True


def _by_form(words: Sequence[Word], k: int, end: int) -> Found | None:
    """'the Harbour Gazette', 'Nordic Radio', 'Kestrel magazine', 'the Mira news agency'."""
    the = words[k].low == "the"
    first = k + the
    last = first
    while last < end and (words[last].name_like or (words[last].low in _JOINING and last > first)):
        last += 1
        if words[last - 1].low.endswith("'s"):
            break
    while last > first and words[last - 1].low in _JOINING:
        last -= 1
    if last == first:
        return None
    tail = [w.low for w in words[last : min(end, last + 3)]]
    lows = [w.low.removesuffix("'s") for w in words[first:last]]
    named = " ".join(w.text for w in words[first:last]).removesuffix("'s").removesuffix("’s")
    print_the = "The " if the and words[k].text == "The" and k > 0 else ""
    if tail[:1] and tail[0] in _KIND and not (tail[0] == "daily" and len(tail) > 1 and tail[1].isalpha()):
        return Found(k, last + 1, print_the + named)
    if (
        len(tail) > 1
        and tail[0] in _MEDIA
        and tail[1] in {"agency", "broadcaster", "channel", "network", "station", "site", "outlet", "website"}
    ):
        return Found(k, last + 2, print_the + named)
    for stop in range(last, first + 1, -1):
        low = lows[: stop - first]
        joined = " ".join(low[-2:])
        if (
            (low[-1] in _LAST or low[0] in _FIRST)
            and len(low) > 1
            and joined not in _NOT
            and (stop == last or low[-1] != "press")
        ):
            return Found(
                k, stop, print_the + " ".join(w.text for w in words[first:stop]).removesuffix("'s").removesuffix("’s")
            )
    return None
