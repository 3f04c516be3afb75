"""From a record, and perhaps one quotation in it, to the sources a citation names."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from provenance.bibliography import name
from provenance.bibliography.entry import Entry, EntryKind, Link, Sourcing
from provenance.bibliography.key import key
from provenance.bibliography.line import in_marks, line
from provenance.bibliography.moment import moment
from provenance.errors import WriteError
from provenance.model.agent import NewsMediaOrganization, Organization, Person, UnnamedSource
from provenance.model.extraction import Kind, Relation, Setting
from provenance.model.quotation import AttributedSpeech, CitedSpeech, Quotation, ReportedSpeech
from provenance.model.source import Capture, CreativeWork, PrimaryText

if TYPE_CHECKING:
    from provenance.bibliography.name import Name
    from provenance.model.holding import Holding
    from provenance.model.quotation import Hop
    from provenance.model.record import Record

SETTINGS = {
    Setting.STATEMENT: EntryKind.STATEMENT,
    Setting.INTERVIEW: EntryKind.INTERVIEW,
    Setting.NEWS_CONFERENCE: EntryKind.NEWS_CONFERENCE,
    Setting.HEARING: EntryKind.HEARING,
    Setting.SOCIAL_MEDIA: EntryKind.SOCIAL_MEDIA,
}
"""What the words were, where the article says so; elsewhere they are a `EntryKind.REMARK`."""

GENRES = {EntryKind.SOCIAL_MEDIA: "Social media post", EntryKind.NEWS: "News report"}

FIRST_WORDS = 6


def sourcing(holding: Holding) -> Sourcing:
    """The article alone where no quotation is asked for, else the article and the chain behind the quotation.

    `WriteError` where the record is about no article, or does not hold the quotation.
    """
    record = holding.record
    try:
        record.article  # noqa: B018
    except ValueError as error:
        raise WriteError(f"{record.id}: only a record about an article can be cited") from error
    read = _article(holding)
    if holding.focus is None:
        return Sourcing(read)
    spoken = record.get(holding.focus, Quotation) or record.get(holding.focus, ReportedSpeech)
    if spoken is None:
        raise WriteError(f"{holding.focus}: no quotation of that name in record {record.id}")
    return _Chain(record, spoken, read).sourcing()


def has_chains(record: Record) -> bool:
    """Whether any quotation of the record came through something else."""
    return any(isinstance(node, Quotation | ReportedSpeech) and node.was_derived_from for node in record.nodes)


def agent(record: Record, iri: str | None) -> Name | None:
    """An agent's name; None for one whom the article does not name."""
    person = record.get(iri or "", Person)
    body = record.get(iri or "", Organization) or record.get(iri or "", NewsMediaOrganization)
    found = name.person(person.name) if person else name.body(body.name) if body else None
    return found if found and found.full else None


def _article(holding: Holding) -> Entry:
    record, article = holding.record, holding.record.article
    authors = tuple(found for found in (agent(record, iri) for iri in article.author) if found)
    outlet = agent(record, article.publisher)
    issued = moment(article.date_published)
    captures = [c for c in record.all(Capture) if c.encodes_creative_work == article.id]
    primary = isinstance(article, PrimaryText)
    title = line(article.headline) or _first_words(holding.text)
    return Entry(
        key=key(
            authors[0].short if authors else outlet.short if outlet else "", issued, article.headline or "", article.id
        ),
        iri=article.id,
        kind=EntryKind.PRIMARY if primary else EntryKind.NEWS,
        author=authors,
        title=title,
        container=outlet.full if outlet and not primary else None,
        issued=issued,
        accessed=moment(captures[0].generated_at_time) if captures else None,
        url=line(article.url),
        language=article.in_language,
        # A work without a title is cited by what it is (APA 7, section 9.22): the styles print the genre then.
        genre=None if title else ("Document" if primary else "News article"),
        publisher=outlet.full if outlet and primary else None,
        note=line("; ".join(part for part in (article.credit_text, article.copyright_notice) if part)),
    )


def _first_words(text: str | None) -> str | None:
    """A text's first words in brackets, which say that they are no headline."""
    words = (line(text) or "").split()
    return f"[{' '.join(words[:FIRST_WORDS])}{' …' if len(words) > FIRST_WORDS else ''}]" if words else None


