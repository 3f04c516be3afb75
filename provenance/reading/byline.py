"""Names of authors as they are printed, told apart into people and organisations."""

from __future__ import annotations

import re

from provenance.model.reading import Byline
from provenance.reading.dateline import AGENCIES

_BY = re.compile(r"^(?:(?:story |words |written |posted |reported |analysis )?by|von|par|por)[:\s]\s*", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s*(?:;|\||•|·|\n|/|&|,? and |, (?=[A-ZÀ-Þ])| und | et (?=[A-ZÀ-Þ])| y (?=[A-ZÀ-Þ]))\s*")
_ORGANISATION = re.compile(
    r"\b(?:staff|(?:news)?desk|team|news|newsroom|editors?|editorial|agency|agencies|agence|press|reuters|"
    r"redaktion|rédaction|redacción|associated|service|media|"
    r"times|post|journal|herald|tribune|gazette|mirror|guardian|correspondents?|reporters?|bureau|board|"
    r"network|magazine|wires?|foundation|university|institute)\b",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"^(?:(?:\w+ ){0,3}(?:editor|writer|reporter|correspondent|columnist|contributor|chief|producer|"
    r"journalist|critic|analyst)\b.*|(?:jr|sr|phd|md|m\.d|ph\.d|esq|ii|iii|iv)\.?)$",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"\S+@\S+|https?://\S+|@\w+|\b(?:published|updated|posted|twitter|follow|e-?mail)\b.*", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_](?![^\W\d_]))?")
_MOST, _LONGEST = 30, 90


def bylines(printed: str) -> tuple[Byline, ...]:
    """Every name in a printed byline, 'By ' and the roles after it stripped; at most 30."""
    names: dict[str, Byline] = {}
    text = _BY.sub("", _CONTACT.sub(" ", printed[:4000]).strip())
    for part in _SEPARATOR.split(text):
        if found := named(part):
            names.setdefault(found.name.casefold(), found)
        if len(names) == _MOST:
            break
    return tuple(names.values())


_INVERTED = re.compile(r"([^\W\d_][\w'’\- ]*), ([^\W\d_][\w.'’\-]*(?: [\w.'’\-]+){0,2})")


def catalogued(written: str) -> tuple[Byline, ...]:
    """The names in a catalogue's field, which has the family name first (Dublin Core, Highwire tags: 'Doe, Jane')."""
    inverted = _INVERTED.fullmatch(written.strip())
    if inverted and " and " not in written and len(inverted[1].split()) < 4:
        return bylines(f"{inverted[2]} {inverted[1]}")
    return bylines(written)


def named(name: str, *, kind: str | None = None, url: str | None = None) -> Byline | None:
    """One name as a byline; ``kind`` is what the page says it is ('Person', 'Organization'), else its form tells."""
    name = " ".join(_BY.sub("", name.strip()).split()).strip(" ,.;|-–—")
    if not name or len(name) > _LONGEST or not re.search(r"[^\W\d_]", name) or _TITLE.match(name) or "//" in name:
        return None
    if kind not in ("Person", "Organization"):
        agency = name in AGENCIES and not name.islower()
        kind = "Organization" if agency or _ORGANISATION.search(name) else "Person"
        if kind == "Person" and " " in name and name.isupper():
            name = _WORD.sub(lambda word: word.group().capitalize(), name)  # 'ADA MOSS-WEST'
    return Byline(name, kind, url)
