"""Attributed speech: quotations, reported speech, and the hops they came by.

A chain is walked from hop to hop by ``wasDerivedFrom``. Every hop is a node of its own that is part of its
work; works are never nodes of the walk, because two speakers quoted by one story must not mix. How the
words passed, and the place in the order, stand on the qualified form (PROV-O, qualified influence).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from provenance.ids import Iri
from provenance.model.extraction import Kind, Setting
from provenance.model.node import Embedded, Node, Sha256

LEFT_OUT = "[…]"
"""Stands in a text for words that a record does not show."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hop(Embedded):
    """One step of a chain: to which hop, which step it is (from 1, at the article), by what relation.

    ``relation`` is the contract's (told, interview, quoted, according to, first reported, reported), or
    the setting where the step ends at the place where the words were said.
    """

    entity: Iri
    ordinal: int
    relation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotedFrom(Hop):
    """The words were quoted (prov:Quotation, a relation; the thing quoted is schema:Quotation)."""

    types: ClassVar[tuple[str, ...]] = ("QuotedFrom",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paraphrase(Hop):
    """The words were reported, and not quoted: our own kind of derivation."""

    types: ClassVar[tuple[str, ...]] = ("Paraphrase", "Derivation")


@dataclass(frozen=True, slots=True, kw_only=True)
class Derivation(Hop):
    """The article does not say whether the words were quoted or reported."""

    types: ClassVar[tuple[str, ...]] = ("Derivation",)


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributedSpeech(Node):
    """What quotations, reported speech and hops have in common."""

    is_part_of: Iri
    spoken_by_character: Iri | None = None
    said_on: date | None = None
    was_derived_from: Iri | None = None
    was_quoted_from: Iri | None = None
    qualified_quotation: QuotedFrom | None = None
    qualified_derivation: Paraphrase | Derivation | None = None
    had_primary_source: Iri | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Printed(AttributedSpeech):
    """Words as they stand in the article.

    ``text`` is whole where the words stand between marks; of words that are only reported it holds at most
    twelve, ``[…]`` standing for the others. ``content_digest`` is SHA-256 over the normal form of the whole
    content (`provenance.words.normal`), ``content_words`` the number of its words.
    """

    text: str
    kind: Kind
    setting: Setting
    content_digest: Sha256
    content_words: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation(_Printed):
    """Direct or mixed: words between quotation marks, attributed to a speaker."""

    types: ClassVar[tuple[str, ...]] = ("Quotation", "AttributedSpeech", "Entity")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedSpeech(_Printed):
    """Indirect: what somebody is reported to have said, in the article's words; never between marks."""

    types: ClassVar[tuple[str, ...]] = ("ReportedSpeech", "AttributedSpeech", "Entity")


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedSpeech(AttributedSpeech):
    """A hop: the same words in a work the article leans on, known only through what the article says."""

    types: ClassVar[tuple[str, ...]] = ("CitedSpeech", "AttributedSpeech", "Entity")
