"""The roster: everybody the article names in full, where, and with which role."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from provenance.prose.cues import cue
from provenance.prose.lexicon import (
    CONJUNCTIONS,
    DETERMINERS,
    ORGANISATION,
    PERSONAL,
    PREPOSITIONS,
    ROLES,
    TIMES,
    listed,
)
from provenance.prose.words import words
from provenance.resolving.kinds import kinds_of
from provenance.resolving.mentions import phrase
from provenance.resolving.names import Name, apposed, head, joins, part
from provenance.resolving.outlet_forms import spelled
from provenance.resolving.people import genders
from provenance.resolving.titles import is_title, owners, party

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.prose.sentences import Sentence
    from provenance.prose.words import Word

_SHORT = {
    "sen.": "senator", "gov.": "governor", "rep.": "representative", "gen.": "general", "col.": "colonel",
    "lt.": "lieutenant", "capt.": "captain", "sgt.": "sergeant", "maj.": "major", "adm.": "admiral",
    "prof.": "professor",
}  # fmt: skip
_ASIDE = -1
_REACH = 30
_ROLES = 8
_FEW = 40
_CLOSED = DETERMINERS | PREPOSITIONS | CONJUNCTIONS | PERSONAL | TIMES | listed("and not also he's she's")


@dataclass(slots=True)
class Entry:
    """A full name: a person or an organisation (None: not told), with its roles in the order of the article.

    ``at`` are the numbers of the sentences that name it, in order; ``kinds`` the nouns that say what sort of
    organisation it is; ``age`` and ``party`` as the article gives them.
    """

    name: str
    person: bool | None
    gender: str = ""
    roles: list[str] = field(default_factory=list)
    at: list[int] = field(default_factory=list)
    kinds: set[str] = field(default_factory=set)
    age: str = ""
    party: str = ""

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
    by_first: dict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    by_kind: dict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    aged: list[Entry] = field(default_factory=list)
    tagged: list[Entry] = field(default_factory=list)  # with their party
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
            entry = self.entries.get(spelled([w for w in run[k:] if w.run is None]))
            if entry is not None:
                return entry
        entries = self.by_last.get(run[-1].text.removesuffix("’s").removesuffix("'s"), [])
        return entries[0] if len(entries) == 1 and entries[0].person is not False else None

    def beginning(self, name: str) -> Entry | None:
        """The one longer name that begins with a name: 'Kestrel' is 'Kestrel Marine', where that is no person."""
        longer = [e for e in self.by_first.get(name.partition(" ")[0], [])[:_FEW] if e.person is not True]
        longer = [e for e in longer if e.name.startswith(f"{name} ")]
        return longer[0] if len(longer) == 1 else None

    def fullest(self, entry: Entry) -> Entry:
        """The one longer name of an organisation that ends as this one does, if there is one."""
        longer = [
            e
            for e in self.by_last.get(entry.name.split()[-1], ())[:_FEW]
            if e.person is False and e.name.endswith(f" {entry.name}")
        ]
        return longer[0] if len(longer) == 1 else entry

    def add(self, name: Name, sentence: int, role: str | None = None) -> Entry | None:
        """Enter a full name, or what else is said of one."""
        if not name.full:
            return None
        entry = self.entries.get(name.name)
        if entry is None:
            entry = self.entries[name.name] = Entry(name.name, name.person, name.gender)
            self.by_last[name.surname].append(entry)
            self.by_first[name.name.split()[0]].append(entry)
            for word in {w.lower() for w in name.name.split()} & ORGANISATION:
                self.by_kind[word].append(entry)
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
        for word in {*role.lower().split(), *initials(role)}:
            self.by_role[_SHORT.get(word, word)].append(entry)

    def call(self, entry: Entry, kind: str) -> None:
        """Note what sort of organisation something is."""
        if kind not in entry.kinds and len(entry.kinds) < _ROLES:
            entry.kinds.add(kind)
            self.by_kind[kind].append(entry)

    def only_person(self, number: int) -> Entry | None:
        """The one person whom the article's prose has named up to sentence ``number``; None if there are more."""
        if not self.persons:
            self.persons = sorted((e for e in self.entries.values() if e.person and e.at), key=lambda e: e.at[0])[:2]
        named = [e for e in self.persons if e.named_by(number)]
        return named[0] if len(named) == 1 else None

    def recent(self, entries: Sequence[Entry], number: int) -> list[Entry]:
        """Those of ``entries``, which stand in the order they were first named in, named up to ``number``; a few."""
        if len(entries) > _FEW:
            end = bisect_right(entries, number, key=lambda e: e.at[0] if e.at else _ASIDE)
            entries = entries[max(0, end - _FEW) : end]
        return [e for e in entries if e.named_by(number)]

    def titled(self, head: str, number: int | None) -> list[Entry]:
        """The persons one of whose roles has ``head`` as a word; a few at most.

        Those named up to sentence ``number``, or anywhere in the article if it is None.
        """
        return [e for e in self.by_role.get(head, ())[:_FEW] if e.person and (number is None or e.named_by(number))]


