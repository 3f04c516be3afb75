"""Descriptions: what a mention says of somebody beside a name, and what of it says only where or whose they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.prose.lexicon import DETERMINERS, ORGANISATION, PREPOSITIONS, RELATIVE, ROLES, listed
from provenance.resolving.kinds import PUBLIC
from provenance.resolving.titles import whose

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.prose.words import Word
    from provenance.resolving.names import Name

_COMMON = ORGANISATION | PUBLIC | listed("defence defense foreign health interior finance justice education transport")


def unqualified(mention: Sequence[Word]) -> Sequence[Word]:
    """A mention without its relative clause: 'the regulator that shut the pier' is the regulator."""
    end = next((k for k, w in enumerate(mention) if k and w.low in RELATIVE | {"whose"}), len(mention))
    return mention[: end - (mention[end - 1].text == ",")]


def elsewhere(mention: Sequence[Word], name: Name, noun: str) -> bool:
    """'the police command in Kestria': whether the name in a mention only says where or whose somebody is."""
    at = next((k for k, w in enumerate(mention) if k and w.low in PREPOSITIONS), 0)
    lead = mention[at - 1] if at else mention[0]
    body = noun in ORGANISATION | PUBLIC  # 'the Ministry of Works'
    described = lead.low == noun and noun not in ROLES and (body or not any(w.name_like for w in mention[1:at]))
    return bool(at and name.name) and described


def many_of(mention: Sequence[Word], noun: str) -> bool:
    """'Villagers of Kestrel', 'Fishermen': several people, whatever capital letter the sentence begins with."""
    of = len(mention) > 2 and mention[1].low in {"of", "in", "from", "at"} and noun == mention[0].low
    one = mention[0].low.replace("men", "man") if mention[0].low.endswith("men") else mention[0].low.removesuffix("s")
    return (of and noun.endswith(("s", "men", "people"))) or (
        len(mention) == 1 and one != mention[0].low and one in ROLES
    )


def unowned(mention: Sequence[Word]) -> list[Word]:
    """A mention without its article and without whose it is; 'Roe's campaign' is the Roe campaign."""
    line = [w for k, w in enumerate(mention) if not (k == 0 and w.low in DETERMINERS)]
    line = _owned(line)
    named = next((k for k, w in enumerate(line) if w.name_like), 0)
    if (
        sum(w.name_like for w in line) > 1
        and line[-1].name_like
        and not any(w.low in PREPOSITIONS for w in line[:named])
    ):
        line = line[named:]  # 'the nonpartisan Harbour Policy Centre'
    placed = next((k for k, w in enumerate(line) if k and w.low == "in" and line[k - 1].name_like), len(line))
    line = line[:placed]  # 'the Federal Office for Railways in Bern'
    for k in range(len(line) - 1):
        if line[k].low.endswith("'s") and not line[k + 1].name_like:
            line[k] = without_s(line[k])
    return line


def _owned(line: list[Word]) -> list[Word]:
    """Without whose it is, unless only that tells it from others: 'Kestria's Defence Ministry'."""
    k = whose(line)
    if k and all(w.low in _COMMON for w in line[k:]):
        return [*line[: k - 1], without_s(line[k - 1]), *line[k:]]
    return line[k:]


def without_s(word: Word) -> Word:
    """'Kestrel's' as 'Kestrel'."""
    return word._replace(text=word.text[:-2], low=word.low[:-2])


def writers_of(mention: Sequence[Word]) -> Sequence[Word]:
    """Who wrote a document, where the mention says so: 'a letter from the council', 'Roe's statement'."""
    for k, word in enumerate(mention):
        if word.low in {"from", "by"} and k + 1 < len(mention) and k:
            return mention[k + 1 :]
        if word.low.endswith("'s") and word.name_like:
            return [*mention[:k], without_s(word)]
    return ()
