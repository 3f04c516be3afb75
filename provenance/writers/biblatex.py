"""BibLaTeX: the one citation format here that has a word for 'quoted in'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.bibliography import bib, tex
from provenance.bibliography.entry import UNTITLED, EntryKind
from provenance.bibliography.listing import listing
from provenance.notices import Notice, NoticeKind

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import BinaryIO

    from provenance.bibliography.entry import Entry
    from provenance.model.holding import Holding

LANGIDS = {
    "cs": "czech", "da": "danish", "de": "german", "de-at": "naustrian", "de-ch": "nswissgerman", "el": "greek",
    "en": "english", "en-gb": "british", "en-us": "american", "en-au": "australian", "en-ca": "canadian",
    "es": "spanish", "fi": "finnish", "fr": "french", "hu": "hungarian", "it": "italian", "nb": "norsk",
    "nl": "dutch", "nn": "nynorsk", "no": "norsk", "pl": "polish", "pt": "portuguese", "pt-br": "brazilian",
    "ru": "russian", "sv": "swedish", "tr": "turkish", "uk": "ukrainian",
}  # fmt: skip
"""Language tags as babel names them (biblatex manual, section 3.1.4, table 2)."""


def write(holdings: Iterable[Holding], out: BinaryIO) -> list[Notice]:
    """The chain as ``related`` and ``relatedtype = {quotedin}`` (manual, section 3.4), each source to the next."""
    found = listing(holdings)
    out.write(bib.document((_type(entry), entry.key, _fields(entry)) for entry in found.entries))
    return [*found.notices, *(notice for entry in found.entries for notice in _lost(entry))]


def _type(entry: Entry) -> str:
    """The entry type (manual, section 2.1.1); one that demands what is not known would be an invalid entry.

    A statement is a report with its type, issued by whoever made it.
    """
    if entry.kind is EntryKind.NEWS and entry.container:
        return "article"
    if entry.kind is EntryKind.STATEMENT or (entry.kind is EntryKind.PRIMARY and entry.publisher):
        return "report"
    return "online" if entry.url else "misc"


def _fields(entry: Entry) -> dict[str, str | None]:
    link = entry.quoted_in
    kind = _type(entry)
    article, report = kind == "article", kind == "report"
    title = entry.title or (f"[{entry.genre}]" if link and entry.genre else UNTITLED)
    genre = entry.genre if link and not article else "Document" if report else None
    return {
        "author": bib.names(entry.author, ascii_only=False),
        "title": bib.titled(title, ascii_only=False),
        "type": bib.braced(genre, ascii_only=False),
        "journaltitle" if article else "howpublished": bib.titled(entry.container, ascii_only=False),
        "entrysubtype": "{newspaper}" if article else None,
        "institution": bib.titled(_institution(entry), ascii_only=False) if report else None,
        "date": f"{{{entry.issued.iso}}}" if entry.issued else None,
        "url": bib.verbatim(entry.url),
        "urldate": f"{{{entry.accessed.iso}}}" if entry.accessed and entry.url else None,
        "langid": bib.braced(_langid(entry.language), ascii_only=False),
        "note": bib.braced(entry.note, ascii_only=False),
        "annotation": bib.braced(" / ".join(entry.annotation), ascii_only=False),
        "related": f"{{{link.key}}}" if link else None,
        "relatedtype": "{quotedin}" if link and link.quoted else None,
        "relatedstring": f"{{{link.words}}}" if link and not link.quoted else None,
    }


def _institution(entry: Entry) -> str | None:
    return entry.publisher or (entry.author[0].full if entry.author else None)


def _langid(language: str | None) -> str | None:
    tag = (language or "").casefold()
    return LANGIDS.get(tag) or LANGIDS.get(tag.partition("-")[0])


def _lost(entry: Entry) -> list[Notice]:
    lost: list[Notice] = []
    if entry.language and not _langid(entry.language):
        lost.append(Notice(NoticeKind.LOST_FIELD, entry.iri, f"babel has no name for the language {entry.language!r}"))
    texts = [entry.title, entry.container, entry.publisher, entry.note, *entry.annotation]
    texts += [name.full for name in entry.author]
    for text in texts:
        if text and tex.decode(tex.encode(text, ascii_only=False)) != text:
            lost.append(Notice(NoticeKind.LOST_FIELD, entry.iri, f"TeX does not give back every character of {text!r}"))  # noqa: PERF401
    return lost
