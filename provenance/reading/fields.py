"""Metadata as people give it beside a text: the keys of a manifest's row, a sidecar, or a line of JSON."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from provenance.errors import ReadError
from provenance.ids import url_key
from provenance.model.reading import Byline, Metadata, Outlet
from provenance.reading import dates
from provenance.reading.byline import named
from provenance.reading.clean import bare

if TYPE_CHECKING:
    from collections.abc import Mapping

_NAMES = {
    "url": ("url", "link", "canonical_url"),
    "headline": ("headline", "title"),
    "author": ("author", "authors", "byline", "creator"),
    "publisher": ("publisher", "source", "outlet", "site_name"),
    "date_published": ("date_published", "datepublished", "date", "published", "publication_date"),
    "date_modified": ("date_modified", "datemodified", "modified", "updated"),
    "in_language": ("in_language", "inlanguage", "language", "lang"),
    "dateline": ("dateline",),
    "credit": ("credit",),
    "article_section": ("article_section", "articlesection", "section"),
    "license": ("license", "licence"),
    "rights": ("rights", "copyright"),
    "identifier": ("identifier", "id", "doi"),
}
_FIELD = {name: meant for meant, names in _NAMES.items() for name in names}
_TAG = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")  # the form of BCP 47 that a record takes
_SORTS = {
    dict: "an object",
    list: "a list",
    bool: "true or false",
    int: "a number",
    float: "a number",
    type(None): "null",
}


def metadata(given: Mapping[str, Any], name: str) -> tuple[Metadata, tuple[str, ...]]:
    """The values as `Metadata`, and the keys that mean nothing here.

    Keys are compared without regard to letter case, '-' as '_'. Authors are a list, or one string with
    ';' between the names. Empty values are as if not given. `ReadError` (about ``name``) for a date that is
    not ISO 8601, a URL that is not http(s) or holds a password, a language that has not the form of a tag, or
    a value of the wrong sort.
    """
    found: dict[str, Any] = {}
    unknown: list[str] = []
    for key, value in given.items():
        meant = field(str(key))
        if meant is None:
            unknown.append(str(key))
        elif value not in (None, "", [], {}) and not (isinstance(value, str) and not value.strip()):
            found.setdefault(meant, _value(meant, value, name))
    return Metadata(**found), tuple(unknown)


def field(key: str) -> str | None:
    """The field of `Metadata` that a key means; None where it means nothing here."""
    return _FIELD.get(key.strip().lower().replace("-", "_").replace(" ", "_"))


def _value(field: str, value: Any, name: str) -> Any:
    if field == "author":
        return tuple(_author(item, name) for item in _authors(value, name))
    if field == "publisher" and isinstance(value, dict):
        return Outlet(
            _text(field, value.get("name"), name), url=_link(field, value["url"], name) if value.get("url") else None
        )
    if isinstance(value, (int, float)) and not isinstance(value, bool) and field in ("identifier", "rights"):
        value = str(value)
    text = _text(field, value, name)
    if field.startswith("date_"):
        day = dates.parse(text)
        if day is None:
            raise ReadError(
                name, f"{field} {text!r} is no date", "write 2021-01-20, or 2021-01-20T15:04:05+00:00 with its zone"
            )
        return day
    if field in ("url", "license"):
        return _link(field, text, name)
    if field == "in_language":
        return _tag(text, name)
    return Outlet(text) if field == "publisher" else text


def _authors(value: Any, name: str) -> list[Any]:
    if isinstance(value, str):
        return [part for part in value.split(";") if part.strip()]
    if isinstance(value, (list, dict)):
        return value if isinstance(value, list) else [value]
    raise ReadError(name, f"author is {_sort(value)}, not a name or a list of names", "give names as text")


def _author(item: Any, name: str) -> Byline:
    kind = str(item.get("@type") or item.get("type") or "") or None if isinstance(item, dict) else None
    text = _text("author", item.get("name") if isinstance(item, dict) else item, name)
    made = named(text, kind=kind)
    return made or Byline(text)


def _text(field: str, value: Any, name: str) -> str:
    if not isinstance(value, str):
        raise ReadError(name, f"{field}: {_sort(value)} where words are wanted", "give it as text")
    if not value.strip():
        raise ReadError(name, f"{field}: an empty name", "give it, or leave it out")
    return " ".join(value.split())


def _link(field: str, value: Any, name: str) -> str:
    text = _text(field, value, name)
    if bare(text) != text:
        raise ReadError(name, f"{field}: a user name or password in the address", "give the address without it")
    try:
        url_key(text)
    except ValueError as error:
        raise ReadError(name, f"{field} {text!r} is no web address", "write it out: https://…") from error
    return text


def _tag(text: str, name: str) -> str:
    """A language tag ('en_US', as systems write locales, is 'en-US')."""
    tag = text.replace("_", "-")
    if not _TAG.fullmatch(tag):
        raise ReadError(name, f"language {text!r} is no language tag", "write it as in BCP 47: en, pt-BR, zh-Hant")
    return tag


def _sort(value: Any) -> str:
    return _SORTS.get(type(value), f"a {type(value).__name__}")
