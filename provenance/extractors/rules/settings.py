"""Settings: where the words were said, by the nouns that name such places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.extractors.rules.lexicon import listed
from provenance.model.extraction import Setting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.extractors.rules.words import Word

_NOUNS = {
    Setting.STATEMENT: "statement statements communique release",
    Setting.INTERVIEW: "interview interviews",
    Setting.NEWS_CONFERENCE: "conference briefing presser",
    Setting.HEARING: "hearing testimony",
    Setting.SOCIAL_MEDIA: "tweet tweets twitter facebook instagram tiktok telegram weibo youtube linkedin",
    Setting.REPORT: "report reports",
}
_OF = {noun: setting for setting, nouns in _NOUNS.items() for noun in nouns.split()}
_CONFERENCES = frozenset({"news", "press"})
_LEADS = listed("in at during on via through by to")
_BETWEEN = listed(
    "a an the his her its their written joint press news online telephone phone recent separate brief short sworn "
    "video "
    "televised exclusive email emailed series of tv television radio late early same new annual daily "
    "senate house congressional committee parliamentary court committee post posting"
)
_VERBS = {
    "tweet": Setting.SOCIAL_MEDIA,
    "retweet": Setting.SOCIAL_MEDIA,
    "post": Setting.SOCIAL_MEDIA,
    "testify": Setting.HEARING,
}
_REACH = 7


def opens_setting(words: Sequence[Word], k: int) -> bool:
    """Whether ``words[k]`` begins a phrase that says where: 'in an interview', 'at a news conference'."""
    return _phrase(words, k) is not None


def setting(words: Sequence[Word], gaps: Sequence[tuple[int, int]], source: str, lemma: str) -> Setting:
    """Where the words were said, as far as the article says it.

    ``gaps`` (half-open, in words) are what stands around the cue, ``source`` the noun that is the source ('the
    statement'), ``lemma`` the verb.
    """
    for begin, end in gaps:
        for k in range(begin, end):
            found = _phrase(words, k)
            if found is not None:
                return found
    return _VERBS.get(lemma) or _OF.get(source) or Setting.UNKNOWN


def _phrase(words: Sequence[Word], k: int) -> Setting | None:
    if words[k].low not in _LEADS:
        return None
    for j in range(k + 1, min(len(words), k + _REACH)):
        low = words[j].low
        found = _OF.get(low)
        if found is Setting.NEWS_CONFERENCE and low == "conference" and words[j - 1].low not in _CONFERENCES:
            return None
        if found is not None:
            return found
        if low not in _BETWEEN and not (words[j].name_like and low != "i") and not low.endswith("day"):
            return None
    return None