class _Chain:
    """Walks from the quotation to where its words stood first."""

    def __init__(self, record: Record, spoken: Quotation | ReportedSpeech, read: Entry) -> None:
        self.record, self.spoken, self.read = record, spoken, read
        self.speaker = agent(record, spoken.spoken_by_character)

    def sourcing(self) -> Sourcing:
        quoted = self.spoken.kind is not Kind.INDIRECT
        said = line(self.spoken.text) or ""
        words = in_marks(said) if quoted else said
        read = _with_annotation(self.read, words)
        chain: list[Entry] = []
        towards, said_quoted = read, quoted
        node: AttributedSpeech = self.spoken
        for hop, step in self._steps():
            entry = self._hop(hop, step, Link(towards.key, said_quoted := _quoted(node)))
            node = hop
            if entry:
                chain.append(entry)
                towards = entry
        if self.speaker and chain and chain[-1].kind is EntryKind.NEWS:
            chain.append(self._remark(Link(towards.key, said_quoted)))
        return Sourcing(read, tuple(chain), self.speaker, quoted)

    def _steps(self) -> list[tuple[CitedSpeech, Hop]]:
        """The hops in their order, each with the step that led to it. A circle ends where it closes."""
        steps: list[tuple[CitedSpeech, Hop]] = []
        node: AttributedSpeech = self.spoken
        seen = {node.id}
        while (step := node.qualified_quotation or node.qualified_derivation) and step.entity not in seen:
            hop = self.record.get(step.entity, CitedSpeech)
            if hop is None:
                break
            steps.append((hop, step))
            seen.add(hop.id)
            node = hop
        return steps

    def _hop(self, hop: CitedSpeech, step: Hop, link: Link) -> Entry | None:
        """None for the article's own outlet: words given to it came through nobody else."""
        work = self.record.get(hop.is_part_of, CreativeWork)
        if work is None:
            return None
        outlet = agent(self.record, work.publisher)
        if outlet:
            return None if work.publisher == self.record.article.publisher else self._report(hop, step, work, link)
        kind = SETTINGS.get(Setting(work.genre), EntryKind.REMARK) if work.genre in set(Setting) else EntryKind.REMARK
        return self._words(hop.id, kind, link, work)

    def _report(self, hop: CitedSpeech, step: Hop, work: CreativeWork, link: Link) -> Entry:
        """An outlet's work. An interview is its speaker's words (CSL: the author is who is interviewed)."""
        outlet = agent(self.record, work.publisher)
        container = outlet.full if outlet else None
        if self.speaker and (work.genre == Setting.INTERVIEW or step.relation == Relation.INTERVIEW):
            return self._words(hop.id, EntryKind.INTERVIEW, link, work, container)
        return Entry(
            key=key(container or "", moment(work.date_published), "report", hop.id),
            iri=hop.id,
            kind=EntryKind.NEWS,
            title=line(work.name),
            container=container,
            issued=moment(work.date_published),
            genre=None if work.name else GENRES[EntryKind.NEWS],
            quoted_in=link,
        )

    def _words(
        self, iri: str, kind: EntryKind, link: Link, work: CreativeWork | None, container: str | None = None
    ) -> Entry:
        """The speaker's own words, where and when they were said, as far as the article knows."""
        said = moment(self.spoken.said_on) or (moment(work.date_published) if work else None)
        author = (self.speaker,) if self.speaker else ()
        unnamed = self.record.get(self.spoken.spoken_by_character or "", UnnamedSource)
        return Entry(
            key=key(self.speaker.short if self.speaker else "", said, kind.value, iri),
            iri=iri,
            kind=kind,
            author=author,
            title=line(work.name) if work else None,
            container=container,
            issued=said,
            genre=GENRES.get(kind, kind.value.capitalize()),
            note=line(f"By {unnamed.description}, unnamed") if unnamed else None,
            quoted_in=link,
        )

    def _remark(self, link: Link) -> Entry:
        """The words behind the last outlet, of which the article says no more than who said them."""
        kind = SETTINGS.get(self.spoken.setting, EntryKind.REMARK)
        return self._words(self.spoken.id, kind, link, None)


def _quoted(node: AttributedSpeech) -> bool:
    return node.qualified_quotation is not None


def _with_annotation(entry: Entry, words: str) -> Entry:
    return replace(entry, annotation=(words,))
