"""Cues: the words that say something is said, thought or wanted, and what may follow them.

The verbs stand in ``cues.tsv`` with their frames; this module knows how they are inflected and looked up.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

from provenance.prose.lexicon import listed

_TABLE = Path(__file__).with_name("cues.tsv")
_VOWELS = "aeiou"
_DOUBLING = listed("admit ban bar beg brag chat plan pin quip rip slam swear dub knit trot shrug bet rebut pen regret")

AUXILIARIES = listed(
    "has have had having is are was were be been being 's 're 've 'd do does did will would can could may might "
    "shall should must hasn't haven't hadn't isn't aren't wasn't weren't don't doesn't didn't won't wouldn't "
    "can't couldn't cannot not never"
)
PASSIVE = listed("is are was were be been being 's isn't aren't wasn't weren't")
MODAL = listed("will would can could may might shall should must won't wouldn't can't couldn't cannot to")
NEGATION = listed(
    "not never hasn't haven't hadn't don't doesn't didn't won't wouldn't can't couldn't cannot isn't wasn't"
)
ADVERBS = listed(
    "also later then again once often already still now just even twice soon always ever only first further "
    "earlier once both all each long since sometimes thus therefore too instead rather has"
)
_NOT_ADVERBS = listed("family ally reply italy july supply assembly rally anomaly monopoly bully early billy kelly")


class Cue(NamedTuple):
    """A verb form: its lemma, its frames, and which form it is (``base``, ``s``, ``past``, ``part``, ``ing``)."""

    lemma: str
    stated: frozenset[str]
    unstated: frozenset[str]
    forms: frozenset[str]

    @property
    def frames(self) -> frozenset[str]:
        """Every frame, reported words or not."""
        return self.stated | self.unstated

    @property
    def finite(self) -> bool:
        """May be the verb of a clause by itself."""
        return bool(self.forms & {"s", "past", "base"})


@cache
def lexicon() -> dict[str, Cue]:
    """Every verb form in the table, by its letters in lower case."""
    table: dict[str, Cue] = {}
    for line in _TABLE.read_text("utf8").splitlines():
        if not line or line.startswith("#"):
            continue
        lemma, stated, unstated, irregular = ([*line.split("\t"), "", "", ""])[:4]
        for form, names in _inflect(lemma, irregular.split()).items():
            kept = table.get(form)
            if kept is not None and kept.lemma != lemma:
                continue
            table[form] = Cue(lemma, frozenset(stated.split()), frozenset(unstated.split()), frozenset(names))
    return table


def cue(low: str) -> Cue | None:
    """The cue verb that a word in lower case is a form of, if any."""
    return lexicon().get(low)


def quotative(low: str) -> bool:
    """Whether a word in lower case is a form of a verb that may stand beside quoted words."""
    found = cue(low)
    return found is not None and "quote" in found.stated


def is_adverb(low: str) -> bool:
    """Whether a word may stand between a source and its verb."""
    return low in ADVERBS or (low.endswith("ly") and len(low) > 4 and low not in _NOT_ADVERBS)


def _inflect(lemma: str, irregular: list[str]) -> dict[str, set[str]]:
    """The forms of a verb, each with the names of the forms it can be."""
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        s, past, ing = lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"
    elif lemma.endswith("e"):
        s, past, ing = lemma + "s", lemma + "d", (lemma if lemma.endswith("ee") else lemma[:-1]) + "ing"
    else:
        s = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s")
        stem = lemma + lemma[-1] if lemma in _DOUBLING else lemma
        past, ing = stem + "ed", stem + "ing"
    part = past
    if irregular:
        past, part = irregular[0], irregular[-1]
        if lemma == "begin":
            ing = "beginning"
    forms: dict[str, set[str]] = {}
    for form, name in ((lemma, "base"), (s, "s"), (past, "past"), (part, "part"), (ing, "ing")):
        forms.setdefault(form, set()).add(name)
    return forms
