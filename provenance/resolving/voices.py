"""Voices: whether somebody goes on speaking where the attribution before left off, through the same outlets."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from provenance.prose.lexicon import PERSONAL, listed
from provenance.resolving.names import head

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.prose.words import Word

_ADDING = frozenset({"add", "continue", "conclude", "repeat", "stress"})
_PRONOUNS = PERSONAL | {"they"}
_THEM = listed("them him her other")
_OF_THEM = listed("one another both all none")


class Voice(NamedTuple):
    """Who said something: their name ('' if the article leaves them unnamed), the words that name them, where."""

    name: str = ""
    mention: Sequence[Word] = ()
    paragraph: int = -9
    lemma: str = ""
    quoted: bool = False

    def goes_on(self, before: Voice) -> bool:
        """Whether this is the same voice on the same occasion.

        In one paragraph the same name is enough. In the next it takes a pronoun, an office ('the minister'), 'added' or
        quoted words, and of somebody unnamed the same noun ('a senior official', then 'the official').
        """
        apart = self.paragraph - before.paragraph
        if not self.mention or not before.mention or not 0 <= apart <= 1 or self.name != before.name:
            return False
        first = self.mention[0].low
        if self.name:
            return not apart or self.quoted or first in _PRONOUNS or first == "the" or self.lemma in _ADDING
        return (first == "the" or first in _OF_THEM or first in _PRONOUNS) and self._noun() in {"", before._noun()}

    def _noun(self) -> str:
        """What the mention says they are, in the singular; '' of a pronoun."""
        low = head(self.mention) if self.mention[0].low not in _OF_THEM else self.mention[-1].low
        return "" if low in _PRONOUNS or low in _THEM or low in _OF_THEM else low.removesuffix("s")
