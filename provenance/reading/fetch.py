"""A page from the web: http(s) only, bounded in size, time and redirects, never into a private network.

A name is resolved once, every address of it is checked, and the connection goes to the checked address:
between check and use no second answer of the name server counts (DNS rebinding).

The time limit is for all of it: a timeout of the socket begins anew with every byte that drips in, so when
the time is up the connection is shut, whatever it is doing.
"""

from __future__ import annotations

import ipaddress
import socket
import threading
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import SplitResult, urljoin, urlsplit

import httpx

from provenance.errors import ReadError
from provenance.model.reading import Source
from provenance.reading import clean, media

if TYPE_CHECKING:
    from collections.abc import Callable, Container
    from datetime import datetime

MAX_REDIRECTS = 10
SECONDS = 30.0
_STEP = 10.0
_AGENT = "provenance-records (reads one page for its user)"
_SNIFFED = ("", "application/octet-stream", "text/plain")


def fetch(  # noqa: PLR0913
    url: str,
    *,
    clock: Callable[[], datetime],
    accepted: Container[str],
    max_bytes: int,
    allow_private: bool = False,
    seconds: float = SECONDS,
) -> Source:
    """The page at a URL as a `Source`; ``url`` of it is where the redirects ended, without any credentials.

    ``clock`` gives the time of retrieval (aware), ``accepted`` holds the media types that are read. Raises
    `ReadError` for an address that is refused (one with a password too: records would keep it), an error of
    the network or the server, a body over ``max_bytes``, more than ``seconds`` altogether (but for the name
    server's own time), or a content type that is not accepted.
    """
    if clean.bare(url) != url:
        raise ReadError(
            clean.bare(url), "a user name or password in the address", "give the address without it, or save the page"
        )
    deadline = time.monotonic() + seconds
    at = url
    for _ in range(MAX_REDIRECTS + 1):
        answer = _once(url, at, deadline, max_bytes, allow_private=allow_private)
        if isinstance(answer, str):
            at = answer
            continue
        data, header = answer
        media_type, charset = _kind(url, header, data, accepted)
        return Source(name=url, data=data, media_type=media_type, url=at, charset=charset, retrieved=clock())
    raise ReadError(url, f"more than {MAX_REDIRECTS} redirects", "give the page's final address")


def _once(name: str, url: str, deadline: float, max_bytes: int, *, allow_private: bool) -> str | tuple[bytes, str]:
    """One request: where it redirects to, or the body and its content type."""
    parts, port = _parts(name, url)
    host = parts.hostname or ""
    address = _address(name, host, port, allow_private=allow_private)
    left = deadline - time.monotonic()
    if left <= 0:
        raise _late(name)
    literal = f"[{address}]" if ":" in address else address
    pinned = parts._replace(netloc=f"{literal}:{port}", fragment="").geturl()
    host_header = parts.netloc.rpartition("@")[2]
    headers = {
        "Host": host_header,
        "User-Agent": _AGENT,
        "Accept": "text/html,application/xhtml+xml,text/plain;q=0.8,*/*;q=0.1",
    }
    timeout = httpx.Timeout(min(_STEP, left))
    try:
        with (
            # No proxy and no .netrc from the environment: the checked address is the one that is spoken to.
            httpx.Client(timeout=timeout, follow_redirects=False, trust_env=False) as client,
            _Watch(left) as watch,
            client.stream(
                "GET", pinned, headers=headers, extensions={"sni_hostname": host, "trace": watch.connected}
            ) as response,
        ):
            if response.has_redirect_location:
                return clean.bare(urljoin(url, response.headers["location"]))
            if response.status_code != httpx.codes.OK:
                lost = " without saying where the page is" if response.is_redirect else ""
                raise ReadError(
                    name,
                    f"the server answers {response.status_code} {response.reason_phrase}".rstrip() + lost,
                    _mend(response.status_code),
                )
            body = _body(name, response, deadline, max_bytes)
            if watch.over:  # a body without a length ends as well where its connection is shut
                raise _late(name)
            return body, response.headers.get("content-type", "")
    except httpx.TimeoutException as error:
        raise ReadError(name, "took too long to answer", "try again later, or save the page to a file") from error
    except httpx.HTTPError as error:
        if time.monotonic() >= deadline:
            raise _late(name) from error
        raise ReadError(
            name, f"cannot be fetched: {str(error) or type(error).__name__}", "check the address and the network"
        ) from error
    except (httpx.InvalidURL, ValueError) as error:
        raise ReadError(name, f"no valid address: {error}", "check the address") from error


