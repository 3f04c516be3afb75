"""Pages from the web, against a server on this machine; nothing private unless allowed."""

from __future__ import annotations

import gzip
import socket
import threading
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from time import monotonic, sleep

import pytest

from provenance.errors import ReadError
from provenance.model.reading import Metadata
from provenance.readers import READERS
from provenance.reading.fetch import fetch, public
from provenance.reading.sources import Opening, open_sources

PAGE = "<html><p>Brücke</p></html>".encode("iso-8859-1")
NOW = datetime(2021, 1, 20, 12, tzinfo=UTC)


MOVED = {
    "/away": (302, "file:///etc/passwd"),
    "/unchanged": (304, None),
    "/nowhere": (302, None),
    "/broken": (302, "http://[::1/x"),
    "/secret": (302, "http://user:secret@{}/page"),
}


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):  # noqa: C901, PLR0911
        path = self.path
        if path.startswith("/hop"):
            left = int(path[4:])
            return self._answer(302, headers={"Location": f"/hop{left - 1}" if left else "/page"})
        if path == "/bomb":
            return self._answer(
                200, gzip.compress(b"\0" * 5_000_000), {"Content-Type": "text/html", "Content-Encoding": "gzip"}
            )
        if path in MOVED:
            status, to = MOVED[path]
            return self._answer(status, headers=to and {"Location": to.format(self.headers["Host"])})
        if path.startswith("/drip"):
            return self._drip(path)
        if path == "/slow":
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            for _ in range(20):
                try:
                    self.wfile.write(b"<p>")
                    self.wfile.flush()
                except OSError:
                    return None
                sleep(0.1)
            return None
        if path == "/image":
            return self._answer(200, b"\x89PNG", {"Content-Type": "image/png"})
        if path == "/untold":
            return self._answer(200, b"<html><p>x", {})
        if path == "/page":
            return self._answer(200, PAGE, {"Content-Type": "text/html; charset=ISO-8859-1"})
        return self._answer(404)

    def _drip(self, path):
        """A byte at a time, in the head or in the body, for longer than any test waits."""
        self.close_connection = True
        head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
        data = head + b"X-Drip: " if path == "/drip-head" else head + b"\r\n<p>"
        for byte in data, *[b"x"] * 100:
            try:
                self.wfile.write(byte)
                self.wfile.flush()
            except OSError:
                return
            sleep(0.1)

    def _answer(self, status, body=b"", headers=None):
        self.send_response(status)
        for key, value in (headers or {}).items():
            self.send_header(key, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def site():
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def get(url, **more):
    return fetch(
        url, **{"clock": lambda: NOW, "accepted": {"text/html"}, "max_bytes": 1_000_000, "allow_private": True, **more}
    )


def test_a_page_is_fetched_with_its_charset_and_time(site):
    got = get(f"{site}/page")
    assert (got.data, got.media_type, got.charset, got.retrieved) == (PAGE, "text/html", "ISO-8859-1", NOW)


def test_redirects_are_followed_to_a_limit(site):
    got = get(f"{site}/hop9")
    assert (got.name, got.url) == (f"{site}/hop9", f"{site}/page")
    with pytest.raises(ReadError, match="redirects"):
        get(f"{site}/hop12")


@pytest.mark.parametrize(
    ("path", "says"),
    [("/gone", "404"), ("/away", "file address"), ("/bomb", "larger"), ("/image", "image/png"),
     ("/unchanged", "304"), ("/nowhere", "302 Found without saying where"), ("/broken", "Invalid URL")],
)
def test_what_is_refused(site, path, says):
    with pytest.raises(ReadError, match=says) as caught:
        get(site + path)
    assert caught.value.name == site + path
    assert caught.value.mend


@pytest.mark.parametrize("path", ["/slow", "/drip-head", "/drip-body"])
def test_the_time_is_bounded(site, path):
    start = monotonic()
    with pytest.raises(ReadError, match="too long"):
        get(site + path, seconds=0.5)
    assert monotonic() - start < 3


def test_a_handshake_that_does_not_end_is_ended():
    with socket.create_server(("127.0.0.1", 0)) as server:
        start = monotonic()
        with pytest.raises(ReadError, match="too long"):
            get(f"https://127.0.0.1:{server.getsockname()[1]}/", seconds=0.5)
        assert monotonic() - start < 3


def test_passwords_are_neither_taken_nor_kept(site):
    with pytest.raises(ReadError, match="password") as caught:
        get(site.replace("//", "//user:secret@") + "/page")
    assert "secret" not in str(caught.value)
    assert get(f"{site}/secret").url == f"{site}/page"


def test_an_untold_type_is_looked_at(site):
    assert get(f"{site}/untold").media_type == "text/html"


def test_a_private_address_is_refused(site):
    with pytest.raises(ReadError, match="private or reserved"):
        get(f"{site}/page", allow_private=False)


def test_a_redirect_into_a_private_network_is_refused(site, monkeypatch):
    real = socket.getaddrinfo

    def resolve(host, *rest, **more):
        return real("127.0.0.1" if host == "open.example" else host, *rest, **more)

    monkeypatch.setattr("provenance.reading.fetch.public", lambda address: address == "127.0.0.1")
    monkeypatch.setattr("socket.getaddrinfo", resolve)
    port = site.rpartition(":")[2]
    assert get(f"http://open.example:{port}/page", allow_private=False).data == PAGE
    monkeypatch.setattr(Handler, "do_GET", lambda self: self._answer(302, headers={"Location": "http://10.0.0.1/"}))
    with pytest.raises(ReadError, match=r"10\.0\.0\.1"):
        get(f"http://open.example:{port}/page", allow_private=False)


def test_a_dead_port_and_an_unknown_host_are_said(monkeypatch):
    with pytest.raises(ReadError, match="cannot be fetched"):
        get("http://127.0.0.1:9/")

    def unknown(*_, **__):
        raise OSError("unknown")

    monkeypatch.setattr("socket.getaddrinfo", unknown)
    with pytest.raises(ReadError, match="not found"):
        get("http://nowhere.example/")


@pytest.mark.parametrize("url", ["http://", "http://[", "http://a:99999/", "ftp://a/"])
def test_what_is_no_address(url):
    with pytest.raises(ReadError):
        get(url)


OPEN = ("93.184.216.34", "2606:2800:220:1::1", "::ffff:93.184.216.34")
CLOSED = (
    "127.0.0.1 10.1.2.3 169.254.169.254 100.64.0.1 0.0.0.0 224.0.0.1 ::1 fe80::1%eth0 fc00::1 "
    "::ffff:127.0.0.1 2002:7f00:1:: 64:ff9b::a00:1"
)


@pytest.mark.parametrize("address", [*OPEN, *CLOSED.split()])
def test_the_open_internet(address):
    assert public(address) is (address in OPEN)


def test_a_url_among_the_names(site):
    (got,) = open_sources(
        [f"{site}/page"], READERS, Opening(clock=lambda: NOW, allow_private=True, given=Metadata(headline="Given"))
    )
    assert (got.url, got.given.headline) == (f"{site}/page", "Given")
