"""Settings: where the words were said, by the nouns that name such places."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provenance.model.extraction import Setting
from provenance.prose.lexicon import listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.prose.words import Word

_NOUNS = {
    Setting.STATEMENT: "statement statements communique communiqué release",
    Setting.INTERVIEW: "interview interviews",
    Setting.NEWS_CONFERENCE: "conference briefing presser",
    Setting.HEARING: "hearing testimony inquest",
    Setting.SOCIAL_MEDIA: "tweet tweets twitter facebook instagram tiktok telegram weibo youtube linkedin bluesky "
    "threads mastodon snapchat whatsapp reddit vk vkontakte vlog livestream",
    Setting.REPORT: "report reports",
}
_OF = {noun: setting for setting, nouns in _NOUNS.items() for noun in nouns.split()}
_CONFERENCES = frozenset({"news", "press"})
_LEADS = listed("in at during on via through by to")
_ADDRESSED = listed("told tells telling addressing opening holding giving")
_BETWEEN = listed(
    "a an the his her its their written joint press news online telephone phone recent separate brief short sworn "
    "video televised exclusive email emailed e-mailed issued prepared series of tv television radio late early same "
    "new annual daily weekly monthly regular senate house congressional committee parliamentary court post posting "
    "night night's morning morning's afternoon afternoon's evening evening's hastily arranged called packed crowded "
    "virtual first second final opening public official social account page platform truth scheduled budget"
)
_VERBS = {
    "tweet": Setting.SOCIAL_MEDIA,
    "retweet": Setting.SOCIAL_MEDIA,
    "post": Setting.SOCIAL_MEDIA,
    "testify": Setting.HEARING,
}
_KNOWN = frozenset({"the", "that", "same"})
_REACH = 7
_TOP, _HEAD = 4000, 6
_HEADING = re.compile(
    r"(?:(?:press|media|news) (?:statement|release)|(?:statement|release) to the (?:press|media)|"
    r"for immediate (?:release|publication)|embargoed (?:until|for).{0,60})(?:\W.{0,80})?",
    re.IGNORECASE,
)
_OCCASION = re.compile(
    r"(?P<news_conference>\b(?:press|news|media) (?:conference|briefing)|\bpresser\b|\bbriefing\b)"
    r"|(?P<hearing>\b(?:hearing|inquiry|inquest|tribunal|committee|evidence of|testimony)\b)"
    r"|(?P<interview>\b(?:interview(?:ed)?|(?:speaks|spoke|talks|talked) (?:to|with)|in conversation with)\b)",
    re.IGNORECASE,
)
_LONGEST = 200
_NOTES = re.compile(r"^[^\w\n]*notes? (?:to|for) (?:the )?editors?\b", re.IGNORECASE | re.MULTILINE)
_ENDS = re.compile(r"^[^\w\n]*(?:ends?|end of (?:statement|release)|###)[^\w\n]*$", re.IGNORECASE | re.MULTILINE)


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
            if words[k].low in _ADDRESSED and (found := _noun(words, k)):
                return found  # 'told a news conference', 'addressing her weekly briefing'
    return _VERBS.get(lemma) or _OF.get(source) or Setting.UNKNOWN


def again(words: Sequence[Word], gaps: Sequence[tuple[int, int]]) -> bool:
    """Whether an occasion is called one that the reader knows: 'in the interview', 'at the same briefing'."""
    return any(
        words[k].low in _KNOWN and any(w.low in _OF for w in words[k + 1 : min(end, k + 4)])
        for begin, end in gaps
        for k in range(begin, end)
    )


def released(text: str) -> bool:
    """Whether a text is itself a statement to the press: it says so in its first lines, or 'notes to editors' below."""
    lines = [line.strip() for line in text[:_TOP].splitlines() if line.strip()]
    if any(_HEADING.fullmatch(line) for line in lines[:_HEAD]):
        return True
    foot = text[-_TOP:]
    return bool(_NOTES.search(foot) and _ENDS.search(foot))


def recorded(text: str) -> Setting:
    """Where the turns of a transcript were spoken, by the lines above them."""
    lines = [line.strip() for line in text[:_TOP].splitlines() if line.strip()]
    found = (_OCCASION.search(line) for line in lines[:_HEAD] if len(line) < _LONGEST)
    named = next((match for match in found if match), None)
    return Setting(str(named.lastgroup).replace("_", " ")) if named else Setting.UNKNOWN


def _phrase(words: Sequence[Word], k: int) -> Setting | None:
    if words[k].low not in _LEADS:
        return None
    if words[k].low == "on" and k + 1 < len(words) and words[k + 1].text in {"X", "X."}:
        named = k + 2 < len(words) and (words[k + 2].name_like or words[k + 2].text in {"-", "&"})
        return None if named else Setting.SOCIAL_MEDIA
    return _noun(words, k)


def _noun(words: Sequence[Word], k: int) -> Setting | None:
    """The setting that a noun after ``words[k]`` names, over its adjectives and whose it is."""
    for j in range(k + 1, min(len(words), k + _REACH)):
        low = words[j].low
        found = _OF.get(low)
        if words[j - 1].low == "social" and (low == "media" or words[j - 2].low == "truth"):
            found = Setting.SOCIAL_MEDIA
        if found is Setting.NEWS_CONFERENCE and low == "conference" and words[j - 1].low not in _CONFERENCES:
            return None
        if found is not None:
            return found
        if low not in _BETWEEN and not (words[j].name_like and low != "i") and not low.endswith(("day", "day's")):
            return None
    return None
