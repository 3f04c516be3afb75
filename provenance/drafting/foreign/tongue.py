"""Tongues: what one language's table says; the mechanism is the same for all of them.

A line of a table is a class and its words, '_' joining the words of one expression. The classes:

- *verbs*: ``stems`` with ``endings`` and ``participle`` (regular verbs of saying), ``said`` and ``participles``
  (other forms), ``split`` (German: verb and the particle it needs), ``believe`` (belief, which states nothing),
  ``fragments`` (what quotes a piece: 'dénonce « ... »'), ``about`` (what has its object before the piece: 'calificó la
  ley de «...»'), ``no_that``, ``aux``, ``impersonal``, ``konjunktiv`` (the mood of reported speech; ``mood`` its surest
  forms), ``adds`` (who says more where they spoke before), ``learned`` ('según pudo saber X'), ``posts`` (says it
  online), ``calls`` and ``folk`` (what people call a thing), ``being`` (no verb of saying, whatever stands beside it).
- *clauses*: ``that`` opens what was said; ``comment`` a clause about it ('comme le dit'); ``according`` stands before a
  source, ``behind`` after it; ``weak_according`` are those that need quoted words; ``own_words`` name 'him' or 'her';
  ``this`` points back to the sentence before; ``citing`` opens an aside; ``see_also`` a paragraph that is a link.
- *who*: determiners by kind, ``pronouns`` with a gender, ``titles``, ``bodies`` (nouns for organisations; ``again``:
  those that point back to one), ``documents`` (``issued``: what is said of them), ``people`` and ``generic`` (nouns for
  anybody), ``offices`` and ``alike`` (a noun, and whose roles it may stand for), ``voices`` (spokespeople), ``women``
  and ``men`` (given names), ``nameless`` (who wants no name), ``not_names``, ``role_ends`` (German: how a word for an
  office ends), ``of`` (what may join nouns), ``lead`` (what opens a phrase that is no subject), ``small`` and
  ``adverbials`` (what may stand between a verb and its subject), ``objects``, ``elide`` and ``clitics`` (what is
  written together with the next or the last word).
- *where and when*: ``days``, ``months``, ``yesterday`` and its kin, ``past`` and ``future`` beside them, ``occasions``,
  ``told`` and its kin (how an outlet is joined; ``consulted`` and ``reached``: that it asked), ``kinds``, ``papers``,
  ``agencies`` (outlets by noun and name), ``houses`` with ``whose`` (outlets without a name), ``ourselves``,
  ``accounts``, and one class for each setting; ``terms`` name no quotation.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from provenance.prose.words import Word

_NONE: frozenset[str] = frozenset()
_HERE = Path(__file__).parent
_VERBS = ("said", "believe", "fragments")
_CLOSED = (
    "definite", "possessive", "indefinite", "lead", "small", "that", "aux", "relative", "comment", "days", "months",
    "of", "pronouns", "according", "titles",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tongue:
    """One language's table: for each class its expressions, by their first word, the longest first."""

    code: str
    classes: Mapping[str, Mapping[str, tuple[tuple[str, ...], ...]]]
    genders: Mapping[str, str]
    particles: Mapping[str, frozenset[str]]
    alike: Mapping[str, frozenset[str]]
    closed: frozenset[str]
    single: Mapping[str, frozenset[str]]

    def of(self, kind: str) -> Mapping[str, tuple[tuple[str, ...], ...]]:
        """The expressions of a class; none where the language has no such class."""
        return self.classes.get(kind, {})

    def has(self, kind: str, low: str) -> bool:
        """Whether a single word is of a class."""
        return low in self.single.get(kind, _NONE)

    def at(self, kind: str, words: Sequence[Word], k: int) -> int:
        """How many words from ``words[k]`` on are an expression of a class; 0 for none."""
        if not 0 <= k < len(words):
            return 0
        forms = self.classes.get(kind)
        for form in forms.get(words[k].low, ()) if forms else ():
            if len(form) == 1 or [w.low for w in words[k : k + len(form)]] == list(form):
                return len(form)
        return 0

    def verb(self, words: Sequence[Word], k: int) -> int:
        """How many words from ``words[k]`` on are a finite verb that reports, of whatever sort."""
        return max(self.at(kind, words, k) for kind in _VERBS)


@cache
def tongue(code: str) -> Tongue:
    """The table of ``fr``, ``de`` or ``es``."""
    rows: dict[str, list[str]] = {}
    for line in (_HERE / f"{code}.tsv").read_text("utf8").splitlines():
        if line and not line.startswith("#"):
            kind, _, words = line.partition("\t")
            rows.setdefault(kind, []).extend(words.split())
    stems = rows.pop("stems", [])
    rows["said"] += [stem + end for stem in stems for end in rows["endings"]]
    rows["participles"] += [lead + stem + end for stem in stems for end in rows["participle"] for lead in ("", "ge")]
    genders = dict(form.split(":") for form in rows.pop("pronouns"))
    rows["pronouns"] = list(genders)
    particles = {verb: frozenset(rest.split(",")) for verb, rest in (s.split(":") for s in rows.pop("split", []))}
    particles |= {verb + end: rest for verb, rest in particles.items() for end in ("t", "te", "ten", "en")}
    rows["said"] += particles
    rows["ends"] = [part + verb for verb, rest in particles.items() for part in rest]  # 'wie er mitteilte'
    alike = {noun: frozenset(rest.split(",")) for noun, rest in (s.split(":") for s in rows.pop("alike", []))}
    classes = {kind: _by_first(forms) for kind, forms in rows.items()}
    single = {kind: frozenset(f for f, parts in forms.items() if (f,) in parts) for kind, forms in classes.items()}
    closed = frozenset(first for kind in _CLOSED for first in classes.get(kind, {}))
    sexes = {g.replace("_", " "): sex for g, sex in genders.items()}
    return Tongue(code, classes, sexes, particles, alike, closed, single)


def _by_first(forms: Sequence[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for form in dict.fromkeys(forms):
        parts = tuple(form.split("_"))
        found.setdefault(parts[0], []).append(parts)
    return {first: tuple(sorted(parts, key=len, reverse=True)) for first, parts in found.items()}
