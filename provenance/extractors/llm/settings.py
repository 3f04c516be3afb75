"""Which endpoint, which model, which key: from the environment, so that no key stands in a file or a history."""

from __future__ import annotations

import ipaddress
import math
import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from provenance.errors import ExtractError

if TYPE_CHECKING:
    from collections.abc import Mapping

URL = "PROVENANCE_LLM_URL"
MODEL = "PROVENANCE_LLM_MODEL"
KEY = "PROVENANCE_LLM_KEY"
TIMEOUT = "PROVENANCE_LLM_TIMEOUT"
ALLOW_HTTP = "PROVENANCE_LLM_ALLOW_HTTP"

SECONDS = 120.0
"""How long one answer may take; models on one's own machine can be slow."""

_PATH = "/chat/completions"


@dataclass(frozen=True, slots=True)
class Settings:
    """``url`` is where requests go; ``seconds`` are for one answer; ``pause`` is waited before a second try."""

    url: str
    model: str
    key: str = field(default="", repr=False)
    seconds: float = SECONDS
    pause: float = 1.0


def from_environment(environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings. `ExtractError` where one is missing, makes no sense, or would send the text unencrypted.

    The URL may be the endpoint's base (``…/v1``) or whole (``…/chat/completions``). The key may be missing: a server
    on one's own machine has none.
    """
    given = {name: environment.get(name, "").strip() for name in (URL, MODEL, KEY, TIMEOUT, ALLOW_HTTP)}
    for name, example in ((URL, "http://127.0.0.1:8080/v1"), (MODEL, "the name that the endpoint gives it")):
        if not given[name]:
            raise ExtractError(f"the llm extractor needs {name} in the environment (for example {name}='{example}')")
    if not given[MODEL].isprintable():
        raise ExtractError(f"{MODEL} has characters that no model's name has (set it again)")
    if not (given[KEY].isascii() and given[KEY].isprintable()):
        raise ExtractError(f"{KEY} has characters that no key has (set it again, in ASCII and on one line)")
    return Settings(
        _address(given[URL], allow_http=given[ALLOW_HTTP] == "1"), given[MODEL], given[KEY], _seconds(given[TIMEOUT])
    )


def _address(url: str, *, allow_http: bool) -> str:
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
    except ValueError as error:
        raise ExtractError(f"{URL} is no address: {error} (set it again)") from error
    if parts.username is not None or parts.password is not None:
        raise ExtractError(f"{URL} has a user name or password in it (put the key into {KEY})")
    if parts.scheme not in ("http", "https") or not host or any(c.isspace() or not c.isprintable() for c in url):
        raise ExtractError(f"{URL} is no http or https address: {url!r} (set it again)")
    if parts.scheme == "http" and not loopback(host) and not allow_http:
        raise ExtractError(
            f"{URL} would send articles and the key unencrypted to {host}"
            f" (use https, or set {ALLOW_HTTP}=1 if the way there is yours)"
        )
    path = parts.path.rstrip("/")
    return parts._replace(path=path if path.endswith(_PATH) else path + _PATH, fragment="").geturl()


def loopback(host: str) -> bool:
    """Whether a host is this machine, by its name or number alone: no name server is asked."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _seconds(given: str) -> float:
    try:
        seconds = float(given or SECONDS)
    except ValueError:
        seconds = math.nan
    if not 0 < seconds < 1e6:  # not true of nan either
        raise ExtractError(f"{TIMEOUT} is no number of seconds: {given!r} (set it again, or leave it out)")
    return seconds
