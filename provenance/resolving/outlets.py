"""Outlets: newspapers, agencies and broadcasters, by a general table, by form, or by what the article says of them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from provenance.prose.cues import AUXILIARIES, is_adverb
from provenance.prose.lexicon import listed
from provenance.prose.words import words as split
from provenance.resolving.outlet_forms import JOINING, KIND, LAST, Found, by_form, spelled
from provenance.resolving.outlet_hints import acting, apposed
from provenance.resolving.outlet_unnamed import unnamed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from provenance.prose.words import Word

_TABLE = Path(__file__).with_name("outlets.tsv")
_ONLY_AS_OUTLET = listed(
    "time people fox sky mirror nation age sun times week bild fortune salon dawn variety hill guardian "
    "observer independent economist vice slate intercept australian atlantic metro mint punch vanguard tortoise "
    "newsroom glamour vogue esquire wired polygon grist kicker antara hina lusa republica caracol belga "
    "folha stern veja rai billboard forbes today trouw politika focus asahi stuff "
)
_WITHOUT_CAPITAL = listed("guardian economist mirror sun atlantic times telegraph observer independent spectator")
_TOLD = listed("told tells telling")
_ALWAYS = listed("guardian economist mirror sun atlantic")
_PASSED_ON = _TOLD | listed("by to with in from and")
_HELPERS = 3
_REPORTS = listed("reported reports quoted first")
_COMMON = listed("people time nation age sky fox sun hill week times mirror today focus")
_SAYS = _REPORTS | listed("said says , revealed wrote")


@cache
def _table() -> tuple[dict[str, str], dict[str, str], dict[str, int]]:
    """What each form means, the kind of each outlet, and for a first word how many words the longest form has."""
    names: dict[str, str] = {}
    kinds: dict[str, str] = {}
    longest: dict[str, int] = {}
    for line in _TABLE.read_text("utf8").splitlines():
        if not line or line.startswith("#"):
            continue
        name, others, kind = [*line.split("\t"), "", ""][:3]
        kinds[name] = kind
        for form in (name, *filter(None, others.split("|"))):
            key = _key(form)
            names.setdefault(key, name)
            first = key.split(" ")[0].removesuffix("'s")
            longest[first] = max(longest.get(first, 0), key.count(" ") + 1)
    return names, kinds, longest


def _key(form: str) -> str:
    return " ".join(w.low for w in split(form, 0, len(form))).removeprefix("the ")


def canonical(name: str) -> str:
    """The table's name for a form of an outlet's name, else the name itself."""
    return _table()[0].get(_key(name), name)


def listed_as(form: str) -> str | None:
    """The table's name for a form of an outlet's name; None where the table has no such form."""
    return _table()[0].get(_key(form))


def same(one: str, other: str) -> bool:
    """Whether two names are one outlet's, whatever article or noun stands with them."""
    return _bare(canonical(one)) == _bare(canonical(other))


def _bare(name: str) -> str:
    words = name.lower().replace("’", "'").removeprefix("the ").replace(".com", "").replace(".co.uk", "").split()
    while len(words) > 1 and words[-1] in KIND | {"news", "online"}:
        words.pop()
    return " ".join(words)


def outlets(words: Sequence[Word], begin: int, end: int, known: Mapping[str, str] | None = None) -> list[Found]:
    """Every outlet named in ``words[begin:end]``, left to right. ``known``: see `learned`."""
    found: list[Found] = []
    k = begin
    while k < end:
        here = apposed(words, k, end) or (_short(words, k, end, known) if known else None) or _at(words, k, end)
        if here is not None:
            here = here._replace(name=_named(here, words[here.first : here.end]))
        else:
            here = unnamed(words, k, end)
        if here is not None:
            found.append(here)
            k = here.end
        else:
            k += 1
    return found


def _named(found: Found, words: Sequence[Word]) -> str:
    """An agency's or a broadcaster's short name; of others the form in the article, where that is no shorter."""
    name = canonical(found.name)
    form = spelled([w for w in words if w.low != "the"])
    fuller = " " in form and form.count(" ") >= name.removeprefix("The ").count(" ") and listed_as(form) == name
    if _table()[1].get(name) or not fuller or form.lower() == name.removeprefix("The ").lower():
        return _printed(name, words)
    return form


def _printed(name: str, words: Sequence[Word]) -> str:
    """The name with the article's own apostrophe."""
    return name.replace("'", "’") if any("’" in w.text for w in words) else name


def learned(lines: Sequence[Sequence[Word]], taken: Collection[str], own: str | None = None) -> list[dict[str, str]]:
    """For each sentence, which words mean which outlet, as far as this article has shown it.

    'the Gazette' is short for 'Harbour Gazette', 'the newspaper' is the outlet named last, and some names are no
    outlet by form but act as one ('..., Kestrel reported') or are said to be ('the daily Kestrel').
    ``taken`` are names of persons and bodies, ``own`` is the outlet that publishes the article. Keys are in lower case;
    the sentences share dicts that are equal.
    """
    people = {*taken, *(name.split()[-1] for name in taken)}
    forms = {name.lower(): name for words in lines for name in acting(words) if name not in people}
    for words in lines:
        there = (apposed(words, k, len(words)) for k in range(len(words)))
        forms |= {f.name.lower(): f.name for f in there if f is not None and f.name not in taken}
    if own:
        forms |= dict.fromkeys(_own(own), own)
    found: list[dict[str, str]] = []
    for words in lines:
        here = outlets(words, 0, len(words), forms)
        if here:
            forms = dict(forms)
        for outlet in here:
            if " ".join(w.low for w in words[outlet.first : outlet.end]) not in _NOMINALS:
                forms |= dict.fromkeys(_short_for(words, outlet), outlet.name)
        found.append(forms)
    return found


