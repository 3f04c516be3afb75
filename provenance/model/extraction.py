"""What an extractor says: attributions, by the field's own parts (source, cue, content: PARC, PolNeAR)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from provenance.model.reading import Span
from provenance.notices import Notice


class Kind(StrEnum):
    """How the words stand in the article.

    ``direct``: all the speaker's words, between marks or set off as such. ``mixed``: at least one quoted
    run that the source said. ``indirect``: none.
    """

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class Setting(StrEnum):
    """Where the words were said."""

    STATEMENT = "statement"
    INTERVIEW = "interview"
    NEWS_CONFERENCE = "news conference"
    HEARING = "hearing"
    SOCIAL_MEDIA = "social media"
    REPORT = "report"
    UNKNOWN = "unknown"


class Relation(StrEnum):
    """What the article says about how an outlet came to have the words."""

    TOLD = "told"
    INTERVIEW = "interview"
    QUOTED = "quoted"
    ACCORDING_TO = "according to"
    FIRST_REPORTED = "first reported"
    REPORTED = "reported"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who said it, resolved within the article: full name without titles, ``Person`` or ``Organization``."""

    name: str
    type: str
    role: str | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Relay:
    """An outlet through which the article has the words; in a tuple, nearest first.

    ``self_`` (``self`` in JSON): the article's own outlet. ``evidence`` are the spans that say so.
    """

    name: str
    relation: Relation
    self_: bool = False
    evidence: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """When the words were said, where the article says it: the day, and the spans that say it."""

    date: date
    text: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words that an article attributes to somebody.

    Spans are without outer quotation marks; ``content`` has several where it is interrupted; ``quoted`` are
    the spans between quotation marks; ``source`` is empty where no words name who, ``cue`` where there is none.
    ``speaker`` is None where the article leaves the speaker unnamed. ``stated``: words were reported, as
    against belief, intent, an act. ``confidence`` in [0, 1].
    """

    kind: Kind
    content: tuple[Span, ...]
    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    quoted: tuple[Span, ...] = ()
    speaker: Speaker | None = None
    relay: tuple[Relay, ...] = ()
    said: Said | None = None
    setting: Setting = Setting.UNKNOWN
    stated: bool = True
    confidence: float = 0.5


@dataclass(frozen=True, slots=True)
class Extraction:
    """All attributions of one article, in the order of their first content offset, and who extracted them."""

    attributions: tuple[Attribution, ...]
    extractor: str
    version: str
    notices: tuple[Notice, ...] = ()
