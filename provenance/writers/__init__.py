"""Writers: holdings in, one format out; what the format cannot hold is said in notices."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from provenance.errors import WriteError
from provenance.registry import Plugin, Registry

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import BinaryIO

    from provenance.model.holding import Holding
    from provenance.notices import Notice


class Writer(Protocol):
    """Write the holdings, in their order, to a binary stream; the notices say what was lost."""

    def __call__(self, holdings: Iterable[Holding], out: BinaryIO, /) -> list[Notice]:
        """`WriteError` where the format cannot hold what is asked at all."""


WRITERS: Registry[Writer] = Registry(
    "provenance.writers",
    (
        Plugin(
            "jsonld",
            "provenance.writers.jsonld:write",
            media_types=("application/ld+json",),
            extensions=(".jsonld",),
            summary="JSON-LD: the record as it is kept",
            holds="everything; a quotation alone is a framed document with its article, speaker, chain and annotation",
        ),
        Plugin(
            "turtle",
            "provenance.writers.turtle:write",
            media_types=("text/turtle",),
            extensions=(".ttl",),
            summary="Turtle",
            holds="every triple; of several records, not which of them says what",
        ),
        Plugin(
            "nquads",
            "provenance.writers.nquads:write",
            media_types=("application/n-quads",),
            extensions=(".nq",),
            summary="N-Quads: a named graph a record",
            holds="everything; a single record in canonical form, whose SHA-256 is the graph's digest",
        ),
        Plugin(
            "csljson",
            "provenance.writers.csljson:write",
            media_types=("application/vnd.citationstyles.csl+json",),
            extensions=(".json",),
            summary="CSL JSON: for citation processors and Zotero",
            holds="the article, the original and every hop; 'quoted in' under custom and in notes",
        ),
        Plugin(
            "bibtex",
            "provenance.writers.bibtex:write",
            media_types=("application/x-bibtex",),
            extensions=(".bib",),
            summary="BibTeX",
            holds="the article, the original and every hop; 'quoted in' only in words",
        ),
        Plugin(
            "biblatex",
            "provenance.writers.biblatex:write",
            media_types=("application/x-bibtex",),
            extensions=(".bib",),
            summary="BibLaTeX",
            holds="the article, the original and every hop, linked by relatedtype = {quotedin}",
        ),
        Plugin(
            "ris",
            "provenance.writers.ris:write",
            media_types=("application/x-research-info-systems",),
            extensions=(".ris",),
            summary="RIS: for most reference managers",
            holds="the article, the original and every hop; 'quoted in' only in words; some readers keep only the year",
        ),
    ),
    WriteError,
)
