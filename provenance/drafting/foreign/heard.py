"""Who was heard: in the order of the article, who was the subject of a sentence or spoke in it, for what points back.

Somebody without a name is kept too ('un élu'), since a pronoun after him is nobody's name.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from provenance.drafting.foreign.naming import LIKELY
from provenance.model.extraction import Speaker

if TYPE_CHECKING:
    from collections.abc import Iterator

PERSON, BODY = "Person", "Organization"
_FAR = 8
_FEW = 60


class One(NamedTuple):
    """The sentence, who it was (nobody but a gender for somebody unnamed)."""

    number: int
    speaker: Speaker | None
    gender: str = ""


@dataclass(slots=True)
class Heard:
    """Everybody heard so far; ``roles`` and ``genders`` are what is known of each by name."""

    roles: dict[str, str] = field(default_factory=dict)
    genders: dict[str, str] = field(default_factory=dict)
    all: list[One] = field(default_factory=list)

    def add(self, number: int, speaker: Speaker) -> None:
        """Note who spoke, or whom a sentence is about."""
        self.all.append(One(number, speaker))

    def unnamed(self, number: int, gender: str) -> None:
        """Note that somebody without a name spoke."""
        self.all.append(One(number, None, gender))

    def subject(self, number: int) -> Speaker | None:
        """Whom a sentence is about; None if that is not known."""
        return self.all[-1].speaker if self.all and self.all[-1].number == number else None

    def latest(self, number: int, gender: str, *, person: bool = False) -> Speaker | None:
        """Who can be of that gender and was heard last, not far back; None if that was somebody unnamed."""
        for one in self.all[: -_FEW - 1 : -1]:
            speaker = one.speaker
            if number - one.number > _FAR:
                return None
            if speaker is None:
                if not gender or one.gender in {"", gender}:
                    return None
                continue
            known = self.genders.get(speaker.name, "")
            if (person and speaker.type != PERSON) or (gender and known and known != gender):
                continue
            if gender:
                self.genders[speaker.name] = gender
            return Speaker(speaker.name, speaker.type, speaker.role or self.roles.get(speaker.name), LIKELY)
        return None

    def names(self) -> Iterator[str]:
        """Everybody with a role: whoever was heard last first, then as they were met, the last first; some twice."""
        yield from (one.speaker.name for one in self.all[: -_FEW - 1 : -1] if one.speaker is not None)
        yield from (name for name, _ in zip(reversed(self.roles), range(_FEW), strict=False))

    def body(self, noun: str) -> Speaker | None:
        """'la organización': the body that spoke last, unless that is called so itself."""
        for one in self.all[: -_FAR - 1 : -1]:
            speaker = one.speaker
            if speaker is not None and speaker.type == BODY and noun not in speaker.name.lower():
                return Speaker(speaker.name, BODY, None, LIKELY)
        return None