def _own(name: str) -> Iterator[str]:
    """What an outlet calls itself."""
    plain = name.lower().replace("’", "'").removeprefix("the ")
    yield plain
    if " " in plain:
        *first, last = plain.split()
        yield f"the {last}"
        if len(first) > 1 and last in LAST | KIND:
            yield " ".join(first)  # 'Stock & Furrow' of the Stock & Furrow Weekly
    yield from _OURS


def _short_for(words: Sequence[Word], outlet: Found) -> Iterator[str]:
    """What else this outlet may be called from here on."""
    named = words[outlet.first : outlet.end]
    last = outlet.name.lower().split()[-1]
    if last in LAST and " " in outlet.name:
        yield f"the {last}"
    if " " not in outlet.name and outlet.name.lower() not in _COMMON:
        yield outlet.name.lower()
    if named[-1].text == ")":
        yield outlet.name.lower()
        yield " ".join(w.low for w in named[:-3]).removeprefix("the ")
    kind = _table()[1].get(outlet.name, "")
    lows = {w.low for w in named}
    if kind == "agency" or "agency" in lows:
        yield from _AGENCY
    elif kind == "broadcaster" or lows & _AIR or outlet.name.upper().endswith(_SIGNED):
        yield from _BROADCASTER
    else:
        yield from _PAPER
    yield from ("the outlet", "the news outlet", *_SAME)


_SIGNED = ("TV", "FM", "AM")
_AIR = listed("radio tv television broadcaster broadcasting channel station network")
_AGENCY = ("the agency", "the news agency", "the newswire")
_BROADCASTER = ("the broadcaster", "the station", "the channel", "the network")
_PAPER = ("the newspaper", "the paper", "the magazine", "the publication", "the daily", "the weekly", "the tabloid")
_SAME = tuple(f"the same {noun.removeprefix('the ')}" for noun in (*_AGENCY, *_BROADCASTER, *_PAPER, "the outlet"))
_OURS = (
    *(f"this {noun}" for noun in ("newspaper", "paper", "magazine", "website", "publication", "news agency")),
    *(f"our {noun}" for noun in ("correspondent", "reporter", "newspaper", "newsroom")),
)
_NOMINALS = frozenset({*_AGENCY, *_BROADCASTER, *_PAPER, *_SAME, *_OURS, "the outlet", "the news outlet"})


_LENGTH = 6


def _short(words: Sequence[Word], k: int, end: int, known: Mapping[str, str]) -> Found | None:
    if not words[k].name_like and words[k].low not in {"the", "this", "our"}:
        return None
    for length in range(min(_LENGTH, end - k), 0, -1):
        key = " ".join(w.low for w in words[k : k + length]).removesuffix("'s")
        named = words[k + length - 1].name_like
        if key in known and (not named if key in _NOMINALS else named or words[k].name_like):
            return Found(k, k + length, known[key])
    return None


def _at(words: Sequence[Word], k: int, end: int) -> Found | None:
    the = words[k].low == "the" and k + 1 < end
    if not words[k + the].name_like and not words[k].name_like:
        return None
    names, _, longest = _table()
    reach = longest.get(words[k + the].low.removesuffix("'s"), 0)
    for last in range(min(end, k + the + reach) if reach else k, k + the, -1):
        form = " ".join(w.low for w in words[k:last]).removeprefix("the ")
        for key in (form, form.removesuffix("'s")):
            if key in names and _stands(words, k, last, key, names[key]):
                return Found(k, last, names[key])
    return by_form(words, k, end)


def _stands(words: Sequence[Word], k: int, end: int, key: str, name: str) -> bool:
    """Whether a name that is also a common word is meant as an outlet.

    'The' with a capital says so, a noun after it ('magazine'), or a verb of telling or reporting beside it.
    """
    if not all(w.name_like or w.low in JOINING or w.low == "the" or not w.text[:1].isalpha() for w in words[k:end]):
        return False
    follows = words[end] if end < len(words) else None
    runs_on = follows is not None and follows.name_like
    single = " " not in key
    if not single or not (key in _ONLY_AS_OUTLET or name.startswith("The ")):
        return True
    if runs_on and not words[end - 1].low.endswith("'s"):
        return False
    if follows is not None and follows.low in KIND:
        return True
    before = words[k - 1].low if k else ""
    verb = end
    while verb < min(len(words) - 1, end + _HELPERS) and (words[verb].low in AUXILIARIES or is_adverb(words[verb].low)):
        verb += 1  # 'had earlier reported'
    after = words[verb].low if verb < len(words) else ""
    if words[k].low == "the":
        beside = before in _PASSED_ON or after in _SAYS
        return words[k].name_like or (key in _WITHOUT_CAPITAL and (beside or key in _ALWAYS))
    return not name.startswith("The ") and (before in _TOLD or (after in _REPORTS and key not in _COMMON))
