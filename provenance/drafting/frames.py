"""Frames: what follows a cue, and so where the content begins and whether words are reported at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from provenance.prose.cues import AUXILIARIES, Cue, cue, is_adverb
from provenance.prose.lexicon import DETERMINERS, NOMINATIVE, PREPOSITIONS, SETTLED, TIMES, WH, listed
from provenance.resolving.settings import opens_setting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.prose.words import Word

_REACH = 14
_NO_PARTICLES = frozenset({"that", "np", "quote", "who", "wh", "to"})
_HABITS = frozenset({"insist", "focus"})
_PLACES = PREPOSITIONS - listed("of for to")


class Frame(NamedTuple):
    """``name`` as in ``cues.tsv``; the content begins at ``words[begin]``; ``end`` of a cue that takes a particle."""

    name: str
    begin: int
    end: int | None

    def reported(self, verb: Cue) -> bool:
        """Whether words are reported in this frame of the verb, as against belief, intent or an act."""
        known = self.name in verb.frames
        return self.name in verb.stated or (not known and self.name in {"that", "np"} and bool(verb.stated))


def frame(words: Sequence[Word], begin: int, verb: Cue, *, told: bool) -> Frame | None:  # noqa: PLR0911
    """The frame that what follows the cue at ``words[begin]`` is in; ``told``: somebody addressed stands between."""
    if begin >= len(words):
        return None
    if words[begin].run is not None or words[begin].text in {":", ","}:
        return _quoted(words, begin, verb, told=told)
    low = words[begin].low
    if low == "that" and (told or "that" in verb.frames):
        return Frame("that", begin + 1, None)
    if low in WH and "wh" in verb.frames:
        return Frame("wh", begin, None)
    if low == "to" and "to" in verb.frames:
        return Frame("to", begin, None)
    if low in verb.frames and low not in _NO_PARTICLES:
        act = verb.lemma in _HABITS and begin + 1 < len(words) and words[begin + 1].low.endswith("ing")
        return None if act else Frame(low, begin + 1, begin + 1)  # 'insists on calling' is a habit
    return _bare(words[begin], begin, verb, told=told)


def _quoted(words: Sequence[Word], begin: int, verb: Cue, *, told: bool) -> Frame | None:
    """'said: "..."', 'said, "..."', 'said "..."'; or a clause that goes on after what is put in."""
    if words[begin].run is not None:
        return Frame("quote" if "quote" in verb.stated else "np", begin, None)
    if begin + 1 < len(words) and words[begin + 1].run is not None:
        return Frame("quote", begin + 1, None) if "quote" in verb.stated else None
    if "that" not in verb.frames and not told:
        return None
    resumed = begin + 1 if words[begin].text == ":" else _resumed(words, begin)
    return None if resumed is None else Frame("that", resumed, None)


def _bare(word: Word, begin: int, verb: Cue, *, told: bool) -> Frame | None:
    """A clause without 'that', or a thing."""
    low = word.low
    if low in _PLACES and verb.lemma in {"say", "tell"} and "past" in verb.forms:
        return Frame("that", begin, None)  # 'said in May it would close'
    closed = low in PREPOSITIONS or low in TIMES or low in SETTLED or low in {"and", "or", "but"}
    if not word.is_word or closed or (low in AUXILIARIES and low not in {"having", "being"}):
        return None
    if told or ("that" in verb.frames and (low in NOMINATIVE or "np" not in verb.frames)):
        return Frame("that", begin, None)
    return Frame("np", begin, None) if "np" in verb.frames else None


def resumes(words: Sequence[Word], comma: int) -> bool:
    """'The other two, Roe added, were late': whether a verb follows the comma at ``words[comma]``."""
    if comma + 1 >= len(words) or words[comma].text != ",":
        return False
    low = words[comma + 1].low
    verb = cue(low)
    return low in AUXILIARIES or bool(verb and verb.forms & {"past"} and not verb.forms & {"base"})


def adjuncts(words: Sequence[Word], begin: int) -> tuple[int, bool]:
    """Skip when and where it was said ('on Tuesday', 'in a statement to the Post that'); whether 'that' was passed."""
    k = begin
    while k < len(words) and (
        words[k].low in TIMES
        or (words[k].text.isdigit() and words[k - 1 if k > begin else k + 1 if k + 1 < len(words) else k].low in TIMES)
        or (words[k].low == "a" and k + 1 < len(words) and words[k + 1].low in TIMES)
        or (is_adverb(words[k].low) and words[k].low != "further")
        or (words[k].low in SETTLED | {"on"} and k + 1 < len(words) and words[k + 1].low in TIMES)
    ):
        k += 1
    if k < len(words) and (words[k].low in PREPOSITIONS or words[k].low in {"when", "as"}):
        for j in range(k, min(len(words), k + _REACH)):
            if words[j].low == "that":
                return j + 1, True
            if words[j].run is not None or words[j].text in ",;:.?!—":
                if words[j].text in ":," and j + 1 < len(words) and words[j + 1].run is not None:
                    return j, False
                break
    if k < len(words) and words[k].low != "to" and opens_setting(words, k) and (past := _past_setting(words, k)):
        return past, False
    if k < len(words) and words[k].low in PREPOSITIONS | {"to", "of"} and k > begin and words[k].low != "on":
        return k, False
    return (k, False) if k == begin or k < len(words) else (begin, False)


def _past_setting(words: Sequence[Word], k: int) -> int | None:
    """'said in a statement on Tuesday the bridge was shut': where the clause begins after the words for where."""
    for j in range(k + 2, min(len(words), k + _REACH)):
        word, left = words[j], words[j - 1]
        if not word.is_word or word.low in AUXILIARIES:
            return None
        if left.low in PREPOSITIONS or word.low in PREPOSITIONS or word.low in TIMES or word.low in SETTLED:
            continue
        if word.low in NOMINATIVE or (word.low in DETERMINERS and not left.low.endswith("'s")):
            return j
    return None


def _resumed(words: Sequence[Word], comma: int) -> int | None:
    """'declared, before the vote, that ...': where the clause goes on after what is put in."""
    for k in range(comma + 1, min(len(words) - 1, comma + _REACH)):
        if words[k].text == "," and words[k + 1].low == "that":
            return k + 1
        if words[k].text in ";:.?!":
            return None
    return None
