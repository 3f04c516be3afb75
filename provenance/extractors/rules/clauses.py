"""Clauses of attribution: a cue, the mention that goes with it, and on which side what is said stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from provenance.extractors.rules.cues import AUXILIARIES, MODAL, NEGATION, PASSIVE, Cue, cue, is_adverb
from provenance.extractors.rules.frames import Frame, adjuncts, frame, resumes
from provenance.extractors.rules.lexicon import (
    DETERMINERS,
    PERSONAL,
    PREPOSITIONS,
    RELATIVE,
    ROLES,
    SETTLED,
    TIMES,
    WH,
    listed,
)
from provenance.extractors.rules.mentions import Mention, addressed, after, before
from provenance.extractors.rules.settings import opens_setting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.extractors.rules.words import Word

_REACH = 14
_END = frozenset(".?!…")
_PAUSES = frozenset({",", "—", "–", "-"})
_CROWD = frozenset({"reporters", "mps", "journalists", "lawmakers"})
_STRONG = listed("went spoke shot put broke sang spat swore thought began")
_OPENERS = listed("when while after as if although though before once since asked later then and but so still yet")
_TRANSITIVE = listed("tell assure remind inform notify convince persuade")
_PASSING_ON = frozenset({"quote", "cite"})
_PLURAL = listed("they we i you who which that some others many several most few both people critics")
_TAIL = PREPOSITIONS | TIMES | SETTLED | listed("when while as before after because who adding noting")


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
    for i, word in enumerate(words):
        if word.low == "according" and i + 2 < len(words) and words[i + 1].low == "to":
            clause = _according(words, i)
        else:
            verb = cue(word.low)
            clause = _clause(words, i, verb, floor, found) if verb else _unlisted(words, i)
        if clause:
            found.append(clause)
            if not clause.post:
                floor = clause.begin if clause.frame in {"that", "wh", "quote"} else floor
    return found


def _unlisted(words: Sequence[Word], i: int) -> Clause | None:
    """'"...," Roe thundered.': beside quoted words that stop at a comma, any past form is a verb of saying."""
    word = words[i]
    if not (word.low.endswith("ed") or word.low in _STRONG) or word.name_like or i < 1:
        return None
    if words[i - 1].run is not None and _pauses(words[i - 1]):
        source = after(words, i + 1)
    else:
        source = before(words, i)
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
    return Clause(i, i + 1, source, stop, True, True, word.low, "quote")


def _pauses(word: Word) -> bool:
    return word.run is not None and word.run.pauses


def _according(words: Sequence[Word], i: int) -> Clause | None:
    source = after(words, i + 2)
    if source is None:
        return None
    if source.close is not None and source.close + 1 >= len(words) - 1 and i < 2:
        source = source._replace(close=None)
    stop = (source.close + 1) if source.close is not None else source.end
    comma = next((k for k in range(stop, len(words)) if words[k].text == ","), None)
    opens = not any(w.is_word or w.run for w in words[:i]) or words[i - 1].low in {"and", "but"}
    if opens and comma is None:
        return None
    begin = (comma if opens and comma is not None else stop) + 1
    return Clause(i, i + 2, source, begin, not opens, True, "according", "that")


def _clause(words: Sequence[Word], i: int, verb: Cue, floor: int, earlier: list[Clause]) -> Clause | None:  # noqa: C901
    k = i
    helpers: set[str] = set()
    while k > floor and (words[k - 1].low in AUXILIARIES or words[k - 1].low == "to" or is_adverb(words[k - 1].low)):
        if words[k - 1].name_like and words[k - 1].low.endswith("ly") and k - 1 > floor:
            break
        k -= 1
        helpers.add(words[k].low)
    if "to" in helpers or (k > floor and words[k - 1].low in DETERMINERS and words[k - 1].low not in _PLURAL):
        return None
    if words[k - 1].low.endswith("'s") and words[k - 1].low.partition("'")[0] in PERSONAL:
        helpers.add("'s")
    passive = bool(helpers & PASSIVE) and "part" in verb.forms
    if passive:
        return _passive(words, i, k, verb, floor)
    inverted = _inverted(words, i, verb)
    if inverted:
        return inverted
    if verb.forms == {"ing"} and not helpers & PASSIVE:
        source = _subject(words, i, earlier)
    elif verb.forms & {"past", "s", "ing"} or ("base" in verb.forms and (_plural(words, k - 1) or helpers & MODAL)):
        source = before(words, k, floor)
        if source is None and floor:
            source = before(words, k)
        joined = k > 0 and words[k - 1].low in {"and", "but", "then"}
        if source is None and joined and earlier and verb.forms & {"past", "s"}:
            source = earlier[-1].source
    else:
        return None
    if source is None:
        return None
    return _right(words, i, verb, source, irrealis=bool(helpers & (MODAL | NEGATION)))


def _plural(words: Sequence[Word], k: int) -> bool:
    if k < 0:
        return False
    low = words[k].low
    return (
        low in _PLURAL
        or low == ","
        or low in {"also", "still"}
        or (low.endswith("s") and not low.endswith(("ss", "'s", "us")))
    )


def _inverted(words: Sequence[Word], i: int, verb: Cue) -> Clause | None:  # noqa: PLR0911
    """'..., said Jane Roe.'"""
    if not i or "quote" not in verb.stated or not verb.forms & {"past", "s"} or verb.lemma in _TRANSITIVE:
        return None
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
    if follows is not None and follows.is_word and follows.low not in _TAIL and not is_adverb(follows.low):
        return None
    if left.run is None and pronoun:
        return None
    return Clause(i, i + 1, source, stop, True, True, verb.lemma, "quote")


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


def subject(words: Sequence[Word]) -> Mention | None:
    """The mention before the first verb of a sentence."""
    for k in range(1, min(len(words), 2 * _REACH)):
        low = words[k].low
        verb = cue(low)
        if low in AUXILIARIES or low in _STRONG or low.endswith("ed") or (verb and "past" in verb.forms):
            return before(words, k)
    return None


def _passive(words: Sequence[Word], i: int, k: int, verb: Cue, floor: int) -> Clause | None:
    """'was accused of ...', 'is expected to ...': the words are about the subject, and nobody may be named."""
    follows = words[i + 1] if i + 1 < len(words) else None
    if follows is None:
        return None
    frame = next((f for f in (f"be.{follows.low}", "be.np") if f in verb.frames), None)
    if frame == "be.np" and not (follows.is_word or follows.run):
        return None
    if frame is None or before(words, k, floor) is None:
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
    begin, passed_that = adjuncts(words, begin)
    if not passed_that and _is_post(words, source, verb, begin):
        return Clause(i, end, source, begin, True, not irrealis, verb.lemma, "quote")
    found = Frame("that", begin, None) if passed_that else frame(words, begin, verb, told=told)
    if found is None:
        return None
    stated = found.reported(verb) and not irrealis
    return Clause(i, found.end or end, source, found.begin, False, stated, verb.lemma, found.name)


def _is_post(words: Sequence[Word], source: Mention, verb: Cue, begin: int) -> bool:
    """Whether what was said stands to the left: nothing after the cue can be it."""
    if not {"quote", "that"} & verb.stated or not _stands_after(words, source, resuming=resumes(words, begin)):
        return False
    if begin >= len(words) or words[begin].text in _END or opens_setting(words, begin):
        return True
    if words[begin].text in _PAUSES:
        return not _leads_in(words, source, begin)
    low = words[begin].low
    quoted = words[source.first - 1].run is not None
    return (
        "quote" in verb.stated
        and (quoted or low not in verb.frames)
        and (low in _TAIL or is_adverb(low) or (quoted and low.endswith("ing")))
    )


def _leads_in(words: Sequence[Word], source: Mention, begin: int) -> bool:
    """'Asked about it, Roe said, "..."': what precedes the source leads into it, and is not what was said."""
    if words[begin].text != "," or begin + 1 >= len(words) or words[begin + 1].run is None:
        return False
    if any(w.run for w in words[: source.first]):
        return False
    first = words[0].low
    return first in PREPOSITIONS | _OPENERS or first.endswith(("ing", "ed")) or _capital(words[begin + 1])


def _capital(word: Word) -> bool:
    """Whether a run is long enough to be a sentence of its own."""
    return word.run is not None and word.run.inner_end - word.run.inner > 60


def _quoting(words: Sequence[Word], i: int, outlet: Mention) -> Clause | None:
    """'the Gazette quoted Roe as saying ...': the source is Roe."""
    for k in range(i + 2, min(len(words) - 1, i + _REACH)):
        if words[k].low == "as" and words[k + 1].low in {
            "saying",
            "telling",
            "warning",
            "describing",
            "calling",
            "writing",
        }:
            source = Mention(i + 1, i + 2) if words[i + 1].low in {"him", "her", "them"} else after(words, i + 1)
            if source is None:
                return None
            post = _stands_after(words, outlet)
            begin = k + 2 + (k + 2 < len(words) and words[k + 2].text in {":", ","} and not post)
            begin += begin < len(words) and words[begin].low == "that"
            return Clause(i, k + 2, source, begin, post, True, "quote", "that", edge=outlet.first)
        if words[k].run is not None or words[k].text in ";:":
            return None
    return None


def _stands_after(words: Sequence[Word], source: Mention, *, resuming: bool = False) -> bool:
    """Whether the source follows something that can be what was said."""
    if source.first == 0 or source.relative is not None:
        return False
    left = words[source.first - 1]
    if left.run is not None:
        return True
    if left.text not in {",", "—", "–", "-"}:
        return False
    said = words[: source.first - 1]
    if resuming and sum(w.is_word for w in said) > 1 and said[0].low not in PREPOSITIONS | _OPENERS:
        return True
    first = next((w.low for w in said if w.is_word), "")
    leads = first in PREPOSITIONS | _OPENERS | SETTLED | TIMES or is_adverb(first)
    return any(w.run for w in said) or sum(w.is_word for w in said) > (3 if leads else 1)
