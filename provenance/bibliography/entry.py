"""What a bibliography is made of: neutral entries, from which every format is only a mapping."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from provenance.bibliography.moment import Moment
    from provenance.bibliography.name import Name

UNTITLED = "[Untitled]"
"""For formats that demand a title. The brackets say that it is supplied (APA 7, section 9.22)."""


class EntryKind(StrEnum):
    """What a source is, in words a reader understands.

    ``NEWS``: an outlet's article. What kind of outlet (newspaper, magazine, broadcaster, site) a record does
    not say. Newspaper article is what citation managers know news by: Zotero, EndNote and Mendeley have an
    item type of that name, every style has a rule for it, and APA 7 (10.1, example 16), CMOS 17 (14.191) and
    MLA 9 (5.26) print a newspaper's and a news site's article nearly alike. A web page would lose the outlet
    as container in RIS, and a magazine article asks for a volume and an issue.
    """

    NEWS = "news article"
    PRIMARY = "document"
    STATEMENT = "statement"
    INTERVIEW = "interview"
    NEWS_CONFERENCE = "news conference"
    HEARING = "hearing"
    SOCIAL_MEDIA = "social media"
    REMARK = "remark"


@dataclass(frozen=True, slots=True)
class Link:
    """'Quoted in': the key of the entry that has the words; ``quoted`` is False where it only reports them."""

    key: str
    quoted: bool

    @property
    def words(self) -> str:
        """The relation, in words. To call a paraphrase a quotation is the fault this program looks for in others."""
        return "quoted in" if self.quoted else "reported in"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One source. ``key`` is the citation key; ``iri`` what it is in the record.

    ``container`` is the outlet whose work it is; ``accessed`` the day the bytes were received; ``genre`` one
    or two words; ``annotation`` are the words quoted from it. None where the record does not say.
    """

    key: str
    iri: str
    kind: EntryKind
    author: tuple[Name, ...] = ()
    title: str | None = None
    container: str | None = None
    issued: Moment | None = None
    accessed: Moment | None = None
    url: str | None = None
    language: str | None = None
    genre: str | None = None
    publisher: str | None = None
    note: str | None = None
    annotation: tuple[str, ...] = ()
    quoted_in: Link | None = None

    @property
    def label(self) -> str:
        """Who a reader would say it is by: the first author, the outlet, the title, or what it is."""
        if self.author:
            return self.author[0].full
        return self.container or self.title or self.genre or self.kind.value


@dataclass(frozen=True, slots=True)
class Sourcing:
    """Where some words, or an article, were read.

    ``read`` is the captured article: the source that was read. ``chain`` are the sources behind it, the
    nearest first and the original last; empty where the article is itself the source. ``speaker`` is who is
    named for the words. ``quoted`` is False where the article only reports them.
    """

    read: Entry
    chain: tuple[Entry, ...] = ()
    speaker: Name | None = None
    quoted: bool = True

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All sources, the one that was read first."""
        return (self.read, *self.chain)

    @property
    def original(self) -> Entry:
        """Where the words stood first, as far as the article says."""
        return self.entries[-1]
