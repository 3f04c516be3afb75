"""Clauses of attribution: a cue, the mention that goes with it, and on which side what is said stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from provenance.drafting.frames import Frame, adjuncts, frame
from provenance.drafting.sides import TAIL, is_post, quoted_before, stands_after
from provenance.drafting.sources import helped, plural, subject, who
from provenance.prose.cues import MODAL, NEGATION, PASSIVE, Cue, cue, is_adverb
from provenance.prose.lexicon import (
    DETERMINERS,
    PERSONAL,
    PREPOSITIONS,
    RELATIVE,
    ROLES,
    WH,
    listed,
)
from provenance.resolving import quotings
from provenance.resolving.addressees import addressed
from provenance.resolving.mentions import Mention, after

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.prose.words import Word

_END = frozenset(".?!…")
_OBJECTS = listed("him her them it")
_CROWD = frozenset({"reporters", "mps", "journalists", "lawmakers"})
_STRONG = listed("went spoke shot put broke sang spat swore thought began")
_TRANSITIVE = listed("tell assure remind inform notify convince persuade")
_PASSING_ON = frozenset({"quote", "cite"})
_PLURAL = listed("they we i you who which that some others many several most few both people critics")


class Clause(NamedTuple):
    """A cue, ``words[first:end]``, and what goes with it.

    What is said stands left of the source where ``post``, else it begins at ``words[begin]``; where ``post`` and
    more follows, ``begin`` is where it may go on. ``edge``: where an outlet that quotes the source begins.
    """

    first: int
    end: int
    source: Mention | None
    begin: int
    post: bool
    stated: bool
    lemma: str
    frame: str
    passive: bool = False
    edge: int | None = None

    @property
    def left(self) -> int:
        """The first word of the whole clause: its cue, its source, or (``edge``) the outlet that quotes the source."""
        if self.edge is not None:
            return self.edge
        return min(self.first, self.source.first) if self.source else self.first


def clauses(words: Sequence[Word]) -> list[Clause]:
    """Every clause of attribution in one sentence, in order of its cue."""
    found: list[Clause] = []
    floor = 0
    asked = _asked(words)
    for i, word in enumerate(words):
        if word.low == "according" and i + 2 < len(words) and words[i + 1].low == "to":
            clause = _according(words, i)
        else:
            verb = cue(word.low)
            clause = _clause(words, i, verb, floor, found) if verb else _unlisted(words, i)
        if clause and (i >= asked or clause.stated):
            found.append(clause)
            if not clause.post:
                floor = clause.begin if clause.frame in {"that", "wh", "quote"} else floor
    return found


def _asked(words: Sequence[Word]) -> int:
    """'Asked whether she would dismiss him, Roe said': where the question ends, and nobody acts before that."""
    if words[0].low != "asked":
        return 0
    return next((k for k, w in enumerate(words) if w.text == "," or w.run is not None), 0)


def _unlisted(words: Sequence[Word], i: int) -> Clause | None:
    """'"...," Roe thundered.': beside quoted words that stop at a comma, any past form is a verb of saying."""
    word = words[i]
    if not (word.low.endswith("ed") or word.low in _STRONG) or word.name_like or i < 1:
        return None
    if words[i - 1].run is not None and _pauses(words[i - 1]):
        source = after(words, i + 1)
    else:
        source = who(words, i)
        if (
            source is None
            or not source.first
            or words[source.first - 1].run is None
            or not _pauses(words[source.first - 1])
        ):
            return None
    if source is None or not any(w.name_like or w.low in PERSONAL for w in words[source.first : source.end]):
        return None
    stop = max(i + 1, source.end if source.close is None else source.close + 1)
    verb = cue(words[stop].low) if source.first > i and stop < len(words) else None
    if verb is not None and "quote" in verb.stated and "past" in verb.forms:
        return None  # '"...," retired teacher Roe told them'
    return Clause(i, i + 1, source, stop, True, True, word.low, "quote")


def _pauses(word: Word) -> bool:
    return word.run is not None and word.run.pauses


def _according(words: Sequence[Word], i: int) -> Clause | None:
    source = _object(words, i + 2) or after(words, i + 2)
    if source is None:
        return None
    if source.close is not None and source.close + 1 >= len(words) - 1 and i < 2:
        source = source._replace(close=None)
    stop = (source.close + 1) if source.close is not None else source.end
    comma = next((k for k in range(stop, len(words)) if words[k].text == ","), None)
    opens = not any(w.is_word or w.run for w in words[:i]) or words[i - 1].low in {"and", "but"}
    if opens and comma is None and words[i + 2].low not in _OBJECTS:
        return None
    begin = comma + 1 if opens and comma is not None else stop + (not opens)
    return Clause(i, i + 2, source, begin, not opens, True, "according", "that")


def _object(words: Sequence[Word], k: int) -> Mention | None:
    """'according to her, ...': a pronoun that nothing follows which it could belong to."""
    follows = words[k + 1] if k + 1 < len(words) else None
    if words[k].low not in _OBJECTS or (words[k].low == "her" and follows is not None and follows.is_word):
        return None
    return Mention(k, k + 1)


def _clause(words: Sequence[Word], i: int, verb: Cue, floor: int, earlier: list[Clause]) -> Clause | None:
    k, helpers = helped(words, i, floor)
    if "to" in helpers or (k > floor and words[k - 1].low in DETERMINERS and words[k - 1].low not in _PLURAL):
        return None
    if words[k - 1].low.endswith("'s") and words[k - 1].low.partition("'")[0] in PERSONAL:
        helpers.add("'s")
    passive = bool(helpers & PASSIVE) and "part" in verb.forms
    if passive:
        quoted = _quoted(words, i, who(words, k, floor)) if verb.lemma in _PASSING_ON else None
        return quoted or _passive(words, i, k, verb, floor)
    inverted = _inverted(words, i, verb)
    if inverted or ("part" in verb.forms and not helpers and i + 1 < len(words) and words[i + 1].low == "by"):
        return inverted  # or none: 'a study published by the university'
    if verb.forms == {"ing"} and not helpers & PASSIVE:
        source = _subject(words, i, earlier)
    else:
        source = who(words, k, floor)
        if source is None and floor:
            source = who(words, k)
        if not (verb.forms & {"past", "s", "ing"} or helpers & MODAL or plural(words, k, source)):
            return None
        joined = k > 0 and words[k - 1].low in {"and", "but", "then"}
        if source is None and joined and earlier and verb.forms & {"past", "s"}:
            source = earlier[-1].source
    if source is None or _noun(words, source, verb):
        return None
    return _right(words, i, verb, source, irrealis=bool(helpers & (MODAL | NEGATION)))


def _noun(words: Sequence[Word], source: Mention, verb: Cue) -> bool:
    """'during the earnings call': what follows a preposition and could be a noun is one."""
    return (
        not verb.forms & {"past", "ing"}
        and source.first > 0
        and words[source.first - 1].low in PREPOSITIONS
        and not words[source.end - 1].name_like
        and words[source.end - 1].low not in PERSONAL
    )


def _inverted(words: Sequence[Word], i: int, verb: Cue) -> Clause | None:  # noqa: PLR0911
    """'..., said Jane Roe.'"""
    if "quote" not in verb.stated or not verb.forms & {"past", "s"} or verb.lemma in _TRANSITIVE:
        return None
    if not i:
        return _foremost(words, verb)
    left = words[i - 1]
    if left.run is None and left.text not in {",", "—", "–", "-"}:
        return None
    source = after(words, i + 1)
    if source is None or words[source.first].low in RELATIVE or words[source.first].low in WH:
        return None
    named = any(w.name_like or w.low in ROLES for w in words[source.first : source.end])
    pronoun = words[source.first].low in PERSONAL
    if not (named or pronoun) and left.run is None:
        return None
    stop = (source.close + 1) if source.close is not None else source.end
    follows = words[stop] if stop < len(words) else None
    if follows is not None and follows.is_word and follows.low not in TAIL and not is_adverb(follows.low):
        return None
    if left.run is None and pronoun:
        return None
    return Clause(i, i + 1, source, stop, True, True, verb.lemma, "quote")


def _foremost(words: Sequence[Word], verb: Cue) -> Clause | None:
    """'Said Roe: "..."'."""
    source = after(words, 1)
    if source is None:
        return None
    stop = (source.close + 1) if source.close is not None else source.end
    if stop + 1 >= len(words) or words[stop].text not in {":", ","} or words[stop + 1].run is None:
        return None
    return Clause(0, 1, source, stop + 1, False, True, verb.lemma, "quote")


def _subject(words: Sequence[Word], i: int, earlier: list[Clause]) -> Mention | None:
    """Who an '-ing' form goes with: the clause before it in the sentence, else the sentence's first mention."""
    if (
        i
        and words[i - 1].run is None
        and words[i - 1].text not in {",", "—", "–"}
        and words[i - 1].low not in {"and", "by", "while", "in"}
    ):
        return None
    for clause in reversed(earlier):
        if clause.source is not None:
            return clause.source
    return subject(words[:i])


