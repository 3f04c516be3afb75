"""Article and attributions in, record out: everything that one article and its capture let us say, no more.

No clock, no network and no other record: what crosses articles is said in records of its own, so that the
order in which articles are added changes nothing.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from provenance import ids as identity
from provenance import vocab, words
from provenance.compose import links
from provenance.compose.cast import Cast
from provenance.compose.chains import Chains
from provenance.compose.excerpts import Excerpts
from provenance.compose.making import Making
from provenance.ids import Ids, Iri
from provenance.model.annotation import Annotation, Motivation, ReviewState, TargetList
from provenance.model.extraction import Kind
from provenance.model.node import LanguageTag, Node, Sha256
from provenance.model.quotation import AttributedSpeech, Quotation, ReportedSpeech
from provenance.model.record import Description, Record
from provenance.model.source import NewsArticle, PrimaryText
from provenance.notices import Notice, NoticeKind

if TYPE_CHECKING:
    from datetime import datetime

    from provenance.model.extraction import Attribution
    from provenance.model.extraction import Extraction as Extracted
    from provenance.model.reading import Reading as Read


@dataclass(frozen=True, slots=True)
class Run:
    """The facts of this run that are not in the article: the archive's identifiers, the clock, the history.

    ``article``: the IRI that a revision keeps, where the article's own would differ. ``revises``: the record
    that this one follows. ``primary``: somebody asserts that this is the first form of its words.
    """

    ids: Ids
    at: datetime
    revision: int = 1
    revises: Iri | None = None
    article: Iri | None = None
    primary: bool = False


def article_iri(reading: Read, ids: Ids) -> Iri:
    """The IRI of the article a reading is of, by the rules of `provenance.ids`."""
    meta = reading.metadata
    return ids.article(url=meta.url, identifier=meta.identifier, digest=identity.sha256(reading.data))


def compose(reading: Read, extraction: Extracted, run: Run) -> tuple[Record, tuple[Notice, ...]]:
    """One article's record: the same arguments give the same record, byte for byte."""
    metadata, left_out = links.with_iris(reading.metadata, reading.name)
    record, notices = _Composition(replace(reading, metadata=metadata), extraction, run).record()
    return record, (*left_out, *notices)


class _Composition:
    def __init__(self, reading: Read, extraction: Extracted, run: Run) -> None:
        self.reading, self.extraction, self.run, self.ids = reading, extraction, run, run.ids
        self.iri = run.article or article_iri(reading, run.ids)
        self.record_iri = self.ids.record(self.iri, run.revision)
        self.making = Making(self.ids, self.record_iri, self.iri, reading, extraction, run.at)
        self.cast = Cast(self.ids, self.iri, reading.text)
        self.chains = Chains(self.ids, self.iri, self.cast)
        self.stated = [a for a in extraction.attributions if a.stated and words.count(_content(reading.text, a))]
        self.excerpts = Excerpts(reading.text, self.stated, [f.span for f in reading.furniture], reading.heard)

    def record(self) -> tuple[Record, tuple[Notice, ...]]:
        article = self._article()
        spoken = self._speech()
        article = replace(article, citation=tuple(work.id for work in self.chains.works()))
        nodes = [self._description(), article, *self.making.nodes]
        nodes += [*self.cast.agents(), *self.chains.works(), *spoken]
        return Record(tuple(nodes)), (*self.reading.notices, *self.extraction.notices, *self._notices())

    def _description(self) -> Description:
        return Description(
            id=self.record_iri,
            about=self.iri,
            generated_at_time=self.run.at,
            was_attributed_to=self.making.program.id,
            was_revision_of=self.run.revises,
            conforms_to=Iri(vocab.FORMAT),
        )

    def _article(self) -> NewsArticle | PrimaryText:
        meta = self.reading.metadata
        common: dict[str, Any] = {
            "id": self.iri,
            "url": Iri(meta.url) if meta.url else None,
            "headline": meta.headline,
            "author": tuple(dict.fromkeys(self.cast.author(byline) for byline in meta.author)),
            "publisher": self.cast.publisher(meta.publisher, own_words=self.run.primary) if meta.publisher else None,
            "date_published": meta.date_published,
            "date_modified": meta.date_modified,
            "in_language": LanguageTag(meta.in_language) if meta.in_language else None,
            "article_section": meta.article_section,
            "credit_text": meta.credit,
            "license": Iri(meta.license) if meta.license else None,
            "copyright_notice": meta.rights,
            "identifier": meta.identifier,
            "word_count": self.excerpts.article_words,
        }
        if self.run.primary:
            return PrimaryText(**common)
        return NewsArticle(**common, dateline=meta.dateline)

    def _speech(self) -> list[Node]:
        nodes: list[Node] = []
        seen: Counter[str] = Counter()
        for index, attribution in enumerate(self.stated):
            key = _identity_words(self.reading.text, attribution)
            seen[key] += 1
            iri = self.ids.quotation(self.iri, key, seen[key])
            quotation, hops = self._quotation(iri, index, attribution)
            nodes += [quotation, *hops, self._annotation(iri, index, attribution)]
        return nodes

    def _quotation(self, iri: Iri, index: int, attribution: Attribution) -> tuple[AttributedSpeech, list[Node]]:
        content = _content(self.reading.text, attribution)
        chain, hops = self.chains.of(iri, attribution)
        cls = ReportedSpeech if attribution.kind is Kind.INDIRECT else Quotation
        quotation = cls(
            id=iri,
            is_part_of=self.iri,
            spoken_by_character=self.cast.speaker(attribution),
            said_on=attribution.said.date if attribution.said else None,
            text=self.excerpts.text(index),
            kind=attribution.kind,
            setting=attribution.setting,
            content_digest=Sha256(words.digest(content)),
            content_words=words.count(content),
            **chain,
        )
        return quotation, hops

    def _annotation(self, body: Iri, index: int, attribution: Attribution) -> Annotation:
        iri = self.ids.within(
            body, "annotation", self.extraction.extractor, self.extraction.version, self.making.text_sha256
        )
        return Annotation(
            id=iri,
            has_body=body,
            has_target=TargetList(items=self.excerpts.targets(index, self.ids, iri, self.making.text.id)),
            motivated_by=Motivation.IDENTIFYING,
            confidence=Decimal(f"{attribution.confidence:.2f}"),
            review_state=ReviewState.UNREVIEWED,
            was_generated_by=self.making.extraction.id,
        )

    def _notices(self) -> list[Notice]:
        if self.excerpts.over_limit:
            share = f"{self.excerpts.share:.0%}"
            message = f"{share} of the article are quoted words; the record shows nothing else of it"
            return [Notice(NoticeKind.EXCERPT_LIMIT, self.reading.name, message)]
        return []


def _content(text: str, attribution: Attribution) -> str:
    return " ".join(text[s.start : s.end] for s in attribution.content)


def _identity_words(text: str, attribution: Attribution) -> str:
    """Quoted words name a quotation; where none are marked off (reported speech, a transcript) the content does."""
    named = attribution.quoted if attribution.kind is not Kind.INDIRECT and attribution.quoted else attribution.content
    return words.normal(" ".join(text[s.start : s.end] for s in named))
