"""The cast: who is named in a foreign article, and whom a mention means.

Names are kept by their last word, so that a surname finds its full name; roles and genders as they are met; and in
the order of the article who spoke or was the subject of a sentence, for pronouns.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from provenance.drafting.foreign.beside import Mention, determined
from provenance.drafting.foreign.bodies import OF, Names, bare, compound, placeless, spoken_for
from provenance.drafting.foreign.heard import BODY, PERSON, Heard
from provenance.drafting.foreign.mentions import after
from provenance.drafting.foreign.naming import (
    FULL,
    LIKELY,
    SURNAME,
    body_noun,
    capitals,
    gender_of,
    given,
    joined,
    named_in,
    person_name,
    role_text,
    role_word,
    titled,
)
from provenance.drafting.foreign.offices import gender, generic, head, holds
from provenance.model.extraction import Speaker
from provenance.resolving.people import places

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.drafting.foreign.lines import Line
    from provenance.drafting.foreign.tongue import Tongue
    from provenance.prose.words import Word

_FAR = 8
_FEW = 60
_NOBODY = frozenset(["on", "man", "es", "ils", "elles", "ellos", "ellas"])


@dataclass(slots=True)
class Cast:
    """Everybody named, and who was ``heard``."""

    language: Tongue
    by_last: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    heard: Heard = field(default_factory=Heard)
    bodies: Names = field(default_factory=Names)

    def learn(self, lines: Sequence[Line]) -> None:
        """Note every full name, with what the article says of it at the start of a sentence."""
        for line in lines:
            words = line.words
            self.bodies.learn(words, self.language)
            k = 0
            while k < len(words):
                end = capitals(words, k, self.language)
                for stop in self._stops(words, k, end):
                    if stop - k > 1 and (name := person_name(words, k, stop, self.language)) and " " in name:
                        self._enter(name)
                k = max(end, k + 1)

    def _stops(self, words: Sequence[Word], k: int, end: int) -> tuple[int, ...]:
        """Where a name may end: in German a noun may follow it ('hat Jane Roe Hüte gemacht')."""
        if (
            self.language.code != "de"
            or end - k < 3
            or role_word(words[k], self.language)
            or given(words[k + 1], self.language)
        ):
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
            speaker = self._apposed(words) or self._met(words) or self._met(words, past=("a", "à"))
        if speaker is None and found is not None and determined(words, found.first, language):
            first = found.first + 1
            speaker = self._body(words, first, found.end, words[found.first].low)
        if speaker is not None:
            self.heard.add(number, speaker)

    def _apposed(self, words: Sequence[Word]) -> Speaker | None:
        """The first office with a name beside it that no preposition leads to: 'hat sich die Ministerin, X, ...'."""
        language = self.language
        for k in range(1, min(len(words), _FAR * 3)):
            if words[k].run is not None:
                return None
            lead = words[k - 1].low
            if not language.has("definite", words[k].low) or language.has("lead", lead) or language.has("of", lead):
                continue
            found = after(words, k, language)
            if found is not None and found.name[1] and head(words[k + 1 : found.end], language):
                return self._named(words, found, strict=True)
        return None

    def _met(self, words: Sequence[Word], *, past: tuple[str, ...] = ()) -> Speaker | None:
        """The first full name of a sentence, where no preposition leads to it but those of ``past``."""
        language = self.language
        k = 0
        while k < min(len(words), _FAR * 2) and words[k].run is None:
            end = capitals(words, k, language)
            office = language.code == "de" and role_word(words[k], language) and words[k - 1].low in {"der", "die"}
            lead = words[k - 1].low if k else ""
            free = not lead or office or lead in past or not (language.has("lead", lead) or language.has("of", lead))
            stop = self._stops(words, k, end)[0]
            if stop - k > 1 and free and (name := person_name(words, k, stop, language)) and " " in name:
                return self._entered(name, words, Mention(k, stop))
            k = max(end, k + 1)
        return None

    def resolve(self, number: int, words: Sequence[Word], found: Mention | None) -> Speaker | None:
        """Whom a mention means; None for somebody unnamed. Notes them as who spoke last."""
        speaker = self._resolved(number, words, found)
        if speaker is not None:
            self.heard.add(number, speaker)
        elif found is not None and found.first < found.end:
            self._unnamed(number, words, found)
        return speaker

    def _unnamed(self, number: int, words: Sequence[Word], found: Mention) -> None:
        """Note that somebody without a name spoke: 'un élu', 'le maire' of whom the article says no more."""
        language, lead = self.language, words[found.first].low
        one = any(language.has(kind, lead) for kind in ("indefinite", "definite")) or lead == "l'"
        if not one or language.has("plural", lead):
            return
        noun = head([w for w in words[found.first + 1 : found.end] if w.is_word], language)
        if noun is not None or language.has("indefinite", lead):
            sex = "f" if language.has("feminine", lead) else "m" if language.has("masculine", lead) else ""
            self.heard.unnamed(number, gender(lead, noun, language) if noun is not None else sex)

    def _resolved(self, number: int, words: Sequence[Word], found: Mention | None) -> Speaker | None:
        if found is None or found.first >= found.end:
            return self.heard.latest(number, "")
        language = self.language
        if (size := language.at("pronouns", words, found.first)) and found.first + size >= found.end:
            low = " ".join(w.low for w in words[found.first : found.end])
            return None if low in _NOBODY else self.heard.latest(number, language.genders.get(low, ""))
        if words[found.first].low.startswith("-"):
            low = words[found.first].low[1:]
            return None if low in _NOBODY else self.heard.latest(number, language.genders.get(low, ""))
        return self._named(words, found) or self._noun(number, words, found)

    def _named(self, words: Sequence[Word], found: Mention, *, strict: bool = False) -> Speaker | None:  # noqa: PLR0911
        """A full name, or a surname whose full name the article has."""
        language = self.language
        begin, end = found.name if found.name[1] else (found.first, found.end)
        first, last = named_in(words, begin, end, language)
        if not found.name[1]:
            end = max(last, begin)
        name = person_name(words, first, last, language) if first < last else None
        if name is not None and " " in name:
            about = first if language.code == "de" else end
            if body_noun(words, begin, about, language) and not found.name[1] and not self._office(words, begin, first):
                return None
            return self._entered(name, words, found)
        surname = name or (words[end - 1].text if end and words[end - 1].name_like else "")
        known = self.by_last.get(surname.lower(), [])
        alone = all(
            language.has("titles", w.low) or role_word(w, language) or w is words[end - 1] or not w.name_like
            for w in words[begin:end]
        )
        if known and alone and surname:
            held = next((n for n in known if n in self.heard.roles), known[0])
            return Speaker(held, PERSON, self.heard.roles.get(held), SURNAME)
        if strict or not surname:
            return None
        if (
            titled(words, begin, end, language)
            or _aged(words, found)
            or (language.code == "de" and role_word(words[begin], language) and end - begin == 2)
        ):
            return self._entered(surname, words, found)
        if _alone(words, found, language):
            return Speaker(surname, PERSON, None, LIKELY)
        return None

    def _office(self, words: Sequence[Word], begin: int, first: int) -> bool:
        """Whether a lower-case noun stands before the name: 'le maire Jean Roe', not 'la Chambre Jean Roe'."""
        nouns = [w for w in words[begin:first] if w.text.islower() and w.low not in self.language.closed]
        return bool(nouns) and not self.language.has("bodies", nouns[0].low)

    def _entered(self, name: str, words: Sequence[Word], found: Mention) -> Speaker:
        language = self.language
        role = role_text(words, found, name, language)
        gender = gender_of(words, found, name, language)
        if role and name not in self.heard.roles:
            self.heard.roles[name] = role
        if gender and not self.heard.genders.get(name):
            self.heard.genders[name] = gender
        self._enter(name)
        return Speaker(name, PERSON, role or self.heard.roles.get(name), FULL)

    def _noun(self, number: int, words: Sequence[Word], found: Mention) -> Speaker | None:  # noqa: PLR0911
        """'le maire', 'la police', 'die 78-Jährige': whoever has that office, a body, or whoever was meant last."""
        language = self.language
        first, end = found.first, found.end
        lead = words[first].low
        if any(language.has("documents", w.low) for w in words[first : first + 3]):
            while first < end and not language.has("documents", words[first].low):
                first += 1
            return self._body(words, first, end, "")
        at, whose = spoken_for(words, first, end, language)
        if at < end and not language.has("possessive", lead):
            return self._body(words, at, end, whose)
        body = next((name for w in words[first:end] if (name := compound(w, language))), None)
        if body and (language.has("indefinite", lead) or end - first == 1):
            return Speaker(body, BODY, None, LIKELY)
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
        noun = head(nouns, language)
        if noun is not None and not language.has("possessive", lead):
            led = any(w.low in OF for w in words[first + 1 : end]) and language.code != "de"
            officer = self._officer(number, lead, noun, nouns, led=led)
            if officer is not None or not language.has("bodies", noun.low):
                return officer
        return self._body(words, first, end, lead)

    def _officer(self, number: int, lead: str, noun: Word, nouns: Sequence[Word], *, led: bool) -> Speaker | None:
        """The nearest who has that office; for a noun that may mean anybody, the nearest person."""
        language = self.language
        sex = gender(lead, noun, language)
        known = [w.low for w in nouns if w.name_like and w is not noun] if language.code != "de" else []
        for name in dict.fromkeys(self.heard.names()):
            role, other = self.heard.roles.get(name, ""), self.heard.genders.get(name, "")
            if role and not (sex and other and sex != other) and holds(role, noun, known, language):
                return Speaker(name, PERSON, role, LIKELY)
        alone = len(nouns) <= 2 and not known and not led  # not 'la madre de una voluntaria'
        return self.heard.latest(number, sex, person=True) if alone and generic(noun, language) else None

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
        if end - first == 1 and language.has("again", lows[0]) and (before := self.heard.body(lows[0])):
            return before
        if first + 1 < end and language.code != "de" and not language.has("bodies", lows[0]):
            first += language.has("bodies", lows[1]) and words[first].text.islower()  # 'le principal syndicat'
        if not body_noun(words, first, end, language):
            return None
        first = bare(words, first, end, language)
        end = placeless(words, first, end, language)
        name = self.bodies.full(joined(words, first, end, language, lead))
        self.heard.genders.setdefault(name, "f" if language.has("feminine", lead) else "")
        return Speaker(name, BODY, None, LIKELY)


def _aged(words: Sequence[Word], found: Mention) -> bool:
    """'Ginette, 81 ans', 'Amparo, de 58 años': a given name that is all the article tells."""
    k = found.end
    if k + 1 >= len(words) or found.end - found.first != 1 or words[k].text != ",":
        return False
    return words[min(k + 1 + (words[k + 1].low == "de"), len(words) - 1)].text.isdigit()


def _alone(words: Sequence[Word], found: Mention, language: Tongue) -> bool:
    """'explique Ginette', 'sagt Gerda': a name of one word; where any noun has a capital, one that is known."""
    word = words[found.first]
    if found.end - found.first != 1 or not word.name_like or word.low in places() or word.low in language.closed:
        return False
    return given(word, language) or (found.first > 0 and language.code != "de" and not language.has("bodies", word.low))
