"""Speakers: who a mention means within the article, or None. 'Unknown' is an honest answer, a wrong name is not."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from provenance.extractors.rules.lexicon import DETERMINERS, ORGANISATION, PERSONAL, ROLES
from provenance.extractors.rules.names import Name, apposed, part
from provenance.extractors.rules.people import bodies, places
from provenance.extractors.rules.relays import is_outlet
from provenance.extractors.rules.roster import Entry, Roster, titled
from provenance.model.extraction import Speaker

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from provenance.extractors.rules.words import Word

_INDEFINITE = frozenset("a an one some several many most few two three other another any no both others "
                        "dozens hundreds multiple various certain".split())
_OFFICE = frozenset(
    "secretary minister president ambassador governor senator mayor commissioner chancellor premier envoy spokesman "
    "spokeswoman spokesperson undersecretary official".split()
)
_GENERAL = {"official": _OFFICE, "spokesperson": frozenset({"spokesman", "spokeswoman", "spokesperson"})}
_NEAR = 3
_SURE, _NAMED, _LIKELY, _WEAK = 0.95, 0.9, 0.75, 0.5


@dataclass(slots=True)
class Memory:
    """Who spoke last, sentence by sentence: what pronouns and 'the official' are resolved against."""

    last: Speaker | None = None
    gender: str = ""
    sentence: int = -9
    unnamed: dict[str, int] = field(default_factory=dict)  # role word -> where somebody unnamed last had it
    roles: dict[str, str] = field(default_factory=dict)  # surname without a full name -> its role


@dataclass(slots=True)
class Speakers:
    """Resolves mentions in the order of the article. ``outlets`` are its short forms for outlets."""

    roster: Roster
    outlets: Mapping[str, str]
    memory: Memory = field(default_factory=Memory)

    def resolve(self, mention: Sequence[Word], apposition: Sequence[Word], number: int) -> Speaker | None:
        """The speaker whom ``mention`` (of sentence ``number``) means; ``apposition`` is what is said of them there."""
        if not mention:
            return None
        speaker = self._pronoun(mention[0].low.partition("'")[0], number) if len(mention) == 1 and mention[0].low.partition("'")[0] in PERSONAL else (
            None if is_outlet(mention, self.outlets) else self._named(mention, apposition, number)
        )
        if speaker is not None:
            self.memory.last = speaker
            self.memory.sentence = number
        elif not (len(mention) == 1 and mention[0].low in PERSONAL):
            self.memory.last = None
            self.memory.sentence = number
            self.memory.gender = ""
        return speaker

    def _pronoun(self, low: str, number: int) -> Speaker | None:
        """'he' and 'she' are whoever spoke last, unless the gender forbids it; 'it' an organisation that did."""
        last = self.memory.last
        if last is None or number - self.memory.sentence > _NEAR:
            return None
        if low == "it":
            return last if last.type == "Organization" else None
        if low not in {"he", "she"} or last.type != "Person":
            return None
        gender = "f" if low == "she" else "m"
        if self.memory.gender and self.memory.gender != gender:
            return None
        self.memory.gender = gender
        return Speaker(last.name, last.type, last.role, min(_LIKELY, last.confidence or 1))

    def _named(self, mention: Sequence[Word], apposition: Sequence[Word], number: int) -> Speaker | None:
        name = part(mention, self.roster.known)
        indefinite = mention[0].low in _INDEFINITE
        if name.name and not _all_known_role(mention):
            if indefinite and not (name.full and name.person is not False and name.role):
                return self._unnamed(mention, number)
            return self._by_name(name, mention, apposed(apposition), number)
        if indefinite or not any(w.low in DETERMINERS or w.name_like for w in mention[:1]):
            body = self._body(mention)
            return body if body and not indefinite else self._unnamed(mention, number)
        return self._body(mention) or self._nominal(mention, number)

    def _unnamed(self, mention: Sequence[Word], number: int) -> None:
        for word in mention:
            if word.low in ROLES:
                self.memory.unnamed[word.low.removesuffix("s")] = number

    def _by_name(self, name: Name, mention: Sequence[Word], role: str | None, number: int) -> Speaker | None:
        tail = mention[-1].low
        if name.person is not True and (name.person is False or tail in ORGANISATION):
            return self._body(mention)
        entry = self.roster.entries.get(name.name) if name.full else self._surname(name, number)
        if entry is None and not name.full and name.surname in self.roster.by_last and name.person is not True:
            return None  # two people of that name, and no telling which
        if entry is not None and entry.person is False:
            return self._body(mention)
        if entry is None and not name.full and not name.person:
            self.memory.gender = name.gender
            return self._body(mention) or self._bare(name, number)
        if entry is None:
            self.memory.gender = name.gender
            return Speaker(name.name, "Person", name.role or role, _NAMED if name.full else _WEAK)
        self.memory.gender = entry.gender or name.gender
        if name.person is None and not entry.roles and not role and _place_like(name.name):
            return Speaker(entry.name, "Organization", None, _WEAK)
        known = entry.roles[0] if entry.roles else None
        return Speaker(entry.name, "Person", name.role or role or known, _SURE if name.full else _NAMED)

    def _bare(self, name: Name, number: int) -> Speaker | None:
        """A single word that the article nowhere gives in full: a surname the reader is supposed to know."""
        if not name.name or not name.name[:1].isupper():
            return None
        return Speaker(self.roster.acronyms.get(name.name, name.name), "Organization" if name.name.isupper() else "Person", None, _WEAK)

    def _surname(self, name: Name, number: int) -> Entry | None:
        """The full name that a surname means: the only one, else the nearest before, None where that is a toss-up."""
        entries = [e for e in self.roster.by_last.get(name.surname, ()) if e.person is not False]
        if name.gender and name.person:
            entries = [e for e in entries if e.gender in {"", name.gender}]
        if len(entries) > 1 and name.role:
            entries = [e for e in entries if name.role in e.roles] or entries
        if len(entries) > 1:
            entries = [e for e in entries if not any(o is not e and o.name.endswith(e.name) for o in entries)] or entries
        if len(entries) < 2:  # noqa: PLR2004
            return entries[0] if entries else None
        nearest = [(max((a for a in e.at if 0 <= a <= number), default=-1), e) for e in entries]
        best = max(at for at, _ in nearest)
        there = [e for at, e in nearest if at == best]
        return there[0] if len(there) == 1 and best >= 0 else None

    def _body(self, mention: Sequence[Word]) -> Speaker | None:
        """An organisation or public body, under its fullest name."""
        line = [w for k, w in enumerate(mention) if not (k == 0 and w.low in DETERMINERS)]
        if not line:
            return None
        name = " ".join(_without_possessive(w.text) for w in line if w.run is None)
        bare = name.lower()
        if name in self.roster.acronyms:
            return Speaker(self.roster.acronyms[name], "Organization", None, _NAMED)
        if bare in bodies():
            return Speaker(bodies()[bare], "Organization", None, _NAMED)
        if bare in places():
            return Speaker(name, "Organization", None, _LIKELY)
        capital = any(w.name_like for w in line)
        headed = line[-1].low in ORGANISATION or any(w.low in ORGANISATION and w.name_like for w in line)
        entry = self.roster.entries.get(name)
        if capital and (headed or (entry is not None and entry.person is False)):
            return Speaker(name, "Organization", None, _NAMED)
        return None

    def _nominal(self, mention: Sequence[Word], number: int) -> Speaker | None:
        """'the official', 'the minister': somebody with that role who was named before, nobody unnamed since."""
        head = next((w.low for w in reversed(mention) if w.low in ROLES or w.low in ORGANISATION), "")
        if not head or mention[-1].low != head:
            return None
        heads = _GENERAL.get(head, frozenset({head}))
        last = self.memory.last
        if last is not None and last.type == "Organization" and head in last.name.lower().split():
            return last
        if any(self.memory.unnamed.get(h, -1) >= 0 for h in {head, *heads}):
            return None
        if last is not None and last.role and number - self.memory.sentence <= _NEAR and heads & set(last.role.lower().split()):
            return Speaker(last.name, last.type, last.role, _LIKELY)
        before = [e for e in self.roster.entries.values() if any(0 <= a <= number for a in e.at) and e.person]
        found = [e for h in heads for e in titled(before, h)]
        names = {e.name for e in found}
        if len(names) == 1:
            entry = found[0]
            self.memory.gender = entry.gender
            return Speaker(entry.name, "Person", entry.roles[0], _LIKELY)
        return None


def _without_possessive(text: str) -> str:
    for mark in ("’s", "'s"):
        text = text.removesuffix(mark)
    return text


def _place_like(name: str) -> bool:
    return name.lower() in places()


def _all_known_role(mention: Sequence[Word]) -> bool:
    """'The President', 'the Foreign Minister': capitalised, and yet nobody's name."""
    return mention[-1].low in ROLES or not any(w.name_like for w in mention[1:]) and mention[0].low in DETERMINERS  # noqa: RUF021


