"""Relays: the outlets through which the article has the words, by what stands around the cue."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from provenance.model.extraction import Relation, Relay
from provenance.model.reading import Span
from provenance.prose.lexicon import listed
from provenance.resolving.outlets import outlets, same

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from provenance.prose.words import Word
    from provenance.resolving.outlet_forms import Found

_REPORTING = listed(
    "reported reports report reporting said says wrote writes revealed reveals claimed claims noted notes added found "
    "estimated published quoting citing announced disclosed learned suggested"
)
_QUOTING = listed("quoted quotes quoting cited cites")
CITING = frozenset({"cite", "quote"})
"""Lemmas of cues by which one outlet has the words from another."""
_TELLING = listed("told tells telling tell")
_OTHER_MEDIA = listed("outlets outlet media newspapers agencies sources organizations organisations stations")
_NEAR = {
    Relation.REPORTED: 0, Relation.ACCORDING_TO: 0, Relation.FIRST_REPORTED: 1, Relation.QUOTED: 1,
    Relation.TOLD: 2, Relation.INTERVIEW: 2,
}  # fmt: skip
_REPORTS = frozenset({Relation.REPORTED, Relation.ACCORDING_TO})
_CITED = 1
_OUTERMOST = -1
_BEFORE_NAMES = listed("the a an newspaper magazine broadcaster agency news state local paper daily weekly website")
_WORKS_FOR = frozenset({"for", "of", "at", "from"})
_WINDOW = 6


class Hop(NamedTuple):
    """An outlet found, its relation, and how near to the article it stands (less is nearer)."""

    found: Found
    relation: Relation
    near: int


def is_outlet(words: Sequence[Word], known: Mapping[str, str] | None = None) -> bool:
    """Whether a mention names an outlet, and nobody who works for one or speaks of one."""
    found = outlets(words, 0, len(words), known)
    if not found:
        return False
    rest = [w.low for k, w in enumerate(words) if not any(f.first <= k < f.end for f in found)]
    return all(low in _PLAIN for low in rest)


def passed_on(words: Sequence[Word], source: tuple[int, int], after: tuple[int, int], known: Mapping[str, str]) -> bool:
    """Whether an outlet is said to cite another ('the Gazette, which cited an interview with Nordic Radio'): two hops.

    ``source`` is who cites, ``after`` what follows the cue, half-open in words.
    """
    cited = words[slice(*after)]
    if any(w.run for w in cited):
        return False
    whose = words[slice(*source)]
    return is_outlet(cited, known) or (bool(whose) and is_outlet(whose, known) and bool(outlets(words, *after, known)))


_PLAIN = _OTHER_MEDIA | listed(
    "the a an and other news report reports study story article , in by from 's its several magazine newspaper agency "
    "with her him their of on website poll survey interview analysis investigation exclusive local "
    "state-run state-owned"
)


def relays(
    words: Sequence[Word],
    gaps: Iterable[tuple[int, int]],
    source: tuple[int, int],
    publisher: str | None,
    known: Mapping[str, str],
) -> tuple[Relay, ...]:
    """The outlets named in ``gaps`` (half-open, in words) that the words came through, nearest first.

    ``source`` is the mention of who said it, ``publisher`` the article's own outlet, ``known`` what it has shown
    of others (`outlets.learned`).
    """
    hops: list[Hop] = []
    for begin, end in gaps:
        for found in outlets(words, begin, end, known):
            hop = _hop(words, found, known, is_source=source[0] <= found.first < source[1])
            if hop is not None and not any(h.found.name == found.name for h in hops):
                hops.append(hop)
    # Of two that report, the one named later has it from the other: 'according to A, B reported'.
    hops.sort(key=lambda hop: (hop.near, -hop.found.first if hop.relation in _REPORTS else hop.found.first))
    return tuple(
        Relay(
            hop.found.name,
            hop.relation,
            self_=publisher is not None and same(hop.found.name, publisher),
            evidence=(Span(words[hop.found.first].start, words[hop.found.end - 1].end),),
        )
        for hop in hops
    )


def _hop(words: Sequence[Word], found: Found, known: Mapping[str, str], *, is_source: bool) -> Hop | None:
    """How the words came to this outlet, by what precedes it and what follows it; None if it is only mentioned."""
    lead = [w.low for w in words[max(0, found.first - _WINDOW) : found.first]]
    while lead and (lead[-1].endswith("'s") or lead[-1] in _BEFORE_NAMES):
        lead.pop()
    tail = [w.low for w in words[found.end : found.end + _WINDOW]]
    one = lead[-1] if lead else ""
    if tail[:1] == ["interview"]:
        return Hop(found, Relation.INTERVIEW, _NEAR[Relation.INTERVIEW])
    itself = is_source and is_outlet(words[found.first : found.end], known)
    if is_source and one in _WORKS_FOR:
        return None  # 'a spokeswoman for the broadcaster'
    if lead[-2:] == ["according", "to"] and found.first - len(lead) <= 1 and one == "to":
        return Hop(found, Relation.ACCORDING_TO, _OUTERMOST if not lead[:-2] else _NEAR[Relation.ACCORDING_TO])
    relation = _before(lead, one) or _after(tail) or (Relation.REPORTED if itself else None)
    if relation is None:
        return None
    return Hop(found, relation, _CITED if one in {"citing", "quoting"} else _NEAR[relation])


def _before(lead: list[str], one: str) -> Relation | None:  # noqa: C901, PLR0911
    if one in _TELLING:
        return Relation.TOLD
    if one == "by":
        verbs = lead[-4:-1]
        if "first" in verbs:
            return Relation.FIRST_REPORTED
        if set(verbs) & _QUOTING:
            return Relation.QUOTED
        return Relation.INTERVIEW if "interview" in lead else Relation.REPORTED
    if one in {"with", "to", "on", "for", "in", "from", "and", "of", "at"}:
        if "interview" in lead or "interviewed" in lead:
            return Relation.INTERVIEW
        if "according" in lead:
            return Relation.ACCORDING_TO
        if one in {"with", "to"}:
            spoke = {
                "spoke",
                "speaking",
                "said",
                "talked",
                "confirmed",
                "comments",
                "remarks",
                "statement",
                "emailed",
                "explained",
                "wrote",
                "admitted",
                "confessed",
                "revealed",
                "disclosed",
                "complained",
            }
            return Relation.TOLD if set(lead[:-1]) & spoke else None
        if one in {"on", "in"}:
            return Relation.REPORTED
    if one in {"citing", "quoting", "via", "per"}:
        return Relation.ACCORDING_TO if one == "per" else Relation.REPORTED
    return Relation.ACCORDING_TO if "according" in lead[-3:] else None


def _after(tail: list[str]) -> Relation | None:
    if "first" in tail[:2] and set(tail[:4]) & {"reported", "revealed", "published"}:
        return Relation.FIRST_REPORTED
    for low in tail[:4]:
        if (low in _QUOTING and "as" in tail) or (low in _QUOTING and low.startswith("quot")):
            return Relation.QUOTED
        if low in _REPORTING:
            return Relation.REPORTED
        if low in {",", ".", ";"}:
            return None
    return None
