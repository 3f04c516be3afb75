"""The roster: everybody the article names in full, where, and with which role."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from provenance.extractors.rules.lexicon import (
    CONJUNCTIONS,
    DETERMINERS,
    HONORIFICS,
    ORGANISATION,
    PERSONAL,
    PREPOSITIONS,
    ROLES,
    TIMES,
    listed,
)
from provenance.extractors.rules.mentions import phrase
from provenance.extractors.rules.names import Name, apposed, head, part
from provenance.extractors.rules.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.extractors.rules.sentences import Sentence
    from provenance.extractors.rules.words import Word

_ASIDE = -1
_REACH = 30
_ROLES = 8
_FEW = 40
_CLOSED = DETERMINERS | PREPOSITIONS | CONJUNCTIONS | PERSONAL | TIMES | listed("and not also he's she's")


@dataclass(slots=True)
class Entry:
    """A full name: a person or an organisation (None: not told), with its roles in the order of the article.

    ``at`` are the numbers of the sentences that name it, in order.
    """

    name: str
    person: bool | None
    gender: str = ""
    roles: list[str] = field(default_factory=list)
    at: list[int] = field(default_factory=list)

    def named_by(self, number: int) -> bool:
        """Whether the article's prose has named them up to this sentence."""
        return self.before(number) >= 0

    def before(self, number: int) -> int:
        """The last sentence up to this one that names them; -1 if none does."""
        k = bisect_right(self.at, number, hi=len(self.at))
        return self.at[k - 1] if k else _ASIDE


@dataclass(slots=True)
class Roster:
    """Full names, by name and by last word; acronyms given in brackets; words capitalised more than once."""

    entries: dict[str, Entry] = field(default_factory=dict)
    by_last: dict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    acronyms: dict[str, str] = field(default_factory=dict)
    known: frozenset[str] = frozenset()
    persons: list[Entry] = field(default_factory=list)  # the first two
    by_role: dict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    seen: list[list[tuple[int, Entry]]] = field(
        default_factory=list
    )  # for each sentence: offset and who is named there

    def meant(self, run: Sequence[Word]) -> Entry | None:
        """Whom capitalised words mean: the full name, or the only one with that last word."""
        for k in range(len(run)):
            entry = self.entries.get(
                " ".join(w.text.removesuffix("’s").removesuffix("'s") for w in run[k:] if w.run is None)
            )
            if entry is not None:
                return entry
        entries = self.by_last.get(run[-1].text.removesuffix("’s").removesuffix("'s"), [])
        return entries[0] if len(entries) == 1 and entries[0].person is not False else None

    def add(self, name: Name, sentence: int, role: str | None = None) -> Entry | None:
        """Enter a full name, or what else is said of one."""
        if not name.full:
            return None
        entry = self.entries.get(name.name)
        if entry is None:
            entry = self.entries[name.name] = Entry(name.name, name.person, name.gender)
            self.by_last[name.surname].append(entry)
        if sentence >= 0:
            entry.at.append(sentence)
        entry.gender = entry.gender or name.gender
        entry.person = name.person if entry.person is None else entry.person
        for found in (name.role, role):
            if found:
                self.learn(entry, found)
                entry.person = True if entry.person is None else entry.person
        return entry

    def learn(self, entry: Entry, role: str) -> None:
        """Note a role of somebody."""
        if role in entry.roles or len(entry.roles) == _ROLES:
            return
        entry.roles.append(role)
        for word in set(role.lower().split()):
            self.by_role[word].append(entry)

    def only_person(self, number: int) -> Entry | None:
        """The one person whom the article's prose has named up to sentence ``number``; None if there are more."""
        if not self.persons:
            self.persons = sorted((e for e in self.entries.values() if e.person and e.at), key=lambda e: e.at[0])[:2]
        named = [e for e in self.persons if e.named_by(number)]
        return named[0] if len(named) == 1 else None

    def titled(self, head: str, number: int) -> list[Entry]:
        """The persons named up to sentence ``number`` one of whose roles has ``head`` as a word; a few at most."""
        return [e for e in self.by_role.get(head, ())[:_FEW] if e.person and e.named_by(number)]


