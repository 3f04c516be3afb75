"""What sort of input some bytes are, where no name and no server says so."""

from __future__ import annotations

import re

JSON_LD = "application/ld+json"
HTML = "text/html"
JSON_LINES = "application/jsonl"
TEXT = "text/plain"

_MARKUP = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|article|div|p|h1|meta|title|table|script|!--)[\s/>!-]|<!doctype\s+html",
    re.IGNORECASE,
)
_LIST = re.compile(rb"\[\s*[\[{]")
_TAGS = re.compile(rb"</(?:p|div|h1|h2|article|span|a|body|html)>", re.IGNORECASE)


def sniff(data: bytes) -> str:
    """A media type by content: HTML by its tags (as in the MIME Sniffing standard), JSON by its brackets, else text."""
    head = data[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = data[:8192].decode("utf-16", "ignore").encode().lstrip()
    if head.startswith(b"<?xml") and b"<html" in head[:2000].lower():
        return HTML
    if _MARKUP.match(head) or (head.startswith(b"<") and len(_TAGS.findall(head)) > 1):
        return HTML
    if head.startswith(b"{"):
        if b'"@context"' in head and b'"@graph"' in data:
            return JSON_LD
        return JSON_LINES
    return JSON_LINES if _LIST.match(head) else TEXT
