"""Speakers: who a mention means within the article, or None. 'Unknown' is an honest answer, a wrong name is not."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from provenance.model.extraction import Speaker
from provenance.prose.lexicon import DETERMINERS, ORGANISATION, PERSONAL, ROLES, listed
from provenance.resolving.descriptions import elsewhere, many_of, unowned, unqualified, writers_of
from provenance.resolving.kinds import FIRMS, PUBLIC
from provenance.resolving.names import Name, apposed, head, part
from provenance.resolving.nominals import DOCUMENTS, LIKELY, NEAR, Memory, nominal
from provenance.resolving.outlet_forms import spelled
from provenance.resolving.people import bodies, genders, places
from provenance.resolving.relays import is_outlet
from provenance.resolving.spokespeople import spoken_for
from provenance.resolving.titles import is_title

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from provenance.prose.sentences import Sentence
    from provenance.prose.words import Word
    from provenance.resolving.roster import Entry, Roster

_INDEFINITE = listed(
    "a an one some several many most few two three four other another any no both others dozens hundreds "
    "multiple various certain"
)
_OBJECTS = {"her": "she", "him": "he", "them": "they"}
_FEW = 40
_LEAD = 7
_WRITTEN = DOCUMENTS | listed(
    "report study bulletin paper dossier filing notice review survey analysis audit note blog"
)
_NOUNS = ORGANISATION | PUBLIC | FIRMS
_KNOWN = listed(
    "government police coastguard council parliament ministry army navy military palace court prosecutor administration"
)
"""Public bodies that go by their noun."""
_SENTENCE = 5  # words: a longer name is a line in capitals
_SURE, _NAMED, _WEAK = 0.97, 0.95, 0.5


@dataclass(slots=True)
class Speakers:
    """Resolves mentions in the order of the article. ``outlets`` are what is known of outlets at each sentence."""

    roster: Roster
    outlets: Sequence[Mapping[str, str]]
    lines: Sequence[Sentence]
    memory: Memory = field(default_factory=Memory)

    def resolve(self, mention: Sequence[Word], apposition: Sequence[Word], number: int, opening: str) -> Speaker | None:
        """The speaker whom ``mention`` (of sentence ``number``) means; ``apposition`` is what is said of them there.

        ``opening`` is the first word of what they said, in lower case: 'it' is an organisation speaking of itself.
        """
        if not mention:
            return None
        low = _OBJECTS.get(mention[0].low, mention[0].low).partition("'")[0]
        if len(mention) == 1 and low in PERSONAL | {"they"}:
            speaker = self._pronoun(low, number, mention[0].start)
            if speaker is not None:
                self._remember(speaker, number)
            return speaker
        speaker = None
        if not is_outlet(mention, self.outlets[number]):
            speaker = self._named(mention, apposition, number)
        if speaker is not None and speaker.type == "Person" and opening in {"it", "its"} and speaker.role is None:
            speaker = Speaker(speaker.name, "Organization", None, speaker.confidence)
        self._remember(speaker, number)
        return speaker

    def _remember(self, speaker: Speaker | None, number: int) -> None:
        self.memory.last = speaker
        self.memory.sentence = number
        entry = self.roster.entries.get(speaker.name) if speaker else None
        self.memory.gender = entry.gender if entry else self.memory.gender if speaker else ""

    def _pronoun(self, low: str, number: int, start: int) -> Speaker | None:  # noqa: C901, PLR0911
        """'he', 'she': whoever spoke or was spoken of last; 'it': an organisation. None where that is a toss-up."""
        if low not in {"he", "she", "it"}:
            return None
        gender = {"he": "m", "she": "f"}.get(low, "")
        for there in range(number, max(-1, number - NEAR - 1), -1):
            if self.memory.sentence == there and (there < number or self.memory.last is not None):
                last = self.memory.last
                if last is None:
                    return None
                if low == "it" and last.type == "Organization":
                    return last
                if low != "it" and last.type == "Person" and self.memory.gender in {"", gender}:
                    self._gendered(last.name, gender)
                    return Speaker(last.name, last.type, last.role, min(LIKELY, last.confidence or 1))
            if there < number and low != "it" and (office := self._office(there, gender)):
                return office
            entries = self._spoken_of(there, number, start, low, gender)
            if entries:
                names = {e.name for e in entries}
                if len(names) > 1 and there == number:
                    return None
                entry = entries[0]
                if low == "it":
                    return Speaker(entry.name, "Organization", None, _WEAK)
                if len(names) > 1 and not self._opens(there, entry):
                    return None
                self._gendered(entry.name, gender)
                return Speaker(entry.name, "Person", entry.roles[0] if entry.roles else None, LIKELY)
        return None

    def _office(self, there: int, gender: str) -> Speaker | None:
        """'The magistrate was unmoved.': whom the office means that a sentence is about."""
        words = self.lines[there].words
        if len(words) < 3 or words[0].low != "the" or words[1].low not in ROLES or words[2].name_like:
            return None
        found = nominal(words[:2], words[1].low, there, self.roster, self.memory)
        entry = self.roster.entries.get(found.name) if found is not None and found.type == "Person" else None
        if entry is None or entry.gender not in {"", gender}:
            return None
        self._gendered(entry.name, gender)
        return found

    def _spoken_of(self, there: int, number: int, start: int, low: str, gender: str) -> list[Entry]:
        """Who is named in sentence ``there`` and can be meant by a pronoun at ``start`` of sentence ``number``."""
        seen = [e for at, e in self.roster.seen[there] if there < number or at < start]
        if low == "it":
            return [e for e in seen if e.person is False][:1] or [e for e in seen[:1] if e.person is None]
        return [
            e
            for e in seen
            if e.gender in {"", gender} and (e.person or (e.person is None and genders().get(e.name.split()[0])))
        ]

    def _opens(self, there: int, entry: Entry) -> bool:
        return bool(self.roster.seen[there]) and self.roster.seen[there][0][1] is entry

    def _gendered(self, name: str, gender: str) -> None:
        self.memory.gender = gender
        entry = self.roster.entries.get(name)
        if entry is not None and not entry.gender:
            entry.gender = gender

    def _named(self, mention: Sequence[Word], apposition: Sequence[Word], number: int) -> Speaker | None:
        behind = spoken_for(mention)
        if behind is not None:
            return self._for_body(behind, number)
        mention = unqualified(mention)
        noun = head(mention)
        if any(w.low in _WRITTEN for w in mention[:_LEAD]) and (writers := writers_of(mention)):
            return self._named(writers, (), number)
        of_itself = self._of_itself(mention, noun, number)
        if of_itself or (noun.endswith("s") and noun.removesuffix("s") in ROLES):
            return of_itself  # None: 'the mayors of Tarn and Brine'
        name = part(mention, self.roster.known)
        if elsewhere(mention, name, noun):
            return self._described(mention, noun, number)
        if name.name.lower().endswith(noun):
            noun = ""
        if len(mention) == 1 and noun in ROLES and mention[0].name_like and self._persons(mention[0].text):
            name, noun = Name(mention[0].text, None, True, "", ""), ""
        if (name.person and name.name and (noun not in ROLES or name.full)) or not self._nameless(name, mention, noun):
            several = name.person is not True and many_of(mention, noun)
            return None if several else self._by_name(name, mention, apposed(apposition), number)
        return self._described(mention, noun, number)

    def _of_itself(self, mention: Sequence[Word], noun: str, number: int) -> Speaker | None:
        """'the Authority', as bodies write of themselves."""
        capital = len(mention) == 2 and mention[0].low == "the" and mention[1].name_like
        return nominal(mention, noun, number, self.roster, self.memory) if capital and noun in _NOUNS else None

    def _described(self, mention: Sequence[Word], noun: str, number: int) -> Speaker | None:
        """Whom a mention means that says what somebody is: a body, somebody named elsewhere, nobody who is named."""
        indefinite = mention[0].low in _INDEFINITE
        if indefinite and all(w.text.isupper() for w in mention):
            return None  # 'A ROOFER', as a paper begins its first sentence
        owned = noun in PUBLIC and any(w.name_like and w.low.endswith("'s") for w in mention)
        if not indefinite and (owned or noun not in ROLES) and (body := self._body(mention)):
            return body
        if indefinite or not (mention[0].low == "the" or mention[0].name_like or noun in DOCUMENTS):
            for word in mention:
                if word.low in ROLES:
                    self.memory.unnamed[word.low.removesuffix("s")] = number
            return None
        found = nominal(mention, noun or head(mention), number, self.roster, self.memory)
        alone = noun in _KNOWN and not any(w.name_like for w in mention[1:])
        if found is not None or not alone:
            return found
        return Speaker(" ".join(w.text for w in mention[mention[0].low in DETERMINERS :]), "Organization", None, LIKELY)

    def _for_body(self, body: Sequence[Word], number: int) -> Speaker | None:
        """The body that somebody unnamed speaks for; of a spokesperson alone the one that spoke last."""
        if not body:
            last = self.memory.near(number)
            return last if last is not None and last.type == "Organization" else None
        found = self._body(body) or self._by_name(part(body, self.roster.known), body, None, number)
        entry = self.roster.entries.get(found.name) if found else None
        if found is None or (found.type == "Person" and (entry is None or entry.person is not True)):
            found = self._organised(body, number) or found
        return found if found is not None and found.type == "Organization" else None

    def _organised(self, body: Sequence[Word], number: int) -> Speaker | None:
        """'the council', 'government': the body of that kind which the article names, else the noun itself."""
        noun = head(body)
        if is_title(body[0]) or noun in ROLES or noun == "pm":
            return None  # 'a spokesman for Mr Roe', 'the PM's spokesman': nobody who is named
        if any(w.name_like for w in body):
            name = spelled(unowned(body))
            entry = self.roster.beginning(name)
            return Speaker(entry.name if entry else name, "Organization", None, LIKELY)
        found = nominal(body, noun, number, self.roster, self.memory)
        if found is not None or noun not in _KNOWN:
            return found
        return Speaker(" ".join(w.text for w in body if w.low not in DETERMINERS), "Organization", None, LIKELY)

    def _nameless(self, name: Name, mention: Sequence[Word], noun: str) -> bool:
        """Whether a mention says what somebody is and not who: 'the official', 'the PRO'."""
        the = mention[0].low in DETERMINERS
        return (
            not name.name
            or noun in ROLES
            or (the and not any(w.name_like for w in mention[1:]))
            or (the and len(mention) == 2 and bool(self.roster.titled(name.name.lower(), None)))
        )

    def _persons(self, surname: str) -> bool:
        return any(e.person is not False for e in self.roster.by_last.get(surname, ()))

    def _by_name(self, name: Name, mention: Sequence[Word], role: str | None, number: int) -> Speaker | None:
        if name.person is False or (name.person is None and name.surname.lower() in ORGANISATION):
            return None if head(mention) in ROLES else self._body(mention)
        entry = self.roster.entries.get(name.name) if name.full else self._surname(name, number)
        if entry is None and not name.full:
            entry = self._first(name)
        if entry is not None and entry.person is False:
            lead = sum(w.name_like for w in mention[1:]) + (mention[0].text == name.name.split()[0])
            short = len(name.name.split()) >= lead
            body = Speaker(self.roster.fullest(entry).name, "Organization", None, _NAMED) if short else None
            return self._body(mention) or body
        if entry is None and not name.full and not name.person:
            return self._body(mention) or self._bare(name)
        self.memory.gender = (entry.gender if entry else "") or name.gender
        if entry is None:
            return Speaker(name.name, "Person", name.role or role, _NAMED if name.full else _WEAK)
        for found in (name.role, role):
            if found:
                self.roster.learn(entry, found)
        known = entry.roles[0] if entry.roles else None
        return Speaker(entry.name, "Person", name.role or role or known, _SURE if name.full else _NAMED)

    def _first(self, name: Name) -> Entry | None:
        """The only full name that begins with a word ('Jane', 'Kestrel'), unless the word means more than that."""
        low = name.name.lower()
        if name.role or low in places() or low in bodies() or low in ORGANISATION or name.name in self.roster.by_last:
            return None
        entries = [e for e in self.roster.by_first.get(name.name, [])[:_FEW] if e.at]
        if name.person:
            entries = [e for e in entries if e.person is not False]
        return entries[0] if len(entries) == 1 and len(entries[0].name.split()) < _SENTENCE else None

    def _bare(self, name: Name) -> Speaker | None:
        """A word that the article nowhere gives in full: a surname the reader is supposed to know, or two people's."""
        if not name.name[:1].isupper() or name.surname in self.roster.by_last:
            return None
        self.memory.gender = name.gender
        return Speaker(name.name, "Organization" if name.name.isupper() else "Person", None, _WEAK)

    def _surname(self, name: Name, number: int) -> Entry | None:
        """The full name that a surname means: the only one, else the nearest before, None where that is a toss-up."""
        entries = [e for e in self.roster.by_last.get(name.surname, ()) if e.person is not False]
        if name.gender and name.person:
            entries = [e for e in entries if e.gender in {"", name.gender}]
        if len(entries) > 1 and name.role:
            entries = [e for e in entries if name.role in e.roles] or entries
        if len(entries) > 1:
            entries = [
                e for e in entries if not any(o is not e and o.name.endswith(e.name) for o in entries)
            ] or entries
        if len(entries) < 2:
            return entries[0] if entries else None
        nearest = [(e.before(number), e) for e in entries[:20]]
        best = max(at for at, _ in nearest)
        there = [e for at, e in nearest if at == best]
        return there[0] if len(there) == 1 and best >= 0 else None

    def _body(self, mention: Sequence[Word]) -> Speaker | None:
        """An organisation or public body, under its fullest name."""
        comma = max((k + 1 for k, w in enumerate(mention[:-1]) if w.text == ","), default=0)
        line = unowned(mention[comma:])
        if not line:
            return None
        name = spelled([w for w in line if w.run is None])
        low = name.lower()
        known = self.roster.acronyms.get(name) or bodies().get(low)
        if known:
            return Speaker(known, "Organization", None, _NAMED)
        if low in places() or low in _KNOWN:  # 'Police in Kestrel'
            return Speaker(low if low in _KNOWN else name, "Organization", None, LIKELY)
        headed = head(mention) in ORGANISATION | PUBLIC or line[-1].low in ORGANISATION
        entry = self.roster.entries.get(name)
        if entry is not None and entry.person is False:
            name = self.roster.fullest(entry).name
        if any(w.name_like for w in line) and (
            headed or (entry is not None and entry.person is False and any(w.low in ORGANISATION for w in line))
        ):
            return Speaker(name, "Organization", None, _NAMED)
        return None