class _Watch:
    """Shuts the connection when the time is up.

    It holds a descriptor of its own: wrapping a connection in TLS takes the first one away.
    """

    def __init__(self, seconds: float) -> None:
        self.over = False
        self._own: socket.socket | None = None
        self._lock = threading.Lock()
        self._timer = threading.Timer(seconds, self._shut)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        with self._lock:
            if self._own:
                self._own.close()
                self._own = None

    def connected(self, event: str, told: dict[str, Any]) -> None:
        """What the client tells of its doings (httpx's ``trace`` extension): the connection is taken from it."""
        if event == "connection.connect_tcp.complete":
            with self._lock:
                self._own = told["return_value"].get_extra_info("socket").dup()
                if self.over:
                    self._end()

    def _shut(self) -> None:
        with self._lock:
            self.over = True
            self._end()

    def _end(self) -> None:
        if self._own:
            with suppress(OSError):
                self._own.shutdown(socket.SHUT_RDWR)


def _late(name: str) -> ReadError:
    return ReadError(name, "took too long", "try again later, or save the page to a file")


def _parts(name: str, url: str) -> tuple[SplitResult, int]:
    try:
        parts = urlsplit(url)
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError as error:
        raise ReadError(name, f"no valid address: {error}", "check the address") from error
    if parts.scheme not in ("http", "https"):
        raise ReadError(name, f"leads to a {parts.scheme or 'relative'} address", "only http and https are fetched")
    if not parts.hostname:
        raise ReadError(name, "has no host", "check the address")
    return parts, port


def _address(name: str, host: str, port: int, *, allow_private: bool) -> str:
    try:
        answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise ReadError(name, f"the host {host} is not found", "check the address and the network") from error
    addresses = [str(answer[4][0]) for answer in answers]
    if not allow_private:
        for address in addresses:
            if not public(address):
                raise ReadError(
                    name,
                    f"{host} is at {address}, a private or reserved address",
                    "allow private addresses if this is your own network",
                )
    return addresses[0]


def public(address: str) -> bool:
    """Whether an address is of the open internet: not private, loopback, link-local, multicast or reserved.

    Addresses that carry an IPv4 address inside (mapped, 6to4, Teredo, NAT64) are judged by it as well.
    """
    ip = ipaddress.ip_address(address.partition("%")[0])
    inner: list[ipaddress.IPv4Address] = []
    if isinstance(ip, ipaddress.IPv6Address):
        inner += [carried for carried in (ip.ipv4_mapped, ip.sixtofour, *(ip.teredo or ())) if carried]
        if ip in ipaddress.ip_network("64:ff9b::/96"):
            inner.append(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF))
        if ip.ipv4_mapped:
            return ip.ipv4_mapped.is_global and not ip.ipv4_mapped.is_multicast
    return ip.is_global and not ip.is_multicast and all(carried.is_global for carried in inner)


def _body(name: str, response: httpx.Response, deadline: float, max_bytes: int) -> bytes:
    said = response.headers.get("content-length", "")
    large = ReadError(name, f"larger than {max_bytes / 2**20:.0f} MB", "give an article's page, or raise the limit")
    if said.isdigit() and int(said) > max_bytes:
        raise large
    chunks: list[bytes] = []
    size = 0
    # iter_bytes undoes gzip as it goes, so that a compression bomb meets the limit too; and without a size
    # it hands on what has come, however little, so that time is looked at as often.
    for chunk in response.iter_bytes():
        size += len(chunk)
        if size > max_bytes:
            raise large
        if time.monotonic() > deadline:
            raise _late(name)
        chunks.append(chunk)
    return b"".join(chunks)


def _kind(name: str, header: str, data: bytes, accepted: Container[str]) -> tuple[str, str | None]:
    kind, _, rest = header.partition(";")
    kind = kind.strip().lower()
    charset = next(
        (
            part.partition("=")[2].strip().strip("\"'")
            for part in rest.split(";")
            if part.strip().lower().startswith("charset=")
        ),
        None,
    )
    if kind in _SNIFFED:
        return media.sniff(data), charset
    if kind not in accepted:
        raise ReadError(name, f"the server sends {kind}, which no reader knows", "give the article's web page")
    return kind, charset


def _mend(status: int) -> str:
    if status in (401, 403, 407, 429, 451):
        return "the server refuses programs or asks for a login: save the page from a browser"
    return "check the address" if status in (404, 410) else "try again later"
