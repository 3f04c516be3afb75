"""Who publishes at an address, where a page does not say: by a table of hosts."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

_TABLE = Path(__file__).with_name("publishers.tsv")


@cache
def _hosts() -> dict[str, str]:
    lines = _TABLE.read_text("utf8").splitlines()
    return {host: name for host, name, _ in (line.split("\t") for line in lines if line and line[0] != "#")}


def publisher(address: str) -> str | None:
    """The publisher whose host an address is of, or of a host below it; None where the table has none."""
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return None
    while "." in host:
        if host in _hosts():
            return _hosts()[host]
        host = host.partition(".")[2]
    return None
