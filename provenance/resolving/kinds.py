"""Kinds of organisations: the noun that says what one is ('the consultancy'), beside its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.prose.lexicon import DETERMINERS, ORGANISATION, PREPOSITIONS, listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.prose.words import Word
    from provenance.resolving.names import Name

FIRMS = listed(
    "company firm business consultancy insurer retailer operator lender brewer brewery carrier maker manufacturer "
    "developer contractor promoter publisher supplier distributor startup start-up utility chain builder broker owner "
    "airline bank brokerage bookmaker automaker carmaker drugmaker chipmaker shipbuilder shipowner landlord provider "
    "giant conglomerate subsidiary refiner venture label studio"
)
PUBLIC = listed(
    "department ministry office embassy council committee court board commission authority bureau police army agency "
    "inspectorate directorate secretariat parliament prosecutor"
)
_CORPORATE = listed("ltd ltd. plc inc inc. corp corp. llc co co. gmbh ag nv sa limited corporation company")
_KINDS = ORGANISATION | FIRMS | PUBLIC | listed("body think-tank nonprofit non-profit collective cooperative panel")
_NOT_AFTER = listed("campaign administration team family house force forces times post guard press news movement front")
_HEADS = listed("executive ceo boss")
_REACH = 8


def kinds_of(line: Sequence[Word], k: int, end: int, name: Name) -> set[str]:
    """What the words around the name at ``line[k:end]`` say it is."""
    if name.person is not None and name.head not in FIRMS:
        return set()
    found: set[str] = set()
    if name.name.lower().rpartition(" ")[2] in _CORPORATE:
        found.add("company")
    if name.head in FIRMS:
        found.add(name.head)
    lead = line[k - 1] if k else None
    if lead is not None and lead.low in _KINDS and not lead.name_like:
        found.add(lead.low)  # 'security consultancy Kestrel Marine'
    if k > 1 and line[k - 1].text == "," and (noun := _noun(line, max(0, k - 1 - _REACH), k - 1)):
        found.add(noun)  # 'the company, Kestrel Marine'
    if end < len(line) and line[end].low in _KINDS - _NOT_AFTER and not line[end].name_like:
        found.add(line[end].low)  # 'the Civic Union party'
    if end + 2 < len(line) and line[end].text == "," and line[end + 1].low in DETERMINERS:
        stop = end + 2
        while stop < min(len(line), end + _REACH) and line[stop].is_word and line[stop].low not in PREPOSITIONS:
            stop += 1
        if line[stop - 1].low in _KINDS and (stop == len(line) or line[stop].low != "'s"):
            found.add(line[stop - 1].low)  # 'Kestrel Marine, a shipping firm, ...'
    return found or _led(line, k, name)


def _led(line: Sequence[Word], k: int, name: Name) -> set[str]:
    """'the chief executive of Kestrel': what has one is a company, unless its name says what else it is."""
    led = k > 1 and line[k - 1].low in {"for", "of", "at"} and line[k - 2].low in _HEADS
    return {"company"} if led and not set(name.name.lower().split()) & _KINDS else set()


def _noun(line: Sequence[Word], floor: int, comma: int) -> str | None:
    """'the company' right before ``line[comma]``, with the article that makes it a mention of its own."""
    k = comma - 1
    if k <= floor or line[k].low not in _KINDS or line[k].name_like:
        return None
    while k > floor and line[k].is_word and line[k].low not in DETERMINERS and line[k].low not in PREPOSITIONS:
        k -= 1
    return line[comma - 1].low if line[k].low in {"the", "its", "their"} else None
