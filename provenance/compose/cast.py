"""The agents of one record: each name once, local to the article that names it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance import words
from provenance.ids import Ids, Iri
from provenance.model.agent import NewsMediaOrganization, Organization, Person, UnnamedSource

if TYPE_CHECKING:
    from provenance.model.extraction import Attribution, Relay
    from provenance.model.node import Node
    from provenance.model.reading import Byline, Outlet


class Cast:
    """Mints agents as they are met and keeps them in that order.

    A person is one by normal name within an article. That two articles mean the same person is never said
    here: it needs evidence, and a record of its own.
    """

    def __init__(self, ids: Ids, article: Iri, text: str) -> None:
        self._ids, self._article, self._text = ids, article, text
        self._agents: dict[Iri, Node] = {}
        self._publisher: Iri | None = None

    def agents(self) -> list[Node]:
        """Every agent met so far."""
        return list(self._agents.values())

    def author(self, byline: Byline) -> Iri:
        """Who signs the article."""
        url = Iri(byline.url) if byline.url else None
        if byline.type == "Person":
            return self._person(byline.name, None, url)
        return self._add(Organization(id=self._iri("organization", byline.name), name=byline.name, url=url))

    def publisher(self, outlet: Outlet, *, own_words: bool) -> Iri:
        """Who publishes: the article's outlet, or the body whose ``own_words`` a primary text is."""
        if own_words:
            body = Organization(
                id=self._iri("organization", outlet.name),
                name=outlet.name,
                same_as=tuple(Iri(link) for link in outlet.same_as),
                url=_link(outlet.url),
            )
            self._publisher = self._add(body)
            return self._publisher
        self._publisher = self._add(
            NewsMediaOrganization(
                id=self._iri("outlet", outlet.name),
                name=outlet.name,
                same_as=tuple(Iri(link) for link in outlet.same_as),
                url=_link(outlet.url),
                publishing_principles=_link(outlet.publishing_principles),
                corrections_policy=_link(outlet.corrections_policy),
                ethics_policy=_link(outlet.ethics_policy),
            )
        )
        return self._publisher

    def outlet(self, relay: Relay) -> Iri:
        """An outlet the words came through; the article's own where the article says so."""
        if relay.self_ and self._publisher:
            return self._publisher
        return self._add(NewsMediaOrganization(id=self._iri("outlet", relay.name), name=relay.name))

    def speaker(self, attribution: Attribution) -> Iri | None:
        """Who said it: a named agent, else the article's words for an unnamed one, else None.

        Where an outlet is itself the source ('CNN reports that …') nobody is the speaker.
        """
        speaker = attribution.speaker
        if speaker and speaker.type == "Person":
            return self._person(speaker.name, speaker.role, None)
        if speaker:
            return self._add(Organization(id=self._iri("organization", speaker.name), name=speaker.name))
        if not attribution.source or self._is_outlet(attribution):
            return None
        description = " ".join(" ".join(self._text[s.start : s.end].split()) for s in attribution.source)
        return self._add(UnnamedSource(id=self._iri("unnamed", description), description=description))

    def _is_outlet(self, attribution: Attribution) -> bool:
        return any(
            e.start < s.end and s.start < e.end
            for r in attribution.relay
            for e in r.evidence
            for s in attribution.source
        )

    def _person(self, name: str, role: str | None, url: Iri | None) -> Iri:
        iri = self._iri("person", name)
        known = self._agents.get(iri)
        if isinstance(known, Person):
            role, url = known.job_title or role, known.url or url
        self._agents[iri] = Person(
            id=iri, name=known.name if isinstance(known, Person) else name, job_title=role, url=url
        )
        return iri

    def _iri(self, kind: str, name: str) -> Iri:
        return self._ids.within(self._article, kind, words.normal(name) or name)

    def _add(self, agent: NewsMediaOrganization | Organization | UnnamedSource) -> Iri:
        self._agents.setdefault(agent.id, agent)
        return agent.id


def _link(url: str | None) -> Iri | None:
    return Iri(url) if url else None
