"""Identifiers that come from content, so that the same input gets the same IRI wherever it is added.

Every IRI is ``{base}{kind}-{hash}``: the hash is SHA-256 over the parts named in each method, joined by
U+001F, cut to 128 bits (32 hexadecimal digits) but for captures, which keep all 256. Local names start
with a letter, because PROV-XML wants NCNames.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import NewType
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

Iri = NewType("Iri", str)

DEFAULT_BASE = "https://w3id.org/provenance-records/id/"

_TRACKING = re.compile(
    r"(utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|_ga|cmpid|ns_mchannel|ito|ocid)\Z", re.IGNORECASE
)
_DEFAULT_PORTS = {"http": 80, "https": 443}


def sha256(data: bytes) -> str:
    """The digest of bytes, in lower-case hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def url_key(url: str) -> str:
    """What makes two web addresses the same article.

    The rules: http and https are one; the host is lower-case and in its ASCII form; a default port, the
    fragment and the parameters that only track a reader (utm_…, fbclid, …) fall away, the other parameters
    stay in their order; percent-escapes are written one way; an empty path is ``/``. Nothing else is
    touched: ``www.`` and a trailing slash can make another page.

    Raises ValueError, and nothing else, for what is no http(s) URL: another scheme, no host, a host or a
    port that cannot be, half a surrogate pair.
    """
    try:
        url.encode("utf-8")
        parts = urlsplit(url.strip())
        number, host = parts.port, (parts.hostname or "").rstrip(".")
        host = host if host.isascii() else host.encode("idna").decode()
    except ValueError as error:  # UnicodeError is one
        raise ValueError(f"no usable address: {url!r}: {_why(error)}") from error
    if parts.scheme not in _DEFAULT_PORTS or not host:
        raise ValueError(f"no http or https address: {url!r}")
    port = "" if number in (None, _DEFAULT_PORTS[parts.scheme]) else f":{number}"
    path = (
        quote(unquote(parts.path, errors="surrogateescape"), safe="/:@!$&'()*+,;=~-._", errors="surrogateescape") or "/"
    )
    kept = [(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.match(k)]
    return f"//{host.lower()}{port}{path}" + (f"?{urlencode(kept)}" if kept else "")


def _why(error: ValueError) -> str:
    if isinstance(error, UnicodeEncodeError) and error.encoding == "utf-8":
        return "half a character in it"
    return "no host can be named so" if isinstance(error, UnicodeError) else str(error)


@dataclass(frozen=True, slots=True)
class Ids:
    """Mints the IRIs of one archive. ``base`` ends in ``/`` or ``#``."""

    base: str = DEFAULT_BASE

    def mint(self, kind: str, *parts: object) -> Iri:
        """``kind-hash`` under the base; the hash is over the parts."""
        joined = "\x1f".join(str(part) for part in parts)
        return Iri(f"{self.base}{kind}-{hashlib.sha256(joined.encode('utf-8', 'surrogatepass')).hexdigest()[:32]}")

    def capture(self, digest: str) -> Iri:
        """From the SHA-256 of the bytes as received."""
        return Iri(f"{self.base}capture-{digest}")

    def article(self, *, url: str | None, identifier: str | None, digest: str) -> Iri:
        """From the address, else the given identifier, else the SHA-256 of the bytes."""
        if url:
            return self.mint("article", "url", url_key(url))
        if identifier:
            return self.mint("article", "identifier", identifier)
        return self.mint("article", "bytes", digest)

    def quotation(self, article: Iri, words: str, occurrence: int) -> Iri:
        """From the article, the normal form of the words, and which occurrence of them it is (from 1).

        No offsets and no extractor in it: the IRI outlives both.
        """
        return self.mint("quotation", local(article), words, occurrence)

    def record(self, about: Iri, revision: int) -> Iri:
        """From what it is about, and its revision (from 1)."""
        return Iri(f"{self.base}record-{local(about).rpartition('-')[2]}-{revision}")

    def within(self, scope: Iri, kind: str, *parts: object) -> Iri:
        """A thing known only inside ``scope``: an agent as one article names it, a hop, a span."""
        return self.mint(kind, local(scope), *parts)


def local(iri: str) -> str:
    """The last part of an IRI, after ``/`` or ``#``."""
    return re.split(r"[/#]", iri)[-1]
