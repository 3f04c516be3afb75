"""The cast: who is named in a foreign article, and whom a mention means.

Names are kept by their last word, so that a surname finds its full name; roles and genders as they are met; and in
the order of the article who spoke or was the subject of a sentence, for pronouns.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from provenance.drafting.foreign.mentions import Mention, after
from provenance.drafting.foreign.naming import (
    FULL,
    LIKELY,
    SURNAME,
    body_noun,
    capitals,
    gender_of,
    joined,
    named_in,
    person_name,
    role_text,
    role_word,
    titled,
)
from provenance.model.extraction import Speaker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.drafting.foreign.lines import Line
    from provenance.drafting.foreign.tongue import Tongue
    from provenance.prose.words import Word

_FAR = 8
_FEW = 60
_PERSON, _BODY = "Person", "Organization"


@dataclass(slots=True)
class Cast:
    """Everybody named; ``heard`` are the sentences with who was their subject or spoke in them, in order."""

    language: Tongue
    by_last: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    roles: dict[str, str] = field(default_factory=dict)
    genders: dict[str, str] = field(default_factory=dict)
    heard: list[tuple[int, Speaker, bool]] = field(default_factory=list)

    def learn(self, lines: Sequence[Line]) -> None:
        """Note every full name, with what the article says of it at the start of a sentence."""
        for line in lines:
            words = line.words
            k = 0
            while k < len(words):
                end = capitals(words, k, self.language)
                for stop in self._stops(words, k, end):
                    if stop - k > 1 and (name := person_name(words, k, stop, self.language)) and " " in name:
                        self._enter(name)
                k = max(end, k + 1)

    def _stops(self, words: Sequence[Word], k: int, end: int) -> tuple[int, ...]:
        """Where a name may end: in German a noun may follow it ('hat Jane Roe Hüte gemacht')."""
        if self.language.code != "de" or end - k < 3 or role_word(words[k], self.language):
            return (end,)
        return (k + 2, end)

    def _enter(self, name: str) -> None:
        known = self.by_last[name.rsplit(maxsplit=1)[-1].lower()]
        if len(known) < _FEW and name not in known:
            known.append(name)

    def opens(self, number: int, words: Sequence[Word]) -> None:
        """Note who a sentence is about, for the pronouns that follow."""
        language = self.language
        start = 0
        if words and language.has("lead", words[0].low) and language.code != "de":
            start = next((k + 1 for k, w in enumerate(words[: _FAR * 2]) if w.text == ","), 0)
        if not words or language.at("pronouns", words, start) or any(w.run for w in words[: start + 1]):
            return
        found = after(words, start, language)
        speaker = self._named(words, found, strict=True) if found is not None else None
        if speaker is None and words[0].run is None:
            speaker = self._met(words)
        if speaker is not None:
            self.heard.append((number, speaker, False))

    def _met(self, words: Sequence[Word]) -> Speaker | None:
        """The first full name of a sentence, where no preposition leads to it."""
        language = self.language
        k = 0
        while k < min(len(words), _FAR * 2) and words[k].run is None:
            end = capitals(words, k, language)
            free = k == 0 or not (language.has("lead", words[k - 1].low) or language.has("of", words[k - 1].low))
            stop = self._stops(words, k, end)[0]
            if stop - k > 1 and free and (name := person_name(words, k, stop, language)) and " " in name:
                return self._entered(name, words, Mention(k, stop))
            k = max(end, k + 1)
        return None

    def resolve(self, number: int, words: Sequence[Word], found: Mention | None) -> Speaker | None:
        """Whom a mention means; None for somebody unnamed. Notes them as who spoke last."""
        speaker = self._resolved(number, words, found)
        if speaker is not None:
            self.heard.append((number, speaker, True))
        return speaker

    def _resolved(self, number: int, words: Sequence[Word], found: Mention | None) -> Speaker | None:
        if found is None or found.first >= found.end:
            return self.latest(number, "")
        language = self.language
        if (size := language.at("pronouns", words, found.first)) and found.first + size >= found.end:
            low = " ".join(w.low for w in words[found.first : found.end])
            return self.latest(number, language.genders.get(low, ""))
        if words[found.first].low.startswith("-"):
            return self.latest(number, language.genders.get(words[found.first].low[1:], ""))
        return self._named(words, found) or self._noun(number, words, found)

    def latest(self, number: int, gender: str) -> Speaker | None:
        """Who spoke or was spoken of last, not far back, and can be of that gender."""
        for at, speaker, _ in self.heard[: -_FEW - 1 : -1]:
            if number - at > _FAR:
                return None
            known = self.genders.get(speaker.name, "")
            if not gender or not known or known == gender:
                if gender and not known:
                    self.genders[speaker.name] = gender
                return Speaker(speaker.name, speaker.type, speaker.role or self.roles.get(speaker.name), LIKELY)
        return None

    def _named(self, words: Sequence[Word], found: Mention, *, strict: bool = False) -> Speaker | None:
        """A full name, or a surname whose full name the article has."""
        language = self.language
        begin, end = found.name if found.name[1] else (found.first, found.end)
        first, last = named_in(words, begin, end, language)
        if not found.name[1]:
            end = max(last, begin)
        name = person_name(words, first, last, language) if first < last else None
        if name is not None and " " in name:
            if body_noun(words, begin, end, language) and not found.name[1] and not self._office(words, begin, first):
                return None
            return self._entered(name, words, found)
        surname = name or (words[end - 1].text if end and words[end - 1].name_like else "")
        known = self.by_last.get(surname.lower(), [])
        alone = all(
            language.has("titles", w.low) or role_word(w, language) or w is words[end - 1] or not w.name_like
            for w in words[begin:end]
        )
        if known and alone and surname:
            held = next((n for n in known if n in self.roles), known[0])
            return Speaker(held, _PERSON, self.roles.get(held), SURNAME)
        if strict or not surname:
            return None
        if titled(words, begin, end, language) or (
            language.code == "de" and role_word(words[begin], language) and end - begin == 2
        ):
            return self._entered(surname, words, found)
        return None

    def _office(self, words: Sequence[Word], begin: int, first: int) -> bool:
        """Whether a lower-case noun stands before the name: 'le maire Jean Roe', not 'la Chambre Jean Roe'."""
        return any(w.text.islower() and w.low not in self.language.closed for w in words[begin:first])

    def _entered(self, name: str, words: Sequence[Word], found: Mention) -> Speaker:
        language = self.language
        role = role_text(words, found, name, language)
        gender = gender_of(words, found, name, language)
        if role and name not in self.roles:
            self.roles[name] = role
        if gender and not self.genders.get(name):
            self.genders[name] = gender
        self._enter(name)
        return Speaker(name, _PERSON, role or self.roles.get(name), FULL)

    def _noun(self, number: int, words: Sequence[Word], found: Mention) -> Speaker | None:
        """'le maire', 'la police', 'die 78-Jährige': whoever has that office, a body, or whoever was meant last."""
        language = self.language
        first, end = found.first, found.end
        lead = words[first].low
        if any(language.has("documents", w.low) for w in words[first : first + 3]):
            while first < end and not language.has("documents", words[first].low):
                first += 1
            return self._body(words, first, end, "")
        indefinite = language.has("indefinite", lead) or lead.isdigit()
        if indefinite or (language.has("plural", lead) and not language.has("definite", lead[:2])):
            return None
        while first < end and (
            language.has("definite", words[first].low) or language.has("possessive", words[first].low)
        ):
            first += 1
        nouns = [w for w in words[first:end] if w.is_word and w.low not in language.closed]
        if not nouns or language.has("crowd", nouns[0].low):
            return None
        possessed = language.has("possessive", lead)
        if not possessed and (officer := self._officer(nouns)):
            return officer
        if any(language.has("people", w.low.rpartition("-")[2]) for w in nouns[:2]) and not possessed:
            sex = "f" if language.has("feminine", lead) else "m" if language.has("masculine", lead) else ""
            return self.latest(number, sex)
        return self._body(words, first, end, lead)

    def _officer(self, nouns: Sequence[Word]) -> Speaker | None:
        head = nouns[0].low if self.language.code != "de" else nouns[-1].low
        if len(head) < 4 or (self.language.code == "de" and not role_word(nouns[-1], self.language)):
            return None
        for name, role in islice(reversed(self.roles.items()), _FEW):
            lows = role.lower().split()
            same = lows[0] == head or (self.language.code == "de" and any(low.endswith(head) for low in lows[:1]))
            if same:
                return Speaker(name, _PERSON, role, LIKELY)
        return None

    def _body(self, words: Sequence[Word], first: int, end: int, lead: str) -> Speaker | None:
        """An organisation by its noun; of a document, the one it is of."""
        language = self.language
        lows = [w.low for w in words[first:end]]
        if not lows:
            return None
        if language.has("documents", lows[0]):
            inner = next((k for k in range(first + 1, end) if language.has("of", words[k].low)), end)
            while inner < end and words[inner].low in language.closed:
                inner += 1
            return self._body(words, inner, end, words[inner - 1].low) if inner < end else None
        if language.has("plural", lead) and language.code != "de":
            return None
        if not body_noun(words, first, end, language):
            return None
        name = joined(words, first, end, language, lead)
        self.genders.setdefault(name, "f" if language.has("feminine", lead) else "")
        return Speaker(name, _BODY, None, LIKELY)
