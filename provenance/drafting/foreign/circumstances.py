"""Circumstances: the outlets that the words came through, the day, and where they were said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.drafting.foreign.outlets import BY_HYPHEN
from provenance.model.extraction import Relation, Relay, Setting
from provenance.model.reading import Span

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from provenance.drafting.foreign.claim import Claim
    from provenance.drafting.foreign.outlets import Found
    from provenance.drafting.foreign.tongue import Tongue
    from provenance.prose.words import Word

_SETTINGS = {
    "conference": Setting.NEWS_CONFERENCE,
    "statement": Setting.STATEMENT,
    "interview": Setting.INTERVIEW,
    "social": Setting.SOCIAL_MEDIA,
    "hearing": Setting.HEARING,
    "report": Setting.REPORT,
}
_NEAR = {
    Relation.REPORTED: 0, Relation.ACCORDING_TO: 0, Relation.FIRST_REPORTED: 1, Relation.QUOTED: 1,
    Relation.TOLD: 2, Relation.INTERVIEW: 2,
}  # fmt: skip
_WINDOW = 6


def setting(words: Sequence[Word], places: Sequence[int], language: Tongue) -> Setting:
    """The first place that a noun names; 'X' is one only after a preposition."""
    for k in places:
        for kind, found in _SETTINGS.items():
            if not language.at(kind, words, k):
                continue
            lead = words[k - 1].low if k else ""
            if found is not Setting.SOCIAL_MEDIA and words[k].name_like and language.code != "de":
                continue  # 'La Tribuna'
            if len(words[k].text) == 1 and not (
                words[k].text == "X" and (language.has("at", lead) or language.has("accounts", lead) or lead == "de")
            ):
                continue
            if kind == "interview" and language.has("consulted", words[k].low):
                continue
            if kind == "hearing" and not (language.has("lead", lead) or language.has("definite", lead)):
                continue
            if kind == "hearing" and _subject(words, k, language):
                continue
            return found
    return Setting.UNKNOWN


def posted(words: Sequence[Word], claim: Claim, language: Tongue) -> bool:
    """Whether the cue is a verb of posting: 'tuiteó', 'a tweeté'."""
    return any(language.has("posts", words[k].low) for k in range(*claim.cue))


def _subject(words: Sequence[Word], k: int, language: Tongue) -> bool:
    """Whether a court is who speaks rather than where it was said."""
    at = k - 1
    while at >= 0 and (language.has("definite", words[at].low) or words[at].low in {"l'", "la"}):
        at -= 1
    return at < 0 or not language.has("lead", words[at].low)


def is_outlet(words: Sequence[Word], claim: Claim, outlets: Sequence[Found], language: Tongue) -> bool:
    """Whether the source of a claim is an outlet, or a report of one, and nobody else."""
    source = claim.source
    if source is None:
        return False
    inside = [o for o in outlets if source.first <= o.first < source.last or (o.first == source.end and not o.own)]
    if not inside or language.at("pronouns", words, source.first) >= source.end - source.first:
        return False
    rest = [
        w for k, w in enumerate(words[source.first : source.end], source.first)
        if not any(o.first <= k < o.end for o in inside) and w.is_word
    ]  # fmt: skip
    kinds = ("kinds", "documents", "houses", "whose")
    plain = [w for w in rest if w.low not in language.closed]
    if plain and language.has("kinds", plain[0].low) and all(w.text.islower() for w in plain[1:]):
        return True  # 'el diario económico El Cronista'
    return all(w.low in language.closed or any(language.has(kind, w.low) for kind in kinds) for w in rest)


def relays(
    words: Sequence[Word], places: Collection[int], claim: Claim, outlets: Sequence[Found], language: Tongue
) -> tuple[Relay, ...]:
    """The outlets at ``places`` that the words came through, nearest first."""
    itself = is_outlet(words, claim, outlets, language)
    found: list[tuple[Found, Relation]] = []
    for outlet in outlets:
        if outlet.first not in places or any(outlet.name == other.name for other, _ in found):
            continue
        relation = _relation(words, outlet, claim, language, itself=itself)
        if relation is not None:
            found.append((outlet, relation))
    found.sort(key=lambda hop: _NEAR[hop[1]])
    return tuple(
        Relay(o.name, relation, o.own, (Span(words[o.first].start, words[o.end - 1].end),)) for o, relation in found
    )


def _by_report(words: Sequence[Word], outlet: Found, claim: Claim, language: Tongue) -> bool:
    """'laut dpa', 'Medienberichten zufolge', 'nach dpa-Informationen'."""
    cues = any(language.at(kind, words, k) for k in range(*claim.cue) for kind in ("according", "behind"))
    cues = cues or any(words[k].low == "nach" for k in range(*claim.cue))
    return cues or words[outlet.first].low.endswith(BY_HYPHEN)


def _relation(  # noqa: C901, PLR0911, PLR0912
    words: Sequence[Word], outlet: Found, claim: Claim, language: Tongue, *, itself: bool
) -> Relation | None:
    at = outlet.first
    while (
        at
        and (
            language.has("definite", words[at - 1].low)
            or language.has("kinds", words[at - 1].low)
            or words[at - 1].low in {"l'", "news"}
        )
        and not (
            language.code == "de"
            and language.has("told", words[at - 1].low)
            and not language.has("kinds", words[at - 1].low)
        )
    ):
        at -= 1
    lead = [w.low for w in words[max(0, at - _WINDOW) : at]]
    one = lead[-1] if lead else ""
    if language.code == "de" and language.has("kinds", words[outlet.first - 1].low) and at == outlet.first - 1 and at:
        one = words[at - 1].low
    inside = claim.source is not None and claim.source.first <= outlet.first < max(
        claim.source.last, claim.source.end + 1
    )
    tail = words[outlet.end : outlet.end + 4]
    if inside and itself:
        if outlet.own:
            return Relation.REPORTED  # 'nach Informationen dieser Zeitung'
        if _by_report(words, outlet, claim, language):
            return Relation.ACCORDING_TO
        near = [w.low for w in words[max(0, claim.cue[0] - 4) : claim.cue[1] + 4]]
        if any(language.has("quoted", low) and not language.has("citing", low) for low in near):
            return Relation.QUOTED
        return Relation.FIRST_REPORTED if any(language.has("first", low) for low in near) else Relation.REPORTED
    if any(language.has("interview", low) for low in lead) and not claim.source_is(at):
        return Relation.INTERVIEW
    if any(language.has("quoted", low) for low in lead[-3:]) or any(language.has("quoted", w.low) for w in tail[:1]):
        return Relation.QUOTED
    if inside and claim.source is not None and outlet.first < claim.source.end:
        return None  # 'la directrice du Monde'
    if any(language.has("according", low) for low in lead[-4:]) and not language.has("weak_according", one):
        return Relation.ACCORDING_TO
    if language.has("by", one) and any(language.has("reached", low) for low in lead[-5:-1]):
        return Relation.TOLD  # 'joint par Le Courrier', 'consultadas por EFE'
    if language.has("by", one):
        return Relation.FIRST_REPORTED if any(language.has("first", low) for low in lead) else Relation.REPORTED
    if any(w.low in language.of("interview") for w in tail):
        return Relation.INTERVIEW
    if at > 1 and language.at("told", words, at - 2) == 2:
        return Relation.TOLD  # 'auprès de l'AFP'
    if language.has("told", one) or (one.endswith("'") and len(lead) > 1 and language.has("told", lead[-2])):
        return Relation.TOLD
    if outlet.own and language.code == "de" and language.at("ourselves", words, outlet.first):
        return Relation.TOLD
    return Relation.REPORTED if language.has("at", one) else None
