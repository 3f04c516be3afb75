"""Carrying: where words were said goes on counting for the words after them, until the article says something else.

'En una entrevista con Canal 8, la alcaldesa criticó ... «...», reclamó': a scene, and the words said in it. '... told
this newspaper ... he added': the second was told the newspaper too.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from provenance.model.extraction import Relation, Relay, Said, Setting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.model.extraction import Attribution

_HEARD = frozenset({Relation.TOLD, Relation.INTERVIEW})
_FEW = 40
_PLACES = frozenset({Setting.STATEMENT, Setting.INTERVIEW, Setting.NEWS_CONFERENCE, Setting.HEARING})


class Scene(NamedTuple):
    """What a sentence without a cue says of where its subject is about to speak."""

    number: int
    paragraph: int
    speaker: str
    relay: tuple[Relay, ...]
    said: Said | None
    setting: Setting

    def lends(self, made: Attribution) -> Attribution:
        """The words of the next sentence as said in this scene."""
        if self.setting is Setting.UNKNOWN and not self.relay:
            return made
        where = self.setting if made.setting is Setting.UNKNOWN else made.setting
        return replace(made, relay=made.relay or self.relay, said=made.said or self.said, setting=where)


def carried(made: Attribution, before: Attribution) -> Attribution:
    """With the setting of the words before, and their relay if they were told the article's own outlet."""
    if made.relay or made.setting is not Setting.UNKNOWN or not before.stated:
        return made
    relay = tuple(hop for hop in before.relay if hop.self_ and hop.relation in _HEARD)
    where = before.setting if before.setting in _PLACES else made.setting
    return replace(made, relay=relay, setting=where)


def interviewed(made: Attribution, found: Sequence[Attribution]) -> Attribution:
    """'recordó en otro momento de la entrevista': the interview that the article named before."""
    if made.setting is not Setting.INTERVIEW or made.relay or made.speaker is None:
        return made
    for one in found[:-_FEW:-1]:
        same = one.speaker is not None and one.speaker.name == made.speaker.name
        relay = tuple(hop for hop in one.relay if hop.relation is Relation.INTERVIEW)
        if same and relay:
            return replace(made, relay=relay)
    return made
