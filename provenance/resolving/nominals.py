"""Nominals: whom 'the official', 'the consultancy', 'the 29-year-old' mean, who are named elsewhere in the article."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from provenance.model.extraction import Speaker
from provenance.prose.lexicon import DETERMINERS, ORGANISATION, PREPOSITIONS, ROLES, listed
from provenance.resolving.kinds import FIRMS, PUBLIC
from provenance.resolving.people import bodies, places

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from provenance.prose.words import Word
    from provenance.resolving.roster import Entry, Roster

_OFFICE = listed(
    "secretary minister president ambassador governor senator mayor commissioner chancellor premier envoy spokesman "
    "spokeswoman spokesperson undersecretary official director"
)
_GENERAL = {"official": _OFFICE, "spokesperson": frozenset({"spokesman", "spokeswoman", "spokesperson"})}
_ALONE = listed(
    "president mayor governor minister premier chancellor chairman chairwoman chair chief executive ceo commissioner "
    "superintendent sheriff king queen pope secretary speaker director"
)
_PARTIES = listed("democrat republican independent")
_POLITICIANS = listed(
    "sen. sen senator rep. rep representative gov. gov governor congressman congresswoman lawmaker legislator "
    "assemblyman assemblywoman councilman councilwoman mayor mp"
)
_BY_NOUN = PUBLIC | listed("union association federation club hospital university college church charity")
_BODIES = listed("organisation organization group body")
_YEARS = "-year-old"
DOCUMENTS = listed("statement letter email e-mail post tweet memo release speech testimony message remarks")
NEAR = 3
LIKELY = 0.9


@dataclass(slots=True)
class Memory:
    """Who spoke last, and where: what pronouns and 'the official' are resolved against.

    ``unnamed`` are the roles that somebody unnamed had, by the sentence they last had it in.
    """

    last: Speaker | None = None
    gender: str = ""
    sentence: int = -9
    unnamed: dict[str, int] = field(default_factory=dict)

    def near(self, number: int) -> Speaker | None:
        """Who spoke last, if that was not long ago."""
        return self.last if number - self.sentence <= NEAR else None


def nominal(mention: Sequence[Word], noun: str, number: int, roster: Roster, memory: Memory) -> Speaker | None:
    """Somebody named in the article, and nobody unnamed since; ``noun`` is what the mention is about."""
    near = memory.near(number)
    found: Speaker | None = None
    if noun in DOCUMENTS:
        found = near and Speaker(near.name, near.type, near.role, LIKELY)
    elif age := _age(mention):
        found = _person(_of_age(age, number, roster, memory), memory)
    elif noun in _PARTIES:
        found = _person(_of_party(noun, number, roster), memory)
    elif any(w.low.endswith("'s") for w in mention):
        found = None
    elif (noun in ORGANISATION or noun in FIRMS) and (noun not in ROLES or roster.by_kind.get(noun)):
        found = _organisation(mention, noun, number, roster, memory)
    elif noun in ROLES or (len(mention) == 2 and mention[-1].text.isupper()):
        found = _officer(noun, number, roster, memory)
    return found


def _age(mention: Sequence[Word]) -> str:
    """The age in 'the 29-year-old', in digits; '' if none is given."""
    return next((w.low.removesuffix(_YEARS) for w in mention if w.low.endswith(_YEARS)), "")


def _person(entry: Entry | None, memory: Memory) -> Speaker | None:
    if entry is None:
        return None
    memory.gender = entry.gender
    return Speaker(entry.name, "Person", entry.roles[0] if entry.roles else None, LIKELY)


def _of_age(age: str, number: int, roster: Roster, memory: Memory) -> Entry | None:
    """Whoever has that age, else who spoke last or was named last, unless another age is known of them."""
    exact = [e for e in roster.recent(roster.aged, number) if e.age == age]
    if exact:
        return _nearest(exact, number)
    last = memory.near(number)
    entry = roster.entries.get(last.name) if last is not None and last.type == "Person" else None
    for there in range(number, max(-1, number - NEAR - 1), -1):
        entry = entry or next((e for _, e in roster.seen[there] if e.person), None)
    return entry if entry is not None and not entry.age else None


def _of_party(noun: str, number: int, roster: Roster) -> Entry | None:
    """Whoever is tagged so ('D-Ohio'), else the politician named last of whom no party is told."""
    tagged = [e for e in roster.recent(roster.tagged, number) if e.party == noun]
    if tagged:
        return _nearest(tagged, number)
    return _nearest(
        {e.name: e for role in _POLITICIANS for e in roster.titled(role, number) if not e.party}.values(), number
    )


def _nearest(entries: Collection[Entry], number: int) -> Entry | None:
    """The one named last before a sentence; None where that is a toss-up."""
    placed = [(e.before(number), e) for e in entries]
    best = max((at for at, _ in placed), default=-1)
    there = [e for at, e in placed if at == best]
    return there[0] if len(there) == 1 and best >= 0 else None


def _officer(noun: str, number: int, roster: Roster, memory: Memory) -> Speaker | None:
    heads = _GENERAL.get(noun, frozenset({noun}))
    if any(h in memory.unnamed for h in {noun, *heads}):
        return None
    last = memory.near(number)
    if last is not None and last.role and heads & set(last.role.lower().split()):
        return Speaker(last.name, last.type, last.role, LIKELY)
    found = list({e.name: e for h in heads for e in roster.titled(h, number)}.values())
    alone = roster.only_person(number)
    if not found and noun in _ALONE:
        found = list({e.name: e for e in roster.titled(noun, None) if e.at}.values())
    if not found and noun in ROLES and alone is not None and not alone.roles and number - alone.before(number) <= NEAR:
        found = [alone]
    return _person(found[0], memory) if len(found) == 1 else None


def _organisation(mention: Sequence[Word], noun: str, number: int, roster: Roster, memory: Memory) -> Speaker | None:
    """'the authority': the organisation of that kind named last, else the one that spoke last, else what it says."""
    last = memory.near(number)
    lead = {w.low for w in mention[1:] if w.low not in DETERMINERS and w.low not in PREPOSITIONS and w.low != noun}
    if last is not None and last.type == "Organization" and noun in last.name.lower().split() and not lead:
        return last
    found = roster.recent(roster.by_kind.get(noun, ()), number)
    if not found and noun in FIRMS:
        found = [
            e for kind in sorted(FIRMS & roster.by_kind.keys()) for e in roster.recent(roster.by_kind[kind], number)
        ]
    if not found:  # named only further down: the one of its kind
        found = list(roster.by_kind.get(noun, ())) if noun not in FIRMS else []
        found = found if len({e.name for e in found}) == 1 else []
        number = max((e.at[-1] for e in found if e.at), default=number)
    if lead:
        found = [e for e in found if lead <= {*e.name.lower().split(), *e.kinds}]
    fullest = [e for e in found if not any(o is not e and o.name.endswith(e.name) for o in found)]
    entry = _nearest(list({e.name: e for e in fullest}.values()), number)
    if entry is not None:
        return Speaker(roster.fullest(entry).name, "Organization", None, LIKELY)
    if not lead and last is not None and last.type == "Organization" and noun in _BODIES | FIRMS:
        return Speaker(last.name, "Organization", None, LIKELY) if _private(last.name, noun, roster) else None
    if lead and not found and noun in _BY_NOUN and not any(w.name_like for w in mention[1:]):
        name = " ".join(w.text for w in mention[1:])
        return Speaker(name, "Organization", None, LIKELY)
    return None


def _private(name: str, noun: str, roster: Roster) -> bool:
    """Whether nothing is known of an organisation that would keep it from being called a company."""
    low = name.lower()
    entry = roster.entries.get(name)
    other = bool(entry and entry.kinds - FIRMS) or bool(set(low.split()) & ORGANISATION - FIRMS)
    return low not in places() and low not in bodies() and (noun in _BODIES or not other)
