"""The addresses in a description, as RDF can hold them.

Pages are full of addresses with spaces, brackets and bare per cents, which browsers take and an IRI may not
have (RFC 3987, section 2.2). A reader of JSON-LD drops a statement with such an address without a word, so
they are escaped here; an address that leads nowhere by itself ('/about/ethics') is left out, and that is said.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from provenance import vocab
from provenance.ids import Iri, url_key
from provenance.notices import Notice, NoticeKind

if TYPE_CHECKING:
    from provenance.model.reading import Metadata

_ABSOLUTE = re.compile(r"([A-Za-z][A-Za-z0-9+.\-]*):.")
_REFUSED = re.compile('[\x00-\x20<>"{}|\\\\^`\\[\\]\x7f-\x9f\ud800-\uf8ff\ufff0-\uffff]|%(?![0-9A-Fa-f]{2})')


def iri(address: str) -> Iri:
    """An address as an IRI: what may not stand in one is percent-escaped.

    ValueError if it is not absolute, or is of the web and leads nowhere (a host or a port that cannot be).
    """
    stripped = address.strip()
    scheme = _ABSOLUTE.match(stripped)
    if not scheme or scheme.group(1) in vocab.prefixes():
        raise ValueError(f"no absolute address: {address!r}")
    if scheme.group(1).lower() in ("http", "https"):
        url_key(stripped)
        if ":" in (urlsplit(stripped).hostname or ""):
            raise ValueError(f"an IPv6 host, which a record cannot name: {address!r}")
    before, mark, fragment = stripped.partition("#")
    whole = before + mark + fragment.replace("#", "%23")
    return Iri(_REFUSED.sub(lambda found: quote(found.group().encode("utf-8", "surrogatepass"), safe=""), whole))


def with_iris(metadata: Metadata, name: str) -> tuple[Metadata, tuple[Notice, ...]]:
    """The metadata with every address as an IRI, and a notice for each that is left out."""
    notices: list[Notice] = []

    def kept(address: str | None) -> str | None:
        try:
            return iri(address) if address else None
        except ValueError as error:
            notices.append(Notice(NoticeKind.DOUBTFUL, name, f"{error}; left out"))
            return None

    outlet = metadata.publisher
    return replace(
        metadata,
        url=kept(metadata.url),
        license=kept(metadata.license),
        author=tuple(replace(byline, url=kept(byline.url)) for byline in metadata.author),
        publisher=outlet
        and replace(
            outlet,
            url=kept(outlet.url),
            same_as=tuple(dict.fromkeys(link for given in outlet.same_as if (link := kept(given)))),
            publishing_principles=kept(outlet.publishing_principles),
            corrections_policy=kept(outlet.corrections_policy),
            ethics_policy=kept(outlet.ethics_policy),
        ),
    ), tuple(notices)
