"""A page's tree, safely: bounded in size, attributes and depth, with nothing fetched and no entity expanded.

libxml2 parses HTML without a DTD's entities and drops what is nested deeper than 256 elements. What it does
not bound is the attributes of one element (quadratic time), so oversized tags lose theirs beforehand.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree, html

from provenance.errors import ReadError

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MOST_CHARACTERS = 8_000_000  # without scripts; the longest news pages have a few hundred thousand
MOST_ELEMENTS = 150_000
_LONG_TAG = 4_096
_MOST_ATTRIBUTES = 120
_MOST_UNCLOSED = 20
_TOKEN = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<(?P<raw>script|style)\b(?P<head>(?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+)>(?P<body>.*?)(?:</(?P=raw)\s*>|\Z)"
    r"|<[a-zA-Z](?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+(?P<close>>)?",
    re.DOTALL | re.IGNORECASE,
)
_NAME = re.compile(r"<[a-zA-Z][\w:-]{0,40}")
_XML = re.compile(r"^\s*<\?xml[^>]*\?>")
_KEPT = re.compile(r"json", re.IGNORECASE)
_FOLD = re.compile(r"[\W_]+")


def parse(text: str, name: str) -> HtmlElement:
    """The page's root element. `ReadError` where it is larger than any article's page, or no markup at all."""
    text = _lightened(_XML.sub("", text.replace("\0", "")), name)
    if len(text) > MOST_CHARACTERS:
        raise ReadError(name, f"the page is larger than {MOST_CHARACTERS:,} characters", "save the article's own page")
    try:
        # Declared encodings inside the text are spent: it is decoded already.
        root = html.document_fromstring(text, parser=html.HTMLParser(encoding=None, no_network=True, remove_pis=True))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise ReadError(name, f"no web page can be made out of it: {error}", "give an article's page") from error
    for count, _ in enumerate(root.iter()):
        if count > MOST_ELEMENTS:
            raise ReadError(name, f"the page has more than {MOST_ELEMENTS:,} elements", "save the article's own page")
    return root


def _lightened(text: str, name: str) -> str:
    """The page without comments, scripts (structured data stays) and the attributes of monstrous tags."""
    kept: list[str] = []
    position = unclosed = 0
    while match := _TOKEN.search(text, position):
        kept.append(text[position : match.start()])
        position = match.end()
        token = match.group()
        if token.startswith("<!--"):
            continue
        if match["raw"]:
            if match["raw"].lower() == "script" and _KEPT.search(match["head"][:400]):
                kept.append(
                    f"<script{match['head'] if len(match['head']) < _LONG_TAG else ''}>{match['body']}</script>"
                )
        elif not match["close"]:
            # A quotation mark that nothing closes: read on after the name, as if it were text.
            unclosed += 1
            if unclosed > _MOST_UNCLOSED:
                raise ReadError(name, "the page's tags are broken beyond reading", "save the page anew from a browser")
            position = match.start() + 2
            kept.append(" ")
        elif len(token) > _LONG_TAG or token.count("=") > _MOST_ATTRIBUTES or token.count(" ") > 10 * _MOST_ATTRIBUTES:
            kept.append(_bare(token))
        else:
            kept.append(token)
    kept.append(text[position:])
    return "".join(kept)


def _bare(token: str) -> str:
    """An oversized tag without its attributes; a meta element keeps its first ones, for its content is text."""
    tag = _NAME.match(token)
    assert tag
    if tag.group().lower() in ("<meta", "<a", "<link", "<img") and token.count("=") <= _MOST_ATTRIBUTES:
        return token if len(token) < 40 * _LONG_TAG else ""
    return tag.group() + ">"


def truncated(text: str) -> bool:
    """Whether the page breaks off: it opens ``<html>`` or ``<body>`` and closes neither."""
    tail = text[-200_000:].lower()
    head = text[:20_000].lower()
    return ("<html" in head or "<body" in head) and "</html" not in tail and "</body" not in tail


def words(element: HtmlElement) -> str:
    """An element's text with white space folded."""
    return " ".join("".join(element.itertext()).split())


def folded(text: str) -> str:
    """A text's letters and digits alone, for finding it again wherever it was cut and spaced otherwise."""
    return _FOLD.sub("", text).casefold()
