"""Who signs an article as its page shows it: marked as its author, by a byline's name, or in a byline's words."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from provenance.reading.byline import bylines
from provenance.reading.page.tree import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.html import HtmlElement

    from provenance.model.reading import Byline

_CLASSES = ("article-author", "author-name", "byline__name", "c-byline")
_AUTHOR = "contains(concat(' ',@class,' '),' author ') and (contains(@class,'vcard') or contains(@class,'h-card'))"
_NAMED = " or ".join(f"contains(@class,'{name}')" for name in _CLASSES)
_ELEMENTS = "self::address or self::p or self::div or self::span or self::a"
_PLACES = (
    "//*[@rel='author' or @itemprop='author' or @property='author']",
    f"//*[contains(concat(' ',@class,' '),' p-author ') or ({_AUTHOR})]",
    f"//*[{_ELEMENTS}][contains(concat(' ',@class,' '),' byline ') or {_NAMED}]",
)
_PARTICLES = frozenset(
    [
        "van",
        "von",
        "der",
        "den",
        "de",
        "del",
        "della",
        "di",
        "da",
        "dos",
        "das",
        "do",
        "du",
        "la",
        "le",
        "el",
        "al",
        "bin",
        "ibn",
        "ben",
        "zu",
        "zur",
        "ter",
        "ten",
        "y",
        "e",
        "af",
        "av",
    ]
)
_PART = re.compile(r"(?:[dl]['’])?[^\W\d_a-zß-öø-ÿ][\w.'’\-]*")
_MOST_PARTS = 7
_DAY = re.compile(
    r" (?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|july|september|october|november"
    r"|december)\b.*",
    re.IGNORECASE,
)
_MOST, _LONGEST, _LONGEST_NAME = 12, 200, 50


def shown(root: HtmlElement) -> tuple[Byline, ...]:
    """The names of those who sign the article; none rather than words that are no names."""
    for path in _PLACES:
        names: dict[str, Byline] = {}
        for element in root.xpath(path)[:_MOST]:
            text = words(element)
            if 3 < len(text) < _LONGEST:
                names.update({one.name.casefold(): one for one in _names(bylines(text))})
        if names:
            return tuple(names.values())
    from trafilatura.metadata import extract_author  # noqa: PLC0415

    return tuple(_names(bylines(extract_author(root) or ""), alone=True))


def _names(found: Iterable[Byline], *, alone: bool = False) -> list[Byline]:
    """Those that have the form of names; ``alone``: of one word too."""
    cut = (replace(one, name=_DAY.sub("", one.name)) for one in found)
    return [one for one in cut if len(one.name) < _LONGEST_NAME and _is_name(one, alone=alone)]


def _is_name(one: Byline, *, alone: bool) -> bool:
    parts = one.name.split()
    if len(parts) > 1:
        written = all(part in _PARTICLES or _PART.fullmatch(part) for part in parts)
        return written and len(parts) <= _MOST_PARTS and bool(_PART.fullmatch(parts[0]) or _PART.fullmatch(parts[-1]))
    return one.type == "Organization" or (alone and one.name[:1].isupper() and not _DAY.search(f" {one.name}"))