def roster(sentences: Sequence[Sentence], aside: str) -> Roster:
    """Read every name in the article's own prose, then those in its headline and captions."""
    capitals = Counter(w.text for s in sentences for w in s.words if w.name_like)
    found = Roster(known=frozenset(text for text, count in capitals.items() if count > 1))
    for number, sentence in enumerate(sentences):
        _read(found, sentence.words, number)
    for line in aside.split("\n"):
        _read(found, list(words(line, 0, len(line))), _ASIDE)
    for sentence in sentences:
        found.seen.append(
            [
                (line[k].start, entry)
                for line in (sentence.words,)
                for k, end in _names(line)
                for entry in [found.meant(line[k:end])]
                if entry is not None
            ]
        )
    return found


def _names(line: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """The runs of capitalised words in a sentence, half-open."""
    k = 0
    while k < len(line):
        if not line[k].name_like or (line[k].low in _CLOSED and line[k].low not in HONORIFICS):
            k += 1
            continue
        end = _run_end(line, k)
        yield k, end
        k = end


def _read(found: Roster, line: Sequence[Word], number: int) -> None:
    for k, end in _names(line):
        mention = phrase(line, end, max(0, end - _REACH))
        first = min(mention.first, k) if mention else k
        name = part(line[first:end], found.known)
        if name.surname and not line[end - 1].text.startswith(name.surname):
            name = part(line[k:end], found.known)  # 'Jane Roe of the Harbour Institute': here the institute
        if not name.full:
            continue
        if name.person is None and k > 1 and line[k - 1].text == "," and (role := _leading_role(line, k - 1)):
            name = name._replace(role=role, person=True)  # 'the mayor, Jane Roe'
        if name.person is None and k and line[k - 1].low in DETERMINERS:
            name = name._replace(person=False)  # 'the Inner Basin'
        follows = _after(line, end)
        entry = found.add(name, number, apposed(follows) if name.person is not False else None)
        if entry is not None and entry.person is None and follows and follows[0].low == "who":
            entry.person = True
        if end + 2 < len(line) and line[end].text == "(" and line[end + 1].text.isupper() and line[end + 2].text == ")":
            found.acronyms[line[end + 1].text] = name.name


def _leading_role(line: Sequence[Word], comma: int) -> str | None:
    end = comma - (line[comma - 1].low in {"himself", "herself"})
    mention = phrase(line, end, max(0, end - _REACH))
    return apposed(line[mention.first : end]) if mention and head(line[mention.first : end]) in ROLES else None


def _run_end(line: Sequence[Word], k: int) -> int:
    """The end of the capitalised words from ``k`` on, particles and organisations' little words inside them too."""
    end = k + 1
    while end < len(line) and end - k < _REACH:
        word = line[end]
        inside = word.low in _INNER and end + 1 < len(line) and line[end + 1].name_like
        organised = (
            word.low in {"of", "for", "and", "on"}
            and inside
            and line[k].low not in ROLES
            and any(w.low in ORGANISATION for w in line[k:end])
        )
        if (
            word.run is not None and end + 1 < len(line) and line[end + 1].name_like and word.end - word.start < 25
        ) or (
            (word.name_like and not line[end - 1].low.endswith("'s"))
            or (inside and word.low not in {"of", "for", "and", "on"})
            or organised
        ):
            end += 1
        else:
            break
    return end


_INNER = listed("de da del della di du la le van von der den bin ibn al el dos das of for and on")


def _after(line: Sequence[Word], end: int) -> Sequence[Word]:
    """What stands between the comma after a name and the next comma or stop."""
    if end >= len(line) or line[end].text != ",":
        return ()
    stop = end + 1
    while stop < len(line) and line[stop].run is None and line[stop].text not in {",", ".", ";", ":", "—", "?", "!"}:
        stop += 1
    if stop < len(line) and line[stop].text in {",", "."} and stop - end < _REACH:
        return line[end + 1 : stop]
    return ()