def roster(sentences: Sequence[Sentence], aside: str) -> Roster:
    """Read every name in the article's own prose, then those in its headline and captions."""
    capitals = Counter(w.text for s in sentences for w in s.words if w.name_like)
    found = Roster(known=frozenset(text for text, count in capitals.items() if count > 1))
    for number, sentence in enumerate(sentences):
        _read(found, sentence.words, number)
    for line in aside.split("\n"):
        _read(found, list(words(line, 0, len(line))), _ASIDE)
    _unlabelled(found)
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


def _unlabelled(found: Roster) -> None:
    """'Ferrywoman Jane Roe' is Jane Roe where the article names Jane Roe too."""
    labelled = [n for n in found.entries if n.partition(" ")[2] in found.entries]
    for name in labelled[:_REACH]:
        entry = found.entries[name]
        label, _, rest = name.partition(" ")
        plain = found.entries.get(rest)
        if (
            plain is None
            or plain is entry
            or entry.person is False
            or not (plain.person or rest.split()[0] in genders())
        ):
            continue
        if label in genders():
            continue  # 'Mary Jane Roe'
        plain.at = sorted({*plain.at, *entry.at})
        for role in entry.roles:
            found.learn(plain, role)
        found.by_last[name.split()[-1]] = [e for e in found.by_last[name.split()[-1]] if e is not entry]
        found.by_first[label] = [e for e in found.by_first[label] if e is not entry]
        found.entries[name] = plain


def _names(line: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """The runs of capitalised words in a sentence, half-open."""
    k = 0
    while k < len(line):
        if not line[k].name_like or (line[k].low in _CLOSED and not is_title(line[k])) or (not k and _says(line[0])):
            k += 1
            continue
        end = _run_end(line, k)
        yield k, end
        k = end


def _says(word: Word) -> bool:
    """'Said Roe: ...': a verb that opens a sentence is no given name."""
    verb = cue(word.low)
    return verb is not None and "quote" in verb.stated and bool(verb.forms & {"past", "s"}) and "base" not in verb.forms


def initials(role: str) -> Iterator[str]:
    """How an office may be shortened: 'Public Relations Officer' is the PRO."""
    letters = ""
    for word in reversed(role.lower().partition(",")[0].split()[:_ROLES]):
        if word in PREPOSITIONS or not word[0].isalpha():
            letters = ""
            continue
        letters = word[0] + letters
        if len(letters) > 1:
            yield letters


def _read(found: Roster, line: Sequence[Word], number: int) -> None:
    for k, end in _names(line):
        mention = phrase(line, end, max(0, end - _REACH))
        first = min(mention.first, k) if mention else k
        name = part(line[first:end], found.known)
        if name.surname and not line[end - 1].text.startswith(name.surname):
            name = part(line[k:end], found.known)  # 'Jane Roe of the Harbour Institute': here the institute
        if not name.full:
            continue
        if name.role is None and name.person is not False and k > 1 and line[k - 1].text == ",":
            role = _leading_role(line, k - 1)
            name = name._replace(role=role, person=True) if role else name  # 'the mayor, Jane Roe'
        kinds = kinds_of(line, k, end, name)
        given = name.name.split()[0] in genders()
        if name.person is None and not given and (kinds - ROLES or (k and line[k - 1].low in DETERMINERS)):
            name = name._replace(person=False)  # 'the Inner Basin'
        follows = _after(line, end)
        entry = found.add(name, number, apposed(follows) if name.person is not False else None)
        if entry is None:
            continue
        for kind in kinds:
            found.call(entry, kind)
        _note(found, entry, line, end, follows)
        if end + 2 < len(line) and line[end].text == "(" and line[end + 1].text.isupper() and line[end + 2].text == ")":
            found.acronyms[line[end + 1].text] = name.name


def _note(found: Roster, entry: Entry, line: Sequence[Word], end: int, follows: Sequence[Word]) -> None:
    """What stands right after a name: 'who', an age, a party."""
    if end + 2 < len(line) and line[end].text == "(" and line[end + 1].low in ROLES and line[end + 2].text == ")":
        found.learn(entry, line[end + 1].text)  # 'Dame Ada Moss (Chair)'
        entry.person = True if entry.person is None else entry.person
    first = follows[0].low if follows else ""
    if first == "who" or first.isdigit():
        entry.person = True if entry.person is None else entry.person
    if first.isdigit() and not entry.age:
        entry.age = first
        found.aged.append(entry)
    if end + 1 < len(line) and line[end].text in {",", "("} and (named := party(line, end + 1)):
        if not entry.party:
            found.tagged.append(entry)
        entry.party = named


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
            and (any(w.low in ORGANISATION for w in line[k:end]) or (word.low == "and" and joins(line, k, end)))
        )
        if (
            owners(line, end)
            or (word.run is not None and end + 1 < len(line) and line[end + 1].name_like and word.end - word.start < 25)
            or (
                (word.name_like and not line[end - 1].low.endswith("'s"))
                or (inside and word.low not in {"of", "for", "and", "on"})
                or organised
            )
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
