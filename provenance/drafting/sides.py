"""Sides: whether what was said stands to the left of a source, or follows the cue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.drafting.frames import resumes
from provenance.prose.cues import Cue, is_adverb
from provenance.prose.lexicon import PREPOSITIONS, SETTLED, TIMES, listed
from provenance.resolving.settings import opens_setting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.prose.words import Word
    from provenance.resolving.mentions import Mention

_END = frozenset(".?!…")
_PAUSES = frozenset({",", "—", "–", "-"})
_OPENERS = listed("when while after as if although though before once since asked later then and but so still yet")
TAIL = PREPOSITIONS | TIMES | SETTLED | listed("when while as before after because who adding noting")
"""What may follow a cue whose content stands to its left."""


def is_post(words: Sequence[Word], source: Mention, verb: Cue, begin: int) -> bool:
    """Whether what was said stands to the left: nothing after the cue can be it."""
    if not {"quote", "that"} & verb.stated or not stands_after(words, source, resuming=resumes(words, begin)):
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
        and (low in TAIL or is_adverb(low) or (quoted and low.endswith("ing")))
    )


def quoted_before(words: Sequence[Word], source: Mention) -> bool:
    """'"...," Roe': whether nothing but quoted words that end in a comma stands before the source."""
    left = words[source.first - 1].run if source.first else None
    return left is not None and left.pauses and not any(w.is_word for w in words[: source.first])


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


def stands_after(words: Sequence[Word], source: Mention, *, resuming: bool = False) -> bool:
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
