"""Words and addresses as everything that comes after can hold them, whoever wrote them.

JSON can spell half a surrogate pair, which no encoding can; pages carry control characters, which XML may not
and a terminal obeys; addresses have ports that are none and passwords that are nobody's business. Every
reading passes here once, so that no such value goes further, and what was changed is said.
"""

from __future__ import annotations

import re
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from provenance.ids import url_key
from provenance.model.reading import Byline, Outlet, Reading
from provenance.notices import Notice, NoticeKind

if TYPE_CHECKING:
    from provenance.model.reading import Metadata

_LONE = re.compile("[\ud800-\udfff]")
_NO_CHARACTER = re.compile("[\ud800-\udfff\ufffe\uffff]")
_SPACING = re.compile("[\t\n\v\f\r\x85]+")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")
_ESCAPED_BYTE = re.compile("[\udc80-\udcff]")
_CREDENTIALS = re.compile(r"(\s*(?:[A-Za-z][A-Za-z0-9+.\-]*:)?//)[^/?#]*@")
_LINKS = frozenset(
    ("url", "license", "same_as", "publishing_principles", "corrections_policy", "ethics_policy"),
)


def name(given: str) -> str:
    """A file's name that can be printed and kept: bytes that are no text as ``%E9``, controls as U+FFFD."""
    shown = _ESCAPED_BYTE.sub(lambda byte: f"%{ord(byte.group()) - 0xDC00:02X}", given)
    return _CONTROL.sub("\ufffd", _NO_CHARACTER.sub("\ufffd", shown))


def bare(address: str) -> str:
    """An address without the user name and password in it."""
    return _CREDENTIALS.sub(r"\1", address, count=1)


def text(given: str, about: str) -> tuple[str, tuple[Notice, ...]]:
    """A text with U+FFFD for each half of a surrogate pair, so that every offset stays."""
    whole, lost = _LONE.subn("\ufffd", given)
    return whole, (_replaced(about, "the text", lost),) if lost else ()


def reading(given: Reading) -> Reading:
    """A reading whose words and addresses can be kept, with a notice for each that had to be changed."""
    whole, said = text(given.text, given.name)
    own, found = _Metadata(given.name).cleaned(given.metadata)
    outside, beside = _Metadata(given.name).cleaned(given.given)
    notices = tuple(dict.fromkeys((*given.notices, *said, *found, *beside)))
    return replace(given, text=whole, metadata=own, given=outside, notices=notices)


class _Metadata:
    def __init__(self, about: str) -> None:
        self._about = about
        self._notices: list[Notice] = []

    def cleaned(self, given: Metadata) -> tuple[Metadata, list[Notice]]:
        values = {one.name: self._value(one.name, one.name, getattr(given, one.name)) for one in fields(given)}
        return replace(given, **values), self._notices

    def _value(self, field: str, place: str, value: Any) -> Any:
        """The value, or None where nothing of it is left."""
        if isinstance(value, str):
            return self._link(place, value) if field in _LINKS else self._words(place, value)
        if isinstance(value, tuple):
            return tuple(kept for item in value if (kept := self._value(field, place, item)))
        if isinstance(value, (Byline, Outlet)):
            own = [one.name for one in fields(value)]
            parts = {part: self._value(part, f"{place} {part}", getattr(value, part)) for part in own}
            return replace(value, **parts) if parts["name"] else None
        return value

    def _words(self, place: str, value: str) -> str | None:
        whole, lost = _NO_CHARACTER.subn("\ufffd", value)
        if lost:
            self._notices.append(_replaced(self._about, place, lost))
        whole, controls = _CONTROL.subn("", _SPACING.sub(" ", whole))
        if controls:
            message = f"{place}: {_characters(controls, 'control character')} left out"
            self._notices.append(Notice(NoticeKind.SKIPPED, self._about, message))
        return whole.strip() or None

    def _link(self, place: str, value: str) -> str | None:
        """An address without credentials; None where it is of the web and leads nowhere."""
        link = bare(value.strip())
        if link != value.strip():
            message = f"{place}: a user name or password in the address is left out"
            self._notices.append(Notice(NoticeKind.SKIPPED, self._about, message))
        if link.lower().startswith(("http:", "https:")):
            try:
                url_key(link)
            except ValueError as error:
                self._notices.append(Notice(NoticeKind.DOUBTFUL, self._about, f"{place}: {error}; left out"))
                return None
        return link or None


def _replaced(about: str, place: str, lost: int) -> Notice:
    message = f"{place}: {_characters(lost, 'half character')} replaced by U+FFFD"
    return Notice(NoticeKind.REPLACED_BYTES, about, message)


def _characters(count: int, what: str) -> str:
    return f"{count} {what}{'s' if count != 1 else ''}"
