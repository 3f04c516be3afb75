"""The chain of a quotation: through which outlets the words came, and where they were first said.

A hop is minted for each relay, nearest first, and one more for the place where the words were said when
the article names it. Hops belong to their quotation; the works they are part of are shared within the
article, by outlet or by occasion.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from provenance import words
from provenance.model.extraction import Kind, Relation, Setting
from provenance.model.quotation import CitedSpeech, Derivation, Hop, Paraphrase, QuotedFrom
from provenance.model.source import CreativeWork

if TYPE_CHECKING:
    from provenance.compose.cast import Cast
    from provenance.ids import Ids, Iri
    from provenance.model.extraction import Attribution
    from provenance.model.node import Node

OCCASIONS = (Setting.STATEMENT, Setting.NEWS_CONFERENCE, Setting.HEARING, Setting.SOCIAL_MEDIA)
"""Settings that are a work or an event of the speaker's own, where the words stood first."""

FIRST_HAND = (Relation.TOLD, Relation.INTERVIEW)
"""Relations that make the outlet the first holder of the words."""

QUOTING = (Relation.QUOTED, *FIRST_HAND)


class _Step(NamedTuple):
    iri: Iri
    work: Iri
    relation: str


class Chains:
    """Walks the relays of each attribution and collects the works on the way."""

    def __init__(self, ids: Ids, article: Iri, cast: Cast) -> None:
        self._ids, self._article, self._cast = ids, article, cast
        self._works: dict[Iri, CreativeWork] = {}

    def works(self) -> list[CreativeWork]:
        """Every work met so far, in order."""
        return list(self._works.values())

    def of(self, quotation: Iri, attribution: Attribution) -> tuple[dict[str, Any], list[Node]]:
        """The quotation's own chain fields, and its hops, nearest first."""
        speaker = self._cast.speaker(attribution)
        steps = self._steps(quotation, attribution, speaker)
        primary = steps[-1].iri if steps and steps[-1].relation in (*FIRST_HAND, *OCCASIONS) else None
        hops: list[Node] = []
        for here, step in enumerate(steps):
            onward = self._link(steps, here + 1, attribution)
            hops.append(CitedSpeech(id=step.iri, is_part_of=step.work, spoken_by_character=speaker, **onward))
        return {**self._link(steps, 0, attribution), "had_primary_source": primary}, hops

    def _steps(self, quotation: Iri, attribution: Attribution, speaker: Iri | None) -> list[_Step]:
        steps = [
            _Step(
                self._ids.within(quotation, "hop", place, words.normal(relay.name)),
                self._outlet_work(attribution, place),
                relay.relation,
            )
            for place, relay in enumerate(attribution.relay, 1)
        ]
        if attribution.setting in OCCASIONS and speaker:
            work = self._occasion(attribution, speaker)
            steps.append(
                _Step(
                    self._ids.within(quotation, "hop", len(steps) + 1, attribution.setting), work, attribution.setting
                )
            )
        return steps

    def _outlet_work(self, attribution: Attribution, place: int) -> Iri:
        relay = attribution.relay[place - 1]
        outlet = self._cast.outlet(relay)
        interview = attribution.setting is Setting.INTERVIEW and place == len(attribution.relay)
        genre = "interview" if interview or relay.relation is Relation.INTERVIEW else None
        iri = self._ids.within(self._article, "work", "outlet", outlet, genre or "")
        self._works.setdefault(iri, CreativeWork(id=iri, publisher=outlet, genre=genre))
        return iri

    def _occasion(self, attribution: Attribution, speaker: Iri) -> Iri:
        day = attribution.said.date if attribution.said else None
        iri = self._ids.within(self._article, "work", "occasion", speaker, attribution.setting, day or "")
        self._works.setdefault(
            iri, CreativeWork(id=iri, author=speaker, genre=attribution.setting.value, date_published=day)
        )
        return iri

    def _link(self, steps: list[_Step], onto: int, attribution: Attribution) -> dict[str, Any]:
        """How the node before step ``onto`` came by its words: PROV's short form, and the qualified one."""
        if onto >= len(steps):
            return {}
        step = steps[onto]
        form = _form(attribution.kind, onto, step.relation)
        hop = form(entity=step.iri, ordinal=onto + 1, relation=step.relation)
        if isinstance(hop, QuotedFrom):
            return {"was_derived_from": step.iri, "was_quoted_from": step.iri, "qualified_quotation": hop}
        return {"was_derived_from": step.iri, "qualified_derivation": hop}


def _form(kind: Kind, onto: int, relation: str) -> type[Hop]:
    """Which derivation a step is.

    Words that this article does not print between marks were paraphrased by it. Words that it does print so
    were quoted from the nearest holder; further back they were quoted only where the article says quoted,
    told or interviewed, or names the occasion; 'reported' leaves it open, and so do we.
    """
    if kind is Kind.INDIRECT:
        return Paraphrase if onto == 0 else Derivation
    known = onto == 0 or relation in QUOTING or relation in OCCASIONS
    return QuotedFrom if known else Derivation
