"""A query at a remote endpoint (SPARQL 1.1 Protocol, section 2.1.2: POST with URL-encoded parameters)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from provenance import vocab
from provenance.errors import QueryError
from provenance.querying.limits import allowed
from provenance.querying.outline import Outline, outline
from provenance.querying.results import Result, Triples, result
from provenance.querying.tokens import tokens
from provenance.querying.waiting import within

if TYPE_CHECKING:
    from collections.abc import Sequence

    import httpx

TIMEOUT = 60.0
LIMIT = 64 * 1024 * 1024
"""Bytes of an answer that are still taken."""

_TABLES = "application/sparql-results+json, application/sparql-results+xml;q=0.9"
_GRAPHS = "application/n-triples, text/turtle;q=0.9, application/rdf+xml;q=0.7"


def ask(  # noqa: PLR0913 - a request's parts
    url: str,
    text: str,
    *,
    timeout: float | None = None,
    default_graphs: Sequence[str] = (),
    named_graphs: Sequence[str] = (),
    limit: int = LIMIT,
) -> Result:
    """What the endpoint answers. The vocabulary's prefixes need no declaring.

    ``timeout`` (seconds, else `TIMEOUT`) is for the whole exchange, ``limit`` bytes for the answer. `QueryError`
    for an update, and for whatever goes wrong on the way; redirections are not followed.
    """
    import httpx  # noqa: PLC0415 - slow to load, and only needed here

    found = outline(text)
    graph = found.form in ("CONSTRUCT", "DESCRIBE")
    form = {"query": _declared(found), "default-graph-uri": list(default_graphs), "named-graph-uri": list(named_graphs)}
    seconds = allowed(TIMEOUT if timeout is None else timeout)
    headers = {"Accept": _GRAPHS if graph else _TABLES}
    try:
        with httpx.Client(timeout=httpx.Timeout(seconds)) as client:

            def exchange() -> tuple[bytes, str]:
                with client.stream("POST", url, data=form, headers=headers) as response:
                    kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
                    return _body(url, response, limit), kind

            body, kind = within(seconds, exchange)
    except (httpx.TimeoutException, TimeoutError) as error:
        raise QueryError(f"{url}: no whole answer within {seconds:g} s") from error
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise QueryError(f"{url}: {' '.join(str(error).split()) or type(error).__name__}") from error
    return _parsed(url, body, kind, graph=graph)


def _declared(found: Outline) -> str:
    """The text with the vocabulary's prefixes declared where it uses them and does not declare them itself."""
    used = {token.text.partition(":")[0] for token in tokens(found.text) if token.kind == "name"}
    own = {token.text.partition(":")[0] for token in tokens(found.prologue) if token.kind == "name"}
    lines = [f"PREFIX {name}: <{iri}> " for name, iri in vocab.prefixes().items() if name in used - own]
    return "".join(lines) + found.text


def _body(url: str, response: httpx.Response, limit: int) -> bytes:
    body = bytearray()
    for chunk in response.iter_bytes():
        body += chunk
        if len(body) > limit:
            raise QueryError(f"{url}: the answer is larger than {limit} bytes; add a LIMIT to the query")
    if not response.is_success:
        words = " ".join(body[:300].decode(errors="replace").split())
        moved = f" (moved to {response.headers['location']})" if "location" in response.headers else ""
        raise QueryError(f"{url}: HTTP {response.status_code}{moved}: {words or response.reason_phrase}")
    return bytes(body)


def _parsed(url: str, body: bytes, kind: str, *, graph: bool) -> Result:
    try:
        if graph:
            form = ox.RdfFormat.from_media_type(kind)
            if form:
                return Triples(list(dict.fromkeys(quad.triple for quad in ox.parse(body, form))))
        else:
            table = ox.QueryResultsFormat.from_media_type(kind)
            if table:
                return result(ox.parse_query_results(body, table))
    except (SyntaxError, ValueError) as error:
        raise QueryError(f"{url}: the answer is not the {kind} it claims to be: {error}") from error
    raise QueryError(f"{url}: the answer is {kind or 'of no type'}, which is no SPARQL result; is it an endpoint?")