def _passive(words: Sequence[Word], i: int, k: int, verb: Cue, floor: int) -> Clause | None:
    """'was accused of ...', 'is expected to ...': the words are about the subject, and nobody may be named."""
    follows = words[i + 1] if i + 1 < len(words) else None
    if follows is None:
        return None
    frame = next((f for f in (f"be.{follows.low}", "be.np") if f in verb.frames), None)
    if frame == "be.np" and not (follows.is_word or follows.run):
        return None
    if frame is None or who(words, k, floor) is None:
        return None
    begin = i + 1 if follows.low == "to" or frame == "be.np" else i + 2
    stated = frame in verb.stated
    return Clause(i, i + 1, None, begin, False, stated, verb.lemma, frame, passive=True)


def _right(words: Sequence[Word], i: int, verb: Cue, source: Mention, *, irrealis: bool) -> Clause | None:
    """Decide by what follows the cue on which side the content is, and in which frame the cue stands."""
    if words[i].name_like and i and words[i - 1].text[:1] != ".":
        return None  # a name such as 'United States'
    if verb.lemma in _PASSING_ON and (quoting := _quoting(words, i, source)):
        return quoting
    end, begin = i + 1, i + 1
    if "who" in verb.frames:
        begin = addressed(words, begin)
        if begin == i + 2 and words[i + 1].low in _CROWD:
            end = begin
    told = begin > i + 1
    more = begin < len(words) and words[begin].is_word and words[begin].low != "that"
    if more and "quote" in verb.stated and quoted_before(words, source):
        return Clause(i, end, source, begin, True, not irrealis, verb.lemma, "quote")
    begin, passed_that = adjuncts(words, begin)
    if not passed_that and is_post(words, source, verb, begin):
        return Clause(i, end, source, begin, True, not irrealis, verb.lemma, "quote")
    found = Frame("that", begin, None) if passed_that else frame(words, begin, verb, told=told)
    if found is None:
        return None
    stated = found.reported(verb) and not irrealis
    return Clause(i, found.end or end, source, found.begin, False, stated, verb.lemma, found.name)


def _quoting(words: Sequence[Word], i: int, outlet: Mention) -> Clause | None:
    """'the Gazette quoted Roe as saying ...': the source is Roe."""
    found = quotings.active(words, i)
    if found is None:
        return None
    post = stands_after(words, outlet)
    return Clause(
        i, found.end, found.source, found.end if post else found.begin, post, True, "quote", "that", edge=outlet.first
    )


def _quoted(words: Sequence[Word], i: int, source: Mention | None) -> Clause | None:
    """'Roe was quoted by the Gazette as saying ...'."""
    found = quotings.passive(words, i, source)
    if found is None:
        return None
    begin = found.begin
    follows = begin < len(words) and words[begin].text not in _END and words[begin].low not in TAIL | {"by", ","}
    post = stands_after(words, found.source) and not follows
    return Clause(i, found.end, found.source, found.end if post else begin, post, True, "quote", "that")
